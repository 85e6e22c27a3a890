"""When a round takes points, who sees what of it, who scores whom across."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from thidua.core.clock import LOCAL
from thidua.scoring.enums import PeriodMove, PeriodState, Shown, TurnMove, TurnState
from thidua.scoring.rules.crossing import crossed, why_not_cross
from thidua.scoring.rules.life import PERIOD, TURN, why_not_move_period, why_not_move_turn
from thidua.scoring.rules.rounds import Said, Standing, Times, seen_by_scorer, seen_by_unit, why_not_in_time, why_not_period

NOON = datetime(2021, 11, 10, 12, tzinfo=LOCAL)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TIMES = Times(NOON - HOUR, NOON + HOUR)
OVER = Times(NOON - 3 * HOUR, NOON - HOUR)


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        (NOON - HOUR - SECOND, Standing.TO_COME),
        (NOON - HOUR, Standing.OPEN),
        (NOON + HOUR, Standing.OPEN),
        (NOON + HOUR + SECOND, Standing.OVER),
    ],
)
def test_a_round_is_open_from_its_first_to_its_last_moment(at: datetime, standing: Standing) -> None:
    assert TIMES.standing(at) == standing
    assert (why_not_in_time(TIMES, at) is None) == (standing == Standing.OPEN)


def test_what_comes_after_the_end_hears_when_it_was() -> None:
    assert why_not_in_time(OVER, NOON) == (
        "Vòng chấm đã khép lúc 11:00 ngày 10/11/2021 nên không ghi thêm. Điểm đã lưu trước lúc đó vẫn giữ nguyên."
    )


@pytest.mark.parametrize(
    ("opens", "closes", "before", "is_right"),
    [
        (NOON, NOON + HOUR, None, True),
        (NOON, NOON, None, False),
        (NOON, NOON + HOUR, NOON, True),
        (NOON, NOON + HOUR, NOON + SECOND, False),
    ],
)
def test_a_round_ends_after_it_opens_and_not_before_the_one_above(
    opens: datetime, closes: datetime, before: datetime | None, is_right: bool
) -> None:
    assert (why_not_period(opens, closes, before) is None) == is_right


@pytest.mark.parametrize(("move", "state"), list(product(PeriodMove, PeriodState)))
def test_a_period_moves_only_as_its_table_says(move: PeriodMove, state: PeriodState) -> None:
    assert (why_not_move_period(move, state) is None) == (state in PERIOD[move])


@pytest.mark.parametrize(("move", "state"), list(product(TurnMove, TurnState)))
def test_a_turn_moves_only_as_its_table_says(move: TurnMove, state: TurnState) -> None:
    assert (why_not_move_turn(move, state) is None) == (state in TURN[move])


SHEET, UNIT, HEAD, OTHER = 1, 10, 11, 12


def turn(
    key: int,
    scorer: int,
    *,
    sent: bool = True,
    blind: bool = False,
    shown: Shown = Shown.WHEN_CLOSED,
    times: Times = TIMES,
    sheet: int = SHEET,
) -> Said:
    return Said(key, sheet, scorer, TurnState.SENT if sent else TurnState.WRITING, blind, shown, times)


def test_a_draft_is_read_by_nobody_else() -> None:
    turns = [turn(1, UNIT, sent=False), turn(2, HEAD, sent=False)]
    assert seen_by_scorer(turns, frozenset({HEAD})) == {2}
    assert seen_by_unit(turns, UNIT, period=PeriodState.OPEN, now=NOON) == {1}


@pytest.mark.parametrize(("is_sent", "seen"), [(False, {2}), (True, {1, 2})])
def test_a_blind_scorer_reads_the_others_once_both_have_sent(is_sent: bool, seen: set[int]) -> None:
    turns = [turn(1, OTHER, blind=True), turn(2, HEAD, sent=is_sent, blind=True)]
    assert seen_by_scorer(turns, frozenset({HEAD})) == seen


def test_blindness_is_of_one_sheet_and_hides_no_open_round() -> None:
    turns = [turn(1, OTHER, blind=True), turn(2, HEAD, sent=False, blind=True, sheet=2), turn(3, UNIT), turn(4, OTHER, blind=True, sheet=2)]
    assert seen_by_scorer(turns, frozenset({HEAD})) == {1, 2, 3}


def test_a_keeper_without_a_turn_reads_all_that_was_sent() -> None:
    assert seen_by_scorer([turn(1, OTHER, blind=True), turn(2, HEAD, sent=False)], frozenset({99})) == {1}


@pytest.mark.parametrize(
    ("shown", "times", "period", "is_seen"),
    [
        (Shown.AT_ONCE, TIMES, PeriodState.OPEN, True),
        (Shown.WHEN_CLOSED, TIMES, PeriodState.OPEN, False),
        (Shown.WHEN_CLOSED, OVER, PeriodState.OPEN, True),
        (Shown.WHEN_ANNOUNCED, OVER, PeriodState.OPEN, False),
        (Shown.WHEN_ANNOUNCED, OVER, PeriodState.ANNOUNCED, True),
        (Shown.WHEN_CLOSED, TIMES, PeriodState.PUBLISHED, True),
    ],
)
def test_the_scored_unit_reads_a_round_from_when_it_is_shown(shown: Shown, times: Times, period: PeriodState, is_seen: bool) -> None:
    turns = [turn(1, UNIT), turn(2, HEAD, shown=shown, times=times)]
    assert (2 in seen_by_unit(turns, UNIT, period=period, now=NOON)) == is_seen


@pytest.mark.parametrize(("other_sent", "is_seen"), [(True, True), (False, False)])
def test_a_blind_round_is_shown_to_the_unit_once_all_have_sent(other_sent: bool, is_seen: bool) -> None:
    turns = [turn(1, HEAD, blind=True, shown=Shown.AT_ONCE), turn(2, OTHER, sent=other_sent, blind=True, shown=Shown.AT_ONCE)]
    assert (1 in seen_by_unit(turns, UNIT, period=PeriodState.OPEN, now=NOON)) == is_seen


@pytest.mark.parametrize("units", range(3, 64))
def test_across_everybody_scores_once_and_nobody_each_other(units: int) -> None:
    keys = list(range(units))
    first = crossed(keys)
    for pairs in (first, crossed(keys, last=first)):
        assert sorted(scorer for scorer, _ in pairs) == sorted(scored for _, scored in pairs) == keys
        assert all(scorer != scored for scorer, scored in pairs)
        assert not {(scored, scorer) for scorer, scored in pairs} & set(pairs)


@pytest.mark.parametrize("units", range(5, 20))
def test_across_no_pair_of_last_year_comes_again(units: int) -> None:
    keys = list(range(units))
    first = crossed(keys)
    assert not set(first) & set(crossed(keys, last=first))


def test_two_units_cannot_score_across() -> None:
    assert why_not_cross(2) == "Chấm chéo cần ít nhất 3 đơn vị; nhóm này có 2 nên hai bên sẽ chấm lẫn nhau."
    assert why_not_cross(3) is None
