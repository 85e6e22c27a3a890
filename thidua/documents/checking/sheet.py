"""A document as the form check sees it, whether it came from Word or from PDF: lines with their looks, sections with their pages."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from thidua.documents.checking.report import Mark, Place, Span


class Column(Enum):
    """Where a line stands in a part of the page that is laid out in two columns (heading, signature)."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """`colour`: six hexadecimal digits, empty for black; `size` in points."""

    text: str
    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    font: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """Of a paragraph: indents in millimetres, gaps in points; None: not known. `spacing` in single lines; below 0: so many
    points exactly."""

    align: str = ""
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    spacing: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn below words. `is_sure`: False when its length could not be measured. `middle` from the left margin, if known."""

    length: float
    is_sure: bool = True
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of one that stands by itself (a side of a tab, a line of a heading)."""

    runs: tuple[Run, ...]
    format: Format = Format()
    column: Column = Column.NONE
    label: str = ""
    """The mark that Word's numbering draws."""
    span: Span | None = None
    marks: tuple[Mark, ...] = ()
    row: int = 0
    """Lines with the same number stand side by side."""
    section: int = 0
    rules: tuple[Rule, ...] = ()
    is_cell: bool = False
    """In a table of data."""
    is_framed: bool = False
    room: float | None = None
    """Millimetres between the margins of its column, if known."""

    @property
    def text(self) -> str:
        """As read: white space made single, the drawn mark in front."""
        words = unicodedata.normalize("NFC", "".join(run.text for run in self.runs)).replace("\xa0", " ")
        return " ".join(f"{self.label} {words}".split())

    @property
    def raw(self) -> str:
        return unicodedata.normalize("NFC", "".join(run.text for run in self.runs))

    @property
    def place(self) -> Place:
        return place_of([self])

    def part(self, start: int, end: int) -> "Line":
        """These letters alone; the drawn mark stays with the first of them."""
        runs, at = [], 0
        for run in self.runs:
            text = run.text[max(start - at, 0) : max(end - at, 0)]
            runs += [replace(run, text=text)] if text else []
            at += len(run.text)
        span = Span(self.span.paragraph, self.span.start + start, self.span.start + end) if self.span else None
        return replace(self, runs=tuple(runs), span=span, label=self.label if start == 0 else "")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How the number of the page stands in a header (or in a footer); `where` is left, center, right or empty."""

    size: float
    is_upright: bool = True
    where: str = "center"
    is_footer: bool = False
    is_on_first: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Millimetres. `margins`: top, bottom, left, right; None: could not be measured. `pages`: how many for certain, 0 unknown."""

    width: float
    height: float
    margins: tuple[float | None, float | None, float | None, float | None]
    number: PageNumber | None = None
    number_on_first: bool = False
    pages: int = 0


class Stand(Enum):
    """Where in the margins something stands: at the foot of page 1, of every page, of those after page 1; in a header."""

    FIRST = "first"
    EVERY = "every"
    LATER = "later"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Contact:
    """The agency's address in a margin; rules above it belong to its lines."""

    lines: tuple[Line, ...]
    stand: Stand = Stand.FIRST


@dataclass(frozen=True, slots=True)
class Sheet:
    """`slack`: how far a size may be off, in points, because of the way it was read. `pages`: of a PDF."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    is_pdf: bool = False
    slack: float = 0.05
    pages: int = 0
    contact: Contact | None = None


def share(runs: Iterable[Run], holds: Callable[[Run], bool]) -> float:
    """Of the letters (no spaces) those in runs for which it holds; 0 without letters."""
    counted = [(len("".join(run.text.split())), holds(run)) for run in runs]
    total = sum(letters for letters, _ in counted)
    return sum(letters for letters, is_held in counted if is_held) / total if total else 0.0


def size_of(runs: Iterable[Run]) -> float:
    """The size of most letters."""
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len("".join(run.text.split()))
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def place_of(lines: Iterable[Line]) -> Place:
    found = list(lines)
    paragraphs = tuple(dict.fromkeys(line.span.paragraph for line in found if line.span))
    words = found[0].text[:80] if found else ""
    return Place(paragraphs, tuple(mark for line in found for mark in line.marks), words)
