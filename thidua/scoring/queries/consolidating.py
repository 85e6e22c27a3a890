"""Marks of a period as they count, taken through totals, ranks and grades. As many questions of the database for 3 units or 3,000."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber

from thidua.core import clock
from thidua.criteria.enums import Pool, RoundPolicy
from thidua.criteria.models import Criterion
from thidua.criteria.rules import rounds as round_rules
from thidua.criteria.rules.given import Given, read_given
from thidua.criteria.rules.values import Leaf, Table, leaves_of
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Mark, ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.rules.consolidating import Consolidated, Entrant, Line, SelfScore, consolidate, counted, looks_at_given
from thidua.scoring.rules.rounds import GIVING_POINTS


@dataclass(frozen=True, slots=True)
class Scores:
    """What a period is computed from. `sheets` by their key; `codes`: criterion's key → its code."""

    table: Table
    rounds: list[ScoringRound]
    sheets: dict[int, Sheet]
    codes: dict[int, str]
    entrants: list[Entrant]
    marks: dict[int, dict[str, round_rules.Mark]] = field(default_factory=dict)
    givens: dict[str, dict[int, Given]] = field(default_factory=dict)

    @property
    def leaves(self) -> dict[str, Leaf]:
        return {leaf.code: leaf for leaf in leaves_of(self.table.roots)}

    def consolidated(self) -> Consolidated:
        return consolidate(self.table, self.entrants, marks=self.marks, givens=self.givens)


def consolidated(period: ScoringPeriod) -> Consolidated:
    return scores_of(period).consolidated()


def scores_of(period: ScoringPeriod) -> Scores:
    """Raises `ParamFault` where a stored rule cannot be read."""
    scores = facts_of(period)
    said = sent_marks(period)
    if scores.table.settings.round_policy is RoundPolicy.REPLACE:
        _take_picked(scores, _picked(said, scores))
    else:
        _take_counted(scores, said)
    return scores


def facts_of(period: ScoringPeriod) -> Scores:
    """All but the marks."""
    table, rounds = rules_of(period.version).table, list(period.rounds.order_by("position"))
    sheets = {sheet.pk: sheet for sheet in period.sheets.select_related("unit").order_by("group", "unit__name_sort", "pk")}
    own, came = next((one for one in rounds if one.kind == RoundKind.SELF), None), _came(period)
    entrants = [
        Entrant(sheet.pk, sheet.group, sheet.exclusion, _self_score(own, came.get(sheet.pk)) if own else None) for sheet in sheets.values()
    ]
    codes = dict(Criterion.objects.filter(version=period.version_id).values_list("pk", "code"))
    return Scores(table, rounds, sheets, codes, entrants)


def _came(period: ScoringPeriod) -> dict[int, datetime]:
    """Sheet → when the unit's own score came: its signed page, where it was entered from one. What was taken back has not come."""
    own = Turn.objects.filter(sheet__period=period, round__kind=RoundKind.SELF, state=TurnState.SENT).order_by()
    moments = own.values_list("sheet", Coalesce("arrived_at", "sent_at"))
    return {sheet: moment for sheet, moment in moments if moment is not None}


def _self_score(own: ScoringRound, came_at: datetime | None) -> SelfScore | None:
    """A round that was closed early takes nothing from who was in time by the day told; who sent nothing by then sent nothing."""
    if came_at is None:
        return SelfScore(_second(own.over_at), None) if clock.now() > own.over_at else None
    return SelfScore(_second(own.closes_at), _second(came_at))


def _second(moment: datetime) -> datetime:
    """As the export writes it, so that both compare the same."""
    return moment.astimezone(clock.LOCAL).replace(microsecond=0)


def sent_marks(period: ScoringPeriod) -> "QuerySet[Mark]":
    """What was handed in; what is still being written counts for nothing."""
    return Mark.objects.filter(turn__sheet__period=period, turn__state=TurnState.SENT, turn__round__kind__in=GIVING_POINTS)


def _picked(said: "QuerySet[Mark]", scores: Scores) -> "QuerySet[Mark]":
    """The last that counts of each sheet and criterion, chosen by the database (`rules.consolidating.counted` in its words)."""
    pools, settings = scores.table.pools, scores.table.settings
    if pools.penalty_rounds is not None and any(leaf.pool is Pool.PENALTY for leaf in scores.leaves.values()):
        said = said.exclude(~Q(turn__round__kind__in=pools.penalty_rounds), criterion__pool=Pool.PENALTY)
    agreeing = next((one.position for one in scores.rounds if one.kind == settings.na_agreed_in), None)
    if agreeing is not None:
        same = Mark.objects.filter(turn__sheet=OuterRef("turn__sheet"), criterion=OuterRef("criterion"), turn__state=TurnState.SENT)
        said = said.filter(Q(is_na=False) | Exists(same.filter(is_na=True, turn__round__position__gte=agreeing)))
    last = Window(
        RowNumber(),
        partition_by=[F("turn__sheet"), F("criterion")],
        order_by=[F("turn__round__position").desc(), F("turn").desc()],
    )
    return said.annotate(place=last).filter(place=1)


def _take_picked(scores: Scores, picked: "QuerySet[Mark]") -> None:
    kinds, codes, made = {one.pk: one.kind for one in scores.rounds}, scores.codes, round_rules.Mark
    marks: dict[int, dict[str, round_rules.Mark]] = {key: {} for key in scores.sheets}
    for sheet, criterion, one, points in picked.values_list("turn__sheet", "criterion", "turn__round", "points").iterator(chunk_size=20000):
        marks[sheet][codes[criterion]] = made(kinds[one], points)
    scores.marks.update(marks)
    looked_at = looks_at_given(scores.table)
    if looked_at:
        keys = [key for key, code in codes.items() if code in looked_at]
        rows = picked.filter(criterion__in=keys).values_list("turn__sheet", "criterion", "given")
        _take_givens(scores, ((sheet, codes[criterion], given) for sheet, criterion, given in rows))


def _take_givens(scores: Scores, rows: Iterable[tuple[int, str, Mapping[str, Any]]]) -> None:
    leaves = scores.leaves
    for sheet, code, given in rows:
        scores.givens.setdefault(code, {})[sheet] = read_given(leaves[code], given)


def _take_counted(scores: Scores, said: "QuerySet[Mark]") -> None:
    """Where a mean is taken, every mark is looked at."""
    leaves, rounds = scores.leaves, [one.kind for one in scores.rounds]
    looked_at = frozenset(looks_at_given(scores.table))
    kinds = {one.pk: one.kind for one in scores.rounds}
    order = ("turn__sheet", "criterion", "turn__round__position", "turn")
    rows = said.order_by(*order).values_list("turn__sheet", "criterion", "turn__round", "points", "is_na", "given")
    scores.marks.update({key: {} for key in scores.sheets})
    for (sheet, criterion), found in groupby(rows, key=lambda row: row[:2]):
        code = scores.codes[criterion]
        line = counted([Line(kinds[row[2]], row[3], row[4], row[5]) for row in found], leaves[code], scores.table, rounds)
        if line is None:
            continue
        scores.marks[sheet][code] = round_rules.Mark(line.round, line.points)
        if code in looked_at:
            _take_givens(scores, [(sheet, code, line.given)])  # type: ignore[list-item]


def points_now(found: Consolidated, sheet: Sheet, code: str = "") -> dict[str, Decimal | int | None]:
    """Where a unit stands: its total, its rank, and the points of one criterion."""
    placed = found.placed(sheet.pk)
    assert placed is not None
    mark = placed.marks.get(code)
    return {"total": placed.total.total, "rank": placed.ranked.rank} | ({"points": mark.points if mark else None} if code else {})
