"""What a year would leave behind if it were closed now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.blocs.models import BlocYear
from thidua.consultations.enums import RoundState
from thidua.consultations.models import Round
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation
from thidua.obligations.queries.desk import leading_units
from thidua.obligations.rules import UNFINISHED
from thidua.years.models import YearClosing


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """`waiting`: papers of the units that wait for the head's word. `sent_up`: the head's own that wait for somebody above.
    `rounds`: asked and not settled. `owed`: what units have not done; standing duties are no loose end."""

    waiting: Sequence[Obligation]
    sent_up: Sequence[Obligation]
    rounds: Sequence[Round]
    owed: Sequence[Obligation]

    @property
    def stops(self) -> bool:
        return bool(self.waiting or self.rounds)


def left_open(bloc_year: BlocYear, day: date) -> LeftOpen:
    rows = Obligation.objects.alive().filter(bloc_year=bloc_year).select_related("unit").order_by("unit__name_sort", "unit", "pk")
    heads = {unit.pk for unit in leading_units(bloc_year, day)}
    sent = list(rows.filter(state=ObligationState.SUBMITTED))
    under_way = [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED]
    return LeftOpen(
        waiting=[row for row in sent if row.unit_id not in heads],
        sent_up=[row for row in sent if row.unit_id in heads],
        rounds=list(bloc_year.rounds.filter(state__in=under_way).order_by("ends_at", "pk")),
        owed=list(rows.filter(state__in=UNFINISHED, is_standing=False)),
    )


def closing_in_force(bloc_year: BlocYear) -> YearClosing | None:
    return bloc_year.closings.filter(reopened_at__isnull=True).select_related("bloc_year__bloc").first()
