"""Many papers in one PDF: everyone's name on a page of its own, whatever the name; fonts inside, archival."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from tests.documents.samples import INVITATION, LETTER, REPORT, pages_of
from tests.programs import needs_office
from thidua.documents import bulk
from thidua.documents.bulk import Certificate, certificates_pdf, papers_pdf, typeface
from thidua.documents.office import CannotConvert, Warm
from thidua.documents.writer import Text, write_together
from thidua.documents.writer.structure import faults_of

DAY = date(2021, 12, 20)
LONG = " ".join(["Nguyễn Phước Thị Ngọc Trâm"] * 5)[:120]
ROW = Certificate(
    giver="GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI",
    title="GIẤY KHEN",
    name="Bà Lò Thị Mẫu",
    unit="Chuyên viên Văn phòng Sở Tư pháp",
    merit="Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
    decision="Quyết định số 112/QĐ-STP ngày 20 tháng 12 năm 2021",
    entry="Số 07 sổ khen thưởng",
    place_and_date="Yên Bái, ngày 20 tháng 12 năm 2021",
    post=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    signer="Hoàng Văn Mẫu",
)
ARCHIVAL = re.compile(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B</pdfaid:conformance>")


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


@pytest.fixture
def _fonts_anew() -> Iterator[None]:
    typeface.cache_clear()
    yield
    typeface.cache_clear()


def fonts_of(pdf: bytes) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return {thing.get_font().get_base_name().split("+")[-1] for page in document for thing in page.get_objects(filter=[1], max_depth=4)}


def test_each_certificate_is_a_page_with_its_words() -> None:
    names = ["Bà Lò Thị Mẫu", LONG, "#let x = 1; $ * _ < > @ \\ “ẫữợ” \x00"]
    pages = pages_of(certificates_pdf([replace(ROW, name=name) for name in names], day=DAY))
    assert len(pages) == 3
    for name, page in zip(names, pages, strict=True):
        for words in (name.replace(" \x00", ""), ROW.giver, "GIẤY KHEN", ROW.merit, ROW.decision, ROW.entry, "PHÓ GIÁM ĐỐC", ROW.signer):
            assert words in " ".join(page.split())


def test_certificates_lie_on_landscape_pages_and_nothing_runs_over_their_edge() -> None:
    rows = [replace(ROW, giver=LONG.upper(), name=LONG, unit=LONG * 2, merit=LONG * 3, signer=LONG), replace(ROW, name="Â" * 120)]
    with pypdfium2.PdfDocument(certificates_pdf(rows, day=DAY)) as document:
        assert [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document] == [(297, 210)] * 2
        for page in document:
            textpage = page.get_textpage()
            boxes = [textpage.get_rect(at) for at in range(textpage.count_rects())]
            assert min(box[0] for box in boxes) >= 30 / 25.4 * 72
            assert max(box[2] for box in boxes) <= (297 - 30) / 25.4 * 72
            assert min(box[1] for box in boxes) >= 14 / 25.4 * 72


def test_the_same_certificates_have_the_same_bytes_and_are_archival() -> None:
    pdf = certificates_pdf([ROW], day=DAY)
    assert certificates_pdf([replace(ROW)], day=DAY) == pdf
    assert ARCHIVAL.search(pdf)


def test_every_letter_is_of_one_typeface() -> None:
    letters = " ".join(letter + tone for letter in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"))
    pdf = certificates_pdf([replace(ROW, name=letters, unit=letters.upper() + " Đđ")], day=DAY)
    family = typeface()[1].replace(" ", "")
    assert {name.split("-")[0] for name in fonts_of(pdf)} == {family}


@pytest.mark.usefixtures("_fonts_anew")
def test_without_a_times_the_house_has_a_typeface_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert typeface()[1] == "Be Vietnam Pro"
    assert {name.split("-")[0] for name in fonts_of(certificates_pdf([ROW], day=DAY))} == {"BeVietnamPro"}


def test_nothing_to_print_is_said_so() -> None:
    with pytest.raises(ValueError, match="no certificates"):
        certificates_pdf([], day=DAY)
    with pytest.raises(ValueError, match="no papers"):
        papers_pdf([])


def test_a_sign_that_no_typeface_has_is_refused_in_words() -> None:
    with pytest.raises(CannotConvert, match="kiểu chữ in không có"):
        certificates_pdf([replace(ROW, name="Bà \U0001f600 Mẫu")], day=DAY)


def test_papers_together_are_sound_and_share_their_contact() -> None:
    assert faults_of(write_together([INVITATION, REPORT, INVITATION])) == ()
    with pytest.raises(ValueError, match="contact"):
        write_together([INVITATION, LETTER])


@needs_office
@pytest.mark.parametrize("at_once", [2, 200])
def test_each_invitation_has_its_name_and_counts_alone(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", at_once)
    pdf = papers_pdf([replace(INVITATION, blocks=(Text(f"Kính mời: Ông Quan Văn Mẫu {at}."),)) for at in range(5)])
    pages = pages_of(pdf)
    assert [f"Mẫu {at}./." in page for at, page in enumerate(pages)] == [True] * 5
    assert [page.split("\n", 1)[0].strip() for page in pages] == ["BỘ TƯ PHÁP"] * 5
    assert ARCHIVAL.search(pdf)
