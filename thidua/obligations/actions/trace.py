"""What every action on an obligation shares: its trace in words, and its last moment counted from an anchor."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.calendars.queries import special_days
from thidua.calendars.rules import SpecialDays, reach
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.obligations import rules
from thidua.obligations.enums import ChangeKind
from thidua.obligations.models import Obligation, ObligationChange


class Days:
    """Special days around anchors, each span read once."""

    def __init__(self) -> None:
        self.known: dict[tuple[date, int], SpecialDays] = {}

    def around(self, day: date, due: Mapping[str, Any]) -> SpecialDays:
        """As far as the due counts; none for a due that counts no working days."""
        count = rules.working_days_from(due)
        if count is None:
            return {}
        if (day, count) not in self.known:
            self.known[day, count] = special_days(*reach(day, count))
        return self.known[day, count]


def date_by_anchor(row: Obligation, days: Days) -> None:
    """Count from the anchor's day; without one the row stays as it is. A moment that was extended stays while the count is the same."""
    day = rules.anchor_day(row.anchor) if row.anchor else None
    if day is not None:
        turn = rules.turn_after(row.due or {}, day, days.around(day, row.due or {}))
        is_extended = row.planned_moment == turn.last_moment and row.last_moment != row.planned_moment
        row.opens_at, row.planned_moment = turn.opens_at, turn.last_moment
        row.last_moment = row.last_moment if is_extended else turn.last_moment


def told(row: Obligation) -> dict[str, Any]:
    """What of an obligation a trace compares, in the words of the page."""
    last, opens = (moment.astimezone(clock.LOCAL) if moment else None for moment in (row.last_moment, row.opens_at))
    undated = f"làm ngay từ {opens:%d/%m/%Y}, không ấn định ngày" if opens else row.anchor_words
    return {"việc": row.deliverable, "gửi": row.recipient, "hết hạn": f"{last:%d/%m/%Y %H:%M}" if last else undated}


def change(
    row: Obligation, kind: ChangeKind, by: Actor, *, before: Mapping[str, Any], after: Mapping[str, Any], why: str
) -> ObligationChange:
    return ObligationChange(
        obligation=row, kind=kind, at=clock.now(), by_name=by.actor_name[:200], before=dict(before), after=dict(after), why=why[:300]
    )


def re_dated(row: Obligation, before: Mapping[str, Any], by: Actor, *, why: str) -> list[ObligationChange]:
    """The trace of a new day; none where nothing is different."""
    after = told(row)
    kind = ChangeKind.DATED if before["hết hạn"] == row.anchor_words else ChangeKind.RE_DATED
    return [change(row, kind, by, before=before, after=after, why=why)] if after != before else []
