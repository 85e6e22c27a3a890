"""Write a plan here: begin it, change its head and its parts. Each change makes the file anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.writer import write_docx
from thidua.files.actions import store_file
from thidua.files.rules import MEDIA_TYPES
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans import permissions
from thidua.plans.actions.review import _place
from thidua.plans.actions.rewriting import _rewrite
from thidua.plans.composing.outline import empty_form
from thidua.plans.composing.paper import paper_of
from thidua.plans.composing.taking_over import Placed, closing_of, opening_of, taken_over
from thidua.plans.composing.values import Draft, Item, Part
from thidua.plans.enums import FactKind, FactState, PartKind, PlanShape, PlanState
from thidua.plans.models import Plan, PlanFact, PlanPart
from thidua.plans.queries.written import facts_to_take, head_of, section_end, usual_head


@transaction.atomic
def begin_written_plan(bloc_year: BlocYear, *, issuer: Unit, shape: PlanShape, title: str, source: Plan | None = None, by: User) -> Plan:
    """A draft to be written here, empty in the chosen form, or with the text and facts of `source`."""
    today = clock.today()
    require(permissions.why_not_upload(by, bloc_year, issuer, today))
    require(None if one_line(title) else "Kế hoạch chưa có tên. Ghi như dưới chữ KẾ HOẠCH.")
    plan = Plan(bloc_year=bloc_year, issuer=issuer, shape=shape, title=one_line(title)[:400], uploaded_by=by, uploaded_at=clock.now())
    plan.head = usual_head(bloc_year, issuer, plan.title, today)
    if source is not None:
        plan.amends = source if source.state == PlanState.IN_FORCE and source.issuer_id == issuer.pk else None
        blocks = source.document.get("blocks", [])
        taken = {"opening": opening_of(blocks, source.meta), "closing": closing_of(blocks)}
        plan.head |= {name: words for name, words in taken.items() if words}
    parts, facts = _first_parts(source, shape)
    plan.file = store_file(_first_file(plan), by=by)
    plan.save()
    _keep_parts(plan, parts, facts)
    _rewrite(plan, by)
    record(by, "plans.begin_written_plan", plan, source=source, parts=len(parts))
    return plan


def _first_parts(source: Plan | None, shape: PlanShape) -> tuple[tuple[Part, ...], dict[int, PlanFact]]:
    if source is None:
        return empty_form(shape), {}
    facts = {fact.pk: fact for fact in facts_to_take(source)}
    placed = [Placed(Item(FactKind(fact.kind), fact.fields, fact.quote, key), (fact.start, fact.end)) for key, fact in facts.items()]
    return taken_over(source.document.get("blocks", []), source.meta, placed), facts


def _first_file(plan: Plan) -> SimpleUploadedFile:
    content = write_docx(paper_of(Draft(PlanShape(plan.shape), head_of(plan)), {}))
    return SimpleUploadedFile("Ke hoach.docx", content, content_type=MEDIA_TYPES[".docx"])


def _keep_parts(plan: Plan, parts: Sequence[Part], facts: Mapping[int, PlanFact]) -> None:
    """Rows of the parts; a fact of another plan is copied with whom it binds, an unchanged one stays to be looked at."""
    rows = []
    for order, part in enumerate(parts, start=1):
        fact = _copied(plan, facts[part.item.key]) if part.item is not None else None
        words = part.item.words if part.item is not None else part.words
        rows.append(PlanPart(plan=plan, order=order, kind=part.kind, depth=part.depth, words=words, fact=fact))
    PlanPart.objects.bulk_create(rows)


def _copied(plan: Plan, fact: PlanFact) -> PlanFact:
    """What already binds the year was confirmed; what nobody looked at yet still waits."""
    is_known = fact.plan.state == PlanState.IN_FORCE and fact.state == FactState.FOUND
    state = FactState.ACCEPTED if is_known else fact.state
    copy = PlanFact.objects.create(
        plan=plan, kind=fact.kind, state=state, quote=fact.quote, start=0, end=0, fields=fact.fields, actor_group=fact.actor_group
    )
    copy.units.set(fact.units.all())
    return copy


@transaction.atomic
def change_head(plan: Plan, *, title: str, head: Mapping[str, Any], by: User) -> Plan:
    """What stands above and below the parts."""
    plan = lock(plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    require(None if one_line(title) else "Kế hoạch chưa có tên. Ghi như dưới chữ KẾ HOẠCH.")
    before = {"title": plan.title, **plan.head}
    plan.title, plan.head = one_line(title)[:400], {**plan.head, **head}
    plan.save(update_fields=["title", "head"])
    _rewrite(plan, by)
    record(by, "plans.change_head", plan, before=before, after={"title": plan.title, **plan.head})
    return plan


@transaction.atomic
def add_words(plan: Plan, *, kind: PartKind, words: str, depth: int, after: PlanPart | None, by: User) -> PlanPart:
    """A heading or a paragraph behind a part (first of all without one)."""
    plan = lock(plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    require(_why_not_say(kind, words))
    part = _insert(plan, PlanPart(plan=plan, kind=kind, depth=depth, words=one_line(words)), after)
    _rewrite(plan, by)
    record(by, "plans.add_words", plan, kind=part.get_kind_display(), after=part.words)
    return part


def _why_not_say(kind: PartKind, words: str) -> str | None:
    if kind == PartKind.FACT:
        return "Điều của kế hoạch thêm bằng phiếu riêng của loại ấy."
    return None if one_line(words) else "Chưa ghi lời nào."


@transaction.atomic
def add_written_fact(
    plan: Plan,
    *,
    kind: FactKind,
    fields: Mapping[str, Any],
    words: str = "",
    units: list[Unit] | None = None,
    after: PlanPart | None,
    by: User,
) -> PlanPart:
    """A fact behind a part; its sentence is made from its fields. `words`: of a motto, a movement, a point of the programme."""
    plan = lock(plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    fact = PlanFact.objects.create(plan=plan, kind=kind, state=FactState.ADDED, quote=one_line(words), start=0, end=0, fields=dict(fields))
    _place(fact, units)
    part = _insert(plan, PlanPart(plan=plan, kind=PartKind.FACT, words=one_line(words), fact=fact), after)
    _rewrite(plan, by)
    record(by, "plans.add_written_fact", plan, kind=kind.label, fields=dict(fields))
    return part


def _insert(plan: Plan, part: PlanPart, after: PlanPart | None) -> PlanPart:
    rows = list(plan.parts.all())
    at = next((place for place, row in enumerate(rows, start=1) if after is not None and row.pk == after.pk), 0)
    part.order = len(rows) + 1
    part.save()
    _number([*rows[:at], part, *rows[at:]])
    return part


def _number(rows: Sequence[PlanPart]) -> None:
    for order, row in enumerate(rows, start=1):
        row.order = order
    PlanPart.objects.bulk_update(rows, ["order"])


@transaction.atomic
def edit_words(part: PlanPart, *, words: str, depth: int, by: User) -> PlanPart:
    """Of a heading or a paragraph; of a fact the words its fields do not hold."""
    part = lock(part)
    plan = lock(part.plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    require(None if one_line(words) or part.fact_id else "Chưa ghi lời nào. Muốn bỏ phần này thì bấm “Bỏ”.")
    before, part.words, part.depth = part.words, one_line(words), depth
    part.save(update_fields=["words", "depth"])
    _rewrite(plan, by)
    record(by, "plans.edit_words", plan, before=before, after=part.words)
    return part


@transaction.atomic
def move_part(part: PlanPart, *, up: bool, by: User) -> PlanPart:
    """One place up or down; a heading goes with all that stands under it, past the section beside it."""
    part = lock(part)
    plan = lock(part.plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    rows = list(plan.parts.select_related("fact"))
    here = next(place for place, row in enumerate(rows) if row.pk == part.pk)
    first = _before(rows, here) if up else here
    require("Phần này đã ở đầu mục." if first is None else None)
    middle = section_end(rows, first or 0)
    last = section_end(rows, middle) if middle < len(rows) else middle
    require("Phần này đã ở cuối mục." if last == middle or _leaves_section(rows[here], rows[middle]) else None)
    _number([*rows[: first or 0], *rows[middle:last], *rows[first or 0 : middle], *rows[last:]])
    _rewrite(plan, by)
    record(by, "plans.move_part", plan, part=part, up=up)
    return part


def _leaves_section(part: PlanPart, below: PlanPart) -> bool:
    """A heading does not move past one above it in rank."""
    return part.kind == PartKind.HEADING and below.kind == PartKind.HEADING and below.depth < part.depth


def _before(rows: Sequence[PlanPart], here: int) -> int | None:
    """Where the section or part right before this one begins; None at the beginning of its section."""
    part = rows[here]
    if here == 0:
        return None
    if part.kind != PartKind.HEADING:
        return here - 1
    above = (at for at in range(here - 1, -1, -1) if rows[at].kind == PartKind.HEADING and rows[at].depth <= part.depth)
    found = next(above, None)
    return found if found is not None and rows[found].depth == part.depth else None


@transaction.atomic
def remove_part(part: PlanPart, *, by: User) -> None:
    """Out of the plan, with its fact. What stands under a heading stays."""
    part = lock(part)
    plan = lock(part.plan)
    require(permissions.why_not_write(by, plan, clock.today()))
    record(by, "plans.remove_part", plan, kind=part.get_kind_display(), before=part.words or (part.fact.quote if part.fact else ""))
    if part.fact is not None:
        part.fact.delete()
    else:
        part.delete()
    _number(list(plan.parts.all()))
    _rewrite(plan, by)
