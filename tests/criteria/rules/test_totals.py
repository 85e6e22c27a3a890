"""From marks to totals: N/A, groups with limits, pools in their order, rounds; against the slow reference on random tables."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.criteria.rules import reference
from tests.criteria.rules.make import FREE, STEPS, decimals, explained, group, leaf, marks, plain, table
from thidua.criteria.enums import NaMode, Pool, PoolStep, RoundPolicy, TieBy, TieEnd
from thidua.criteria.rules.explaining import explain_total
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.ranking import Entry, key_of, rank
from thidua.criteria.rules.rounds import Mark, effective, needs_reason
from thidua.criteria.rules.totals import lay_out, rescale, total, totals
from thidua.criteria.rules.values import Limit, Node, Pools, Table, TieStep

RESCALED, KEPT = NaMode.EXCLUDE_AND_RESCALE, NaMode.EXCLUDE


def pools(bonus: str | None = None, penalty: str | None = None, most: str | None = None, order: tuple[PoolStep, ...] = STEPS) -> Pools:
    limits = [Limit(None if limit is None else Decimal(limit)) for limit in (bonus, penalty, most)]
    return Pools(limits[0], limits[1], limits[2], frozenset(), order)


# ---- groups ----


def test_groups_add_their_children_within_their_limits() -> None:
    inner = group("I.1", plain("a"), plain("b"), cap="12")
    outer = group("I", inner, plain("c"), floor="5")
    found = total(table(outer), marks(a="9", b="8.5", c="0.25"))
    assert found.groups == {"I.1": Decimal("12.00"), "I": Decimal("12.25")}
    assert total(table(outer), marks(a="1", b="1", c="0")).groups == {"I.1": Decimal(2), "I": Decimal(5)}


def test_what_nobody_scored_is_missing_and_not_zero() -> None:
    found = total(table(plain("a"), plain("b"), plain("x", pool=Pool.BONUS)), marks(a="0"))
    assert (found.missing, found.na) == (("b",), ())
    assert found.total == 0


# ---- N/A ----


def test_the_rest_is_scaled_up_to_the_base() -> None:
    found = total(table(plain("a", "40", na_mode=RESCALED), plain("b", "60")), marks(a=None, b="54"))
    assert (found.content_raw, found.content, found.total) == decimals(54, 90, 90)
    assert (found.base, found.na_max) == decimals(100, 40)
    assert found.na == ("a",)


def test_excluded_without_rescaling_just_leaves() -> None:
    roots = plain("a", "10", na_mode=KEPT), plain("b", "10", na_mode=RESCALED), plain("c", "10")
    assert total(table(*roots), marks(a=None, b="8", c="9")).total == 17
    found = total(table(*roots), marks(a=None, b=None, c="9"))
    assert (found.base, found.na_max, found.total) == decimals(20, 10, 18)


def test_nothing_left_to_score_is_said() -> None:
    for mode in (KEPT, RESCALED):
        found = total(table(plain("a", na_mode=mode), plain("b", na_mode=mode)), marks(a=None, b=None))
        assert found.is_empty
        assert found.total == 0
    assert not total(table(plain("a"), plain("b")), marks(a=None, b="0")).is_empty


@pytest.mark.parametrize(
    ("score", "base", "na_max", "got"),
    [
        ("54", "100", "40", "90.00"),
        ("10.75", "13.75", "2", "12.58"),
        ("24", "20", "10", "24.00"),
        ("12", "20", "10", "20.00"),
        ("-3", "20", "10", "-6.00"),
    ],
)
def test_rescaling_alone_never_lifts_above_the_base(score: str, base: str, na_max: str, got: str) -> None:
    assert str(rescale(Decimal(score), base=Decimal(base), na_max=Decimal(na_max))) == got


# ---- pools ----


def three(order: tuple[PoolStep, ...] = STEPS, *, most: str = "100") -> Table:
    roots = plain("a", "40", na_mode=RESCALED), plain("b", "60"), plain("x", "99", pool=Pool.BONUS), plain("y", "99", pool=Pool.PENALTY)
    return table(*roots, pools=pools("10", "8", most, order))


def test_bonus_and_penalty_keep_their_limits() -> None:
    found = total(three(), marks(a="30", b="50", x="12", y="9"))
    assert (found.content, found.total) == decimals(80, 82)
    assert (found.bonus, found.bonus_claimed, found.penalty, found.penalty_claimed) == decimals(10, 12, 8, 9)


def test_the_order_of_the_steps_is_the_tables() -> None:
    given = marks(a="40", b="58", x="10", y="4")
    capped_last = (PoolStep.RESCALE, PoolStep.ADD_BONUS, PoolStep.TAKE_PENALTY, PoolStep.CAP_TOTAL)
    capped_before_penalty = (PoolStep.RESCALE, PoolStep.ADD_BONUS, PoolStep.CAP_TOTAL, PoolStep.TAKE_PENALTY)
    assert total(three(capped_last), given).total == 100
    assert total(three(capped_before_penalty), given).total == 96


def test_awards_may_come_after_the_cap() -> None:
    early, late = (
        leaf("award_bonus", "0", {"table": {"bo": "10"}, "combine": "max", "stage": stage}, code="co", pool=Pool.BONUS)
        for stage in ("before_cap", "after_cap")
    )
    given = marks(a="97", co="10")
    assert total(table(plain("a", "100"), late, pools=pools(most="100")), given).total == 107
    told = explain_total(table(plain("a", "100"), late, pools=pools(most="100")), given)
    assert told.lines == ("Điểm nội dung: 97", "Điểm cộng sau giới hạn: 97 + 10 = 107", "Tổng điểm → 107 điểm")
    assert total(table(plain("a", "100"), early, pools=pools(most="100")), given).total == 100


def test_what_is_not_chosen_is_not_guessed() -> None:
    with pytest.raises(ParamFault, match="Bảng chưa chọn thứ tự cộng"):
        lay_out(table(plain("a"), pools=replace(FREE, order=None)))
    with pytest.raises(ParamFault, match="Bảng chưa chọn giới hạn điểm"):
        lay_out(table(plain("a"), pools=replace(FREE, total_cap=None)))
    assert total(table(plain("a"), pools=replace(FREE, bonus_cap=None, penalty_cap=None)), marks(a="1")).total == 1


# ---- rounds ----

ROUNDS = ("self", "bloc", "functional", "standing", "council")
MARKS = {
    name: Mark(name, None if points is None else Decimal(points)) for name, points in {"self": "2", "bloc": "0", "council": None}.items()
}


def test_a_later_round_replaces_and_zero_is_a_score() -> None:
    assert effective(ROUNDS, {"self": MARKS["self"], "bloc": None}, policy=RoundPolicy.REPLACE) == Mark("self", Decimal(2))
    assert effective(ROUNDS, {"bloc": MARKS["bloc"], "self": MARKS["self"]}, policy=RoundPolicy.REPLACE) == Mark("bloc", Decimal(0))
    assert effective(ROUNDS, MARKS, policy=RoundPolicy.REPLACE) == Mark("council", None)
    assert effective(ROUNDS, {}, policy=RoundPolicy.REPLACE) is None


def test_rounds_may_be_averaged() -> None:
    given = {name: Mark(name, Decimal(points)) for name, points in {"self": "2", "bloc": "1", "council": "1"}.items()}
    assert effective(ROUNDS, given, policy=RoundPolicy.AVERAGE) == Mark("council", Decimal("1.33"))
    assert effective(ROUNDS, {**given, "functional": Mark("functional", None)}, policy=RoundPolicy.AVERAGE) == Mark(
        "council", Decimal("1.33")
    )
    assert effective(ROUNDS, MARKS, policy=RoundPolicy.AVERAGE) == Mark("council", None)


@pytest.mark.parametrize(
    ("new", "before", "needed"),
    [("1", "2", True), ("2", "2", False), ("3", "2", False), (None, "2", True), ("2", None, True), (None, None, False)],
)
def test_taking_points_away_needs_a_reason(new: str | None, before: str | None, needed: bool) -> None:
    assert needs_reason(*(None if points is None else Decimal(points) for points in (new, before))) is needed


# ---- read aloud ----


def test_a_total_read_aloud() -> None:
    roots = (
        group("A", plain("1", "40", na_mode=RESCALED), plain("2", "60")),
        plain("x", "50", pool=Pool.BONUS),
        plain("y", "9", pool=Pool.PENALTY),
    )
    told = explain_total(table(*roots, pools=pools("10", None, "100")), marks(**{"1": None, "2": "55", "x": "12", "y": "1.5"}))
    assert told.rule == "Lấy điểm nội dung, quy đổi phần không phát sinh, rồi cộng điểm thưởng, rồi trừ điểm trừ, rồi giới hạn tổng điểm."
    assert told.lines == (
        "Điểm nội dung: 55",
        "Quy đổi vì không phát sinh 40 điểm chuẩn: 55 × 100/(100 - 40) = 91,6666…, làm tròn 91,67",
        "Điểm thưởng 12, chỉ lấy 10: 91,67 + 10 = 101,67",
        "Điểm trừ 1,5: 101,67 - 1,5 = 100,17",
        "Tổng 100,17 vượt giới hạn, lấy 100",
        "Tổng điểm → 100 điểm",
    )
    assert [child.lines for child in told.children] == [("55 → 55 điểm",), ("Đơn vị tự chấm → 12 điểm",), ("Đơn vị tự chấm → 1,5 điểm",)]
    assert told.children[0].children[0].lines == ("Đơn vị tự chấm, bỏ khỏi bảng, quy đổi lại theo điểm chuẩn còn lại → không tính điểm",)


def test_a_criterion_is_told_by_its_figures_when_they_are_those_that_count() -> None:
    one = leaf("pass_fail", "2", code="1")
    told = {"1": explained(one, {"achieved": True})}
    counted, other = ({"1": Mark("functional", Decimal(points))} for points in ("2", "1.5"))
    assert explain_total(table(one), counted, criteria=told).children[0].inputs == ("Kết quả: đạt", "Lượt được tính: Đơn vị chức năng chấm")
    found = explain_total(table(one), other, criteria=told).children[0]
    assert (found.title, found.rule, found.lines) == ("1. Tiêu chí 1", "Điểm đã chấm.", ("Đơn vị chức năng chấm → 1,5 điểm",))
    (nobody,) = explain_total(table(one), {}, criteria=told).children
    assert (nobody.rule, nobody.lines) == ("Chưa có điểm.", ("Chưa ai chấm → không tính điểm",))


def test_a_capped_group_read_aloud() -> None:
    told = explain_total(
        table(group("A", plain("1"), plain("2"), cap="12"), group("B", plain("3"), floor="2")), marks(**{"1": "9", "2": "8", "3": "-1"})
    )
    assert [child.lines for child in told.children] == [("9 + 8 = 17, không quá 12 → 12 điểm",), ("(-1), không dưới 2 → 2 điểm",)]


# ---- against the reference ----

CENTS = st.integers(-300, 1500).map(lambda cents: Decimal(cents) / 100)
LIMITS = st.none() | st.integers(0, 40).map(Decimal)


@st.composite
def trees(draw: st.DrawFn, *, pool: Pool, code: str, depth: int) -> Node:
    if depth == 0 or draw(st.booleans()):
        return plain(code, draw(st.sampled_from(["1", "2.5", "10", "15"])), pool=pool, na_mode=draw(st.sampled_from(list(NaMode))))
    children = [draw(trees(pool=pool, code=f"{code}.{number}", depth=depth - 1)) for number in range(draw(st.integers(1, 3)))]
    made = group(code, *children)
    return replace(made, cap=draw(LIMITS), floor=draw(st.none() | st.just(Decimal(-1))))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = [Pool.CONTENT, *draw(st.lists(st.sampled_from(list(Pool)), max_size=4))]
    roots = [draw(trees(pool=pool, code=f"{number}", depth=2)) for number, pool in enumerate(kinds)]
    limits = [Limit(draw(LIMITS)) for _ in range(3)]
    codes = [root.code for root in roots]
    names = {root.code for root in roots if root not in reference.leaves(root)}
    ties = [
        TieStep(TieBy.GROUP if code in names else TieBy.LEAF, code, lower_first=draw(st.booleans()))
        for code in draw(st.permutations(codes))
    ]
    order = draw(st.permutations(STEPS))
    return Table(
        tuple(roots),
        pools=Pools(limits[0], limits[1], limits[2], frozenset(), tuple(order)),
        ties=(*ties[:1], TieStep(TieBy.PENALTY, lower_first=True))[: draw(st.integers(0, 2))],
    )


@st.composite
def scored_tables(draw: st.DrawFn) -> tuple[Table, dict[str, dict[str, Mark]]]:
    made = draw(tables())
    codes = [leaf.code for root in made.roots for leaf in reference.leaves(root)]
    few = st.sampled_from([Decimal("0.50"), Decimal("1.00")])
    points = st.none() | few | CENTS
    units = draw(st.integers(1, 5))
    given = {f"u{unit}": {code: Mark("self", draw(points)) for code in codes if draw(st.integers(0, 9))} for unit in range(units)}
    return made, given


def excluded_as_rule_says(made: Table, given: dict[str, Mark]) -> dict[str, Mark]:
    """N/A of criteria that stay in the table has points already when it was scored."""
    modes = {leaf.code: leaf for root in made.roots for leaf in reference.leaves(root)}
    found: dict[str, Mark] = {}
    for code, mark in given.items():
        mode = modes[code].na_mode if modes[code].pool is Pool.CONTENT else NaMode.ZERO
        kept = {NaMode.FULL_POINTS: modes[code].max, NaMode.ZERO: Decimal(0)}.get(mode or NaMode.ZERO)
        found[code] = Mark("self", kept) if mark.points is None and kept is not None else mark
    return found


@settings(deadline=None, max_examples=300)
@given(scored_tables())
def test_totals_and_ranks_are_those_of_the_reference(case: tuple[Table, dict[str, dict[str, Mark]]]) -> None:
    made, raw = case
    given = {unit: excluded_as_rule_says(made, own) for unit, own in raw.items()}
    exact = {unit: {code: reference.exact(mark.points) for code, mark in own.items()} for unit, own in given.items()}
    found = totals(made, given)
    assert {unit: Fraction(one.total) for unit, one in found.items()} == {unit: reference.total(made, own) for unit, own in exact.items()}
    ranked = rank((Entry(unit, key_of(found[unit], made.ties or (), given[unit])) for unit in given), end=TieEnd.VOTE)
    assert {one.unit: one.rank for one in ranked} == reference.ranks(made, exact)


@settings(deadline=None, max_examples=100)
@given(scored_tables())
def test_explanations_say_the_total(case: tuple[Table, dict[str, dict[str, Mark]]]) -> None:
    made, given = case
    for own in given.values():
        told, found = explain_total(made, own), total(made, own)
        assert told.points == found.total
        assert told.lines[-1] == f"Tổng điểm → {shown(found.total)} điểm"
        assert {child.title.split(". ")[0]: child.points for child in told.children if child.children} == {
            code: points for code, points in found.groups.items() if "." not in code
        }


def shown(points: Decimal) -> str:
    text = f"{points:f}".rstrip("0").rstrip(".") if points else "0"
    return text.replace(".", ",")


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.sampled_from(ROUNDS), st.none() | CENTS))
def test_the_last_that_scored_counts_whatever_the_order_of_the_data(given_in: dict[str, Decimal | None]) -> None:
    found = effective(
        ROUNDS, {name: None if points is None else Mark(name, points) for name, points in given_in.items()}, policy=RoundPolicy.REPLACE
    )
    expected = reference.last_scored(ROUNDS, {name: reference.exact(points) for name, points in given_in.items()})
    assert (None if found is None else reference.exact(found.points)) == expected


@settings(deadline=None, max_examples=100)
@given(st.permutations(["1", "2", "3"]), st.permutations(["1", "2"]), st.lists(CENTS, min_size=6, max_size=6))
def test_the_order_of_siblings_does_not_matter(outer: list[str], inner: list[str], points: list[Decimal]) -> None:
    def build(outer_order: list[str], inner_order: list[str]) -> Table:
        return table(*(group(f"{one}", *(plain(f"{one}.{two}") for two in inner_order), cap="12") for one in outer_order))

    given = {f"{one}.{two}": Mark("self", points.pop()) for one in "123" for two in "12"}
    first, second = total(build(["1", "2", "3"], ["1", "2"]), given), total(build(outer, inner), given)
    assert (first.total, first.groups) == (second.total, second.groups)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 100), st.booleans()), min_size=1, max_size=8))
def test_rescaled_totals_never_pass_the_base(lines: list[tuple[int, int, bool]]) -> None:
    """Each criterion: its maximum, per cent of it reached, whether it is N/A."""
    roots = [plain(f"{number}", f"{most}", na_mode=RESCALED) for number, (most, _, _) in enumerate(lines)]
    given = {f"{number}": Mark("self", None if away else Decimal(most * share) / 100) for number, (most, share, away) in enumerate(lines)}
    found = total(table(*roots), given)
    assert 0 <= found.total <= found.base == sum(most for most, _, _ in lines)
    if not found.is_empty:
        reached = Fraction(found.content_raw) / Fraction(found.base - found.na_max)
        assert abs(Fraction(found.total) - reached * Fraction(found.base)) <= Fraction(1, 200)


def test_every_order_of_the_steps_gives_a_total() -> None:
    given = marks(a=None, b="58", x="10", y="4")
    found = {total(three(order, most="90"), given).total for order in permutations(PoolStep)}
    assert len(found) > 2
