"""Text and Markdown: the encoding, page numbers, web chrome, broken sentences, tables drawn with bars or tabs."""

import re
from collections.abc import Iterator, Sequence

from thidua.plans.reading.intake import html
from thidua.plans.reading.intake.chrome import CHROME_LEFT_OUT, chrome_lines
from thidua.plans.reading.intake.columns import in_columns
from thidua.plans.reading.intake.draft import Draft
from thidua.plans.reading.intake.healing import clean
from thidua.plans.reading.intake.legacy import OLD_LETTERS, coded_by_letters
from thidua.plans.reading.intake.limits import MAX_CHARACTERS
from thidua.plans.reading.intake.lines import goes_on
from thidua.plans.reading.intake.markdown import Marks, Row, heading_depth, tables
from thidua.plans.reading.intake.sentences import Before, joined
from thidua.plans.reading.model import BlockKind, Note, NoteCode, Place

PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
RULE = frozenset("-_=*~ ")
PAGE_BREAK = "\f"
"""Stands where a page number was."""
BETWEEN_NUMBERS = 10
"""A page has more lines than that."""


def read(text: str, *, is_markdown: bool) -> tuple[list[Draft], list[Note]]:
    """Blocks of a text, one for each paragraph or table cell."""
    notes: list[Note] = []
    text = text[: 2 * MAX_CHARACTERS]  # marks and blanks may go, so that what is left is cut and said later
    code = coded_by_letters(text)
    if code is not None:
        text = code(text)
        notes.append(Note(NoteCode.OLD_ENCODING, OLD_LETTERS))
    raw = re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", text)
    plain = [clean(line).strip() for line in raw]
    chrome = chrome_lines(plain)
    if chrome:
        notes.append(Note(NoteCode.WEB_CHROME, CHROME_LEFT_OUT))
    for index in page_numbers(plain):
        raw[index] = PAGE_BREAK
    kept = [line if index not in chrome else "" for index, line in enumerate(raw)]
    return list(_drafts(in_columns(kept), is_markdown=is_markdown)), notes


def page_numbers(lines: Sequence[str]) -> set[int]:
    """Numbers that stand alone on a line and count pages: inside a sentence, or apart and a page from the last one."""
    found: set[int] = set()
    last = -BETWEEN_NUMBERS
    for index, line in enumerate(lines):
        if line and PAGE_NUMBER.fullmatch(line) and not line.endswith("."):
            before = next((lines[at] for at in range(index - 1, max(index - 4, -1), -1) if lines[at]), "")
            after = next((lines[at] for at in range(index + 1, min(index + 4, len(lines))) if lines[at]), "")
            is_apart = not (index and lines[index - 1]) or not (index + 1 < len(lines) and lines[index + 1])
            is_inside = bool(before and after) and not before.isdecimal() and goes_on(before, after) and len(before) > 40
            if is_inside or (is_apart and index - last >= BETWEEN_NUMBERS):
                found.add(index)
                last = index
    return found


def _drafts(raw: list[str], *, is_markdown: bool) -> Iterator[Draft]:
    at, count, drawn = 0, 0, 0
    for table in [*tables(raw), None]:
        end = len(raw) if table is None else table.start
        drafts, before = _paragraphs(raw[at:end], is_markdown=is_markdown)
        for draft in joined(drafts, before=before):
            count += 1
            draft.place = Place(paragraph=count)
            yield draft
        if table is not None:
            drawn += 1
            yield from _cells(table.rows, number=drawn) if table.rows else html.cells(table.source, number=drawn)
            at = table.end


def _cells(rows: Sequence[Row], *, number: int) -> Iterator[Draft]:
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            marks = Marks()
            yield Draft(pieces=marks.read(text), kind=BlockKind.CELL, place=Place(table=number, row=at, column=column))


def _paragraphs(raw: Sequence[str], *, is_markdown: bool) -> tuple[list[Draft], list[Before]]:
    """Each line as a draft, and what stands before it."""
    drafts: list[Draft] = []
    before: list[Before] = []
    marks, gap = Marks(), Before.BLANK
    for source in raw:
        if not source.strip() or set(source.strip()) <= RULE:
            is_new_page = source == PAGE_BREAK or gap is Before.PAGE_NUMBER
            gap, marks = Before.PAGE_NUMBER if is_new_page else Before.BLANK, Marks()
            continue
        depth = heading_depth(source) if is_markdown else None
        label = marks.take_star(source)
        pieces = marks.read(source)
        if any(clean(piece).strip() for piece, _ in pieces):
            drafts.append(Draft(pieces=pieces, label=label, level=depth, is_heading=depth is not None))
            before.append(gap)
            gap = Before.NOTHING
    return drafts, before
