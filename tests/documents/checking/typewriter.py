"""A paper of the clerk's typed as a .docx: its heading in a table of two columns, or by tabs and shapes."""

import io
from copy import deepcopy
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from tests.documents.checking.clerk import Draft, Look, Page, Par, mid
from thidua.documents.rules.widths import words_width


def typed(draft: Draft, *, has_tabs: bool = False) -> bytes:
    """With a table of two columns, or with tabs and shapes."""
    draft = deepcopy(draft)
    document = Document()
    _page(document, draft.page)
    _foot(document, draft)
    for one in draft.copied:
        _put(document.add_paragraph(), one)
    (_head_by_tabs if has_tabs else _head_by_table)(document, draft)
    for one in (*draft.above, *draft.body):
        _put(document.add_paragraph(), one)
    _sign(document, draft)
    for place, one in enumerate(draft.after):
        paragraph = document.add_paragraph()
        _put(paragraph, one)
        paragraph.paragraph_format.page_break_before = place == 0
    if draft.more:
        draft.more(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _page(document: Docx, page: Page) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = page.is_first_apart
    if page.number:
        paragraph = (section.header if page.number == "header" else section.footer).paragraphs[0]
        paragraph.alignment = page.number_align
        for kind in ("begin", "PAGE", "end"):
            run = paragraph.add_run()
            run.font.size, run.font.bold = Pt(page.number_look.size), page.number_look.bold
            part = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
            if kind == "PAGE":
                part.text = "PAGE"
            else:
                part.set(qn("w:fldCharType"), kind)
            run._r.append(part)


def _foot(document: Docx, draft: Draft) -> None:
    """The address with a line above it."""
    if not draft.contact:
        return
    story = getattr(document.sections[0], draft.contact_in)
    story.is_linked_to_previous = False
    if draft.contact_rule:
        paragraph = story.paragraphs[0] if not story.paragraphs[0].text else story.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run()._r.append(_shape(draft.contact_rule))
    for one in draft.contact:
        _put(story.add_paragraph(), one)


def _put(paragraph: Any, one: Par, *, with_rule: bool = True) -> None:
    look = one.look
    _say(paragraph, one.words, look)
    paragraph.alignment, form = look.align, paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = (
        Mm(look.indent),
        Pt(look.before),
        Pt(look.after),
        look.spacing,
    )
    if look.rule and with_rule:
        paragraph.add_run()._r.append(_shape(look.rule))


def _say(paragraph: Any, words: str, look: Look) -> None:
    label = words.split(".", maxsplit=1)[0] + "." if words.startswith("Điều ") and not look.bold else ""
    for part, bold in ((label, look.is_label_bold), (words[len(label) :], look.bold)):
        if not part:
            continue
        run = paragraph.add_run(part)
        run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(look.size), bold, look.italic, look.font
        run._r.rPr.rFonts.set(qn("w:hAnsi"), look.font)
        if look.colour:
            run.font.color.rgb = RGBColor.from_string(look.colour)


def _shape(length: float, left: float = 0) -> Any:
    """A line as Word's "Shapes" draws it, anchored to its paragraph."""
    wide, off = int(length * 36000), int(left * 36000)
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        + (f"<wp:posOffset>{off}</wp:posOffset>" if left else "<wp:align>center</wp:align>")
        + '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>210000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="0"/><wp:wrapNone/><wp:docPr id="{abs(hash((length, left))) % 9999 + 1}" name="Line"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def _columns(document: Docx, widths: tuple[float, float], rows: int) -> Any:
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _fill(cell: Any, lines: list[Par]) -> None:
    for place, one in enumerate(lines):
        _put(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), one)


def _head_by_table(document: Docx, draft: Draft) -> None:
    has_stamps = any(draft.stamps)
    table = _columns(document, (66, 96), 2 + has_stamps)
    for cell, stamps in zip(table.rows[2].cells if has_stamps else (), draft.stamps, strict=False):
        _stamp(cell, stamps)
    _fill(table.cell(0, 0), draft.left)
    _fill(table.cell(0, 1), draft.right)
    _fill(table.cell(1, 0), [draft.number, *draft.about] if draft.number else draft.about)
    if draft.date:
        _fill(table.cell(1, 1), [draft.date])


def _stamp(cell: Any, stamps: list[Par]) -> None:
    for one in stamps:
        if not one.look.is_framed:
            _put(cell.add_paragraph(), one)
            continue
        frame = cell.add_table(rows=1, cols=1)
        frame.style, frame.autofit = "Table Grid", False
        frame.columns[0].width = frame.cell(0, 0).width = Mm(words_width(one.words, size=one.look.size, is_bold=True) + 8)
        _put(frame.cell(0, 0).paragraphs[0], one)
        cell.add_paragraph()


def _head_by_tabs(document: Docx, draft: Draft) -> None:
    right = [*draft.right, *([draft.date] if draft.date else [])]
    left = [*draft.left, draft.number]
    for place in range(max(len(left), len(right))):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(30), 1)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(118), 1)
        paragraph.paragraph_format.space_after = Pt(2)
        for one, middle in ((left[place], 30), (right[place], 118)):
            paragraph.add_run("\t")
            _say(paragraph, one.words, one.look)
            if one.look.rule:
                paragraph.add_run()._r.append(_shape(one.look.rule, middle - one.look.rule / 2))


def _sign(document: Docx, draft: Draft) -> None:
    if not draft.head and not draft.signers:
        return
    document.add_paragraph()
    table = _columns(document, (80, 80), 1 if len(draft.signers) < 2 else 2)
    for place, signer in enumerate(draft.signers):
        cell = table.cell(0, 1 if len(draft.signers) < 2 else place)
        lines = [*signer[:-1], *(mid("") for _ in range(4)), signer[-1]]
        _fill(cell, lines)
    if draft.head:
        _fill(table.cell(len(table.rows) - 1, 0), [draft.head, *draft.recipients])
