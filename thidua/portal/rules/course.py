"""How a milestone stands on a day."""

from dataclasses import dataclass
from datetime import date

from thidua.plans.enums import MilestoneKind


@dataclass(frozen=True, slots=True)
class Span:
    """A milestone: what it is, from when to when, the day it truly took place."""

    kind: str
    starts_on: date | None
    ends_on: date | None
    held_on: date | None


def state(span: Span, today: date) -> str:
    """done · current · late (a gathering whose day has gone by and nobody wrote down when it was held) · todo"""
    if span.held_on is not None:
        return "done" if span.held_on <= today else "todo"
    if span.ends_on is None or today < (span.starts_on or span.ends_on):
        return "todo"
    if today <= span.ends_on:
        return "current"
    return "late" if span.kind == MilestoneKind.EVENT else "done"


def order(span: Span) -> tuple[bool, date, date]:
    """Real order: by the day held, else by the beginning; what has no day comes last."""
    first = span.held_on or span.starts_on or span.ends_on
    return first is None, first or date.max, span.ends_on or date.max
