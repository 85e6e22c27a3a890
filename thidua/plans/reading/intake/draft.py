"""A block while it is being read: pieces of text with their marks, before spaces are folded."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from thidua.plans.reading.intake.healing import clean
from thidua.plans.reading.model import Block, BlockKind, Place, Span

STRUCK: Final = 1
BOLD: Final = 2
ITALIC: Final = 4

Piece = tuple[str, int]
"""Text as it stands in the file, and its marks."""
Recode = Callable[[str], str]

WORDS = re.compile(r"\w")
STAR = re.compile(r"\s*\*(?:\s|$)")


@dataclass(slots=True)
class Draft:
    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    place: Place = field(default_factory=Place)
    label: str = ""
    level: int | None = None
    is_heading: bool = False
    is_centred: bool = False

    def raw(self) -> str:
        return "".join(text for text, _ in self.pieces)


def as_block(draft: Draft, *, recode: Recode | None = None) -> Block | None:
    """The healed block, or None when nothing but signs and blanks is in it; a cell may be a sign."""
    pieces = merge(draft.pieces)
    label = draft.label or ("*" if any(STAR.match(text) for text, _ in pieces[:1]) else "")
    if recode is not None:
        pieces = [(recode(text), marks) for text, marks in pieces]
    text, runs = fold(pieces)
    is_cell = draft.kind is BlockKind.CELL
    if not (text or label) or not (is_cell or WORDS.search(text.replace("_", ""))):
        return None
    return Block(
        text=text,
        kind=draft.kind,
        place=draft.place,
        label=label,
        level=draft.level,
        is_heading=draft.is_heading,
        is_centred=draft.is_centred,
        struck=spans(text, runs, mark=STRUCK),
        bold=spans(text, runs, mark=BOLD),
        italic=spans(text, runs, mark=ITALIC),
    )


def merge(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours with the same marks as one; a combining mark goes to the letter before it."""
    merged: list[tuple[list[str], int]] = []
    for text, marks in pieces:
        if not text:
            continue
        head = 0
        if merged and not text.isascii():
            while head < len(text) and unicodedata.combining(text[head]):
                head += 1
            merged[-1][0].append(text[:head])
        if merged and merged[-1][1] == marks:
            merged[-1][0].append(text[head:])
        else:
            merged.append(([text[head:]], marks))
    return [("".join(parts), marks) for parts, marks in merged]


def fold(pieces: Iterable[Piece]) -> tuple[str, list[tuple[int, int, int]]]:
    """Cleaned text with single blanks, and where each mark stands: (start, end, marks)."""
    parts: list[str] = []
    runs: list[tuple[int, int, int]] = []
    at, last = 0, "\n"
    for raw, marks in pieces:
        text = clean(raw)
        if last == "\n":
            text = text.lstrip()
        elif last == " " and text[:1] == "\n":
            parts[-1] = parts[-1][:-1]
            at -= 1
        elif last == " ":
            text = text.removeprefix(" ")
        if not text:
            continue
        if marks:
            runs.append((at, at + len(text), marks))
        parts.append(text)
        at, last = at + len(text), text[-1]
    return "".join(parts).rstrip(), runs


def spans(text: str, runs: list[tuple[int, int, int]], *, mark: int) -> tuple[Span, ...]:
    """Where the mark stands, without blanks at the ends."""
    found: list[Span] = []
    for start, end, marks in runs:
        if not marks & mark:
            continue
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())  # noqa: PLW2901
        end = start + len(inside.strip())  # noqa: PLW2901
        if start < end and found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return tuple(found)
