"""The files to fill in: names that people read, drop-downs, never a code."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from thidua.organisations.rules.lines import PARENT, PERSON_COLUMNS, UNIT, UNIT_COLUMNS
from thidua.organisations.rules.sheets import MAX_LINES, Column

HEAD = PatternFill("solid", fgColor="F4EFE7")
LISTS = "Danh mục"


def unit_sheet(names: Iterable[str]) -> bytes:
    """The list of units; the names there already are offered as those above."""
    return sheet("Đơn vị", UNIT_COLUMNS, {PARENT: list(names)})


def person_sheet(names: Iterable[str]) -> bytes:
    return sheet("Người", PERSON_COLUMNS, {UNIT: list(names)})


def sheet(title: str, columns: Sequence[Column], offered: dict[str, list[str]]) -> bytes:
    """An .xlsx with a heading, drop-downs and a page of guidance. `offered`: names by column, a help and not a limit."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = title
    lists = book.create_sheet(LISTS)
    for number, column in enumerate(columns, start=1):
        _head(first, number, column)
        names = list(column.choices) or offered.get(column.title, [])
        if names:
            _drop_down(first, lists, number, names, is_closed=bool(column.choices) and not column.takes_several)
    first.freeze_panes = "A2"
    lists.sheet_state = "hidden"
    _guide(book.create_sheet("Hướng dẫn"), columns)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page: Worksheet, number: int, column: Column) -> None:
    cell = page.cell(row=1, column=number, value=column.title)
    cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, Alignment(vertical="center", wrap_text=True)
    page.column_dimensions[get_column_letter(number)].width = column.width


def _drop_down(page: Worksheet, lists: Worksheet, number: int, names: Sequence[str], *, is_closed: bool) -> None:
    for row, name in enumerate(names, start=1):
        lists.cell(row=row, column=number, value=name).data_type = "s"
    letter = get_column_letter(number)
    rule = DataValidation(type="list", formula1=f"='{LISTS}'!${letter}$1:${letter}${len(names)}", allow_blank=True)
    rule.showErrorMessage = is_closed
    rule.errorTitle, rule.error = "Không có trong danh sách", "Chọn một mục trong danh sách thả xuống."
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MAX_LINES + 1}")


def _guide(page: Worksheet, columns: Sequence[Column]) -> None:
    rows = [("Cột", "Bắt buộc", "Cách ghi"), *((column.title, "có" if column.required else "", column.note) for column in columns)]
    for number, row in enumerate(rows, start=1):
        for place, words in enumerate(row, start=1):
            cell = page.cell(row=number, column=place, value=words)
            cell.font, cell.alignment = Font(bold=number == 1), Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 22), ("B", 12), ("C", 80)):
        page.column_dimensions[letter].width = width
