"""A PDF: pages with text by their words and lines, scanned pages by recognition."""

import time
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from thidua.plans.reading.intake import ocr
from thidua.plans.reading.intake.draft import Draft
from thidua.plans.reading.intake.layout import drafts_of
from thidua.plans.reading.intake.limits import MAX_CHARACTERS, MAX_PAGES, MAX_PDF_SECONDS, MAX_SCANNED_PAGES
from thidua.plans.reading.intake.page import Page
from thidua.plans.reading.intake.pdfium import has_pictures, read_page
from thidua.plans.reading.model import Note, NoteCode, Unreadable

LOCKED = "Tệp PDF đang đặt mật khẩu. Hãy bỏ mật khẩu (in ra PDF mới) rồi gửi, hoặc gửi bản Word."
DAMAGED = "Tệp PDF bị hỏng hoặc tải lên chưa trọn. Hãy xuất lại PDF từ Word rồi gửi, hoặc gửi bản Word."
TOO_LONG = "Tệp PDF có {pages} trang, quá mức {limit} trang. Hãy tách riêng phần kế hoạch rồi gửi."
TOO_SLOW = "Đọc tệp PDF quá lâu mà chưa xong nên đã dừng. Hãy gửi bản Word của kế hoạch."
MACHINE_READ = (
    "Văn bản là bản quét, chữ do máy nhận dạng nên có thể sai dấu, sai số. Hãy đối chiếu ngày tháng, con số và tên riêng với bản giấy."
)
PART_SCANNED = "Có trang là ảnh quét chưa đọc được vì máy chủ chưa cài nhận dạng chữ tiếng Việt. Hãy gửi bản Word để đọc đủ."
CUT = f"Bản quét dài; chỉ {MAX_SCANNED_PAGES} trang quét đầu được nhận dạng chữ."
LEAST_LETTERS: Final = 15


def read(data: bytes) -> tuple[list[Draft], list[Note], int, bool]:
    """Drafts, notes, number of pages, and whether most of it was scanned."""
    with closing(_opened(data)) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise Unreadable(TOO_LONG.format(pages=count, limit=MAX_PAGES))
        reader = Pages(document)
        pages = list(reader.read())
    return drafts_of(pages), reader.notes(), count, reader.scanned * 2 > max(len(pages), 1)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Unreadable(LOCKED if is_locked or "assword" in str(error) else DAMAGED) from error


class Pages:
    """Reads page after page within the limits, and counts what had to be recognised or left out."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._until = time.monotonic() + MAX_PDF_SECONDS
        self._letters = 0
        self._unread = 0
        self._is_cut = False
        self.scanned = 0

    def read(self) -> Iterator[Page]:
        for index in range(len(self._document)):
            if self._letters > MAX_CHARACTERS:
                return
            yield self._page(index)
        if self._unread and not self._letters:
            raise Unreadable(ocr.MISSING)

    def notes(self) -> list[Note]:
        notes = [Note(NoteCode.MACHINE_READ, MACHINE_READ)] if self.scanned else []
        if self._unread:
            notes.append(Note(NoteCode.TRUNCATED, PART_SCANNED))
        return [*notes, Note(NoteCode.TRUNCATED, CUT)] if self._is_cut else notes

    def _page(self, index: int) -> Page:
        try:
            with closing(self._document[index]) as page:
                read = read_page(page, number=index + 1)
                letters = sum(len(word.text) for word in read.words)
                if letters < LEAST_LETTERS and has_pictures(page):
                    read = self._scan(page, read)
        except pdfium.PdfiumError as error:
            raise Unreadable(DAMAGED) from error
        if time.monotonic() > self._until:
            raise Unreadable(TOO_SLOW)
        self._letters += sum(len(word.text) + 1 for word in read.words)
        return read

    def _scan(self, page: pdfium.PdfPage, read: Page) -> Page:
        if not ocr.is_able():
            self._unread += 1
            return read
        if self.scanned >= MAX_SCANNED_PAGES:
            self._is_cut = True
            return read
        self.scanned += 1
        started = time.monotonic()
        scan = ocr.read_page(page, number=read.number)
        self._until += time.monotonic() - started  # recognition has a limit of its own
        return scan
