"""Every write on rounds, opinions and questions."""

from thidua.consultations.actions.answering import answer_point, confirm_opinion, contest_opinion
from thidua.consultations.actions.opinions import enter_opinion, propose_opinion, send_opinion, take_back_opinion, write_opinion
from thidua.consultations.actions.questions import answer_question, ask_question, withdraw_question
from thidua.consultations.actions.rounds import (
    add_draft,
    cancel_round,
    close_round,
    close_when_over,
    edit_round,
    extend_round,
    open_round,
    settle_round,
    start_round,
)

__all__ = [
    "add_draft",
    "answer_point",
    "answer_question",
    "ask_question",
    "cancel_round",
    "close_round",
    "close_when_over",
    "confirm_opinion",
    "contest_opinion",
    "edit_round",
    "enter_opinion",
    "extend_round",
    "open_round",
    "propose_opinion",
    "send_opinion",
    "settle_round",
    "start_round",
    "take_back_opinion",
    "withdraw_question",
    "write_opinion",
]
