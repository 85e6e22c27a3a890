"""The life of a version of a table; what may not be issued."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.core.text import fold
from thidua.criteria.enums import VersionMove as Move
from thidua.criteria.enums import VersionState as State

SAMPLE_TITLE = "BẢNG MẪU, không phải Bảng tiêu chí của Bộ Tư pháp"
"""What a table that comes with the system is called until somebody makes it their own."""

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.EDIT: {State.DRAFT: State.DRAFT},
    Move.ISSUE: {State.DRAFT: State.ISSUED},
    Move.REPLACE: {State.ISSUED: State.REPLACED},
}
"""Move → from which state to which. An issued version is frozen: what changes is a further version with its decision."""

_FROZEN = "Bản đã ban hành nên giữ nguyên. Muốn sửa thì lập bản mới, ban hành bằng quyết định sửa đổi."
_LIFE = Life(
    State,
    "bản này đang",
    TRANSITIONS,
    {
        (Move.EDIT, State.ISSUED): _FROZEN,
        (Move.EDIT, State.REPLACED): _FROZEN,
        (Move.ISSUE, State.ISSUED): "Bản này đã ban hành, có thể do đồng nghiệp vừa bấm.",
    },
)
why_not_move = _LIFE.why_not


def why_not_title(title: str) -> str | None:
    """Of an issued table: it is called by what it is."""
    if fold("bảng mẫu") in fold(title):
        return "Bảng còn mang tên “BẢNG MẪU”. Đặt tên bảng đúng như quyết định ban hành rồi ban hành."
    return None
