"""What an event does to units: each kind wants its own number of units before and after."""

from dataclasses import dataclass

from thidua.organisations.enums import EventKind


@dataclass(frozen=True, slots=True)
class Shape:
    """How many units stand before and after (None = any number from `least`)."""

    before: int | None
    after: int | None
    least: int = 2


SHAPES = {
    EventKind.RENAME: Shape(before=1, after=1),
    EventKind.MERGE: Shape(before=None, after=1),
    EventKind.SPLIT: Shape(before=1, after=None),
    EventKind.DISSOLVE: Shape(before=1, after=0),
    EventKind.MOVE: Shape(before=1, after=1),
}
WANTED = {
    EventKind.RENAME: "Đổi tên cần một đơn vị cũ và một đơn vị mới.",
    EventKind.MERGE: "Sáp nhập cần từ hai đơn vị cũ trở lên và một đơn vị mới.",
    EventKind.SPLIT: "Chia tách cần một đơn vị cũ và từ hai đơn vị mới trở lên.",
    EventKind.DISSOLVE: "Giải thể cần một đơn vị cũ, không có đơn vị mới.",
    EventKind.MOVE: "Chuyển cơ quan chủ quản cần một đơn vị trước và một đơn vị sau khi chuyển.",
}


def why_not_shape(kind: EventKind, *, before: int, after: int) -> str | None:
    shape = SHAPES[kind]
    fits = _fits(before, shape.before, shape.least) and _fits(after, shape.after, shape.least)
    return None if fits else WANTED[kind]


def _fits(count: int, wanted: int | None, least: int) -> bool:
    return count >= least if wanted is None else count == wanted
