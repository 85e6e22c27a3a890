"""What a form check finds: boxes found or missing, faults with their clause, what mends them and where they stand."""

from dataclasses import asdict, dataclass, field
from typing import Any

DECREE = "Nghị định 30/2020/NĐ-CP"


class CannotCheck(Exception):
    """The file is no document that can be checked; `str(error)` is a Vietnamese sentence: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters from `start` to `end` of the paragraph with this index among all `w:p` of the body."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fix:
    """What `mend` does to a Word file; whatever is None stays. Lengths in millimetres, sizes and gaps in points."""

    spans: tuple[Span, ...] = ()
    size: float | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_black: bool = False
    has_font: bool = False
    is_upper: bool = False
    words: str | None = None
    align: str = ""
    first_indent: float | None = None
    gap: float | None = None
    spacing: float | None = None
    section: int | None = None
    paper: str = ""
    """upright or lying A4"""
    margins: tuple[tuple[str, float], ...] = ()
    page_number: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on a page (from 1), in shares of its width and height from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands: paragraphs of a Word file, or rectangles on pages of a PDF; `words` is how it begins."""

    paragraphs: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """`told`: what is wrong, with the measured value and the allowed one. `is_mechanical`: `mend` sets it right."""

    code: str
    box: str
    told: str
    clause: str
    mend: str
    place: Place = Place()
    fix: Fix | None = None
    is_mechanical: bool = False


@dataclass(frozen=True, slots=True)
class BoxSeen:
    """A box of the diagram (Phụ lục I, mục IV): what was read in it; `is_needed` says that this kind of document must have it."""

    number: str
    name: str
    words: str = ""
    is_needed: bool = True

    @property
    def is_found(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class FormReport:
    """`kind`: the type of document as recognised, empty when it is not."""

    kind: str
    boxes: tuple[BoxSeen, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Without what `mend` needs."""
        faults = [{name: said for name, said in asdict(fault).items() if name != "fix"} for fault in self.faults]
        boxes = [{**asdict(box), "is_found": box.is_found} for box in self.boxes]
        return {"kind": self.kind, "boxes": boxes, "faults": faults, "notes": list(self.notes)}
