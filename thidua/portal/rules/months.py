"""A month as weeks from Monday to Sunday."""

import calendar
import re
from datetime import date, timedelta

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def weeks(month: date) -> list[list[date]]:
    """The weeks that touch the month, whole."""
    return calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)


def parse_month(text: str, *, today: date) -> date:
    """ "2021-06" as its first day; anything else is this month."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if found and 1990 <= int(found[1]) <= 2100 and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    return today.replace(day=1)


def next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=7)).replace(day=1)


def previous_month(month: date) -> date:
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)
