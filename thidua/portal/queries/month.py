"""What a month holds: what my units owe, the milestones of my years, days off; and on wish what the other units owe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.core import clock
from thidua.obligations.models import Obligation
from thidua.obligations.rules import Standing
from thidua.organisations.queries import units_acted_for
from thidua.plans.enums import MilestoneKind
from thidua.plans.models import Milestone
from thidua.portal.queries import course
from thidua.portal.queries.duties import Duty, duties
from thidua.portal.rules import months, names
from thidua.portal.rules.course import state

KIND_OF_STATE = {"done": "done", "current": "info", "late": "late", "todo": "info"}


@dataclass(frozen=True, slots=True)
class Item:
    """A line in a day: `kind` is its colour, `shape` its icon, `note` what a list adds."""

    word: str
    kind: str
    shape: str
    note: str
    year: int
    duty: int | None = None
    milestone: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    items: list[Item]
    is_outside: bool
    is_today: bool
    is_off: bool
    off_name: str


def month_of(user: User, month: date, now: datetime, *, all_units: bool) -> list[list[Day]]:
    weeks = months.weeks(month)
    first, last = weeks[0][0], weeks[-1][-1]
    years = BlocYear.objects.visible_to(user, now.date())
    items: dict[date, list[Item]] = {}
    for day, item in [*_milestones(years.values("pk"), first, last, now.date()), *_owed(user, first, last, now, all_units=all_units)]:
        items.setdefault(day, []).append(item)
    off = {row.day: row for row in SpecialDay.objects.filter(day__range=(first, last))}
    return [[_day(day, month, now.date(), items.get(day, []), off.get(day)) for day in week] for week in weeks]


def _day(day: date, month: date, today: date, items: list[Item], special: SpecialDay | None) -> Day:
    is_off = special.kind != DayKind.WORKING if special else day.weekday() >= 5
    return Day(day, items, day.month != month.month, day == today, is_off, special.name if special else "")


def _owed(user: User, first: date, last: date, now: datetime, *, all_units: bool) -> list[tuple[date, Item]]:
    rows = Obligation.objects.alive().visible_to(user, now.date())
    rows = rows.filter(last_moment__gte=clock.start_of(first), last_moment__lte=clock.end_of(last)).select_related(
        "unit", "bloc_year__bloc"
    )
    mine = set(units_acted_for(user, now.date()).values_list("pk", flat=True))
    own = duties(rows.filter(unit__in=mine), now)
    found = [(duty.last, _own_item(duty, len(mine))) for duty in own if duty.last]
    if all_units:
        found += _of_others(duties(rows.exclude(unit__in=mine), now))
    return found


def _own_item(duty: Duty, units: int) -> Item:
    who = f"{duty.row.unit} · " if units > 1 else ""
    kind = duty.look.kind if duty.standing != Standing.LATER else "plain"
    return Item(duty.title, kind, duty.look.shape, f"{who}{duty.look.word} · {duty.row.bloc_year}", duty.row.bloc_year_id, duty=duty.row.pk)


def _of_others(found: Sequence[Duty]) -> list[tuple[date, Item]]:
    """One line a thing and day: how many of how many units have done it."""
    groups: dict[tuple[date, int, str], list[Duty]] = {}
    for duty in found:
        if duty.last:
            groups.setdefault((duty.last, duty.row.fact_id, duty.row.period), []).append(duty)
    return [(key[0], _group_item(group)) for key, group in groups.items()]


def _group_item(group: list[Duty]) -> Item:
    head, done = group[0], sum(duty.is_finished for duty in group)
    late = any(duty.standing == Standing.OVERDUE for duty in group)
    kind, shape = ("late", "alert") if late else ("done", "check") if done == len(group) else ("plain", "people")
    who = str(head.row.unit) if len(group) == 1 else f"{done}/{len(group)} đơn vị đã xong"
    key = head.row.pk if len(group) == 1 else None
    return Item(f"{head.title} ({who})", kind, shape, str(head.row.bloc_year), head.row.bloc_year_id, duty=key)


def _milestones(years: Any, first: date, last: date, today: date) -> list[tuple[date, Item]]:
    rows = Milestone.objects.filter(bloc_year__in=years, withdrawn_at__isnull=True).select_related("bloc_year__bloc")
    return [(day, _step(row, word, today)) for row in rows for day, word in _days(row) if first <= day <= last]


def _days(row: Milestone) -> list[tuple[date, str]]:
    """A gathering stands on its day (its days, up to a week); what takes longer on its first and last day; a whole month on its last."""
    name = names.short_name(row.title, most=60)
    if row.held_on is not None:
        return [(row.held_on, name)]
    if row.ends_on is None:
        return []
    start = row.starts_on or row.ends_on
    length = (row.ends_on - start).days
    if length < 7 and row.kind == MilestoneKind.EVENT:
        return [(start + timedelta(days=at), name) for at in range(length + 1)]
    return [(row.ends_on, name)] if start == row.ends_on else [(start, f"Bắt đầu: {name}"), (row.ends_on, f"Kết thúc: {name}")]


def _step(row: Milestone, word: str, today: date) -> Item:
    kind = KIND_OF_STATE[state(course.span(row), today)]
    return Item(word, kind, "flag", f"{row.get_kind_display()} · {row.bloc_year}", row.bloc_year_id, milestone=row.pk)
