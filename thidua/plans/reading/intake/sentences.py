"""Paragraphs that are one sentence, cut by a page or by a narrow column, put together again."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from unicodedata import normalize

from thidua.plans.reading.intake.draft import Draft
from thidua.plans.reading.intake.lines import goes_on, goes_on_over_page, is_wrapped, wrap_width
from thidua.plans.reading.model import BlockKind

HANGING = re.compile(r"\w[-/]$")


class Before(Enum):
    """What stands between a line and the one before it."""

    NOTHING = auto()
    BLANK = auto()
    PAGE_NUMBER = auto()


def joined(drafts: Sequence[Draft], *, before: Sequence[Before] | None = None) -> Iterator[Draft]:
    """The drafts with broken ones joined to the one before, empty ones left out. `before`: what parts each from the last."""
    lines = [normalize("NFC", " ".join(draft.raw().split())) for draft in drafts]
    width = wrap_width([line if draft.kind is BlockKind.PARAGRAPH else "" for draft, line in zip(drafts, lines, strict=True)])
    last: Draft | None = None
    ending = ""
    gap = Before.NOTHING
    for index, (draft, line) in enumerate(zip(drafts, lines, strict=True)):
        if not line and draft.kind is BlockKind.PARAGRAPH:
            gap = Before.BLANK
            continue
        gap = before[index] if before is not None else gap
        if last is not None and _may_join(last, draft) and _belongs(ending, line, gap=gap, width=width):
            last.pieces += [(between(ending), 0), *draft.pieces]
        else:
            if last is not None:
                yield last
            last = draft
        ending, gap = line, Before.NOTHING
    if last is not None:
        yield last


def between(line: str) -> str:
    """What stands between a line and its continuation: nothing after a hyphen or slash that hangs on a word (23-|27/9)."""
    return "" if HANGING.search(line) else " "


def _belongs(line: str, after: str, *, gap: Before, width: int | None) -> bool:
    if gap is Before.PAGE_NUMBER and goes_on_over_page(line, after):
        return True
    is_cut = gap is not Before.BLANK and width is not None and is_wrapped(line, after, width=width)
    return is_cut or goes_on(line, after)


def _may_join(last: Draft, draft: Draft) -> bool:
    is_prose = last.kind is draft.kind is BlockKind.PARAGRAPH
    return is_prose and not (last.is_heading or draft.is_heading or draft.label) and last.is_centred == draft.is_centred
