"""Where the content ends: recipients, those who sign, and what comes after them (annexes, an attached text)."""

from dataclasses import dataclass, field

from thidua.core.text import fold
from thidua.documents.checking.sheet import Column, Line
from thidua.documents.checking.words import ANNEX, AUTHORITY, BRACKETED, POSTS, RECIPIENTS, STATE, begins_with, is_bold, is_like, is_upper

SHORT = 90
FOR_WHAT = ("de b/c", "de bao cao", "de thuc hien", "de biet", "de t/h", "de phoi hop")
"""Beside a brace behind several lines; no recipient of its own."""
MOST_WORDS = 8


@dataclass(slots=True)
class Signer:
    """`posts`: lines of authority and post; `name`: None when it is not typed yet."""

    posts: list[Line] = field(default_factory=list)
    name: Line | None = None
    other_posts: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Closing:
    content: list[Line]
    head: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def read_closing(lines: list[Line]) -> Closing:
    stop = _after_all(lines)
    main, after = lines[:stop], lines[stop:]
    head = next((place for place in range(len(main) - 1, -1, -1) if RECIPIENTS.match(fold(main[place].text))), None)
    start = _start(main, head)
    end = _end(main, head if head is not None else start)
    closing = Closing(main[:start], after=[*main[end:], *after])
    tail = main[start:end]
    if head is not None:
        closing.head, closing.recipients = main[head], _recipients(main[head + 1 : end], main[head].column)
    listed = {id(line) for line in [closing.head, *closing.recipients] if line is not None}
    closing.signers = _signers([line for line in tail if id(line) not in listed])
    return closing


def _after_all(lines: list[Line]) -> int:
    """The first annex that has a title of its own."""
    for place, line in enumerate(lines):
        if place and line.column is Column.NONE and not line.is_cell and ANNEX.match(fold(line.text)):
            return place
    return len(lines)


def _start(lines: list[Line], head: int | None) -> int:
    """The first line of the block of signatures: beside or above "Nơi nhận", or after the end mark, or what ends the file in capitals."""
    if head is None:
        marked = [place for place, line in enumerate(lines) if line.text.rstrip().endswith("./.") and line.column is Column.NONE]
        if marked and len(lines) - marked[-1] < 25:
            return marked[-1] + 1
        head = len(lines)
    place = head
    while place > 1 and _may_sign(lines[place - 1]):
        place -= 1
    return place


def _may_sign(line: Line) -> bool:
    if line.is_cell:
        return False
    if line.column is not Column.NONE:
        return True
    if "./." in line.text or len(line.text) > SHORT or line.label:
        return False
    is_apart = line.format.align in {"center", "right"} or is_bold(line)
    return is_apart and (is_upper(line.text) or is_name(line.text) or bool(BRACKETED.match(line.text)))


def _end(lines: list[Line], head: int) -> int:
    """Past the last line in columns; without columns, past the name."""
    place, is_in_columns = head + 1, any(line.column is not Column.NONE for line in lines[head:])
    last, stop = head, _second_heading(lines, place)
    while place < len(lines):
        line = lines[place]
        if place == stop or line.section != lines[head if head < len(lines) else -1].section:
            break
        if line.is_cell or (line.column is Column.NONE and not _goes_on(line, is_in_columns=is_in_columns)):
            break
        last, place = place, place + 1
    return min(last + 1, len(lines))


def _second_heading(lines: list[Line], begin: int) -> int | None:
    """Where a text that comes with this one begins: at what stands beside its Quốc hiệu."""
    row = next((line.row for line in lines[begin:] if is_like(line.text, STATE)), None)
    return next((place for place in range(begin, len(lines)) if lines[place].row == row), None)


def _goes_on(line: Line, *, is_in_columns: bool) -> bool:
    """A list of recipients and a signature typed one below the other."""
    words = line.text
    if words.startswith(("-", "–", "+")) or BRACKETED.match(words):
        return True
    if is_in_columns:
        return False
    return len(words) <= SHORT


def _recipients(lines: list[Line], column: Column) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if fold(line.text).startswith(FOR_WHAT):
            continue
        is_dashed = line.column is Column.NONE and line.text.startswith("-")
        if line.column is not column and not is_dashed:
            if column is Column.NONE:
                break
            continue
        if column is Column.NONE and (is_upper(line.text) or line.format.align in {"center", "right"}):
            break
        found.append(line)
    return found


def _signers(lines: list[Line]) -> list[Signer]:
    """Columns sign apart. On the left stand only those of minutes; elsewhere it is what is not the list of recipients."""
    found = []
    for column in (Column.LEFT, Column.RIGHT, Column.NONE):
        signer = _signer([line for line in lines if line.column is column])
        if signer.posts:
            found.append(signer)
    return found


def _signer(lines: list[Line]) -> Signer:
    signer = Signer()
    shown = [line for line in lines if not BRACKETED.match(line.text)]
    named = [line for line in shown if not is_upper(line.text) and not AUTHORITY.match(line.text)]
    if named and shown and named[-1] is shown[-1] and not _is_post(named[-1].text):
        signer.name = named[-1]
    elif len(shown) > 1 and is_capital_name(shown[-1].text):
        signer.name = shown[-1]
    for line in shown:
        if line is signer.name:
            break
        (signer.posts if _is_post_line(line, signer) else signer.other_posts).append(line)
    return signer


def _is_post_line(line: Line, signer: Signer) -> bool:
    """A post typed in small letters at the head is one all the same."""
    return is_upper(line.text) or not signer.posts or bool(AUTHORITY.match(line.text)) or (_is_post(line.text) and not signer.other_posts)


def _is_post(words: str) -> bool:
    return begins_with(words, POSTS)


def is_name(words: str) -> bool:
    """Two to eight words, each with a capital (an academic title may stand before them)."""
    parts = [part for part in words.replace(".", ". ").split() if part[0].isalpha()]
    return 2 <= len(parts) <= MOST_WORDS and all(part[0].isupper() for part in parts) and not is_upper(words)


def is_capital_name(words: str) -> bool:
    parts = words.split()
    return is_upper(words) and 2 <= len(parts) <= 5 and not begins_with(words, POSTS) and not set(fold(words).split()) & NOT_IN_NAMES


NOT_IN_NAMES = {"giam", "doc", "tinh", "khu", "vuc", "tich", "khoi", "cum", "dua"}
"""Words of posts that no person is called by."""
