"""Every write on plans: take a file in and read it, review what was read, put it in force."""

from thidua.plans.actions.course import discard_plan, name_actors_again, propose_plan, put_in_force, recall_plan, take_back_plan
from thidua.plans.actions.documenting import make_document
from thidua.plans.actions.ordering import open_letter
from thidua.plans.actions.review import (
    accept_fact,
    accept_facts,
    acknowledge_errors,
    add_fact,
    apply_suggestion,
    describe_plan,
    edit_fact,
    reject_fact,
    settle_warning,
)
from thidua.plans.actions.taking_in import keep_plans, upload_plan
from thidua.plans.actions.writing import (
    add_words,
    add_written_fact,
    begin_written_plan,
    change_head,
    edit_words,
    move_part,
    remove_part,
)

__all__ = [
    "accept_fact",
    "accept_facts",
    "acknowledge_errors",
    "add_fact",
    "add_words",
    "add_written_fact",
    "apply_suggestion",
    "begin_written_plan",
    "change_head",
    "describe_plan",
    "discard_plan",
    "edit_fact",
    "edit_words",
    "keep_plans",
    "make_document",
    "move_part",
    "name_actors_again",
    "open_letter",
    "propose_plan",
    "put_in_force",
    "recall_plan",
    "reject_fact",
    "remove_part",
    "settle_warning",
    "take_back_plan",
    "upload_plan",
]
