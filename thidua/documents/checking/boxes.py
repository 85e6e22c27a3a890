"""Which line is which box of the diagram (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thidua.core.text import fold
from thidua.documents.checking.additions import (
    Stamp,
    Stamped,
    is_contact,
    part_copy,
    part_drafter,
    stamp_of,
    stray_drafter,
    stray_stamp,
)
from thidua.documents.checking.closing import Closing, Signer, read_closing
from thidua.documents.checking.sheet import Column, Line, Sheet
from thidua.documents.checking.words import (
    ABOUT,
    BODIES,
    DATE,
    DRAFT,
    MOTTO,
    NUMBER,
    POSTS,
    STATE,
    begins_with,
    is_bold,
    is_like,
    is_upper,
)
from thidua.documents.rules.kinds import DocumentKind, PaperKind

HEAD = 45
"""Boxes above stand among so many first lines."""
LONG = 60
"""Letters of a paragraph that surely is one of text."""


@dataclass(slots=True)
class Boxes:
    kind: DocumentKind | None = None
    nation: Line | None = None
    """Quốc hiệu."""
    motto: Line | None = None
    superior: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    about: list[Line] = field(default_factory=list)
    title: Line | None = None
    summary: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    decides: Line | None = None
    addressees: list[Line] = field(default_factory=list)
    stamps: list[Stamped] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    """Content from the first paragraph to the last, headings and tables too."""
    recipients_head: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    annexes: list[Line] = field(default_factory=list)
    """Everything after the signatures."""
    drafter: Line | None = None
    lost_drafter: Line | None = None
    """The same where it does not belong."""
    contact: list[Line] = field(default_factory=list)
    """The agency's address among its names above."""
    copied: list[Line] = field(default_factory=list)
    """What a signature on an electronic copy says."""

    @property
    def is_plain(self) -> bool:
        """A list or a table of figures that goes with something else: neither type nor number nor recipients."""
        return self.kind is None and self.number is None and self.recipients_head is None

    def stamped(self, stamp: Stamp) -> list[Line]:
        return [one.line for one in self.stamps if one.stamp is stamp]

    @property
    def model(self) -> PaperKind:
        return self.kind.model if self.kind else PaperKind.NAMED


def read_boxes(sheet: Sheet) -> Boxes:
    lines = _with_rules(sheet.lines)
    boxes = Boxes()
    start = _title(lines, boxes)
    heading, boxes.copied = part_copy(lines[:start])
    _heading(heading, boxes)
    if boxes.kind is None and boxes.about:
        boxes.kind = DocumentKind.LETTER
    closing: Closing = read_closing(_without_strays(lines[start:], boxes))
    boxes.recipients_head = closing.head
    boxes.recipients, boxes.drafter = part_drafter(closing.recipients)
    boxes.signers, boxes.annexes = closing.signers, closing.after
    rest = _summary(closing.content, boxes) if boxes.title else list(closing.content)
    rest = _addressees(rest, boxes)
    rest = _authority(rest, boxes)
    boxes.body = _bases(rest, boxes)
    boxes.lost_drafter = stray_drafter([*boxes.recipients, *heading, *boxes.body])
    return boxes


def _without_strays(lines: list[Line], boxes: Boxes) -> list[Line]:
    """Frames that stand below the heading are no part of what they stand in."""
    found = [(line, stray_stamp(line)) for line in lines]
    boxes.stamps += [Stamped(stamp, line, is_stray=True) for line, stamp in found if stamp is not None]
    return [line for line, stamp in found if stamp is None]


def _with_rules(lines: Iterable[Line]) -> list[Line]:
    """Lines with words; a rule on an empty line belongs to the words above it in the same column."""
    found: list[Line] = []
    for line in lines:
        if any(sign.isalnum() for sign in line.text) or "./." in line.text:
            found.append(line)
        elif line.rules:
            above = next((place for place in range(len(found) - 1, -1, -1) if found[place].column is line.column), None)
            if above is not None:
                found[above] = replace(found[above], rules=(*found[above].rules, *line.rules))
    return found


def _title(lines: list[Line], boxes: Boxes) -> int:
    """Where the heading ends: at the title, at "Kính gửi", or at the first paragraph of text."""
    for place, line in enumerate(lines[: 2 * HEAD]):
        if line.column is not Column.NONE or line.is_cell:
            continue
        kind = _kind(line)
        if kind is not None:
            boxes.kind, boxes.title = kind, line
            return place
        if fold(line.text).startswith("kinh gui"):
            boxes.kind = DocumentKind.LETTER
            return place
        if len(line.text) > LONG and line.format.align != "center" and not DATE.search(fold(line.text)):
            return place
    return min(len(lines), HEAD)


def _kind(line: Line) -> DocumentKind | None:
    words = line.text.strip(" .:")
    for kind in DocumentKind:
        if words.casefold() == kind.label.casefold() and (line.format.align == "center" or is_bold(line) or is_upper(words)):
            return kind
    if is_upper(words) and line.format.align == "center":
        return next((kind for kind in DocumentKind if words.startswith(f"{kind.heading} ") and kind.heading), None)
    return None


def _heading(lines: list[Line], boxes: Boxes) -> None:
    left: list[Line] = []
    for line in lines[:HEAD]:
        words = fold(line.text).strip(" .:;-*")
        if boxes.nation is None and is_like(line.text, STATE):
            boxes.nation = line
        elif boxes.motto is None and is_like(line.text, MOTTO):
            boxes.motto = line
        elif (stamp := stamp_of(line)) is not None:
            boxes.stamps.append(Stamped(stamp, line, is_under_number=boxes.number is not None))
        elif is_contact(line.text):
            boxes.contact.append(line)
        elif boxes.number is None and NUMBER.match(line.text) and ("/" in line.text or "-" in line.text or line.column is Column.LEFT):
            boxes.number = line
        elif boxes.date is None and DATE.search(words) and len(words) < 90:
            boxes.date = line
        elif line.column is not Column.RIGHT and not DRAFT.match(words) and not line.is_framed:
            left.append(line)
    _left(left, boxes)


def _left(lines: list[Line], boxes: Boxes) -> None:
    """The names above the number, "V/v" below it."""
    names: list[Line] = []
    for line in lines:
        if boxes.about or ABOUT.match(fold(line.text)):
            boxes.about.append(line)
        elif line.column is Column.LEFT:
            names.append(line)
    boxes.superior, boxes.issuer = _split_names(names)


def _split_names(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """By what is bold where that parts them, else by how names of bodies begin: the last one issues."""
    first_bold = next((place for place, line in enumerate(lines) if is_bold(line)), None)
    if first_bold and all(is_bold(line) for line in lines[first_bold:]):
        return lines[:first_bold], lines[first_bold:]
    starts = [place for place, line in enumerate(lines) if place and begins_with(line.text, BODIES)]
    last = starts[-1] if starts else 0
    return lines[:last], lines[last:]


def _summary(lines: list[Line], boxes: Boxes) -> list[Line]:
    """Below the title; `lines` begin with the title."""
    rest = lines[1:]
    while rest and _is_summary(rest[0], boxes):
        boxes.summary.append(rest.pop(0))
    return rest


def _is_summary(line: Line, boxes: Boxes) -> bool:
    words = fold(line.text)
    if (
        line.column is not Column.NONE
        or line.is_cell
        or line.label
        or words.startswith(("kinh gui", "can cu ", "dieu ", "i. ", "1. ", "phan ", "chuong "))
    ):
        return False
    if boxes.model is PaperKind.DECISION and is_upper(line.text) and begins_with(line.text, [*POSTS, *BODIES]):
        return False
    is_centred = line.format.align == "center"
    if is_centred:
        return len(boxes.summary) < 6
    return is_bold(line) and len(line.text) < 200 and not boxes.summary


def _addressees(lines: list[Line], boxes: Boxes) -> list[Line]:
    """ "Kính gửi" and the lines below it that begin with a dash."""
    place = next((place for place, line in enumerate(lines[:4]) if fold(line.text).startswith("kinh gui")), None)
    if place is None:
        return lines
    end = place + 1
    while end < len(lines) and len(boxes.addressees) < 40 and _is_addressee(lines, place, end):
        end += 1
    boxes.addressees = lines[place:end]
    return [*lines[:place], *lines[end:]]


def _is_addressee(lines: list[Line], first: int, place: int) -> bool:
    """With a dash; or, when nothing stands beside "Kính gửi:", a short line that ends as one of a list does."""
    words = lines[place].text
    if words.startswith(("-", "–", "+")):
        return True
    is_list = not lines[first].text.partition(":")[2].strip()
    return is_list and len(words) < 120 and (words.endswith(";") or lines[place - 1].text.endswith(";"))


def _authority(lines: list[Line], boxes: Boxes) -> list[Line]:
    if boxes.model is not PaperKind.DECISION:
        return lines
    rest = list(lines)
    while rest and is_upper(rest[0].text) and not fold(rest[0].text).startswith(("quyet dinh", "quyet nghi")) and len(boxes.authority) < 4:
        boxes.authority.append(rest.pop(0))
    return rest


def _bases(lines: list[Line], boxes: Boxes) -> list[Line]:
    """Căn cứ, each a paragraph, and what they lead to; a sentence that begins so and goes on to say what is done is no căn cứ."""
    rest = list(lines)
    while rest and _is_base(rest[0], boxes):
        boxes.bases.append(rest.pop(0))
    is_sure = boxes.model is PaperKind.DECISION or len(boxes.bases) > 1
    if not is_sure:
        boxes.bases, rest = [], list(lines)
    if rest and fold(rest[0].text).rstrip(" :.") in {"quyet dinh", "quyet nghi"}:
        boxes.decides = rest.pop(0)
    return rest


def _is_base(line: Line, boxes: Boxes) -> bool:
    words = fold(line.text)
    if line.text.rstrip().endswith((":", ",")):
        return False
    if words.startswith(("theo de nghi", "xet de nghi", "theo ", "xet ")):
        return boxes.model is PaperKind.DECISION or (bool(boxes.bases) and words.startswith(("theo de nghi", "xet de nghi")))
    return words.startswith("can cu ") or (bool(boxes.bases) and words.startswith("thuc hien ") and boxes.model is PaperKind.DECISION)
