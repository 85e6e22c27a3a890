"""Tables of the same columns, unit by unit, and their sums: every sum knows its parts and who gave no figure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from thidua.core.text import fold, one_line
from thidua.reports.rules.figures import Figure, is_missing, read_figure

MOST_HEAD = 3
_MEASURE = re.compile(r"\(([^()]*)\)\s*$")
_COUNTERS = frozenset(["stt", "tt", "so tt", "so thu tu"])
_NOT_QUANTITIES = ("nam", "ngay", "thang", "so hieu", "so quyet dinh", "so van ban", "xep hang", "xep thu", "thu hang")


class ColumnKind(Enum):
    NUMBER = "number"
    PERCENT = "percent"
    TEXT = "text"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit gave: its own head (measures may differ) and the rows below it. `piece`, `file`, `block`, `place`: where they stand."""

    unit: int
    name: str
    piece: int
    file: str
    block: int
    place: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`why`: why it is not summed though figures stand in it."""

    words: str
    kind: ColumnKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's cell; `value` None where the unit gave no figure."""

    given: Given
    text: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of the sums. `value` None: not summed, or nobody gave a figure."""

    column: Column
    parts: tuple[Part, ...]

    @property
    def value(self) -> Decimal | None:
        known = [part.value for part in self.parts if part.value is not None]
        return sum(known, Decimal()) if known and self.column.kind == ColumnKind.NUMBER else None

    @property
    def units_given(self) -> int:
        return len({part.given.unit for part in self.parts if part.value is not None})

    @property
    def missing(self) -> tuple[str, ...]:
        """Units of the table without a figure here."""
        having = {part.given.unit for part in self.parts if part.value is not None}
        return tuple(dict.fromkeys(part.given.name for part in self.parts if part.given.unit not in having))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sums: what it counts ("" when each unit gives one row only) and a total a column."""

    label: str
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    columns: tuple[Column, ...]
    label: int | None
    lines: tuple[Line, ...]

    @property
    def warnings(self) -> list[str]:
        return [column.why for column in self.columns if column.why]


# ---- head and body ----


def head_and_body(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """The columns' words (of up to three head rows) and the rows below, without the counter of rows and the line that numbers the columns.

    None: no table of figures or words (one column, no row, the frame of a letter's head or signature).
    """
    wide = max((len(row) for row in rows), default=0)
    even = [tuple(one_line(cell) for cell in row) + ("",) * (wide - len(row)) for row in rows if any(cell.strip() for cell in row)]
    if wide < 2 or len(even) < 2 or _is_frame(even):
        return None
    deep = _depth(even)
    head = tuple(" – ".join(dict.fromkeys(filter(None, column))) for column in zip(*even[:deep], strict=True))
    body = [row for row in even[deep:] if not _numbers_columns(row)]
    kept = [place for place, words in enumerate(head) if fold(words) not in _COUNTERS]
    if not body or len(kept) < 1:
        return None
    return tuple(head[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in body)


def _is_frame(rows: Sequence[tuple[str, ...]]) -> bool:
    said = fold(" ".join(cell for row in rows for cell in row))
    return "cong hoa xa hoi chu nghia" in said or "noi nhan:" in said


def _numbers_columns(row: tuple[str, ...]) -> bool:
    bare = [cell.strip("() ") for cell in row]
    return all(cell == str(place) for place, cell in enumerate(bare, 1))


def _depth(rows: Sequence[tuple[str, ...]]) -> int:
    """Rows of the head: several only where a joined cell repeats over or beside itself."""
    deep = 1
    while deep < min(MOST_HEAD, len(rows) - 1) and _is_joined(rows[deep - 1], rows[deep]):
        deep += 1
    return deep


def _is_joined(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    beside = any(one and one == other for one, other in pairwise(upper))
    return beside and not any(read_figure(cell) for cell in lower) and any(lower)


def key_of(head: Sequence[str]) -> str:
    """What makes tables of different units the same: the columns' words, folded, without measures in brackets."""
    return " | ".join(fold(_MEASURE.sub("", words)) for words in head)


# ---- sums ----


def sum_up(given: Sequence[Given]) -> Sums:
    """Tables of one key. Lines stand in the order in which the units first name them."""
    width = len(given[0].head)
    bare = [_column(place, given) for place in range(width)]
    label = _label_column(bare, given)
    lines: dict[str, tuple[str, list[tuple[Given, tuple[str, ...]]]]] = {}
    for one in given:
        for row in one.rows:
            words = row[label] if label is not None else ""
            lines.setdefault(fold(words), (words, []))[1].append((one, row))
    made = [_line(words, rows, bare, label, given) for words, rows in lines.values()]
    return Sums(tuple(bare), label, tuple(made))


def _label_column(columns: Sequence[Column], given: Sequence[Given]) -> int | None:
    """The first column of words, where a unit gives several rows: it says what each row counts."""
    if all(len(one.rows) < 2 for one in given):
        return None
    return next((place for place, column in enumerate(columns) if column.kind == ColumnKind.TEXT and _says_something(place, given)), None)


def _says_something(place: int, given: Sequence[Given]) -> bool:
    return any(not is_missing(text) for one in given for text in _cells(one, place))


def _line(
    words: str, rows: Sequence[tuple[Given, tuple[str, ...]]], columns: Sequence[Column], label: int | None, given: Sequence[Given]
) -> Line:
    here = {one.unit for one, _ in rows}
    absent = [one for one in given if one.unit not in here]
    totals = [
        Total(column, tuple([_part(one, row[place], column) for one, row in rows] + [Part(one, "", None) for one in absent]))
        for place, column in enumerate(columns)
        if place != label
    ]
    return Line(words, tuple(totals))


def _part(given: Given, text: str, column: Column) -> Part:
    figure = None if column.kind == ColumnKind.TEXT or is_missing(text) else read_figure(text)
    return Part(given, text, figure.value if figure else None)


def _column(place: int, given: Sequence[Given]) -> Column:
    words = given[0].head[place]
    cells = [(one, text, read_figure(text)) for one in given for text in _cells(one, place) if not is_missing(text)]
    figures = [figure for _, _, figure in cells if figure is not None]
    if not figures or fold(_MEASURE.sub("", words)).startswith(_NOT_QUANTITIES):
        return Column(words, ColumnKind.TEXT)
    if _is_percent(words, figures):
        return Column(words, ColumnKind.PERCENT, f"Cột “{words}” là tỷ lệ nên không cộng, chỉ nêu theo từng đơn vị.")
    odd = [(one, text) for one, text, figure in cells if figure is None]
    if odd:
        return _with_words(words, odd, len(figures))
    return _with_measures(words, list(_measures(place, cells)))


def _cells(given: Given, place: int) -> Iterator[str]:
    return (row[place] for row in given.rows)


def _is_percent(words: str, figures: Iterable[Figure]) -> bool:
    return "%" in words or "ty le" in fold(words) or any(figure.measure == "%" for figure in figures)


def _with_words(words: str, odd: Sequence[tuple[Given, str]], figures: int) -> Column:
    if figures <= len(odd):
        return Column(words, ColumnKind.TEXT)
    said = "; ".join(dict.fromkeys(f"{one.name} ghi “{text[:60]}”" for one, text in odd[:3]))
    return Column(words, ColumnKind.MIXED, f"Không cộng cột “{words}”: {said}. Hỏi lại đơn vị con số rồi cập nhật.")


def _measures(place: int, cells: Iterable[tuple[Given, str, Figure | None]]) -> Iterator[tuple[str, str]]:
    for one, _, figure in cells:
        head = _MEASURE.search(one.head[place])
        yield one.name, (figure.measure if figure and figure.measure else fold(head[1]) if head else "")


def _with_measures(words: str, measures: Sequence[tuple[str, str]]) -> Column:
    """Figures without a measure go with any one; two different measures do not go together."""
    first: Mapping[str, str] = {measure: name for name, measure in reversed(measures) if measure}
    if len(first) < 2:
        return Column(words, ColumnKind.NUMBER)
    said = "; ".join(f"{name} tính bằng “{measure}”" for measure, name in first.items())
    return Column(words, ColumnKind.MIXED, f"Không cộng cột “{words}”: đơn vị tính khác nhau ({said}).")


# ---- what changed ----


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a unit that is no longer what the draft holds."""

    name: str
    what: str
    before: str
    after: str


NOTHING = "không có"


def changes(before: Sequence[Given], after: Sequence[Given]) -> list[Change]:
    """Unit by unit, cell by cell; a row that came or went counts with all its cells."""
    old, new = {one.unit: one for one in before}, {one.unit: one for one in after}
    found: list[Change] = []
    for unit in dict.fromkeys([*old, *new]):
        found += _cell_changes(old.get(unit), new.get(unit))
    return found


def _cell_changes(old: Given | None, new: Given | None) -> Iterator[Change]:
    known = new or old
    if known is None:
        return
    was, is_now = _by_cell(old), _by_cell(new)
    for what in dict.fromkeys([*was, *is_now]):
        before, after = was.get(what, NOTHING), is_now.get(what, NOTHING)
        if before != after:
            yield Change(known.name, what, before, after)


def _by_cell(given: Given | None) -> dict[str, str]:
    if given is None:
        return {}
    several, cells = len(given.rows) > 1, {}
    for number, row in enumerate(given.rows, 1):
        label = next((text for text in row if text and not is_missing(text) and read_figure(text) is None), f"dòng {number}")
        for words, text in zip(given.head, row, strict=True):
            what = f"{label}: {words}" if several else words
            cells[what if what not in cells else f"{what} (dòng {number})"] = text or "trống"
    return cells
