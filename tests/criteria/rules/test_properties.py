"""What holds of every kind for any figures: bounds, monotonicity where the rule implies it, and explanations that add up.

Each expression an explanation prints ("10 × 7/9 = 7,7777… → 7,78 điểm") is worked out again from its words alone.
"""

import ast
import operator
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.criteria.rules.make import leaf
from tests.criteria.rules.reference import rounded
from thidua.criteria.enums import Combine, NaMode, Pool, ReportCount
from thidua.criteria.rules.given import Given, bounds, read_given
from thidua.criteria.rules.kinds import explain, faults_of, score, score_scope
from thidua.criteria.rules.outcome import Explained, Outcome
from thidua.criteria.rules.values import Leaf

MANY = settings(deadline=None, max_examples=80)


def cents(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda number: f"{Decimal(number) / 100}")


# ---- sound rules of each kind, with figures for them ----


@st.composite
def tiered(draw: st.DrawFn) -> tuple[Leaf, Any]:
    bounds_ = sorted(draw(st.sets(st.integers(1, 120), min_size=1, max_size=5)), reverse=True)
    marks = sorted(draw(st.lists(st.integers(0, 400), min_size=len(bounds_), max_size=len(bounds_))), reverse=True)
    tiers = [[draw(st.sampled_from([">=", ">"])), f"{bound}", f"{Decimal(mark) / 100}"] for bound, mark in zip(bounds_, marks, strict=True)]
    one = leaf("tiered", f"{Decimal(marks[0]) / 100}" if marks[0] else "1", {"tiers": tiers, "else": "0"})
    total = draw(st.integers(1, 300))
    return one, {"done": draw(st.integers(0, total + 5)), "total": total}


@st.composite
def late(draw: st.DrawFn) -> tuple[Leaf, Any]:
    bounds_ = sorted(draw(st.sets(st.integers(0, 30), min_size=1, max_size=4)))
    marks = sorted(draw(st.lists(st.integers(0, 400), min_size=len(bounds_), max_size=len(bounds_))), reverse=True)
    tiers = [["<=", f"{bound}", f"{Decimal(mark) / 100}"] for bound, mark in zip(bounds_, marks, strict=True)]
    params = {"tiers": tiers, "else": "0", "reports_by": draw(st.sampled_from(ReportCount.values))}
    reports = [{"days": days} for days in draw(st.lists(st.integers(0, 40), min_size=1, max_size=4))]
    return leaf("late_days", f"{Decimal(marks[0]) / 100}" if marks[0] else "1", params), {"reports": reports}


@st.composite
def proportional(draw: st.DrawFn) -> tuple[Leaf, Any]:
    choices: list[Mapping[str, str]] = [
        {"over": "cap"},
        {"over": "multiply"},
        {"over": "multiply", "over_max_pct": "120"},
        {"over": "cap", "zero_below": "50"},
    ]
    one = leaf("proportional", draw(cents(1, 2000)), draw(st.sampled_from(choices)))
    return one, {"done": draw(cents(0, 30000)), "target": draw(cents(1, 20000))}


@st.composite
def banded(draw: st.DrawFn) -> tuple[Leaf, Any]:
    edges = sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=4)))
    marks = sorted(draw(st.lists(st.integers(0, 20), min_size=len(edges), max_size=len(edges))))
    ends = [*(edge - 1 for edge in edges[1:]), None]
    bands = [[low, high, f"{mark}"] for low, high, mark in zip(edges, ends, marks, strict=True)]
    return leaf("deduct_banded", "20", {"bands": bands, "gap": draw(st.sampled_from(["floor", "ceiling", "nearest"]))}), {
        "value": draw(cents(0, 8000))
    }


@st.composite
def others(draw: st.DrawFn) -> tuple[Leaf, Any]:
    few, per = st.integers(0, 12), cents(1, 300)
    awards = {"a": draw(per), "b": draw(per), "c": draw(per)}
    both = {"bonus_per": draw(per), "penalty_per": draw(per), "min": "-6.5", "max": "4.25"}
    return draw(
        st.sampled_from(
            [
                (leaf("pass_fail", draw(cents(1, 500))), {"achieved": draw(st.booleans())}),
                (leaf("deduct_per_event", "5", {"per": draw(per), "free": draw(st.integers(0, 2)), "floor": "0.5"}), {"events": draw(few)}),
                (leaf("count_times", "9", {"per": draw(per), "cap": "9"}), {"count": draw(few)}),
                (leaf("bonus_penalty", "4.25", both, pool=Pool.BONUS), {"bonus": draw(few), "penalty": draw(few)}),
                (
                    leaf(
                        "award_bonus", "0", {"table": awards, "combine": draw(st.sampled_from(Combine.values)), "cap": "5"}, pool=Pool.BONUS
                    ),
                    {"awards": draw(st.lists(st.sampled_from("abc"), unique=True))},
                ),
                (leaf("judged", "3", {"step": "0.25"}), {"value": f"{Decimal(draw(st.integers(0, 12))) / 4}"}),
                (leaf("imported", draw(cents(1, 3000)), {"source_max": "40"}), {"value": draw(cents(0, 4000))}),
                (
                    leaf("tiered", "3", {"tiers": [[">=", "50", "3"]], "else": "0"}),
                    {"points": draw(cents(0, 300)), "reason": "đã kiểm tra"},
                ),
                (leaf("pass_fail", "3", na_mode=draw(st.sampled_from(list(NaMode)))), {"na": True, "reason": "không phát sinh"}),
            ]
        )
    )


CASES = tiered() | late() | proportional() | banded() | others()


# ---- arithmetic of an explanation, from its words ----

OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
EXPRESSION = re.compile(r"([\d(][\d.,()/×+\- ]*[\d)]) = (-?[\d.]+(?:,\d+)?)(…?)")
LAST = re.compile(r"→ (?:(-?[\d.]+(?:,\d+)?) điểm|không tính điểm)(?: \([^→]*\))?$")


def number(words: str) -> Fraction:
    return Fraction(words.replace(".", "").replace(",", "."))


def worked_out(words: str) -> Fraction:
    plain = re.sub(r"[\d.]+(?:,\d+)?", lambda found: f"({number(found[0]).numerator}/{number(found[0]).denominator})", words)
    return value(ast.parse(plain.replace("×", "*"), mode="eval").body)


def value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant():
            return Fraction(str(node.value))
        case ast.UnaryOp():
            return -value(node.operand)
        case ast.BinOp():
            found: Fraction = OPERATIONS[type(node.op)](value(node.left), value(node.right))
            return found
    raise AssertionError(ast.dump(node))


def check_sums(lines: Sequence[str]) -> None:
    """Every "expression = number" holds: exactly, or cut at four places where it ends in "…"."""
    for words, shown, is_cut in (found for line in lines for found in EXPRESSION.findall(line.replace("%", ""))):
        got, said = worked_out(words), number(shown)
        if "%" in next(line for line in lines if words in line) and "/" in words and "×" not in words:
            got *= 100
        assert (abs(got - said) < Fraction(1, 10**4)) if is_cut else got == said, (words, shown)


def check_last(told: Explained, outcome: Outcome) -> None:
    """The last line says the points; where it works something out without a limit, they are that, rounded once."""
    last = LAST.search(told.lines[-1])
    assert last, told.lines
    assert (None if last[1] is None else number(last[1])) == (None if outcome.points is None else Fraction(outcome.points))
    sums = EXPRESSION.findall(told.lines[-1])
    if sums and "%" not in told.lines[-1] and ", không " not in told.lines[-1]:
        assert rounded(worked_out(sums[-1][0])) == Fraction(outcome.points or 0)


@settings(deadline=None, max_examples=400)
@given(CASES)
def test_an_explanation_adds_up_to_the_points(case: tuple[Leaf, Any]) -> None:
    one, data = case
    entered = read_given(one, data)
    outcome = score(one, entered)
    told = explain(one, entered, outcome)
    assert told.points == outcome.points
    check_sums(told.lines)
    check_last(told, outcome)


@settings(deadline=None, max_examples=300)
@given(CASES)
def test_points_lie_within_the_bounds_and_have_two_places(case: tuple[Leaf, Any]) -> None:
    one, data = case
    least, most = bounds(one)
    points = score(one, read_given(one, data)).points
    if points is not None:
        assert points.as_tuple().exponent == -2
        assert least <= points
        assert most is None or points <= most


@MANY
@given(st.one_of(tiered(), late(), banded()))
def test_sound_rules_have_no_faults_but_their_maximum(case: tuple[Leaf, Any]) -> None:
    assert [fault for fault in faults_of(case[0]) if not fault.startswith("Không mức nào đạt")] == []


# ---- monotone ----


def scored(one: Leaf, data: Any) -> Decimal:
    points = score(one, read_given(one, data)).points
    assert points is not None
    return points


@MANY
@given(tiered() | proportional(), st.integers(0, 50))
def test_more_done_is_never_worth_less(case: tuple[Leaf, Any], more: int) -> None:
    one, data = case
    assert scored(one, data) <= scored(one, {**data, "done": f"{Decimal(data['done']) + more}"})


@MANY
@given(late(), st.integers(0, 10), st.integers(0, 3))
def test_later_is_never_worth_more(case: tuple[Leaf, Any], more: int, which: int) -> None:
    one, data = case
    reports = [dict(report) for report in data["reports"]]
    reports[which % len(reports)]["days"] += more
    assert scored(one, {"reports": reports}) <= scored(one, data)


@MANY
@given(banded(), st.integers(0, 2000))
def test_a_larger_share_is_never_deducted_less(case: tuple[Leaf, Any], more: int) -> None:
    one, data = case
    assert scored(one, {"value": f"{Decimal(data['value']) + Decimal(more) / 100}"}) <= scored(one, data)


# ---- the whole scope ----

RELATIVE = leaf("leader_relative", "37.5", {"no_target": "by_largest"})
FIGURES = st.tuples(st.integers(0, 300), st.none() | st.integers(1, 200))


def given_of(pair: tuple[int, int | None]) -> Given:
    return read_given(RELATIVE, {"done": pair[0], "target": pair[1]})


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.integers(0, 20), FIGURES, min_size=1, max_size=8), st.randoms())
def test_points_beside_the_leader_hold_for_the_whole_scope(figures: dict[int, tuple[int, int | None]], random: Any) -> None:
    entered = {unit: given_of(pair) for unit, pair in figures.items()}
    found = score_scope(RELATIVE, entered)
    shuffled = list(entered.items())
    random.shuffle(shuffled)
    assert score_scope(RELATIVE, dict(shuffled)) == found
    shares = {unit: Fraction(done, target) for unit, (done, target) in figures.items() if target is not None}
    for unit, share in shares.items():
        points = found[unit].points
        assert points is not None
        assert (points == Decimal("37.5")) >= (share > 1 and share == max(shares.values()))
        assert (points <= Decimal("18.75")) is (share <= 1) or rounded(Fraction(points)) == Fraction("18.75")
        assert all((found[other].points or 0) <= points for other, less in shares.items() if less <= share)
    for unit, outcome in found.items():
        told = explain(RELATIVE, entered[unit], outcome)
        check_sums(told.lines)
        check_last(told, outcome)


@MANY
@given(st.dictionaries(st.integers(0, 20), FIGURES, min_size=2, max_size=6), st.data())
def test_a_unit_that_leaves_changes_nothing_when_it_led_in_nothing(figures: dict[int, tuple[int, int | None]], data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(sorted(figures)))
    done, target = figures[unit]
    led = [Fraction(one, aim or 1) for other, (one, aim) in figures.items() if (aim is None) is (target is None)]
    all_found = score_scope(RELATIVE, {other: given_of(pair) for other, pair in figures.items()})
    rest = score_scope(RELATIVE, {other: given_of(pair) for other, pair in figures.items() if other != unit})
    if Fraction(done, target or 1) < max(led):
        assert rest == {other: outcome for other, outcome in all_found.items() if other != unit}
