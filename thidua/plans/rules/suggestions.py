"""What a warning proposes, where it can be put right by one press."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.core import dates
from thidua.plans.enums import DueKind

DATED = {DueKind.BEFORE.value, DueKind.BY.value, DueKind.ON.value}


def suggested_day(warning: Mapping[str, Any]) -> date | None:
    """The day a warning proposes; None when it proposes none, or other words."""
    try:
        return date.fromisoformat(str(warning.get("suggest") or ""))
    except ValueError:
        return None


def corrected(due: Mapping[str, Any] | None, day: date) -> dict[str, Any] | None:
    """The due value with the proposed day in it; None where a person must decide (a range, a month, a relative due)."""
    if not due or due.get("kind") not in DATED:
        return None
    return {**{key: value for key, value in due.items() if key != "raw"}, "date": day.isoformat()}


def day_words(day: date) -> str:
    """10/3/2021, as plans write it."""
    return f"{dates.day_month(day)}/{day.year}"
