"""Which line goes on in the next: sentences that a page or a narrow column has broken."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles
from typing import Final

LABEL = re.compile(
    r"(?:[-–—+•●○▪*]\s"
    r"|[IVXLC]{1,6}\s?[.)/-](?=\s|[^\W\d])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.)]?\s(?=\W*[^\W\d])"
    r"|\d{1,2}\s?[.)](?=\s|[^\W\d])"
    r"|\d{1,2}[/–-]\s(?=\W*[^\W\d])"
    r"|[a-zđ]\s?[.)]\s"
    r"|\(\d{1,2}\)\s"
    r"|(?:Điều|Chương|Mục|Phần|PHẦN|PHỤ LỤC|Phụ lục)\s+[\dIVXLC]+\b)"
)
NEW_THOUGHT = re.compile(
    r"(?:Căn cứ|Nơi nhận|Kính gửi|Trên đây|Thời gian|Địa điểm|Kinh phí|KT\.|TL\.|TM\.|Q\.|TUQ\.)(?!\w)"
    r"|[^\W\d_][^,]{2,25}, ngày\s*[\d.…]*\s*tháng"
)
CLOSED: Final = (".", ";", ":", "!", "?", "…", "./.")
FULL_STOP: Final = (".", "!", "?", ":")
SHORT: Final = 80
NARROW: Final = 110
"""Whole paragraphs of a plan are longer than that."""
GOES_ON = re.compile(
    r"(?:(?<!\w)(?:của|và|các|về|tại|do|với|cho|trong|đến|từ|theo|là|có|được|để|bởi|bằng|những|mỗi|từng|cùng|hoặc|"
    r"trước|sau|gửi|một|thuộc|giữa|vào|nhằm|như)|[,(“–-])$",
    re.IGNORECASE,
)
BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:số|ngày|tháng|năm|quý|khoản|điểm|Điều|giai đoạn|lần thứ|khóa|khoảng|ít nhất|không quá|/)$", re.IGNORECASE
)
TAIL: Final = 24
"""Enough of a line's end to know its last words."""
AFTER_HYPHEN = re.compile(r"[-–]\s(?:[Kk]hen thưởng|[Xx]ã hội|KT\b|XH\b|\d)")
BRACKETED = re.compile(r"\([^()]*\)[.;,]?")


def is_label(line: str) -> bool:
    return LABEL.match(line) is not None


def is_capitals(line: str) -> bool:
    """A heading in capitals; marks and digits do not count."""
    return line.isupper() and len(line) > 2


def starts_small(line: str) -> bool:
    first = next((letter for letter in line if letter.isalnum()), "")
    return first.islower()


def is_open(line: str) -> bool:
    """The line does not look like the end of a sentence."""
    return not line.endswith(CLOSED)


def goes_on(line: str, after: str) -> bool:
    """A sentence broken by a page: safe enough to heal in any text, wherever the line was cut."""
    if not is_open(line) or is_capitals(line) or NEW_THOUGHT.match(after):
        return False
    if line.count("(") > line.count(")") and ")" in after and not is_label(after.lstrip("- ")):
        return True
    if is_label(after):
        return bool(AFTER_HYPHEN.match(after)) and starts_small(line[-40:].rpartition(" ")[2])
    return starts_small(after) or _wants_more(line, after)


def _wants_more(line: str, after: str) -> bool:
    """The line ends with a word that nothing ends with, or a bracket opens where it stops."""
    if GOES_ON.search(line[-TAIL:]):
        return not is_capitals(after)
    if BEFORE_NUMBER.search(line[-TAIL:]) and after[0].isdigit():
        return True
    return after.startswith("(") and len(line) >= 60 and not BRACKETED.fullmatch(after)


def goes_on_over_page(line: str, after: str) -> bool:
    """Where a page number stood between the two: whatever is no heading and begins nothing new goes on."""
    if is_label(after) or is_capitals(line) or is_capitals(after) or NEW_THOUGHT.match(after) or line.endswith(FULL_STOP):
        return False
    is_heading = is_label(line) and len(line) < SHORT
    return starts_small(after) or (is_open(line) and not is_heading)


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a text was cut into lines; None when each paragraph is one line."""
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    if len(pairs) < 4:
        return None
    broken = [line for line, after in pairs if is_open(line) and starts_small(after) and not is_label(after)]
    is_narrow = quantiles([len(line) for line in lines if line], n=20)[18] <= NARROW
    if len(broken) < max(4, (0.1 if is_narrow else 0.25) * len(pairs)):
        return None
    return round(quantiles([len(line) for line in broken], n=10)[8])


def is_wrapped(line: str, after: str, *, width: int) -> bool:
    """In a text cut at `width`: the next word would not have fitted, so the paragraph goes on."""
    first_word = after.split(" ", 1)[0]
    is_full = len(line) + 1 + len(first_word) > 0.88 * width
    if not is_full or is_capitals(line) or is_label(after) or NEW_THOUGHT.match(after):
        return False
    return not (line.endswith((";", ":")) and not starts_small(after))
