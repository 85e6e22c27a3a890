"""Complaints of a period, and what an answer would change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.criteria.rules.rounds import Mark
from thidua.organisations.queries import units_acted_for, units_inherited
from thidua.scoring.enums import ComplaintState, PeriodState, RoundKind
from thidua.scoring.models import Complaint, ScoringPeriod, ScoringRound, Sheet
from thidua.scoring.queries.consolidating import Scores, points_now, scores_of
from thidua.scoring.queries.exporting import plain_points
from thidua.scoring.queries.periods import keeps, turns_waiting_for, units_in_hand
from thidua.scoring.rules.consolidating import Consolidated, consolidate
from thidua.scoring.rules.rounds import GIVING_POINTS

AROUND = ("sheet__unit", "sheet__period__bloc_year__bloc", "sheet__period__version", "criterion", "answered_by", "filed_by", "file")


def complaints_shown(user: User, period: ScoringPeriod, day: date) -> "QuerySet[Complaint]":
    """Whoever keeps the period reads all, a unit its own."""
    seen = Complaint.objects.filter(sheet__period=period).select_related(*AROUND)
    if keeps(user, period.bloc_year, day):
        return seen
    return seen.filter(Q(sheet__unit__in=units_in_hand(user, day)))


def complaints_waiting(period: ScoringPeriod) -> int:
    return Complaint.objects.filter(sheet__period=period, state=ComplaintState.OPEN).count()


def complaints_to_answer(user: User, now: datetime) -> "QuerySet[Complaint]":
    """That wait for the user's answer, the one due first on top."""
    acting, own = _hands(user, now.date())
    return complaints_to_answer_by(acting, own, now.date())


def _hands(user: User, day: date) -> tuple[frozenset[int], frozenset[int]]:
    """Units somebody acts for, and with them the ones whose place these have taken."""
    acting = frozenset(units_acted_for(user, day).values_list("pk", flat=True))
    return acting, acting | units_inherited(user, day)


def complaints_to_answer_by(acting: Collection[int], own: Collection[int], day: date) -> "QuerySet[Complaint]":
    """Of periods kept by units that somebody acts for (`periods.keeps` in the words of the database), `own` units' left to others."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    is_hosted = Q(bloc__host__in=acting) & ~Q(pk__in=leading.values("bloc_year"))
    kept = Q(pk__in=leading.filter(unit__in=acting).values("bloc_year")) | Q(bloc__superior__in=acting) | is_hosted
    years = BlocYear.objects.filter(kept, state=YearState.OPEN)
    waiting = Complaint.objects.filter(state=ComplaintState.OPEN, sheet__period__state=PeriodState.ANNOUNCED)
    found = waiting.filter(sheet__period__bloc_year__in=years.values("pk")).exclude(sheet__unit__in=own)
    return found.select_related("sheet__unit", "sheet__period", "criterion").order_by("due_at", "pk")


def waiting_in_scoring(user: User, now: datetime) -> int:
    """Sheets that wait for the user's points, and complaints that wait for the user's answer: a figure of every page's menu."""
    acting, own = _hands(user, now.date())
    return turns_waiting_for(own, now).count() + complaints_to_answer_by(acting, own, now.date()).count()


def is_overdue(complaint: Complaint, now: datetime) -> bool:
    return complaint.state == ComplaintState.OPEN and now > complaint.due_at


def round_of_answers(period: ScoringPeriod) -> ScoringRound | None:
    """The last round that gives points, if that is the standing body's or the council's; what an answer changes stands there."""
    last = period.rounds.filter(kind__in=GIVING_POINTS).order_by("position").last()
    return last if last is not None and last.kind in {RoundKind.STANDING, RoundKind.COUNCIL} else None


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit whose rank another's points would change."""

    sheet: Sheet
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """Points, total and rank of the unit, and whose rank moves with them."""

    before: Mapping[str, Decimal | int | None]
    after: Mapping[str, Decimal | int | None]
    moved: tuple[Moved, ...] = ()

    def stored(self) -> dict[str, Any]:
        return {
            "before": {name: plain_points(value) for name, value in self.before.items()},
            "after": {name: plain_points(value) for name, value in self.after.items()},
            "moved": [{"unit": str(one.sheet.unit), "before": one.before, "after": one.after} for one in self.moved],
        }


def effect_of(complaint: Complaint, points: Decimal) -> Effect | None:
    """If the criterion had these points; None for a complaint about the whole sheet."""
    if complaint.criterion is None:
        return None
    scores = scores_of(complaint.sheet.period)
    return effect_between(complaint, scores, scores.consolidated(), _with(scores, complaint.sheet_id, complaint.criterion.code, points))


def _with(scores: Scores, sheet: int, code: str, points: Decimal) -> Consolidated:
    marks = {**scores.marks, sheet: {**scores.marks.get(sheet, {}), code: Mark(RoundKind.STANDING, points)}}
    givens = {name: {unit: given for unit, given in of.items() if name != code or unit != sheet} for name, of in scores.givens.items()}
    return consolidate(scores.table, scores.entrants, marks=marks, givens=givens)


def effect_between(complaint: Complaint, scores: Scores, before: Consolidated, after: Consolidated) -> Effect:
    code = complaint.criterion.code if complaint.criterion else ""
    ranks = [{one.entrant.key: one.ranked.rank for group in found.groups.values() for one in group} for found in (before, after)]
    others = (key for key in scores.sheets if key != complaint.sheet_id and ranks[0][key] != ranks[1][key])
    moved = tuple(Moved(scores.sheets[key], ranks[0][key], ranks[1][key]) for key in others)
    sheet = complaint.sheet
    return replace(Effect(points_now(before, sheet, code), points_now(after, sheet, code)), moved=moved)
