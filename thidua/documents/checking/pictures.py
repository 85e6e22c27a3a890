"""Pages of a checked document as pictures, with the rectangles of the faults beside them."""

import io
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium

from thidua.documents.checking.pdf.reader import ONE_AT_A_TIME, read_pdf
from thidua.documents.checking.report import FormReport, Mark

SCALE = 96 / 72
MOST_PAGES = 12
SHADES = 16
LEAST_WORDS = 4
"""Letters by which a paragraph of a Word file is looked for on its page."""
BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Numbered:
    """`number`: of the fault in the report, from 1."""

    number: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    page: int
    png: bytes
    width: int
    height: int
    marks: tuple[Numbered, ...]


def draw(report: FormReport, pdf: bytes) -> tuple[Picture, ...]:
    """The pages on which a fault stands. Raises `CannotCheck`."""
    marks = _marks(report, pdf)
    pages = sorted({one.mark.page for one in marks})[:MOST_PAGES]
    return _rendered(pdf, pages, marks)


def _marks(report: FormReport, pdf: bytes) -> list[Numbered]:
    """Of a PDF as they were read; of a Word file by words with which one line on its pages begins, or that stand in one line alone."""
    sheet = read_pdf(pdf)
    contact = sheet.contact.lines if sheet.contact else ()
    lines = [(_bare(line.text), line.marks) for line in (*sheet.lines, *contact)]
    known = Counter(words[:BEGINNING] for words, _ in lines)
    found: list[Numbered] = []
    for number, fault in enumerate(report.faults, 1):
        marks: Sequence[Mark] = fault.place.marks
        words = _bare(fault.place.words)[:BEGINNING]
        if not marks and len(words) >= LEAST_WORDS:
            begun = [marks for text, marks in lines if text.startswith(words)] or [marks for text, marks in lines if words in text]
            marks = begun[0] if len(begun) == 1 and known[words] <= 1 else ()
        found += [Numbered(number, mark) for mark in marks]
    return found


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()


def _rendered(pdf: bytes, pages: Sequence[int], marks: Sequence[Numbered]) -> tuple[Picture, ...]:
    pictures = []
    with ONE_AT_A_TIME, closing(pdfium.PdfDocument(pdf)) as document:
        for page in pages:
            image = document[page - 1].render(scale=SCALE).to_pil().convert("L").quantize(SHADES)
            target = io.BytesIO()
            image.save(target, "PNG", optimize=True)
            here = tuple(one for one in marks if one.mark.page == page)
            pictures.append(Picture(page, target.getvalue(), image.width, image.height, here))
    return tuple(pictures)
