"""Marks that Word draws and counts. Four outlines, so that chapters and articles run on where the items below them begin again.

Word's own letters run a, b, c, d, e, f; Vietnamese ones a, b, c, d, đ, e, g. So the first four points are counted by Word, and each later
letter is a list of its own that always draws that letter.
"""

from dataclasses import dataclass, field

from thidua.documents.writer.styles import ARTICLES, CHAPTERS, DASHES, FONTS, ITEMS, NAMESPACE, PARTS, PLUSES
from thidua.documents.writer.values import Mark

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
COUNTED = LETTERS.index("đ")
TITLED_BELOW = frozenset({Mark.PART, Mark.CHAPTER, Mark.SECTION, Mark.SUBSECTION})
OUTLINES: dict[int, tuple[Mark, ...]] = {
    PARTS: (Mark.PART,),
    CHAPTERS: (Mark.CHAPTER, Mark.SECTION, Mark.SUBSECTION),
    ARTICLES: (Mark.ARTICLE, Mark.NUMBER, Mark.DECIMAL, Mark.POINT),
    ITEMS: (Mark.ROMAN, Mark.NUMBER, Mark.DECIMAL, Mark.POINT),
}
DRAWN = {
    Mark.PART: ("upperRoman", "Phần %1"),
    Mark.CHAPTER: ("upperRoman", "Chương %1"),
    Mark.SECTION: ("decimal", "Mục %2"),
    Mark.SUBSECTION: ("decimal", "Tiểu mục %3"),
    Mark.ROMAN: ("upperRoman", "%1."),
    Mark.ARTICLE: ("decimal", "Điều %1."),
    Mark.NUMBER: ("decimal", "%2."),
    Mark.DECIMAL: ("decimal", "%2.%3."),
    Mark.POINT: ("lowerLetter", "%4)"),
}
STYLED = {
    PARTS: ("Part",),
    CHAPTERS: ("Chapter", "Section", "Subsection"),
    ARTICLES: ("Article", "", "", ""),
    ITEMS: ("Roman", "Item", "SubItem", "Point"),
}
"""The style that belongs to a level: whoever takes the style gets the mark."""
BELOW_PARTS = (ARTICLES, ITEMS)
LETTER_LISTS = 10_000
"""Lists of single letters are numbered from here, lists that begin anew from `PLUSES` on."""


def letter(place: int) -> str:
    """The mark of the point at this place, from 0; after y comes aa."""
    rounds, rest = divmod(place, len(LETTERS))
    return (LETTERS[rounds - 1] if rounds else "") + LETTERS[rest]


@dataclass(slots=True)
class Lists:
    """The lists of one paper, and where its counting stands."""

    now: dict[int, int] = field(default_factory=lambda: {kind: kind for kind in OUTLINES})
    """The list that each outline is drawn by at present."""
    begun: set[int] = field(default_factory=set)
    afresh: list[int] = field(default_factory=list)
    """Outlines that began again, in their order."""
    letters: list[int] = field(default_factory=list)
    items: int = ITEMS
    """Whether numbers stand under articles or under Roman ones."""
    points: int = 0

    def begin_again(self) -> None:
        """For an annex: every mark counts from its beginning."""
        self.items, self.points = ITEMS, 0
        for kind in OUTLINES:
            self._renew(kind)

    def take(self, mark: Mark) -> tuple[int, int] | None:
        """The list and level that draw the mark at this place. To be asked once a paragraph, in their order."""
        if mark in {Mark.NONE, Mark.DASH, Mark.PLUS}:
            return {Mark.DASH: (DASHES, 0), Mark.PLUS: (PLUSES, 0)}.get(mark)
        self.points = self.points + 1 if mark is Mark.POINT else 0
        if self.points > COUNTED:
            return self._letter(self.points - 1), 0
        if mark in TITLED_BELOW:
            self._renew(ITEMS)
        outline = self._outline(mark)
        self.begun.add(outline)
        return self.now[outline], OUTLINES[outline].index(mark)

    def _outline(self, mark: Mark) -> int:
        outline = next(kind for kind, marks in OUTLINES.items() if mark in marks)
        if mark in {Mark.ARTICLE, Mark.ROMAN}:
            self.items = outline
        return self.items if outline in BELOW_PARTS else outline

    def _renew(self, outline: int) -> None:
        if outline in self.begun:
            self.afresh.append(outline)
            self.now[outline] = PLUSES + len(self.afresh)
            self.begun.discard(outline)

    def _letter(self, place: int) -> int:
        if place not in self.letters:
            self.letters.append(place)
        return LETTER_LISTS + place

    def xml(self) -> str:
        kinds = [_outline(kind) for kind in OUTLINES]
        kinds += [
            _single(DASHES, "-", "Dash"),
            _single(PLUSES, "+", "Plus"),
            *(_single(LETTER_LISTS + at, f"{letter(at)})") for at in self.letters),
        ]
        lists = [_list(kind, kind) for kind in (*OUTLINES, DASHES, PLUSES)]
        lists += [_list(PLUSES + at, kind, afresh=True) for at, kind in enumerate(self.afresh, 1)]
        lists += [_list(LETTER_LISTS + at, LETTER_LISTS + at) for at in self.letters]
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering {NAMESPACE}>'
        return f"{head}{''.join(kinds)}{''.join(lists)}</w:numbering>"


def _outline(kind: int) -> str:
    levels = "".join(_level(at, mark, style) for at, (mark, style) in enumerate(zip(OUTLINES[kind], STYLED[kind], strict=True)))
    return f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(at: int, mark: Mark, style: str) -> str:
    form, words = DRAWN[mark]
    after = "nothing" if mark in TITLED_BELOW else "space"
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if mark is Mark.ARTICLE else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:suff w:val="{after}"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>{bold}</w:lvl>'
    )


def _single(kind: int, words: str, style: str = "") -> str:
    """A list that draws the same words each time: signs with a style of their own are bullets, letters are not."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    form = "bullet" if style else "lowerLetter"
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/>{linked}<w:suff w:val="space"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f"<w:rPr>{FONTS}</w:rPr></w:lvl></w:abstractNum>"
    )


def _list(key: int, kind: int, *, afresh: bool = False) -> str:
    again = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>' for at in range(len(OUTLINES.get(kind, ())))
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind}"/>{again if afresh else ""}</w:num>'
