"""Which side pieces of a PDF page stand on, and which make a paragraph."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.core.text import fold
from thidua.documents.checking.closing import is_name
from thidua.documents.checking.pdf.page import Page, Piece
from thidua.documents.checking.sheet import Column, Format, Line, Rule, Run
from thidua.documents.checking.words import ANNEX, BRACKETED, RECIPIENTS, STATE, is_like, is_upper
from thidua.documents.rules.kinds import kind_named

MM = 25.4 / 72
SAME = 3.0
"""Points between base lines of pieces in one row."""
BELOW = 20.0
"""Points below its words that a rule may stand."""


CONTENT = re.compile(r"^(?:[IVX]+|\d+)\.\s|^Điều \d|^Căn cứ ")


@dataclass(slots=True)
class Row:
    pieces: list[Piece]
    column: Column = Column.NONE

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Frame:
    """Of the text on the pages, in points."""

    left: float
    right: float
    pitch: float = 18.0
    is_measured: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Laid:
    """A piece with its side; `row` the same for pieces side by side."""

    piece: Piece
    page: Page
    row: int
    column: Column = Column.NONE
    is_cell: bool = False
    rules: list[Rule] = field(default_factory=list)


def rows_of(page: Page) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(page.pieces, key=lambda piece: (piece.base, piece.left)):
        if rows and abs(piece.base - rows[-1].base) <= SAME:
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows


def frame_of(pages: Sequence[Page]) -> Frame:
    """Where most long lines begin and end; the usual distance of their base lines."""
    long = [piece for page in pages for piece in page.pieces if piece.right - piece.left > 0.55 * page.width]
    if not long:
        return Frame(30 / MM, pages[0].width - 15 / MM)
    lefts, rights = (Counter(round(getattr(piece, side)) for piece in long) for side in ("left", "right"))
    left = min((edge for edge, count in lefts.items() if count >= 2), default=min(lefts))
    right = max((edge for edge, count in rights.items() if count >= 2), default=max(rights))
    pitches = Counter(
        round(after.base - before.base, 1)
        for before, after in itertools.pairwise(long)
        if before.page == after.page and 8 < after.base - before.base < 40
    )
    pitch = pitches.most_common(1)[0][0] if pitches else 18.0
    exact = [piece.left for piece in long if round(piece.left) == left], [piece.right for piece in long if round(piece.right) == right]
    return Frame(min(exact[0]), max(exact[1]), pitch, len(exact[0]) >= 2 and len(exact[1]) >= 3)


def lay(pages: Sequence[Page], frame: Frame) -> list[Laid]:
    """In reading order. Columns are known in the heading, down to the title, and at the end, from the signatures on."""
    laid: list[Laid] = []
    number, is_head, is_tail = 0, True, False
    border: float | None = None
    for page in pages:
        rows = rows_of(page)
        ends = _tail_starts(rows)
        is_tail = is_tail and not any(is_like(piece.text, STATE) for row in rows[:5] for piece in row.pieces)
        for place, row in enumerate(rows):
            number += 1
            is_head = is_head and page.number == 1 and not _ends_head(row, frame)
            is_tail = (is_tail or place == ends) and not _is_annex(row)
            parts = [Laid(piece, page, number, is_cell=_is_cell(piece, page)) for piece in row.pieces]
            border = _between(rows[ends:]) if place == ends else border
            if is_head or is_tail:
                for part in parts:
                    part.column = _side(part, parts, page, border=border if is_tail else None)
            laid += parts
    _give_rules(laid)
    return laid


def _ends_head(row: Row, frame: Frame) -> bool:
    words = row.text
    if len(row.pieces) > 1 or "./." in words:
        return False
    piece = row.pieces[0]
    if CONTENT.match(words):
        return True
    is_long = piece.right - piece.left > 0.8 * (frame.right - frame.left)
    return kind_named(words.strip(" .:")) is not None or fold(words).startswith("kinh gui") or is_long


def _tail_starts(rows: Sequence[Row]) -> int | None:
    """The row of "Nơi nhận" on this page, or the capitals above it."""
    place = next((place for place, row in enumerate(rows) if any(RECIPIENTS.match(fold(piece.text)) for piece in row.pieces)), None)
    if place is None:
        return None
    while place > 0 and "./." not in rows[place - 1].text and _is_signing(rows[place - 1]):
        place -= 1
    return place


def _is_signing(row: Row) -> bool:
    return all(is_upper(piece.text) or is_name(piece.text) or BRACKETED.match(piece.text) for piece in row.pieces)


def _is_annex(row: Row) -> bool:
    return bool(ANNEX.match(fold(row.text)))


def _between(rows: Sequence[Row]) -> float | None:
    """Where the columns of the signatures part: in the middle of the gap of the first row with both."""
    row = next((row for row in rows if len(row.pieces) == 2), None)
    return None if row is None else (row.pieces[0].right + row.pieces[1].left) / 2


def _side(part: Laid, parts: Sequence[Laid], page: Page, *, border: float | None) -> Column:
    if part.is_cell:
        return Column.NONE
    if len(parts) > 1:
        return Column.LEFT if part.piece.middle < page.width * 0.46 else Column.RIGHT
    if border is not None:
        return Column.LEFT if part.piece.middle < border else Column.RIGHT
    if part.piece.middle < page.width * 0.42:
        return Column.LEFT
    return Column.RIGHT if part.piece.middle > page.width * 0.56 else Column.NONE


def _is_cell(piece: Piece, page: Page) -> bool:
    """Between two lines that go down beside it."""
    beside = [ruling for ruling in page.rulings if not ruling.is_across and ruling.start - 2 <= piece.base - 3 <= ruling.end + 2]
    return any(line.at <= piece.left + 2 for line in beside) and any(line.at >= piece.right - 2 for line in beside)


def _give_rules(laid: list[Laid]) -> None:
    """Each rule to the words right above it."""
    for page in {id(part.page): part.page for part in laid}.values():
        parts = [part for part in laid if part.page is page and not part.is_cell]
        for ruling in page.rulings:
            middle = (ruling.start + ruling.end) / 2
            above = [
                part for part in parts if -2 < ruling.at - part.piece.base < BELOW and part.piece.left - 30 < middle < part.piece.right + 30
            ]
            if ruling.is_across and above:
                rule = Rule((ruling.end - ruling.start) * MM)
                nearest = min(above, key=lambda part: ruling.at - part.piece.base)
                nearest.rules += [rule] if rule not in nearest.rules else []


def lines_of(laid: Sequence[Laid], frame: Frame, sections: dict[int, int]) -> Iterator[Line]:
    growing: list[Laid] = []
    for part in laid:
        if growing and not _goes_on(growing, part, frame):
            yield _line(growing, frame, sections)
            growing = []
        growing.append(part)
    if growing:
        yield _line(growing, frame, sections)


def _goes_on(growing: list[Laid], part: Laid, frame: Frame) -> bool:
    last = growing[-1]
    if part.is_cell or last.is_cell or part.column is not last.column or part.row == last.row:
        return False
    if part.column is not Column.NONE:
        return False
    if _is_centred(part, frame) or _is_centred(last, frame):
        return False
    if part.piece.left > frame.left + 5 / MM or last.piece.right < frame.right - 18 / MM:
        return False
    gap = part.piece.base - last.piece.base
    return part.page is not last.page or gap < max(1.84 * last.piece.size, 1.25 * frame.pitch)


def _is_centred(part: Laid, frame: Frame) -> bool:
    piece = part.piece
    inset = 5 / MM
    is_indented = any(abs((piece.left - frame.left) * MM - indent) < 0.8 for indent in (10.0, 12.7))
    if is_indented and not is_upper(piece.text) and not all(run.is_bold or run.is_italic for run in piece.runs):
        return False
    is_inside = piece.left > frame.left + inset and piece.right < frame.right - inset
    return is_inside and abs(piece.middle - frame.middle) < 3 / MM


def _line(parts: Sequence[Laid], frame: Frame, sections: dict[int, int]) -> Line:
    first = parts[0]
    runs: list[Run] = []
    for part in parts:
        runs += [replace(part.piece.runs[0], text=" ")] if runs else []
        runs += part.piece.runs
    marks = tuple(part.piece.mark(part.page.width, part.page.height) for part in parts)
    rules = tuple(rule for part in parts for rule in part.rules)
    form = Format() if first.column is not Column.NONE or first.is_cell else _format(parts, frame)
    section = sections[first.page.number]
    return Line(tuple(runs), form, first.column, "", None, marks, first.row, section, rules, first.is_cell)


def _format(parts: Sequence[Laid], frame: Frame) -> Format:
    """Justified: lines but the last end at the edge. One line alone says nothing of that."""
    if len(parts) == 1 and _is_centred(parts[0], frame):
        return Format("center")
    ragged = [part for part in parts[:-1] if part.piece.right < frame.right - 2.5]
    align = "" if len(parts) < 3 or not frame.is_measured else "left" if len(ragged) * 2 > len(parts) - 1 else "both"
    is_new = frame.is_measured and len(parts) > 1
    first = (parts[0].piece.left - frame.left) * MM if is_new else None
    pitches = [after.piece.base - before.piece.base for before, after in itertools.pairwise(parts) if after.page is before.page]
    spacing = min(pitches) / (parts[0].piece.size * 1.15) if pitches and parts[0].piece.size else None
    return Format(align, 0.0 if first is not None else None, first, None, None, spacing)
