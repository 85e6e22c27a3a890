"""The runs of one Word paragraph: what is printed of them and how it looks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from thidua.plans.reading.intake.draft import Piece
from thidua.plans.reading.intake.legacy import coded_by_font
from thidua.plans.reading.intake.styles import Layout, Look, Style, Styles, with_layout, with_look
from thidua.plans.reading.intake.word_xml import W, value

Handler = Callable[[etree._Element], None]

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BOX: Final = f"{W}txbxContent"
SYMBOLS: Final = {"F02D": "-", "F02B": "+", "F0B7": "•", "F0A7": "•", "F0B0": "°", "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×"}


@dataclass(slots=True)
class Paragraph:
    """What the runs gave: pieces, text boxes hung on them and notes they cite."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    cited: list[tuple[str, str]] = field(default_factory=list)
    page: int | None = None
    is_mark_deleted: bool = False


class Runs:
    """Reads runs; remembers what goes across paragraphs: the page, open fields, whether anything was tracked."""

    def __init__(self, styles: Styles, *, is_paged: bool) -> None:
        self._styles = styles
        self.page = 1 if is_paged else None
        self.has_changes = False
        self.has_old_letters = False
        self._fields: list[bool] = []
        """Open fields, outermost first: True while the instruction, which is not printed, goes on."""
        self._base = Look()
        self._look = Look()
        self._code: Callable[[str], str] | None = None
        self._out = Paragraph()
        self._content = self._content_handlers()
        self._printed = self._printed_handlers()

    def _content_handlers(self) -> dict[str, Handler]:
        """What may stand in a paragraph."""
        return {
            f"{W}r": self._run,
            f"{W}ins": self._inserted,
            f"{W}moveTo": self._inserted,
            f"{W}del": self._deleted,
            f"{W}moveFrom": self._deleted,
            f"{W}hyperlink": self._inside,
            f"{W}fldSimple": self._inside,
            f"{W}smartTag": self._inside,
            f"{W}sdt": self._inside,
            f"{W}sdtContent": self._inside,
            f"{W}customXml": self._inside,
            f"{W}dir": self._inside,
            f"{W}bdo": self._inside,
            f"{MC}AlternateContent": self._alternate,
            f"{MC}Choice": self._inside,
            f"{MATH}oMath": self._formula,
            f"{MATH}oMathPara": self._formula,
        }

    def _printed_handlers(self) -> dict[str, Handler]:
        """What may stand in a run."""
        return {
            f"{W}t": lambda item: self._write(item.text or ""),
            f"{W}tab": lambda _item: self._write(" "),
            f"{W}ptab": lambda _item: self._write(" "),
            f"{W}cr": lambda _item: self._write("\n"),
            f"{W}noBreakHyphen": lambda _item: self._write("-"),
            f"{W}softHyphen": lambda _item: self._write("\u00ad"),
            f"{W}sym": lambda item: self._write(SYMBOLS.get(item.get(f"{W}char", "").upper(), "")),
            f"{W}br": self._break,
            f"{W}fldChar": self._field,
            f"{W}lastRenderedPageBreak": self._new_page,
            f"{W}footnoteReference": lambda item: self._out.cited.append(("footnote", item.get(f"{W}id", ""))),
            f"{W}endnoteReference": lambda item: self._out.cited.append(("endnote", item.get(f"{W}id", ""))),
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{MC}AlternateContent": self._alternate_drawing,
        }

    def read(self, element: etree._Element, look: Look, carried: Paragraph) -> Paragraph:
        self._out = Paragraph(pieces=carried.pieces)
        self._base = look
        if any(self._fields):  # an instruction never goes on into the next paragraph: the field was spoilt
            self._fields.clear()
        properties = element.find(f"{W}pPr")
        mark = None if properties is None else properties.find(f"{W}rPr")
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._out.is_mark_deleted = self.has_changes = True
        self._inside(element)
        if self._out.page is None:
            self._out.page = self.page
        return self._out

    def layout(self, style: Style, properties: etree._Element) -> Layout:
        return with_layout(style.layout, properties)

    def _inside(self, element: etree._Element) -> None:
        for child in element:
            handle = self._content.get(str(child.tag))
            if handle is not None:
                handle(child)

    def _inserted(self, element: etree._Element) -> None:
        self.has_changes = True
        self._inside(element)

    def _deleted(self, element: etree._Element) -> None:
        self.has_changes = self.has_changes or len(element) > 0

    def _run(self, element: etree._Element) -> None:
        properties = element.find(f"{W}rPr")
        self._look = self._base if properties is None else self._look_of(properties)
        self._code = coded_by_font(self._look.font)
        for child in element:
            handle = self._printed.get(str(child.tag))
            if handle is not None:
                handle(child)

    def _look_of(self, properties: etree._Element) -> Look:
        style = value(properties, "rStyle")
        base = self._styles.run(style, self._base) if style else self._base
        return with_look(base, properties)

    def _write(self, text: str) -> None:
        if self._look.hidden or any(self._fields):
            return
        if self._code is not None:
            coded = self._code(text)
            self.has_old_letters = self.has_old_letters or coded != text
            text = coded
        if self._out.page is None and text.strip():
            self._out.page = self.page
        self._out.pieces.append((text, self._look.marks))

    def _break(self, item: etree._Element) -> None:
        if item.get(f"{W}type") in {"page", "column"}:
            self._write(" ")
        else:
            self._write("\n")

    def _new_page(self, _item: etree._Element) -> None:
        if self.page is not None:
            self.page += 1

    def _field(self, item: etree._Element) -> None:
        kind = item.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _formula(self, element: etree._Element) -> None:
        self._look = self._base
        for item in element.iter(f"{MATH}t"):
            self._write(item.text or "")

    def _alternate(self, element: etree._Element) -> None:
        chosen = _choice(element)
        if chosen is not None:
            self._inside(chosen)

    def _alternate_drawing(self, element: etree._Element) -> None:
        """Word writes a box twice, for new and for old programs: one of them is read."""
        chosen = _choice(element)
        if chosen is not None:
            self._drawing(chosen)

    def _drawing(self, element: etree._Element) -> None:
        if self._look.hidden:
            return
        boxes = list(element.iter(BOX))
        inner = {nested for box in boxes for nested in box.iter(BOX) if nested is not box}
        self._out.boxes += [box for box in boxes if box not in inner]


def _choice(element: etree._Element) -> etree._Element | None:
    """The first alternative that holds text, else the fallback."""
    options = [child for child in element if child.tag in {f"{MC}Choice", f"{MC}Fallback"}]
    with_text = (option for option in options if next(option.iter(BOX, f"{W}t"), None) is not None)
    return next(with_text, options[0] if options else None)
