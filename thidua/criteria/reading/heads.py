"""Which row of a grid is its head, and what each column holds, by the words of its head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from thidua.core.text import fold
from thidua.criteria.reading.values import Cell, Grid

LOOKED_AT = 40
"""Rows in which a head is looked for: a sheet begins with the agency, the title and remarks."""
LONGEST = 90
DEEPEST = 3


class Role(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    POINTS = "points"
    RULE = "rule"
    DEDUCT = "deduct"
    OWNER = "owner"
    CODE = "code"
    OTHER = "other"


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words))
    for role, words in (
        (Role.NUMBER, r"^(?:stt|tt|so tt|so thu tu|so muc|muc|so)\.?$"),
        (Role.CODE, r"^ma(?: so)?(?: tieu chi)?$"),
        (
            Role.OTHER,
            r"ghi chu|minh chung|kiem chung|tai lieu|ly do|tu cham|tham dinh|dat duoc|da cham|tong diem cham|diem cham$|khoi cham|cum cham",
        ),
        (Role.OWNER, r"don vi (?:chuc nang|cham|theo doi|phu trach|chu tri|quan ly)|co quan (?:cham|theo doi)|phong phu trach"),
        (Role.DEDUCT, r"diem tru|muc tru"),
        (Role.POINTS, r"diem chuan|diem toi da|thang diem|so diem|muc diem|diem quy dinh|^diem$|tong diem|diem$|^diem "),
        (Role.RULE, r"cach (?:cham|tinh)|phuong phap|muc do|muc dat|thang do|quy dinh cham|dien giai|huong dan|cach thuc"),
        (Role.TITLE, r"noi dung|tieu chi|cac mat cong tac|mat cong tac|chi tieu|nhiem vu|linh vuc"),
    )
)
_COUNT = re.compile(r"\(?(?:\d{1,2}|[A-Za-zĐđ])\)?")
Line = Mapping[int, Cell]
"""Column → the cell that stands there, be it one that began higher up."""


@dataclass(frozen=True, slots=True)
class Head:
    """`last`: the last row of the head. `title`: the column of the criteria; `upper`: another one left of it, with the headings."""

    last: int
    roles: Mapping[int, Role]
    words: frozenset[str]
    width: int

    def column(self, role: Role) -> int | None:
        return next((column for column, found in sorted(self.roles.items(), reverse=role is Role.TITLE) if found is role), None)

    @property
    def upper(self) -> int | None:
        titles = sorted(column for column, role in self.roles.items() if role is Role.TITLE)
        return titles[0] if len(titles) > 1 else None


def role_of(words: str) -> Role | None:
    folded = fold(words).strip(" .:*()")
    if not folded or len(folded) > LONGEST:
        return None
    return next((role for role, pattern in _ROLES if pattern.search(folded)), None)


def lines_of(grid: Grid) -> dict[int, Line]:
    """Row → its cells. A cell over several rows stands in each of them, bounded by the last row that has a cell of its own."""
    last = max((cell.row for cell in grid.cells), default=0)
    lines: dict[int, dict[int, Cell]] = {}
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, last + 1)):
            lines.setdefault(row, {}).setdefault(cell.column, cell)
    return dict(sorted(lines.items()))


def head_of(lines: Mapping[int, Line]) -> Head | None:
    """None when no row names a column of criteria and one of points."""
    rows = list(lines)[:LOOKED_AT]
    for at, row in enumerate(rows):
        if not any(role_of(cell.text) is Role.TITLE for cell in lines[row].values() if cell.row == row):
            continue
        for depth in range(1, DEEPEST + 1):
            head = _head(lines, rows[at : at + depth])
            if head is not None and not _goes_on(lines, head):
                return head
    return None


def _head(lines: Mapping[int, Line], rows: Sequence[int]) -> Head | None:
    """Its columns by the words that stand over them, from the top."""
    names: dict[int, list[str]] = {}
    for cell in dict.fromkeys(cell for row in rows for cell in lines[row].values()):
        for column in range(cell.column, cell.column + min(cell.column_span, 60)):
            names.setdefault(column, []).append(cell.text)
    roles = {column: role for column, words in names.items() if (role := _narrowest(words)) is not None}
    said = set(roles.values())
    if Role.TITLE not in said or not said & {Role.POINTS, Role.DEDUCT} or len(names) < 2:
        return None
    words = frozenset(fold(cell.text) for row in rows for cell in lines[row].values() if cell.text)
    return Head(rows[-1], _one_each(roles), words, len(names))


def _narrowest(words: Sequence[str]) -> Role | None:
    """Of "Điểm" over "Tự chấm": the lower word tells, with the upper one before it where it does not."""
    own = role_of(words[-1])
    if len(words) == 1 or own not in {None, Role.TITLE}:
        return own
    return role_of(" ".join(words)) or own


def _one_each(roles: Mapping[int, Role]) -> dict[int, Role]:
    """One column of points, the first; further ones are what somebody scored. Of more than two columns of titles the first two."""
    kept: dict[int, Role] = {}
    for column, role in sorted(roles.items()):
        most = 2 if role is Role.TITLE else 1
        kept[column] = role if list(kept.values()).count(role) < most else Role.OTHER
    return kept


def _goes_on(lines: Mapping[int, Line], head: Head) -> bool:
    """A cell of the head reaches into the next row: the head is deeper."""
    return any(cell.row <= head.last < cell.row + cell.row_span - 1 for cell in lines[head.last].values())


def is_head_again(line: Line, head: Head) -> bool:
    """The head once more, on the next page."""
    texts = [fold(cell.text) for cell in line.values() if cell.text]
    return len(texts) >= 2 and sum(text in head.words for text in texts) >= max(2, len(texts) - 1)


def is_count(line: Line) -> bool:
    """The row (1) (2) (3), or A B 1 2, under a head."""
    texts = [cell.text.strip() for cell in line.values() if cell.text.strip()]
    return len(texts) >= 3 and all(_COUNT.fullmatch(text) for text in texts)


def filled(line: Line, row: int) -> Iterator[Cell]:
    """Cells that begin in this row and say something."""
    return (cell for _, cell in sorted(line.items()) if cell.row == row and (cell.text or cell.trouble or cell.label))
