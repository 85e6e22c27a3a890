"""The life of a list that is printed: read, waited for when it is long, done or failed."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.documents.enums import PrintMove as Move
from thidua.documents.enums import PrintState as State

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.ASK: {State.READ: State.WAITING, State.FAILED: State.WAITING},
    Move.FINISH: {State.WAITING: State.DONE},
    Move.FAIL: {State.WAITING: State.FAILED},
}
_WORDS = {
    (Move.ASK, State.WAITING): "Danh sách này đang in, có thể do đồng nghiệp vừa bấm. Vài phút nữa tải lại trang.",
    (Move.ASK, State.DONE): "Danh sách này đã in ra PDF. Cần in khác thì tải danh sách mới.",
}
_LIFE = Life(State, "danh sách in đang", TRANSITIONS, _WORDS)
why_not_move = _LIFE.why_not


def after(move: Move, state: str) -> State:
    """The state a move leads to; ask `why_not_move` first."""
    return TRANSITIONS[move][State(state)]
