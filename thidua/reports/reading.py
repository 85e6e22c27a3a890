"""Open a unit's file and give its blocks: .docx, .xlsx and the words of a .pdf. A file that cannot be read says why and what to do."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError
from pypdfium2 import PdfDocument, PdfiumError
from python_calamine import CalamineError, CalamineWorkbook

from thidua.core.dates import figure
from thidua.core.text import one_line
from thidua.documents.pages import PDFIUM
from thidua.files.rules import MEDIA_TYPES
from thidua.reports.rules.outline import Block

WORD, SHEET, PDF = (MEDIA_TYPES[suffix] for suffix in (".docx", ".xlsx", ".pdf"))
MOST_BLOCKS = 4000
MOST_ROWS, MOST_COLUMNS = 1000, 40
MOST_LETTERS = 8000
SHORT_LINE = 70
"""A numbered line of a PDF so short, with a capital below it, is a heading."""
BROKEN = "Tệp hỏng hoặc không đúng dạng nên không mở được. Đề nghị đơn vị gửi lại tệp Word."
SCANNED = "Tệp PDF là bản chụp, không có chữ để lấy. Đề nghị đơn vị gửi tệp Word, hoặc gõ phần cần dùng vào dự thảo."
OTHER = "Ảnh hoặc dạng tệp khác, máy không đọc được. Đề nghị đơn vị gửi tệp Word hoặc Excel."
EMPTY = "Tệp không có chữ nào."
_NEW = re.compile(r"(?:[IVX]{1,6}\s*[.:-]|[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]|[a-zđ]\)|[-–+•*])\s")
_WORD_ERRORS = (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError)


@dataclass(frozen=True, slots=True)
class Read:
    """`why`: why there is nothing; "" when it was read."""

    blocks: tuple[Block, ...] = ()
    why: str = ""


def read(path: Path, media_type: str) -> Read:
    reader = {WORD: _word, SHEET: _sheets, PDF: _pdf}.get(media_type)
    if reader is None:
        return Read(why=OTHER)
    try:
        blocks = tuple(islice(reader(path), MOST_BLOCKS))
    except (*_WORD_ERRORS, CalamineError, PdfiumError):
        return Read(why=BROKEN)
    if blocks:
        return Read(blocks)
    return Read(why=SCANNED if media_type == PDF else EMPTY)


# ---- Word ----


def _word(path: Path) -> Iterator[Block]:
    words = tables = 0
    with path.open("rb") as file:
        document = Document(file)
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            tables += 1
            yield Block(number=tables, rows=tuple(islice(_rows(item), MOST_ROWS)))
        elif text := one_line(item.text)[:MOST_LETTERS]:
            words += 1
            yield Block(text, number=words, style=_style_of(item), is_bold=_is_bold(item))


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        yield tuple(one_line(cell.text) for cell in row.cells[:MOST_COLUMNS])


def _style_of(paragraph: Paragraph) -> int:
    found = re.fullmatch(r"Heading ([1-9])", (paragraph.style.name if paragraph.style else "") or "")
    return int(found[1]) if found else 0


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


# ---- Excel ----


def _sheets(path: Path) -> Iterator[Block]:
    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
        for number, name in enumerate(book.sheet_names, 1):
            rows = [tuple(_cell(value) for value in row[:MOST_COLUMNS]) for row in book.get_sheet_by_name(name).to_python()[:MOST_ROWS]]
            table = _below_titles(rows)
            if table:
                yield Block(number=number, sheet=name, rows=tuple(table))


def _cell(value: Any) -> str:
    """As an office writes it; calamine gives every number as a float."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float | int):
        return figure(Decimal(str(value)))
    return one_line(f"{value:%d/%m/%Y}" if hasattr(value, "strftime") and hasattr(value, "year") else str(value))


def _below_titles(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without the lines above the table, which fill one cell."""
    full = [place for place, row in enumerate(rows) if sum(bool(cell) for cell in row) > 1]
    return [row for row in rows[full[0] :] if any(row)] if full else []


# ---- PDF ----


def _pdf(path: Path) -> Iterator[Block]:
    with PDFIUM, PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in islice(document, 200)]
    for number, text in enumerate(pages, 1):
        for place, words in enumerate(_paragraphs(text), 1):
            yield Block(words[:MOST_LETTERS], number=place, page=number)


def _paragraphs(text: str) -> list[str]:
    """Lines joined to paragraphs."""
    made: list[str] = []
    for line in filter(None, map(one_line, text.splitlines())):
        if not made or _begins(line, made[-1]):
            made.append(line)
        else:
            made[-1] = f"{made[-1]} {line}"
    return [words for words in made if not words.isdecimal()]


def _begins(line: str, before: str) -> bool:
    """Whether a line begins a paragraph: after the end of a sentence, with a number or a dash, or below a heading."""
    if before[-1] in ".;:" or _NEW.match(line) or line.isdecimal() or before.isdecimal():
        return True
    is_heading = bool(_NEW.match(before)) and len(before) <= SHORT_LINE
    return is_heading and line[0].isupper() and not (before.isupper() and line.isupper())
