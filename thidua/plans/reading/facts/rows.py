"""Rows of a table of tasks: who, what, by when, to whom."""

from collections.abc import Iterator, Mapping
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue, find_dues
from thidua.plans.reading.facts.actors import heading_actor, is_body, subject_in
from thidua.plans.reading.facts.context import Context, Section
from thidua.plans.reading.facts.labels import whole_body
from thidua.plans.reading.facts.recipients import recipients_in
from thidua.plans.reading.model import BlockKind, Fact, Passage, Span
from thidua.plans.reading.tables import role_of


def facts_of(context: Context, index: int) -> Iterator[Fact]:
    """One fact for each due value of the row; undated when it only has an actor."""
    passage = context.passages[index]
    cells = _by_role(passage)
    if passage.is_heading or not (cells.get("task") or cells.get("product")) or context.section(index) is Section.PROGRAMME:
        return
    actor = cells.get("actor") or _task_actor(context, passage) or heading_actor(context, index)
    dues = _dues(context, cells)
    if not dues and not cells.get("actor"):
        return
    places = _places(context, passage)
    for due in dues or [None]:
        span = _span(places, passage, needs_due=due is not None)
        yield _fact(context, index, span, cells, actor, due)


def _by_role(passage: Passage) -> dict[str, str]:
    """Role → text; the first column of a role counts."""
    cells: dict[str, str] = {}
    for header, text in passage.row.items():
        role = role_of(header)
        if role and text.strip():
            cells.setdefault(role, text.strip())
    return cells


def _task_actor(context: Context, passage: Passage) -> str | None:
    subject = subject_in(context, passage.at)
    return subject.name if subject else None


def _dues(context: Context, cells: Mapping[str, str]) -> list[FoundDue]:
    for role in ("due", "note", "task", "product", "recipient"):
        found = find_dues(cells.get(role, ""), plan=context.plan_year)
        if role != "due":
            found = [due for due in found if due.is_firm and due.value["kind"] not in ("year", "half")]
        if found:
            return _distinct(found)
    return []


def _distinct(dues: list[FoundDue]) -> list[FoundDue]:
    kept: list[FoundDue] = []
    for due in dues:
        if due.value not in [known.value for known in kept]:
            kept.append(due)
    return kept


def _places(context: Context, passage: Passage) -> dict[str, Span]:
    """Role → place of the cell in the text, for the cells that stand in this row."""
    found: dict[str, Span] = {}
    texts = {text: role_of(header) for header, text in passage.row.items() if text}
    for index in range(passage.blocks[0], len(context.document.blocks)):
        start = context.document.starts[index]
        block = context.document.blocks[index]
        if start >= passage.at[1] or block.kind is not BlockKind.CELL:
            break
        role = texts.get(block.text.replace("\n", " ").strip())
        if role and block.text.strip():
            found.setdefault(role, (start, start + len(block.text)))
    return found


def _span(places: Mapping[str, Span], passage: Passage, *, needs_due: bool) -> Span:
    """From the task to the time (or the actor), whichever way round they stand."""
    wanted = ("task", "product", "due") if needs_due else ("task", "actor")
    spans = [places[role] for role in wanted if role in places and not (role == "product" and "task" in places)]
    if not spans:
        return passage.at
    return min(start for start, _ in spans), max(end for _, end in spans)


def _fact(context: Context, index: int, span: Span, cells: Mapping[str, str], actor: str | None, due: FoundDue | None) -> Fact:
    value: dict[str, Any] | None = dict(due.value) if due else None
    recipient = cells.get("recipient") or next((one.name for one in recipients_in(context, span)), None)
    if recipient is None and is_body(context, actor):
        return whole_body(context, span, value, index=index, weekday=due.weekday if due else None, label="")
    extra = {"partner": cells["partner"]} if "partner" in cells else {}
    return context.fact(
        FactKind.OBLIGATION, span, actor=actor, deliverable=cells.get("task") or cells["product"], recipient=recipient, due=value, **extra
    )
