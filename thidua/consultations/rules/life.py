"""A comment round: which move leads where, and whether it takes opinions at a moment."""

from collections.abc import Mapping
from datetime import datetime

from thidua.consultations.enums import RoundMove as Move
from thidua.consultations.enums import RoundState as State
from thidua.core.life import Life

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.EDIT: {State.DRAFT: State.DRAFT},
    Move.OPEN: {State.DRAFT: State.OPEN},
    Move.CLOSE: {State.OPEN: State.CLOSED},
    Move.EXTEND: {State.OPEN: State.OPEN, State.CLOSED: State.OPEN},
    Move.SETTLE: {State.CLOSED: State.SETTLED},
    Move.CANCEL: {State.DRAFT: State.CANCELLED, State.OPEN: State.CANCELLED},
}
"""Move → from which state to which. What is settled or cancelled stays so."""


def state_at(state: str, *, ends_at: datetime, now: datetime) -> State:
    """An open round whose end is past counts as closed, whether or not the job that closes it has run."""
    return State.CLOSED if state == State.OPEN and now > ends_at else State(state)


_WHY = {
    (Move.OPEN, State.OPEN): "Đợt lấy ý kiến này đã mở, có thể do đồng nghiệp vừa bấm.",
    (Move.CLOSE, State.CLOSED): "Đợt lấy ý kiến đã kết thúc rồi.",
    (Move.SETTLE, State.OPEN): "Đợt lấy ý kiến còn đang mở. Chờ hết hạn, hoặc kết thúc sớm rồi chốt.",
    (Move.SETTLE, State.SETTLED): "Bản tổng hợp đã được chốt rồi.",
    (Move.EXTEND, State.SETTLED): "Bản tổng hợp đã chốt nên không nhận thêm ý kiến. Cần hỏi lại thì mở đợt lấy ý kiến mới.",
    (Move.CANCEL, State.CLOSED): "Các đơn vị đã góp ý xong nên không hủy nữa. Chốt bản tổng hợp.",
}
why_not_move = Life(State, "đợt này đang", TRANSITIONS, _WHY).why_not


def why_not_receive(state: str, *, starts_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    """Whether an opinion may still be written and sent."""
    if state == State.DRAFT:
        return "Đợt lấy ý kiến chưa mở."
    if state == State.CANCELLED:
        return "Đợt lấy ý kiến này đã hủy nên không nhận ý kiến nữa."
    if state == State.OPEN and now < starts_at:
        return f"Đợt lấy ý kiến bắt đầu nhận ý kiến từ {starts_at:%H:%M, %d/%m/%Y}."
    if state_at(state, ends_at=ends_at, now=now) == State.OPEN:
        return None
    return "Đợt lấy ý kiến đã hết hạn. Đề nghị nơi lấy ý kiến gia hạn nếu đơn vị vẫn muốn gửi."


def why_not_period(*, starts_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    if ends_at <= starts_at:
        return "Đợt lấy ý kiến kết thúc trước khi bắt đầu. Sửa lại hai mốc."
    return "Thời điểm kết thúc đã qua. Chọn thời điểm ở sau lúc này." if ends_at <= now else None
