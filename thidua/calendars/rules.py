"""Working days: Monday to Friday, less public holidays and days in lieu, plus days worked instead (Bộ luật Lao động 2019, Điều 111–112)."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

SpecialDays = Mapping[date, bool]
"""Days that differ from the week → whether they are worked."""

MOST_DAYS = 500
"""Of a count asked for on the page; no plan counts further."""


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


def reach(start: date, days: int) -> tuple[date, date]:
    """A span that surely holds the answer of `add_working_days`: every week has five working days, holidays take two months at most."""
    far = start + timedelta(days=days * 7 // 5 + (60 if days >= 0 else -60))
    return min(start, far), max(start, far)


def changes_the_week(day: date, *, worked: bool) -> bool:
    """Whether the special day is not what its weekday says (a holiday on a Sunday changes nothing)."""
    return worked != (day.weekday() < 5)


def day_worked_instead(name: str) -> date | None:
    """The day named in "Ngày nghỉ (thay cho ngày 22/08/2026)": it is worked in exchange."""
    found = re.search(r"thay cho ngày (\d\d)/(\d\d)/(\d{4})", name)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None
