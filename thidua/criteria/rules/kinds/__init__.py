"""The fourteen kinds behind four doors: `score`, `score_scope`, `explain`, `faults_of`. There is no second engine: an explanation is
built from the outcome that was scored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.rules.given import Given, NotArisen, Ratio, Stated
from thidua.criteria.rules.kinds import conditions, events, leader, rates, said, tiers
from thidua.criteria.rules.kinds.tiers import CountDays
from thidua.criteria.rules.outcome import Explained, Outcome
from thidua.criteria.rules.values import Leaf

__all__ = ["CountDays", "explain", "faults_of", "score", "score_scope"]

Kind = CriterionKind
Unit = TypeVar("Unit")

_SCORERS: Mapping[Kind, Callable[[Leaf, Given], Outcome]] = {
    Kind.PASS_FAIL: conditions.score_pass_fail,
    Kind.PROPORTIONAL: rates.score_proportional,
    Kind.TIERED: tiers.score_tiered,
    Kind.DECISION_TABLE: conditions.score_decision_table,
    Kind.DEDUCT_PER_EVENT: events.score_deduct_per_event,
    Kind.DEDUCT_BANDED: events.score_deduct_banded,
    Kind.COUNT_TIMES: events.score_count_times,
    Kind.BONUS_PENALTY: events.score_bonus_penalty,
    Kind.AWARD_BONUS: events.score_award_bonus,
    Kind.JUDGED: conditions.score_judged,
    Kind.IMPORTED: rates.score_imported,
}

_EXPLAINERS: Mapping[Kind, Callable[[Leaf, Given, Outcome], Explained]] = {
    Kind.PASS_FAIL: conditions.explain_pass_fail,
    Kind.PROPORTIONAL: rates.explain_proportional,
    Kind.TIERED: tiers.explain_tiered,
    Kind.LATE_DAYS: tiers.explain_late_days,
    Kind.DECISION_TABLE: conditions.explain_decision_table,
    Kind.DEDUCT_PER_EVENT: events.explain_deduct_per_event,
    Kind.DEDUCT_BANDED: events.explain_deduct_banded,
    Kind.COUNT_TIMES: events.explain_count_times,
    Kind.BONUS_PENALTY: events.explain_bonus_penalty,
    Kind.AWARD_BONUS: events.explain_award_bonus,
    Kind.LEADER_RELATIVE: leader.explain_leader_relative,
    Kind.JUDGED: conditions.explain_judged,
    Kind.IMPORTED: rates.explain_imported,
}

_FAULTS: Mapping[Kind, Callable[[Leaf], Iterator[str]]] = {
    Kind.PROPORTIONAL: rates.faults_of_proportional,
    Kind.TIERED: tiers.faults_of_tiers,
    Kind.LATE_DAYS: tiers.faults_of_tiers,
    Kind.DECISION_TABLE: conditions.faults_of_decision_table,
    Kind.DEDUCT_PER_EVENT: events.faults_of_deduct_per_event,
    Kind.DEDUCT_BANDED: events.faults_of_deduct_banded,
    Kind.COUNT_TIMES: events.faults_of_count_times,
    Kind.BONUS_PENALTY: events.faults_of_bonus_penalty,
    Kind.AWARD_BONUS: events.faults_of_award_bonus,
    Kind.JUDGED: conditions.faults_of_judged,
    Kind.IMPORTED: rates.faults_of_imported,
}


def score(leaf: Leaf, given: Given, *, count_days: CountDays | None = None) -> Outcome:
    """The leaf is `settled`. Raises `ParamFault` where a choice the case needs is not made. K11 has points in `score_scope` only."""
    match given:
        case NotArisen():
            return said.not_arisen(leaf)
        case Stated():
            return said.stated(given)
    if leaf.kind is Kind.LATE_DAYS:
        return tiers.score_late_days(leaf, given, count_days)
    return _SCORERS[leaf.kind](leaf, given)


def score_scope(leaf: Leaf, givens: Mapping[Unit, Given]) -> dict[Unit, Outcome]:
    """K11 of every unit of one ranking group at once. Units with N/A or stated points do not move the leader."""
    outcomes: dict[Unit, Outcome] = {}
    ratios: dict[Unit, Ratio] = {}
    for unit, given in givens.items():
        if isinstance(given, Ratio):
            ratios[unit] = given
        else:
            outcomes[unit] = score(leaf, given)
    return {**outcomes, **leader.score_ratios(leaf, ratios)}


def explain(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    """Built on demand from what was scored; its last line says the points of the outcome."""
    match given:
        case NotArisen():
            explained = said.explain_not_arisen(leaf, given, outcome)
        case Stated():
            explained = said.explain_stated(leaf, given, outcome)
        case _:
            explained = _EXPLAINERS[leaf.kind](leaf, given, outcome)
    return replace(explained, clause=leaf.clause, title=f"{leaf.code}. {leaf.title}")


def faults_of(leaf: Leaf) -> tuple[str, ...]:
    """What the editor says of a criterion whose rule contradicts itself; choices not made yet are in `missing_settings`."""
    own = _FAULTS.get(leaf.kind)
    return (*_common_faults(leaf), *(own(leaf) if own else ()))


def _common_faults(leaf: Leaf) -> Iterator[str]:
    if leaf.max < 0:
        yield "Điểm chuẩn không được âm."
    if leaf.pool is Pool.CONTENT and leaf.max == Decimal(0):
        yield "Tiêu chí nội dung có điểm chuẩn 0 thì không chấm được gì."
    if leaf.max != round(leaf.max, 2):
        yield f"Điểm chuẩn {figure(leaf.max)} có quá hai chữ số thập phân."
