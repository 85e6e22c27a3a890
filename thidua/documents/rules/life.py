"""The life of an official document: which move leads from which state to which (Nghị định 30/2020/NĐ-CP, Điều 15, 18)."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.documents.enums import DocumentMove as Move
from thidua.documents.enums import DocumentState as State

BEFORE_ISSUE = (State.DRAFT, State.PROPOSED, State.SIGNED, State.NUMBERED)

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.EDIT: {State.DRAFT: State.DRAFT},
    Move.PROPOSE: {State.DRAFT: State.PROPOSED},
    Move.SEND_BACK: {State.PROPOSED: State.DRAFT, State.SIGNED: State.DRAFT},
    Move.SIGN: {
        State.DRAFT: State.SIGNED,
        State.PROPOSED: State.SIGNED,
        State.SIGNED: State.SIGNED,
        State.NUMBERED: State.NUMBERED,
    },
    Move.ADDRESS: {state: state for state in BEFORE_ISSUE},
    Move.NUMBER: {State.SIGNED: State.NUMBERED},
    Move.ISSUE: {State.NUMBERED: State.ISSUED},
    Move.CANCEL: dict.fromkeys(BEFORE_ISSUE, State.CANCELLED),
    Move.SEND_FURTHER: {State.ISSUED: State.ISSUED},
    Move.RECALL: {State.ISSUED: State.RECALLED},
    Move.CORRECT: {State.ISSUED: State.ISSUED, State.RECALLED: State.RECALLED},
}
"""Move → from which state to which. A signed copy may be brought again once it bears number and seal; what went out is never edited."""


_CHANGED_BY_ANOTHER = "Văn bản đã phát hành nên không sửa nữa. Sai nội dung thì ban hành văn bản thay thế, sai thể thức thì đính chính."
_WHY = {
    (Move.EDIT, State.PROPOSED): "Văn bản đang trình ký. Trả về dự thảo trước rồi sửa.",
    (Move.EDIT, State.SIGNED): "Văn bản đã ký nên không sửa nữa. Trả về dự thảo nếu phải ký lại.",
    (Move.EDIT, State.NUMBERED): "Văn bản đã ký, đã có số nên không sửa nữa. Sai thì hủy, ghi lý do, rồi làm văn bản khác.",
    (Move.EDIT, State.ISSUED): _CHANGED_BY_ANOTHER,
    (Move.SIGN, State.ISSUED): _CHANGED_BY_ANOTHER,
    (Move.SEND_BACK, State.NUMBERED): "Văn bản đã có số nên không trả về dự thảo. Sai thì hủy; số ở lại trong sổ cùng lý do.",
    (Move.NUMBER, State.DRAFT): "Văn bản chưa ký. Số được cấp sau khi có chữ ký của người có thẩm quyền (Điều 15 Nghị định 30/2020/NĐ-CP).",
    (Move.NUMBER, State.PROPOSED): "Văn bản đang chờ ký. Số được cấp sau khi ký (Điều 15 Nghị định 30/2020/NĐ-CP).",
    (Move.NUMBER, State.NUMBERED): "Văn bản đã được cấp số, có thể do đồng nghiệp vừa bấm.",
    (Move.NUMBER, State.ISSUED): "Văn bản đã có số và đã phát hành.",
    (Move.ISSUE, State.SIGNED): "Văn bản chưa có số. Cấp số trước rồi phát hành.",
    (Move.ISSUE, State.ISSUED): "Văn bản đã phát hành, có thể do đồng nghiệp vừa bấm.",
    (Move.CANCEL, State.ISSUED): "Văn bản đã phát hành nên không hủy. Cần lấy lại thì thu hồi.",
    (Move.ADDRESS, State.ISSUED): "Văn bản đã phát hành; nơi nhận đã được chốt. Thêm nơi nhận thì gửi bổ sung.",
    (Move.SEND_FURTHER, State.RECALLED): "Văn bản đã thu hồi nên không gửi thêm cho ai.",
    (Move.RECALL, State.RECALLED): "Văn bản đã được thu hồi rồi.",
}
_LIFE = Life(State, "văn bản đang", TRANSITIONS, _WHY)
why_not_move = _LIFE.why_not


def after(move: Move, state: str) -> State:
    """The state a move leads to; ask `why_not_move` first."""
    return TRANSITIONS[move][State(state)]
