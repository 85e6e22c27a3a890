from thidua.plans.views.facts import accept, add, apply, edit, reject, settle, units
from thidua.plans.views.lists import plan_list, queue, upload
from thidua.plans.views.review import accept_group, discard, head, original, plan, propose, take_back

__all__ = [
    "accept",
    "accept_group",
    "add",
    "apply",
    "discard",
    "edit",
    "head",
    "original",
    "plan",
    "plan_list",
    "propose",
    "queue",
    "reject",
    "settle",
    "take_back",
    "units",
    "upload",
]
