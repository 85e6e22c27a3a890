"""Passages as the finders walk them: words, folded words, sentences, and the headings above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Passage, Span


@dataclass(frozen=True)
class Piece:
    """One passage. Spans of the finders are places in `text`; `at` moves them into the plan."""

    context: Context
    index: int
    """Of the passage."""
    passage: Passage
    text: str
    folded: str
    headings: tuple[str, ...]
    """Folded headings above it, the nearest last; without its own words."""

    @property
    def start(self) -> int:
        return self.passage.at[0]

    @property
    def section(self) -> str:
        return self.headings[-1] if self.headings else ""

    def is_under(self, pattern: re.Pattern[str]) -> bool:
        return self.context.once(_is_under, pattern.pattern, self.headings)

    def at(self, span: Span) -> Span:
        return self.start + span[0], self.start + span[1]

    @cached_property
    def sentences(self) -> list[Span]:
        return [(start - self.start, end - self.start) for start, end in self.context.sentences(self.passage.at)]


def pieces_of(context: Context) -> Sequence[Piece]:
    """Every passage of the plan but its foot."""
    return context.once(_pieces)


def _pieces(context: Context) -> list[Piece]:
    below: dict[int | None, tuple[str, ...]] = {None: ()}
    pieces = []
    for index, passage in enumerate(context.passages):
        chain = below.get(passage.parent)
        if chain is None:
            chain = below[passage.parent] = _headings(context, index)
        if passage.at[0] < context.foot_start or passage.at[0] >= context.foot_end:
            pieces.append(Piece(context, index, passage, context.text[slice(*passage.at)], context.folded[slice(*passage.at)], chain))
    return pieces


def _headings(context: Context, index: int) -> tuple[str, ...]:
    above = [context.passages[at].at for at in context.above(index)]
    return tuple(context.folded[start : min(end, start + _LONGEST_HEADING)] for start, end in reversed(above))


_LONGEST_HEADING = 200


def _is_under(_: Context, pattern: str, headings: tuple[str, ...]) -> bool:
    """Neighbours have the same headings. By its text, since a pattern itself is slow to look up."""
    rule = re.compile(pattern)
    return any(rule.search(heading) for heading in headings)


def items_below(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """What a line that ends with a colon opens: the passages it holds, else those that follow up to a full stop."""
    head = pieces[at]
    held = [piece for piece in pieces[at + 1 : at + 40] if piece.passage.parent == head.index]
    if held or not head.text.rstrip().endswith(":"):
        return held
    items: list[Piece] = []
    for piece in pieces[at + 1 : at + 20]:
        is_alike = piece.passage.parent == head.passage.parent and (not items or bool(piece.passage.label) == bool(items[0].passage.label))
        is_next_point = (
            bool(head.passage.label and piece.passage.label) and piece.passage.label[0].isdigit() == head.passage.label[0].isdigit()
        )
        if not is_alike or is_next_point or piece.passage.is_heading:
            break
        items.append(piece)
        if not piece.text.rstrip().endswith((";", ",")):
            break
    return items


def clauses_of(text: str, span: Span, *, cut: re.Pattern[str]) -> Iterator[Span]:
    """The span split at every place where `cut` matches."""
    begin = span[0]
    for found in cut.finditer(text, span[0], span[1]):
        if text[begin : found.start()].strip():
            yield trimmed(text, (begin, found.start()))
        begin = found.end()
    if text[begin : span[1]].strip():
        yield trimmed(text, (begin, span[1]))


def trimmed(text: str, span: Span) -> Span:
    """Without blanks, bullets and closing marks at the ends."""
    start, end = span
    while start < end and text[start] in " -–—+•;,.:":
        start += 1
    while end > start and text[end - 1] in " ;,.:":
        end -= 1
    return start, end
