"""A person's calendar as iCalendar (RFC 5545): what their units owe, and the milestones of the years they take part in.

The same state of the year gives the same bytes, so that a calendar program may be told "nothing new".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q
from icalendar import Alarm, Calendar, Event, Timezone, vText

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock, dates
from thidua.core.text import one_line
from thidua.obligations.queries.duty import owed_by
from thidua.organisations.queries import units_acted_for
from thidua.plans.models import Milestone
from thidua.portal.queries.duties import HEAVY, Duty, duty
from thidua.portal.rules import names

ZONE = "Asia/Ho_Chi_Minh"
AHEAD = (3, 1)
EIGHT = timedelta(hours=8)
"""Whole-day events begin at midnight; their alarms ring at eight in the morning."""
KEPT = timedelta(days=400)
"""Older than this is left out: telephones keep what they have."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the feed. `starts`: a day, or a moment when a time of day is stated. `ends`: the first day after."""

    uid: str
    summary: str
    starts: date | datetime
    ends: date | datetime
    description: str
    url: str
    sequence: int
    changed_at: datetime
    rings: bool


def feed(user: User, now: datetime, *, host: str, base: str) -> bytes:
    """`base`: address of the house, for the links; `host`: its name, for the identities."""
    calendar = Calendar()
    calendar.add("prodid", "-//Thi dua//Lich nghia vu//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Thi đua, khen thưởng")
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_tzid(ZONE))
    for happening in [*_duties(user, now, host, base), *_milestones(user, now, host, base)]:
        calendar.add_component(_event(happening))
    return bytes(calendar.to_ical())


def _event(told: Happening) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("summary", told.summary)
    event.add("dtstart", told.starts)
    event.add("dtend", told.ends)
    event.add("dtstamp", told.changed_at.astimezone(clock.LOCAL))
    event.add("last-modified", told.changed_at.astimezone(clock.LOCAL))
    event.add("sequence", told.sequence)
    event.add("description", told.description)
    event.add("url", told.url)
    event.add("transp", vText("TRANSPARENT"))
    for days in AHEAD if told.rings else ():
        event.add_component(_alarm(told, days))
    return event


def _alarm(told: Happening, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {days} ngày: {told.summary}")
    alarm.add("trigger", -timedelta(days=days) + (timedelta() if isinstance(told.starts, datetime) else EIGHT))
    return alarm


def _duties(user: User, now: datetime, host: str, base: str) -> Iterable[Happening]:
    """What my units owe and has a date. Asked anew at each fetch: a unit that I left is gone from the next one."""
    years = BlocYear.objects.visible_to(user, now.date()).values("pk")
    rows = owed_by(units_acted_for(user, now.date())).filter(bloc_year__in=years, last_moment__gte=now - KEPT).defer(*HEAVY)
    trace = {
        pk: (times, at) for pk, times, at in rows.annotate(times=Count("changes"), at=Max("changes__at")).values_list("pk", "times", "at")
    }
    return [_of_duty(duty(row, now), *trace[row.pk], host, base) for row in rows]


def _of_duty(found: Duty, times: int, changed_at: datetime | None, host: str, base: str) -> Happening:
    row = found.row
    starts, ends = _moments(row.last_moment or clock.now())
    done = "Đã xong: " if found.is_finished else ""
    summary = f"{done}{names.short_name(row.deliverable, most=90)} ({row.unit.short_name or row.unit})"
    return Happening(
        uid=f"nghia-vu-{row.pk}@{host}",
        summary=summary,
        starts=starts,
        ends=ends,
        description=_description(found),
        url=f"{base}/nghia-vu/{row.pk}/",
        sequence=max(times - 1, 0),
        changed_at=changed_at or row.bloc_year.opened_at,
        rings=not found.is_finished,
    )


def _description(found: Duty) -> str:
    row = found.row
    lines = [found.title, f"Gửi: {row.recipient}" if row.recipient else "", f"Hạn: {row.due_words} ({found.last_words})"]
    return "\n".join(filter(None, [*lines, f"{row.plan}, mục {row.fact.clause}" if row.fact.clause else str(row.plan), str(row.bloc_year)]))


def _moments(last: datetime) -> tuple[date | datetime, date | datetime]:
    """A whole day, or the half hour before a stated time."""
    local = last.astimezone(clock.LOCAL)
    if local >= clock.end_of(local.date()):
        return local.date(), local.date() + timedelta(days=1)
    return local - timedelta(minutes=30), local


def _milestones(user: User, now: datetime, host: str, base: str) -> Iterable[Happening]:
    years = BlocYear.objects.visible_to(user, now.date()).values("pk")
    dated = Q(ends_on__isnull=False) | Q(held_on__isnull=False)
    rows = (
        Milestone.objects.filter(dated, bloc_year__in=years, withdrawn_at__isnull=True)
        .select_related("bloc_year__bloc", "plan")
        .defer(*HEAVY)
    )
    return [_of_milestone(row, host, base) for row in rows if _last(row) >= (now - KEPT).date()]


def _last(row: Milestone) -> date:
    return row.held_on or row.ends_on or date.min


def _of_milestone(row: Milestone, host: str, base: str) -> Happening:
    first = row.held_on or row.starts_on or _last(row)
    changed_at = (row.plan.in_force_at if row.plan else None) or row.bloc_year.opened_at
    what = "" if row.held_on is None else f" (diễn ra ngày {dates.short(row.held_on)})"
    return Happening(
        uid=f"moc-{row.pk}@{host}",
        summary=f"{names.short_name(row.title, most=90)} – {row.bloc_year}",
        starts=first,
        ends=_last(row) + timedelta(days=1),
        description=one_line(row.title) + what,
        url=f"{base}/nam/{row.bloc_year_id}/",
        sequence=int(row.held_on is not None),
        changed_at=changed_at,
        rings=row.held_on is None,
    )
