"""The life of an obligation: which move leads from which state to which."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.obligations.enums import Move
from thidua.obligations.enums import ObligationState as State

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.SUBMIT: {State.OPEN: State.SUBMITTED, State.RETURNED: State.SUBMITTED},
    Move.TAKE_BACK: {State.SUBMITTED: State.OPEN},
    Move.ACCEPT: {State.SUBMITTED: State.ACCEPTED},
    Move.RETURN: {State.SUBMITTED: State.RETURNED, State.ACCEPTED: State.RETURNED},
    Move.EXCUSE: {State.OPEN: State.EXCUSED, State.RETURNED: State.EXCUSED},
    Move.OWE_AGAIN: {State.EXCUSED: State.OPEN},
    Move.EXTEND: {State.OPEN: State.OPEN, State.RETURNED: State.RETURNED},
    Move.TICK: {State.OPEN: State.DONE, State.RETURNED: State.DONE},
    Move.REOPEN: {State.DONE: State.OPEN},
    Move.WITHDRAW: {
        State.OPEN: State.WITHDRAWN,
        State.RETURNED: State.WITHDRAWN,
        State.SUBMITTED: State.WITHDRAWN,
        State.EXCUSED: State.WITHDRAWN,
    },
}
"""Move → from which state to which. What is accepted or done stays so when a plan stops asking for it."""

UNFINISHED = (State.OPEN, State.RETURNED)
"""States in which the unit still has something to do."""
FINISHED_STATES = (State.ACCEPTED, State.DONE, State.EXCUSED)
"""States in which nothing more is owed."""


_WHY = {
    (Move.SUBMIT, State.SUBMITTED): "Đơn vị đã nộp, đang chờ tiếp nhận. Rút bản đã nộp về trước nếu cần nộp bản khác.",
    (Move.SUBMIT, State.ACCEPTED): "Bản đã nộp được tiếp nhận rồi nên không cần nộp lại. Cần thay thì đề nghị nơi nhận trả lại.",
    (Move.SUBMIT, State.DONE): "Việc này đã ghi xong. Mở lại trước nếu vẫn cần nộp văn bản.",
    (Move.SUBMIT, State.EXCUSED): "Đơn vị được miễn việc này. Cần nộp thì đề nghị đơn vị Trưởng thôi miễn.",
    (Move.SUBMIT, State.WITHDRAWN): "Việc này đã thôi thực hiện theo văn bản sửa đổi, thu hồi nên không nhận nộp nữa.",
    (Move.TICK, State.DONE): "Việc này đã ghi xong. Mở lại trước nếu ghi nhầm.",
    (Move.TICK, State.WITHDRAWN): "Việc này đã thôi thực hiện theo văn bản sửa đổi, thu hồi.",
    (Move.REOPEN, State.OPEN): "Chỉ mở lại được việc đã ghi xong.",
    (Move.ACCEPT, State.OPEN): "Đơn vị chưa nộp, hoặc đã rút bản nộp về, nên chưa có gì để tiếp nhận.",
    (Move.ACCEPT, State.ACCEPTED): "Bản này đã được tiếp nhận trước đó, có thể do đồng nghiệp vừa bấm.",
    (Move.RETURN, State.OPEN): "Đơn vị chưa nộp, hoặc đã rút bản nộp về, nên chưa có gì để trả lại.",
    (Move.TAKE_BACK, State.ACCEPTED): "Bản này đã được tiếp nhận nên không tự rút về. Đề nghị nơi nhận trả lại.",
}
_LIFE = Life(State, "việc này đang", TRANSITIONS, _WHY)
after, why_not_move = _LIFE.after, _LIFE.why_not
