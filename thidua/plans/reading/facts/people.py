"""People and addressees: contact points, the lines of Nơi nhận, the archive line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.lines import Line, lines_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

HEAD = compiled(r"^[^a-z]{0,6}noi +nhan ?:? ?|(?<!\w)noi +nhan ?: ?")
ARCHIVE = re.compile(r"(?i)^lưu\b\s*:?\s*(?P<marks>[^.\n]*(?:\.[^\s.][^.\n]*)*)")
PIECE = re.compile(r"[^;]+(?:;|$)")
BULLET = re.compile(r"^[\s\-–—+•●*]+")
BRACKETED = re.compile(r"(?P<brace>[|}⎫⎬⎭]\s*)?[(\[](?P<purpose>[^()\[\]]{1,60})[)\]]\s*$")
OPEN_PURPOSE = re.compile(r"(?P<brace>[|}⎫⎬⎭]\s*)?(?:^|[\s,])(?P<purpose>[đĐ][ểề] [\w/ ,]{2,40})$")
SHORT = {
    "b/c": "báo cáo",
    "b/cáo": "báo cáo",
    "bc": "báo cáo",
    "t/h": "thực hiện",
    "t/hiện": "thực hiện",
    "th": "thực hiện",
    "th/h": "thực hiện",
    "p/h": "phối hợp",
    "p/hợp": "phối hợp",
    "ph": "phối hợp",
    "t/d": "theo dõi",
    "th/d": "theo dõi",
    "t/dõi": "theo dõi",
    "c/đ": "chỉ đạo",
    "c/đạo": "chỉ đạo",
    "đ/b": "biết",
    "đ/t": "đăng tải",
    "đ/tải": "đăng tải",
    "đ/tin": "đưa tin",
    "t/b": "thông báo",
    "t/mưu": "tham mưu",
}
PLAIN = re.compile(
    r"(?i)(?:báo cáo|thực hiện|phối hợp|theo dõi|chỉ đạo|biết|đăng tải|đăng tin|đưa tin|thông báo|tham mưu|"
    r"tuyên truyền|kiểm tra|thay báo cáo)"
)
BRACE = re.compile(r"[|}⎫⎬⎭]")
SUPERIOR = re.compile(
    r"(?i)^(?:các )?(?:bộ|thứ trưởng|vụ|tổng cục|hội đồng|ban thi đua|ban tđ|ubnd|hđnd|ủy ban|uỷ ban|thường trực|thường vụ|"
    r"tỉnh ủy|thành ủy|huyện ủy|chủ tịch|phó chủ tịch|văn phòng chính phủ|thủ tướng|trung ương|cục thi đua|cơ quan thường trực|tt\.? ?)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of Nơi nhận."""

    at: Span
    name: str
    purpose: str | None = None
    shares_purpose: bool = False
    """Its bracket stands for the lines above too."""
    is_closed: bool = False


def find(context: Context) -> Iterable[Fact]:
    lines = [line for line in lines_of(context) if line.at[0] < context.foot_end]
    entries, archive = recipients(lines)
    for entry in entries:
        yield context.fact(FactKind.RECIPIENT, entry.at, name=entry.name, purpose=entry.purpose)
    if archive:
        marks = [mark.strip() for mark in re.split(r"[,;]", re.sub(r"\([^()]*\)?", "", archive.name))]
        yield context.fact(FactKind.ARCHIVE, archive.at, marks=[mark for mark in marks if mark])


_HEADING = 40
"""Without a colon the heading stands at the beginning of its line."""


def recipients(lines: Sequence[Line]) -> tuple[list[Entry], Entry | None]:
    """The addressees in order and the archive line. Both empty when the plan has no Nơi nhận."""
    heads = [index for index, line in enumerate(lines) if HEAD.search(fold(line.text if ":" in line.text else line.text[:_HEADING]))]
    if not heads:
        return [], None
    entries: list[Entry] = []
    archive: Entry | None = None
    for line, start, words in _pieces(lines, heads[-1]):
        purpose = _floating(words, is_last=archive is not None)
        if purpose:
            entries = _share(entries, purpose, over=_reach(entries, words, is_beside=start > line.at[0], is_last=archive is not None))
        elif archive:
            continue
        elif found := ARCHIVE.match(words):
            archive = _archive(found, start)
        else:
            entries = _taken(entries, line, start, words)
    return entries, archive


def _pieces(lines: Sequence[Line], head: int) -> Iterator[tuple[Line, int, str]]:
    """Each stretch between semicolons: its line, its place in the plain text, its words."""
    for line in lines[head : head + 60]:
        begin = 0
        if line is lines[head] and (heading := HEAD.search(fold(line.text))):
            begin = heading.end()
        for piece in PIECE.finditer(line.text, begin):
            words = BULLET.sub("", piece[0])
            at = piece.end() - len(words)
            if ARCHIVE.match(words):
                yield line, line.at[0] + at, line.text[at:]
                break
            if words.strip(" ;") and not _is_signature(words, is_first=piece.start() == begin):
                yield line, line.at[0] + at, words


def _is_signature(words: str, *, is_first: bool) -> bool:
    """The signer's block beside the list: capitals throughout. A line of its own may be an abbreviation."""
    return words.upper() == words and len(re.findall(r"[^\W\d_]", words)) > (6 if is_first else 3)


def _archive(found: re.Match[str], start: int) -> Entry:
    end = found.end("marks")
    while end > found.start() and found.string[end - 1] in " .;/":
        end -= 1
    return Entry((start, start + end), found["marks"].strip(" .;/"))


def _taken(entries: list[Entry], line: Line, start: int, words: str) -> list[Entry]:
    """The words as a new entry, or as the rest of the one before."""
    is_new = bool(line.bullet) and start == line.at[0]
    if entries and not is_new and not entries[-1].is_closed:
        begin = entries[-1].at[0]
        return [*entries[:-1], _entry(entries[-1].name + " " + words, begin, start + len(words.rstrip(" ;.,")), words)]
    entry = _entry(words, start, start + len(words.rstrip(" ;.,")), words)
    entries = [*entries, entry]
    return _share(entries, entry.purpose, over=range(len(entries))) if entry.shares_purpose and entry.purpose else entries


def _entry(text: str, start: int, end: int, words: str) -> Entry:
    text, is_closed = text.strip().rstrip(" ;.,"), words.rstrip().endswith((";", ".", ","))
    for pattern in (BRACKETED, OPEN_PURPOSE):
        found = pattern.search(text)
        if found and (purpose := purpose_of(found["purpose"])):
            name = text[: found.start()].strip(" |};,-")
            return Entry((start, end), name, purpose, bool(found["brace"]), is_closed)
    return Entry((start, end), text.strip(" |}"), None, False, is_closed)


def purpose_of(words: str) -> str | None:
    """ "b/c" → "để báo cáo"; None when the words tell no purpose."""
    words = words.strip(" ()[].;:").lower()
    bare = re.sub(r"^(?:để|đề) ", "", words)
    parts = [" ".join(SHORT.get(word, word) for word in part.split()) for part in re.split(r"\s*[,;]\s*| và | (?=\w{1,2}/\w)", bare)]
    if bare == words and not all(PLAIN.fullmatch(part) for part in parts):
        return None
    return "để " + ", ".join(parts) if any(parts) else None


def _floating(words: str, *, is_last: bool) -> str | None:
    """A purpose that stands alone; behind the archive line it may have slipped to the end of the signer's line."""
    bare = words.strip(" ;.|}")
    if len(bare) <= 40 and re.match(r"(?i)\(|(?:để|đề) |\w/\w", bare):
        return purpose_of(bare)
    slipped = BRACKETED.search(words) if is_last else None
    return purpose_of(slipped["purpose"]) if slipped else None


def _reach(entries: list[Entry], words: str, *, is_beside: bool, is_last: bool) -> range:
    """Which entries a purpose of its own means: all above at a brace, the one it stands beside, else the superiors.

    Superiors stand at the head of the list: nobody "reports" to his own members.
    """
    if BRACE.search(words):
        return range(len(entries))
    if is_beside and not is_last:
        return range(len(entries) - 1, len(entries))
    leading = 0
    while leading < len(entries) and SUPERIOR.match(entries[leading].name):
        leading += 1
    if leading or is_last:
        return range(max(leading, 1))
    return range(len(entries) - 1, len(entries))


def _share(entries: list[Entry], purpose: str, *, over: range) -> list[Entry]:
    """The purpose for those of the entries that have none."""
    return [replace(entry, purpose=purpose) if index in over and entry.purpose is None else entry for index, entry in enumerate(entries)]
