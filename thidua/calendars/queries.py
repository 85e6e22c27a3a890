from datetime import date

from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.calendars.rules import SpecialDays


def special_days(start: date, end: date) -> SpecialDays:
    """Days from `start` to `end` that differ from the week."""
    rows = SpecialDay.objects.filter(day__range=(start, end)).values_list("day", "kind")
    return {day: kind == DayKind.WORKING for day, kind in rows}
