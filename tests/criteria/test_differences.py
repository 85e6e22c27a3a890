"""The difference list of two versions, and days that move into another year."""

from datetime import date
from decimal import Decimal

import pytest

from thidua.criteria.rules.differences import Change, Line, Part, Side, differences
from thidua.criteria.rules.years import moved_day, moved_days


def line(code: str, *, title: str = "Việc", points: str = "2", parent: str = "A", rule: str = "đạt", **rest: str) -> Line:
    return Line(code, code.rpartition(".")[2], title, Decimal(points), parent, rule, rest)


A = line("A", title="Phần A", points="6", parent="")
B = line("B", title="Phần B", points="2", parent="")


def changed(before: list[Line], now: list[Line]) -> list[Change]:
    return list(differences(Side(before), Side(now)).changed)


def test_the_same_table_has_no_differences() -> None:
    found = differences(Side([A, line("A.1")], {"Kỳ": "năm"}), Side([A, line("A.1")], {"Kỳ": "năm"}))
    assert found.is_empty
    assert found.summary == ""


def test_added_and_removed_lines_are_named_with_their_points() -> None:
    found = differences(Side([A, line("A.1", title="Cũ")]), Side([A, line("A.2", title="Mới", points="1.5")]))
    assert (found.added, found.removed, found.changed) == (("2. Mới (1,5 điểm)",), ("1. Cũ (2 điểm)",), ())
    assert found.summary == "Thêm 1, bỏ 1"


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (line("A.1", points="3"), Change(Part.POINTS, "1. Việc, điểm chuẩn", "2", "3", "A.1")),
        (line("A.1", rule="bậc thang"), Change(Part.RULE, "1. Việc, cách chấm", "đạt", "bậc thang", "A.1")),
        (line("A.1", title="Việc khác"), Change(Part.WORDS, "1, nội dung", "Việc", "Việc khác", "A.1")),
        (line("A.1", minh_chứng="một"), Change(Part.REST, "1. Việc, minh_chứng", "không ghi", "một", "A.1")),
    ],
)
def test_each_change_of_a_line_is_told_once(now: Line, change: Change) -> None:
    assert changed([A, line("A.1")], [A, now]) == [change]


def test_a_line_in_another_group_moved() -> None:
    assert changed([A, B, line("A.1")], [A, B, line("A.1", parent="B")]) == [
        Change(Part.PLACE, "1. Việc, thuộc mục", "A", "B", "A.1"),
    ]


def test_of_three_siblings_only_the_one_that_moved_is_told() -> None:
    one, two, three = line("A.1"), line("A.2"), line("A.3")
    found = changed([A, one, two, three], [A, three, one, two])
    assert [(change.part, change.code) for change in found] == [(Part.PLACE, "A.3")]


def test_a_line_that_is_added_in_front_moves_nobody() -> None:
    assert changed([A, line("A.1"), line("A.2")], [A, line("A.9"), line("A.1"), line("A.2")]) == []


def test_conventions_differ_by_their_label() -> None:
    found = differences(Side([], {"Kỳ": "năm", "Bỏ": "x"}), Side([], {"Kỳ": "quý", "Thêm": "y"}))
    assert [(change.what, change.before, change.after) for change in found.changed] == [
        ("Kỳ", "năm", "quý"),
        ("Bỏ", "x", "chưa chọn"),
        ("Thêm", "chưa chọn", "y"),
    ]


def test_days_move_by_whole_years_and_words_stay() -> None:
    assert moved_day(date(2024, 2, 29), by=1) == date(2025, 2, 28)
    stored = {"rows": [{"when": [["ngay", "<=", "2022-02-28"]], "points": "1"}], "else": "0", "word": "2022-13-40"}
    assert moved_days(stored, by=1) == {
        "rows": [{"when": [["ngay", "<=", "2023-02-28"]], "points": "1"}],
        "else": "0",
        "word": "2022-13-40",
    }
    assert moved_days(None, by=1) is None
