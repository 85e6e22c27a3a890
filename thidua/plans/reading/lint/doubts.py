"""One doubt about a plan, told to the officer: what is doubtful, why, and what to do."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from thidua.plans.enums import FactKind, Severity, WarningCode
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Fact, Span

DATED = (FactKind.OBLIGATION, FactKind.STAGE, FactKind.EVENT)


def doubt(context: Context, code: WarningCode, severity: Severity, span: Span, *, why: str, todo: str, **more: Any) -> Fact:
    """A warning at its place. `why` and `todo` are sentences for the page."""
    return context.fact(FactKind.WARNING, span, code=code.value, severity=severity.value, why=why, todo=todo, **more)


def of_kind(facts: Iterable[Fact], *kinds: FactKind) -> list[Fact]:
    return [fact for fact in facts if fact.kind in kinds]


def touches(told: Sequence[Span], at: Span) -> bool:
    """Whether the place shares a letter with one of the sorted spans, none of which overlaps another."""
    index = bisect_left(told, (at[1], at[1]))
    return index > 0 and told[index - 1][1] > at[0]


def day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def printed(date: dt.date) -> str:
    return f"{date:%d/%m/%Y}"
