"""The order of a search: as typed with its marks first, then without marks from the beginning, then anywhere, then all words apart."""

import itertools
import re
from dataclasses import dataclass

from thidua.core.text import fold, one_line

_PAIRS = (
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
)
_PAIRS_Y = (("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"))
MOST_WORDS = 8
MOST_SIGNS = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for: as typed, folded, and word by word."""

    typed: str
    folded: str
    words: tuple[str, ...]


def wish(text: str) -> Wish | None:
    """None when there is nothing to look for (fewer than two signs)."""
    line = one_line(text)[:MOST_SIGNS]
    folded = fold(line)
    return Wish(same_marks(line.lower()), folded, tuple(folded.split()[:MOST_WORDS])) if len(folded) >= 2 else None


def same_marks(text: str) -> str:
    """hoà and hòa, thuỷ and thủy as one."""
    for new, old in (*_PAIRS, *_PAIRS_Y):
        text = text.replace(old, new)
    return text


def rank(text: str, wanted: Wish) -> int | None:
    """0 exact with marks · 1 begins so · 2 a word begins so · 3 somewhere · 4 all words, apart · None not at all."""
    line = one_line(text)
    if wanted.typed != wanted.folded and wanted.typed in same_marks(line.lower()):
        return 0
    return rank_folded(fold(line), wanted)


def rank_folded(folded: str, wanted: Wish) -> int | None:
    if folded.startswith(wanted.folded):
        return 1
    if f" {wanted.folded}" in folded:
        return 2
    if wanted.folded in folded:
        return 3
    return 4 if all(word in folded for word in wanted.words) else None


def pieces(text: str, wanted: Wish) -> tuple[tuple[str, bool], ...]:
    """The text cut for marking, as (piece, is sought): the wish as a whole where it stands so, else each of its words."""
    line = one_line(text)
    folded = fold(line)
    if len(folded) != len(line):
        return ((line, False),)
    sought = (wanted.folded,) if wanted.folded in folded else wanted.words
    pattern = "|".join(sorted({re.escape(word) for word in sought if len(word) > 1}, key=len, reverse=True))
    found = [match.span() for match in re.finditer(pattern, folded)] if pattern else []
    edges = [0, *(edge for span in found for edge in span), len(line)]
    cut = [(line[start:end], at % 2 == 1) for at, (start, end) in enumerate(itertools.pairwise(edges))]
    return tuple((piece, is_sought) for piece, is_sought in cut if piece)


def excerpt(text: str, wanted: Wish, *, around: int = 90) -> str:
    """The place of a long text that holds the wish, cut at words."""
    line = one_line(text)
    if len(line) <= 2 * around:
        return line
    at = max(_place(line, wanted), 0)
    start, end = max(0, at - around), min(len(line), at + around)
    cut = line[start:end]
    cut = re.sub(r"^\S*\s", "", cut) if start else cut
    cut = re.sub(r"\s\S*$", "", cut) if end < len(line) else cut
    return ("…" if start else "") + cut + ("…" if end < len(line) else "")


def _place(line: str, wanted: Wish) -> int:
    """Folding keeps one sign for one sign in NFC text, so a place in the folded line is a place in the line."""
    folded = fold(line)
    at = folded.find(wanted.folded)
    return at if at >= 0 else folded.find(wanted.words[0])
