"""Rows of a table of tasks: who, what, by when, to whom."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue, find_dues
from thidua.plans.reading.facts.actors import heading_actor, is_body, subject_in
from thidua.plans.reading.facts.context import Context, Section
from thidua.plans.reading.facts.labels import whole_body
from thidua.plans.reading.facts.owing import deliverable_in
from thidua.plans.reading.facts.phases import NAME
from thidua.plans.reading.facts.recipients import recipients_in
from thidua.plans.reading.model import BlockKind, Fact, Passage, Span
from thidua.plans.reading.tables import role_of
from thidua.plans.reading.words import compiled, fold, unit_end

Roles = Mapping[tuple[str, ...], Mapping[str, str]]
"""Headers of a table → role of each header."""


def roles_of(context: Context) -> Roles:
    """What each column holds: by its header, else by what most of its cells are."""
    tables: dict[tuple[str, ...], list[Passage]] = {}
    for passage in context.passages:
        if passage.row and not passage.is_heading:
            tables.setdefault(tuple(passage.row), []).append(passage)
    return {headers: _roles(context, headers, rows) for headers, rows in tables.items()}


def _roles(context: Context, headers: tuple[str, ...], rows: list[Passage]) -> dict[str, str]:
    roles = {header: role for header in headers if (role := role_of(header))}
    for header in headers:
        cells = [row.row.get(header, "") for row in rows]
        filled = [cell for cell in cells if cell.strip()]
        if header in roles or not filled:
            continue
        if "due" not in roles.values() and _share(filled, lambda cell: bool(_timed(context, cell))) >= _MOST:
            roles[header] = "due"
        elif "actor" not in roles.values() and _share(filled, lambda cell: unit_end(cell) is not None) >= _MOST:
            roles[header] = "actor"
    return roles


_MOST = 0.6


def _share(cells: list[str], is_such: Callable[[str], bool]) -> float:
    return sum(map(is_such, cells)) / len(cells)


def facts_of(context: Context, index: int, roles: Roles) -> Iterator[Fact]:
    """One fact for each due value of the row; undated when it only has an actor."""
    passage = context.passages[index]
    columns = roles.get(tuple(passage.row), {})
    cells = _by_role(passage, columns)
    if passage.is_heading or context.section(index) is Section.PROGRAMME or _is_programme(cells) or _is_phase(passage):
        return
    dues = _dues(context, cells, columns, passage)
    actor = cells.get("actor") or _task_actor(context, passage) or heading_actor(context, index)
    if not (cells.get("task") or cells.get("product")):
        yield from _visit(context, index, passage, columns, dues)
        return
    if not dues and (not cells.get("actor") or _is_target(context, index, columns)):
        return
    places = _places(context, passage, columns)
    wanted: list[FoundDue | None] = [*dues] or [None]
    for due in wanted:
        span = _span(places, passage, needs_due=due is not None)
        yield _fact(context, index, span, places.get("task", span), cells, actor, due)


def _is_target(context: Context, index: int, columns: Mapping[str, str]) -> bool:
    """A table of levels to reach: who follows a level does not owe a thing."""
    tasks = [fold(header) for header, role in columns.items() if role == "task"]
    return context.section(index) is Section.CONTENT or any(task.startswith(("chi tieu", "tieu chi")) for task in tasks)


def _is_phase(passage: Passage) -> bool:
    """A row that describes a đợt."""
    return any(NAME.fullmatch(fold(text).strip(" :.")) for text in passage.row.values())


_CLOCK_CELL = compiled(r"^(?:tu )?\d{1,2} ?(?:gio|h|g|:)(?! ?\d{0,2} ?(?:phut)?,? ?(?:ngay|thu|chu nhat))")


def _is_programme(cells: Mapping[str, str]) -> bool:
    """A programme of the day runs by the clock, not by dates."""
    due = fold(cells.get("due", ""))
    return bool(_CLOCK_CELL.match(due)) and not re.search(r"\d\s?/\s?\d", due)


def _visit(context: Context, index: int, passage: Passage, columns: Mapping[str, str], dues: list[FoundDue]) -> Iterator[Fact]:
    """A line of a calendar of visits: when, and at whose place. No task of its own: the table's heading is the task."""
    for due in dues:
        places = _places(context, passage, columns)
        spans = [places[role] for role in ("due", "actor") if role in places] or [passage.at]
        span = (min(start for start, _ in spans), max(end for _, end in spans))
        yield whole_body(context, span, due.value, index=index, weekday=due.weekday, label="")


_LONGEST = 4000
"""So much of a cell is read: as much as of a sentence."""


def _by_role(passage: Passage, columns: Mapping[str, str]) -> dict[str, str]:
    """Role → text; the first column of a role counts."""
    cells: dict[str, str] = {}
    for header, text in passage.row.items():
        role = columns.get(header)
        if role and text.strip():
            cells.setdefault(role, text.strip()[:_LONGEST])
    return cells


def _task_actor(context: Context, passage: Passage) -> str | None:
    subject = subject_in(context, (passage.at[0], min(passage.at[1], passage.at[0] + _LONGEST)))
    return subject.name if subject else None


_DAYS = ("before", "by", "on", "range", "week_of_month", "relative", "recurring")


def _dues(context: Context, cells: Mapping[str, str], columns: Mapping[str, str], passage: Passage) -> list[FoundDue]:
    """From the time cell; a day in the task's own words is closer than the month of the row."""
    timed = _distinct(_in_time_cell(context, passage, columns))
    worded = _distinct([due for role in ("task", "note", "product", "recipient") for due in _worded(context, cells.get(role, ""))])
    is_rough = all(due.value["kind"] in ("month", "quarter", "half", "year") for due in timed)
    closer = [due for due in worded if due.value["kind"] in _DAYS]
    return closer if closer and is_rough and timed else timed or worded


def _worded(context: Context, cell: str) -> list[FoundDue]:
    found = find_dues(cell, plan=context.plan_year)
    return [
        due for due in found if due.value["kind"] not in ("year", "half") and fold(cell[slice(*due.at)]) != "cuoi nam" and _is_kept(due)
    ]


def _is_kept(due: FoundDue) -> bool:
    return due.is_firm or due.value["kind"] in ("on", "range", "before")


_BARE_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])(?:\s?/\s?\d{4})?")
_BARE_DAY = re.compile(r"\d{1,2}\s?[/.]\s?\d{1,2}")
_WHOLE_YEAR = compiled(r"(?:trong |ca |suot |trong ca )+nam")


def _in_time_cell(context: Context, passage: Passage, columns: Mapping[str, str]) -> list[FoundDue]:
    """One time column, or two for start and end. Under "Thời hạn" a day is the last one."""
    timed = [(header, text) for header, text in passage.row.items() if columns.get(header) == "due" and text.strip()]
    if len(timed) >= 2 and _START.match(fold(timed[0][0])) and _END.match(fold(timed[1][0])):
        return find_dues(f"từ ngày {timed[0][1]} đến ngày {timed[1][1]}", plan=context.plan_year)
    for header, text in timed:
        dues = _timed(context, text[:_LONGEST], header)
        if dues:
            return dues
    return []


_START = compiled(r"tu |bat dau|ngay bat dau|thoi gian bat dau")
_END = compiled(r"den |ket thuc|ngay ket thuc|thoi gian ket thuc|hoan thanh")


def _timed(context: Context, cell: str, header: str = "") -> list[FoundDue]:
    """A cell needs fewer words: "16/4" is a day, "9/2023" a month, "9" one under "Tháng", "Cả năm" the year of the plan."""
    bare = cell.strip(" .;")
    if _BARE_MONTH.fullmatch(bare) and ("thang" in fold(header) or "/" in bare):
        return find_dues(f"tháng {bare}", plan=context.plan_year)
    if _BARE_DAY.fullmatch(bare):
        return find_dues(f"ngày {bare}", plan=context.plan_year)
    if _WHOLE_YEAR.fullmatch(fold(bare)) and context.year:
        return [FoundDue({"kind": "year", "year": context.year}, (0, len(cell)), is_firm=True)]
    return find_dues(cell, plan=context.plan_year)


def _distinct(dues: list[FoundDue]) -> list[FoundDue]:
    kept: list[FoundDue] = []
    for due in dues:
        if due.value not in [known.value for known in kept]:
            kept.append(due)
    return kept


def _places(context: Context, passage: Passage, columns: Mapping[str, str]) -> dict[str, Span]:
    """Role → place of the cell in the text, for the cells that stand in this row."""
    found: dict[str, Span] = {}
    texts = {text: columns.get(header) for header, text in reversed(list(passage.row.items())) if text}
    for index in range(passage.blocks[0], len(context.document.blocks)):
        start = context.document.starts[index]
        block = context.document.blocks[index]
        if start >= passage.at[1] or block.kind is not BlockKind.CELL:
            break
        role = texts.get(block.text.replace("\n", " ").strip())
        if role and block.text.strip():
            found.setdefault(role, (start, start + min(len(block.text), _LONGEST)))
    return found


def _span(places: Mapping[str, Span], passage: Passage, *, needs_due: bool) -> Span:
    """From the task to the time (or the actor), whichever way round they stand."""
    wanted = ("task", "product", "due") if needs_due else ("task", "actor")
    spans = [places[role] for role in wanted if role in places and not (role == "product" and "task" in places)]
    if not spans:
        return passage.at
    return min(start for start, _ in spans), max(end for _, end in spans)


def _fact(context: Context, index: int, span: Span, task: Span, cells: Mapping[str, str], actor: str | None, due: FoundDue | None) -> Fact:
    value: dict[str, Any] | None = dict(due.value) if due else None
    recipient = cells.get("recipient") or next((one.name for one in recipients_in(context, task)), None)
    if recipient is None and is_body(context, actor):
        return whole_body(context, span, value, index=index, weekday=due.weekday if due else None, label="")
    extra = {"partner": cells["partner"]} if "partner" in cells else {}
    deliverable = _deliverable(context, task) if "task" in cells else cells["product"]
    return context.fact(FactKind.OBLIGATION, span, actor=actor, deliverable=deliverable, recipient=recipient, due=value, **extra)


def _deliverable(context: Context, task: Span) -> str:
    """What the task cell hands in, without the day that it names."""
    dated = next((due for due in context.dues(task) if due.is_firm and due.at[0] > task[0] + _OPENING), None)
    return deliverable_in(context, task, recipients_in(context, task), dated)


_OPENING = 10
