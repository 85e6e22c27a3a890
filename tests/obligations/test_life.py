"""The life of an obligation: every move from every state."""

from itertools import product

import pytest

from thidua.obligations.enums import Move, ObligationState
from thidua.obligations.rules import FINISHED_STATES, TRANSITIONS, UNFINISHED, after, why_not_move
from tools import cycle

WHERE = {
    Move.SUBMIT: {"open": "submitted", "returned": "submitted"},
    Move.TAKE_BACK: {"submitted": "open"},
    Move.ACCEPT: {"submitted": "accepted"},
    Move.RETURN: {"submitted": "returned", "accepted": "returned"},
    Move.EXCUSE: {"open": "excused", "returned": "excused"},
    Move.OWE_AGAIN: {"excused": "open"},
    Move.EXTEND: {"open": "open", "returned": "returned"},
    Move.TICK: {"open": "done", "returned": "done"},
    Move.REOPEN: {"done": "open"},
    Move.WITHDRAW: {"open": "withdrawn", "returned": "withdrawn", "submitted": "withdrawn", "excused": "withdrawn"},
}
"""Written out once more: a slip in the table is a slip in what units owe."""


@pytest.mark.parametrize(("move", "state"), list(product(Move, ObligationState)))
def test_each_move_from_each_state(move: Move, state: ObligationState) -> None:
    wanted = WHERE[move].get(state)
    assert after(move, state) == wanted
    reason = why_not_move(move, state)
    assert (reason is None) == (wanted is not None)
    assert reason is None or reason.endswith(".")


def test_what_is_finished_is_not_handed_in() -> None:
    assert set(TRANSITIONS[Move.SUBMIT]) == set(UNFINISHED)
    assert not set(UNFINISHED) & set(FINISHED_STATES)


def test_every_state_but_the_first_is_reached() -> None:
    reached = {after for moves in TRANSITIONS.values() for after in moves.values()}
    assert reached == set(ObligationState)


def test_the_drawing_is_of_this_table() -> None:
    assert cycle.PLACE.read_text() == cycle.page()
