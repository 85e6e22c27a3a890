"""How many pages the document itself surely has. What comes with it (annexes, an attached text) numbers its own pages."""

from collections.abc import Sequence
from itertools import takewhile
from math import ceil

from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.sheet import Column, Line, Sheet, size_of
from thidua.documents.rules.widths import MM, words_width

SINGLE = 1.15
SURELY = 1.2
"""Text so many times as high as a page does not stand on one, however it is reckoned."""


def least_pages(sheet: Sheet, boxes: Boxes) -> int:
    """Of a PDF as counted; of a Word file reckoned, not laid out."""
    if sheet.is_pdf:
        first = next((mark.page for line in boxes.annexes for mark in line.marks), sheet.pages + 1)
        return max(first - 1, 1)
    if not sheet.sections:
        return 1
    page = sheet.sections[0]
    top, bottom, left, right = (20.0 if margin is None else margin for margin in page.margins)
    height = sum(_height(line, page.width - left - right) for line in _own(sheet.lines, boxes))
    pages = height / max(page.height - top - bottom, 50.0)
    return ceil(pages / SURELY) if pages > SURELY else 1


def _own(lines: Sequence[Line], boxes: Boxes) -> list[Line]:
    """Columns side by side are as high as the right one."""
    end = boxes.annexes[0].span if boxes.annexes else None
    own = takewhile(lambda line: end is None or line.span != end, lines)
    return [line for line in own if line.column is not Column.LEFT and not line.is_cell]


def _height(line: Line, width: float) -> float:
    size = size_of(line.runs) or 13.0
    rows = ceil(words_width(line.text, size=size) / max(width, 20.0)) or 1
    spacing = line.format.spacing or 1.0
    one = -spacing if spacing < 0 else size * SINGLE * spacing
    return (rows * one + (line.format.before or 0.0) + (line.format.after or 0.0)) * MM
