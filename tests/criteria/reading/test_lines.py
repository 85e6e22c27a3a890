"""Single lines: edges, points, marks, sentences, and what is doubtful about them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.criteria.reading.build import HEAD, excel, word
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.reading.amounts import amount_of
from thidua.criteria.reading.engine import read_bytes
from thidua.criteria.reading.marks import depths_of, split_mark
from thidua.criteria.reading.ruling import Rule, rule_of
from thidua.criteria.reading.values import Row
from thidua.criteria.rules.lines import RuleLine


def rule(*lines: tuple[str, str | None] | str, points: str = "2", title: str = "Tiêu chí", pool: Pool = Pool.CONTENT) -> Rule:
    said = [RuleLine(line) if isinstance(line, str) else RuleLine(line[0], Decimal(line[1]) if line[1] else None) for line in lines]
    return rule_of(said, title=title, points=Decimal(points), pool=pool)


def only(*cells: str) -> Row:
    [row] = read_bytes(word([HEAD, cells])).rows
    return row


@pytest.mark.parametrize(
    ("first", "second", "doubt"),
    [
        ("Từ 75% đến 95%", "Trên 95%", ""),
        ("Từ 75% đến dưới 95%", "Từ 95% trở lên", ""),
        ("Từ 75% đến 95%", "Từ 95% trở lên", "95% thuộc cả hai mức"),
        ("Từ 75% đến dưới 95%", "Trên 95%", "95% không thuộc mức nào"),
        ("Từ 75% đến 94%", "Từ 95% trở lên", "khoảng giữa 94% và 95%"),
        ("Từ 75% đến 96%", "Từ 95% trở lên", "chồng lên nhau từ 95% đến 96%"),
    ],
)
def test_where_two_tiers_meet(first: str, second: str, doubt: str) -> None:
    for lines in ([(second, "2"), (first, "1"), ("Dưới 75%", "0")], [("Dưới 75%", "0"), (first, "1"), (second, "2")]):
        found = rule(*lines)
        assert found.kind == CriterionKind.TIERED
        assert any(doubt in said for said in found.doubts) if doubt else found.doubts == ()


def test_a_missing_last_tier_is_told() -> None:
    found = rule(("Từ 90% trở lên", "2"), ("Từ 80% đến dưới 90%", "1"))
    assert found.params["else"] == "0"
    assert found.doubts == ("Chưa ghi dưới 80% được mấy điểm: đọc là 0 điểm. Đúng chưa?",)


def test_what_lies_under_the_first_of_rising_tiers_earns_nothing() -> None:
    found = rule(("Từ 75% đến dưới 95%", "1"), ("Từ 95% trở lên", "2"))
    assert found.params == {"tiers": [[">=", "95", "2"], [">=", "75", "1"]], "else": "0"}
    assert found.doubts == ("Chưa ghi dưới 75% được mấy điểm: đọc là 0 điểm. Đúng chưa?",)


def test_on_time_is_never_guessed_in_silence() -> None:
    found = rule(("Chậm 01-02 ngày", "2"), ("Chậm trên 02 ngày", "0"))
    assert found.doubts == ("Chưa ghi đúng hạn được mấy điểm: đọc như mức “Chậm 01-02 ngày”. Đúng chưa?",)


def test_the_best_tier_against_the_maximum() -> None:
    assert "1,5 điểm, điểm chuẩn là 2" in rule(("Từ 90% trở lên", "1.5"), ("Dưới 90%", "0")).doubts[0]


@pytest.mark.parametrize(
    ("lines", "kind", "params"),
    [
        (["Mỗi văn bản chậm trừ 02 điểm"], "deduct_per_event", {"per": "2"}),
        (["Mỗi lần trừ 0,5 điểm, trừ tối đa 1 điểm"], "deduct_per_event", {"per": "0.5", "floor": "1"}),
        (["Mỗi sáng kiến cộng 2 điểm, tối đa 10 điểm"], "count_times", {"per": "2", "cap": "10"}),
        (["Đúng hạn: 2", "Chậm 01-02 ngày: 1,5", "Chậm trên 02 ngày: 0"], "late_days", {"tiers": [["<=", "0", "2"], ["<=", "2", "1.5"]], "else": "0"}),
        (["Có: 2", "Không: 0"], "pass_fail", {}),
        (["Không đạt: 0 điểm", "Đạt: 2 điểm"], "pass_fail", {}),
        (["Không quá 5%: 2", "Trên 5% đến 10%: 1", "Trên 10%: 0"], "tiered", {"tiers": [["<=", "5", "2"], ["<=", "10", "1"]], "else": "0"}),
    ],
)  # fmt: skip
def test_sub_rows_of_each_kind(lines: list[str], kind: str, params: dict[str, Any]) -> None:
    found = rule(*lines)
    assert (found.kind, found.params) == (kind, params)


def test_numbers_of_things_and_plain_words() -> None:
    counted = rule(("Từ 10 mô hình trở lên", "2"), ("Từ 5 đến dưới 10 mô hình", "1"), ("Dưới 5 mô hình", "0"))
    assert counted.params["rows"] == [{"when": [["dk1", ">=", "10"]], "points": "2"}, {"when": [["dk1", ">=", "5"]], "points": "1"}]
    spoken = rule(("Ban hành đủ, đúng hạn", "2"), ("Ban hành đủ nhưng chậm", "1"), ("Chưa ban hành", "0"))
    assert spoken.params["labels"] == {"dk1": "Trường hợp"}
    assert [row["points"] for row in spoken.params["rows"]] == ["2", "1", "0"]
    assert "bằng chữ" in spoken.doubts[0]


def test_a_date_is_no_number_of_things() -> None:
    found = rule(("Ban hành trước 28/02", "2"), ("Ban hành từ 01/3 đến 31/3", "1"), ("Sau 31/3", "0"))
    assert found.params["labels"] == {"dk1": "Trường hợp"}


def test_parts_of_a_sum_are_criteria_not_tiers() -> None:
    rows = [HEAD, ("1", "Chế độ báo cáo", "3"), ("", "- Báo cáo tháng", "1"), ("", "- Báo cáo năm", "2")]
    assert [(row.depth, str(row.points)) for row in read_bytes(word(rows)).rows] == [(0, "3"), (1, "1"), (1, "2")]


def test_alternatives_in_words_are_sub_rows() -> None:
    rows = [HEAD, ("1", "Ban hành kế hoạch năm", "3"), ("", "- Đủ các nội dung bắt buộc", "3"), ("", "- Thiếu nội dung", "1")]
    [row] = read_bytes(word(rows)).rows
    assert [one["points"] for one in row.params["rows"]] == ["3", "1"]


def test_tiers_inside_the_cell_and_beside_it() -> None:
    inside = only("1", "Tỷ lệ giải quyết\n- Từ 90% trở lên: 2 điểm\n- Dưới 90%: 0 điểm", "2")
    beside = only("1", "Tỷ lệ giải quyết\n- Từ 90% trở lên\n- Dưới 90%", "2\n0")
    assert inside.title == beside.title == "Tỷ lệ giải quyết"
    assert inside.params == beside.params == {"tiers": [[">=", "90", "2"]], "else": "0"}


def test_sub_rows_beside_a_title_over_several_rows() -> None:
    rows = [
        ("TT", "Nội dung", "Mức độ", "Điểm"),
        ("1", "Tỷ lệ giải quyết", "Trên 95%", "2"),
        ("^", "^", "Từ 80% đến 95%", "1"),
        ("^", "^", "Dưới 80%", "0"),
    ]
    [row] = read_bytes(word(rows)).rows
    assert (row.points, row.params) == (Decimal(2), {"tiers": [[">", "95", "2"], [">=", "80", "1"]], "else": "0"})


def test_a_head_of_two_rows_and_a_heading_over_all_columns() -> None:
    rows = [
        ["BẢNG TIÊU CHÍ NĂM 2021"],
        ["TT", "Nội dung", "Điểm", None, "Ghi chú"],
        [None, None, "Chuẩn", "Tự chấm", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["A. NHIỆM VỤ CHUNG (10 điểm)"],
        [1, "Báo cáo", 10, 9, None],
    ]
    reading = read_bytes(excel({"Sở": rows}, merges=["A2:A3", "B2:B3", "C2:D2", "E2:E3", "A5:E5"]))
    assert [(row.depth, row.mark, row.title, str(row.points)) for row in reading.rows] == [
        (0, "A", "NHIỆM VỤ CHUNG", "10"),
        (1, "1", "Báo cáo", "10"),
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [("1,5", "1.5"), ("1.5", "1.5"), ("02", "2"), ("Tối đa 5 điểm", "5"), ("trừ 2", "2"), ("0,25đ", "0.25"), ("–", None), ("", None)],
)
def test_points_as_they_are_written(text: str, points: str | None) -> None:
    assert amount_of(text).points == (Decimal(points) if points else None)
    assert amount_of(text).doubt == ""


@pytest.mark.parametrize(("text", "points"), [("2-3", None), ("hai", None), ("0,125", None), ("1.000", "1000")])
def test_points_that_are_doubtful(text: str, points: str | None) -> None:
    amount = amount_of(text)
    assert amount.points == (Decimal(points) if points else None)
    assert text in amount.doubt


def test_marks() -> None:
    assert depths_of(["A", "I", "1", "1.1", "1.2", "a)", "b)", "-", "-", "2", "2.1", "II", "1", "1.1", "B", "I", "I.1", "I.1.1", "II"]) == [
        *(0, 1, 2, 3, 3, 4, 4, 5, 5, 2, 3, 1, 2, 3, 0, 1, 2, 3, 1)
    ]
    assert depths_of(["A", "B", "C", "D", "E", "F", "G", "H", "I", "K"]) == [0] * 10
    assert [split_mark(text)[0] for text in ("I - Công tác", "1.Nội dung", "Phần I. Chung", "a) Nộp", "12 báo cáo", "Có kế hoạch")] == [
        *("I", "1", "I", "a)", "", "")
    ]
    assert depths_of(["I", "1", "2", "3", "3a", "3b", "4"]) == [0, 1, 1, 1, 2, 2, 1]
    assert depths_of(["I", "1", "2", "2a", "3a", "3b", "4"]) == [0, 1, 1, 2, 1, 1, 1]
