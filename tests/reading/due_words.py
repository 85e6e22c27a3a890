"""A due value in the words of an office. Read back, the words give the value again."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

_EVERY = {
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "year": "năm",
    "semester": "học kỳ",
    "school_year": "năm học",
}
_BOUND = {"before": "trước ngày", "by": "chậm nhất ngày", "on": "ngày"}
_ROMAN = ("I", "II", "III", "IV")


def words_of(due: Mapping[str, Any] | None) -> str:
    """ "" for no date."""
    if not due:
        return ""
    words = _PRINTERS[due["kind"]](due)
    return f"{due['time'].replace(':', ' giờ ')} {words}" if "time" in due and due["kind"] == "on" else words


def _day(iso: str | None) -> str:
    if iso is None:
        return "…"
    day = dt.date.fromisoformat(iso)
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _date(due: Mapping[str, Any]) -> str:
    if due["date"] is None:
        return f"trước ngày {due['raw']}"
    if "time" in due and due["kind"] != "on":
        lead = {"before": "trước", "by": "chậm nhất"}[due["kind"]]
        return f"{lead} {due['time'].replace(':', ' giờ ')} ngày {_day(due['date'])}"
    return f"{_BOUND[due['kind']]} {_day(due['date'])}"


def _month(due: Mapping[str, Any]) -> str:
    year, month = due["month"].split("-")
    return f"tháng {month}/{year}"


def _recurring(due: Mapping[str, Any]) -> str:
    if due.get("every") is None:
        return "theo định kỳ và khi có yêu cầu" if due.get("on_request") else "theo định kỳ"
    interval = due.get("interval", 1)
    every = f"định kỳ {interval} {_EVERY[due['every']]}" if interval > 1 else f"hằng {_EVERY[due['every']]}"
    if due.get("of") == "last_month":
        return f"{_BOUND[due['bound']]} {due['day']} của tháng cuối {_EVERY[due['every']]}"
    if "weekday" in due:
        return f"{'trước ' if due['bound'] == 'before' else ''}{due['weekday']} {every}"
    if "from_day" in due:
        return f"từ ngày {due['from_day']} đến ngày {due['to_day']} {every}"
    if "day" in due:
        return f"{_BOUND[due['bound']]} {due['day']} {every}"
    return f"{every} ít nhất {due['min_count']} lần" if "min_count" in due else every


def _relative(due: Mapping[str, Any]) -> str:
    anchor = due.get("anchor") or ""
    if due["days"] is None:
        return f"ngay sau khi {anchor}"
    if due["days"] == 0:
        return f"cùng với {anchor}"
    lead = {"at_most": "chậm nhất ", "at_least": "ít nhất ", "exactly": ""}[due["bound"]]
    unit = {"calendar": "ngày", "working": "ngày làm việc", "hours": "giờ"}[due["unit"]]
    side = "sau khi" if due["direction"] == "after" else "trước khi"
    return f"{lead}{due['days']} {unit} {side} {anchor}".strip()


_PRINTERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "before": _date,
    "by": _date,
    "on": _date,
    "month": _month,
    "quarter": lambda due: f"quý {_ROMAN[due['quarter'] - 1]}/{due['year']}",
    "half": lambda due: f"6 tháng {'đầu' if due['half'] == 1 else 'cuối'} năm {due['year']}",
    "year": lambda due: f"năm {due['year']}",
    "week_of_month": lambda due: f"tuần thứ {due['week']} {_month(due)}",
    "range": lambda due: f"từ ngày {_day(due['start'])} đến ngày {_day(due['end'])}",
    "recurring": _recurring,
    "relative": _relative,
}
