"""Runs and paragraphs of a Word file changed in place."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from thidua.documents.checking.report import Fix, Span
from thidua.documents.checking.word.package import child, is_on
from thidua.documents.checking.word.reader import HOLDERS, sign_of

FONT = "Times New Roman"
ALIGNS = {"center": ALIGN.CENTER, "both": ALIGN.JUSTIFY, "left": ALIGN.LEFT, "right": ALIGN.RIGHT}
TEXT = qn("w:t")


def mend_runs(paragraphs: list[Any], owner: Any, fix: Fix) -> None:
    if fix.size is None and fix.is_bold is None and fix.is_italic is None and not (fix.is_black or fix.has_font or fix.is_upper):
        return
    for span in fix.spans:
        for run in runs_of(paragraphs[span.paragraph], span):
            _set(Run(run, owner), fix)


def _set(run: Run, fix: Fix) -> None:
    font = run.font
    if fix.size is not None:
        font.size = Pt(fix.size)
    if fix.is_bold is not None:
        font.bold = fix.is_bold
    if fix.is_italic is not None:
        font.italic = fix.is_italic
    if fix.is_black:
        font.color.rgb = RGBColor(0, 0, 0)
    if fix.has_font:
        _set_font(font)
    if fix.is_upper:
        for text in run._r.iter(TEXT):
            text.text = (text.text or "").upper()


def _set_font(font: Any) -> None:
    font.name = FONT
    names = font._element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        names.set(qn(f"w:{script}"), FONT)
        names.attrib.pop(qn(f"w:{script}Theme"), None)


def mend_format(paragraphs: list[Any], owner: Any, fix: Fix) -> None:
    if not fix.align and fix.first_indent is None and fix.gap is None and fix.spacing is None:
        return
    for place in {span.paragraph for span in fix.spans}:
        paragraph = Paragraph(paragraphs[place], owner)
        form = paragraph.paragraph_format
        if fix.align:
            paragraph.alignment = ALIGNS[fix.align]
        if fix.align == "center":
            form.first_line_indent = form.left_indent = Mm(0)
        if fix.first_indent is not None:
            form.left_indent, form.first_line_indent = Mm(0), Mm(fix.first_indent)
        if fix.gap is not None:
            form.space_before = Pt(fix.gap)
        if fix.spacing is not None:
            form.line_spacing = fix.spacing


def mend_words(paragraph: Any, owner: Any, span: Span, words: str) -> None:
    """The words take the look of the first letter they replace."""
    runs = list(runs_of(paragraph, span))
    for place, run in enumerate(runs):
        for element in [element for element in run if element.tag != qn("w:rPr") and sign_of(element)]:
            run.remove(element)
        if place == 0:
            Run(run, owner).add_text(words)


def runs_of(paragraph: Any, span: Span) -> Iterator[Any]:
    """The runs that hold just these letters; a run that holds others too is parted."""
    at = 0
    for run in list(_runs(paragraph)):
        length = len(_text(run))
        begin, end = max(span.start - at, 0), min(span.end - at, length)
        at += length
        if begin >= end:
            continue
        inner = _cut(run, begin) if begin else run
        if end - begin < length - begin:
            _cut(inner, end - begin)
        yield inner


def _runs(holder: Any) -> Iterator[Any]:
    """Those that the reader reads, in its order."""
    for element in holder:
        if element.tag == qn("w:r"):
            hidden = child(element, "w:rPr/w:vanish")
            if hidden is None or not is_on(hidden):
                yield element
        elif element.tag in HOLDERS:
            yield from _runs(element)


def _text(run: Any) -> str:
    return unicodedata.normalize("NFC", "".join(sign_of(element) for element in run))


def _cut(run: Any, at: int) -> Any:
    """Letters from here on go into a run of their own, which follows; it is returned."""
    other = deepcopy(run)
    run.addnext(other)
    place = 0
    for mine, its in zip(list(run), list(other), strict=True):
        if mine.tag == qn("w:rPr"):
            continue
        words = unicodedata.normalize("NFC", sign_of(mine))
        if place + len(words) <= at and (words or place < at):
            other.remove(its)
        elif place >= at:
            run.remove(mine)
        else:
            _put(mine, words[: at - place])
            _put(its, words[at - place :])
        place += len(words)
    return other


def _put(element: Any, words: str) -> None:
    element.text = words
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
