"""Special days are edited by hand; a year starts from the public holidays that are known."""

from datetime import date

import holidays
from django.db import transaction

from thidua.accounts.models import User
from thidua.calendars import permissions
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.ledger.record import record

SEED_SOURCE = "Lịch nghỉ lễ, tết theo Bộ luật Lao động"


@transaction.atomic
def set_day(*, day: date, kind: DayKind, name: str, source: str, by: User) -> SpecialDay:
    """Write one special day, or correct it."""
    require(permissions.why_not_edit_days(by))
    special, _ = SpecialDay.objects.update_or_create(day=day, defaults={"kind": kind, "name": name, "source": source})
    record(by, "calendars.set_day", special, kind=kind, name=name, source=source)
    return special


@transaction.atomic
def remove_day(special: SpecialDay, *, by: User) -> None:
    require(permissions.why_not_edit_days(by))
    record(by, "calendars.remove_day", special, day=special.day, kind=special.kind)
    special.delete()


@transaction.atomic
def seed_year(year: int, *, by: Actor) -> int:
    """Add the public holidays of a year that are not written yet; days already there stay as people left them. Returns how many."""
    known = set(SpecialDay.objects.filter(day__year=year).values_list("day", flat=True))
    found = holidays.country_holidays("VN", years=year, language="vi")
    rows = [
        SpecialDay(day=day, kind=_kind(name), name=name[:120], source=SEED_SOURCE)
        for day, name in sorted(found.items())
        if day not in known
    ]
    SpecialDay.objects.bulk_create(rows)
    if rows:
        record(by, "calendars.seed_year", rows[0], year=year, days=[row.day for row in rows])
    return len(rows)


def _kind(name: str) -> DayKind:
    return DayKind.IN_LIEU if "bù" in name or "hoán đổi" in name else DayKind.HOLIDAY
