"""Plain official papers as .docx: two columns above, title, body, tables, signatures. `write_pdf` prints the same .docx.

A `Paper` says what stands on it and nothing of how it looks: whoever prints makes values, this module alone knows fonts and margins.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from thidua.documents.office import to_pdf

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FONT = "Times New Roman"
BODY = Pt(13)
WIDTH = 165.0
"""Millimetres between the margins: 210 less 30 and 15."""
LEFT, RIGHT = 66.0, 99.0
"""The two columns above; the name of the state needs the wider one."""
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1: a part in capitals as given; 2: an item."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a line break in it stays one."""

    words: str
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths`: shares of the width, one a column; none = all alike. `figures`: columns of numbers, set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the post in capitals as given, a line below it in brackets, room to sign, the name."""

    post: str
    name: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Side by side, from the left."""

    columns: tuple[Signature, ...]


Block = Heading | Text | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`issuer`: the superior's name, then the issuer's own (bold). `recipients` stand left of `signature`."""

    title: str
    subtitle: str = ""
    issuer: tuple[str, ...] = ()
    number: str = ""
    place_and_date: str = ""
    blocks: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()


def write_pdf(paper: Paper) -> bytes:
    """Raises `documents.office.CannotConvert` where there is no LibreOffice."""
    return to_pdf(write_docx(paper), suffix=".docx")


def write_docx(paper: Paper) -> bytes:
    document = Document()
    _page(document)
    if paper.issuer:
        _above(document, paper)
    _line(document.add_paragraph(), paper.title, size=14, is_bold=True, align=ALIGN.CENTER, before=12)
    if paper.subtitle:
        _line(document.add_paragraph(), paper.subtitle, size=14, is_bold=True, align=ALIGN.CENTER)
        _rule(document.add_paragraph(), width=WIDTH, share=0.25)
    for block in paper.blocks:
        _block(document, block)
    if paper.signature or paper.recipients:
        _below(document, paper)
    document.core_properties.title, document.core_properties.author = _clean(paper.title), ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


# ---- the page ----


def _page(document: Docx) -> None:
    """A4, margins of Nghị định 30/2020/NĐ-CP; the number of the page on top, from the second page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    _number(section.header.paragraphs[0])


def _number(paragraph: Paragraph) -> None:
    paragraph.alignment = ALIGN.CENTER
    run: Any = paragraph.add_run()
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words
        run._r.append(part)


def _above(document: Docx, paper: Paper) -> None:
    left, right = _columns(document, (LEFT, RIGHT))
    for number, words in enumerate(paper.issuer, 1):
        _line(_next(left), words, size=12, is_bold=number == len(paper.issuer), align=ALIGN.CENTER)
    _rule(left.add_paragraph(), width=LEFT, share=1 / 3)
    if paper.number:
        _line(left.add_paragraph(), paper.number, align=ALIGN.CENTER, before=6)
    _line(_next(right), STATE, size=12, is_bold=True, align=ALIGN.CENTER)
    _line(right.add_paragraph(), MOTTO, is_bold=True, align=ALIGN.CENTER)
    _rule(right.add_paragraph(), width=RIGHT, share=0.6)
    if paper.place_and_date:
        _line(right.add_paragraph(), paper.place_and_date, is_italic=True, align=ALIGN.CENTER, before=6)


def _below(document: Docx, paper: Paper) -> None:
    _line(document.add_paragraph(), "", exactly=14)
    left, right = _columns(document, (WIDTH - RIGHT, RIGHT))
    if paper.recipients:
        _line(_next(left), "Nơi nhận:", size=12, is_bold=True, is_italic=True)
        for number, words in enumerate(paper.recipients, 1):
            _line(left.add_paragraph(), f"- {words}{'.' if number == len(paper.recipients) else ';'}", size=11)
    if paper.signature:
        _sign(right, paper.signature)


# ---- blocks ----


def _block(document: Docx, block: Block) -> None:
    match block:
        case Heading(words, level):
            paragraph = document.add_paragraph(style=f"Heading {level}")
            _line(paragraph, words, is_bold=True, is_italic=level > 2, indent=10, before=6, after=3)
            paragraph.paragraph_format.keep_with_next = True
        case Text(words, is_italic):
            _line(document.add_paragraph(), words, is_italic=is_italic, align=ALIGN.JUSTIFY, indent=10, after=6)
        case Table():
            _table(document, block)
        case Signatures(columns):
            _line(document.add_paragraph(), "", exactly=10)
            for cell, signature in zip(_columns(document, [WIDTH / len(columns)] * len(columns)), columns, strict=True):
                _sign(cell, signature)


def _table(document: Docx, block: Table) -> None:
    shares = block.widths or (1.0,) * len(block.head)
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    _widths(table, [WIDTH * share / sum(shares) for share in shares])
    for number, words in enumerate((block.head, *block.rows)):
        row = table.add_row()
        kept = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(kept)
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            align = ALIGN.CENTER if number == 0 else ALIGN.RIGHT if column in block.figures else ALIGN.LEFT
            _line(_next(cell), text, size=12, is_bold=number == 0, align=align, before=2, after=2)
    _line(document.add_paragraph(), "", exactly=6)


def _sign(cell: _Cell, signature: Signature) -> None:
    """The last paragraph of a column stays with the ones before it: a signature is not torn from its name."""
    _line(_next(cell), signature.post, is_bold=True, align=ALIGN.CENTER)
    if signature.remark:
        _line(cell.add_paragraph(), signature.remark, is_italic=True, size=12, align=ALIGN.CENTER)
    for _ in range(4):
        _line(cell.add_paragraph(), "", align=ALIGN.CENTER)
    _line(cell.add_paragraph(), signature.name, is_bold=True, align=ALIGN.CENTER)
    for paragraph in cell.paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True


# ---- small parts ----


def _clean(words: str) -> str:
    """Without the signs that no XML may hold (they come with text pasted from elsewhere)."""
    return NOT_IN_XML.sub("", words)


def _line(
    paragraph: Paragraph,
    words: str,
    *,
    size: float = 13,
    is_bold: bool = False,
    is_italic: bool = False,
    align: ALIGN | None = None,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    exactly: float = 0,
) -> None:
    """Distances and the height of a line (`exactly`) in points, the indent of the first line in millimetres."""
    run = paragraph.add_run(_clean(words))
    run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(size), is_bold, is_italic, FONT
    run.font.color.rgb = RGBColor(0, 0, 0)
    form = paragraph.paragraph_format
    paragraph.alignment, form.first_line_indent = align or ALIGN.LEFT, Mm(indent)
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), Pt(exactly) if exactly else 1.0


def _next(cell: _Cell) -> Paragraph:
    """The paragraph that every cell begins with, or another one below it."""
    first: Paragraph = cell.paragraphs[0]
    return first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()


def _rule(paragraph: Paragraph, *, width: float, share: float) -> None:
    """A thin rule in the middle of the column, as wide as a share of it."""
    _line(paragraph, "", before=2, after=4, exactly=2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(width * (1 - share) / 2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # Word insists on the order


def _columns(document: Docx, widths: Sequence[float]) -> list[_Cell]:
    """Cells side by side, without borders and inner margins."""
    table = document.add_table(rows=1, cols=len(widths))
    _widths(table, widths)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties: Any = table._tbl.tblPr
    properties.insert_element_before(margins, "w:tblLook")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return list(table.rows[0].cells)


def _widths(table: DocxTable, widths: Sequence[float]) -> None:
    """On the grid and on the cells: Word reads the one, LibreOffice the other. Rows added later take the grid's."""
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        exact: Length = Mm(width)
        column.width = exact
        for cell in column.cells:
            cell.width = exact
