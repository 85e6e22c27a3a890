"""What a style lends to its paragraphs and runs, its ancestors included."""

from dataclasses import dataclass

from lxml import etree

from thidua.plans.reading.intake.draft import BOLD, ITALIC, STRUCK
from thidua.plans.reading.intake.word_xml import W, is_on, number, value

BOLD_TAG, ITALIC_TAG, HIDDEN_TAG, FONTS_TAG = f"{W}b", f"{W}i", f"{W}vanish", f"{W}rFonts"
STRIKE_TAGS = frozenset({f"{W}strike", f"{W}dstrike"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as reading cares."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    font: str = ""

    @property
    def marks(self) -> int:
        return STRUCK * self.struck + BOLD * self.bold + ITALIC * self.italic


NUMBERED_TAG = f"{W}numPr"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands."""

    list_id: str | None = None
    list_level: int | None = None
    heading: int | None = None
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    look: Look
    layout: Layout


PLAIN = Style(Look(), Layout())


def with_look(look: Look, properties: etree._Element | None) -> Look:
    """The look after the run's own properties."""
    if properties is None:
        return look
    bold, italic, hidden, font = look.bold, look.italic, look.hidden, look.font
    struck: bool | None = None
    for child in properties:
        tag = child.tag
        if tag == BOLD_TAG:
            bold = is_on(child)
        elif tag == ITALIC_TAG:
            italic = is_on(child)
        elif tag in STRIKE_TAGS:
            struck = struck or is_on(child)
        elif tag == HIDDEN_TAG:
            hidden = is_on(child)
        elif tag == FONTS_TAG:
            font = child.get(f"{W}ascii", "") or child.get(f"{W}hAnsi", "") or font
    return Look(bold, italic, look.struck if struck is None else struck, hidden, font)


def with_layout(layout: Layout, properties: etree._Element | None) -> Layout:
    """The layout after the paragraph's own properties."""
    if properties is None or not len(properties):
        return layout
    numbered = properties.find(NUMBERED_TAG)
    list_id, depth = value(numbered, "numId"), number(numbered, "ilvl")
    heading, side = number(properties, "outlineLvl"), value(properties, "jc")
    return Layout(
        list_id=layout.list_id if list_id is None else list_id,
        list_level=layout.list_level if depth is None else min(max(depth, 0), 8),
        heading=layout.heading if heading is None else heading if 0 <= heading < 9 else None,
        is_centred=layout.is_centred if side is None else side == "center",
    )


class Styles:
    """Looks styles up by their id; a chain of ancestors is followed once, a circle is cut."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._base = PLAIN
        self._default = ""
        self.list_styles: dict[str, str] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = Style(with_look(Look(), defaults), Layout())
        for element in root.iterfind(f"{W}style"):
            name, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type")
            self._elements[name] = element
            if kind == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
                self._default = name
            if kind == "numbering":
                self.list_styles[name] = value(element.find(f"{W}pPr/{W}numPr"), "numId") or ""

    def paragraph(self, name: str | None) -> Style:
        return self._style(name or self._default, frozenset())

    def run(self, name: str, under: Look) -> Look:
        """A character style over the look of the paragraph."""
        element = self._elements.get(name)
        look = under
        for ancestor in self._line(element):
            look = with_look(look, ancestor.find(f"{W}rPr"))
        return look

    def _line(self, element: etree._Element | None) -> list[etree._Element]:
        """The oldest ancestor first."""
        line: list[etree._Element] = []
        while element is not None and element not in line and len(line) < 20:
            line.insert(0, element)
            element = self._elements.get(value(element, "basedOn") or "")
        return line

    def _style(self, name: str, seen: frozenset[str]) -> Style:
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or name in seen or len(seen) > 20:
            return self._base
        parent = self._style(value(element, "basedOn") or "", seen | {name})
        style = Style(with_look(parent.look, element.find(f"{W}rPr")), with_layout(parent.layout, element.find(f"{W}pPr")))
        self._known[name] = style
        return style
