"""Writes a sample as a Word file: its blocks, with Word's own features, and the same bytes every time.

A paragraph is a string. First signs: `^` centred bold, `>` centred italic, `=1 ` `=a ` `=- ` `=I ` a number that Word draws,
`=+ ` second level of the list. `\\v` is a soft break.
"""

import copy
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from src.markup import without_marks

TOKEN = re.compile(r"(\*\*|\*|~~|\{\+|\+\}|\{-|-\}|\{fn:[^}]*\}|\v)")
STAMP = (2020, 1, 1, 0, 0, 0)
BY = 'w:id="{id}" w:author="Văn thư" w:date="2020-01-01T00:00:00Z"'
NUMBERS = {"1": ("decimal", "%1."), "a": ("lowerLetter", "%1)"), "-": ("bullet", "-"), "I": ("upperRoman", "%1."), "+": ("bullet", "+")}
OUTER = {"I": (), "1": ("I", ""), "a": ("I", "1", ""), "-": ("I", "1", "a", ""), "+": ("I", "1", "a", "-", "")}
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@dataclass(frozen=True)
class Table:
    """Rows of cells; a row of one cell is a merged section row; None = the cell above goes on."""

    rows: Sequence[Sequence[str | None]]
    lined: bool = True
    widths: Sequence[float] = ()
    repeat_header: bool = False


@dataclass(frozen=True)
class Box:
    """A floating text box, written twice as Word does (a choice and its fallback)."""

    text: str


@dataclass(frozen=True)
class Landscape:
    """What follows stands on landscape pages."""


Item = str | Table | Box | Landscape
Body = Sequence[Item]


def sources(items: Body) -> list[str]:
    """The marked-up text of every block, in reading order, without the signs of paragraphs."""
    found: list[str] = []
    for item in items:
        if isinstance(item, str):
            found.append(_signs(item)[1])
        elif isinstance(item, Box):
            found.append(item.text)
        elif isinstance(item, Table):
            found += [cell for row in item.rows for cell in row if cell is not None]
    return found


def _signs(text: str) -> tuple[str, str]:
    if numbered := re.match(r"=([1a\-I+]) ", text):
        return numbered[1], text[3:]
    if text[:1] in ("^", ">"):
        return text[0], text[1:]
    return "", text


def write(items: Body, path: Path, title: str, *, decomposed: bool, page_numbers: bool) -> None:
    writer = _Writer(decomposed)
    writer.document.core_properties.title = title
    for item in items:
        writer.add(item)
    writer.finish()
    if page_numbers:
        _number_pages(writer.document)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    path.write_bytes(_steady(buffer.getvalue()))


def _steady(data: bytes) -> bytes:
    """The same zip with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


class _Writer:
    def __init__(self, decomposed: bool) -> None:
        self.document = Document()
        self.decomposed = decomposed
        self.serial = 100
        self.notes: list[str] = []
        self.lists: dict[str, int] = {}
        self.last_sign = ""
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(13)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)

    def add(self, item: Item) -> None:
        if isinstance(item, str):
            self._paragraph(item)
        elif isinstance(item, Table):
            self._table(item)
        elif isinstance(item, Box):
            self._box(item)
        else:
            section = self.document.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width

    def _paragraph(self, item: str) -> None:
        sign, text = _signs(item)
        paragraph = self.document.add_paragraph()
        if sign in ("^", ">"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif sign:
            self._number(paragraph, sign)
        self.last_sign = sign
        self.runs(paragraph, text, bold=sign == "^", italic=sign == ">")

    def _number(self, paragraph: Any, sign: str) -> None:
        """A list begins anew below a paragraph of an outer list or of none; the Roman one runs through the plan."""
        if sign not in self.lists or self.last_sign in OUTER[sign]:
            self.lists[sign] = self._new_list(sign)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{self.lists[sign]}"/></w:numPr>'))

    def _new_list(self, sign: str) -> int:
        numbering = self.document.part.numbering_part.element
        self.serial += 1
        form, text = NUMBERS[sign]
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.serial}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{900 if sign == "+" else 567}" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.serial}"><w:abstractNumId w:val="{self.serial}"/></w:num>'))
        return self.serial

    def _table(self, item: Table) -> None:
        columns = max(len(row) for row in item.rows)
        table = self.document.add_table(rows=0, cols=columns)
        if item.lined:
            table.style = "Table Grid"
        for row in item.rows:
            self._row(table, row, columns)
        self.last_sign = ""
        for index, width in enumerate(item.widths):
            table.columns[index].width = Cm(width)
            for cell in table.columns[index].cells:
                cell.width = Cm(width)
        if item.repeat_header:
            table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    def _row(self, table: Any, row: Sequence[str | None], columns: int) -> None:
        cells = table.add_row().cells
        if len(row) == 1 and columns > 1:
            self._cell(cells[0].merge(cells[-1]), row[0] or "", bold=True)
            return
        for index, text in enumerate(row):
            if text is None:
                above = table.rows[-2].cells[index]
                above.merge(cells[index])
            else:
                self._cell(cells[index], text, bold=len(table.rows) == 1 and table.style.name == "Table Grid")

    def _cell(self, cell: Any, text: str, bold: bool) -> None:
        for index, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            self.runs(paragraph, line, bold=bold)

    def _box(self, item: Box) -> None:
        inner = self.document.add_paragraph()
        self.runs(inner, item.text)
        body: Any = inner._p
        body.getparent().remove(body)
        holder = self.document.add_paragraph()
        run: Any = holder.add_run()._r
        wps = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        choice = (
            '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="900000"/><wp:docPr id="7" name="Khung 7"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            "<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        )
        fallback = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:425pt;height:70pt"><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict>'
        run.append(
            parse_xml(
                f'<mc:AlternateContent {nsdecls("w")} {wps} {wp}><mc:Choice Requires="wps"><w:drawing>{choice}</w:drawing></mc:Choice>'
                f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
            )
        )
        for place in run.iter(qn("w:txbxContent")):
            place.append(copy.deepcopy(body))

    def runs(self, paragraph: Any, text: str, bold: bool = False, italic: bool = False) -> None:
        on = {"**": bold, "*": italic, "~~": False}
        change = ""
        for token in TOKEN.split(without_marks(text)):
            if token in on:
                on[token] = not on[token]
            elif token in ("{+", "{-"):
                change = token[1]
            elif token in ("+}", "-}"):
                change = ""
            elif token.startswith("{fn:"):
                self._footnote(paragraph, token[4:-1])
            elif token == "\v":
                paragraph.add_run().add_break()
            elif token:
                self._run(paragraph, token, on, change)

    def _run(self, paragraph: Any, text: str, on: dict[str, bool], change: str) -> None:
        run = paragraph.add_run(unicodedata.normalize("NFD", text) if self.decomposed else text)
        run.bold, run.italic, run.font.strike = on["**"] or None, on["*"] or None, on["~~"] or None
        if not change:
            return
        self.serial += 1
        name = {"+": "ins", "-": "del"}[change]
        holder = parse_xml(f"<w:{name} {nsdecls('w')} {BY.format(id=self.serial)}/>")
        run._r.addprevious(holder)
        holder.append(run._r)
        if change == "-":
            for words in run._r.iter(qn("w:t")):
                words.tag = qn("w:delText")

    def _footnote(self, paragraph: Any, text: str) -> None:
        self.notes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes) + 1}"/>'))

    def finish(self) -> None:
        """Adds the part that holds the footnotes."""
        if not self.notes:
            return
        rule = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for number, kind, mark in ((0, "separator", "separator"), (1, "continuationSeparator", "continuationSeparator"))
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(self.notes, 2)
        )
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{rule}{notes}</w:footnotes>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, FOOTNOTES)


def _number_pages(document: Any) -> None:
    """The page number in the middle of the head of each page but the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
