"""A due value moved to the next year: what the new plan's duty must read as."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.calendars.rules import SpecialDays
from thidua.years.rules.shifting import next_day, next_deadline

DEADLINES = ("before", "by")


def next_due(due: Mapping[str, Any] | None, *, days: SpecialDays) -> dict[str, Any] | None:
    """Calendar dates, months and years move by one; what hangs on an event or recurs stays as it is."""
    if due is None:
        return None
    moved = dict(due)
    for name in ("date", "start", "end"):
        if moved.get(name):
            moved[name] = _day(str(moved[name]), due, days)
    if moved.get("month") and "-" in str(moved["month"]):
        moved["month"] = f"{int(str(moved['month'])[:4]) + 1}{str(moved['month'])[4:]}"
    if moved.get("year"):
        moved["year"] = int(moved["year"]) + 1
    return moved


def _day(text: str, due: Mapping[str, Any], days: SpecialDays) -> str:
    day = date.fromisoformat(text[:10])
    if due.get("kind") not in DEADLINES:
        return f"{next_day(day).isoformat()}{text[10:]}"
    is_before = due["kind"] == "before" and not due.get("time")
    return f"{next_deadline(day, is_before=is_before, days=days)[0].isoformat()}{text[10:]}"
