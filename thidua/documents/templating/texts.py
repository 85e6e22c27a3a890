"""Paragraphs as the clerk sees them: their words, where they stand, and a tag put into one run of the several that Word broke it into."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from thidua.documents.templating.package import Element, Story, W

P, T, R, TC, TR, TBL = (f"{W}{name}" for name in ("p", "t", "r", "tc", "tr", "tbl"))
BOX, FALLBACK = f"{W}txbxContent", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TAGS = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
WORDS = 4
"""How many words beside a tag tell where it is."""
MOST = 40
"""Letters of a line that holds tags alone."""


@dataclass(slots=True)
class Line:
    """A paragraph. `place`: "bảng 1, hàng 2, cột 3". `is_copy`: Word keeps a second one of each text box for older programs."""

    element: Element
    place: str
    is_copy: bool
    above: str
    """The last words of the line before it."""
    pieces: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(said(piece) for piece in self.pieces)

    def where(self, start: int, end: int) -> str:
        """The place with the words beside it, so that the clerk finds it by eye."""
        text = self.text
        before, after = _last(TAGS.sub(" ", text[:start])), _first(TAGS.sub(" ", text[end:]))
        if before:
            return f"{self.place}, sau chữ “{before}”"
        if after:
            return f"{self.place}, trước chữ “{after}”"
        return f"{self.place}, dưới dòng “{self.above}”" if self.above else self.place


def said(piece: Element) -> str:
    return (piece.text or "") if piece.tag == T else SIGNS[str(piece.tag)]


def lines_of(story: Story) -> list[Line]:
    """Every paragraph in the order of the page, tables and text boxes among them."""
    counted, found, above = _Counter(story), [], ""
    for element in story.root.iter():
        counted.pass_by(element)
        if element.tag != P:
            continue
        line = Line(element, "", is_copy=_inside(element, FALLBACK), above=above, pieces=list(_pieces(element)))
        line.place = counted.place(element, has_words=bool(line.text.strip()))
        found.append(line)
        above = _last(TAGS.sub(" ", line.text)) or " ".join(line.text.split())[:MOST] or above
    return found


class _Counter:
    """Paragraphs with words, tables and pages passed so far."""

    def __init__(self, story: Story) -> None:
        self.label, self.paragraphs, self.pages, self.tables = story.label, 0, 1, dict[Element, int]()
        self.rows = dict[Element, int]()
        self.knows_pages = next(_breaks(story.root), None) is not None

    def pass_by(self, element: Element) -> None:
        if element.tag == TBL:
            self.tables[element] = len(self.tables) + 1
            self.rows.update((row, number) for number, row in enumerate(_own(element, TR), 1))
        if _is_break(element):
            self.pages += 1

    def place(self, paragraph: Element, *, has_words: bool) -> str:
        cell = next(paragraph.iterancestors(TC), None)
        is_box = _inside(paragraph, BOX)
        if cell is None and not is_box and has_words:
            self.paragraphs += 1
        told = [f"trang {self.pages}" if self.knows_pages and not self.label else "", self.label]
        if is_box:
            told.append("trong hộp chữ")
        elif cell is not None:
            told.append(self._cell(cell))
        elif not self.label or self.paragraphs > 1:
            told.append(f"đoạn {self.paragraphs}")
        return ", ".join(filter(None, told))

    def _cell(self, cell: Element) -> str:
        row, table = next(cell.iterancestors(TR)), next(cell.iterancestors(TBL))
        return f"bảng {self.tables[table]}, hàng {self.rows[row]}, cột {_own(row, TC).index(cell) + 1}"


def _own(holder: Element, tag: str) -> list[Element]:
    """Rows of a table, cells of a row: not those of a table inside."""
    return [one for one in holder.iter(tag) if next(one.iterancestors(TBL if tag == TR else TR)) is holder]


def _is_break(element: Element) -> bool:
    return element.tag == f"{W}lastRenderedPageBreak" or (element.tag == f"{W}br" and element.get(f"{W}type") == "page")


def _breaks(root: Element) -> Iterator[Element]:
    return (one for one in root.iter(f"{W}lastRenderedPageBreak", f"{W}br") if _is_break(one))


def _inside(element: Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _pieces(paragraph: Element) -> Iterator[Element]:
    """What holds its words: text and signs in its own runs, not those of a text box that hangs on it."""
    for piece in paragraph.iter(T, *SIGNS):
        run = piece.getparent()
        if run is not None and run.tag == R and next(piece.iterancestors(P)) is paragraph:
            yield piece


def _last(text: str) -> str:
    return " ".join(text.split()[-WORDS:])


def _first(text: str) -> str:
    return " ".join(text.split()[:WORDS])


# ---- writing into a paragraph ----


def put(line: Line, start: int, end: int, words: str, *, at: int) -> None:
    """`words` in place of what stands from `start` to `end`, in the run that holds the letter `at`: that run's look is the tag's."""
    passed = 0
    for piece in list(line.pieces):
        length = len(said(piece))
        first, last = max(start - passed, 0), min(end - passed, length)
        if first < last and piece.tag == T:
            text = piece.text or ""
            piece.text = text[:first] + (words if passed <= at < passed + length else "") + text[last:]
            piece.set(SPACE, "preserve")
        elif first < last:
            line.pieces.remove(piece)
            _remove(piece)
        passed += length


def split_out(piece: Element, mark: str) -> None:
    """The mark, which stands in this text, now stands between two runs of the same look."""
    run = piece.getparent()
    assert run is not None and run.getparent() is not None
    before, _, after = (piece.text or "").partition(mark)
    second = alike(run)
    piece.text = before
    text = etree.SubElement(second, T)
    text.text = after
    text.set(SPACE, "preserve")
    for moved in list(piece.itersiblings()):
        second.append(moved)
    place = run.getparent()
    assert place is not None
    second.tail, run.tail = run.tail, mark
    place.insert(place.index(run) + 1, second)


def alike(run: Element) -> Element:
    """An empty run of the same look."""
    second = run.makeelement(R)
    look = run.find(f"{W}rPr")
    if look is not None:
        second.append(deepcopy(look))
    return second


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def put_before(element: Element, words: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def dissolve(element: Element, words: str) -> None:
    """The element goes; the words stand where it stood."""
    put_before(element, words + (element.tail or ""))
    element.tail = None
    _remove(element)
