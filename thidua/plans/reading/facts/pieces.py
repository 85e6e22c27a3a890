"""Paragraphs with the headings they stand under, and the clauses within them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Passage, Span
from thidua.plans.reading.words import fold

SENTENCE_END = re.compile(r"(?<![\d\s][A-ZĐ])(?<!TP)(?<!ThS)(?<!TS)[.!?…](?=\s+[^\Wa-zđ\d_]|\s*$)|(?<=\.\.\.)(?=\s)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or cell."""

    text: str
    folded: str
    start: int
    """Of `text` in the plain text."""
    block: int
    headings: tuple[str, ...]
    """Folded headings above it, the nearest last; without its own words."""
    is_cell: bool = False

    @property
    def section(self) -> str:
        return self.headings[-1] if self.headings else ""

    def is_under(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(heading) for heading in self.headings)

    def at(self, span: Span) -> Span:
        return self.start + span[0], self.start + span[1]


def pieces_of(context: Context) -> Iterator[Piece]:
    document = context.document
    above = _owners(context.passages, len(document.blocks))
    for index, (block, start) in enumerate(zip(document.blocks, document.starts, strict=True)):
        text = context.text[start : start + len(block.text)]
        if text.strip():
            headings = _headings(context.passages, above[index], index)
            yield Piece(text, fold(text), start, index, headings, str(block.kind) == "cell")


def _owners(passages: Sequence[Passage], count: int) -> list[int | None]:
    """For each block the last, thus deepest, passage that holds it."""
    owners: list[int | None] = [None] * count
    for index, passage in enumerate(passages):
        for block in range(passage.blocks[0], min(passage.blocks[1], count)):
            owners[block] = index
    return owners


def _headings(passages: Sequence[Passage], index: int | None, block: int) -> tuple[str, ...]:
    chain: list[str] = []
    while index is not None:
        passage = passages[index]
        if passage.blocks[0] != block:
            chain.append(fold(passage.text[:200]))
        index = passage.parent
    return tuple(reversed(chain))


def sentences_of(piece: Piece) -> Iterator[Span]:
    """Spans of the sentences within the piece."""
    begin = 0
    for end in SENTENCE_END.finditer(piece.text):
        if piece.text[begin : end.end()].strip():
            yield _trimmed(piece.text, (begin, end.end()))
        begin = end.end()
    if piece.text[begin:].strip():
        yield _trimmed(piece.text, (begin, len(piece.text)))


def clauses_of(text: str, span: Span, *, cut: re.Pattern[str]) -> Iterator[Span]:
    """The span split at every place where `cut` matches."""
    begin = span[0]
    for found in cut.finditer(text, span[0], span[1]):
        if text[begin : found.start()].strip():
            yield _trimmed(text, (begin, found.start()))
        begin = found.end()
    if text[begin : span[1]].strip():
        yield _trimmed(text, (begin, span[1]))


def _trimmed(text: str, span: Span) -> Span:
    """Without blanks, bullets and closing marks at the ends."""
    start, end = span
    while start < end and text[start] in " -–—+•;,.:":
        start += 1
    while end > start and text[end - 1] in " ;,.:":
        end -= 1
    return start, end
