"""The look of runs and paragraphs, resolved: defaults of the file, styles with what they are based on, numbering, what is set directly."""

from typing import Any

from docx.oxml.ns import qn

from thidua.documents.checking.sheet import Format
from thidua.documents.checking.word.numbering import Numbering
from thidua.documents.checking.word.package import child, is_on, number, value

TWIP = 25.4 / 1440
SWITCHES = {"w:b": "bold", "w:i": "italic", "w:caps": "caps", "w:vanish": "hidden"}
DEEPEST = 20
THEME_FONT = {"minor": "minorFont", "major": "majorFont"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Props = dict[str, Any]


def run_props(element: Any, theme: dict[str, str]) -> Props:
    """What a `w:rPr` says, and nothing for what it does not say."""
    if element is None:
        return {}
    props: Props = {name: is_on(switch) for tag, name in SWITCHES.items() if (switch := child(element, tag)) is not None}
    size = number(value(element, "w:sz"))
    props |= {"size": size / 2} if size else {}
    underline = value(element, "w:u")
    props |= {"underlined": underline not in {"none", "0"}} if underline else {}
    colour = value(element, "w:color")
    props |= {"colour": "" if colour == "auto" else colour} if colour is not None else {}
    return props | _fonts(child(element, "w:rFonts"), theme)


def _fonts(element: Any, theme: dict[str, str]) -> Props:
    """Vietnamese letters with marks are set in the font of hAnsi, the rest in that of ascii."""
    if element is None:
        return {}
    named: Props = {}
    for kind in ("ascii", "hAnsi"):
        by_theme = element.get(qn(f"w:{kind}Theme"))
        font = theme.get(by_theme[:5], "") if by_theme else element.get(qn(f"w:{kind}"))
        named |= {kind: font} if font else {}
    return named


class Looks:
    """Of one file."""

    def __init__(self, *, styles: Any, theme: Any, numbering: Numbering) -> None:
        self._theme = _theme_fonts(theme)
        self._numbering = numbering
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in found}
        defaults = [
            style for style in found if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}
        ]
        self._usual = defaults[0].get(qn("w:styleId")) if defaults else None
        self._base = child(styles, "w:docDefaults")
        self._known: dict[str | None, Props] = {}

    def chain(self, style: str | None) -> list[Any]:
        """From the style that all rest on to the named one."""
        found: list[Any] = []
        while style in self._styles and len(found) < DEEPEST:
            found.insert(0, self._styles[style])
            style = value(self._styles[style], "w:basedOn")
        return found

    def style_of(self, paragraph: Any) -> str | None:
        named = value(paragraph, "w:pPr/w:pStyle")
        return named if named in self._styles else self._usual

    def runs_in(self, style: str | None) -> Props:
        """What runs look like in a paragraph of this style. Switches are set, not turned over, along a chain of paragraph styles."""
        if style not in self._known:
            props: Props = {"size": 10.0, "ascii": "Times New Roman", "hAnsi": "Times New Roman"}
            props |= run_props(child(self._base, "w:rPrDefault/w:rPr"), self._theme)
            for one in self.chain(style):
                props |= run_props(child(one, "w:rPr"), self._theme)
            self._known[style] = props
        return self._known[style]

    def run(self, run: Any, style: str | None) -> Props:
        """A character style turns a switch of the paragraph's style over; what the run says itself is final."""
        props = dict(self.runs_in(style))
        direct = child(run, "w:rPr")
        for one in self.chain(value(direct, "w:rStyle") if direct is not None else None):
            said = run_props(child(one, "w:rPr"), self._theme)
            turned = {name: props.get(name, False) != said[name] for name in SWITCHES.values() if name in said}
            props |= said | turned
        return props | run_props(direct, self._theme)

    def paragraph(self, paragraph: Any) -> Format:
        """Numbering indents more than a style says, unless the style itself names both."""
        said: dict[str, float | str] = _paragraph_props(child(self._base, "w:pPrDefault/w:pPr"))
        style = self.style_of(paragraph)
        for one in self.chain(style):
            said |= _paragraph_props(child(self._numbering.level_of_style(one), "w:pPr"))
            said |= _paragraph_props(child(one, "w:pPr"))
        said |= _paragraph_props(child(self._numbering.level_of(paragraph), "w:pPr"))
        said |= _paragraph_props(child(paragraph, "w:pPr"))
        exact = {name: float(found) for name, found in said.items() if not isinstance(found, str)}
        align = {"start": "left", "end": "right", "distribute": "both"}.get(str(said.get("align", "left")), str(said.get("align", "left")))
        left, first = exact.get("left", 0.0), exact.get("first", 0.0)
        return Format(align, left, first, exact.get("before", 0.0), exact.get("after", 0.0), exact.get("spacing", 1.0))

    def borders(self, paragraph: Any) -> set[str]:
        """The sides that have a line, as the paragraph or the nearest of its styles says."""
        for owner in (paragraph, *reversed(self.chain(self.style_of(paragraph)))):
            said = child(owner, "w:pPr/w:pBdr")
            if said is not None:
                return {side.tag for side in said if side.get(qn("w:val")) not in {"none", "nil", None}}
        return set()

    def right_indent(self, paragraph: Any) -> float:
        """Millimetres."""
        for owner in (paragraph, *reversed(self.chain(self.style_of(paragraph)))):
            said = number(value(owner, "w:pPr/w:ind", "w:right") or value(owner, "w:pPr/w:ind", "w:end"))
            if said is not None:
                return said * TWIP
        return 0.0

    def number_style(self, paragraph: Any) -> list[Any]:
        """The paragraph's own chain of styles, for its numbering."""
        return self.chain(self.style_of(paragraph))


def _theme_fonts(theme: Any) -> dict[str, str]:
    if theme is None:
        return {}
    found = {kind: theme.find(f".//{DRAWING}{name}/{DRAWING}latin") for kind, name in THEME_FONT.items()}
    return {kind: latin.get("typeface", "") for kind, latin in found.items() if latin is not None}


def _paragraph_props(element: Any) -> dict[str, float | str]:
    if element is None:
        return {}
    said: dict[str, float | str] = {}
    if align := value(element, "w:jc"):
        said["align"] = align
    indent, gaps = child(element, "w:ind"), child(element, "w:spacing")
    if indent is not None:
        said |= _indents(indent)
    if gaps is not None:
        said |= _gaps(gaps)
    return said


def _indents(element: Any) -> dict[str, float | str]:
    left = number(element.get(qn("w:left")) or element.get(qn("w:start")))
    hanging, first = number(element.get(qn("w:hanging"))), number(element.get(qn("w:firstLine")))
    said: dict[str, float | str] = {} if left is None else {"left": left * TWIP}
    if hanging is not None:
        return {**said, "first": -hanging * TWIP}
    return said if first is None else {**said, "first": first * TWIP}


def _gaps(element: Any) -> dict[str, float | str]:
    said: dict[str, float | str] = {}
    for name in ("before", "after"):
        gap = number(element.get(qn(f"w:{name}")))
        if element.get(qn(f"w:{name}Autospacing")) in {"1", "true", "on"}:
            gap = 280.0
        said |= {} if gap is None else {name: gap / 20}
    line, rule = number(element.get(qn("w:line"))), element.get(qn("w:lineRule"), "auto")
    if line:
        said["spacing"] = {"auto": line / 240, "exact": -line / 20}.get(rule, 1.0)
    return said
