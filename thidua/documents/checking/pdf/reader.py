"""A PDF as a `Sheet`."""

import threading
from collections.abc import Sequence
from contextlib import closing

import pypdfium2 as pdfium

from thidua.documents.checking.pdf.contact import take_contact
from thidua.documents.checking.pdf.layout import MM, Frame, Row, frame_of, lay, lines_of, rows_of
from thidua.documents.checking.pdf.page import ASCENT, DESCENT, Page, Piece, read_page
from thidua.documents.checking.report import CannotCheck
from thidua.documents.checking.sheet import PageNumber, Section, Sheet

MOST_PAGES = 150
SIZE_SLACK = 0.3
NEAR_EDGE = 25 / MM
LOCKED = "Không mở được tệp PDF: tệp đã hỏng hoặc đang đặt mật khẩu. Hãy xuất lại PDF từ Word, không đặt mật khẩu."
TOO_LONG = f"Tệp PDF dài quá {MOST_PAGES} trang nên không soát. Hãy tách riêng văn bản rồi soát."
ONE_AT_A_TIME = threading.Lock()
"""PDFium does not bear two threads."""


def read_pdf(data: bytes) -> Sheet:
    """Raises `CannotCheck`."""
    pages = read_pages(data)
    numbers = {page.number: _take_number(page) for page in pages}
    frame = frame_of(pages)
    contact = take_contact(pages, frame)
    sections, of_page = _sections(pages, numbers, frame)
    lines = tuple(lines_of(lay(pages, frame), frame, of_page))
    return Sheet(lines, sections, is_pdf=True, slack=SIZE_SLACK, pages=len(pages), contact=contact)


def read_pages(data: bytes) -> list[Page]:
    """Raises `CannotCheck`."""
    try:
        with ONE_AT_A_TIME, closing(pdfium.PdfDocument(data)) as document:
            if len(document) > MOST_PAGES:
                raise CannotCheck(TOO_LONG)
            return [read_page(document[place], number=place + 1) for place in range(len(document))]
    except pdfium.PdfiumError as error:
        raise CannotCheck(LOCKED) from error


def _take_number(page: Page) -> PageNumber | None:
    """The number of the page, taken from its pieces: figures alone in the first or last row, near the edge."""
    rows = rows_of(page)
    for row, is_footer in ((rows[0], False), (rows[-1], True)) if rows else ():
        if len(row.pieces) == 1 and row.text.strip("- ").isdigit() and _is_near_edge(row, page, is_footer=is_footer):
            page.pieces.remove(row.pieces[0])
            return _look(row.pieces[0], page, is_footer=is_footer)
    return None


def _is_near_edge(row: Row, page: Page, *, is_footer: bool) -> bool:
    return page.height - row.base < NEAR_EDGE if is_footer else row.base < NEAR_EDGE


def _look(piece: Piece, page: Page, *, is_footer: bool) -> PageNumber:
    share = piece.middle / page.width
    where = "center" if 0.44 < share < 0.58 else "left" if share < 0.44 else "right"
    is_upright = not any(run.is_bold or run.is_italic for run in piece.runs)
    return PageNumber(piece.size, is_upright, where, is_footer)


def _sections(pages: Sequence[Page], numbers: dict[int, PageNumber | None], frame: Frame) -> tuple[tuple[Section, ...], dict[int, int]]:
    """Pages of one size that follow each other."""
    groups: list[list[Page]] = []
    for page in pages:
        if groups and (groups[-1][0].width, groups[-1][0].height) == (page.width, page.height):
            groups[-1].append(page)
        else:
            groups.append([page])
    of_page = {page.number: place for place, group in enumerate(groups) for page in group}
    return tuple(_section(group, pages, numbers, frame) for group in groups), of_page


def _section(group: Sequence[Page], pages: Sequence[Page], numbers: dict[int, PageNumber | None], frame: Frame) -> Section:
    number = next((numbers[page.number] for page in group if page.number > 1 and numbers[page.number]), None)
    is_on_first = group[0] is pages[0] and numbers[pages[0].number] is not None and len(pages) > 1
    width, height = group[0].width * MM, group[0].height * MM
    is_first = group[0] is pages[0]
    left = frame.left * MM if frame.is_measured and is_first else None
    right = width - frame.right * MM if frame.is_measured and is_first else None
    margins = (_top(group), _bottom(group), left, right)
    return Section(width, height, margins, number or (numbers[pages[0].number] if is_on_first else None), is_on_first, len(group))


def _top(group: Sequence[Page]) -> float | None:
    """Of the page where the first line stands highest; a line may stand lower than the margin, so a little too low says nothing."""
    tops = [(min(piece.base - ASCENT * piece.size for piece in page.pieces)) * MM for page in group if page.pieces]
    top = min(tops, default=None)
    return None if top is None or 20 <= top < 36 else top


def _bottom(group: Sequence[Page]) -> float | None:
    """Only too small is told: a page need not be full."""
    ends = [(page.height - max(piece.base + DESCENT * piece.size for piece in page.pieces)) * MM for page in group if page.pieces]
    bottom = min(ends, default=None)
    return None if bottom is None or bottom >= 20 else bottom
