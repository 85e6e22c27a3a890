"""A draft as a `documents.writer.Paper`: Nghị định 30/2020's boxes, marks that Word counts."""

from collections.abc import Iterator

from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.numbers import day_line
from thidua.documents.writer import Block, Heading, Mark, Paper, Signature, Text
from thidua.documents.writer.values import DocumentMeta
from thidua.plans.composing.annex import POINTER, annexes_of
from thidua.plans.composing.lines import Chosen, Line, archive, bases, body_lines, recipients
from thidua.plans.composing.values import Draft
from thidua.plans.enums import PlanShape

NUMBER_ROOM = "Số:        /"


def paper_of(draft: Draft, chosen: Chosen) -> Paper:
    """Without number and day there is room for them."""
    head, annexes = draft.head, annexes_of(draft)
    return Paper(
        title=DocumentKind.PLAN.heading,
        subtitle=head.title,
        issuer=head.issuer,
        number=f"Số: {head.number}" if head.number else NUMBER_ROOM,
        place_and_date=day_line(head.place, head.day, year=head.year),
        bases=tuple(bases(draft)),
        blocks=tuple(_blocks(draft, chosen, points_on=bool(annexes))),
        signature=Signature(head.post[:-1] or head.post, head.signer, other_post=head.post[-1] if len(head.post) > 1 else ""),
        recipients=tuple(recipients(draft)),
        kept=archive(draft),
        annexes=annexes,
        metadata=DocumentMeta(type_name=DocumentKind.PLAN.label, subject=head.title, signer_name=head.signer),
    )


def _blocks(draft: Draft, chosen: Chosen, *, points_on: bool) -> Iterator[Block]:
    if draft.head.opening:
        yield Text(draft.head.opening)
    for line in body_lines(draft, chosen):
        yield _block(draft.shape, line)
    if points_on:
        yield Text(POINTER)
    if draft.head.closing:
        yield Text(draft.head.closing)


def _block(shape: PlanShape, line: Line) -> Block:
    third = Mark.DECIMAL if shape == PlanShape.MOVEMENTS else Mark.POINT
    mark = (Mark.DASH if line.label else Mark.NONE, Mark.ROMAN, Mark.NUMBER, third)[line.depth]
    return Heading(line.words, mark) if line.is_heading else Text(line.words, mark)
