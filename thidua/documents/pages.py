"""How long a paper is, in A4 pages: 3, 2, 1.5. The last page is a half when its last line stands in the upper half.

What stands in the margin as on the page before, or is nothing but the page's number, is no line; an empty page at the end is no page.
Another paper counts by its area, to the nearest half (A3 is two, A5 a half, landscape A4 one); a page of less than A4 is not halved.
"""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDF_PAGEOBJ_FORM, FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH

from thidua.documents.office import CannotConvert, OfficeBusy, to_pdf
from thidua.documents.rules.signatures import PDF
from thidua.documents.typeface import why_other

WORD = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
}
MM = 72 / 25.4
A4_AREA = 210 * 297 * MM**2
MARGIN = 25 * MM
"""Headers and footers stand wholly within this of the edge."""
MOST_OBJECTS = 20_000
HALF = Decimal("0.5")
ONLY_NUMBER = re.compile(r"(trang|tr|page)?\d+((/|of|trên)?\d+)?", re.IGNORECASE)
NOT_A_NUMBER = re.compile(r"[^\w/]")

PDFIUM = threading.Lock()
"""PDFium does not bear two threads."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`pages` in A4, halves at the finest; None when that cannot be counted: the note says why."""

    pages: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something printed: from and to so many points below the upper edge as the reader sees the page; `words` of a text line."""

    begin: float
    end: float
    words: str = ""

    @property
    def is_rule(self) -> bool:
        """Such as the one above a footer."""
        return self.end - self.begin < 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the reader sees it, in points."""

    width: float
    height: float

    @property
    def weight(self) -> Decimal:
        """So many A4 pages."""
        return max(HALF, Decimal(round(2 * self.width * self.height / A4_AREA)) / 2)

    def is_margin(self, mark: Mark) -> bool:
        return mark.end <= MARGIN or mark.begin >= self.height - MARGIN


def measure(paper: bytes | Path, media_type: str) -> Measure:
    """Count a PDF directly, a Word file as LibreOffice prints it. Raises `OfficeBusy` (later it works); other faults are in the note."""
    if media_type != PDF and media_type not in WORD:
        return Measure(None, "Loại tệp này không có trang A4 nên không đếm; chỉ đếm tệp PDF và Word.")
    data = paper.read_bytes() if isinstance(paper, Path) else paper
    try:
        return _measure_pdf(data) if media_type == PDF else _measure_word(data, suffix=WORD[media_type])
    except OfficeBusy:
        raise
    except CannotConvert as reason:
        return Measure(None, str(reason))
    except PdfiumError:
        return Measure(None, "Không mở được tệp PDF để đếm trang: tệp có thể đã hỏng hoặc đang đặt mật khẩu.")


def _measure_word(data: bytes, *, suffix: str) -> Measure:
    """With a note when it was printed in another typeface than it asks for: then the count may not be Word's."""
    pdf = to_pdf(data, suffix=suffix)
    found, other = _measure_pdf(pdf), why_other(data, pdf)
    return replace(found, note=" ".join(filter(None, [found.note, f"{other}." if other else ""])))


def _measure_pdf(data: bytes) -> Measure:
    with PDFIUM, PdfDocument(data) as document:
        count, last = len(document), None
        while count and not (last := _body(document, count - 1)):
            count -= 1
        if not last:
            return Measure(None, "Tệp không có nội dung nào để đếm trang.")
        sheets = [_sheet(document[number]) for number in range(count)]
        is_half = sheets[-1].weight >= 1 and max(mark.end for mark in last) <= sheets[-1].height / 2
    pages = sum((sheet.weight for sheet in sheets), Decimal()) - (sheets[-1].weight / 2 if is_half else 0)
    return Measure(_half(pages), _note(sheets))


def _half(pages: Decimal) -> Decimal:
    return (pages * 2).to_integral_value() / 2


def _note(sheets: list[Sheet]) -> str:
    others = sum(sheet.weight != 1 for sheet in sheets)
    lying = sum(sheet.width > sheet.height for sheet in sheets)
    said = [f"{others} trang khác khổ A4, đã tính theo diện tích ra trang A4"] if others else []
    said += [f"{lying} trang nằm ngang"] if lying else []
    words = "; ".join(said)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _sheet(page: PdfPage) -> Sheet:
    return Sheet(*page.get_size())


def _body(document: PdfDocument, number: int) -> list[Mark]:
    """What the page says beside headers, footers and its number."""
    page = document[number]
    sheet = _sheet(page)
    before = _texts(document[number - 1]) if number else []
    texts = [mark for mark in _texts(page) if not (sheet.is_margin(mark) and _is_running(mark, before))]
    return texts + [mark for mark in _drawings(page, sheet, has_text=bool(texts)) if not (sheet.is_margin(mark) and mark.is_rule)]


def _is_running(mark: Mark, before: list[Mark]) -> bool:
    if ONLY_NUMBER.fullmatch(NOT_A_NUMBER.sub("", mark.words)):
        return True
    words = re.sub(r"\d+", "#", mark.words)
    return any(abs(other.begin - mark.begin) < 2 and re.sub(r"\d+", "#", other.words) == words for other in before)


def _texts(page: PdfPage) -> list[Mark]:
    """Lines of text, from above."""
    textpage = page.get_textpage()
    boxes = [textpage.get_rect(index) for index in range(min(textpage.count_rects(), MOST_OBJECTS))]
    parts = [(*_span(page, box), box[0], textpage.get_text_bounded(*box).strip()) for box in boxes]
    lines: list[list[tuple[float, float, float, str]]] = []
    for part in sorted(part for part in parts if part[3]):
        middle = (part[0] + part[1]) / 2
        if lines and lines[-1][0][0] <= middle <= lines[-1][0][1]:
            lines[-1].append(part)
        else:
            lines.append([part])
    return [_line(line) for line in lines]


def _line(parts: list[tuple[float, float, float, str]]) -> Mark:
    words = " ".join(part[3] for part in sorted(parts, key=lambda part: part[2]))
    return Mark(min(part[0] for part in parts), max(part[1] for part in parts), words)


def _drawings(page: PdfPage, sheet: Sheet, *, has_text: bool) -> Iterator[Mark]:
    """Pictures, rules and borders. A form is asked where there is no text: its text has been seen. A painted ground is no drawing."""
    kinds = [FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH] + ([] if has_text else [FPDF_PAGEOBJ_FORM])
    for thing in islice(page.get_objects(filter=kinds, max_depth=1), MOST_OBJECTS):
        left, bottom, right, top = box = thing.get_bounds()
        if thing.type == FPDF_PAGEOBJ_IMAGE or (right - left) * (top - bottom) < 0.9 * sheet.width * sheet.height:
            yield Mark(*_span(page, box))


def _span(page: PdfPage, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """From and to below the edge that is the upper one once the page is turned as it asks."""
    left, bottom, right, top = page.get_cropbox()
    return {
        0: (top - box[3], top - box[1]),
        90: (box[0] - left, box[2] - left),
        180: (box[1] - bottom, box[3] - bottom),
        270: (right - box[2], right - box[0]),
    }[page.get_rotation()]
