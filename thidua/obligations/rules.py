"""When an obligation ends, and how it stands on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from thidua.calendars.rules import SpecialDays
from thidua.plans.rules import dues

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
SOON_DAYS = 7


class Standing(StrEnum):
    """How an obligation stands on a day, for the colours and words of the pages."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"


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


def turns(due: Mapping[str, Any] | None, year: int) -> Iterator[Turn]:
    """What a due value becomes in a year: one turn, or one for each period of a recurring one."""
    if due and due.get("kind") == "recurring":
        found = [Turn(period, opening_of(window), moment_of(window)) for period, window in dues.occurrences(due, year)]
        yield from found or [Turn()]
        return
    if due and due.get("kind") == "relative":
        yield Turn(anchor_words=str(due.get("anchor") or ""))
        return
    window = dues.window(due)
    yield Turn(opens_at=opening_of(window), last_moment=moment_of(window)) if window else Turn()


def turn_after(due: Mapping[str, Any], anchor: date, special: SpecialDays) -> Turn:
    """A relative due once its anchor has a day."""
    window = dues.relative_window(due, anchor, special)
    return Turn(opens_at=opening_of(window), last_moment=moment_of(window), anchor_words=str(due.get("anchor") or ""))


def standing(*, is_withdrawn: bool, done_on: date | None, last_moment: datetime | None, anchor_words: str, now: datetime) -> Standing:
    """The one answer to "how does it stand?": done beats late, a missing date is told apart from a missing anchor."""
    if is_withdrawn:
        return Standing.WITHDRAWN
    last = last_moment.astimezone(LOCAL) if last_moment else None
    if done_on is not None:
        return Standing.DONE_LATE if last is not None and done_on > last.date() else Standing.DONE
    if last is None:
        return Standing.WAITING if anchor_words else Standing.UNDATED
    if now > last:
        return Standing.OVERDUE
    return Standing.SOON if (last.date() - now.astimezone(LOCAL).date()).days <= SOON_DAYS else Standing.LATER
