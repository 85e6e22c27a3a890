"""Special days are edited by hand; a year starts from the public holidays that are known."""

from datetime import date

import holidays
from django.db import transaction

from thidua.accounts.models import User
from thidua.calendars import permissions, rules
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record

SEED_SOURCE = "Lịch nghỉ lễ, tết theo Bộ luật Lao động"


@transaction.atomic
def set_day(*, day: date, kind: DayKind, name: str, source: str, by: User) -> SpecialDay:
    """Write one special day, or correct it."""
    require(permissions.why_not_edit_days(by))
    require("Ghi tên gọi của ngày, ví dụ: Nghỉ bù Quốc tế Lao động." if not one_line(name) else None)
    known = SpecialDay.objects.select_for_update().filter(day=day).first()
    before = {"kind": known.kind, "name": known.name, "source": known.source} if known else None
    special = known or SpecialDay(day=day)
    special.kind, special.name, special.source = kind, one_line(name), one_line(source)
    special.save()
    record(by, "calendars.set_day", special, before=before, kind=kind, name=name, source=source)
    return special


@transaction.atomic
def remove_day(special: SpecialDay, *, by: User) -> None:
    require(permissions.why_not_edit_days(by))
    special = lock(special)
    record(by, "calendars.remove_day", special, day=special.day, kind=special.kind)
    special.delete()


@transaction.atomic
def seed_year(year: int, *, by: Actor) -> int:
    """Add the public holidays of a year that are not written yet; days already there stay as people left them. Returns how many."""
    require(permissions.why_not_edit_days(by))
    rows = _not_written(_known_holidays(year))
    SpecialDay.objects.bulk_create(rows)
    if rows:
        record(by, "calendars.seed_year", rows[0], year=year, days=[row.day for row in rows])
    return len(rows)


def _not_written(rows: list[SpecialDay]) -> list[SpecialDay]:
    known = set(SpecialDay.objects.filter(day__in=[row.day for row in rows]).values_list("day", flat=True))
    return [row for row in rows if row.day not in known]


def _known_holidays(year: int) -> list[SpecialDay]:
    """Holidays, days in lieu, and the Saturdays that are worked in exchange."""
    rows = []
    for day, name in sorted(holidays.country_holidays("VN", years=year, language="vi").items()):
        rows.append(SpecialDay(day=day, kind=_kind(name), name=name[:120], source=SEED_SOURCE))
        worked = rules.day_worked_instead(name)
        if worked:
            exchange = f"Làm bù cho ngày {day:%d/%m/%Y}"
            rows.append(SpecialDay(day=worked, kind=DayKind.WORKING, name=exchange, source=SEED_SOURCE))
    return rows


def _kind(name: str) -> DayKind:
    return DayKind.IN_LIEU if any(word in name for word in ("bù", "hoán đổi", "thay cho")) else DayKind.HOLIDAY
