"""What is different between two versions of a table, line by line. A criterion is the same one when its code is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum

from thidua.core.dates import figure


class Part(StrEnum):
    """What of a line is different; the value is what the page calls it."""

    PLACE = "chuyển chỗ"
    POINTS = "đổi điểm"
    RULE = "đổi cách chấm"
    WORDS = "đổi nội dung"
    REST = "đổi điều kiện khác"
    CONVENTION = "đổi quy ước"


@dataclass(frozen=True, slots=True)
class Line:
    """A node as it is compared. `parent`: code of its group; `rest`: what else goes with it, by its label."""

    code: str
    mark: str
    title: str
    points: Decimal
    parent: str
    rule: str
    rest: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.mark or self.code}. {self.title} ({figure(self.points)} điểm)"


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its lines in their order, and its conventions by label."""

    lines: Sequence[Line]
    conventions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    part: Part
    what: str
    before: str
    after: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed)

    @property
    def summary(self) -> str:
        """Thêm 2, bỏ 1, đổi điểm 3"""
        counts = [("thêm", len(self.added)), ("bỏ", len(self.removed))]
        counts += [(part.value, sum(change.part is part for change in self.changed)) for part in Part]
        told = ", ".join(f"{word} {count}" for word, count in counts if count)
        return told[:1].upper() + told[1:]


def differences(before: Side, now: Side) -> Differences:
    old, new = {line.code: line for line in before.lines}, {line.code: line for line in now.lines}
    shifted = _shifted(before.lines, now.lines)
    both = ((old[code], line) for code, line in new.items() if code in old)
    return Differences(
        added=tuple(str(line) for line in now.lines if line.code not in old),
        removed=tuple(str(line) for line in before.lines if line.code not in new),
        changed=(
            *(change for was, line in both for change in _of_line(was, line, old, new, is_shifted=line.code in shifted)),
            *_of_conventions(before.conventions, now.conventions),
        ),
    )


def _of_line(was: Line, line: Line, old: Mapping[str, Line], new: Mapping[str, Line], *, is_shifted: bool) -> Iterator[Change]:
    name = f"{line.mark or line.code}. {line.title}"
    if was.parent != line.parent:
        yield Change(Part.PLACE, f"{name}, thuộc mục", _place(was, old), _place(line, new), line.code)
    elif is_shifted:
        yield Change(Part.PLACE, f"{name}, thứ tự trong mục {_place(line, new)}", f"mục {was.mark}", f"mục {line.mark}", line.code)
    if was.title != line.title:
        yield Change(Part.WORDS, f"{line.mark or line.code}, nội dung", was.title, line.title, line.code)
    if was.points != line.points:
        yield Change(Part.POINTS, f"{name}, điểm chuẩn", figure(was.points), figure(line.points), line.code)
    if was.rule != line.rule:
        yield Change(Part.RULE, f"{name}, cách chấm", was.rule or NOTHING, line.rule or NOTHING, line.code)
    for label, value in line.rest.items():
        if was.rest.get(label, "") != value:
            yield Change(Part.REST, f"{name}, {label}", was.rest.get(label, "") or NOTHING, value or NOTHING, line.code)


NOTHING = "không ghi"


def _place(line: Line, lines: Mapping[str, Line]) -> str:
    parent = lines.get(line.parent)
    return (parent.mark or parent.code) if parent else "ngoài cùng"


def _of_conventions(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for label in dict.fromkeys([*before, *now]):
        if before.get(label, "") != now.get(label, ""):
            yield Change(Part.CONVENTION, label, before.get(label, "") or "chưa chọn", now.get(label, "") or "chưa chọn")


def _shifted(before: Sequence[Line], now: Sequence[Line]) -> frozenset[str]:
    """Codes that stand in another order among those that stayed in their group."""
    old, new = {line.code: line.parent for line in before}, {line.code: line.parent for line in now}
    stayed = {code for code in old if code in new and old[code] == new[code]}
    kept: set[str] = set()
    for parent in dict.fromkeys(old[code] for code in old if code in stayed):
        first = [line.code for line in before if line.code in stayed and line.parent == parent]
        second = [line.code for line in now if line.code in stayed and line.parent == parent]
        blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
        kept.update(code for block in blocks for code in first[block.a : block.a + block.size])
    return frozenset(stayed - kept)
