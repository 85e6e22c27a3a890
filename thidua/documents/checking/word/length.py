"""How many pages a Word file surely has, without laying it out."""

from math import ceil
from typing import Any

from docx.oxml.ns import qn

from thidua.documents.checking.sheet import Line, Section, size_of
from thidua.documents.checking.widths import MM, words_width

SINGLE = 1.15
SURELY = 1.2
"""Text so many times as high as a page does not stand on one, however it is reckoned."""


def least_pages(body: Any, lines: tuple[Line, ...], sections: tuple[Section, ...]) -> int:
    breaks = sum(1 for one in body.iter(qn("w:br")) if one.get(qn("w:type")) == "page")
    shown = sum(1 for _ in body.iter(qn("w:lastRenderedPageBreak")))
    if breaks or shown:
        return max(breaks, shown) + 1
    if not sections:
        return 1
    page = sections[0]
    top, bottom, left, right = (margin or 20.0 for margin in page.margins)
    height = sum(_height(line, page.width - left - right) for line in lines if not line.is_cell and line.column.value != "left")
    pages = height / max(page.height - top - bottom, 50.0)
    return ceil(pages / SURELY) if pages > SURELY else 1


def _height(line: Line, width: float) -> float:
    size = size_of(line.runs) or 13.0
    rows = ceil(words_width(line.text, size=size) / max(width, 20.0)) or 1
    spacing = line.format.spacing or 1.0
    one = -spacing if spacing < 0 else size * SINGLE * spacing
    return (rows * one + (line.format.before or 0.0) + (line.format.after or 0.0)) * MM
