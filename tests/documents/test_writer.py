"""Papers that the house prints: what stands on them, in Word and on the printed page; slips that need no office."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm

from thidua.documents.office import OfficeMissing, Warm
from thidua.documents.slips import Slip, write_slip
from thidua.documents.writer import WIDTH, Heading, Paper, Signature, Signatures, Table, Text, write_docx, write_pdf

ROWS = tuple((str(number), f"Đơn vị {number}", f"{number},5") for number in range(1, 61))
PAPER = Paper(
    title="BÁO CÁO",
    subtitle="Kết quả phong trào thi đua 6 tháng đầu năm",
    issuer=("KHU VỰC THI ĐUA", "SỞ TƯ PHÁP TỈNH THỬ"),
    number="Số: 12/BC-STP",
    place_and_date="Yên Bái, ngày 10 tháng 6 năm 2021",
    blocks=(
        Heading("I. KẾT QUẢ"),
        Text("Dòng một <&> \x0b dòng hai.\nXuống dòng."),
        Table(("TT", "Đơn vị", "Điểm"), ROWS, widths=(1, 4, 2), figures=frozenset({2})),
        Signatures((Signature("BÊN GIAO", "Trần Thị Thử"), Signature("BÊN NHẬN", "Lê Văn Mẫu", remark="(Ký, ghi rõ họ tên)"))),
    ),
    signature=Signature("GIÁM ĐỐC", "Nguyễn Văn Mẫu"),
    recipients=("Các đơn vị thành viên", "Lưu: VT"),
)

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="this machine has no LibreOffice")


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


@pytest.fixture(scope="module")
def written() -> Docx:
    return Document(io.BytesIO(write_docx(PAPER)))


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [str(page.get_textpage().get_text_range()).replace("\r\n", "\n") for page in document]


def test_paper_and_margins_are_those_of_the_decree(written: Docx) -> None:
    section = written.sections[0]
    sizes = [section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round((size or 0) / Mm(1)) for size in sizes] == [210, 297, 20, 20, 30, 15]
    assert {run.font.name for paragraph in written.paragraphs for run in paragraph.runs} == {"Times New Roman"}


def test_what_a_paper_says_stands_in_its_order(written: Docx) -> None:
    above, table, parties, below = written.tables
    assert [cell.text.split("\n")[:2] for cell in above.rows[0].cells] == [
        ["KHU VỰC THI ĐUA", "SỞ TƯ PHÁP TỈNH THỬ"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ]
    words = [paragraph.text for paragraph in written.paragraphs if paragraph.text]
    assert words == ["BÁO CÁO", "Kết quả phong trào thi đua 6 tháng đầu năm", "I. KẾT QUẢ", "Dòng một <&>  dòng hai.\nXuống dòng."]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["TT", "Đơn vị", "Điểm"], *map(list, ROWS)]
    assert [cell.text.split("\n")[0] for cell in parties.rows[0].cells] == ["BÊN GIAO", "BÊN NHẬN"]
    assert below.rows[0].cells[0].text == "Nơi nhận:\n- Các đơn vị thành viên;\n- Lưu: VT."


def test_columns_have_their_widths_on_the_grid_and_in_the_cells(written: Docx) -> None:
    table = written.tables[1]
    expected = [round(WIDTH * share / 7) for share in (1, 4, 2)]
    assert [round((column.width or 0) / Mm(1)) for column in table.columns] == expected
    assert {tuple(round((cell.width or 0) / Mm(1)) for cell in row.cells) for row in table.rows} == {tuple(expected)}
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows[:3]] == [True, False, False]


def test_parts_stand_in_the_order_that_word_insists_on(written: Docx) -> None:
    rules = [borders.getparent() for borders in written.element.body.iter(qn("w:pBdr"))]
    ruled = [[str(child.tag).rpartition("}")[2] for child in rule] for rule in rules]
    assert ruled == [["pBdr", "spacing", "ind", "jc"]] * 3
    properties = [str(child.tag).rpartition("}")[2] for child in written.tables[0]._tbl.tblPr]
    assert properties[-3:] == ["tblLayout", "tblCellMar", "tblLook"]


def test_a_bare_paper_is_a_paper() -> None:
    written = Document(io.BytesIO(write_docx(Paper(title="GHI CHÚ"))))
    assert ([paragraph.text for paragraph in written.paragraphs], written.tables) == (["GHI CHÚ"], [])


@needs_office
def test_the_printed_page_has_everything_and_repeats_the_head_of_a_table() -> None:
    first, second, *_ = pages_of(write_pdf(PAPER))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" in first
    assert first.count("Đơn vị 1 ") == 1
    assert second.startswith("2\nTT Đơn vị Điểm\n")
    assert not first.startswith("1\n")


@needs_office
def test_a_signature_is_not_torn_from_its_name() -> None:
    for count in range(22, 30):
        lines = tuple(Text(f"Dòng {number}") for number in range(count))
        pages = pages_of(write_pdf(replace(PAPER, blocks=lines)))
        assert [("GIÁM ĐỐC" in page) == ("Nguyễn Văn Mẫu" in page) for page in pages] == [True] * len(pages)


def test_without_libreoffice_the_word_file_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OfficeMissing):
        write_pdf(PAPER)
    assert write_docx(PAPER)[:2] == b"PK"


# ---- slips ----

SLIP = Slip(
    title="BIÊN NHẬN",
    subtitle="Báo cáo sáu tháng",
    above="Sở Tư pháp tỉnh Thử",
    rows=(("Nộp lúc", "08:15 ngày 10/06/2021"), ("Tệp", "#let x = 1; $ * _ < > @ \\ “ẫữợ”"), ("SHA-256", "9f86d081" * 8)),
    note="Ghi chú.",
    qr="http://localhost:8000/bien-nhan/ABCD/",
    qr_words="Quét mã để xem lại.",
    footer="Mã kiểm tra: 9f86d081",
)


def test_a_slip_is_one_page_with_its_words_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    (page,) = pages_of(write_slip(SLIP))
    for words in [SLIP.title, SLIP.subtitle, SLIP.above, *SLIP.rows[0], SLIP.rows[1][1], SLIP.note, SLIP.qr_words, SLIP.footer]:
        assert words in page


def test_the_same_slip_has_the_same_bytes() -> None:
    assert write_slip(SLIP) == write_slip(replace(SLIP))
    assert write_slip(SLIP) != write_slip(replace(SLIP, qr="http://localhost:8000/bien-nhan/ABCE/"))


def test_nothing_of_a_slip_runs_over_the_edge() -> None:
    with pypdfium2.PdfDocument(write_slip(SLIP)) as document:
        textpage = document[0].get_textpage()
        boxes = [textpage.get_rect(index) for index in range(textpage.count_rects())]
        assert max(box[2] for box in boxes) <= (210 - 15) / 25.4 * 72 + 1


def test_every_vietnamese_letter_is_drawn_by_the_slips_own_typeface() -> None:
    letters = "aăâeêioôơuưy"
    words = " ".join(letter + tone for letter in letters for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"))
    with pypdfium2.PdfDocument(write_slip(Slip(title="Đđ", rows=((words, words.upper()),)))) as document:
        names = {thing.get_font().get_base_name() for thing in document[0].get_objects(filter=[1], max_depth=1)}
    assert {name.split("+")[-1].split("-")[0] for name in names} == {"BeVietnamPro"}
