"""A table of another year: every day it names moves by whole years."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

_PLAIN_DAY = len("2022-02-28")


def moved_day(day: date, *, by: int) -> date:
    """29/02 becomes 28/02 in a year without it."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return day.replace(year=day.year + by, day=28)


def moved_days(stored: Any, *, by: int) -> Any:
    """A stored rule or convention with its days moved; everything else as it was."""
    if isinstance(stored, Mapping):
        return {name: moved_days(value, by=by) for name, value in stored.items()}
    if isinstance(stored, Sequence) and not isinstance(stored, str):
        return [moved_days(value, by=by) for value in stored]
    day = _day(stored)
    return moved_day(day, by=by).isoformat() if day else stored


def _day(stored: object) -> date | None:
    if not isinstance(stored, str) or len(stored) != _PLAIN_DAY:
        return None
    try:
        return date.fromisoformat(stored)
    except ValueError:
        return None


def other_years(named: Sequence[int], year: int) -> list[str]:
    """A sentence where a file names years above its table and none is that of the table."""
    if not named or year in named:
        return []
    said = ", ".join(map(str, named))
    asked = f"Đầu bảng trong tệp ghi năm {said}, bảng đang soạn là của năm {year}: có đúng tệp không?"
    return [f"{asked} Ngày trong cách chấm đọc như tệp ghi."]
