"""The board as a workbook: the table as it is seen, and the same as a list with one line a duty; days are days, text is text."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.core import dates
from thidua.portal.queries.board import Board, Line
from thidua.portal.queries.duties import Duty, finished_on
from thidua.portal.rules.names import capital

DAY = "dd/mm/yyyy"
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell of text that begins so would be reckoned as a formula once somebody edits it."""
TINTS = {"done": "E8F1EA", "late": "FBEDEC", "soon": "FDF0E2", "info": "E6EFF7"}
HEAD = PatternFill("solid", fgColor="F4EFE7")
LIST = ("Đơn vị", "Nhóm", "Việc phải làm", "Gửi", "Hết hạn ngày", "Tình trạng", "Xong ngày", "Mục", "Kế hoạch")
WIDTHS = (44, 22, 60, 36, 14, 22, 14, 10, 24)


def workbook(board: Board, today: date) -> bytes:
    book = Workbook()
    _table(book.active or book.create_sheet(), board, today)
    _list(book.create_sheet("Danh sách"), board)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell | MergedCell:
    """A value in a cell: text is never taken for a formula, a day keeps its type."""
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str) and value.startswith(RISKY):
        cell.data_type, cell.quotePrefix = "s", True
    if isinstance(value, date):
        cell.number_format = DAY
    return cell


def _table(sheet: Worksheet, board: Board, today: date) -> None:
    sheet.title = "Bảng theo dõi"
    put(sheet, 1, 1, f"Bảng theo dõi {board.bloc_year}, ngày {dates.short(today)}").font = Font(bold=True, size=14)
    _heads(sheet, board)
    for at, line in enumerate(board.lines, start=4):
        _row(sheet, at, line)
    _sums(sheet, board, 4 + len(board.lines))
    sheet.freeze_panes = "B4"
    sheet.column_dimensions["A"].width = 44
    for at in range(2, len(board.columns) + 3):
        sheet.column_dimensions[get_column_letter(at)].width = 18
    _fit(sheet, "2:3")


def _heads(sheet: Worksheet, board: Board) -> None:
    for at, (title, last) in enumerate(
        [("Đơn vị", None), *[(column.title, column.last) for column in board.columns], ("Xong", None)], start=1
    ):
        for row, value in ((2, title), (3, last)):
            cell = put(sheet, row, at, value)
            cell.font, cell.fill = Font(bold=True), HEAD
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _row(sheet: Worksheet, at: int, line: Line) -> None:
    put(sheet, at, 1, line.member.unit.name)
    for column, cell in enumerate(line.cells, start=2):
        if cell is not None:
            value = finished_on(cell.row) if cell.is_finished else capital(cell.look.word)
            written = put(sheet, at, column, value)
            if cell.look.kind in TINTS:
                written.fill = PatternFill("solid", fgColor=TINTS[cell.look.kind])
    put(sheet, at, len(line.cells) + 2, f"{line.done}/{len(line.owed)}")


def _sums(sheet: Worksheet, board: Board, at: int) -> None:
    put(sheet, at, 1, f"{len(board.lines)} đơn vị").font = Font(bold=True)
    for column, (done, total) in enumerate(board.sums, start=2):
        put(sheet, at, column, f"{done}/{total}").font = Font(bold=True)
    put(sheet, at, len(board.columns) + 2, f"{board.done}/{board.total}").font = Font(bold=True)


def _list(sheet: Worksheet, board: Board) -> None:
    for at, (title, width) in enumerate(zip(LIST, WIDTHS, strict=True), start=1):
        cell = put(sheet, 1, at, title)
        cell.font, cell.fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(at)].width = width
    rows = [(line.member.subgroup, cell) for line in board.lines for cell in line.cells if cell is not None]
    for at, (subgroup, duty) in enumerate([*rows, *[("", duty) for duty in board.single]], start=2):
        for column, value in enumerate(_listed(subgroup, duty), start=1):
            put(sheet, at, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _fit(sheet, "1:1")


def _listed(subgroup: str, duty: Duty) -> Sequence[Any]:
    row = duty.row
    state = "Đã xong" if duty.is_finished else capital(duty.look.word)
    return row.unit.name, subgroup, duty.title, row.recipient, duty.last, state, finished_on(row), row.fact.clause, str(row.plan)


def _fit(sheet: Worksheet, heads: str) -> None:
    """Landscape A4, as wide as the sheet, heads on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = heads
