"""Whole tables in the form in which they are published."""

from decimal import Decimal

import pytest

from tests.criteria.reading.build import excel, word
from tests.criteria.reading.tables import DON_VI_2011, KHOI, SO_TU_PHAP_2022, SO_TU_PHAP_2022_NEXT_PAGE
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.reading.engine import read_bytes
from thidua.criteria.reading.values import Row, TableReading

DOWN = [[">=", "100"], [">=", "95"], [">=", "80"], [">=", "70"], [">=", "60"]]
SIGNED = {"tiers": [[">", "95", "1.5"], [">=", "75", "1"], [">=", "50", "0.5"]], "else": "0"}


def shape(reading: TableReading) -> list[tuple[int, str, str | None]]:
    return [(row.depth, row.mark, None if row.points is None else f"{row.points.normalize():f}") for row in reading.rows]


def named(reading: TableReading, words: str) -> Row:
    return next(row for row in reading.rows if row.title.startswith(words))


@pytest.fixture(scope="module")
def justice() -> TableReading:
    return read_bytes(word(SO_TU_PHAP_2022, "", SO_TU_PHAP_2022_NEXT_PAGE))


def test_the_tree_stands_as_its_marks_say(justice: TableReading) -> None:
    assert shape(justice) == [
        (0, "A", "150"),
        (1, "I", "15"),
        (2, "1", "11"),
        (3, "1.1", "2"),
        (3, "1.2", "3"),
        (1, "VIII", "10"),
        (2, "1", "2"),
        (2, "3", "3"),
        (3, "a)", "1.5"),
        (3, "b)", "1.5"),
        (0, "B", "50"),
        (1, "I", "20"),
        (2, "1", "10"),
        (3, "1.1", "2"),
        (3, "1.2", "0.75"),
    ]
    assert justice.total == 200


def test_tiers_keep_strict_and_closed_edges(justice: TableReading) -> None:
    request = named(justice, "Thẩm định đề nghị")
    points = ["2", "1.75", "1.5", "1", "0.5"]
    assert request.kind == CriterionKind.TIERED
    assert request.params == {"tiers": [[*edge, value] for edge, value in zip(DOWN, points, strict=True)], "else": "0"}
    assert request.doubts == ()
    assert [named(justice, words).params for words in ("Văn bản ký số", "Tiếp nhận")] == [SIGNED, SIGNED]
    assert named(justice, "Thẩm định dự thảo").params["tiers"][4] == [">=", "60", "1.5"]


def test_other_rules_of_that_table(justice: TableReading) -> None:
    assert named(justice, "Ban hành kế hoạch").kind == CriterionKind.PASS_FAIL
    late = named(justice, "Đúng thời hạn")
    assert late.params == {"tiers": [["<=", "0", "2"], ["<=", "2", "1.5"], ["<=", "5", "1"], ["<=", "10", "0.5"]], "else": "0"}
    judged = named(justice, "Mô hình điểm")
    assert (judged.kind, judged.params) == (CriterionKind.JUDGED, {"step": "0.25"})
    assert "Không thấy mức điểm nào" in judged.doubts[0]


def test_each_row_says_where_it_stands_and_what_was_printed(justice: TableReading) -> None:
    row = named(justice, "Tiếp nhận")
    assert row.place == "bảng 2, hàng 2"
    assert row.quote.startswith("b) Tiếp nhận, phản hồi trạng thái 1,5")


def test_the_column_of_deductions() -> None:
    reading = read_bytes(word(DON_VI_2011))
    files, reports = named(reading, "Giải quyết"), named(reading, "Báo cáo")
    assert files.params == {"bands": [[1, 10, "10"], [11, 20, "20"], [21, None, "ALL"]]}
    assert "10,5" in files.doubts[0]
    assert (reports.kind, reports.params) == (CriterionKind.DEDUCT_PER_EVENT, {"per": "2"})
    assert named(reading, "Chuyên môn").points == Decimal(130)


def test_pools_by_the_outermost_headings() -> None:
    reading = read_bytes(excel({"Khối": KHOI}))
    assert [row.pool for row in reading.rows] == [Pool.CONTENT, Pool.CONTENT, Pool.BONUS, Pool.BONUS, Pool.PENALTY, Pool.PENALTY]
    assert named(reading, "Mỗi mô hình").params == {"per": "5", "cap": "20"}
    missing = named(reading, "Không phát động")
    assert (missing.points, missing.kind, missing.params) == (Decimal(8), CriterionKind.COUNT_TIMES, {"per": "8", "cap": "8"})
    assert named(reading, "Điểm trừ").points == 8


def test_two_sheets_are_two_parts() -> None:
    reading = read_bytes(excel({"Sở": KHOI, "Cục": KHOI, "Ghi chú": [["không có bảng"]]}))
    assert {row.part for row in reading.rows} == {"trang tính “Sở”", "trang tính “Cục”"}
    assert [row.depth for row in reading.rows] == [0, 1, 0, 1, 0, 1] * 2
    assert any("2 phần" in note for note in reading.notes)
    assert any("Ghi chú" in note and "không đọc" in note for note in reading.notes)
