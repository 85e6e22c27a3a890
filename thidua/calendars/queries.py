from datetime import date

from thidua.calendars import rules
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.calendars.rules import SpecialDays


def special_days(start: date, end: date) -> SpecialDays:
    """Days from `start` to `end` that differ from the week."""
    rows = SpecialDay.objects.filter(day__range=(start, end)).values_list("day", "kind")
    return {day: kind == DayKind.WORKING for day, kind in rows}


def working_day_after(start: date, days: int) -> date:
    """`days` working days after `start` (before it when negative), by the days written down."""
    return rules.add_working_days(start, days, special_days(*rules.reach(start, days)))


def days_that_counted(first: date, last: date) -> list[SpecialDay]:
    """Special days from `first` to `last` that make a count differ from Monday to Friday."""
    rows = SpecialDay.objects.filter(day__range=(first, last))
    return [row for row in rows if rules.changes_the_week(row.day, worked=row.kind == DayKind.WORKING)]


def years_without_days(first: date, last: date) -> list[int]:
    """Years of the span for which no holiday is written: a count over them is only a guess."""
    known = {day.year for day in SpecialDay.objects.filter(day__year__range=(first.year, last.year)).dates("day", "year")}
    return [year for year in range(first.year, last.year + 1) if year not in known]
