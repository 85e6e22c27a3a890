"""What my units owe whom, over all their years; what others owe them; what waits for my signature."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.core import clock
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.queries.duty import owed_by
from thidua.obligations.rules import UNFINISHED, Standing
from thidua.organisations.models import Unit
from thidua.organisations.queries import units_acted_for
from thidua.portal.queries.duties import HEAVY, Duty, duties, finished_on, local_day, titled
from thidua.portal.rules import months, names


@dataclass(frozen=True, slots=True)
class Work:
    """Groups of *Việc của tôi*, each in the order of its last moments."""

    units: Sequence[Unit]
    today: date
    overdue: list[Duty] = field(default_factory=list)
    this_month: list[Duty] = field(default_factory=list)
    later: list[Duty] = field(default_factory=list)
    undated: list[Duty] = field(default_factory=list)
    standing: list[Duty] = field(default_factory=list)
    done: list[Duty] = field(default_factory=list)

    @property
    def open(self) -> list[Duty]:
        return [*self.overdue, *self.this_month, *self.later, *self.undated]

    @property
    def total(self) -> int:
        return len(self.open) + len(self.done)

    @property
    def blocs(self) -> int:
        return len({duty.row.bloc_year_id for duty in [*self.open, *self.done, *self.standing]})


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing that several units owe mine and have not delivered in time."""

    title: str
    last: date | None
    year: str
    bloc_year: int
    units: list[str]

    @property
    def who(self) -> str:
        return names.several(self.units)


def concerning_now(rows: ObligationQuerySet, today: date) -> ObligationQuerySet:
    """Of years that are open: everything of this year and later, and what is dated and still owed from years before."""
    still_owed = Q(state__in=UNFINISHED, last_moment__isnull=False)
    return rows.filter(Q(bloc_year__year__gte=today.year) | still_owed, bloc_year__state=YearState.OPEN)


def work_of(user: User, now: datetime) -> Work:
    units = list(units_acted_for(user, now.date()))
    work = Work(units, now.date())
    for duty in duties(concerning_now(owed_by(units), now.date()).defer(*HEAVY), now, with_papers=True):
        _group(work, duty).append(duty)
    work.done.sort(key=lambda duty: finished_on(duty.row) or now.date(), reverse=True)
    return work


def _group(work: Work, duty: Duty) -> list[Duty]:
    if duty.is_finished or duty.is_handed_in:
        return work.done
    if duty.standing == Standing.OVERDUE:
        return work.overdue
    if duty.last is None:
        return work.standing if duty.row.is_standing else work.undated
    return work.this_month if duty.last < months.next_month(work.today) else work.later


def waiting_duties(user: User, day: date) -> int:
    """How many dated things of my units are overdue or end this month: the figure in the menu."""
    edge = clock.start_of(months.next_month(day))
    rows = Obligation.objects.filter(unit__in=units_acted_for(user, day).values("pk"), state__in=UNFINISHED)
    return rows.filter(last_moment__lt=edge, bloc_year__state=YearState.OPEN).count()


def debts_to(units: Sequence[Unit], user: User, now: datetime) -> list[Debt]:
    """What other units owe mine and is late, one line a thing."""
    rows = Obligation.objects.visible_to(user, now.date()).filter(
        recipient_units__in=units, state__in=UNFINISHED, last_moment__lt=now, bloc_year__state=YearState.OPEN
    )
    late = (
        rows.exclude(unit__in=units).select_related("unit", "bloc_year__bloc").order_by("last_moment", "fact", "unit__name_sort").distinct()
    )
    found: dict[tuple[int, str], Debt] = {}
    for row in late:
        debt = Debt(titled(row.deliverable, row.period), local_day(row.last_moment), str(row.bloc_year), row.bloc_year_id, [])
        found.setdefault((row.fact_id, row.period), debt).units.append(row.unit.name)
    return list(found.values())


def lead_words(work: Work) -> str:
    """The first sentence: how much is left, over how many years, what comes next."""
    who = "Đơn vị bạn" if len(work.units) == 1 else "Các đơn vị của bạn"
    if not work.open:
        return f"{who} không còn việc nào phải làm trong các năm thi đua đang mở."
    where = f" trong {names.count_word(work.blocs)} khối thi đua" if work.blocs > 1 else ""
    return f"{who} còn {len(work.open)} việc phải làm{where}; {_next_words(work)}"


def _next_words(work: Work) -> str:
    ahead = [*work.this_month, *work.later]
    if ahead and ahead[0].last is not None:
        left = (ahead[0].last - work.today).days
        when = "hết hạn trong hôm nay" if left == 0 else f"hết hạn sau {left} ngày"
        return f"việc gần nhất {when}." if not work.overdue else f"{len(work.overdue)} việc đã quá hạn, việc tiếp theo {when}."
    return f"{len(work.overdue)} việc đã quá hạn." if work.overdue else "chưa việc nào có hạn."
