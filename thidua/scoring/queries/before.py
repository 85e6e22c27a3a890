"""Where the units of a period stood the year before: they themselves, or the ones that an event of organisation made them of."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.organisations.enums import EventKind, PartRole
from thidua.organisations.models import UnitEventPart
from thidua.scoring.enums import PeriodState
from thidua.scoring.models import ScoringPeriod, Sheet


@dataclass(frozen=True, slots=True)
class Stood:
    """A unit of last year's result."""

    name: str
    total: Decimal | None
    rank: int | None

    @property
    def words(self) -> str:
        return f"{self.name} hạng {self.rank}" if self.rank else f"{self.name} không xếp hạng"


@dataclass(frozen=True, slots=True)
class Before:
    """`was`: last year's units that this one was; `way`: how it came of them, empty for the unit itself.

    Only with one that it went on from whole (the unit itself, renamed, moved) are total and rank compared.
    """

    was: tuple[Stood, ...]
    way: str = ""
    is_whole: bool = True

    @property
    def total(self) -> Decimal | None:
        return self.was[0].total if self.is_whole else None

    @property
    def rank(self) -> int | None:
        return self.was[0].rank if self.is_whole else None

    @property
    def words(self) -> str:
        """ "hợp nhất từ A hạng 3, B hạng 7" """
        return f"{self.way} {', '.join(one.words for one in self.was)}" if self.way else ""


Origins = Mapping[int, Mapping[int, bool]]
"""Unit → units it came of, itself among them → whether of a part only."""


def standings_before(period: ScoringPeriod, units: Sequence[int]) -> dict[int, Before]:
    """Of the published period of the year before, scored by a table for the same kind of unit."""
    year = period.bloc_year
    last = ScoringPeriod.objects.filter(bloc_year__bloc=year.bloc_id, bloc_year__year=year.year - 1, state=PeriodState.PUBLISHED)
    kind = period.version.table.scored_kind
    rows = Sheet.objects.filter(period__in=last.filter(version__table__scored_kind=kind)).order_by("unit__name_sort", "pk")
    stood = {unit: Stood(name, total, rank) for unit, name, total, rank in rows.values_list("unit", "unit__name", "total", "rank")}
    origins = _origins(units, date(year.year, 12, 31), stood) if stood else {}
    found = {unit: _before(unit, stood, came) for unit, came in origins.items()}
    return {unit: before for unit, before in found.items() if before is not None}


def _before(unit: int, stood: Mapping[int, Stood], came: Mapping[int, bool]) -> Before | None:
    was = [key for key in stood if key in came]
    if was == [unit]:
        return Before((stood[unit],))
    if not was:
        return None
    if len(was) > 1:
        return Before(tuple(stood[key] for key in was), "hợp nhất từ", is_whole=False)
    is_part = came[was[0]]
    return Before((stood[was[0]],), "tách từ" if is_part else "trước là", is_whole=not is_part)


def _origins(units: Sequence[int], day: date, stood: Container[int]) -> Origins:
    """Event by event backwards; two questions for each step of the longest way. Who stood there itself is followed through mergers
    only."""
    found: dict[int, dict[int, bool]] = {unit: {unit: False} for unit in units}
    last = set(units)
    while last:
        steps = [one for one in _steps(last, day) if one.kind == EventKind.MERGE or one.after not in stood]
        reached: set[int] = set()
        for came in found.values():
            for one in steps:
                if one.after in came and one.before not in came:
                    came[one.before] = came[one.after] or one.kind == EventKind.SPLIT
                    reached.add(one.before)
        last = reached
    return found


@dataclass(frozen=True, slots=True)
class _Step:
    after: int
    before: int
    kind: str


def _steps(units: set[int], day: date) -> list[_Step]:
    """Of the events that made one of these units."""
    made = UnitEventPart.objects.filter(unit__in=units, role=PartRole.AFTER, event__effective_on__lte=day)
    after = list(made.values_list("event", "unit", "event__kind").order_by())
    before: dict[int, list[int]] = {}
    parts = UnitEventPart.objects.filter(event__in={event for event, _, _ in after}, role=PartRole.BEFORE)
    for event, unit in parts.values_list("event", "unit").order_by():
        before.setdefault(event, []).append(unit)
    return [_Step(unit, old, kind) for event, unit, kind in after for old in before.get(event, ())]
