from thidua.plans.views.facts import accept, add, apply, edit, reject, settle, units
from thidua.plans.views.lists import plan_list, queue, upload
from thidua.plans.views.review import accept_group, discard, head, original, plan, propose, take_back
from thidua.plans.views.writing import add_part, begin, edit_part, make_document, move_part, printed, remove_part, write, write_head

__all__ = [
    "accept",
    "accept_group",
    "add",
    "add_part",
    "apply",
    "begin",
    "discard",
    "edit",
    "edit_part",
    "head",
    "make_document",
    "move_part",
    "original",
    "plan",
    "plan_list",
    "printed",
    "propose",
    "queue",
    "reject",
    "remove_part",
    "settle",
    "take_back",
    "units",
    "upload",
    "write",
    "write_head",
]
