"""Who is next by the rule of a bloc: tables, and everyone once a round."""

import random

import pytest

from thidua.years.enums import RotationWay
from thidua.years.rules.rotation import Pass, Register, Turn, next_head, places

A, B, C, D, E = 1, 2, 3, 4, 5
LIST = RotationWay.LIST
HISTORY = (Turn(2018, A), Turn(2019, B), Turn(2020, C))


def by_list(**more: object) -> Register:
    said: dict[str, object] = {"way": LIST, "order": (A, B, C, D), "members": {A, B, C, D}, "turns": HISTORY, **more}
    return Register(**said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("register", "unit"),
    [
        (by_list(), D),
        (by_list(turns=()), A),
        (by_list(turns=(*HISTORY, Turn(2021, D))), D),
        (by_list(members={A, B, C, E}), A),
        (by_list(turns=HISTORY[:2]), C),
        (by_list(turns=(Turn(2020, A),), passes=(Pass(B, 2021, "bận"),)), C),
        (by_list(turns=(Turn(2020, A), Turn(2021, C)), passes=(Pass(B, 2020, "bận"),)), B),
        (by_list(turns=(Turn(2020, E),)), A),
        (by_list(order=(A, B, C, D), members={A, E, D}, heirs={B: E, C: E}), D),
        (by_list(order=(A, B, C, D), members={A, E, D}, heirs={B: E, C: E}, turns=(Turn(2020, A),)), E),
        (by_list(order=(), turns=()), None),
        (by_list(members=set()), None),
        (by_list(members={D}, passes=(Pass(D, 2021, "xin thôi"),), turns=()), None),
    ],
    ids=[
        "the one left in the round",
        "nobody has led yet: the first",
        "of the same year counts not",
        "the next has left: a new round begins after it",
        "after the last",
        "passed over",
        "passed over before: its turn comes in the round",
        "a head from outside the order: the first",
        "two merged into one: the place is the earlier one, it led already",
        "the successor keeps the place",
        "no order",
        "nobody takes part",
        "the only one asked to be passed over",
    ],
)
def test_next_by_the_list(register: Register, unit: int | None) -> None:
    assert next_head(register, year=2021).unit == unit


def test_every_unit_looked_at_says_why() -> None:
    found = next_head(by_list(turns=(Turn(2019, A), Turn(2020, D)), members={A, C, D}, passes=(Pass(C, 2021, "sáp nhập"),)), year=2021)
    assert [(step.unit, step.is_next, step.why) for step in found.steps[:4]] == [
        (A, False, "Đã làm Trưởng năm 2019 trong vòng này."),
        (B, False, "Không còn là thành viên."),
        (C, False, "Được bỏ qua năm 2021: sáp nhập"),
        (D, False, "Đã làm Trưởng năm 2020 trong vòng này."),
    ]
    assert found.unit == A
    assert found.words.startswith("Các đơn vị còn lại của vòng này đều được bỏ qua, nên bắt đầu vòng mới.")


def test_a_circle_of_successors_ends() -> None:
    assert places(by_list(heirs={A: B, B: A})) == [B, A, C, D]


@pytest.mark.parametrize(
    ("deputies", "members", "passes", "unit"),
    [
        ((B, C), {A, B, C}, (), B),
        ((B, C), {A, C}, (), C),
        ((B, C), {A, B, C}, (Pass(B, 2021, "bận"),), C),
        ((), {A}, (), None),
        ((B,), {A, E}, (), E),
    ],
)
def test_next_by_the_deputy(deputies: tuple[int, ...], members: set[int], passes: tuple[Pass, ...], unit: int | None) -> None:
    register = Register(RotationWay.DEPUTY, members=members, deputies=deputies, passes=passes, heirs={B: E} if E in members else {})
    assert next_head(register, year=2021).unit == unit


@pytest.mark.parametrize("way", [RotationWay.ELECTION, RotationWay.APPOINTMENT])
def test_people_choose_where_the_rule_names_nobody(way: RotationWay) -> None:
    found = next_head(by_list(way=way), year=2021)
    assert found.unit is None
    assert found.steps == ()


@pytest.mark.parametrize("seed", range(30))
def test_everyone_once_a_round(seed: int) -> None:
    """Whoever is passed over in some years: in every stretch of n turns of a round nobody leads twice, everybody leads once."""
    dice = random.Random(seed)
    order = dice.sample(range(1, 30), dice.randint(2, 12))
    turns: list[Turn] = []
    for year in range(2000, 2000 + 3 * len(order)):
        passes = (
            [Pass(unit, year, "xin lùi") for unit in dice.sample(order, dice.randint(0, len(order) - 1))] if dice.random() < 0.3 else []
        )
        waiting = set(order) - {turn.unit for turn in turns[len(turns) // len(order) * len(order) :]}
        passes = [one for one in passes if not waiting <= {other.unit for other in passes}]
        found = next_head(Register(LIST, order=order, members=set(order), turns=turns, passes=passes), year=year)
        assert found.unit is not None
        turns.append(Turn(year, found.unit))
    for begin in range(0, len(turns), len(order)):
        assert sorted(turn.unit for turn in turns[begin : begin + len(order)]) == sorted(order)
