"""Pages of rotation, proposals, handovers and the next year."""

from thidua.years.views.closing import close_year, reopen_year
from thidua.years.views.handover import handover, minutes_docx, minutes_pdf, offer, refuse, sign, start_handover, take_back
from thidua.years.views.next_year import next_plan, next_year, open_next
from thidua.years.views.proposals import decide, decision_file, proposal, propose, succession, withdraw
from thidua.years.views.register import add_past, pass_over, register, register_file, remove_past, rule, undo_pass

__all__ = [
    "add_past",
    "close_year",
    "decide",
    "decision_file",
    "handover",
    "minutes_docx",
    "minutes_pdf",
    "next_plan",
    "next_year",
    "offer",
    "open_next",
    "pass_over",
    "proposal",
    "propose",
    "refuse",
    "register",
    "register_file",
    "remove_past",
    "reopen_year",
    "rule",
    "sign",
    "start_handover",
    "succession",
    "take_back",
    "undo_pass",
    "withdraw",
]
