"""Every write on plans: take a file in and read it, review what was read, put it in force."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.files.actions import store_file
from thidua.files.queries import path_of
from thidua.ledger.record import record
from thidua.organisations.enums import Paper
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of
from thidua.plans import permissions
from thidua.plans.enums import ActorGroup, FactKind, FactState, MilestoneKind, PlanState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.reading.model import Unreadable
from thidua.plans.reading.safely import read_safely
from thidua.plans.rules import dues
from thidua.plans.rules.cast import Cast, resolve

MILESTONE_KINDS = {FactKind.STAGE: MilestoneKind.STAGE, FactKind.EVENT: MilestoneKind.EVENT, FactKind.PHASE: MilestoneKind.PHASE}


@transaction.atomic
def upload_plan(upload: UploadedFile[Any], *, bloc_year: BlocYear, issuer: Unit, amends: Plan | None = None, by: User) -> list[Plan]:
    """Store and read a file; one draft per plan in it. The same file again gives the drafts that are there already.

    Raises RuleBroken with the reader's sentence when the file cannot be read.
    """
    today = clock.today()
    require(permissions.why_not_upload(by, bloc_year, issuer, today))
    stored = store_file(upload, by=by)
    known = Plan.objects.filter(bloc_year=bloc_year, issuer=issuer, file__sha256=stored.sha256).exclude(state=PlanState.DISCARDED)
    if known:
        return list(known)
    try:
        readings = read_safely(path_of(stored), name=stored.name)
    except Unreadable as error:
        raise RuleBroken(f"{stored.name}: {error}") from error
    cast = cast_of(bloc_year, today)
    plans = []
    for part, reading in enumerate(readings, start=1):
        plan = Plan(bloc_year=bloc_year, issuer=issuer, file=stored, part=part, amends=amends, uploaded_by=by, uploaded_at=clock.now())
        _fill(plan, reading)
        plan.save()
        _keep_facts(plan, reading["facts"], cast)
        record(by, "plans.upload_plan", plan, file=stored.sha256, facts=len(reading["facts"]), amends=amends)
        plans.append(plan)
    return plans


def _fill(plan: Plan, reading: dict[str, Any]) -> None:
    meta = reading["meta"]
    plan.title = (meta.get("title") or plan.file.name)[:400]
    plan.number = (meta.get("number") or "")[:60]
    plan.issued_on = date.fromisoformat(meta["date"]) if meta.get("date") else None
    plan.meta = meta
    plan.document = {key: reading[key] for key in ("blocks", "notes", "pages", "format")}


def _keep_facts(plan: Plan, facts: list[dict[str, Any]], cast: Cast) -> None:
    for found in facts:
        fields = {key: value for key, value in found.items() if key not in {"kind", "quote", "at", "clause"}}
        start, end = found["at"]
        fact = PlanFact.objects.create(
            plan=plan, kind=found["kind"], quote=found["quote"], start=start, end=end, clause=found.get("clause", "")[:60], fields=fields
        )
        if fact.kind == FactKind.OBLIGATION:
            _resolve(fact, cast)


def _resolve(fact: PlanFact, cast: Cast) -> None:
    meant = resolve(fact.fields.get("actor"), cast)
    fact.actor_group = meant.group
    fact.save(update_fields=["actor_group"])
    fact.units.set(meant.units)


@transaction.atomic
def accept_fact(fact: PlanFact, *, by: User) -> PlanFact:
    """A person says: read rightly."""
    return _move(fact, FactState.ACCEPTED, "plans.accept_fact", by)


@transaction.atomic
def reject_fact(fact: PlanFact, *, by: User) -> PlanFact:
    """A person says: this is not in the plan. It stays, struck out, and can be accepted again."""
    return _move(fact, FactState.REJECTED, "plans.reject_fact", by)


def _move(fact: PlanFact, state: FactState, action: str, by: User) -> PlanFact:
    fact = lock(fact)
    require(permissions.why_not_review(by, fact.plan, clock.today()))
    before, fact.state = fact.state, state
    fact.save(update_fields=["state"])
    record(by, action, fact, before=before, after=state)
    return fact


@transaction.atomic
def edit_fact(fact: PlanFact, *, fields: Mapping[str, Any], units: list[Unit] | None, by: User) -> PlanFact:
    """Correct what was read: `fields` replace the fact's own of the same names; `units` (None = as the words say) name who owes it."""
    fact = lock(fact)
    require(permissions.why_not_review(by, fact.plan, clock.today()))
    before = dict(fact.fields)
    fact.read_as = fact.read_as or before
    fact.fields = {**before, **fields}
    fact.state = FactState.ADDED if fact.state == FactState.ADDED else FactState.EDITED
    fact.save(update_fields=["fields", "read_as", "state"])
    _place(fact, units)
    record(by, "plans.edit_fact", fact, before=before, after=fact.fields, units=[unit.name for unit in fact.units.all()])
    return fact


def _place(fact: PlanFact, units: list[Unit] | None) -> None:
    if units is None:
        _resolve(fact, cast_of(fact.plan.bloc_year, clock.today()))
        return
    fact.actor_group = ActorGroup.NAMED
    fact.save(update_fields=["actor_group"])
    fact.units.set(units)


@transaction.atomic
def add_fact(
    plan: Plan,
    *,
    kind: FactKind,
    start: int,
    end: int,
    quote: str,
    clause: str,
    fields: Mapping[str, Any],
    units: list[Unit] | None,
    by: User,
) -> PlanFact:
    """A person marks a stretch of the text (characters of the plain text) that the machine did not read."""
    plan = lock(plan)
    require(permissions.why_not_review(by, plan, clock.today()))
    fact = PlanFact.objects.create(
        plan=plan, kind=kind, state=FactState.ADDED, quote=quote, start=start, end=end, clause=clause, fields=dict(fields)
    )
    if kind == FactKind.OBLIGATION:
        _place(fact, units)
    record(by, "plans.add_fact", fact, kind=kind, fields=dict(fields))
    return fact


@transaction.atomic
def settle_warning(fact: PlanFact, *, answer: str, by: User) -> PlanFact:
    """A person has looked at a doubtful point and says what becomes of it."""
    fact = lock(fact)
    require(permissions.why_not_review(by, fact.plan, clock.today()))
    require(None if answer.strip() else "Ghi cách xử lý, ví dụ: “đã hỏi Trưởng khu vực, hạn đúng là 10/3/2021”.")
    fact.settled_as = answer.strip()[:200]
    fact.save(update_fields=["settled_as"])
    record(by, "plans.settle_warning", fact, answer=fact.settled_as)
    return fact


@transaction.atomic
def describe_plan(plan: Plan, *, title: str, number: str, issued_on: date | None, carries_out: Plan | None, by: User) -> Plan:
    """Correct what stands at the head of the plan, and name the plan above it that it carries out."""
    plan = lock(plan)
    require(permissions.why_not_review(by, plan, clock.today()))
    require("Kế hoạch không thể triển khai chính nó. Chọn kế hoạch của cấp trên." if carries_out == plan else None)
    before = {"title": plan.title, "number": plan.number, "issued_on": plan.issued_on, "carries_out": plan.carries_out}
    plan.title, plan.number, plan.issued_on, plan.carries_out = title, number, issued_on, carries_out
    plan.save(update_fields=["title", "number", "issued_on", "carries_out"])
    record(by, "plans.describe_plan", plan, before=before, after={"title": title, "number": number, "issued_on": issued_on})
    return plan


@transaction.atomic
def propose_plan(plan: Plan, *, by: User) -> Plan:
    """Hand the reviewed plan to the leader of the unit."""
    plan = lock(plan)
    require(permissions.why_not_propose(by, plan, clock.today()))
    plan.state = PlanState.PROPOSED
    plan.save(update_fields=["state"])
    record(by, "plans.propose_plan", plan)
    return plan


@transaction.atomic
def take_back_plan(plan: Plan, *, by: User) -> Plan:
    """Back from the leader's queue to review, by the specialist or by the leader who wants a change."""
    plan = lock(plan)
    require(permissions.why_not_take_back(by, plan, clock.today()))
    plan.state = PlanState.DRAFT
    plan.save(update_fields=["state"])
    record(by, "plans.take_back_plan", plan)
    return plan


@transaction.atomic
def discard_plan(plan: Plan, *, by: User) -> Plan:
    plan = lock(plan)
    require(permissions.why_not_discard(by, plan, clock.today()))
    plan.state = PlanState.DISCARDED
    plan.save(update_fields=["state"])
    record(by, "plans.discard_plan", plan)
    return plan


@transaction.atomic
def put_in_force(plan: Plan, *, by: User) -> Plan:
    """The plan becomes the year's: its milestones stand, the version it amends steps back. Obligations are compiled above this."""
    plan, now = lock(plan), clock.now()
    require(permissions.why_not_put_in_force(by, plan, now))
    right = approver_of(by, plan.issuer, Paper.PLAN, now)
    plan.state, plan.in_force_at = PlanState.IN_FORCE, now
    plan.save(update_fields=["state", "in_force_at"])
    if plan.amends is not None:
        _step_back(plan.amends)
    _stand_milestones(plan)
    record(by, "plans.put_in_force", plan, amends=plan.amends, delegation=right.delegation if right else None)
    return plan


def _step_back(plan: Plan) -> None:
    old = lock(plan)
    old.state = PlanState.SUPERSEDED
    old.save(update_fields=["state"])
    old.milestones.filter(held_on__isnull=True).update(withdrawn_at=clock.now())


def _stand_milestones(plan: Plan) -> None:
    facts = plan.facts.filter(kind__in=MILESTONE_KINDS).exclude(state=FactState.REJECTED)
    Milestone.objects.bulk_create([_milestone(plan, fact) for fact in facts])


def _milestone(plan: Plan, fact: PlanFact) -> Milestone:
    fields, kind = fact.fields, MILESTONE_KINDS[FactKind(fact.kind)]
    due = {"kind": "range", "start": fields.get("start"), "end": fields.get("end")} if kind == MilestoneKind.PHASE else fields.get("due")
    found = dues.window(due)
    title = str(fields.get("stage") or fields.get("name") or fields.get("title") or fact.quote)
    return Milestone(
        bloc_year=plan.bloc_year,
        plan=plan,
        fact=fact,
        kind=kind,
        title=(title[:1].upper() + title[1:])[:300],
        due=due,
        starts_on=(found.first or found.last) if found else None,
        ends_on=found.last if found else None,
    )
