"""Every write on obligations."""

from thidua.obligations.actions.assigning import assign_by_document
from thidua.obligations.actions.compiling import bring_into_year, date_milestone, take_in_newcomers
from thidua.obligations.actions.desk import (
    accept_submission,
    excuse,
    extend,
    extend_several,
    owe_again,
    return_submission,
)
from thidua.obligations.actions.issuing import issue_plan
from thidua.obligations.actions.length import choose_length_rule, record_page_count
from thidua.obligations.actions.letters import drop_order, order_by_letter
from thidua.obligations.actions.on_behalf import (
    Letter,
    confirm_entry,
    contest_entry,
    enter_on_behalf,
    record_answer,
    send_outside,
)
from thidua.obligations.actions.recalling import recall_document
from thidua.obligations.actions.submissions import (
    Brought,
    Outcome,
    Then,
    add_piece,
    begin_submission,
    describe_submission,
    drop_submission,
    hand_in,
    name_pieces,
    propose_submission,
    remove_piece,
    send_back,
    send_submission,
    take_back,
)
from thidua.obligations.actions.ticks import mark_done, reopen

__all__ = [
    "Brought",
    "Letter",
    "Outcome",
    "Then",
    "accept_submission",
    "add_piece",
    "assign_by_document",
    "begin_submission",
    "bring_into_year",
    "choose_length_rule",
    "confirm_entry",
    "contest_entry",
    "date_milestone",
    "describe_submission",
    "drop_order",
    "drop_submission",
    "enter_on_behalf",
    "excuse",
    "extend",
    "extend_several",
    "hand_in",
    "issue_plan",
    "mark_done",
    "name_pieces",
    "order_by_letter",
    "owe_again",
    "propose_submission",
    "recall_document",
    "record_answer",
    "record_page_count",
    "remove_piece",
    "reopen",
    "return_submission",
    "send_back",
    "send_outside",
    "send_submission",
    "take_back",
    "take_in_newcomers",
]
