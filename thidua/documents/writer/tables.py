"""Tables: the head on every page, no row torn, as wide as the text."""

from itertools import islice

from thidua.documents.rules.widths import words_width
from thidua.documents.writer import xml
from thidua.documents.writer.flow import WIDTH
from thidua.documents.writer.values import Table
from thidua.documents.writer.xml import Run, paragraph

SIZE = 12
MARGINS = 3.4
"""Of a cell, left and right together, with a hair for rounding."""
COMFORTABLE = 55.0
"""A column asks for no more than this however long its words are."""
LOOKED_AT = 200
"""Rows that the widths are judged by."""
SHORT = 14.0
"""A column of such narrow words (numbers of lines, years) is centred."""


def grid(table: Table, room: float) -> str:
    widths = _widths(table, room)
    head = [
        xml.cell(wide, paragraph("TableHead", Run(words=words)), align="center") for wide, words in zip(widths, table.head, strict=True)
    ]
    styles = ["TableFigure" if at in table.figures else "TableMiddle" if wide < SHORT else "TableText" for at, wide in enumerate(widths)]
    rows = [xml.row(*head, is_head=True)]
    openings = [f'<w:tc><w:tcPr><w:tcW w:w="{xml.twips(wide)}" w:type="dxa"/></w:tcPr>' for wide in widths]
    for at, cells in enumerate(table.rows):
        said, is_bold = zip(openings, styles, cells, strict=True), True if at in table.strong else None
        rows.append(xml.row(*(f"{opening}{paragraph(style, Run(words=words, is_bold=is_bold))}</w:tc>" for opening, style, words in said)))
    return xml.table("Grid", widths, rows)


def is_wide(table: Table) -> bool:
    """Its longest words do not stand side by side on an upright page."""
    return table.is_wide or sum(_longest_word(table, column) for column in range(len(table.head))) > WIDTH


def _widths(table: Table, room: float) -> tuple[float, ...]:
    """By the shares given, else by the words: each column has room for its longest word, the rest goes where the text is."""
    if table.widths:
        return tuple(room * share / sum(table.widths) for share in table.widths)
    least = [_longest_word(table, column) for column in range(len(table.head))]
    wished = [max(_longest_line(table, column) - narrow, 0.0) for column, narrow in enumerate(least)]
    over = room - sum(least)
    if over <= 0 or not any(wished):
        return tuple(room * narrow / sum(least) for narrow in least)
    return tuple(narrow + over * wish / sum(wished) for narrow, wish in zip(least, wished, strict=True))


def _longest_line(table: Table, column: int) -> float:
    words = [table.head[column], *(row[column] for row in islice(table.rows, LOOKED_AT))]
    return min(max(words_width(one, size=SIZE, is_bold=at == 0) for at, one in enumerate(words)), COMFORTABLE) + MARGINS


def _longest_word(table: Table, column: int) -> float:
    head = [(word, True) for word in table.head[column].split()]
    rows = enumerate(islice(table.rows, LOOKED_AT))
    rest = [(word, at in table.strong) for at, row in rows for word in row[column].split()]
    return max((words_width(word, size=SIZE, is_bold=bold) for word, bold in (*head, *rest)), default=0.0) + MARGINS
