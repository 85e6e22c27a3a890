"""Small Word and Excel files with tables of criteria, as offices make them."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.table import Table, _Cell
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

LEFT, ABOVE = "<", "^"
"""A cell that goes on from the left, or from above."""
Lines = Sequence[Sequence[str]]
HEAD = ("STT", "Nội dung, các tiêu chí cụ thể", "Điểm chuẩn")


def word(*tables: Lines | str) -> bytes:
    """Tables, and paragraphs between them. `<` merges a cell with its left neighbour, `^` with the one above; "**" makes it bold."""
    file = Document()
    for one in tables:
        if isinstance(one, str):
            file.add_paragraph(one)
        else:
            add_table(file, one)
    return saved(file)


def saved(file: WordFile) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def add_table(file: WordFile | _Cell, lines: Lines) -> Table:
    width = len(lines[0])
    table = file.add_table(len(lines), width)
    for row, cells in enumerate(lines):
        for column, words in enumerate(cells):
            _put(table, row, column, words)
    return table


def _put(table: Table, row: int, column: int, words: str) -> None:
    if words == LEFT:
        table.cell(row, column - 1).merge(table.cell(row, column))
    elif words == ABOVE:
        table.cell(row - 1, column).merge(table.cell(row, column))
    else:
        cell = table.cell(row, column)
        cell.text = words.removeprefix("**")
        if words.startswith("**"):
            for run in cell.paragraphs[0].runs:
                run.bold = True


def excel(sheets: Mapping[str, Sequence[Any]], *, merges: Sequence[str] = (), hidden: Sequence[int] = ()) -> bytes:
    """`merges` and `hidden` rows are of the first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for merge in merges:
        first.merge_cells(merge)
    for number in hidden:
        first.row_dimensions[number].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
