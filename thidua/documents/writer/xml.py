"""WordprocessingML as strings. Parts stand in the order of the schema (ISO/IEC 29500-1): whoever builds them gives values, no order."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TWIPS_A_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * TWIPS_A_MM)


def clean(words: str) -> str:
    """Without the signs that no XML may hold (they come with text pasted from elsewhere); line ends of Windows are one sign."""
    return NOT_IN_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def text(words: str) -> str:
    return escape(clean(words))


def attribute(words: str) -> str:
    """With its quotes."""
    return quoteattr(clean(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`None`: as the paragraph's style says. `size` in points."""

    words: str
    is_bold: bool | None = None
    is_italic: bool | None = None
    size: float = 0

    def __str__(self) -> str:
        return f"<w:r>{self.properties()}{_pieces(self.words)}</w:r>" if self.words else ""

    def properties(self) -> str:
        said = _switch("b", self.is_bold) + _switch("i", self.is_italic)
        if self.size:
            said += f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>'
        return f"<w:rPr>{said}</w:rPr>" if said else ""


def _switch(name: str, state: bool | None) -> str:
    if state is None:
        return ""
    return f"<w:{name}/><w:{name}Cs/>" if state else f'<w:{name} w:val="0"/><w:{name}Cs w:val="0"/>'


def _pieces(words: str) -> str:
    """Line breaks and tabs are elements of their own."""
    pieces = re.split(r"(\n|\t)", clean(words))
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(marks.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece)


def paragraph(
    style: str,
    *runs: Run | str,
    keep_next: bool = False,
    number: tuple[int, int] | None = None,
    indent: tuple[float, float] | None = None,
    hanging: float | None = None,
    before: float | None = None,
    after: float | None = None,
    align: str = "",
    mark: str = "",
    section: str = "",
) -> str:
    """`number`: list and level. `indent`: left and right, `hanging`: back of the first line, in millimetres. `before`, `after` in points.

    `mark`: properties of the paragraph's own sign, which the drawn number takes too. `section`: the section that ends here.
    """
    said = f'<w:pStyle w:val="{style}"/>'
    if keep_next:
        said += "<w:keepNext/>"
    if number is not None:
        said += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    said += _spacing(before, after)
    said += _indent(indent, hanging)
    if align:
        said += f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{said}{mark}{section}</w:pPr>{''.join(map(str, runs))}</w:p>"


def _spacing(before: float | None, after: float | None) -> str:
    said = "".join(f' w:{name}="{round(points * 20)}"' for name, points in (("before", before), ("after", after)) if points is not None)
    return f"<w:spacing{said}/>" if said else ""


def _indent(indent: tuple[float, float] | None, hanging: float | None) -> str:
    if indent is None:
        return ""
    left, right = map(twips, indent)
    first = f' w:hanging="{twips(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{left}" w:right="{right}"{first}/>'


def field(code: str) -> str:
    """A field that Word reckons, such as PAGE."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}<w:r><w:t>1</w:t></w:r>{end}'


# ---- tables ----


def cell(width: float, *paragraphs: str, align: str = "") -> str:
    """The last thing in a cell must be a paragraph: an empty cell has an empty one, after a table in it stands one."""
    across = f'<w:vAlign w:val="{align}"/>' if align else ""
    inside = "".join(paragraphs)
    last = "" if inside.endswith("</w:p>") else '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{across}</w:tcPr>{inside}{last}</w:tc>'


def row(*cells: str, is_head: bool = False, height: float = 0) -> str:
    """Never torn by the end of a page. `height` in millimetres, exactly."""
    said = "<w:cantSplit/>"
    if height:
        said += f'<w:trHeight w:val="{twips(height)}" w:hRule="exact"/>'
    if is_head:
        said += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{said}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: tuple[float, ...], rows: list[str], *, borders: str = "", align: str = "center") -> str:
    """Widths on the grid and in the cells: Word reads the one, LibreOffice the other."""
    said = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="{align}"/>'
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    said += f'{borders}<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>'
    return f"<w:tbl><w:tblPr>{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
