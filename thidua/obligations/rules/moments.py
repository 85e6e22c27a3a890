"""When an obligation ends: turns of a due value, moments, days counted from an anchor."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from thidua.calendars.rules import SpecialDays
from thidua.core.text import fold
from thidua.plans.rules import dues

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Turn:
    """One obligation to be written: its period ("" for a single one) and its moments (None = not known yet)."""

    period: str = ""
    opens_at: datetime | None = None
    last_moment: datetime | None = None
    anchor_words: str = ""


def moment_of(window: dues.Window) -> datetime:
    """The last moment: the stated time, or the end of the local day."""
    return datetime.combine(window.last, window.until or time.max, LOCAL)


def opening_of(window: dues.Window) -> datetime | None:
    return datetime.combine(window.first, time.min, LOCAL) if window.first else None


def turns(due: Mapping[str, Any] | None, year: int, *, phases: Sequence[str] = ()) -> Iterator[Turn]:
    """What a due value becomes in a year: one turn, or one for each period of a recurring one, or one for each phase ("mỗi đợt")."""
    if due and due.get("kind") == "recurring":
        found = [_recurring_turn(period, window) for period, window in dues.occurrences(due, year)]
        yield from found or [Turn()]
    elif due and due.get("kind") == "relative":
        yield from _relative_turns(str(due.get("anchor") or ""), phases)
    else:
        window = dues.window(due)
        yield Turn(opens_at=opening_of(window), last_moment=moment_of(window)) if window else Turn()


def _recurring_turn(period: str, window: dues.Window | None) -> Turn:
    return Turn(period, opening_of(window), moment_of(window)) if window else Turn(period)


_EACH_PHASE = re.compile(r"\b(?:moi|tung|cac) dot\b")


def _relative_turns(anchor: str, phases: Sequence[str]) -> Iterator[Turn]:
    if phases and _EACH_PHASE.search(fold(anchor)):
        once: dict[str, str] = {}
        for phase in phases:
            once.setdefault(fold(phase), phase)
        yield from [Turn(period=phase, anchor_words=f"kết thúc {phase}") for phase in once.values()]
    else:
        yield Turn(anchor_words=anchor)


def turn_after(due: Mapping[str, Any], anchor: date, special: SpecialDays) -> Turn:
    """A relative due once its anchor has a day. Without a number of days "sau khi …" only opens then, "trước khi …" ends the day before."""
    words = str(due.get("anchor") or "")
    if due.get("days") is None and due.get("direction") != "before":
        return Turn(opens_at=datetime.combine(anchor, time.min, LOCAL), anchor_words=words)
    if due.get("days") is None:
        return Turn(last_moment=moment_of(dues.Window(first=None, last=anchor - timedelta(days=1))), anchor_words=words)
    window = dues.relative_window(due, anchor, special)
    return Turn(opens_at=opening_of(window), last_moment=moment_of(window), anchor_words=words)


class Happening(Protocol):
    """A milestone, as far as what hangs on it must know."""

    held_on: date | None
    starts_on: date | None
    ends_on: date | None
    kind: str
    due: Any


def anchor_day(happening: Happening) -> date | None:
    """The day to count from: the day it took place, else its planned day when the plan fixes one day, or a phase's end."""
    if happening.held_on is not None:
        return happening.held_on
    due = happening.due or {}
    is_fixed = due.get("kind") == "on" or (due.get("kind") == "range" and due.get("start") == due.get("end"))
    return happening.ends_on if happening.kind == "phase" or is_fixed else None


def working_days_from(due: Mapping[str, Any]) -> int | None:
    """How many working days a due counts from its anchor, before it below zero; None when it counts none."""
    if due.get("unit") != "working" or due.get("days") is None:
        return None
    return -int(due["days"]) if due.get("direction") == "before" else int(due["days"])


_PERIOD = re.compile(r"(\d{4})-(?:(?P<month>\d\d)|Q(?P<quarter>\d)|H(?P<half>\d))")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def period_words(period: str) -> str:
    """2021-06 → tháng 6/2021; 2021-Q2 → quý II/2021; a phase keeps its own name."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return f"năm {period}" if period.isdigit() else period
    year = found[1]
    if found["month"]:
        return f"tháng {int(found['month'])}/{year}"
    return (
        f"quý {_ROMAN[found['quarter']]}/{year}" if found["quarter"] else f"6 tháng {'đầu' if found['half'] == '1' else 'cuối'} năm {year}"
    )
