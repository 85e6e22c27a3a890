"""The lines of all grids as rough rows: mark, words, points, where each stands. Sub-rows are told apart later (`folding`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from thidua.core.text import fold, one_line
from thidua.criteria.reading.amounts import NUMBER, Amount, amount_of
from thidua.criteria.reading.heads import Head, Line, Role, filled, head_of, is_count, is_head_again, lines_of
from thidua.criteria.reading.marks import mark_of, split_mark
from thidua.criteria.reading.values import Cell, Grid
from thidua.criteria.rules.lines import RuleLine, small
from thidua.criteria.rules.words import plain

LONGEST_TITLE = 20_000
_TOTAL = re.compile(r"^(?:tong (?:cong|so|diem)|cong(?: \(|$| chung| toan)|cong:)")
_YEAR = re.compile(r"\bnam (\d{4})\b")
_NEW_PART = re.compile(r"^\s*(?:phu luc|bang (?:so )?\d|bang tieu chi|bieu (?:so )?\d|mau (?:so )?\d)", re.MULTILINE)
_SAID = re.compile(
    rf"\s*(?:[(\[]|[:–-]\s)\s*(?:tối đa|tổng|điểm chuẩn|tổng điểm)?:?\s*(?P<n>{NUMBER})\s*điểm\s*[)\]]?\s*[.:]?\s*$", re.IGNORECASE
)


@dataclass(slots=True)
class Rough:
    mark: str
    title: str
    points: Decimal | None
    place: str
    part: str
    is_bold: bool = False
    is_minus: bool = False
    owner: str = ""
    code: str = ""
    lines: list[RuleLine] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    quote: list[str] = field(default_factory=list)
    spans: bool = False
    """Its title stands beside several rows: they are its sub-rows."""


@dataclass(slots=True)
class Roughs:
    """Gathers over all grids; a table without a head goes on with the head before it."""

    rows: list[Rough] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    total: Decimal | None = None
    years: set[int] = field(default_factory=set)
    """Named above a table ("Bảng tiêu chí năm 2021")."""
    _head: Head | None = None
    _ended: bool = False

    def add(self, grid: Grid) -> None:
        lines = lines_of(grid)
        head = head_of(lines)
        width = max((column for line in lines.values() for column in line), default=0)
        if head is None and not self._continues(grid, width):
            if grid.is_sheet:
                self.notes.append(
                    f"{grid.name[:1].upper()}{grid.name[1:]}: không thấy hàng tiêu đề có cột nội dung và cột điểm nên không đọc."
                )
            return
        if head is not None and (grid.is_sheet or not self.parts or _NEW_PART.search(fold_lines(grid.before))):
            self.parts.append(grid.name)
        if head is not None:
            above = (cell.text for cell in grid.cells if cell.row < head.last)
            self.years |= {int(found) for found in _YEAR.findall(fold_lines("\n".join((grid.before, *above))))}
        self._head, self._ended, first = head or self._head, False, head.last if head else 0
        for row, line in lines.items():
            if row > first and self._head is not None and not is_head_again(line, self._head) and not is_count(line):
                self._line(grid, row, line, self._head)

    def _continues(self, grid: Grid, width: int) -> bool:
        return (
            not grid.is_sheet
            and self._head is not None
            and 2 <= width <= self._head.width
            and not _NEW_PART.search(fold_lines(grid.before))
        )

    # ---- one line ----

    def _line(self, grid: Grid, row: int, line: Line, head: Head) -> None:
        own = list(filled(line, row))
        if not own:
            return
        place = _place(grid, row, own[0])
        title, points = _over(line, head.column(Role.TITLE)), _over(line, head.column(Role.POINTS))
        points = None if points is title or points is None or points.row != row else points
        amount = _amount(points)
        if title is not None and title.row < row and self.rows:
            self._continuation(line, row, head, amount, place)
            return
        upper = _over(line, head.upper)
        if upper is not None and upper is not title and upper.row == row and upper.text:
            self._take(grid, row, upper, None, _number(line, row, head, upper), Amount(), place)
            number = "" if self.rows and self.rows[-1].mark else _number(line, row, head, title)
        else:
            number = _number(line, row, head, title)
        title = title if title and title.row == row and title.text else _misplaced(line, row, head)
        if title is not None:
            self._take(grid, row, title, points, number, amount, place)
            self._sides(line, row, head, amount)

    def _take(self, grid: Grid, row: int, cell: Cell, points: Cell | None, number: str, amount: Amount, place: str) -> None:
        first, *rest = cell.text.split("\n")
        typed, words = ("", first) if number else split_mark(first)
        mark = number or typed or cell.label.rstrip(".:")
        is_total = not mark and _TOTAL.match(fold(words)) is not None
        if is_total:
            self.total, self._ended = max(self.total or Decimal(0), amount.points or Decimal(0)) or None, True
            return
        if self._ended and not mark and amount.points is None:
            return
        said = one_line(words)[:LONGEST_TITLE]
        rough = Rough(mark, said, amount.points, place, self.parts[-1] if self.parts else grid.name, cell.is_bold, amount.is_minus)
        rough.doubts += [amount.doubt] if amount.doubt else []
        rough.doubts += [f"Hàng {row} đang ẩn trong tệp: có phải tiêu chí đang dùng?"] if row in grid.hidden else []
        rough.quote.append(one_line(f"{number} {cell.text} {points.text if points else ''}"))
        rough.spans = cell.row_span > 1
        _tail(rough, rest, points)
        _said_points(rough)
        self.rows.append(rough)

    def _continuation(self, line: Line, row: int, head: Head, amount: Amount, place: str) -> None:
        """A row beside a title that began higher up: a sub-row of it."""
        rule = _over(line, head.column(Role.RULE))
        words = one_line(rule.text) if rule is not None and rule.row == row else ""
        if words:
            self.rows[-1].lines.append(RuleLine(words, amount.points, place))
            self.rows[-1].quote.append(one_line(f"{words} {plain(amount.points) if amount.points is not None else ''}"))
        elif amount.points is not None:
            self.rows[-1].doubts.append(f"Ở {place} có {plain(amount.points)} điểm mà không có nội dung.")

    def _sides(self, line: Line, row: int, head: Head, amount: Amount) -> None:
        """What other columns say of the row just taken."""
        if not self.rows:
            return
        rough = self.rows[-1]
        for role in (Role.RULE, Role.DEDUCT, Role.OWNER, Role.CODE):
            cell = _over(line, head.column(role))
            if cell is None or cell.row != row or not cell.text:
                continue
            if role is Role.RULE:
                _rule(rough, cell, amount)
            elif role is Role.DEDUCT:
                _deduct(rough, cell)
            elif role is Role.OWNER:
                rough.owner = one_line(cell.text)[:200]
            else:
                rough.code = one_line(cell.text)[:40]


def fold_lines(text: str) -> str:
    return "\n".join(fold(line) for line in text.split("\n"))


def _over(line: Line, column: int | None) -> Cell | None:
    """The cell that covers a column."""
    if column is None:
        return None
    return next((cell for cell in line.values() if cell.column <= column < cell.column + cell.column_span), None)


def _place(grid: Grid, row: int, cell: Cell) -> str:
    return f"ô {cell.at}, {grid.name}" if cell.at else f"{grid.name}, hàng {row}"


def _amount(cell: Cell | None) -> Amount:
    if cell is None:
        return Amount()
    if cell.trouble:
        return Amount(None, cell.trouble)
    amount = amount_of(cell.text.split("\n")[0], is_figure=cell.is_figure)
    return replace(amount, doubt=f"Ô {cell.at}: {small(amount.doubt)}") if amount.doubt and cell.at else amount


def _number(line: Line, row: int, head: Head, title: Cell | None) -> str:
    cell = _over(line, head.column(Role.NUMBER))
    if cell is None or cell is title or cell.row != row:
        return ""
    return mark_of(cell.text or cell.label)


def _misplaced(line: Line, row: int, head: Head) -> Cell | None:
    """A heading typed into the column of numbers, running over the empty cells beside it."""
    cell = _over(line, head.column(Role.NUMBER))
    return cell if cell is not None and cell.row == row and len(cell.text) > 3 and not mark_of(cell.text) else None


def _tail(rough: Rough, rest: Sequence[str], points: Cell | None) -> None:
    """Further lines of the cell: sub-rows where they have points beside or behind them, else they belong to the title."""
    lines = [line for line in (one_line(one) for one in rest) if line]
    beside = [amount_of(one).points for one in points.text.split("\n")] if points and "\n" in points.text else []
    beside = beside[1:] if len(beside) == len(lines) + 1 else beside if len(beside) == len(lines) else []
    if beside and len(beside) == len(lines) and points is not None and len(points.text.split("\n")) == len(lines):
        rough.points = max((value for value in beside if value is not None), default=None)
    for at, line in enumerate(lines):
        sign, words = split_mark(line)
        value = beside[at] if beside else None
        if value is not None or is_rule_line(words):
            rough.lines.append(RuleLine(words, value, rough.place))
        elif rough.lines:
            before = rough.lines[-1]
            rough.lines[-1] = RuleLine(f"{before.words} {line}", before.points, before.place)
        else:
            rough.title = f"{rough.title} {f'{sign} ' if sign else ''}{words}"[:LONGEST_TITLE]


def is_rule_line(words: str) -> bool:
    """Ends with its points, or says how often something costs or earns points."""
    folded = fold(words)
    return bool(
        re.search(rf"{NUMBER} ?(?:diem|d)\)?[.;,]?$|[:=] ?{NUMBER}[.;]?$", folded) or re.match(r"(?:moi|cu) .* (?:tru|cong) ", folded)
    )


def _said_points(rough: Rough) -> None:
    """ "(150 điểm)" at the end of a title."""
    found = _SAID.search(rough.title)
    if found is None:
        return
    value = amount_of(found["n"])
    if rough.points is None and value.points is not None and not rough.doubts:
        rough.points, rough.title = value.points, rough.title[: found.start()].strip()


def _rule(rough: Rough, cell: Cell, amount: Amount) -> None:
    lines = list(_cut(cell.text))
    if not all(is_rule_line(words) for words in lines):
        lines = [words for words in (split_mark(one_line(one))[1] for one in cell.text.split("\n")) if words]
    if rough.spans and len(lines) == 1 and amount.points is not None:
        rough.lines.append(RuleLine(lines[0], amount.points, rough.place))
        rough.points = None
        return
    rough.lines += [RuleLine(words, None, rough.place) for words in lines]
    rough.quote += lines


def _deduct(rough: Rough, cell: Cell) -> None:
    """The column "Điểm trừ": a number is what each time costs."""
    amount = amount_of(cell.text, is_figure=cell.is_figure)
    if amount.points is not None:
        rough.lines.append(RuleLine(f"Mỗi lần trừ {plain(amount.points)} điểm", None, rough.place))
    else:
        rough.lines += [RuleLine(words, None, rough.place) for words in _cut(cell.text)]
    rough.quote.append(one_line(cell.text))


def _cut(text: str) -> Iterator[str]:
    """At line ends and semicolons: "1-10% trừ 10; 11-20% trừ 20"."""
    return (words for words in (split_mark(one_line(one))[1] for one in re.split(r"[\n;]", text)) if words)
