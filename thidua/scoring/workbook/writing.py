"""The workbook: locked but for the cells that are filled in, each of those with what it takes; words are never formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.scoring.workbook.boxes import HAS, MET, NA, REASON, TICK, Box, Sort, Value
from thidua.scoring.workbook.checks import Checks
from thidua.scoring.workbook.columns import EVIDENCE, HIDDEN, LOCKED, ORDER, WIDTHS, Column
from thidua.scoring.workbook.guide import guide_lines
from thidua.scoring.workbook.stored import store_results
from thidua.scoring.workbook.values import FORM, Book, Entry, Heading, key_of

SHEET, GUIDE, META = "Phiếu chấm", "Hướng dẫn", "_phieu"
ROW = "row:"
"""Before a criterion's code on the hidden page; the version of its cell stands beside it."""
RISKY = ("=", "+", "-", "@", "\t", "\r")
SHADE, OPEN, SHUT = PatternFill("solid", fgColor="F4EFE7"), PatternFill("solid", fgColor="FFFBE6"), PatternFill("solid", fgColor="F6F6F4")
EDGE = Side(style="thin", color="BFB8AA")
NAME = "Times New Roman"
PLAIN, BOLD, TITLE = Font(name=NAME, size=11), Font(name=NAME, size=11, bold=True), Font(name=NAME, size=14, bold=True)
LINE = 15.0
"""Points of height that a line of words takes."""
GRID = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
FORMATS = {Sort.NUMBER: "0.####", Sort.WHOLE: "0", Sort.DAY: "dd/mm/yyyy"}
POINTS = "0.00"
CENTRED = frozenset({Column.MARK, Column.MOST, Column.MET, Column.NA, Column.DUE, Column.DAY, Column.DATED})
LETTER = {column: get_column_letter(number) for number, column in enumerate(ORDER, start=1)}


@dataclass
class _Page:
    """The page being written. `results`: what its formulas give, for readers that do not work them out."""

    sheet: Worksheet
    book: Book
    top: int
    checks: Checks = field(default_factory=Checks)
    results: dict[str, Decimal] = field(default_factory=dict)
    at: int = 0

    def cell(self, row: int, column: Column) -> Cell:
        return self.sheet[f"{LETTER[column]}{row}"]  # type: ignore[no-any-return]


def write_book(book: Book) -> bytes:
    made = Workbook()
    page = _Page(made.worksheets[0], book, top=len(book.head) + 3)
    page.sheet.title = SHEET
    _head(page)
    _lines(page)
    _finish(page)
    _guide(made.create_sheet(GUIDE), book)
    _meta(made.create_sheet(META), book)
    made.security = WorkbookProtection(lockStructure=True)
    out = io.BytesIO()
    made.save(out)
    return store_results(out.getvalue(), page.results)


def put(cell: Cell | MergedCell, value: Value | None) -> None:
    """A value as itself; words stay words, whatever sign they begin with."""
    if value is None or value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type, cell.quotePrefix = "s", value.startswith(RISKY)


def _head(page: _Page) -> None:
    sheet = page.sheet
    put(sheet["A1"], page.book.title)
    sheet["A1"].font = TITLE
    for row, (label, words) in enumerate(page.book.head, start=2):
        put(sheet.cell(row, 1), f"{label}: {words}")
        sheet.cell(row, 1).font = PLAIN
    for column in ORDER:
        cell = page.cell(page.top, column)
        put(cell, str(column))
        cell.font, cell.fill, cell.border = BOLD, SHADE, GRID
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[LETTER[column]].width = WIDTHS[column]
        sheet.column_dimensions[LETTER[column]].hidden = column in HIDDEN or not _is_used(column, page.book)


def _is_used(column: Column, book: Book) -> bool:
    """Columns that nothing is written in, and nothing stands in, are folded away."""
    boxes = {box.column for entry in book.entries.values() for box in entry.boxes}
    if column in {*EVIDENCE, Column.SHOWN}:
        return book.takes_evidence
    if column is Column.NA:
        return book.takes_na
    if column is Column.BEFORE:
        return any(entry.before is not None for entry in book.entries.values())
    return column in LOCKED or column in boxes or column is Column.REASON


def _lines(page: _Page) -> None:
    page.at = page.top
    ends = _ends(page)
    for number, line in enumerate(page.book.lines):
        page.at += 1
        if isinstance(line, Heading):
            _heading(page, line, last=ends[number])
        else:
            _entry(page, line)


def _height(line: Heading | Entry) -> int:
    return 1 if isinstance(line, Heading) else 1 + sum(bool(box.label) for box in line.boxes)


def _ends(page: _Page) -> list[int]:
    """Of each line the last row of what stands under it."""
    lines, rows, at = page.book.lines, [], page.top
    for line in lines:
        at += _height(line)
        rows.append(at)
    under = []
    for number, line in enumerate(lines):
        inner = number
        while inner + 1 < len(lines) and lines[inner + 1].depth > line.depth:
            inner += 1
        under.append(rows[inner])
    return under


def _heading(page: _Page, line: Heading, *, last: int) -> None:
    at = page.at
    told: dict[Column, Value] = {
        Column.MARK: line.mark,
        Column.TITLE: line.title,
        Column.MOST: line.most,
        Column.KEY: line.code,
        Column.PARENT: line.parent,
    }
    for column, value in told.items():
        put(page.cell(at, column), value)
    if last > at:
        parents, scores = LETTER[Column.PARENT], LETTER[Column.SCORE]
        sum_ = f'=SUMIF({parents}{at + 1}:{parents}{last},"{line.code}",{scores}{at + 1}:{scores}{last})'
        page.cell(at, Column.SCORE).value = sum_
        page.results[f"{scores}{at}"] = _sum_under(page.book.lines, line.code)
    for column in ORDER:
        cell = page.cell(at, column)
        _look(cell, column, depth=line.depth)
        cell.font, cell.fill = BOLD, SHADE


def _sum_under(lines: Sequence[Heading | Entry], code: str) -> Decimal:
    total = Decimal(0)
    for line in lines:
        if line.parent == code:
            total += _sum_under(lines, line.code) if isinstance(line, Heading) else line.score or Decimal(0)
    return total


def _entry(page: _Page, line: Entry) -> None:
    at = page.at
    for column, value in _told(line).items():
        put(page.cell(at, column), value)
    _score(page, line)
    opened = (*line.boxes, REASON, *((NA,) if page.book.takes_na else ())) if line.cells is not None else ()
    labels = {box.line: box.label for box in line.boxes if box.label}
    for step in range(len(labels) + 1):
        if step:
            put(page.cell(at + step, Column.TITLE), f"– {labels[step]}")
            put(page.cell(at + step, Column.KEY), key_of(line.leaf.code, step))
        _row(page, line, at + step, [box for box in opened if box.line == step], is_first=step == 0)
    page.at += len(labels)


def _told(line: Entry) -> dict[Column, Value | None]:
    return {
        Column.MARK: line.mark,
        Column.TITLE: line.leaf.title,
        Column.MOST: line.leaf.max,
        Column.RULE: line.rule if line.cells is not None else f"{line.rule} Đã ghi nhiều báo cáo: sửa trên trang mạng.",
        Column.BEFORE: line.before,
        Column.SHOWN: "; ".join(line.shown),
        Column.KEY: line.leaf.code,
        Column.PARENT: line.parent,
    }


def _score(page: _Page, line: Entry) -> None:
    """Where points are put down the sums follow what is typed; points from figures are those the house had counted."""
    cell = page.cell(page.at, Column.SCORE)
    if not any(box.column is Column.POINTS for box in line.boxes):
        put(cell, line.score)
        return
    points, na = f"{LETTER[Column.POINTS]}{page.at}", f"{LETTER[Column.NA]}{page.at}"
    cell.value = f'=IF({na}<>"",0,IF(ISNUMBER({points}),{points},0))'
    page.results[cell.coordinate] = line.score or Decimal(0)


def _row(page: _Page, line: Entry, at: int, opened: Sequence[Box], *, is_first: bool) -> None:
    for column in ORDER:
        cell = page.cell(at, column)
        _look(cell, column, depth=line.depth if is_first else line.depth + 1)
        if column not in LOCKED:
            cell.fill = SHUT
    for box in opened:
        cell = page.cell(at, box.column)
        value = (line.cells or {}).get(box.place)
        put(cell, _in_words(box, value) if isinstance(value, bool) else value)
        _open(cell)
        cell.number_format = POINTS if box.column is Column.POINTS else FORMATS.get(box.sort, "General")
        page.checks.take(box, cell.coordinate)
    if is_first and page.book.takes_evidence:
        for column in EVIDENCE:
            _open(page.cell(at, column))
        page.cell(at, Column.DATED).number_format = FORMATS[Sort.DAY]
        page.checks.take_day(page.cell(at, Column.DATED).coordinate)


def _in_words(box: Box, value: bool) -> str:
    if box.choices == (TICK,):
        return TICK if value else ""
    yes, no = box.choices if box.choices in {MET, HAS} else HAS
    return yes if value else no


def _open(cell: Cell) -> None:
    cell.fill, cell.protection = OPEN, Protection(locked=False)


def _look(cell: Cell, column: Column, *, depth: int) -> None:
    is_middle = column in CENTRED
    cell.border, cell.font = GRID, PLAIN
    indent = min(depth, 6) if column is Column.TITLE else 0
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if is_middle else None, indent=indent)
    if column in {Column.MOST, Column.SCORE, Column.BEFORE}:
        cell.number_format = POINTS


def _finish(page: _Page) -> None:
    """The head and the names stay in sight; A4 across; every cell but the open ones is locked (no password: it keeps from slips)."""
    sheet = page.sheet
    page.checks.add_to(sheet)
    _stretch(page)
    sheet.freeze_panes, sheet.print_title_rows = f"{LETTER[Column.MOST]}{page.top + 1}", f"{page.top}:{page.top}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.4)
    sheet.print_area = f"A1:{LETTER[Column.URL]}{page.at}"


def _stretch(page: _Page) -> None:
    """Rows as high as their words need: not every program works that out when it opens the file."""
    shown = [column for column in ORDER if not page.sheet.column_dimensions[LETTER[column]].hidden]
    for row in range(page.top, page.at + 1):
        words = {column: page.cell(row, column).value for column in shown}
        lines = [_lines_of(value, WIDTHS[column]) for column, value in words.items() if isinstance(value, str) and value[:1] != "="]
        page.sheet.row_dimensions[row].height = LINE * max(lines, default=1) + 3


def _lines_of(words: str, width: int) -> int:
    """A word that does not fit goes to the next line, so a little is lost in each."""
    return sum(max(1, -(-len(line) // max(width - 3, 4))) for line in words.split("\n"))


def _guide(sheet: Worksheet, book: Book) -> None:
    for row, (term, words) in enumerate(guide_lines(book), start=1):
        for column, value in ((1, term), (2, words)):
            cell = sheet.cell(row, column)
            put(cell, value)
            cell.font, cell.alignment = BOLD if column == 1 or row == 1 else PLAIN, Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = LINE * max(_lines_of(term, 30), _lines_of(words, 92)) + 3
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 92
    sheet.protection.sheet = True
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)


def _meta(sheet: Worksheet, book: Book) -> None:
    """Read back by its first column; a line a criterion holds how often it had been written."""
    one = book.origin
    told: list[tuple[str, str]] = [
        ("form", FORM),
        ("turn", str(one.turn)),
        ("sheet", str(one.sheet)),
        ("period", str(one.period)),
        ("unit", one.unit),
        ("scorer", one.scorer),
        ("round", one.round),
        ("year", str(one.year)),
        ("table", one.table),
        ("table_hash", one.table_hash),
    ]
    told += [(f"{ROW}{code}", str(entry.version)) for code, entry in book.entries.items()]
    for row, (name, value) in enumerate(told, start=1):
        put(sheet.cell(row, 1), name)
        put(sheet.cell(row, 2), value)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
