"""Slips that need no office: their words as they are, the same bytes for the same words."""

from dataclasses import replace

import pypdfium2
import pytest

from tests.documents.samples import pages_of
from thidua.documents.slips import Slip, write_slip

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
