"""The result as a workbook: the ranking, and the points of every criterion. Words that look like a formula stay words."""

import io
from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.criteria.models import Criterion
from thidua.scoring.prints.paper import basis_words
from thidua.scoring.queries.results import Result, ResultLine

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | int | Decimal | None
RANKED = (
    "Nhóm",
    "Hạng",
    "Đơn vị",
    "Điểm nội dung",
    "Điểm thưởng",
    "Điểm trừ",
    "Tổng điểm",
    "Xếp loại",
    "Cần bỏ phiếu",
    "Không xếp hạng vì",
    "Ghi chú",
)
WIDTHS = (16, 7, 44, 11, 11, 11, 11, 18, 12, 40, 40)
RISKY = ("=", "+", "-", "@", "\t", "\r")
SHADE = PatternFill("solid", fgColor="F4EFE7")
EDGE = Side(style="thin", color="BFB8AA")
GRID = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
TOP, LINE = 4, 15
"""The row of the heads; the height of a line in points."""


def workbook_of(result: Result, points: Sequence[tuple[Criterion, Sequence[Decimal | None]]]) -> bytes:
    """`points`: of each criterion those of every unit, in the order of `result.lines`."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Xếp hạng"
    _head(first, result, RANKED, WIDTHS)
    lines = [(group.name, line) for group in result.groups for line in (*group.lines, *group.out)]
    for row, (group, line) in enumerate(lines, start=TOP + 1):
        _row(first, row, _ranked(group, line), result.places)
    second = book.create_sheet("Điểm từng tiêu chí")
    units = [line.sheet.unit.name for _, line in lines]
    _head(second, result, ("Mã", "Tiêu chí", "Điểm chuẩn", *units), (12, 60, 10, *(14 for _ in units)))
    for row, (node, own) in enumerate(points, start=TOP + 1):
        _row(second, row, (node.code, node.title, node.points, *own), result.places)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ranked(group: str, line: ResultLine) -> Sequence[Value]:
    vote = "cần bỏ phiếu" if line.needs_vote else ""
    name = line.sheet.unit.name
    return (group, line.rank, name, line.content, line.bonus, line.penalty, line.total, line.grade, vote, line.excluded, line.remark)


def _head(sheet: Worksheet, result: Result, heads: Sequence[str], widths: Sequence[int]) -> None:
    _put(sheet, 1, 1, result.period.title, bold=True)
    _put(sheet, 2, 1, basis_words(result.period))
    if result.period.content_hash:
        _put(sheet, 3, 1, f"Mã nội dung: {result.period.content_hash}")
    for column, (words, width) in enumerate(zip(heads, widths, strict=True), start=1):
        _put(sheet, TOP, column, words, bold=True, is_boxed=True)
        sheet.cell(TOP, column).fill = SHADE
        sheet.column_dimensions[get_column_letter(column)].width = width
    _fit(sheet, TOP, heads)
    sheet.freeze_panes, sheet.print_title_rows = f"C{TOP + 1}", f"{TOP}:{TOP}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)


def _row(sheet: Worksheet, at: int, values: Sequence[Value], places: int | None) -> None:
    """Points bear the places of the table in their format; their value is whole."""
    for column, value in enumerate(values, start=1):
        _put(sheet, at, column, value, is_boxed=True)
        if isinstance(value, Decimal) and places is not None:
            sheet.cell(at, column).number_format = f"#,##0.{'0' * places}" if places else "#,##0"
    _fit(sheet, at, values)


def _fit(sheet: Worksheet, at: int, values: Sequence[Value]) -> None:
    """As high as its longest words: programs that do not do it by themselves would write one row over the next."""
    widths = (sheet.column_dimensions[get_column_letter(column)].width for column in range(1, len(values) + 1))
    lines = (ceil(len(value) * 1.05 / width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    sheet.row_dimensions[at].height = LINE * max((1, *lines))


def _put(sheet: Worksheet, row: int, column: int, value: Value, *, bold: bool = False, is_boxed: bool = False) -> None:
    cell = sheet.cell(row, column, value if value != "" else None)
    cell.font = Font(bold=bold)
    if is_boxed:
        cell.border = GRID
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(RISKY)
        cell.number_format = "@"
