"""Preparing a scoring period: by which table, which units, in which rounds; opening it; who scores instead; who is not ranked."""

from collections.abc import Sequence

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.criteria.models import TableVersion
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.scoring.enums import PeriodMove, PeriodState
from thidua.scoring.models import ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.permissions import periods as permissions
from thidua.scoring.queries.periods import scorers_of
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit
from thidua.scoring.rules.life import PERIOD
from thidua.scoring.rules.rounds import why_not_period


@transaction.atomic
def begin_period(bloc_year: BlocYear, *, version: TableVersion, title: str, by: User) -> ScoringPeriod:
    now = clock.now()
    require(permissions.why_not_begin(by, bloc_year, version, now.date()))
    title = one_line(title)[:200] or f"Chấm điểm {bloc_year}: {version.table.scored_kind}"[:200]
    made = ScoringPeriod.objects.create(bloc_year=bloc_year, version=version, title=title, made_by=by, made_at=now)
    record(by, "scoring.begin_period", made, version=version)
    return made


@transaction.atomic
def choose_units(period: ScoringPeriod, *, units: Sequence[ScoredUnit], by: User) -> ScoringPeriod:
    """These are scored and nobody else."""
    period = lock(period)
    require(permissions.why_not_move(by, period, PeriodMove.PREPARE, clock.now().date()))
    require(permissions.why_not_score(period, [one.unit for one in units]))
    period.sheets.exclude(unit__in=[one.unit for one in units]).delete()
    for one in units:
        period.sheets.update_or_create(unit=one.unit, defaults={"group": one_line(one.group)[:80], "size": one.size})
    record(by, "scoring.choose_units", period, units=len(units))
    return period


@transaction.atomic
def set_rounds(period: ScoringPeriod, *, rounds: Sequence[PlannedRound], by: User) -> ScoringPeriod:
    """In the order given."""
    period = lock(period)
    require(permissions.why_not_move(by, period, PeriodMove.PREPARE, clock.now().date()))
    require(_why_not_rounds(rounds))
    period.rounds.all().delete()
    ScoringRound.objects.bulk_create(
        ScoringRound(
            period=period,
            position=at,
            kind=one.kind,
            opens_at=one.opens_at,
            closes_at=one.closes_at,
            is_blind=one.is_blind,
            shown=one.shown,
        )
        for at, one in enumerate(rounds, 1)
    )
    record(by, "scoring.set_rounds", period, rounds=[one.kind for one in rounds])
    return period


def _why_not_rounds(rounds: Sequence[PlannedRound]) -> str | None:
    kinds = [one.kind for one in rounds]
    twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
    if twice is not None:
        return f"Vòng “{twice.label}” có hai lần. Bỏ một."
    openings = [None, *(one.opens_at for one in rounds)]
    wrong = ((one, why_not_period(one.opens_at, one.closes_at, before)) for one, before in zip(rounds, openings, strict=False))
    return next((f"{one.kind.label}: {why}" for one, why in wrong if why), None)


@transaction.atomic
def open_period(period: ScoringPeriod, *, by: User) -> ScoringPeriod:
    """From now on its units score themselves; every sheet gets its turns, one a round and scorer."""
    period, now = lock(period, "bloc_year__bloc__superior", "bloc_year__bloc__host", "version"), clock.now()
    require(permissions.why_not_open(by, period, now))
    sheets = list(period.sheets.select_related("unit"))
    for one in period.rounds.all():
        one.period = period
        Turn.objects.bulk_create(
            Turn(sheet=scorer.sheet, round=one, scorer_id=scorer.unit) for scorer in scorers_of(one, sheets, now.date()) if scorer.unit
        )
    period.state, period.opened_at = PERIOD[PeriodMove.OPEN][PeriodState(period.state)], now
    period.save(update_fields=["state", "opened_at"])
    record(by, "scoring.open_period", period, units=len(sheets))
    return period


@transaction.atomic
def close_round(one: ScoringRound, *, by: User) -> ScoringRound:
    """Before its time: all it waits for has come."""
    one, now = lock(one, "period__bloc_year__bloc"), clock.now()
    require(permissions.why_not_close_round(by, one, now))
    one.closed_at = now
    one.save(update_fields=["closed_at"])
    record(by, "scoring.close_round", one.period, round=one.kind)
    return one


@transaction.atomic
def change_scorer(turn: Turn, *, unit: Unit, by: User) -> Turn:
    turn = lock(turn, "sheet__period__bloc_year__bloc", "sheet__unit", "round", "scorer")
    require(permissions.why_not_change_scorer(by, turn, unit, clock.now().date()))
    before, turn.scorer = turn.scorer, unit
    turn.save(update_fields=["scorer"])
    record(by, "scoring.change_scorer", turn.sheet, round=turn.round.kind, before=before, after=unit)
    return turn


@transaction.atomic
def exclude_unit(sheet: Sheet, *, ground: str, by: User) -> Sheet:
    """Scored, shown, not ranked. An empty ground lifts it."""
    sheet = lock(sheet, "period__bloc_year__bloc", "unit")
    require(permissions.why_not_move(by, sheet.period, PeriodMove.RUN, clock.now().date()))
    ground = one_line(ground)[:300]
    if not ground and not sheet.exclusion:
        raise RuleBroken("Chưa ghi lý do không xếp hạng. Nêu căn cứ: quyết định kỷ luật, biên bản, quy định nào.")
    sheet.exclusion, sheet.excluded_by_name = ground, by.full_name if ground else ""
    sheet.save(update_fields=["exclusion", "excluded_by_name"])
    record(by, "scoring.exclude_unit", sheet, unit=sheet.unit, ground=ground)
    return sheet
