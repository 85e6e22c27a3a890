"""Working days: Monday to Friday, less public holidays and days in lieu, plus days worked instead (Bộ luật Lao động 2019, Điều 111–112)."""

from collections.abc import Mapping
from datetime import date, timedelta

SpecialDays = Mapping[date, bool]
"""Days that differ from the week → whether they are worked."""


def is_working_day(day: date, special: SpecialDays) -> bool:
    return special.get(day, day.weekday() < 5)


def add_working_days(start: date, days: int, special: SpecialDays) -> date:
    """The working day that is `days` working days after `start` (before it when negative); `start` itself is not counted."""
    step = timedelta(days=1 if days >= 0 else -1)
    day, left = start, abs(days)
    while left:
        day += step
        left -= is_working_day(day, special)
    return day
