"""What a paper may have besides its main boxes: frames of secrecy, urgency and circulation (10a, 10b, 11), who drafted it (12), the
agency's address (13), the words of a digital signature on an electronic copy (14)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from thidua.core.text import fold
from thidua.documents.checking.sheet import Column, Line
from thidua.documents.checking.words import is_upper


class Stamp(Enum):
    """`words`: what may stand in the frame."""

    SECRECY = "secrecy"
    URGENCY = "urgency"
    CIRCULATION = "circulation"

    @property
    def words(self) -> tuple[str, ...]:
        return WORDS[self]


WORDS = {
    Stamp.SECRECY: ("TUYỆT MẬT", "TỐI MẬT", "MẬT"),
    Stamp.URGENCY: ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "HỎA TỐC HẸN GIỜ"),
    Stamp.CIRCULATION: ("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TÀI LIỆU THU HỒI"),
}
SHAPES = {
    Stamp.SECRECY: re.compile(r"(?:do|dau|tai lieu|van ban|bao|tuyet doi)(?: chi do)? mat(?: .{0,12})?"),
    Stamp.URGENCY: re.compile(r"(?:muc )?do khan .{0,14}|(?:rat |toi |dac biet )?khan(?: cap| truong| thiet)|(?:rat|toi|dac biet) khan"),
    Stamp.CIRCULATION: re.compile(
        r"chi luu hanh.{0,20}|luu hanh (?:trong )?noi bo.{0,24}|tai lieu noi bo|(?:doc|hop|dung|nghien cuu) xong (?:tra|thu) lai"
    ),
}
"""Other words that are meant for the same."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A frame where it was read. `is_stray`: not in the heading of the page."""

    stamp: Stamp
    line: Line
    is_under_number: bool = False
    is_stray: bool = False


def bare(line: Line) -> str:
    return re.sub(r"\W+", " ", fold(line.text)).strip()


def stamp_of(line: Line) -> Stamp | None:
    """By the words alone, with or without their marks."""
    words = bare(line)
    for stamp in Stamp:
        if any(words == fold(one) for one in stamp.words) or ((line.is_framed or is_upper(line.text)) and SHAPES[stamp].fullmatch(words)):
            return stamp
    return None


def stray_stamp(line: Line) -> Stamp | None:
    """Below the heading only just these words, in capitals, in a line of their own."""
    if line.is_cell or line.label or not is_upper(line.text):
        return None
    return next((stamp for stamp in Stamp if any(bare(line) == fold(one) for one in stamp.words)), None)


# ---- box 12 ----

LETTERS = r"[^\W\d_]"
CODE = rf"(?P<code>{LETTERS}{{1,5}}(?:\.{LETTERS}{{1,5}})?)\s*\.?\s*\(?\s*(?P<copies>\d{{1,4}})\s*(?P<unit>b|bản)?\s*\)?\.?"
OWN = re.compile(rf"\s*{CODE}\s*", re.IGNORECASE)
BEHIND = re.compile(
    rf"^(?P<before>.*\blưu\b.*{LETTERS}{{2,}}\.)(?:\s+|(?={LETTERS}{{2,5}}\.\(\d))(?P<drafter>{CODE})\s*$", re.IGNORECASE | re.DOTALL
)
"""Behind the full stop of "Lưu: VT, VP."; "P. TCHC (3)." is a unit with the number of copies it keeps."""
SURE = re.compile(r"[A-ZĐ]{2,5}\.\(\d{1,4}\)\.?")
"""So written it can be nothing else."""
KEPT = re.compile(r"^[-–+•]?\s*lưu\b", re.IGNORECASE)


def part_drafter(recipients: Sequence[Line]) -> tuple[list[Line], Line | None]:
    """The list without the code of the drafter, and the code: a line of its own below the list, or the end of its last line."""
    lines = list(recipients)
    if len(lines) > 1 and OWN.fullmatch(lines[-1].raw) and KEPT.match(lines[-2].text):
        return lines[:-1], lines[-1]
    found = BEHIND.match(lines[-1].raw) if lines else None
    if found is None:
        return lines, None
    last = lines[-1]
    lines[-1] = last.part(0, found.end("before"))
    return lines, last.part(*found.span("drafter"))


def stray_drafter(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if not line.is_cell and SURE.fullmatch(line.text)), None)


# ---- box 13 ----

KEYS = re.compile(r"\b(?:dia chi|tru so|dien thoai|dt|tel|fax|e mail|email|thu dien tu|website|web|trang thong tin)\b")
REACHED = re.compile(r"@|www\.|https?:|\d[\d. ()-]{6,}\d")
MOST = 4
"""Lines of an address."""


def is_contact(words: str) -> bool:
    """Says by what name something is reached, and what to dial or to write."""
    return bool(KEYS.search(re.sub(r"\W+", " ", fold(words)))) and bool(REACHED.search(words))


# ---- box 14 ----

COPY = re.compile(r"^(?:sao y|sao luc|trich sao)\b")
SYMBOL = re.compile(r"^(?:số\s*:?\s*)?\d+/(?:\d{4}/)?[A-ZĐ][\w-]*", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}\s*(?::|h|giờ)\s*\d{2}")
WHOLE_TIME = re.compile(r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})[\s;,T]*\d{2}:\d{2}:\d{2}\s*\+\s*07:?00")
MOST_OF_COPY = 5


def part_copy(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The heading without the words of the signature that stand above it, and these words: from the kind of copy (or the symbol of the
    paper that an annex belongs to) to the time."""
    for begin, line in enumerate(lines[:MOST_OF_COPY]):
        if not (COPY.match(fold(line.text)) or SYMBOL.match(line.text)):
            continue
        end = next((place for place in range(begin, min(begin + MOST_OF_COPY, len(lines))) if CLOCK.search(lines[place].text)), None)
        if end is not None:
            return [*lines[:begin], *lines[end + 1 :]], list(lines[begin : end + 1])
        if COPY.match(fold(line.text)) and line.column is not Column.LEFT:
            return [*lines[:begin], *lines[begin + 1 :]], [line]
    return list(lines), []
