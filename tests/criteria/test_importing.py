"""A table taken in from a file: read, corrected row by row, accepted as the tree of the draft."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.criteria.make import House, make_house, planted
from tests.criteria.reading.build import HEAD, excel, word
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.criteria.actions.importing import (
    ReviewedMeanwhile,
    accept_reading,
    correct_row,
    discard_reading,
    read_table,
    step_row,
)
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.models import TableReading
from thidua.criteria.queries.importing import rows_of
from thidua.criteria.reading.review import Step
from thidua.files.models import StoredFile
from thidua.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
LINES = [
    HEAD,
    ("A", "Chuyên môn", "4"),
    ("1", "Tỷ lệ đúng hạn", "2"),
    ("", "- Từ 95% trở lên", "2"),
    ("", "- Dưới 95%", "0"),
    ("2", "Mô hình điểm", "2"),
    ("B", "Điểm thưởng", "2"),
    ("1", "Mỗi sáng kiến cộng 1 điểm, tối đa 2 điểm", "2"),
]


def upload(data: bytes, name: str = "bang.docx") -> "SimpleUploadedFile":
    return SimpleUploadedFile(name, data)


@pytest.fixture
def house() -> House:
    return make_house()


def read(house: House, lines: Any = LINES) -> TableReading:
    return read_table(house.version, upload=upload(word(lines)), by=house.clerk)


def test_a_reading_writes_nothing_into_the_draft(house: House) -> None:
    reading = read(house)
    assert [(row.depth, row.mark, row.kind) for row in rows_of(reading)] == [
        (0, "A", CriterionKind.SUM_CHILDREN),
        (1, "1", CriterionKind.TIERED),
        (1, "2", CriterionKind.JUDGED),
        (0, "B", CriterionKind.SUM_CHILDREN),
        (1, "1", CriterionKind.COUNT_TIMES),
    ]
    assert not house.version.criteria.exists()
    assert Entry.objects.filter(action="criteria.read_table").count() == 1


def test_accepted_it_is_the_tree_of_the_draft(house: House) -> None:
    reading = read(house)
    accept_reading(reading, seen=0, by=house.clerk)
    assert list(house.version.criteria.order_by("code").values_list("code", "points", "pool", "source")) == [
        ("A", Decimal(4), Pool.CONTENT, "bảng 1, hàng 2"),
        ("A.1", Decimal(2), Pool.CONTENT, "bảng 1, hàng 3"),
        ("A.2", Decimal(2), Pool.CONTENT, "bảng 1, hàng 6"),
        ("B", Decimal(2), Pool.BONUS, "bảng 1, hàng 7"),
        ("B.1", Decimal(2), Pool.BONUS, "bảng 1, hàng 8"),
    ]
    assert house.node("A.1").params == {"tiers": [[">=", "95", "2"]], "else": "0"}
    with pytest.raises(RuleBroken, match="đã nhận"):
        accept_reading(reading, seen=0, by=house.clerk)


def test_a_corrected_row_is_what_is_accepted(house: House) -> None:
    reading = read(house)
    values = {"title": "Mô hình điểm cấp tỉnh", "points": Decimal("1.5"), "kind": CriterionKind.PASS_FAIL, "params": {}}
    reading = correct_row(reading, number=2, values=values, seen=0, by=house.clerk)
    assert rows_of(reading)[2].doubts == ()
    reading = step_row(reading, number=3, step=Step.DROP, seen=1, by=house.clerk)
    accept_reading(reading, seen=2, by=house.clerk)
    assert list(house.version.criteria.order_by("code").values_list("code", "title", "points")) == [
        ("A", "Chuyên môn", Decimal(4)),
        ("A.1", "Tỷ lệ đúng hạn", Decimal(2)),
        ("A.2", "Mô hình điểm cấp tỉnh", Decimal("1.5")),
    ]


def test_the_pool_of_an_outermost_row_goes_down(house: House) -> None:
    reading = correct_row(read(house), number=3, values={"pool": Pool.PENALTY}, seen=0, by=house.clerk)
    assert [row.pool for row in rows_of(reading)] == [Pool.CONTENT] * 3 + [Pool.PENALTY] * 2


def test_who_saw_an_older_page_overwrites_nothing(house: House) -> None:
    reading = read(house)
    step_row(reading, number=2, step=Step.AGREE, seen=0, by=house.clerk)
    with pytest.raises(ReviewedMeanwhile):
        step_row(reading, number=2, step=Step.DROP, seen=0, by=house.clerk)
    with pytest.raises(ReviewedMeanwhile):
        correct_row(reading, number=2, values={"title": "x"}, seen=0, by=house.clerk)
    with pytest.raises(ReviewedMeanwhile):
        accept_reading(reading, seen=0, by=house.clerk)


def test_a_row_that_must_be_mended_keeps_all_from_being_taken(house: House) -> None:
    reading = read(house, [HEAD, ("1", "Báo cáo", "hai điểm")])
    with pytest.raises(RuleBroken, match="Còn 1 dòng phải sửa"):
        accept_reading(reading, seen=0, by=house.clerk)
    assert not house.version.criteria.exists()
    dropped = step_row(reading, number=0, step=Step.DROP, seen=0, by=house.clerk)
    with pytest.raises(RuleBroken, match="Mọi dòng đều đã bỏ"):
        accept_reading(dropped, seen=1, by=house.clerk)


def test_a_step_that_leads_nowhere_is_told(house: House) -> None:
    reading = read(house)
    for step in (Step.UNDER, Step.OUT):
        with pytest.raises(RuleBroken, match="Không đưa dòng này"):
            step_row(reading, number=0, step=step, seen=0, by=house.clerk)


def test_the_same_file_again_takes_the_place_of_the_first(house: House) -> None:
    first, second = read(house), read(house)
    assert list(house.version.readings.all()) == [second]
    assert first.pk != second.pk


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("bang.pdf", b"%PDF-1.7", "chỉ đọc được bảng trong tệp Word"),
        ("bang.docx", b"PK\x03\x04", "hỏng"),
        ("bang.xlsx", excel({"Trống": [["x"]]}), "Không thấy bảng nào"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(house: House, name: str, data: bytes, why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        read_table(house.version, upload=upload(data, name), by=house.clerk)
    assert not TableReading.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_draft_with_criteria_is_not_written_over(house: House) -> None:
    reading = read(house)
    planted(house)
    with pytest.raises(RuleBroken, match="đã có tiêu chí"):
        read(house)
    with pytest.raises(RuleBroken, match="đã có tiêu chí"):
        accept_reading(reading, seen=0, by=house.clerk)


def test_only_people_of_the_issuer(house: House) -> None:
    reading = read(house)
    stranger: User = house.member
    for wish in (
        lambda: read_table(house.version, upload=upload(word(LINES)), by=stranger),
        lambda: step_row(reading, number=0, step=Step.DROP, seen=0, by=stranger),
        lambda: accept_reading(reading, seen=0, by=stranger),
        lambda: discard_reading(reading, by=stranger),
    ):
        with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
            wish()


def test_a_discarded_reading_is_gone_and_told(house: House) -> None:
    discard_reading(read(house), by=house.clerk)
    assert not TableReading.objects.exists()
    assert Entry.objects.filter(action="criteria.discard_reading").count() == 1
