"""Due values as stretches of days, so that two of them can be compared."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Any

Stretch = tuple[dt.date, dt.date]


def stretch_of(due: Mapping[str, Any] | None) -> Stretch | None:
    """First and last day on which the thing is in time; None for what no calendar tells.

    A deadline has no first day: it gets its last one.
    """
    if not due:
        return None
    kind = due.get("kind")
    if kind in {"before", "by", "on"}:
        return _single(due)
    if kind == "range":
        start, end = due.get("start"), due.get("end")
        return (dt.date.fromisoformat(start), dt.date.fromisoformat(end)) if start and end else None
    return _period(due)


def _single(due: Mapping[str, Any]) -> Stretch | None:
    if not due.get("date"):
        return None
    date = dt.date.fromisoformat(str(due["date"]))
    last = date - dt.timedelta(days=1) if due["kind"] == "before" else date
    return last, last


def _period(due: Mapping[str, Any]) -> Stretch | None:
    kind = due.get("kind")
    if kind == "year":
        return dt.date(due["year"], 1, 1), dt.date(due["year"], 12, 31)
    if kind in {"quarter", "half"}:
        length = 3 if kind == "quarter" else 6
        last = due[kind] * length
        return dt.date(due["year"], last - length + 1, 1), _end_of(due["year"], last)
    if kind in {"month", "week_of_month"}:
        year, month = (int(part) for part in str(due["month"]).split("-"))
        if kind == "month":
            return dt.date(year, month, 1), _end_of(year, month)
        end = _end_of(year, month).day
        return dt.date(year, month, min(7 * due["week"] - 6, end)), dt.date(year, month, min(7 * due["week"], end))
    return None


def _end_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
