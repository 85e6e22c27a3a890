"""Every write on the register of heads, proposals, handovers and the opening of the next year."""

from thidua.years.actions.closing import close_year, reopen_year
from thidua.years.actions.handover import offer_handover, refuse_handover, sign_handover, start_handover, take_back_handover, write_handover
from thidua.years.actions.opening import open_next
from thidua.years.actions.proposals import decide_head, propose_head, withdraw_proposal
from thidua.years.actions.register import add_past_lead, pass_over, remove_past_lead, set_rule, undo_pass

__all__ = [
    "add_past_lead",
    "close_year",
    "decide_head",
    "offer_handover",
    "open_next",
    "pass_over",
    "propose_head",
    "refuse_handover",
    "remove_past_lead",
    "reopen_year",
    "set_rule",
    "sign_handover",
    "start_handover",
    "take_back_handover",
    "undo_pass",
    "withdraw_proposal",
    "write_handover",
]
