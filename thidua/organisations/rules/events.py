"""What an event does to units: each kind wants its own number of units before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.core import dates
from thidua.core.text import fold
from thidua.organisations.enums import EventKind, UnitKind


@dataclass(frozen=True, slots=True)
class Shape:
    """How many units stand before and after (None = any number from `least`)."""

    before: int | None
    after: int | None
    least: int = 2


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that an event brings into being. `parent`: key of the unit it belongs to."""

    name: str
    kind: UnitKind
    short_name: str = ""
    place: str = ""
    parent: int | None = None


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


@dataclass(frozen=True, slots=True)
class Old:
    """A unit before the event, as the names after it are read."""

    kind: UnitKind
    place: str
    parent: int | None


def coming(names: Sequence[str], old: Sequence[Old], *, parent: int | None) -> list[NewUnit]:
    """Units to be made: of the first old unit's kind, under its parent unless another is said, at the place their name tells."""
    first, places = old[0], [unit.place for unit in old]
    above = parent if parent is not None else first.parent
    return [NewUnit(name=name, kind=first.kind, place=_place(name, places), parent=above) for name in names]


def _place(name: str, places: Sequence[str]) -> str:
    told = [place for place in places if place and fold(place) in fold(name)]
    return told[0] if told else (places[0] if len(set(places)) == 1 else "")


@dataclass(frozen=True, slots=True)
class Planned:
    """An event in words, before it is written. `staying`: units that live on; `ending`, `coming`: names of the others."""

    effective_on: date
    ending: Sequence[str]
    coming: Sequence[str]
    staying: Sequence[str]
    children: int
    posts: int
    carries_posts: bool


def consequences(planned: Planned) -> list[str]:
    """What will happen, one sentence a line, as the confirmation repeats it."""
    first, last = dates.short(planned.effective_on), f"trước ngày {dates.short(planned.effective_on)}"
    lines = [f"“{name}” thôi hoạt động từ ngày {first}; hồ sơ, thành tích {last} giữ nguyên tên cũ." for name in planned.ending]
    lines += [f"Lập “{name}”, hoạt động từ ngày {first}." for name in planned.coming]
    lines += [f"“{name}” tiếp tục hoạt động." for name in planned.staying]
    return lines + _of_what_hangs_on(planned)


def _of_what_hangs_on(planned: Planned) -> list[str]:
    lines = []
    if planned.children:
        one_heir = len(planned.coming) + len(planned.staying) == 1
        where = "chuyển theo đơn vị mới" if one_heir else "đứng riêng cho đến khi có quyết định cho từng đơn vị"
        lines.append(f"{planned.children} đơn vị trực thuộc {where}.")
    if planned.posts:
        lines.append(_of_posts(planned))
    if planned.ending:
        lines.append("Thành viên các khối thi đua không tự đổi: sửa ở trang Thành viên của từng năm thi đua.")
    return lines


def _of_posts(planned: Planned) -> str:
    if planned.carries_posts:
        return f"{planned.posts} vai trò ở đơn vị cũ được ghi tiếp ở đơn vị mới từ ngày có hiệu lực; quyền làm nốt việc cũ vẫn còn."
    return f"{planned.posts} vai trò ở đơn vị cũ giữ nguyên để làm nốt việc cũ; vai trò ở đơn vị mới phải ghi riêng."
