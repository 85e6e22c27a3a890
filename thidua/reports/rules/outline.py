"""A file as blocks in reading order, and the sections its headings make (I., 1., 1.1., a))."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING = "Phần mở đầu"
"""What stands before the first heading."""
MOST_LETTERS = 250
SHORT = 110
_LEVELS = (
    (1, re.compile(r"(?:PHẦN |Phần )?([IVX]{1,6})\s*[.:–-]\s*(\S.*)")),
    (1, re.compile(r"((?:PHẦN|Phần) (?:THỨ|thứ) \w+)\s*[.:–-]?\s*(\S.*)")),
    (3, re.compile(r"([0-9]{1,2}\.[0-9]{1,2})\.?\s+(\S.*)")),
    (2, re.compile(r"([0-9]{1,2})\s*[.)]\s+(\S.*)")),
    (4, re.compile(r"([a-zđ])\s*[.)]\s+(\S.*)")),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table. `style`: the level of its heading style, 0 without one; `number` counts paragraphs from 1 (on its page,
    where there are pages); `sheet`: the sheet a table stands on."""

    text: str = ""
    number: int = 0
    style: int = 0
    is_bold: bool = False
    page: int = 0
    sheet: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """`parent`: place of the section above it in the list, -1 = none; `blocks`: places of its own blocks in the file."""

    title: str
    number: str
    level: int
    parent: int
    blocks: tuple[int, ...]


def heading(block: Block) -> tuple[int, str, str] | None:
    """(level, number, words) of a heading. Arabic numbers and letters also begin plain sentences: those must be bold or short."""
    if block.rows or not block.text or len(block.text) > MOST_LETTERS:
        return None
    for level, pattern in _LEVELS:
        found = pattern.fullmatch(block.text)
        if found and (level == 1 or block.style or block.is_bold or _is_short(block.text)):
            return level, found[1], found[2]
    return (min(block.style, 4), "", block.text) if block.style else None


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and text[-1] not in ".;,:"


def sections(blocks: Sequence[Block]) -> list[Section]:
    """In reading order; the first holds what stands before any heading."""
    made: list[tuple[str, str, int, int, list[int]]] = [(OPENING, "", 1, -1, [])]
    above: list[int] = []
    for place, block in enumerate(blocks):
        found = heading(block)
        if found is None:
            made[-1][4].append(place)
            continue
        level, number, words = found
        while above and made[above[-1]][2] >= level:
            above.pop()
        made.append((words, number, level, above[-1] if above else -1, []))
        above.append(len(made) - 1)
    return [Section(title, number, level, parent, tuple(own)) for title, number, level, parent, own in made]


def place_of(block: Block, path: Sequence[str]) -> str:
    """Where a block stands, for a person who looks it up: mục II.1, đoạn 3 · trang 2, đoạn 1 · trang tính Số liệu"""
    if block.sheet:
        return f"trang tính {block.sheet}"
    where = f"trang {block.page}" if block.page else f"mục {'.'.join(path)}" if path else ""
    own = "bảng" if block.rows else "đoạn"
    return ", ".join(filter(None, [where, f"{own} {block.number}"]))


def path_of(made: Sequence[Section], at: int) -> tuple[str, ...]:
    """Numbers from the top down to a section."""
    path: list[str] = []
    while at >= 0:
        path = [made[at].number, *path] if made[at].number else path
        at = made[at].parent
    return tuple(path)
