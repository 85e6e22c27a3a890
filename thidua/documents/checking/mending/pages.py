"""Paper, margins and the number of the page of a Word file set right."""

from typing import Any

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from thidua.documents.checking.mending.paragraphs import FONT
from thidua.documents.checking.report import Fix
from thidua.documents.checking.word.sections import has_page

NUMBER_SIZE = 14


def mend_section(document: Docx, fix: Fix) -> None:
    if fix.section is None:
        return
    section = document.sections[fix.section]
    if fix.paper:
        is_lying = fix.paper == "lying"
        section.page_width, section.page_height = (Mm(297), Mm(210)) if is_lying else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
    for side, length in fix.margins:
        setattr(section, f"{side}_margin", Mm(length))


def mend_page_number(document: Docx) -> None:
    """In the middle of the header of every page but the first; taken out of footers and of the first header."""
    for place, section in enumerate(document.sections):
        if place == 0:
            section.different_first_page_header_footer = True
        for story in (section.first_page_header, section.footer, section.first_page_footer):
            if not story.is_linked_to_previous:
                _take_out(story)
        if place == 0 or not section.header.is_linked_to_previous:
            _put_in(section.header)


def _take_out(story: Any) -> None:
    for paragraph in story._element.iter(qn("w:p")):
        if has_page(paragraph):
            _empty(paragraph)


def _empty(paragraph: Any) -> None:
    for element in [element for element in paragraph if element.tag != qn("w:pPr")]:
        paragraph.remove(element)
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None:
        frame.getparent().remove(frame)


def _put_in(header: Any) -> None:
    """In the paragraph that has the number already, else in an empty one, else in a new one."""
    header.is_linked_to_previous = False
    found = [paragraph for paragraph in header._element.iter(qn("w:p")) if has_page(paragraph)]
    empty = [paragraph for paragraph in header._element.iter(qn("w:p")) if not "".join(paragraph.itertext()).strip()]
    element = (found or empty or [header.add_paragraph()._p])[0]
    _empty(element)
    paragraph = Paragraph(element, header)
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.first_line_indent = paragraph.paragraph_format.left_indent = Mm(0)
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        run.font.size, run.font.name, run.font.bold, run.font.italic = Pt(NUMBER_SIZE), FONT, False, False
        part: Any = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            part.text = "PAGE"
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
