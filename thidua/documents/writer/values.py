"""A paper as values: what stands on it and nothing of how it looks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.documents.rules.kinds import PaperKind


class Mark(StrEnum):
    """Before a heading or a paragraph; Word counts it. A counter begins again under a new higher mark (chapters and articles run on)."""

    NONE = "none"
    PART = "part"
    """Phần I"""
    CHAPTER = "chapter"
    """Chương I"""
    SECTION = "section"
    """Mục 1"""
    SUBSECTION = "subsection"
    """Tiểu mục 1"""
    ROMAN = "roman"
    """I."""
    ARTICLE = "article"
    """Điều 1."""
    NUMBER = "number"
    """1."""
    DECIMAL = "decimal"
    """1.1."""
    POINT = "point"
    """a) b) c) d) đ) e) g): the Vietnamese alphabet"""
    DASH = "dash"
    PLUS = "plus"


@dataclass(frozen=True, slots=True)
class Heading:
    """Words without their mark. `level` counts only without a mark: 1 in capitals as given, 2 an item, 3 in italics."""

    words: str
    mark: Mark = Mark.NONE
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a line break in it stays one. `lead`: bold words before it."""

    words: str
    mark: Mark = Mark.NONE
    is_italic: bool = False
    lead: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths`: shares of the width, one a column; none = as the words need. `figures`: columns of numbers, set to the right.
    `strong`: rows in bold, counted from 0: headings within the table, sums.

    `is_wide` turns the page; a table whose longest words do not fit upright turns it by itself.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    figures: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()
    is_wide: bool = False
    caption: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) not in {0, len(self.head)}:
            raise ValueError("a row or the widths have not as many cells as the head")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority and post in capitals, a line each (box 7a), `remark` below it in brackets, room to sign, the name (7b).

    `other_post`: of a bloc's head, the post in the own agency; it stands between the room and the name.
    """

    post: str | tuple[str, ...]
    name: str = ""
    remark: str = ""
    other_post: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Side by side, from the left: of minutes THƯ KÝ, then CHỦ TỌA."""

    columns: tuple[Signature, ...]


Block = Heading | Text | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Begins a page, counts its own pages, and its marks begin anew. "Phụ lục I" stands above, without a number if it is the only one.

    `words`: "Kèm theo Kế hoạch số 07/KH-KVTĐ ngày … của …"; without them they are made of the paper's own number, day and organ_name.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    words: str = ""
    is_wide: bool = False
    ends: str = "./."


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """The text that a decision issues or approves (Mẫu 1.3): heading of the page without number and date, title, trích yếu."""

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
    words: str = ""
    ends: str = "./."


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMeta:
    """Fields of an outgoing document (Phụ lục VI), kept as properties of the file; what is empty is not written."""

    organ_id: str = ""
    file_catalog: int | None = None
    file_notation: str = ""
    ordinal: int | None = None
    type_name: str = ""
    code_number: str = ""
    code_notation: str = ""
    issued_date: date | None = None
    organ_name: str = ""
    subject: str = ""
    language: str = "Tiếng Việt"
    page_amount: int | None = None
    description: str = ""
    signer_position: str = ""
    signer_name: str = ""
    to: tuple[str, ...] = ()
    priority: int | None = None
    issued_amount: int | None = None
    due_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The boxes of Phụ lục I, mục IV, by name.

    `issuer`: the superior body (may be left out), then the issuing body's own name in bold. `subtitle`: trích yếu; of a công văn `about`
    (without "V/v"). `bases`: căn cứ, a line each; their ends are set. `authority`, `decides`: "GIÁM ĐỐC SỞ …", "QUYẾT ĐỊNH:".
    `addressees`: after "Kính gửi:". `recipients` and `kept` ("VT, VP") make Nơi nhận; `drafter`: "PL.(300)". `circulation`, `secrecy`,
    `urgency`: words of the frames. `contact`: address, telephone …, below a rule at the foot of page 1.
    """

    kind: PaperKind = PaperKind.NAMED
    title: str = ""
    subtitle: str = ""
    issuer: tuple[str, ...] = ()
    number: str = ""
    place_and_date: str = ""
    bases: tuple[str, ...] = ()
    authority: str = ""
    decides: str = ""
    addressees: tuple[str, ...] = ()
    about: str = ""
    blocks: tuple[Block, ...] = ()
    ends: str = "./."
    signature: Signature | Signatures | None = None
    recipients: tuple[str, ...] = ()
    kept: str = ""
    attached: Attached | None = None
    annexes: tuple[Annex, ...] = ()
    urgency: str = ""
    secrecy: str = ""
    circulation: str = ""
    drafter: str = ""
    contact: str = ""
    metadata: DocumentMeta | None = None
    is_electronic: bool = False
