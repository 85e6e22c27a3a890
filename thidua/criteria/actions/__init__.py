"""Every write of criteria tables."""

from thidua.criteria.actions.life import (
    amend_table,
    begin_from_sample,
    begin_table,
    choose,
    copy_to_year,
    discard_version,
    issue_version,
    name_table,
)
from thidua.criteria.actions.tree import add_criterion, change_criterion, move_criterion, plant_criteria, remove_criterion

__all__ = [
    "add_criterion",
    "amend_table",
    "begin_from_sample",
    "begin_table",
    "change_criterion",
    "choose",
    "copy_to_year",
    "discard_version",
    "issue_version",
    "move_criterion",
    "name_table",
    "plant_criteria",
    "remove_criterion",
]
