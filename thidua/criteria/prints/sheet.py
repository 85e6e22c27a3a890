"""The table as a sheet: one line a row, points as numbers, words that look like a formula stay words."""

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.criteria.models import TableVersion
from thidua.criteria.prints.lines import Printed, printed, rows_of
from thidua.criteria.prints.paper import HEAD, OWNER, origin_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CODE = "Mã tiêu chí"
WIDTHS = {**dict(zip(HEAD, (8, 68, 11), strict=True)), OWNER: 26, CODE: 13}
TOP = 4
"""The row of the head."""
RISKY = ("=", "+", "-", "@", "\t", "\r")
SHADE = PatternFill("solid", fgColor="F4EFE7")
EDGE = Side(style="thin", color="BFB8AA")
GRID = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def sheet_of(version: TableVersion) -> bytes:
    """Raises `ParamFault` when a stored rule cannot be read."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng tiêu chí"
    _put(sheet, 1, 1, version.table.title, bold=True)
    _put(sheet, 2, 1, f"({origin_of(version)})")
    lines = list(printed(rows_of(version)))
    has_owner = any(line.row is not None and line.row.owner for line in lines)
    for column, words in enumerate((*HEAD, *((OWNER,) if has_owner else ()), CODE), start=1):
        _put(sheet, TOP, column, words, bold=True, is_boxed=True)
        sheet.cell(TOP, column).fill = SHADE
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[words]
    for at, line in enumerate(lines, start=TOP + 1):
        _line(sheet, at, line, has_owner=has_owner)
    _page(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _line(sheet: Worksheet, at: int, line: Printed, *, has_owner: bool) -> None:
    owner, code = (line.row.owner, line.row.code) if line.row else ("", "")
    values: Sequence[str | Decimal | None] = (line.mark, line.words, line.points, *((owner,) if has_owner else ()), code)
    for column, value in enumerate(values, start=1):
        _put(sheet, at, column, value, bold=line.is_heading, is_boxed=True)
    indent = line.depth if line.row else line.depth + 1
    sheet.cell(at, 2).alignment = Alignment(wrap_text=True, vertical="top", indent=min(indent, 8))
    if line.row is None:
        for column in (2, 3):
            sheet.cell(at, column).font = Font(italic=True)


def _put(sheet: Worksheet, row: int, column: int, value: str | Decimal | None, *, bold: bool = False, is_boxed: bool = False) -> None:
    cell = sheet.cell(row, column, value if value != "" else None)
    cell.font = Font(bold=bold)
    if is_boxed:
        cell.border = GRID
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if column == 1 or row == TOP else None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(RISKY)
        cell.number_format = "@"


def _page(sheet: Worksheet) -> None:
    """A4 upright, as wide as the page, the head on every page."""
    sheet.freeze_panes, sheet.print_title_rows = f"A{TOP + 1}", f"{TOP}:{TOP}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
