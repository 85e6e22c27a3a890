"""Hostile text: one paragraph that repeats itself is read in time that grows with its length, not with its square."""

import time

import pytest

from tests.reading.written import document_of
from thidua.plans.reading.engine import read
from thidua.plans.reading.model import Block, BlockKind, Document, Place
from thidua.plans.reading.outline import outline

HEAD = "UBND TỈNH VÍ DỤ\nSố: 12/KH-UBND\nVí Dụ, ngày 05 tháng 01 năm 2024\nKẾ HOẠCH\nPhát động thi đua năm 2024\nI. NỘI DUNG\n"
REPEATED = {
    "recipients": "Kế hoạch này gửi: - Sở Nội vụ (b/c); - Các đơn vị thành viên (t/h); ",
    "deadlines": "Các đơn vị gửi báo cáo về Trưởng Cụm trước ngày 15/6/2024; ",
    "ranges": "từ ngày 01/6 đến ngày 15/6, trước ngày 20/6/2024 ",
    "recurring": "hằng tháng, hằng quý, định kỳ 6 tháng trước ngày 20 ",
    "relative": "chậm nhất 10 ngày làm việc kể từ ngày kết thúc Hội nghị tổng kết, ",
    "meetings": "Tổ chức Hội nghị tổng kết thi đua tại tỉnh vào ngày 10/12/2024. ",
    "quotas": "Cờ thi đua của Chính phủ: mỗi khối không quá 02 tập thể, Bằng khen 03 tập thể; ",
    "contacts": "Đầu mối Phòng Nội vụ: đồng chí Lê Văn Mẫu, số điện thoại 0900.000.101, email mau@vidu.example; ",
    "names": "CỤM THI ĐUA, Khối thi đua, Cục thi đua, Sở Nội vu, Khôi thi đua ",
    "quotation marks": '"Lao động giỏi", "Sáng tạo ',
    "blanks": "a" + " " * 50,
}
SHORT = 5_000
MOST = 2.6
"""Twice the text may take so many times as long; its square would be four times."""


def _seconds(document: Document) -> float:
    """The least of two readings, of the processor: other work on the machine does not count."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        read(document)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    read(document_of(HEAD + unit))
    short, long = (_seconds(document_of(HEAD + unit * (length // len(unit)))) for length in (SHORT, 2 * SHORT))
    assert long <= max(MOST * short, 0.05)


def test_many_short_paragraphs_are_compared_in_bounded_time() -> None:
    """Each obligation could be held against each other one: a thousand of them must not take a million comparisons."""
    line = "- Sau Hội nghị tổng kết 10 ngày, đơn vị gửi hồ sơ khen thưởng về Cụm trưởng trước ngày 15/6/2024.\n"
    short, long = (_seconds(document_of(HEAD + line * times)) for times in (60, 120))
    assert long <= max(MOST * short, 0.05)


@pytest.mark.parametrize("unit", [REPEATED["deadlines"], REPEATED["ranges"]], ids=["deadlines", "ranges"])
def test_of_a_cell_without_end_only_the_beginning_is_read(unit: str) -> None:
    """A task of a page and a half is read, the rest of the cell is not."""
    short, long = (_seconds(_table(unit * (length // len(unit)))) for length in (2 * SHORT, 4 * SHORT))
    assert long <= max(MOST * short, 0.05)


def _table(task: str) -> Document:
    rows = [("Nội dung", "Đơn vị thực hiện", "Thời gian"), (task, "Phòng Nội vụ", "Quý I")]
    cells = [
        Block(text, kind=BlockKind.CELL, place=Place(table=1, row=row, column=column))
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return Document("thu.docx", "docx", (*document_of(HEAD).blocks, *cells))


def test_a_paragraph_of_many_pages_is_cut_at_blanks() -> None:
    document = document_of("I. NỘI DUNG\n" + "thi đua yêu nước " * 2000)
    passages = outline(document)
    assert max(len(passage.text) for passage in passages) <= 4000
    assert " ".join(passage.text for passage in passages[1:]) == ("thi đua yêu nước " * 2000).strip()
