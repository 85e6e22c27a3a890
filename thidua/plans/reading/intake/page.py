"""What stands on a page: words with their place, and ruling lines. Measured in points from the top left corner."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    marks: int = 0
    order: int = 0
    """Place in the stream of the page: programs write a cell or a column to its end before the next."""

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, across (`is_across`) or down: at = its y or x, from `start` to `end` the other way."""

    is_across: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: Sequence[Word]
    rulings: Sequence[Ruling] = ()


@dataclass(slots=True)
class Line:
    """Words that follow one another on one line of one column."""

    words: list[Word]
    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top


def line_of(words: Sequence[Word], *, page: int) -> Line:
    return Line(
        list(words),
        page,
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
    )


def lines_of(words: Iterable[Word], *, page: int) -> list[Line]:
    """Lines in the order of the stream: a new one where the next word leaves the line or leaps to another column."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last is not None and _follows(last, word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [line_of(line, page=page) for line in lines]


def _follows(last: Word, word: Word) -> bool:
    height = max(last.height, word.height, 1.0)
    is_level = abs(last.middle - word.middle) < 0.6 * height
    gap = word.left - last.right
    is_near = -0.5 * height < gap < 2.2 * height or (_is_mark(last.text) and 0 <= gap < 5 * height)
    return is_level and is_near


def _is_mark(text: str) -> bool:
    """A number or sign before an item, with a tab behind it."""
    return len(text) <= 6 and text.endswith((".", ")", "-", "+", "–"))


def in_order_of_place(words: Iterable[Word]) -> list[Word]:
    """Row by row, left to right: for files whose stream has no useful order."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if rows and abs(rows[-1][0].middle - word.middle) < 0.5 * max(word.height, 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows for word in sorted(row, key=lambda word: word.left)]


def is_disordered(lines: Sequence[Line]) -> bool:
    """The stream leaps upwards more often than headings and signatures explain."""
    leaps = sum(after.bottom < before.top for before, after in pairwise(lines))
    return len(lines) > 12 and leaps > 0.3 * len(lines)


def with_struck(words: Sequence[Word], rulings: Sequence[Ruling], *, mark: int) -> list[Word]:
    """The words, those with the mark through whose middle a line is drawn."""
    across = sorted((ruling for ruling in rulings if ruling.is_across), key=lambda ruling: ruling.at)
    heights = [ruling.at for ruling in across]
    marked: list[Word] = []
    for word in words:
        start = bisect_right(heights, word.top + 0.35 * word.height)
        end = bisect_left(heights, word.top + 0.72 * word.height)
        is_struck = any(_covers(ruling, word) for ruling in across[start:end])
        marked.append(replace(word, marks=word.marks | mark) if is_struck else word)
    return marked


def _covers(ruling: Ruling, word: Word) -> bool:
    """Nearly all of the word; a stop behind it may stay free."""
    return min(ruling.end, word.right) - max(ruling.start, word.left) > 0.75 * (word.right - word.left)
