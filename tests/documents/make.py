"""Real .docx files, made in front of one's eyes: lines of exactly 18 points on an A4 page that holds 40 of them."""

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LINES = 40
"""Margins of 20 mm leave 257 mm, or 728 points; the twentieth line is the last one of the upper half."""


def docx(*, lines: int = 0, size: tuple[int, int] = (210, 297), more: Callable[[Docx], None] | None = None) -> bytes:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    for number in range(1, lines + 1):
        line(document, f"Dòng {number}: kết quả phong trào thi đua.")
    if more:
        more(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def line(document: Docx, words: str) -> None:
    paragraph = document.add_paragraph(words)
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
    form.widow_control = False


def page_number(document: Docx, *, words: str = "") -> None:
    """A field in the middle of the foot: "2", or "Trang 2"."""
    paragraph = document.sections[0].footer.paragraphs[0]
    run = paragraph.add_run(words)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        run._r.append(part)
