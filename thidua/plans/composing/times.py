"""A due value in the words of a plan. Read back, the words give the value again."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from thidua.core import dates
from thidua.plans.enums import DueKind
from thidua.plans.rules.dues import EVERY, day_of

Due = Mapping[str, Any]
_BOUND = {"before": "trước ngày", "by": "chậm nhất ngày", "on": "ngày"}
_ROMAN = ("I", "II", "III", "IV")


def time_words(due: Due | None) -> str:
    """ "" for no date."""
    return _PRINTERS[due["kind"]](due) if due else ""


def day_words(day: date | None) -> str:
    """20/6/2021"""
    return f"{dates.day_month(day)}/{day.year}" if day else "…"


def _date(due: Due) -> str:
    if due.get("date") is None:
        return f"trước ngày {due.get('raw') or '…'}"
    day = day_words(day_of(due["date"]))
    if not due.get("time"):
        return f"{_BOUND[due['kind']]} {day}"
    lead = {"before": "trước ", "by": "chậm nhất ", "on": ""}[due["kind"]]
    return f"{lead}{clock_words(due['time'])} ngày {day}"


def clock_words(time: str) -> str:
    """14 giờ 30"""
    hour, _, minute = time.partition(":")
    return f"{hour} giờ {minute}"


def _month(due: Due) -> str:
    year, month = due["month"].split("-")
    return f"tháng {month if int(month) <= 2 else int(month)}/{year}"


def _range(due: Due) -> str:
    return f"từ ngày {day_words(day_of(due.get('start')))} đến ngày {day_words(day_of(due.get('end')))}"


def _recurring(due: Due) -> str:
    if due.get("every") is None:
        return "theo định kỳ và khi có yêu cầu" if due.get("on_request") else "theo định kỳ"
    interval, name = due.get("interval") or 1, EVERY[due["every"]]
    every = f"định kỳ {interval} {name}" if interval > 1 else f"hằng {name}"
    return _in_turn(due, every, name)


def _in_turn(due: Due, every: str, name: str) -> str:
    """On which day of each turn, or how often in it."""
    lead = _BOUND[due.get("bound") or "on"]
    if due.get("of") == "last_month":
        return f"{lead} {due['day']} của tháng cuối {name}"
    if due.get("weekday"):
        return f"{'trước ' if due.get('bound') == 'before' else ''}{due['weekday']} {every}"
    if due.get("from_day"):
        return f"từ ngày {due['from_day']} đến ngày {due['to_day']} {every}"
    if due.get("day"):
        month = f"/{due['month']}" if due.get("month") else ""
        return f"{lead} {due['day']}{month} {every}"
    return f"{every} ít nhất {due['min_count']} lần" if due.get("min_count") else every


_ENDING = re.compile(r"^Kết thúc ")
"""Taken from the beginning of a sentence."""


def _relative(due: Due) -> str:
    anchor = _ENDING.sub("kết thúc ", due.get("anchor") or "")
    if due.get("days") is None:
        return f"ngay sau khi {anchor}"
    if due["days"] == 0:
        return f"cùng với {anchor}"
    lead = {"at_most": "chậm nhất ", "at_least": "ít nhất "}.get(str(due.get("bound")), "")
    unit = {"working": "ngày làm việc", "hours": "giờ"}.get(str(due.get("unit")), "ngày")
    side = "trước khi" if due.get("direction") == "before" else "sau khi"
    return f"{lead}{due['days']:02d} {unit} {side} {anchor}".strip()


_PRINTERS: dict[str, Callable[[Due], str]] = {
    DueKind.BEFORE: _date,
    DueKind.BY: _date,
    DueKind.ON: _date,
    DueKind.MONTH: _month,
    DueKind.QUARTER: lambda due: f"quý {_ROMAN[due['quarter'] - 1]}/{due['year']}",
    DueKind.HALF: lambda due: f"6 tháng {'đầu' if due['half'] == 1 else 'cuối'} năm {due['year']}",
    DueKind.YEAR: lambda due: f"trong năm {due['year']}",
    DueKind.WEEK_OF_MONTH: lambda due: f"tuần thứ {due['week']} {_month(due)}",
    DueKind.RANGE: _range,
    DueKind.RECURRING: _recurring,
    DueKind.RELATIVE: _relative,
}
