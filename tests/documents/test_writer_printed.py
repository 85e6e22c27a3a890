"""The same papers as LibreOffice prints them. Word itself cannot be run here: what is asked is that a second program reads the same."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.samples import DECISION, LETTER, MINUTES, PLAN, REPORT, SAMPLES, pages_of
from tests.programs import needs_office
from thidua.documents.office import OfficeMissing, Warm, program, to_pdf
from thidua.documents.writer import Paper, Table, Text, write_docx, write_pdf
from thidua.documents.writer.values import Annex

TIMES = {"LiberationSerif", "TimesNewRomanPSMT", "TimesNewRomanPS"}


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return {name: write_pdf(paper) for name, paper in SAMPLES.items()}


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Read by LibreOffice, written by it as .docx, and that printed."""
    folder = tmp_path_factory.mktemp("again")
    (folder / "out").mkdir()
    for name, paper in SAMPLES.items():
        (folder / f"{name}.docx").write_bytes(write_docx(paper))
    command = [program() or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in SAMPLES)], check=True, capture_output=True, timeout=120)
    return {name: to_pdf(Path(folder / "out" / f"{name}.docx").read_bytes(), suffix=".docx") for name in SAMPLES}


@needs_office
def test_every_type_comes_back_from_libreoffice_with_the_same_words_on_the_same_pages(
    printed: dict[str, bytes], again: dict[str, bytes]
) -> None:
    for name, pdf in printed.items():
        assert pages_of(again[name]) == pages_of(pdf), name


@needs_office
def test_every_pdf_is_archival_with_its_fonts_inside(printed: dict[str, bytes]) -> None:
    for name, pdf in printed.items():
        assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B</pdfaid:conformance>", pdf), name
        with pypdfium2.PdfDocument(pdf) as document:
            fonts = {thing.get_font() for page in document for thing in page.get_objects(filter=[1], max_depth=4)}
            names = {font.get_base_name().split("+")[-1].split("-")[0].split(",")[0] for font in fonts}
            assert names <= TIMES, name
            assert all(font.is_embedded for font in fonts), name


@needs_office
def test_words_are_found_in_vietnamese(printed: dict[str, bytes]) -> None:
    text = "\n".join(pages_of(printed["ke-hoach"]))
    assert text == unicodedata.normalize("NFC", text)
    for words in ("KẾ HOẠCH", "Mục đích", "Trưởng Khu vực thi đua", "Thi đua - Khen thưởng", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        assert words in text


@needs_office
def test_marks_are_drawn_in_the_vietnamese_alphabet(printed: dict[str, bytes]) -> None:
    plan = "\n".join(pages_of(printed["ke-hoach"]))
    for line in (
        "I. MỤC ĐÍCH, YÊU CẦU",
        "2. Yêu cầu",
        "II. NỘI DUNG",
        "1. Đăng ký danh hiệu thi đua",
        "1.2. Hồ sơ.",
        "d) tài liệu",
        "đ) tài liệu",
        "+ Bản",
    ):
        assert line in plan
    text = "\n".join(pages_of(printed["quyet-dinh-ban-hanh"]))
    articles = re.findall(r"Điều \d\. \w+", text)
    assert articles == ["Điều 1. Cử", "Điều 2. Quyết", "Điều 3. Chánh", "Điều 1. Phạm", "Điều 2. Nhiệm", "Điều 3. Quyền"]
    assert re.findall(r"Chương \w+|Mục \d", text) == ["Chương I", "Chương II", "Mục 1", "Mục 2"]
    assert "y) quyền thứ 23;\naa) quyền thứ 24;" in text


@needs_office
def test_pages_are_numbered_from_the_second_and_annexes_anew(printed: dict[str, bytes]) -> None:
    firsts = [page.split("\n", 1)[0].strip() for page in pages_of(printed["ke-hoach"])]
    assert firsts == ["BỘ TƯ PHÁP", "2", "3", "4", "Phụ lục I", "Phụ lục II", "2"]
    firsts = [page.split("\n", 1)[0].strip() for page in pages_of(printed["bao-cao"])]
    assert firsts[1:] == [str(at) for at in range(2, len(firsts) + 1)]


@needs_office
def test_the_number_of_a_page_stands_in_the_middle_of_the_top_margin(printed: dict[str, bytes]) -> None:
    with pypdfium2.PdfDocument(printed["ke-hoach"]) as document:
        page = document[1]
        textpage = page.get_textpage()
        left, bottom, right, _ = textpage.get_rect(0) if textpage.count_rects() else (0, 0, 0, 0)
        middle, height = (30 + 165 / 2) / 25.4 * 72, page.get_height()
        assert abs((left + right) / 2 - middle) < 2
        assert height - 20 / 25.4 * 72 < bottom < height


@needs_office
def test_the_head_of_a_table_stands_on_every_page(printed: dict[str, bytes]) -> None:
    first, second = pages_of(printed["danh-sach"])
    assert ["TT Họ và tên Chức vụ, đơn vị Danh hiệu" in page for page in (first, second)] == [True, True]


@needs_office
@pytest.mark.parametrize("paper", [PLAN, MINUTES, DECISION], ids=["plan", "minutes", "decision"])
def test_a_signature_parts_neither_from_its_name_nor_from_the_end_of_the_text(paper: Paper) -> None:
    for count in range(18, 30, 2):
        blocks = (*(Text(f"Dòng {number}") for number in range(count)), Text("Lời cuối."))
        pages = pages_of(write_pdf(replace(paper, blocks=blocks, annexes=())))
        whole = [("Lời cuối./." in page, "Mẫu" in page) for page in pages]
        assert whole[-1] == (True, True)
        assert not any(any(seen) for seen in whole[:-1])


@needs_office
def test_nothing_of_a_hostile_paper_runs_over_the_edge() -> None:
    name = " ".join(["Nguyễnphướcthịngọctrâm"] * 5)[:120]
    paper = replace(REPORT, issuer=(name.upper(), name.upper()), addressees=(name,) * 3, recipients=(name,) * 90, blocks=(Text(name * 3),))
    tabled = replace(PLAN, blocks=(Table(("TT", name[:22], "Ghi chú"), tuple((str(at), name, "") for at in range(60))),), annexes=())
    for one in (paper, tabled, replace(LETTER, about=name, contact=name)):
        with pypdfium2.PdfDocument(write_pdf(one)) as document:
            for page in document:
                textpage = page.get_textpage()
                boxes = [textpage.get_rect(at) for at in range(textpage.count_rects())]
                assert max(box[2] for box in boxes) <= (210 - 15) / 25.4 * 72 + 2
                assert min(box[1] for box in boxes) >= 10 / 25.4 * 72 - 1


@needs_office
def test_a_long_list_of_recipients_is_printed_to_its_end() -> None:
    pages = pages_of(write_pdf(replace(REPORT, recipients=tuple(f"Nơi nhận thứ {at}" for at in range(120)))))
    assert "Nơi nhận thứ 119;" in "".join(pages)


@needs_office
def test_a_last_page_that_is_full_has_no_empty_one_after_it() -> None:
    for count in range(28, 44, 3):
        annex = Annex(title="Danh mục", blocks=tuple(Text(f"Dòng {at}") for at in range(count)))
        pages = pages_of(write_pdf(Paper(title="KẾ HOẠCH", annexes=(annex, annex))))
        assert all(page.strip() for page in pages)


def test_without_libreoffice_the_word_file_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OfficeMissing):
        write_pdf(PLAN)
    assert write_docx(PLAN)[:2] == b"PK"
