"""What a clerk does with the rows under review, and the tree they make."""

from decimal import Decimal

import pytest

from thidua.criteria.enums import CriterionKind
from thidua.criteria.reading.review import Step, reviewed, stepped, tree_of
from thidua.criteria.reading.values import Row, row_of

GROUP = CriterionKind.SUM_CHILDREN


def row(mark: str, depth: int, points: str | None = "2", *, kind: CriterionKind = CriterionKind.PASS_FAIL, **more: str) -> Row:
    return Row(mark, depth, f"Mục {mark}", Decimal(points) if points else None, kind, doubts=("Đúng chưa?",), part=more.get("part", ""))


@pytest.fixture
def rows() -> list[Row]:
    return [row("A", 0, "5", kind=GROUP), row("1", 1, "2"), row("2", 1, "2"), row("B", 0, "1")]


def test_sums_against_the_heading(rows: list[Row]) -> None:
    heading, *leaves = reviewed(rows)
    assert (heading.total, heading.gap) == (Decimal(4), Decimal(-1))
    assert [leaf.total for leaf in leaves] == [None, None, None]
    assert all(one.why_not == () for one in reviewed(rows))


def test_deeper_makes_a_heading_of_the_row_above(rows: list[Row]) -> None:
    changed = stepped(rows, 2, Step.UNDER)
    assert [one.depth for one in changed] == [0, 1, 2, 0]
    assert (changed[1].kind, changed[1].params) == (GROUP, {})
    assert "chỉ cộng các mục con" in changed[1].doubts[0]
    assert stepped(changed, 2, Step.UNDER) == changed


def test_out_takes_everything_under_it_along(rows: list[Row]) -> None:
    deep = [rows[0], row("I", 1, kind=GROUP), row("1", 2), rows[3]]
    assert [one.depth for one in stepped(deep, 1, Step.OUT)] == [0, 0, 1, 0]
    assert stepped(rows, 0, Step.OUT) == rows


def test_a_dropped_heading_takes_its_rows_along_and_they_come_back(rows: list[Row]) -> None:
    dropped = stepped(rows, 0, Step.DROP)
    assert [one.is_dropped for one in dropped] == [True, True, True, False]
    assert stepped(dropped, 0, Step.TAKE) == rows
    astray = stepped(dropped, 1, Step.TAKE)
    assert "đưa dòng ra ngoài" in reviewed(astray)[1].why_not[0]
    assert [told["mark"] for told in tree_of(dropped)] == ["B"]


def test_a_whole_part_is_dropped() -> None:
    both = [row("A", 0, part="một"), row("A", 0, part="hai")]
    assert [one.is_dropped for one in stepped(both, 1, Step.DROP_PART)] == [False, True]


def test_agreeing_takes_the_doubts_away(rows: list[Row]) -> None:
    assert [bool(one.doubts) for one in stepped(rows, 1, Step.AGREE)] == [True, False, True, True]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (row("1", 0, None), "Chưa có điểm chuẩn"),
        (row("1", 0, kind=GROUP), "Chưa có mục con"),
        (row("1", 0, kind=CriterionKind.TIERED), "Thiếu"),
        (row("1", 1), "đưa dòng ra ngoài"),
    ],
)
def test_what_must_be_mended(wrong: Row, why: str) -> None:
    assert why in reviewed([wrong])[0].why_not[0]


def test_rows_come_back_from_json(rows: list[Row]) -> None:
    assert [row_of(one.as_json()) for one in rows] == rows


def test_the_tree_is_nested(rows: list[Row]) -> None:
    first, second = tree_of(rows)
    assert [child["title"] for child in first["children"]] == ["Mục 1", "Mục 2"]
    assert (second["points"], second["children"]) == (Decimal(1), [])
