"""A Word file as a `Sheet`."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as Docx
from docx.oxml.ns import qn

from thidua.documents.checking.additions import MOST, is_contact
from thidua.documents.checking.report import Span
from thidua.documents.checking.sheet import Column, Contact, Line, Rule, Run, Sheet, Stand
from thidua.documents.checking.word.looks import Looks
from thidua.documents.checking.word.numbering import Numbering
from thidua.documents.checking.word.package import child, related, value
from thidua.documents.checking.word.sections import Story, is_first_apart, paragraphs_of, read_sections, stories_of
from thidua.documents.checking.word.shapes import TYPED, border_of, drawn_in, is_frame
from thidua.documents.checking.word.tables import cells, columns, inner_width, is_boxed, is_framing, is_layout, rows

HOLDERS = {
    qn("w:sdt"),
    qn("w:sdtContent"),
    qn("w:ins"),
    qn("w:customXml"),
    qn("w:smartTag"),
    qn("w:hyperlink"),
    qn("w:fldSimple"),
    qn("w:moveTo"),
}
SIGNS = {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n", qn("w:ptab"): "\t"}
BROAD = re.compile(r"\t+|\s{6,}")
"""What stands between two sides of one line in a heading typed without a table."""
LONGEST_SIDE = 80
"""Letters of one side of such a line."""
USUAL_WIDTH = 165.0


@dataclass(frozen=True, slots=True)
class Where:
    """Of a paragraph: its side, and the room between the margins there, in millimetres."""

    column: Column = Column.NONE
    width: float | None = None
    row: int = 0
    is_cell: bool = False
    is_framed: bool = False


def read_sheet(document: Docx) -> Sheet:
    reader = Reader(document)
    lines = tuple(reader.read())
    return Sheet(lines, read_sections(document, reader.looks), contact=reader.contact())


class Reader:
    def __init__(self, document: Docx) -> None:
        part, self._body = document.part, document.element.body
        styles = related(part, "styles")
        self._numbering = Numbering(related(part, "numbering"))
        self.looks = Looks(styles=styles, theme=related(part, "theme"), numbering=self._numbering)
        self._styles = {} if styles is None else {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
        self._stories = stories_of(document)
        self._is_first_apart = is_first_apart(self._body)
        self._places = {paragraph: place for place, paragraph in enumerate(paragraphs_of(document))}
        self._section = 0
        self._rows = 0

    def read(self) -> Iterator[Line]:
        first = document_width(self._body)
        yield from self._inside(self._body, Where(width=first))

    def contact(self) -> Contact | None:
        """The first header or footer that bears the agency's address, where it is shown."""
        for story in sorted(self._stories, key=lambda story: story.pages != "first"):
            if story.pages == "even" or (story.pages == "first" and not self._is_first_apart):
                continue
            lines = tuple(self._inside(story.root, Where(width=document_width(self._body))))
            if any(is_contact(line.text) for line in lines):
                return Contact(tuple(_shown(lines)), self._stand(story))
        return None

    def _stand(self, story: Story) -> Stand:
        if story.kind == "header":
            return Stand.ABOVE
        if story.pages == "first":
            return Stand.FIRST
        return Stand.LATER if self._is_first_apart else Stand.EVERY

    def _inside(self, holder: Any, where: Where) -> Iterator[Line]:
        for element in holder:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element, where)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, where)
            elif element.tag in HOLDERS:
                yield from self._inside(element, where)

    def _table(self, table: Any, where: Where) -> Iterator[Line]:
        if where.column is not Column.NONE and is_framing(table, styles=self._styles):
            self._rows += 1
            yield from self._inside(cells(rows(table)[0])[0], replace(where, row=self._rows, is_framed=True))
            return
        is_cell = where.is_cell or not is_layout(table, styles=self._styles)
        for row in rows(table):
            self._rows += 1
            number = self._rows
            for cell, column in columns(row):
                inner = where.column if where.column is not Column.NONE else column
                inner = Column.NONE if is_cell else inner
                width = inner_width(cell, table, styles=self._styles)
                yield from self._inside(cell, Where(inner, width, number, is_cell, where.is_framed or is_boxed(cell)))

    def _paragraph(self, paragraph: Any, where: Where) -> Iterator[Line]:
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any("Fallback" in parent.tag for parent in box.iterancestors() if isinstance(parent.tag, str)):
                self._rows += 1
                yield from self._inside(box, Where(Column.NONE, None, self._rows, where.is_cell, True))
        yield from self._lines(paragraph, where)
        if child(paragraph, "w:pPr/w:sectPr") is not None:
            self._section += 1

    def _lines(self, paragraph: Any, where: Where) -> Iterator[Line]:
        style = self.looks.style_of(paragraph)
        form = self.looks.paragraph(paragraph)
        runs = tuple(self._runs(paragraph, style))
        size = sum(len(run.text) for run in runs)
        if where.row == 0:
            self._rows += 1
        label = self._numbering.mark(paragraph, self.looks.number_style(paragraph)) if size else ""
        frame = where.is_framed or is_frame(self.looks.borders(paragraph))
        room = None if where.width is None else where.width - (form.left or 0.0) - self.looks.right_indent(paragraph)
        line = Line(runs, form, where.column, label, Span(self._places[paragraph], 0, size), (), where.row or self._rows, self._section)
        rules = tuple(self._rules(paragraph, room, line.text))
        line = replace(line, is_cell=where.is_cell, is_framed=frame, room=room, rules=rules)
        yield from _parts(line) if not where.is_cell else [line]

    def _rules(self, paragraph: Any, room: float | None, words: str) -> Iterator[Rule]:
        yield from drawn_in(paragraph)
        border = border_of(self.looks.borders(paragraph), width=room or 0.0)
        if border is not None:
            yield replace(border, is_sure=room is not None)
        if TYPED.fullmatch(words):
            yield Rule(0.0, is_sure=False)

    def _runs(self, holder: Any, style: str | None) -> Iterator[Run]:
        for element in holder:
            if element.tag == qn("w:r"):
                yield from self._run(element, style)
            elif element.tag in HOLDERS:
                yield from self._runs(element, style)

    def _run(self, run: Any, style: str | None) -> Iterator[Run]:
        text = unicodedata.normalize("NFC", "".join(sign_of(element) for element in run))
        look = self.looks.run(run, style)
        if not text or look.get("hidden"):
            return
        text = text.upper() if look.get("caps") else text
        fonts = {str(look.get("ascii", "")), str(look.get("hAnsi", ""))}
        other = sorted(font for font in fonts if font.casefold() != "times new roman")
        bold, italic, underlined = (bool(look.get(name)) for name in ("bold", "italic", "underlined"))
        yield Run(text, look["size"], bold, italic, underlined, other[0] if other else "Times New Roman", look.get("colour", ""))


def _shown(lines: Sequence[Line]) -> list[Line]:
    """The lines of an address, without the number of the page; a rule on an empty line above belongs to the first of them."""
    begin = next(place for place, line in enumerate(lines) if is_contact(line.text))
    while begin > 0 and any(sign.isalpha() for sign in lines[begin - 1].text):
        begin -= 1
    kept = [line for line in lines[begin : begin + MOST] if any(sign.isalpha() for sign in line.text)]
    above = tuple(rule for line in lines[:begin] for rule in line.rules)
    return [replace(kept[0], rules=(*above, *kept[0].rules)), *kept[1:]]


def document_width(body: Any) -> float | None:
    """Between the margins of the first section, in millimetres."""
    first = next(body.iter(qn("w:sectPr")), None)
    said = [value(first, "w:pgSz", "w:w"), value(first, "w:pgMar", "w:left"), value(first, "w:pgMar", "w:right")]
    try:
        width, left, right = (float(words or "") * 25.4 / 1440 for words in said)
    except ValueError:
        return None
    return width - left - right


def sign_of(element: Any) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:br"):
        return "\n" if element.get(qn("w:type")) in {None, "textWrapping"} else ""
    return SIGNS.get(element.tag, "")


def _parts(line: Line) -> Iterator[Line]:
    """A line break parts lines that stand in the middle or in a column; a broad gap parts the sides of a typed heading."""
    raw = line.raw
    is_apart = "\n" in raw and (line.column is not Column.NONE or line.format.align == "center")
    at = 0
    for piece in raw.split("\n") if is_apart else [raw]:
        yield from _sides(line.part(at, at + len(piece)) if is_apart else line)
        at += len(piece) + 1


def _sides(line: Line) -> Iterator[Line]:
    raw = line.raw
    begin = len(raw) - len(raw.lstrip())
    if raw.startswith("\t\t") and "\t" not in raw.strip() and len(raw) < LONGEST_SIDE and line.column is Column.NONE and not line.label:
        yield replace(line, column=Column.RIGHT, format=replace(line.format, align="", left=None, first=None))
        return
    gaps = [gap for gap in BROAD.finditer(raw) if gap.start() >= begin and gap.end() < len(raw.rstrip())]
    if len(gaps) != 1 or line.column is not Column.NONE or line.label or len(raw) > 2 * LONGEST_SIDE:
        yield line
        return
    form = replace(line.format, align="", left=None, first=None)
    left, right = line.part(0, gaps[0].start()), line.part(gaps[0].end(), len(raw))
    of_left, of_right = _rules_of_sides(line.rules)
    yield replace(left, column=Column.LEFT, format=form, rules=of_left)
    yield replace(right, column=Column.RIGHT, format=form, rules=of_right)


def _rules_of_sides(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """A rule whose place is not known may belong to either side."""
    half = USUAL_WIDTH / 2
    left = tuple(rule for rule in rules if rule.middle is None or rule.middle < half)
    return left, tuple(rule for rule in rules if rule.middle is None or rule.middle >= half)
