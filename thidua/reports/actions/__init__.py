"""Every write on reports."""

from thidua.reports.actions.course import ask_opinions, finalise, hand_in_report, reopen_report
from thidua.reports.actions.drafting import add_part, describe_report, edit_part, move_part, remove_part, start_report
from thidua.reports.actions.pushing import push_draft
from thidua.reports.actions.taking import take_paragraphs, take_table, update_table

__all__ = [
    "add_part",
    "ask_opinions",
    "describe_report",
    "edit_part",
    "finalise",
    "hand_in_report",
    "move_part",
    "push_draft",
    "remove_part",
    "reopen_report",
    "start_report",
    "take_paragraphs",
    "take_table",
    "update_table",
]
