"""Scoring periods: who keeps them, whom they score, who scores in which round, how far each is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import BlocYear, Membership
from thidua.blocs.queries import LEADING, runs, stands_above, units_leading
from thidua.core import clock
from thidua.criteria.enums import VersionState
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_acted_for, units_inherited
from thidua.scoring.enums import PeriodState, RoundKind, TurnState
from thidua.scoring.models import Mark, ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.queries.disputes import without_undisputed
from thidua.scoring.rules.crossing import crossed, why_not_cross
from thidua.scoring.rules.rounds import OF_THE_UNIT, Times


def keeps(user: User, bloc_year: BlocYear, day: date) -> bool:
    """Whether the user runs the scoring of that year: in the unit that leads it (or hosts it), or in the one above."""
    return user.is_system_admin or runs(user, bloc_year, day) or stands_above(user, bloc_year.bloc, day)


def units_in_hand(user: User, day: date) -> set[int]:
    """Units for which the user scores: those of their posts, and merged ones whose place these have taken."""
    return {*units_acted_for(user, day).values_list("pk", flat=True), *units_inherited(user, day)}


def years_to_score(user: User, day: date) -> list[BlocYear]:
    seen = BlocYear.objects.visible_to(user, day).filter(state=YearState.OPEN).select_related("bloc__superior", "bloc__host")
    return [year for year in seen if keeps(user, year, day)]


def tables_for(bloc_year: BlocYear) -> "QuerySet[TableVersion]":
    """Issued tables by which units of that year may be scored: the bloc's own, and those of the unit above for all its blocs."""
    bloc = bloc_year.bloc
    fitting = CriteriaTable.objects.filter(Q(bloc=bloc) | Q(bloc=None, issuer=bloc.superior_id) | Q(bloc=None, issuer=bloc.host_id))
    issued = TableVersion.objects.filter(state=VersionState.ISSUED, table__in=fitting, table__year=bloc_year.year)
    return issued.select_related("table").order_by("table__title", "pk")


def members_to_score(bloc_year: BlocYear) -> "QuerySet[Membership]":
    """All members of the year; one that left in the middle of it is shown with its day."""
    return bloc_year.memberships.select_related("unit").order_by("subgroup", "unit__name_sort", "pk")


def periods_shown(user: User, day: date) -> "QuerySet[ScoringPeriod]":
    """The last year first."""
    seen = ScoringPeriod.objects.visible_to(user, day).select_related("bloc_year__bloc", "version__table").defer("frozen")
    return seen.annotate(units=Count("sheets", distinct=True)).order_by("-bloc_year__year", "title", "pk")


def times_of(one: ScoringRound) -> Times:
    """In local time: the rules say these moments in words."""
    return Times(one.opens_at.astimezone(clock.LOCAL), one.over_at.astimezone(clock.LOCAL))


def moment_words(moment: datetime) -> str:
    """In local time, as sentences say it."""
    return f"{moment.astimezone(clock.LOCAL):%H:%M ngày %d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Leading:
    """Who scores for the whole: the head, its first deputy where the head's own sheet is scored, the unit above."""

    head: int | None
    deputy: int | None
    above: int | None


def leading_of(bloc_year: BlocYear, day: date) -> Leading:
    bloc = bloc_year.bloc
    head = units_leading(bloc_year, day, *LEADING).values_list("pk", flat=True).first() or bloc.host_id
    deputy = units_leading(bloc_year, day, LeadRole.DEPUTY).values_list("pk", flat=True).first()
    return Leading(head, deputy, bloc.superior_id or bloc.host_id or head)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Who is to score one sheet in one round; `unit` None: nobody can, so `why` stands instead."""

    sheet: Sheet
    unit: int | None
    why: str = ""


def scorers_of(one: ScoringRound, sheets: Sequence[Sheet], day: date) -> list[Scorer]:
    """Who scores these sheets in that round; nobody their own."""
    if one.kind in OF_THE_UNIT:
        return [Scorer(sheet, sheet.unit_id) for sheet in sheets]
    if one.kind == RoundKind.CROSS:
        return list(_crossing(one.period, sheets))
    if one.kind == RoundKind.FUNCTIONAL:
        owners = sorted(set(_owners(one.period.version)))
        return [Scorer(sheet, owner) for sheet in sheets for owner in owners if owner != sheet.unit_id]
    leading = leading_of(one.period.bloc_year, day)
    if one.kind in {RoundKind.STANDING, RoundKind.COUNCIL}:
        return [_by(sheet, leading.above, leading.head, leading.deputy) for sheet in sheets]
    return [_by(sheet, leading.head, leading.deputy, leading.above) for sheet in sheets]


def _by(sheet: Sheet, *units: int | None) -> Scorer:
    """By the first of these that is not the scored unit itself."""
    unit = next((unit for unit in units if unit is not None and unit != sheet.unit_id), None)
    if unit is None:
        return Scorer(sheet, None, f"{sheet.unit}: chưa có đơn vị nào khác chấm. Cử Phó ở trang Năm thi đua rồi mở.")
    return Scorer(sheet, unit)


def _owners(version: TableVersion) -> "QuerySet[Unit, int]":
    return Unit.objects.filter(criteria_owned__version=version).values_list("pk", flat=True)


def _crossing(period: ScoringPeriod, sheets: Sequence[Sheet]) -> Iterator[Scorer]:
    """Within each ranking group; last year's pairs come last."""
    last = set(_crossed_before(period))
    for group, within in _by_group(sheets).items():
        refused = why_not_cross(len(within))
        if refused:
            yield from (Scorer(sheet, None, f"{group or 'Cả kỳ chấm'}: {refused}") for sheet in within)
            continue
        of_unit = {sheet.unit_id: sheet for sheet in within}
        yield from (Scorer(of_unit[scored], scorer) for scorer, scored in crossed(list(of_unit), last=last))


def _by_group(sheets: Sequence[Sheet]) -> Mapping[str, list[Sheet]]:
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.group, []).append(sheet)
    return groups


def _crossed_before(period: ScoringPeriod) -> "QuerySet[Turn, tuple[int, int]]":
    year = period.bloc_year
    before = Turn.objects.filter(round__kind=RoundKind.CROSS, sheet__period__bloc_year__bloc=year.bloc_id)
    return before.filter(sheet__period__bloc_year__year=year.year - 1).values_list("scorer", "sheet__unit")


@dataclass(frozen=True, slots=True)
class RoundCell:
    """How far a round is with one sheet: turns of how many scorers, how many sent, of these entered from a signed page.

    `written`: criteria that the unit has written and not sent yet; of later rounds it is nobody's matter, it would tell of disputes.
    """

    round: ScoringRound
    is_begun: bool
    turns: int = 0
    sent: int = 0
    returned: int = 0
    entered: int = 0
    written: int = 0

    @property
    def is_done(self) -> bool:
        return 0 < self.turns == self.sent


@dataclass(frozen=True, slots=True)
class BoardRow:
    sheet: Sheet
    cells: list[RoundCell] = field(default_factory=list)


Place = tuple[int, int]
"""Sheet and round."""


def board_of(period: ScoringPeriod, user: User, now: datetime) -> list[BoardRow]:
    """The sheets the user may read by every round, in as many questions for 3 units or 300."""
    rounds, counted, written = list(period.rounds.all()), _counted(period), _written(period)

    def cell(sheet: Sheet, one: ScoringRound) -> RoundCell:
        place = sheet.pk, one.pk
        return RoundCell(one, one.opens_at <= now, *counted.get(place, (0, 0, 0, 0)), written.get(place, 0))

    mine = Sheet.objects.visible_to(user, now.date()).filter(period=period)
    rows = mine.select_related("unit").order_by("group", "unit__name_sort", "pk")
    return [BoardRow(sheet, [cell(sheet, one) for one in rounds]) for sheet in rows]


def _counted(period: ScoringPeriod) -> dict[Place, tuple[int, int, int, int]]:
    """Turns, of these sent, returned, sent and entered from a signed page."""
    sent, returned = Q(state=TurnState.SENT), Q(state=TurnState.RETURNED)
    kinds = (None, sent, returned, sent & ~Q(way=ArrivalWay.HERE))
    numbers = {f"kind_{at}": Count("pk", filter=kind) for at, kind in enumerate(kinds)}
    turns = Turn.objects.filter(sheet__period=period).values_list("sheet", "round").annotate(**numbers).order_by()
    return {(sheet, one): tuple(counted) for sheet, one, *counted in turns}


def _written(period: ScoringPeriod) -> dict[Place, int]:
    own = Mark.objects.filter(turn__sheet__period=period, turn__round__kind=RoundKind.SELF).exclude(turn__state=TurnState.SENT)
    return {(sheet, one): number for sheet, one, number in own.values_list("turn__sheet", "turn__round").annotate(Count("pk")).order_by()}


def turns_of(period: ScoringPeriod) -> "QuerySet[Turn]":
    """Who scores whom, sheet by sheet; what the units say of themselves left out."""
    mine = Turn.objects.filter(sheet__period=period).exclude(round__kind__in=OF_THE_UNIT)
    order = ("sheet__group", "sheet__unit__name_sort", "sheet", "round__position", "pk")
    return mine.select_related("sheet__unit", "round", "scorer").order_by(*order)


def turns_waiting(user: User, now: datetime) -> "QuerySet[Turn]":
    """Turns of the user's units that are open now and not sent yet, the one that ends first on top."""
    return turns_waiting_for(units_in_hand(user, now.date()), now)


def turns_waiting_for(units: Collection[int], now: datetime) -> "QuerySet[Turn]":
    mine = Turn.objects.filter(scorer__in=units).exclude(state=TurnState.SENT)
    opened = mine.filter(round__opens_at__lte=now, round__closes_at__gte=now, round__closed_at=None, sheet__period__state=PeriodState.OPEN)
    waiting = without_undisputed(opened, now)
    return waiting.select_related("sheet__unit", "sheet__period", "round", "scorer").order_by("round__closes_at", "pk")
