"""Ranks with their steps told, and how firm they are."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.criteria.rules.make import FREE, decimals, plain, table
from thidua.criteria.enums import Pool, TieBy, TieEnd
from thidua.criteria.rules.ranking import (
    Dispute,
    Entry,
    Key,
    key_of,
    rank,
    re_ranked,
    sensitivity,
    step_words,
    why_above,
    why_not_ranked,
    within,
)
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.totals import lay_out, totals
from thidua.criteria.rules.values import Limit, TieStep

TIES = (TieStep(TieBy.CONTENT), TieStep(TieBy.LEAF, "a"), TieStep(TieBy.PENALTY, lower_first=True))
TITLES = {"a": "Tiêu chí a"}
TABLE = table(plain("a"), plain("b"), plain("x", pool=Pool.BONUS), plain("y", pool=Pool.PENALTY))


def marked(a: str | None, b: str, x: str = "0", y: str = "0") -> dict[str, Mark]:
    given = {"a": a, "b": b, "x": x, "y": y}
    return {code: Mark("self", None if points is None else Decimal(points)) for code, points in given.items()}


UNITS = {
    "P": marked("9", "1", "2", "2"),
    "Q": marked("5", "5"),
    "R": marked("10", "10"),
    "S": marked("6", "6", "0", "2"),
    "T": marked("5", "5"),
    "U": marked("3", "3", "4"),
    "V": marked("3", "3"),
}


def entries(units: dict[str, dict[str, Mark]], excluded: dict[str, str]) -> list[Entry[str]]:
    found = totals(TABLE, units)
    return [Entry(unit, key_of(found[unit], TIES, own), excluded.get(unit, "")) for unit, own in units.items()]


def test_a_penalty_over_the_limit_weighs_no_more_in_a_tie_than_in_the_total() -> None:
    made = table(plain("a"), plain("y", pool=Pool.PENALTY), pools=replace(FREE, penalty_cap=Limit(Decimal(1))))
    ties = (TieStep(TieBy.PENALTY, lower_first=True),)
    units = {unit: {"a": Mark("self", Decimal(5)), "y": Mark("self", Decimal(taken))} for unit, taken in (("P", 1), ("Q", 2))}
    found = totals(made, units)
    ranked = rank((Entry(unit, key_of(found[unit], ties, own)) for unit, own in units.items()), end=TieEnd.VOTE)
    assert [(one.unit, one.rank, one.needs_vote) for one in ranked] == [("P", 1, True), ("Q", 1, True)]


def test_ranks_go_down_the_chain_and_equals_skip_the_next() -> None:
    ranked = rank(entries(UNITS, {"R": "Bị kỷ luật"}), end=TieEnd.VOTE)
    assert [(one.unit, one.rank, one.step, one.needs_vote, one.excluded) for one in ranked] == [
        ("S", 1, None, False, ""),
        ("P", 2, 1, False, ""),
        ("Q", 3, 2, True, ""),
        ("T", 3, None, True, ""),
        ("U", 5, 1, False, ""),
        ("V", 6, 0, False, ""),
        ("R", None, None, False, "Bị kỷ luật"),
    ]
    assert [one.needs_vote for one in rank(entries(UNITS, {}), end=TieEnd.SAME_RANK)] == [False] * 7


def test_why_one_stands_above_the_other() -> None:
    by_unit = {one.unit: one for one in rank(entries(UNITS, {}), end=TieEnd.VOTE)}
    assert why_above(by_unit["U"], by_unit["V"], TIES, TITLES) == ("Tổng điểm: 10 so với 6",)
    assert why_above(by_unit["P"], by_unit["Q"], TIES, TITLES) == (
        "Tổng điểm: bằng nhau, 10",
        "Bước 1, điểm nội dung cao hơn: bằng nhau, 10",
        "Bước 2, điểm mục “Tiêu chí a” cao hơn: 9 so với 5",
    )
    assert why_above(by_unit["Q"], by_unit["T"], TIES, TITLES) == (
        "Tổng điểm: bằng nhau, 10",
        "Bước 1, điểm nội dung cao hơn: bằng nhau, 10",
        "Bước 2, điểm mục “Tiêu chí a” cao hơn: bằng nhau, 5",
        "Bước 3, điểm trừ thấp hơn: bằng nhau, 0",
        "Hết các bước vẫn bằng nhau: cần bỏ phiếu",
    )
    same = {one.unit: one for one in rank(entries(UNITS, {}), end=TieEnd.SAME_RANK)}
    assert why_above(same["Q"], same["T"], TIES, TITLES)[-1] == "Hết các bước vẫn bằng nhau: xếp cùng hạng, hạng liền sau bỏ trống"
    assert step_words(TIES[2], TITLES) == "điểm trừ thấp hơn"


def test_never_ranked_on_what_is_displayed() -> None:
    close = {"A": marked("8.12", "0"), "B": marked("8.14", "0"), "C": marked("8.14", "0")}
    assert [(one.unit, one.rank) for one in rank(entries(close, {}), end=TieEnd.VOTE)] == [("B", 1), ("C", 1), ("A", 3)]


def test_a_criterion_that_left_the_table_is_nothing_in_a_step() -> None:
    two = {"A": marked(None, "8"), "B": marked("0", "8"), "C": marked("1", "7")}
    assert [(one.unit, one.rank) for one in rank(entries(two, {}), end=TieEnd.VOTE)] == [("C", 1), ("A", 2), ("B", 2)]


def test_nobody_and_only_excluded() -> None:
    assert rank([], end=TieEnd.VOTE) == ()
    (only,) = rank([Entry("A", (Decimal(1),), "Không đăng ký thi đua")], end=TieEnd.VOTE)
    assert (only.rank, only.excluded) == (None, "Không đăng ký thi đua")


def test_after_one_change_the_rest_is_as_it_was() -> None:
    before = rank(entries(UNITS, {"R": "Bị kỷ luật"}), end=TieEnd.VOTE)
    changed = {**UNITS, "V": marked("7", "7")}
    key = next(entry.key for entry in entries(changed, {}) if entry.unit == "V")
    assert re_ranked(before, {"V": key}, end=TieEnd.VOTE) == rank(entries(changed, {"R": "Bị kỷ luật"}), end=TieEnd.VOTE)


def test_neighbours_inside_the_margin() -> None:
    ranked = rank(entries(UNITS, {"R": "Bị kỷ luật"}), end=TieEnd.VOTE)
    same = Decimal(0)
    assert within(ranked, margin=Decimal("0.5")) == (("S", "P", same), ("P", "Q", same), ("Q", "T", same), ("T", "U", same))
    assert within(ranked, margin=Decimal(4))[-1] == ("U", "V", Decimal(4))


def test_a_unit_without_any_points_to_have_is_not_ranked() -> None:
    only = table(plain("a"), plain("x", pool=Pool.BONUS))
    found = totals(only, {"A": {"a": Mark("self", None)}, "B": {"a": Mark("self", Decimal(0))}})
    assert why_not_ranked(found["A"]) == "Mọi tiêu chí nội dung đều không phát sinh nên không có điểm để xếp hạng."
    assert why_not_ranked(found["B"]) is None


# ---- sensitivity ----


def dispute(code: str, **points: str | None) -> Dispute[str]:
    return Dispute(code, {unit: Mark("self", None if value is None else Decimal(value)) for unit, value in points.items()})


def test_which_dispute_would_change_a_rank() -> None:
    disputes = [dispute("b", V="4"), dispute("b", V="7.01"), dispute("b", U="0"), dispute("b", R="0"), dispute("b", S="10", V="10")]
    swings = sensitivity(lay_out(TABLE), TIES, marks=UNITS, excluded=["R"], disputes=disputes)
    assert [(one.dispute, one.unit, one.before, one.after) for one in swings] == [
        (disputes[1], "V", 6, 1),
        (disputes[4], "V", 6, 2),
    ]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=7),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=1, max_size=3, unique_by=lambda pair: pair[0]),
)
def test_a_swing_is_what_ranking_again_would_give(points: list[tuple[int, int]], changes: list[tuple[int, int]]) -> None:
    units = {f"u{number}": marked(str(a), str(b)) for number, (a, b) in enumerate(points)}
    new = {f"u{number}": str(value) for number, value in changes if f"u{number}" in units}
    one = dispute("a", **new)
    after = {unit: {**own, "a": one.marks.get(unit, own["a"])} for unit, own in units.items()}
    old_ranks, new_ranks = ({found.unit: found.rank for found in rank(entries(given, {}), end=TieEnd.VOTE)} for given in (units, after))
    swings = sensitivity(lay_out(TABLE), TIES, marks=units, excluded=[], disputes=[one])
    assert {found.unit: (found.before, found.after) for found in swings} == {
        unit: (old_ranks[unit], new_ranks[unit]) for unit in new if old_ranks[unit] != new_ranks[unit]
    }


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_better_units(keys: list[tuple[int, int]]) -> None:
    given: list[Key] = [tuple(-Decimal(part) for part in key) for key in keys]
    ranked = rank((Entry(number, key) for number, key in enumerate(given)), end=TieEnd.VOTE)
    assert {one.unit: one.rank for one in ranked} == {number: 1 + sum(other < key for other in given) for number, key in enumerate(given)}
    assert all(one.needs_vote is (given.count(one.key) > 1) for one in ranked)
    assert sorted(one.unit for one in ranked) == list(range(len(given)))


@pytest.mark.parametrize(
    ("step", "value"), [(TieStep(TieBy.BONUS), -2), (TieStep(TieBy.PENALTY), -2), (TieStep(TieBy.PENALTY, lower_first=True), 2)]
)
def test_a_step_takes_its_value_from_the_total(step: TieStep, value: int) -> None:
    found = totals(TABLE, {"P": UNITS["P"]})["P"]
    assert key_of(found, (step,), UNITS["P"]) == decimals(-10, value)
