"""Grades: first who deserves one, then how many there may be."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.criteria.rules.make import group, marks, plain, table
from thidua.criteria.enums import FloorLevel, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Ratio
from thidua.criteria.rules.grades import Item, Record, eligible, graded, items_of, shortfall, why_not_grade
from thidua.criteria.rules.size import size_class
from thidua.criteria.rules.totals import total
from thidua.criteria.rules.values import Grade, Grading, SizeClass, Table, TargetCase

A = Grade("A", "Hạng A", Decimal(180), (TargetCase(3),), quota=2, barred_by=frozenset({"ky_luat"}))
B = Grade("B", "Hạng B", Decimal(160), (TargetCase(2, Decimal(15)), TargetCase(1, Decimal(5))), quota=2)
GRADING = Grading((A, B), "C", "Hạng C", cascade=True)


def record(points: str, *shortfalls: str, grounds: frozenset[str] = frozenset()) -> Record:
    return Record(Decimal(points), tuple(Decimal(short) for short in shortfalls), grounds=grounds)


def test_points_for_a_high_grade_and_a_condition_that_fails() -> None:
    short = record("185", "0", "0", "4")
    assert eligible(GRADING, short) == (
        "B",
        (
            "Hạng A: đủ 180 điểm nhưng chỉ đạt 2/3 chỉ tiêu, chỉ tiêu còn lại hụt quá mức cho phép",
            "Hạng B: 185 điểm, từ 160 trở lên, đủ điều kiện",
        ),
    )
    literal = Grading((A, B), "C", "Hạng C", cascade=False)
    assert eligible(literal, short)[0] == "C"
    assert eligible(literal, short)[1][-2:] == ("Bảng không xét xuống hạng dưới khi thiếu điều kiện", "Xếp Hạng C")
    with pytest.raises(ParamFault, match="Bảng chưa chọn có xét hạng dưới"):
        eligible(Grading((A, B), "C", cascade=None), short)


def test_a_ground_bars_a_grade() -> None:
    barred = record("190", "0", "0", "0", grounds=frozenset({"ky_luat"}))
    assert why_not_grade(A, barred) == "thuộc trường hợp loại trừ “ky_luat”"
    assert eligible(GRADING, barred)[0] == "B"


def units(*points: str) -> list[tuple[str, Record, int | None]]:
    records = [record(value, "0", "0", "0") for value in points]
    return [(f"u{number}", one, 1 + sum(other.points > one.points for other in records)) for number, one in enumerate(records, start=1)]


def test_a_full_grade_passes_on_to_the_next() -> None:
    found = graded(GRADING, units("190", "189", "188", "187", "186", "150"))
    assert [(one.eligible, one.final) for one in found] == [("A", "A"), ("A", "A"), ("A", "B"), ("A", "B"), ("A", "C"), ("C", "C")]
    assert found[2].lines[-1] == "Hạng A chỉ có 2: các đơn vị xếp trên đã đủ"
    assert not any(one.needs_vote for one in found)


def test_equals_across_the_edge_of_a_quota_need_a_vote() -> None:
    found = graded(GRADING, units("190", "188", "188", "170"))
    assert [(one.unit, one.final, one.needs_vote) for one in found] == [
        ("u1", "A", False),
        ("u2", "B", True),
        ("u3", "B", True),
        ("u4", "C", False),
    ]
    assert found[1].lines[-1] == "Hạng A chỉ có 2: bằng nhau ở ranh giới, cần bỏ phiếu"
    inside = graded(GRADING, units("190", "190", "170"))
    assert [(one.final, one.needs_vote) for one in inside] == [("A", False), ("A", False), ("B", False)]


def test_who_is_not_ranked_comes_last_for_a_quota() -> None:
    ranked = units("185", "184")
    found = graded(GRADING, [("out", record("199", "0", "0", "0"), None), *ranked])
    assert [(one.unit, one.final) for one in found] == [("out", "B"), ("u1", "A"), ("u2", "A")]


FLOORED = Grading((Grade("XS", "Xuất sắc", Decimal(90), floor_pct=Decimal(85)),), "KHAC", cascade=True, floor_level=FloorLevel.LEAVES)


def test_every_item_reaches_its_floor_exactly() -> None:
    fits, fails = (Record(Decimal(92), items=(Item("1", Decimal(points), Decimal("11.11")),)) for points in ("9.4435", "9.4434"))
    assert eligible(FLOORED, fits)[0] == "XS"
    assert eligible(FLOORED, fails) == ("KHAC", ("Xuất sắc: đủ 90 điểm nhưng “1” được 9,4434/11,11, dưới 85% điểm chuẩn", "Xếp KHAC"))


@pytest.mark.parametrize(
    ("level", "said", "found"),
    [
        (FloorLevel.LEAVES, {"1": "9", "2": "12", "3": "4"}, {"1": (9, 10), "2": (12, 20), "3": (4, 5)}),
        (FloorLevel.ROOTS, {"1": "9", "2": "12", "3": "4"}, {"A": (21, 30), "3": (4, 5)}),
        (FloorLevel.LEAVES, {"1": "9", "2": None, "3": None}, {"1": (9, 10)}),
        (FloorLevel.ROOTS, {"1": "9", "2": None, "3": None}, {"A": (9, 10)}),
        (FloorLevel.ROOTS, {"1": None, "2": None, "3": "4"}, {"3": (4, 5)}),
        (FloorLevel.ROOTS, {"1": "9", "3": "4", "5": "1", "7": "2"}, {"A": (9, 30), "3": (4, 5)}),
        (FloorLevel.LEAVES, {"1": "9", "4": "0", "5": "1", "6": "2", "7": "0"}, {"1": (9, 10)}),
    ],
)
def test_the_floor_looks_at_criteria_or_at_parts_of_the_content(
    level: FloorLevel, said: Mapping[str, str | None], found: Mapping[str, tuple[int, int]]
) -> None:
    """Not at bonuses and penalties, nor at what left the table, alone or under a heading."""
    bonus = group("B", plain("4", pool=Pool.BONUS), plain("5", pool=Pool.BONUS))
    penalty = group("C", plain("6", pool=Pool.PENALTY)), plain("7", pool=Pool.PENALTY)
    roots, given = (group("A", plain("1", "10"), plain("2", "20")), plain("3", "5"), bonus, *penalty), marks(**said)
    one = Table(roots, pools=table(*roots).pools, grading=Grading((), "", floor_level=level))
    assert {item.code: (item.points, item.max) for item in items_of(one, total(one, given), given)} == found
    assert items_of(table(*roots), total(table(*roots), given), given) == ()


def test_without_a_bonus_nobody_is_short_of_a_floor() -> None:
    roots = group("A", plain("1", "100")), group("B", plain("2", "10", pool=Pool.BONUS)), group("C", plain("3", "10", pool=Pool.PENALTY))
    grading = Grading((Grade("XS", "Xuất sắc", Decimal(90), floor_pct=Decimal(85)),), "KHAC", cascade=True, floor_level=FloorLevel.ROOTS)
    one, given = Table(roots, pools=table(*roots).pools, grading=grading), marks(**{"1": "92", "2": "0", "3": "0"})
    found = total(one, given)
    assert eligible(grading, Record(found.total, items=items_of(one, found, given)))[0] == "XS"


def test_how_much_of_a_target_is_missing() -> None:
    assert shortfall(Ratio(Decimal(73), Decimal(75))) == Fraction(200, 75)
    assert shortfall(Ratio(Decimal(80), Decimal(75))) == 0


def test_sizes_at_the_edges_of_their_class() -> None:
    classes = (SizeClass(Decimal(499), Decimal(5000), Decimal(75)), SizeClass(Decimal(5000), None, Decimal(74)))
    assert [size_class(classes, Decimal(size)) for size in ("499", "499.5", "5000", "5001")] == [None, classes[0], classes[0], classes[1]]
