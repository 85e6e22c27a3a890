"""How many A4 pages a paper has, on files as offices make them."""

import io
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal

import pikepdf
import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK

from tests.documents.make import LINES, docx, line, page_number
from thidua.documents import office
from thidua.documents.office import OfficeBusy, Warm, to_pdf
from thidua.documents.pages import PDF, Measure, measure

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="this machine has no LibreOffice")


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (1, "0.5"),
        (LINES // 2, "0.5"),
        (LINES // 2 + 1, "1"),
        (LINES, "1"),
        (LINES + LINES // 2, "1.5"),
        (LINES + LINES // 2 + 1, "2"),
        (2 * LINES, "2"),
        (3 * LINES, "3"),
        (3 * LINES + 1, "3.5"),
    ],
)
def test_the_last_page_is_a_half_when_its_last_line_stands_in_the_upper_half(lines: int, pages: str) -> None:
    assert measure(docx(lines=lines), WORD) == Measure(Decimal(pages))


def numbered(document: Docx) -> None:
    page_number(document)


def numbered_in_words(document: Docx) -> None:
    page_number(document, words="Trang ")


def running_foot(document: Docx) -> None:
    page_number(document, words="Báo cáo tổng kết Khu vực II, trang ")


def running_head(document: Docx) -> None:
    document.sections[0].header.paragraphs[0].text = "BÁO CÁO TỔNG KẾT NĂM"


def empty_paragraphs(document: Docx) -> None:
    for _ in range(LINES):
        line(document, "")


def empty_page(document: Docx) -> None:
    page_number(document)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    line(document, "  ")


def table(document: Docx) -> None:
    """Ten rows with empty last cells: what is printed lowest is the border."""
    grid = document.add_table(rows=10, cols=3, style="Table Grid")
    for row in grid.rows[:-1]:
        row.cells[0].text = "Tổng số"


def figure_at_the_end(document: Docx) -> None:
    """A lone number in the text is no page number."""
    for _ in range(LINES // 2):
        line(document, "")
    line(document, "15")


@pytest.mark.parametrize(
    ("lines", "more", "pages"),
    [
        (LINES + 5, numbered, "1.5"),
        (LINES + 5, numbered_in_words, "1.5"),
        (LINES + 5, running_foot, "1.5"),
        (LINES + 5, running_head, "1.5"),
        (LINES + 30, numbered, "2"),
        (LINES, empty_page, "1"),
        (LINES - 5, empty_paragraphs, "1"),
        (LINES + 2, empty_paragraphs, "1.5"),
        (LINES + 2, table, "1.5"),
        (LINES + 16, table, "2"),
        (LINES, figure_at_the_end, "2"),
    ],
)
def test_what_is_no_line_of_the_paper_does_not_count(lines: int, more: Callable[[Docx], None], pages: str) -> None:
    assert measure(docx(lines=lines, more=more), WORD) == Measure(Decimal(pages))


@pytest.mark.parametrize(
    ("size", "lines", "expected"),
    [
        ((297, 210), 30, Measure(Decimal("1.5"), "2 trang nằm ngang.")),
        ((148, 210), 30, Measure(Decimal("1"), "2 trang khác khổ A4, đã tính theo diện tích ra trang A4.")),
        ((297, 420), 61, Measure(Decimal("3"), "2 trang khác khổ A4, đã tính theo diện tích ra trang A4.")),
        ((216, 279), 37, Measure(Decimal("1"))),
    ],
    ids=["A4 lying", "A5", "A3", "letter"],
)
def test_other_paper_counts_by_its_area(size: tuple[int, int], lines: int, expected: Measure) -> None:
    assert measure(docx(lines=lines, size=size), WORD) == expected


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_its_reader_sees_it(turn: int) -> None:
    """Short lines on the upper left: turned by a quarter to the right they hang from the upper edge, to the left they reach down."""
    with pikepdf.open(io.BytesIO(to_pdf(docx(lines=10), suffix=".docx"))) as document:
        document.pages[0].rotate(turn, relative=True)
        target = io.BytesIO()
        document.save(target)
    expected = {0: "0.5", 90: "0.5", 180: "1", 270: "1"}[turn]
    assert measure(target.getvalue(), PDF).pages == Decimal(expected)


def scanned(*, pages: int) -> bytes:
    """Pages that are pictures, as a scanner gives them."""
    document = pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        image = document.make_stream(b"\x80", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.Width = image.Height = 1
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return saved(document)


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    target = io.BytesIO()
    document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


def test_a_scan_counts_its_whole_pages() -> None:
    assert measure(scanned(pages=3), PDF) == Measure(Decimal(3))


def blank() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    return saved(document)


def locked() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    return saved(document, encryption=pikepdf.Encryption(owner="mot", user="hai"))


@pytest.mark.parametrize(
    ("data", "media_type", "note"),
    [
        (blank(), PDF, "Tệp không có nội dung nào để đếm trang."),
        (docx(), WORD, "Tệp không có nội dung nào để đếm trang."),
        (locked(), PDF, "Không mở được tệp PDF để đếm trang: tệp có thể đã hỏng hoặc đang đặt mật khẩu."),
        (b"%PDF-1.7 ...", PDF, "Không mở được tệp PDF để đếm trang: tệp có thể đã hỏng hoặc đang đặt mật khẩu."),
        (b"PK\x03\x04", WORD, office.BROKEN),
        (b"...", SHEET, "Loại tệp này không có trang A4 nên không đếm; chỉ đếm tệp PDF và Word."),
        (b"...", "image/png", "Loại tệp này không có trang A4 nên không đếm; chỉ đếm tệp PDF và Word."),
    ],
    ids=["blank PDF", "empty Word file", "locked", "broken PDF", "broken Word file", "Excel", "picture"],
)
def test_what_cannot_be_counted_says_why(data: bytes, media_type: str, note: str) -> None:
    assert measure(data, media_type) == Measure(None, note)


def test_a_busy_office_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "WAIT_SECONDS", 0.1)
    with office.one_at_a_time(), pytest.raises(OfficeBusy):
        measure(docx(lines=1), WORD)
