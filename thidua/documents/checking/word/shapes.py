"""Lines drawn in a Word file: shapes, pictures of lines of older files, borders of paragraphs, rows of underscores."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from thidua.documents.checking.sheet import Rule

EMU = 25.4 / 914400
POINT = 25.4 / 72
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LINES = {"line", "straightConnector1", "bentConnector3"}
OLD_LINE = "#_x0000_t32"
FLATTEST = 3.0
"""Millimetres: a shape not higher than this is a line."""
UNITS = {"pt": POINT, "in": 25.4, "cm": 10.0, "mm": 1.0, "pc": 12 * POINT, "": POINT, "px": 25.4 / 96}
TYPED = re.compile(r"[_─━—–]{3,}")


def drawn_in(paragraph: Any) -> Iterator[Rule]:
    """Shapes of this paragraph, each once (a shape is often kept twice, for new and for old programs)."""
    for drawing in paragraph.iter(qn("w:drawing")):
        if not _is_fallback(drawing):
            yield from _new(drawing)
    for picture in paragraph.iter(qn("w:pict")):
        if not _is_fallback(picture):
            yield from _old(picture)


def _is_fallback(element: Any) -> bool:
    return any(parent.tag == f"{MC}Fallback" for parent in element.iterancestors())


def _new(drawing: Any) -> Iterator[Rule]:
    for holder in drawing:
        extent = holder.find(f"{WP}extent")
        if extent is None or holder.find(f".//{qn('w:txbxContent')}") is not None:
            continue
        width, height = float(extent.get("cx", 0)) * EMU, float(extent.get("cy", 0)) * EMU
        shapes = {shape.get("prst") for shape in holder.iter(f"{A}prstGeom")}
        if shapes & LINES or (height <= FLATTEST < width):
            offset = holder.find(f"{WP}positionH/{WP}posOffset")
            middle = None if offset is None or not offset.text else float(offset.text) * EMU + width / 2
            yield Rule(width, middle=middle)


def _old(picture: Any) -> Iterator[Rule]:
    for line in picture.iter(f"{V}line"):
        begin, end = _point(line.get("from")), _point(line.get("to"))
        if begin is not None and end is not None:
            yield Rule(abs(end - begin), middle=(begin + end) / 2)
    for shape in picture.iter(f"{V}shape", f"{V}rect"):
        style = dict(part.strip().split(":", 1) for part in (shape.get("style") or "").split(";") if ":" in part)
        width, height, left = (_length(style.get(name)) for name in ("width", "height", "margin-left"))
        is_line = shape.get("type") == OLD_LINE or (height is not None and width is not None and height <= FLATTEST < width)
        if is_line and width:
            yield Rule(width, middle=None if left is None else left + width / 2)


def _point(words: str | None) -> float | None:
    """The first co-ordinate of "12pt,3pt"."""
    return _length(words.split(",")[0]) if words else None


def _length(words: str | None) -> float | None:
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*([a-z]*)\s*", words or "")
    return float(found[1]) * UNITS[found[2]] if found and found[2] in UNITS else None


def border_of(sides: set[str], *, width: float) -> Rule | None:
    """The border above or below a paragraph, as long as the paragraph is wide; a frame all around is no rule."""
    is_rule = bool(sides & {qn("w:top"), qn("w:bottom")}) and not sides & {qn("w:left"), qn("w:right")}
    return Rule(max(width, 0.0)) if is_rule else None


def is_frame(sides: set[str]) -> bool:
    return {qn("w:left"), qn("w:right"), qn("w:top"), qn("w:bottom")} <= sides
