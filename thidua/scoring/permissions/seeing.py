"""Which turns of which sheets a person may read (blind rounds, what the scored unit is shown and when)."""

from collections.abc import Sequence
from datetime import datetime

from thidua.accounts.models import User
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.enums import PeriodState, Shown, TurnState
from thidua.scoring.models import Sheet, Turn
from thidua.scoring.queries.periods import keeps, times_of, units_in_hand
from thidua.scoring.rules.rounds import Said, seen_by_scorer, seen_by_unit


def said(turn: Turn, sheet: Sheet) -> Said:
    one = turn.round
    return Said(turn.pk, sheet.pk, turn.scorer_id, TurnState(turn.state), one.is_blind, Shown(one.shown), times_of(one))


def seen_turns(user: User, sheet: Sheet, turns: Sequence[Turn], now: datetime) -> list[Turn]:
    """In the order given. Whoever keeps the period, or scores in it, reads as a scorer; the scored unit what its rounds show it by now."""
    mine, is_keeper = frozenset(units_in_hand(user, now.date())), keeps(user, sheet.period.bloc_year, now.date())
    return turns_seen(sheet, turns, now, mine=mine, is_keeper=is_keeper)


def turns_seen(sheet: Sheet, turns: Sequence[Turn], now: datetime, *, mine: frozenset[int], is_keeper: bool) -> list[Turn]:
    """Of somebody with these units in hand. Without a turn of their own on the sheet the keepers read all that was sent; what they enter
    for a unit they read too.
    """
    facts, state = [said(turn, sheet) for turn in turns], PeriodState(sheet.period.state)
    seen: frozenset[int] = frozenset(turn.pk for turn in turns if is_keeper and turn.way != ArrivalWay.HERE)
    if is_keeper or any(turn.scorer_id in mine and turn.scorer_id != sheet.unit_id for turn in turns):
        seen |= seen_by_scorer(facts, mine)
    if sheet.unit_id in mine or state == PeriodState.PUBLISHED:
        seen |= seen_by_unit(facts, sheet.unit_id, period=state, now=now)
    return [turn for turn in turns if turn.pk in seen]
