"""What loops leave behind that Word does not bear: numbers given twice, cells without a paragraph, tables without a row."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy

from thidua.documents.templating.package import Element, W
from thidua.documents.templating.texts import BOX, TBL, TC, TR, P, alike

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
WORD14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ID = f"{W}id"
CR, PPR = f"{W}cr", f"{W}pPr"
BEFORE_NUMBER = {f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
NEED_LINE = (TC, BOX, f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote")


def tidy(root: Element) -> None:
    for line_end in list(root.iter(CR)):
        _break(line_end)
    for table in [one for one in root.iter(TBL) if next(one.iter(TR), None) is None]:
        parent = table.getparent()
        assert parent is not None
        parent.remove(table)
    for holder in root.iter(*NEED_LINE):
        if len(holder) == 0 or holder[-1].tag != P:
            holder.append(holder.makeelement(P))
    for number, drawn in enumerate(root.iter(DRAWN), 1001):
        drawn.set("id", str(number))
    for line in root.iter(P, TR):
        for name in ("paraId", "textId"):
            line.attrib.pop(f"{WORD14}{name}", None)
    _number_again(root.iter(f"{W}sdtPr"))
    _pair_bookmarks(root)


def _break(line_end: Element) -> None:
    """Outside tables what follows becomes a paragraph of the same look, since a line that ends in a break would be stretched there."""
    run = line_end.getparent()
    assert run is not None
    line = run.getparent()
    if line is None or line.tag != P or next(line.iterancestors(TC, BOX), None) is not None:
        line_end.tag = f"{W}br"
        return
    following = line.makeelement(P)
    second = alike(run)
    second.extend(list(line_end.itersiblings()))
    following.extend([second, *run.itersiblings()])
    look = line.find(PPR)
    following.insert(0, _without_number(look if look is not None else line.makeelement(PPR)))
    for ends in line.findall(f"{PPR}/{W}sectPr"):
        _drop(ends)
    _drop(line_end)
    line.addnext(following)


def _without_number(look: Element) -> Element:
    """The same look; the second half of "Điều 1" is not "Điều 2"."""
    made = deepcopy(look)
    for number in made.findall(f"{W}numPr"):
        made.remove(number)
    number = made.makeelement(f"{W}numPr")
    number.append(made.makeelement(f"{W}numId", {f"{W}val": "0"}))
    made.insert(sum(1 for one in made if one.tag in BEFORE_NUMBER), number)
    return made


def _number_again(controls: Iterable[Element]) -> None:
    seen: set[str | None] = set()
    for control in controls:
        for own in control.findall(ID):
            if own.get(f"{W}val") in seen:
                control.remove(own)
            seen.add(own.get(f"{W}val"))


def _pair_bookmarks(root: Element) -> None:
    """Only bookmarks that open once and close once stay."""
    starts, ends = list(root.iter(f"{W}bookmarkStart")), list(root.iter(f"{W}bookmarkEnd"))
    opened, closed = (Counter(one.get(ID) for one in found) for found in (starts, ends))
    names = Counter(one.get(f"{W}name") for one in starts)
    twice = {one.get(ID) for one in starts if names[one.get(f"{W}name")] > 1}
    for one in (*starts, *ends):
        number = one.get(ID)
        if opened[number] != 1 or closed[number] != 1 or number in twice:
            _drop(one)


def _drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
