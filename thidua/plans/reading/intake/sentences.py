"""Paragraphs that are one sentence, cut by a page or by a narrow column, put together again."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from thidua.plans.reading.intake.draft import Draft
from thidua.plans.reading.intake.lines import goes_on, is_wrapped, wrap_width
from thidua.plans.reading.model import BlockKind

HANGING = re.compile(r"\w[-/]$")


def joined(drafts: Sequence[Draft], *, apart: Sequence[bool] | None = None) -> Iterator[Draft]:
    """The drafts with broken ones joined to the one before, empty ones left out. `apart`: a blank line stands before this one."""
    lines = [normalize("NFC", " ".join(draft.raw().split())) for draft in drafts]
    width = wrap_width([line if draft.kind is BlockKind.PARAGRAPH else "" for draft, line in zip(drafts, lines, strict=True)])
    last: Draft | None = None
    ending = ""
    is_apart = False
    for index, (draft, line) in enumerate(zip(drafts, lines, strict=True)):
        if not line and draft.kind is BlockKind.PARAGRAPH:
            is_apart = True
            continue
        is_apart = is_apart or bool(apart and apart[index])
        if last is not None and _may_join(last, draft) and _belongs(ending, line, width=None if is_apart else width):
            last.pieces += [(between(ending), 0), *draft.pieces]
        else:
            if last is not None:
                yield last
            last = draft
        ending, is_apart = line, False
    if last is not None:
        yield last


def between(line: str) -> str:
    """What stands between a line and its continuation: nothing after a hyphen or slash that hangs on a word (23-|27/9)."""
    return "" if HANGING.search(line) else " "


def _belongs(line: str, after: str, *, width: int | None) -> bool:
    return goes_on(line, after) or (width is not None and is_wrapped(line, after, width=width))


def _may_join(last: Draft, draft: Draft) -> bool:
    is_prose = last.kind is draft.kind is BlockKind.PARAGRAPH
    return is_prose and not (last.is_heading or draft.is_heading or draft.label) and last.is_centred == draft.is_centred
