"""Tables of a Word file: those that only lay lines side by side, and those of data."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from thidua.core.text import fold
from thidua.documents.checking.sheet import Column
from thidua.documents.checking.word.looks import DEEPEST, TWIP
from thidua.documents.checking.word.package import child, number, value

NO_LINE = {"none", "nil"}
SIDES = ("w:top", "w:bottom", "w:left", "w:right", "w:insideH", "w:insideV")
ABOVE_OR_BELOW = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|noi nhan|chu toa|kinh gui|thu ky\b")
MOST_SIDE_BY_SIDE = 3


def cells(row: Any) -> list[Any]:
    return list(row.iter(qn("w:tc"))) if row.find(qn("w:sdt")) is not None else row.findall(qn("w:tc"))


def rows(table: Any) -> list[Any]:
    return [row for row in table.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is table]


def is_layout(table: Any, *, styles: dict[str, Any]) -> bool:
    """Up to three cells side by side, without lines or with words that stand in no table of data."""
    found = rows(table)
    if not found or max(len(cells(row)) for row in found) > MOST_SIDE_BY_SIDE:
        return False
    words = fold(" ".join(text.text or "" for text in table.iter(qn("w:t"))))
    return bool(ABOVE_OR_BELOW.search(words)) or (len(cells(found[0])) <= MOST_SIDE_BY_SIDE and not has_lines(table, styles=styles))


def has_lines(table: Any, *, styles: dict[str, Any]) -> bool:
    own = _borders(child(table, "w:tblPr/w:tblBorders"))
    for style in _styles_of(table, styles) if own is None else ():
        own = _borders(child(style, "w:tblPr/w:tblBorders"))
        if own is not None:
            break
    in_cells = any(_borders(child(cell, "w:tcPr/w:tcBorders")) for row in rows(table) for cell in cells(row))
    return bool(own) or in_cells


def is_framing(table: Any, *, styles: dict[str, Any]) -> bool:
    """One cell with lines around it."""
    found = rows(table)
    return len(found) == 1 and len(cells(found[0])) == 1 and has_lines(table, styles=styles)


def is_boxed(cell: Any) -> bool:
    """With a line of its own on each side."""
    said = child(cell, "w:tcPr/w:tcBorders")
    return said is not None and all(value(said, f"w:{side}") not in {None, *NO_LINE} for side in ("top", "bottom", "left", "right"))


def _styles_of(table: Any, styles: dict[str, Any]) -> list[Any]:
    """The style of the table and those it rests on, nearest first."""
    found: list[Any] = []
    named = value(table, "w:tblPr/w:tblStyle")
    while named in styles and len(found) < DEEPEST:
        found.append(styles[named])
        named = value(styles[named], "w:basedOn")
    return found


def _borders(element: Any) -> bool | None:
    """Whether any side has a line; None when nothing is said."""
    if element is None:
        return None
    said = [value(element, side) for side in SIDES]
    return any(kind is not None and kind not in NO_LINE for kind in said)


def columns(row: Any) -> Iterator[tuple[Any, Column]]:
    """Cells with where they stand: of two the left and the right one, of three the outer ones."""
    found = cells(row)
    for place, cell in enumerate(found):
        if len(found) == 1:
            yield cell, Column.NONE
        else:
            yield cell, Column.LEFT if place == 0 else Column.RIGHT


def inner_width(cell: Any, table: Any, *, styles: dict[str, Any]) -> float | None:
    """Millimetres between the margins of the cell; None when its width is not said."""
    width = number(value(cell, "w:tcPr/w:tcW", "w:w"))
    if width is None or value(cell, "w:tcPr/w:tcW", "w:type") not in {"dxa", None}:
        width = _grid_width(cell, table)
    if width is None:
        return None
    margins = [_margin(cell, table, side, styles) for side in ("left", "right")]
    return width * TWIP - sum(margins)


def _grid_width(cell: Any, table: Any) -> float | None:
    row = next(cell.iterancestors(qn("w:tr")))
    grid = [number(column.get(qn("w:w"))) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    found = cells(row)
    return grid[found.index(cell)] if len(grid) == len(found) else None


def _margin(cell: Any, table: Any, side: str, styles: dict[str, Any]) -> float:
    by_style = [(style, "w:tblPr/w:tblCellMar") for style in _styles_of(table, styles)]
    for owner, path in ((cell, "w:tcPr/w:tcMar"), (table, "w:tblPr/w:tblCellMar"), *by_style):
        said = number(value(owner, f"{path}/w:{side}", "w:w"))
        if said is not None:
            return said * TWIP
    return 108 * TWIP
