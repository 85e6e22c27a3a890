"""Pages of a Word file: paper, margins, where its number stands."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from thidua.documents.checking.sheet import PageNumber, Section
from thidua.documents.checking.word.looks import TWIP, Looks
from thidua.documents.checking.word.package import child, is_on, number, value

MARGINS = ("w:top", "w:bottom", "w:left", "w:right")


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer of the first section. `kind`: header or footer; `pages`: default, first or even."""

    kind: str
    pages: str
    root: Any


def stories_of(document: Docx) -> list[Story]:
    """Of the first section, in the order in which it names them."""
    first = next(document.element.body.iter(qn("w:sectPr")), None)
    found = []
    for kind in ("header", "footer"):
        for named in [] if first is None else first.findall(qn(f"w:{kind}Reference")):
            part = document.part.rels.get(named.get(qn("r:id")))
            if part is not None and not part.is_external and hasattr(part.target_part, "element"):
                found.append(Story(kind, named.get(qn("w:type"), "default"), part.target_part.element))
    return found


def is_first_apart(body: Any) -> bool:
    apart = child(next(body.iter(qn("w:sectPr")), None), "w:titlePg")
    return apart is not None and is_on(apart)


def paragraphs_of(document: Docx) -> list[Any]:
    """All that a `Span` may name: those of the body, then those of headers and footers."""
    roots = [document.element.body, *(story.root for story in stories_of(document))]
    return [paragraph for root in roots for paragraph in root.iter(qn("w:p"))]


def read_sections(document: Docx, looks: Looks) -> tuple[Section, ...]:
    """A section without a header of its own has that of the section before."""
    found: list[Section] = []
    stories: dict[tuple[str, str], Any] = {}
    for properties in document.element.body.iter(qn("w:sectPr")):
        for kind in ("header", "footer"):
            for named in properties.findall(qn(f"w:{kind}Reference")):
                part = document.part.rels.get(named.get(qn("r:id")))
                if part is not None and not part.is_external:
                    stories[kind, named.get(qn("w:type"), "default")] = etree.fromstring(part.target_part.blob)
        found.append(_section(properties, stories, looks))
    return tuple(found)


def _section(properties: Any, stories: dict[tuple[str, str], Any], looks: Looks) -> Section:
    width, height = (number(value(properties, "w:pgSz", name)) for name in ("w:w", "w:h"))
    margins = [number(value(properties, "w:pgMar", side)) for side in MARGINS]
    top, bottom, left, right = (None if one is None else abs(one) * TWIP for one in margins)
    apart = child(properties, "w:titlePg")
    is_apart = apart is not None and is_on(apart)
    usual = _number(stories, "default", looks)
    first = _number(stories, "first", looks) if is_apart else usual
    paper = ((width or 12240) * TWIP, (height or 15840) * TWIP)
    return Section(*paper, (top, bottom, left, right), usual, first is not None)


def _number(stories: dict[tuple[str, str], Any], kind: str, looks: Looks) -> PageNumber | None:
    for place in ("header", "footer"):
        story = stories.get((place, kind))
        for paragraph in [] if story is None else story.iter(qn("w:p")):
            if has_page(paragraph):
                return _look(paragraph, looks, is_footer=place == "footer")
    return None


def has_page(paragraph: Any) -> bool:
    told = " ".join(element.text or "" for element in paragraph.iter(qn("w:instrText")))
    told += " ".join(element.get(qn("w:instr"), "") for element in paragraph.iter(qn("w:fldSimple")))
    return "PAGE" in told.split()


def _look(paragraph: Any, looks: Looks, *, is_footer: bool) -> PageNumber:
    style = looks.style_of(paragraph)
    runs = [looks.run(run, style) for run in paragraph.iter(qn("w:r"))] or [looks.runs_in(style)]
    shown = runs[len(runs) // 2]
    is_upright = not any(shown.get(name) for name in ("bold", "italic"))
    return PageNumber(shown["size"], is_upright, _where(paragraph, looks), is_footer)


def _where(paragraph: Any, looks: Looks) -> str:
    """A framed number stands where its frame does; one after a single tab in the middle, as the style of headers sets it."""
    frame = child(paragraph, "w:pPr/w:framePr")
    if frame is not None and frame.get(qn("w:xAlign")):
        return str(frame.get(qn("w:xAlign")))
    fixed = next(paragraph.iter(qn("w:ptab")), None)
    if fixed is not None:
        return str(fixed.get(qn("w:alignment"), ""))
    tabs = sum(1 for _ in paragraph.iter(qn("w:tab")) if _.getparent().tag == qn("w:r"))
    align = looks.paragraph(paragraph).align
    if tabs:
        return {1: "center", 2: "right"}.get(tabs, "")
    if any(unicodedata.normalize("NFC", text.text or "").strip() for text in paragraph.iter(qn("w:drawing"))):
        return ""
    return align or "left"
