"""A due value (docs/reading.md) as days and words. "Trước ngày D" ends with D-1; a month, quarter or half ends with its last day."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from thidua.calendars.rules import SpecialDays, add_working_days
from thidua.core import dates
from thidua.plans.enums import DueKind

Due = Mapping[str, Any]
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "semester": 6, "year": 12, "school_year": 12}


@dataclass(frozen=True, slots=True)
class Window:
    """First day (None = at once) and last day of a due value, both included, and the time of day it ends at (None = end of day)."""

    first: date | None
    last: date
    until: time | None = None


def window(due: Due | None) -> Window | None:
    """The days of a due value; None when it has no calendar date of its own (relative, recurring, impossible)."""
    if not due or due.get("kind") not in _WINDOWS:
        return None
    days = _WINDOWS[due["kind"]](due)
    if days is None:
        return None
    first, last = days
    return Window(first=first, last=last, until=_time(due))


def _time(due: Due) -> time | None:
    return time.fromisoformat(due["time"]) if due.get("time") else None


def day_of(text: str | None) -> date | None:
    """A day in ISO form, with or without a time behind it."""
    return date.fromisoformat(text[:10]) if text else None


def _before(due: Due) -> tuple[date | None, date] | None:
    day = day_of(due.get("date"))
    if day is None:
        return None
    return None, day if due.get("time") else day - timedelta(days=1)


def _by(due: Due) -> tuple[date | None, date] | None:
    day = day_of(due.get("date"))
    return None if day is None else (None, day)


def _on(due: Due) -> tuple[date | None, date] | None:
    day = day_of(due.get("date"))
    return None if day is None else (day, day)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    final = month + count - 1
    return date(year, month, 1), date(year, final, calendar.monthrange(year, final)[1])


def _month(due: Due) -> tuple[date, date]:
    year, month = map(int, due["month"].split("-"))
    return _months(year, month, 1)


def _quarter(due: Due) -> tuple[date, date]:
    return _months(int(due["year"]), 3 * int(due["quarter"]) - 2, 3)


def _half(due: Due) -> tuple[date, date]:
    return _months(int(due["year"]), 6 * int(due["half"]) - 5, 6)


def _year(due: Due) -> tuple[date, date]:
    return _months(int(due["year"]), 1, 12)


def _week(due: Due) -> tuple[date, date]:
    """Week n of a month = days 7n-6 … 7n, cut at the month's end."""
    year, month = map(int, due["month"].split("-"))
    final, week = calendar.monthrange(year, month)[1], int(due["week"])
    return date(year, month, min(7 * week - 6, final)), date(year, month, min(7 * week, final))


def _range(due: Due) -> tuple[date | None, date] | None:
    last = day_of(due.get("end"))
    return None if last is None else (day_of(due.get("start")), last)


_WINDOWS: dict[str, Any] = {
    DueKind.BEFORE.value: _before,
    DueKind.BY.value: _by,
    DueKind.ON.value: _on,
    DueKind.MONTH.value: _month,
    DueKind.QUARTER.value: _quarter,
    DueKind.HALF.value: _half,
    DueKind.YEAR.value: _year,
    DueKind.WEEK_OF_MONTH.value: _week,
    DueKind.RANGE.value: _range,
}


def relative_window(due: Due, anchor: date, special: SpecialDays) -> Window:
    """The last day of a relative due once its anchor is known. "Trước … ít nhất 5 ngày": five full days stand between, so anchor - 5."""
    days, sign = int(due.get("days") or 0), -1 if due.get("direction") == "before" else 1
    if due.get("unit") == "working":
        last = add_working_days(anchor, sign * days, special)
    elif due.get("unit") == "hours":
        last = anchor + sign * timedelta(hours=days)
    else:
        last = anchor + sign * timedelta(days=days)
    return Window(first=anchor if sign > 0 else None, last=last, until=_time(due))


def occurrences(due: Due, year: int) -> Iterator[tuple[str, Window | None]]:
    """(period, window) for each turn of a recurring due inside `year`; none when it has no rhythm of months ("khi có yêu cầu", weekly).

    No window where the due names a day but not of which month of the turn: a person must say.
    Period is "2021-06" for months, "2021-Q2", "2021-H1", "2021" for longer ones.
    """
    length = MONTHS_OF.get(str(due.get("every")))
    if length is None:
        return
    step = length * int(due.get("interval") or 1)
    for start in range(1, 14 - step, step):
        yield _period(year, start, step), _turn(due, year, start, step)


def _period(year: int, start: int, step: int) -> str:
    names = {
        1: f"{year}-{start:02d}",
        3: f"{year}-Q{(start + 2) // 3}",
        6: f"{year}-H{(start + 5) // 6}",
        12: str(year),
    }
    return names.get(step, f"{year}-{start:02d}")


def _turn(due: Due, year: int, start: int, step: int) -> Window | None:
    first, last = _months(year, start, step)
    day, month = due.get("to_day") or due.get("day"), _month_of_turn(due, start, step)
    if month is None:
        return None if day or due.get("month") else Window(first=first, last=last, until=_time(due))
    _, last = _months(year, month, 1)
    if day:
        last = last.replace(day=min(int(day), last.day))
    if due.get("from_day"):
        first = last.replace(day=min(int(due["from_day"]), last.day))
    if day and due.get("bound") == "before":
        last -= timedelta(days=1)
    return Window(first=min(first, last), last=last, until=_time(due))


def _month_of_turn(due: Due, start: int, step: int) -> int | None:
    """The month in which a turn of `step` months ends; None where the due does not name one of the turn."""
    if due.get("month"):
        return int(due["month"]) if start <= int(due["month"]) < start + step else None
    named = {"first_month": start, "last_month": start + step - 1}
    return named.get(str(due.get("of")), start if step == 1 else None)


def last_moment_words(found: Window) -> str:
    """hết ngày 19/6/2021 · 17 giờ 00 ngày 05/11/2020"""
    day = f"{dates.day_month(found.last)}/{found.last.year}"
    return f"{found.until:%H giờ %M} ngày {day}" if found.until else f"hết ngày {day}"


def words(due: Due | None) -> str:
    """A due value in the words of an office; "" for none."""
    if not due:
        return ""
    kind = due.get("kind")
    if kind == DueKind.RELATIVE:
        return _relative_words(due)
    if kind == DueKind.RECURRING:
        return _recurring_words(due)
    return _calendar_words(due)


def _calendar_words(due: Due) -> str:
    found = window(due)
    if found is None:
        return str(due.get("raw") or "")
    last = f"{dates.day_month(found.last)}/{found.last.year}"
    at = f"{found.until:%H giờ %M} " if found.until else ""
    stated = day_of(due.get("date"))
    stated_words = f"{at}ngày {dates.day_month(stated)}/{stated.year}" if stated else ""
    return {
        DueKind.BEFORE.value: f"trước {stated_words}",
        DueKind.BY.value: f"chậm nhất {stated_words}",
        DueKind.ON.value: stated_words,
        DueKind.MONTH.value: f"tháng {found.last.month}/{found.last.year}",
        DueKind.QUARTER.value: f"quý {_roman(due.get('quarter'))}/{found.last.year}",
        DueKind.HALF.value: f"6 tháng {'đầu' if due.get('half') == 1 else 'cuối'} năm {found.last.year}",
        DueKind.YEAR.value: f"trong năm {found.last.year}",
        DueKind.WEEK_OF_MONTH.value: f"tuần {due.get('week')} tháng {found.last.month}/{found.last.year}",
        DueKind.RANGE.value: f"từ {dates.day_month(found.first)}/{found.first.year} đến {last}" if found.first else f"đến {last}",
    }[str(due["kind"])]


def _roman(quarter: Any) -> str:
    return ["", "I", "II", "III", "IV"][int(quarter or 0)]


_BOUNDS = {"at_most": "chậm nhất ", "at_least": "ít nhất "}
_UNITS = {"working": "ngày làm việc", "hours": "giờ"}


def _relative_words(due: Due) -> str:
    side = "trước" if due.get("direction") == "before" else "sau"
    anchor = due.get("anchor") or "mốc"
    if due.get("days") is None:
        return f"{side} khi {anchor}"
    if not due["days"]:
        return f"cùng với {anchor}"
    return f"{_BOUNDS.get(str(due.get('bound')), '')}{due['days']} {_UNITS.get(str(due.get('unit')), 'ngày')} {side} {anchor}"


EVERY = {
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "year": "năm",
    "semester": "học kỳ",
    "school_year": "năm học",
}


def _recurring_words(due: Due) -> str:
    every = EVERY.get(str(due.get("every")))
    if every is None:
        return "theo định kỳ, khi có yêu cầu" if due.get("on_request") else "theo định kỳ"
    interval = int(due.get("interval") or 1)
    rhythm = f"{interval} {every} một lần" if interval > 1 else f"hằng {every}"
    return ", ".join(filter(None, [rhythm, _day_of_turn_words(due), f"ít nhất {due['min_count']} lần" if due.get("min_count") else ""]))


_OF = {"first_month": "của tháng đầu", "last_month": "của tháng cuối"}


def _day_of_turn_words(due: Due) -> str:
    """trước ngày 15/11 · từ ngày 20 đến ngày 25 · thứ Sáu"""
    before = "trước " if due.get("bound") == "before" else ""
    if due.get("weekday"):
        return f"{before}{due['weekday']}"
    day, month = due.get("to_day") or due.get("day"), due.get("month")
    if not day:
        return f"tháng {month}" if month else _OF.get(str(due.get("of")), "").removeprefix("của ")
    start = f"từ ngày {int(due['from_day']):02d} đến " if due.get("from_day") else ""
    return f"{start}{before}ngày {int(day):02d}{f'/{month}' if month else ''} {_OF.get(str(due.get('of')), '')}".strip()
