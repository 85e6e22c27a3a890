"""The books as .xlsx: columns of a paper book, one line a document, numbers left out among them."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from thidua.documents.enums import DocumentState
from thidua.documents.models import IncomingDocument, OfficialDocument, SeriesGap
from thidua.documents.queries.registers import OutLine

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY = "dd/mm/yyyy"
RISKY = ("=", "+", "-", "@", "\t", "\r")
HEAD = PatternFill("solid", fgColor="F4EFE7")
OUT = (
    ("Số, ký hiệu", 18),
    ("Ngày tháng", 12),
    ("Tên loại và trích yếu", 60),
    ("Người ký", 24),
    ("Nơi nhận", 50),
    ("Nơi ban hành", 40),
    ("Ghi chú", 40),
)
IN = (
    ("Ngày đến", 12),
    ("Số đến", 9),
    ("Tác giả", 36),
    ("Số, ký hiệu", 18),
    ("Ngày văn bản", 12),
    ("Tên loại và trích yếu", 60),
    ("Đơn vị, người nhận", 30),
    ("Cách đến", 18),
    ("Ghi chú", 30),
)


def out_sheet(lines: Iterable[OutLine], *, year: int) -> bytes:
    rows = [_out_line(line.document) if line.document else _gap_line(line.gap) for line in lines if line.document or line.gap]
    return _book("Sổ văn bản đi", OUT, rows, year)


def _gap_line(gap: SeriesGap | None) -> list[Any]:
    return [str(gap), None, f"({gap.get_kind_display()})", "", "", str(gap.series.owner), gap.reason] if gap else []


def _out_line(row: OfficialDocument) -> list[Any]:
    receivers = "; ".join(one.name for one in row.recipients.all())
    words = f"{row.get_kind_display()} {row.summary}"
    return [row.code, row.issued_on, words, row.signer_name, receivers, row.issued_for, out_note(row)]


def out_note(row: OfficialDocument) -> str:
    """What became of it, when that is not simply its issue."""
    ended = {DocumentState.RECALLED: "Thu hồi", DocumentState.CANCELLED: "Hủy"}.get(DocumentState(row.state))
    if ended:
        return f"{ended}: {row.ending_reason}"
    return "Chưa phát hành" if row.state == DocumentState.NUMBERED else ""


def in_sheet(rows: Iterable[IncomingDocument], *, year: int) -> bytes:
    return _book("Sổ văn bản đến", IN, [_in_line(row) for row in rows], year)


def _in_line(row: IncomingDocument) -> list[Any]:
    words = f"{row.get_kind_display()} {row.summary}".strip()
    note = "Đã thu hồi" if row.copy and row.copy.document.state == DocumentState.RECALLED else ""
    given = row.given_to or str(row.book.unit)
    return [row.arrived_on, row.number, row.issuer_name, row.code, row.issued_on, words, given, row.get_way_display(), note]


def _book(title: str, columns: Sequence[tuple[str, int]], lines: Iterable[Sequence[Any]], year: int) -> bytes:
    """Landscape A4, heads on every page. Text that looks like a formula stays text; a day stays a day."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for at, row in enumerate([[f"{title} năm {year}" if year else title], [name for name, _ in columns], *lines], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column, value)
            cell.alignment = Alignment(wrap_text=at > 1, vertical="top")
            if isinstance(value, str) and value.startswith(RISKY):
                cell.data_type, cell.quotePrefix = "s", True
            elif hasattr(value, "year"):
                cell.number_format = DAY
    sheet["A1"].font = Font(bold=True, size=14)
    for column, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(2, column).font, sheet.cell(2, column).fill = Font(bold=True), HEAD
    sheet.freeze_panes, sheet.print_title_rows = "A3", "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
