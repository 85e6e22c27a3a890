"""A plan as a Word document in the layout of Nghị định 30/2020/NĐ-CP."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

from demo.plans.src.parts import LEVELS, Line, Plan

FONT = "Times New Roman"
BODY_SIZE = 14
STAMP = datetime(2021, 6, 10, 8, 0, 0)
ZIP_DATE = (2021, 6, 10, 8, 0, 0)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATION_MOTTO = "Độc lập - Tự do - Hạnh phúc"
OUTLINE, DASHES = "30", "31"
HEAD_WIDTHS = (Mm(69), Mm(93))
NO_CELL_MARGINS = f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
END_WIDTHS = (Mm(77), Mm(84))

# Level 3 is printed "%2.%3.", so the Roman level above never shows in it.
NUMBERING = f"""
<w:numbering {nsdecls("w")}>
 <w:abstractNum w:abstractNumId="{OUTLINE}"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2.%3."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>
 </w:abstractNum>
 <w:abstractNum w:abstractNumId="{DASHES}"><w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/></w:rPr></w:lvl>
 </w:abstractNum>
 <w:num w:numId="{OUTLINE}"><w:abstractNumId w:val="{OUTLINE}"/></w:num>
 <w:num w:numId="{DASHES}"><w:abstractNumId w:val="{DASHES}"/></w:num>
</w:numbering>"""


def docx_of(plan: Plan) -> bytes:
    document = Document()
    lay_page(document, plan)
    replace_numbering(document)
    if plan.issuer:
        add_heading(document, plan)
    for line in plan.lines:
        add_line(document, line)
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    if plan.recipients:
        add_ending(document, plan)
    saved = io.BytesIO()
    document.save(saved)
    return with_fixed_dates(saved.getvalue())


def with_fixed_dates(archive: bytes) -> bytes:
    """The same parts, so that one source always gives one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_DATE), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def replace_numbering(document: Any) -> None:
    element = document.part.numbering_part._element
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(NUMBERING)))


def lay_page(document: Any, plan: Plan) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(0)
    page = document.sections[0]
    page.start_type = WD_SECTION.NEW_PAGE
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Mm(20)
    page.left_margin = Mm(30)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    number_pages(page.header.paragraphs[0])
    about = document.core_properties
    about.title, about.author, about.last_modified_by = " ".join(plan.title), "Văn phòng", "Văn phòng"
    about.comments, about.created, about.modified, about.language = "", STAMP, STAMP, "vi-VN"


def number_pages(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("text", "2"), ("end", None)):
        run._r.append(field_part(kind, text))


def field_part(kind: str | None, text: str | None) -> Any:
    if text is None:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), str(kind))
        return part
    part = OxmlElement("w:t" if kind == "text" else "w:instrText")
    part.text = text
    return part


def add_heading(document: Any, plan: Plan) -> None:
    table = plain_table(document, rows=2 if plan.number else 1, widths=HEAD_WIDTHS)
    left, right = table.rows[0].cells
    for name in plan.issuer:
        write(left, name, size=12, bold=name == plan.issuer[-1])
    rule(left, side=Mm(23))
    write(right, NATION, size=12, bold=True)
    write(right, NATION_MOTTO, size=13, bold=True)
    rule(right, side=Mm(16))
    if plan.number:
        write(table.rows[1].cells[0], f"Số: {plan.number}", size=13)
        write(table.rows[1].cells[1], f"*{plan.place_date}*", size=13)
    write(document, "KẾ HOẠCH", bold=True, before=18)
    title = write(document, "", bold=True)
    for number, part in enumerate(plan.title):
        if number:
            title.add_run().add_break()
        title.add_run(part).bold = True
    rule(document, side=Mm(62), after=12)


def add_line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(6), 1.05
    paragraph.alignment = ALIGN.JUSTIFY
    put_text(paragraph, line.text, bold=line.is_heading, italic=line.role == "base")
    if line.role in LEVELS:
        number(paragraph, OUTLINE, LEVELS[line.role], bold=line.is_heading)
        form.keep_with_next = line.is_heading
    elif line.role == "dash":
        number(paragraph, DASHES, 0)
    elif line.role in {"p", "base"}:
        form.first_line_indent = Cm(1)
        form.keep_with_next = line.is_bold
    else:
        dress_web(paragraph, line.role)


def dress_web(paragraph: Any, role: str) -> None:
    paragraph.alignment = {"type": ALIGN.CENTER, "date": ALIGN.CENTER, "source": ALIGN.RIGHT}.get(role, ALIGN.LEFT)
    for run in paragraph.runs:
        run.bold, run.italic = role in {"type", "source"}, role == "date"
    if role == "date":
        paragraph.paragraph_format.space_after = Pt(12)


def number(paragraph: Any, list_id: str, level: int, *, bold: bool = False) -> None:
    """Let Word draw the label; the paragraph mark decides whether it is bold."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(list_id)
    if bold:
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:b"))
        paragraph._p.pPr.append(mark)


def add_ending(document: Any, plan: Plan) -> None:
    write(document, "", size=6).paragraph_format.keep_with_next = True
    table = plain_table(document, rows=1, widths=END_WIDTHS)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    write(left, "***Nơi nhận:***", size=12, align=ALIGN.LEFT)
    for line in plan.recipients:
        paragraph = write(left, line, size=11, align=ALIGN.LEFT)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(34))
    for position, line in enumerate(plan.signature):
        is_name = position == len(plan.signature) - 1
        write(right, line, bold=not line.startswith("*"), size=14 if is_name else 13, before=0 if line else 56)


def plain_table(document: Any, *, rows: int, widths: Iterable[int]) -> Any:
    table = document.add_table(rows=rows, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(parse_xml(NO_CELL_MARGINS))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def write(holder: Any, text: str, *, size: int = BODY_SIZE, bold: bool = False, align: Any = ALIGN.CENTER, before: int = 0) -> Any:
    """A paragraph in a cell or in the document. A new cell has an empty one that is used first."""
    first = holder.paragraphs[0] if hasattr(holder, "tables") and hasattr(holder, "width") else None
    paragraph = first if first is not None and not first.runs and len(holder.paragraphs) == 1 else holder.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    put_text(paragraph, text, bold=bold, size=size)
    return paragraph


def rule(holder: Any, *, side: int, after: int = 0) -> None:
    """A thin line under the paragraph above: an almost empty paragraph with a top border, drawn in from both sides."""
    paragraph = holder.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = side
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(after), Pt(3)
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>')
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def put_text(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = BODY_SIZE) -> None:
    struck = False
    for part in re.split(r"(\*\*|\*|~~)", text.replace("¶", "")):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part == "~~":
            struck = not struck
        elif part:
            run = paragraph.add_run(part)
            run.bold, run.italic, run.font.strike = bold or None, italic or None, struck or None
            run.font.size = None if size == BODY_SIZE else Pt(size)
