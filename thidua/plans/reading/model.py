"""The values that pass between the steps of reading: Document → Passage → Fact → Reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from thidua.plans.enums import FactKind

Span = tuple[int, int]
"""Half-open [start, end) in characters."""


class Unreadable(Exception):
    """The file cannot be read; `str(error)` is a Vietnamese sentence: what happened and what to do."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    CELL = "cell"
    FOOTNOTE = "footnote"


class NoteCode(StrEnum):
    """What the reader of the page must know about the original."""

    TRACKED_CHANGES = "tracked_changes"
    OLD_ENCODING = "old_encoding"
    MACHINE_READ = "machine_read"
    LETTERS_AS_DIGITS = "letters_as_digits"
    WEB_CHROME = "web_chrome"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Note:
    code: NoteCode
    text: str
    """A Vietnamese sentence for the page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the original. Numbers count from 1; None = not known or not there."""

    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one table cell, healed: NFC, single spaces, no marks `*` `~`, no page furniture.

    `text` never holds the number that Word draws by itself: that stands in `label` ("1.", "a)", "-").
    A label typed by hand stays in `text`. Soft breaks are "\\n" in `text` (folded to a space in the plain text).
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    place: Place = Place()
    label: str = ""
    level: int | None = None
    """Depth of Word's own list or heading, from 0."""
    is_heading: bool = False
    is_centred: bool = False
    struck: tuple[Span, ...] = ()
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Document:
    """One plan as it reads. `text` is the plain text that quotes and positions refer to."""

    file: str
    format: str
    """txt, md, html, docx, doc, pdf, scan."""
    blocks: tuple[Block, ...]
    pages: int | None = None
    notes: tuple[Note, ...] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of each block in `text`."""
        offsets, at = [], 0
        for block in self.blocks:
            offsets.append(at)
            at += len(block.text) + 1
        return tuple(offsets)

    @cached_property
    def text(self) -> str:
        """All blocks, one space between, soft breaks as spaces. Same length as the sum of its blocks."""
        return " ".join(block.text.replace("\n", " ") for block in self.blocks)

    def blocks_as_json(self) -> list[dict[str, Any]]:
        """The blocks as the review page needs them, with their offset in `text`."""
        return [
            {
                "text": block.text,
                "start": start,
                "kind": str(block.kind),
                "label": block.label,
                "level": block.level,
                "is_heading": block.is_heading,
                "is_centred": block.is_centred,
                "page": block.place.page,
                "table": block.place.table,
                "row": block.place.row,
                "column": block.place.column,
                "row_span": block.place.row_span,
                "column_span": block.place.column_span,
                "struck": block.struck,
                "bold": block.bold,
                "italic": block.italic,
            }
            for block, start in zip(self.blocks, self.starts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Passage:
    """A node of the outline: a heading or an item with the text that stands under its own label."""

    label: str
    """As printed: "II.", "1.2.", "a)", "-", "+" or ""."""
    path: str
    """Clause as an officer cites it: "II.7", "III.1.2", "II.4.a"; "" before the first heading."""
    depth: int
    text: str
    at: Span
    blocks: Span
    """First and last + 1 index in Document.blocks."""
    parent: int | None
    """Index of the passage above, None at the top."""
    is_heading: bool = False
    row: Mapping[str, str] = field(default_factory=dict)
    """For a table row: header name as printed → cell text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a careful clerk writes down. `fields` follow docs/reading.md for its kind."""

    kind: FactKind
    quote: str
    at: Span
    fields: Mapping[str, Any] = field(default_factory=dict)
    clause: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"kind": str(self.kind.value), "quote": self.quote, "at": list(self.at), "clause": self.clause, **self.fields}


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan that was read."""

    document: Document
    meta: Mapping[str, Any]
    passages: Sequence[Passage]
    facts: Sequence[Fact]

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.document.file,
            "format": self.document.format,
            "pages": self.document.pages,
            "notes": [{"code": str(note.code), "text": note.text} for note in self.document.notes],
            "meta": dict(self.meta),
            "facts": [fact.as_json() for fact in self.facts],
        }
