"""The life of a version of a template."""

from collections.abc import Mapping
from datetime import date

from thidua.core.dates import short
from thidua.documents.enums import TemplateMove as Move
from thidua.documents.enums import TemplateState as State

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.USE: {State.READY: State.USED},
    Move.WITHDRAW: {State.READY: State.WITHDRAWN, State.USED: State.WITHDRAWN},
}


def after(move: Move, state: str) -> State:
    """The state a move leads to; call `why_not_move` first."""
    return TRANSITIONS[move][State(state)]


def why_not_move(move: Move, state: str) -> str | None:
    if State(state) in TRANSITIONS[move]:
        return None
    if State(state) == State.WITHDRAWN:
        return "Bản mẫu này đã thôi dùng. Cần dùng lại thì tải lên thành bản mới."
    return "Bản mẫu này đã đưa vào dùng, có thể do đồng nghiệp vừa bấm."


def why_not_from(day: date, today: date) -> str | None:
    """What was printed stays explained: a version is put in use from today or later."""
    return f"Ngày bắt đầu dùng phải từ hôm nay ({short(today)}) trở đi." if day < today else None
