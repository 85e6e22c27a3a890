"""What an annex says again: a row of its table that names a duty the body has told, and the line that says what it belongs to."""

from collections.abc import Sequence

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts import rows
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Fact, Passage, Span
from thidua.plans.reading.words import fold

_BELONGS = ("(kem theo ", "(ban hanh kem theo ")


def without_repeats(context: Context, facts: Sequence[Fact]) -> list[Fact]:
    """A row that gives a duty another time is kept: the two places disagree."""
    if not any(passage.row for passage in context.passages):
        return list(facts)
    roles = rows.roles_of(context)
    again = [passage.at for passage in context.passages if _belongs(passage) or _repeats(passage, facts, roles)]
    return [fact for fact in facts if not any(start <= fact.at[0] and fact.at[1] <= end for start, end in again)]


def _belongs(passage: Passage) -> bool:
    return fold(passage.text).startswith(_BELONGS)


def _repeats(passage: Passage, facts: Sequence[Fact], roles: rows.Roles) -> bool:
    columns = roles.get(tuple(passage.row), {})
    cells = {columns.get(header): _plain(text) for header, text in passage.row.items()}
    if not cells.get("task") or not cells.get("actor"):
        return False
    told = [fact for fact in facts if _is_duty(fact) and fact.at[1] <= passage.at[0] and _names(fact, cells)]
    return bool(told) and all(_due(fact) in map(_due, told) for fact in facts if _is_duty(fact) and _within(fact.at, passage.at))


def _is_duty(fact: Fact) -> bool:
    return fact.kind == FactKind.OBLIGATION


def _names(fact: Fact, cells: dict[str | None, str]) -> bool:
    return cells["task"] == _plain(fact.fields.get("deliverable")) and cells["actor"] == _plain(fact.fields.get("actor"))


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _due(fact: Fact) -> object:
    due = fact.fields.get("due") or {}
    return {name: _plain(value) for name, value in due.items()}


def _plain(words: object) -> str:
    return " ".join(fold(str(words or "")).replace(";", ",").split()).strip(" .:,")
