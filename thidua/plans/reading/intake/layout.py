"""From the words of pages to paragraphs and cells: page furniture dropped, sentences joined across lines and pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median, quantiles
from typing import Final

from thidua.plans.reading.intake.draft import STRUCK, WORDS, Draft, Piece
from thidua.plans.reading.intake.grid import Cell, Grid, cells, grids
from thidua.plans.reading.intake.lines import goes_on, is_capitals, is_label, is_open, starts_small
from thidua.plans.reading.intake.page import Line, Page, Word, in_order_of_place, is_disordered, lines_of, with_struck
from thidua.plans.reading.intake.plain import PAGE_NUMBER
from thidua.plans.reading.intake.sentences import between
from thidua.plans.reading.model import BlockKind, Place

EDGE: Final = 0.1
"""Share of the page, at its head and foot, where furniture stands."""
INDENT: Final = 9.0
HEADING_LINES: Final = 20
WIDE: Final = 0.6
"""Share of the page that no line of a column takes."""
NAME_GOES_ON = re.compile(r"(?:NAM|VIỆT NAM|NGHĨA VIỆT NAM)$|VÀ [^a-z]+$")
"""The second line of a name in capitals that its column was too narrow for."""
DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Table:
    """A ruled table, perhaps over several pages."""

    number: int
    xs: tuple[float, ...]
    rows: int = 0
    first_row: list[str] = field(default_factory=list)
    drafts: dict[tuple[int, int], Draft] = field(default_factory=dict)


@dataclass(slots=True)
class Margins:
    """Where the lines of the body begin and end."""

    left: float
    right: float
    pitch: float
    """From one line to the next inside a paragraph."""


def drafts_of(pages: Sequence[Page]) -> list[Draft]:
    """All pages as drafts in reading order."""
    reader = Reader()
    furniture = _furniture(pages)
    for page in pages:
        reader.read(page, furniture)
    return _counted(reader.drafts)


class Reader:
    """Reads page after page; remembers what may go on: the last paragraph and the last table."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._last_line: Line | None = None
        self._last_margins = Margins(0.0, 0.0, 1.0)
        self._table: Table | None = None
        self._tables = 0
        self._is_closing = False

    def read(self, page: Page, furniture: set[str]) -> None:
        words = with_struck(page.words, page.rulings, mark=STRUCK)
        ruled = [grid for grid in grids(page.rulings) if any(grid.holds(word) for word in words)]
        free = [word for word in words if not any(grid.holds(word) for grid in ruled)]
        lines = [line for line in _lines(free, page) if WORDS.search(line.text) and not _is_furniture(line, page, furniture)]
        margins = _margins(lines)
        waiting = list(ruled)
        for line in lines:
            while waiting and waiting[0].ys[-1] < line.bottom and _is_body(line, margins):
                self._read_grid(waiting.pop(0), words, page)
            self._read_line(line, margins)
        for grid in waiting:
            self._read_grid(grid, words, page)

    def _read_line(self, line: Line, margins: Margins) -> None:
        self._table = None
        pieces = _pieces(line.words)
        last = self._last_line
        self._is_closing = self._is_closing or line.text.startswith("Nơi nhận")
        if last is not None and self._goes_on(last, line, margins):
            self.drafts[-1].pieces += [(between(last.text), 0), *pieces]
        else:
            self.drafts.append(Draft(pieces=pieces, place=Place(page=line.page), is_centred=_is_centred(line, margins)))
        self._last_line, self._last_margins = line, margins

    def _goes_on(self, last: Line, line: Line, margins: Margins) -> bool:
        if self._is_closing and _is_rest_of_recipient(last, line):
            return True
        return _joins(last, line, margins, of_last=self._last_margins)

    def _read_grid(self, grid: Grid, words: Sequence[Word], page: Page) -> None:
        self._last_line = None
        filled = cells(grid, [word for word in words if grid.holds(word)])
        rows = _rows(filled)
        table = self._table
        if table is not None and _same_columns(table.xs, grid.xs):
            if [_cell_text(cell, page.number) for cell in rows[0]] == table.first_row:
                rows = rows[1:]
            rows = self._continued(table, rows, page)
        else:
            self._tables += 1
            table = Table(self._tables, grid.xs, first_row=[_cell_text(cell, page.number) for cell in rows[0]])
        first = rows[0][0].row if rows else 1
        for row in rows:
            for cell in row:
                self._add_cell(table, cell, table.rows + cell.row - first + 1, page)
        table.rows += rows[-1][0].row - first + 1 if rows else 0
        self._table = table

    def _continued(self, table: Table, rows: list[list[Cell]], page: Page) -> list[list[Cell]]:
        """A row that the page has cut: its rest has no number of its own and is added to the row above."""
        if not rows or rows[0][0].words or not any(cell.words for cell in rows[0]):
            return rows
        above = {column: draft for (row, column), draft in table.drafts.items() if row == table.rows}
        rest = [cell for cell in rows[0] if cell.words]
        if not all(cell.column in above for cell in rest):
            return rows
        for cell in rest:
            above[cell.column].pieces += [(" ", 0), *_cell_pieces(cell, page.number)]
        return rows[1:]

    def _add_cell(self, table: Table, cell: Cell, row: int, page: Page) -> None:
        place = Place(
            page=page.number, table=table.number, row=row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span
        )
        draft = Draft(pieces=_cell_pieces(cell, page.number), kind=BlockKind.CELL, place=place)
        table.drafts[row, cell.column] = draft
        self.drafts.append(draft)


def _lines(words: list[Word], page: Page) -> list[Line]:
    lines = lines_of(words, page=page.number)
    if is_disordered(lines):
        lines = lines_of(in_order_of_place(words), page=page.number)
    title = next((at for at, line in enumerate(lines[:HEADING_LINES]) if line.text.startswith("KẾ HOẠCH")), 0)
    closing = next((at for at, line in enumerate(lines) if at >= title and line.text.startswith("Nơi nhận")), len(lines))
    return [*_in_columns(lines[:title], page), *lines[title:closing], *_in_columns(lines[closing:], page)]


def _in_columns(lines: Sequence[Line], page: Page) -> list[Line]:
    """The heading or the signature, left column first; recognition goes line by line across both."""
    end = next((at for at, line in enumerate(lines) if line.right - line.left > WIDE * page.width), len(lines))
    left = [line for line in lines[:end] if line.left + line.right <= page.width]
    right = [line for line in lines[:end] if line.left + line.right > page.width]
    return [*left, *right, *lines[end:]]


def _margins(lines: Sequence[Line]) -> Margins:
    """The widest common column; half the lines of a page of prose reach its right edge."""
    if not lines:
        return Margins(0.0, 0.0, 1.0)
    long = [line for line in lines if len(line.words) >= 5] or list(lines)
    lefts = Counter(round(line.left / 3) for line in lines)
    left = min((place * 3.0 for place, count in lefts.items() if count >= 2), default=min(line.left for line in long))
    rights = [line.right for line in long]
    right = quantiles(rights, n=10)[8] if len(rights) > 1 else rights[0]
    steps = [after.top - before.top for before, after in pairwise(lines) if 0 < after.top - before.top < 3 * before.height]
    return Margins(left, right, median(steps) if steps else 1.2 * long[0].height)


def _is_body(line: Line, margins: Margins) -> bool:
    return line.left < (margins.left + margins.right) / 2


def _is_centred(line: Line, margins: Margins) -> bool:
    before, after = line.left - margins.left, margins.right - line.right
    return before > 2 * INDENT and after > 2 * INDENT and abs(before - after) < 3 * INDENT


def _joins(last: Line, line: Line, margins: Margins, *, of_last: Margins) -> bool:
    """Whether the line goes on in the paragraph of the last one."""
    if last.page == line.page and abs(line.top - last.top) < 0.4 * line.height:  # words set wide apart on one line
        return 0 < line.left - last.right < 5 * line.height and (starts_small(line.text) or goes_on(last.text, line.text))
    if goes_on(last.text, line.text):
        return _is_near(last, line, within=2.7 * margins.pitch)
    if is_capitals(last.text) and NAME_GOES_ON.match(line.text) and _is_near(last, line, within=1.6 * margins.pitch):
        return True
    pitch = max(margins.pitch, 1.1 * last.height)
    if is_label(line.text) or is_capitals(last.text) != is_capitals(line.text) or not _is_near(last, line, within=1.35 * pitch):
        return False
    if not _is_full(last, line, of_last):
        return False
    is_indented = line.left - margins.left > INDENT and line.left - last.left > INDENT
    return not (is_indented and not is_label(last.text)) and not _is_centred(last, margins)


def _is_near(last: Line, line: Line, *, within: float) -> bool:
    """The next line of the same column, not more than so far below, or the first one of the next page."""
    if last.page != line.page:
        return line.page == last.page + 1
    overlap = min(last.right, line.right) - max(last.left, line.left)
    return overlap > -3 * line.height and 0.5 * line.height < line.top - last.top < within


def _is_full(last: Line, line: Line, margins: Margins) -> bool:
    """The first word of the line would not have fitted at the end of the last one."""
    first = line.words[0]
    return last.right + 0.2 * last.height + (first.right - first.left) > margins.right - 2.0


def _is_rest_of_recipient(last: Line, line: Line) -> bool:
    """A line of Nơi nhận ends with its stop; the narrow column breaks it anywhere."""
    is_item = is_label(last.text) and is_open(last.text) and not is_label(line.text)
    return is_item and not is_capitals(line.text) and _is_near(last, line, within=2.0 * line.height)


def _pieces(words: Sequence[Word]) -> list[Piece]:
    """Words with blanks between; a blank between two words of one look carries it too."""
    pieces: list[Piece] = []
    for word in words:
        if pieces:
            pieces.append((" ", pieces[-1][1] & word.marks))
        pieces.append((word.text, word.marks))
    return pieces


def _rows(filled: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in filled:
        rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


def _cell_pieces(cell: Cell, page: int) -> list[Piece]:
    """The lines of a cell as one text; a new item or sentence of it on a new line."""
    pieces: list[Piece] = []
    last: Line | None = None
    for line in _lines_in(cell.words, page=page):
        if last is not None:
            is_new = is_label(line.text) or (not is_open(last.text) and not starts_small(line.text))
            pieces.append(("\n" if is_new else between(last.text), 0))
        pieces += _pieces(line.words)
        last = line
    return pieces


def _lines_in(words: Sequence[Word], *, page: int) -> list[Line]:
    """Recognition reads across cells, so that the words of one come in pieces: then their place gives the order."""
    is_whole = all(after.order == before.order + 1 for before, after in pairwise(words))
    return lines_of(words if is_whole else in_order_of_place(words), page=page)


def _cell_text(cell: Cell, page: int) -> str:
    return "".join(text for text, _ in _cell_pieces(cell, page)).strip()


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(left - right) < 6 for left, right in zip(one, other, strict=True))


def _furniture(pages: Sequence[Page]) -> set[str]:
    """Lines at the head or foot that at least three pages share, digits aside."""
    if len(pages) < 3:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line.text) for line in lines_of(page.words, page=page.number) if _is_at_edge(line, page)})
    return {shape for shape, count in seen.items() if count >= max(3, len(pages) // 2)}


def _shape(text: str) -> str:
    return DIGITS.sub("0", text)


def _is_at_edge(line: Line, page: Page) -> bool:
    return line.bottom < EDGE * page.height or line.top > (1 - EDGE) * page.height


def _is_furniture(line: Line, page: Page, furniture: set[str]) -> bool:
    return _is_at_edge(line, page) and (_shape(line.text) in furniture or PAGE_NUMBER.fullmatch(line.text) is not None)


def _counted(drafts: list[Draft]) -> list[Draft]:
    count = 0
    for draft in drafts:
        if draft.kind is BlockKind.PARAGRAPH:
            count += 1
            draft.place = replace(draft.place, paragraph=count)
    return drafts
