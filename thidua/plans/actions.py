"""Every write on plans: take a file in and read it, review what was read, put it in force."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_not_manage
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold, one_line
from thidua.files.actions import store_file
from thidua.files.rules import why_not_store
from thidua.ledger.record import record
from thidua.organisations.enums import Paper
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of
from thidua.plans import permissions
from thidua.plans.enums import ActorGroup, FactKind, FactState, MilestoneKind, PlanState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.queries.cast import cast_of, units_bound_by
from thidua.plans.queries.facts import open_errors, owing_facts
from thidua.plans.queries.uploads import drafts_of, readings_of
from thidua.plans.rules import dues, kinds
from thidua.plans.rules.cast import Cast, resolve
from thidua.plans.rules.suggestions import corrected, day_words, suggested_day

MILESTONE_KINDS = {FactKind.STAGE: MilestoneKind.STAGE, FactKind.EVENT: MilestoneKind.EVENT, FactKind.PHASE: MilestoneKind.PHASE}
KNOWN_ERROR = "Đã biết, giữ như văn bản khi đưa vào năm"


def upload_plan(
    upload: UploadedFile[Any],
    *,
    bloc_year: BlocYear,
    issuer: Unit,
    amends: Plan | None = None,
    carries_out: Plan | None = None,
    by: User,
) -> list[Plan]:
    """Read a file and keep it; one draft per plan in it. The same file again gives the drafts that are there already.

    Not one transaction: a slow file is read before the database is held (`keep_plans` writes). Raises RuleBroken with the
    reader's sentence when the file cannot be read; then nothing is written.
    """
    require(permissions.why_not_upload(by, bloc_year, issuer, clock.today()))
    require(permissions.why_not_amend(amends, bloc_year, issuer) if amends else None)
    require(why_not_store(name=one_line(upload.name or "tệp"), size=upload.size or 0))
    known = drafts_of(upload, bloc_year=bloc_year, issuer=issuer)
    if known:
        return list(known)
    return keep_plans(
        upload, readings=readings_of(upload), bloc_year=bloc_year, issuer=issuer, amends=amends, carries_out=carries_out, by=by
    )


@transaction.atomic
def keep_plans(
    upload: UploadedFile[Any],
    *,
    readings: Sequence[Mapping[str, Any]],
    bloc_year: BlocYear,
    issuer: Unit,
    amends: Plan | None = None,
    carries_out: Plan | None = None,
    by: User,
) -> list[Plan]:
    """Write a file and what was read in it: one draft a reading. The first one takes the place of `amends`."""
    bloc_year, today = lock(bloc_year), clock.today()
    require(permissions.why_not_upload(by, bloc_year, issuer, today))
    known = drafts_of(upload, bloc_year=bloc_year, issuer=issuer)
    if known:
        return list(known)
    stored, cast, plans = store_file(upload, by=by), cast_of(bloc_year, today, issuer=issuer), []
    for part, reading in enumerate(readings, start=1):
        plan = Plan(bloc_year=bloc_year, issuer=issuer, file=stored, part=part, uploaded_by=by, uploaded_at=clock.now())
        plan.amends, plan.carries_out = (amends if part == 1 else None), carries_out
        _fill(plan, reading)
        plan.save()
        _keep_facts(plan, reading["facts"], cast)
        record(by, "plans.upload_plan", plan, file=stored.sha256, facts=len(reading["facts"]), amends=plan.amends)
        plans.append(plan)
    return plans


def _fill(plan: Plan, reading: Mapping[str, Any]) -> None:
    meta = reading["meta"]
    plan.title = (meta.get("title") or plan.file.name)[:400]
    plan.number = (meta.get("number") or "")[:60]
    plan.issued_on = dues.day_of(meta.get("date"))
    plan.meta = meta
    plan.document = {key: reading[key] for key in ("blocks", "notes", "pages", "format")}


def _keep_facts(plan: Plan, facts: Iterable[Mapping[str, Any]], cast: Cast) -> None:
    kept = PlanFact.objects.bulk_create([_as_read(plan, found) for found in facts])
    _resolve([fact for fact in kept if fact.kind == FactKind.OBLIGATION], cast)


def _as_read(plan: Plan, found: Mapping[str, Any]) -> PlanFact:
    fields = {key: value for key, value in found.items() if key not in {"kind", "quote", "at", "clause"}}
    start, end = found["at"]
    clause = str(found.get("clause") or "")[:60]
    return PlanFact(plan=plan, kind=found["kind"], quote=found["quote"], start=start, end=end, clause=clause, fields=fields)


def _resolve(facts: Sequence[PlanFact], cast: Cast) -> None:
    """Name the units that the words of each fact mean."""
    links = PlanFact.units.through
    links._default_manager.filter(planfact__in=facts).delete()
    rows = []
    for fact in facts:
        meant = resolve(fact.fields.get("actor"), cast)
        fact.actor_group = meant.group
        rows += [links(planfact_id=fact.pk, unit_id=unit) for unit in meant.units]
    PlanFact.objects.bulk_update(facts, ["actor_group"])
    links._default_manager.bulk_create(rows)


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
def accept_facts(plan: Plan, *, group: kinds.Group, by: User) -> int:
    """All that the machine read of a group is right. What nobody answers to yet is left out. Returns how many were accepted."""
    plan = lock(plan)
    require(permissions.why_not_review(by, plan, clock.today()))
    facts = plan.facts.filter(kind__in=group.kinds, state=FactState.FOUND)
    if FactKind.OBLIGATION in group.kinds:
        facts = facts.filter(units__isnull=False).distinct()
    keys = list(facts.values_list("pk", flat=True))
    PlanFact.objects.filter(pk__in=keys).update(state=FactState.ACCEPTED)
    record(by, "plans.accept_facts", plan, group=group.word, facts=keys)
    return len(keys)


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
    """Write down who owes an obligation; other facts bind nobody."""
    plan, today = fact.plan, clock.today()
    if fact.kind != FactKind.OBLIGATION:
        return
    if units is None:
        _resolve([fact], cast_of(plan.bloc_year, today, issuer=plan.issuer))
        return
    bound = units_bound_by(plan.bloc_year, plan.issuer, today)
    strangers = [] if bound is None else [unit for unit in units if unit not in bound]
    require(f"Kế hoạch của {plan.issuer} chỉ giao việc cho chính đơn vị và các phòng của mình." if strangers else None)
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
    """A person marks a stretch of the text (characters of the plain text) that the machine did not read. The same again is the same."""
    plan = lock(plan)
    require(permissions.why_not_review(by, plan, clock.today()))
    same = plan.facts.filter(kind=kind, state=FactState.ADDED, start=start, end=end, fields=dict(fields)).first()
    if same is not None:
        return same
    fact = PlanFact.objects.create(
        plan=plan, kind=kind, state=FactState.ADDED, quote=quote, start=start, end=end, clause=clause[:60], fields=dict(fields)
    )
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
def apply_suggestion(warning: PlanFact, *, by: User) -> int:
    """Put right what a warning proposes: the day of every fact that stands there. The warning is settled with it. Returns how many facts."""
    warning = lock(warning)
    require(permissions.why_not_review(by, warning.plan, clock.today()))
    require("Điểm này đã xử lý." if warning.settled_as else None)
    day = suggested_day(warning.fields)
    here = warning.plan.facts.filter(start__lt=warning.end, end__gt=warning.start).exclude(kind=FactKind.WARNING)
    mended = [(fact, corrected(fact.fields.get("due"), day)) for fact in here] if day else []
    mended = [(fact, due) for fact, due in mended if due is not None]
    require(None if mended and day else "Điểm này không sửa bằng một lần bấm được. Bấm “Sửa” ở thẻ của điều đó.")
    for fact, due in mended:
        units = list(fact.units.all()) if fact.actor_group == ActorGroup.NAMED else None
        edit_fact(fact, fields={"due": due}, units=units, by=by)
    settle_warning(warning, answer=f"Sửa thành {day_words(day)}" if day else "", by=by)
    record(by, "plans.apply_suggestion", warning, day=day, facts=[fact.pk for fact, _ in mended])
    return len(mended)


@transaction.atomic
def describe_plan(
    plan: Plan, *, title: str, number: str, issued_on: date | None, carries_out: Plan | None, amends: Plan | None, by: User
) -> Plan:
    """Correct what stands at the head of the plan, and name the plan it carries out and the one it takes the place of."""
    plan = lock(plan)
    require(permissions.why_not_review(by, plan, clock.today()))
    require("Kế hoạch không thể triển khai chính nó. Chọn kế hoạch của cấp trên." if carries_out == plan else None)
    require(permissions.why_not_amend(amends, plan.bloc_year, plan.issuer) if amends else None)
    require(None if one_line(title) else "Kế hoạch chưa có tên. Ghi như dưới chữ KẾ HOẠCH.")
    before = {"title": plan.title, "number": plan.number, "issued_on": plan.issued_on, "carries_out": plan.carries_out}
    plan.title, plan.number, plan.issued_on = one_line(title)[:400], one_line(number)[:60], issued_on
    plan.carries_out, plan.amends = carries_out, amends
    plan.save(update_fields=["title", "number", "issued_on", "carries_out", "amends"])
    record(by, "plans.describe_plan", plan, before=before, after={"title": title, "number": number, "issued_on": issued_on})
    return plan


@transaction.atomic
def acknowledge_errors(plan: Plan, *, by: User) -> int:
    """The heavy doubts that are left are known and stay as the paper says. Returns how many."""
    require(permissions.why_not_review(by, plan, clock.today()))
    errors = open_errors(plan)
    for warning in errors:
        settle_warning(warning, answer=KNOWN_ERROR, by=by)
    if errors:
        record(by, "plans.acknowledge_errors", plan, errors=[warning.quote for warning in errors])
    return len(errors)


@transaction.atomic
def propose_plan(plan: Plan, *, despite_errors: bool = False, by: User) -> Plan:
    """Hand the reviewed plan to the leader of the unit."""
    plan = lock(plan)
    require(permissions.why_not_propose(by, plan, clock.today()))
    require(permissions.why_not_ready(plan, despite_errors=despite_errors))
    acknowledge_errors(plan, by=by)
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
    """The plan becomes the year's: its milestones stand, its contacts are listed, the version it amends steps back.

    Obligations are compiled above this (obligations.actions.bring_into_year).
    """
    plan, now = lock(plan), clock.now()
    require(permissions.why_not_put_in_force(by, plan, now))
    right = approver_of(by, plan.issuer, Paper.PLAN, now)
    plan.state, plan.in_force_at = PlanState.IN_FORCE, now
    plan.save(update_fields=["state", "in_force_at"])
    if plan.amends is not None:
        _step_back(plan.amends)
    _stand_milestones(plan)
    _list_contacts(plan, by)
    record(by, "plans.put_in_force", plan, amends=plan.amends, delegation=right.delegation if right else None)
    return plan


@transaction.atomic
def name_actors_again(plan: Plan, *, by: User) -> None:
    """Who is meant as of today: members that left since the upload get nothing new, those that came get theirs. Choices by hand stay."""
    today = clock.today()
    require(permissions.why_not_put_in_force(by, plan, clock.now()))
    facts = [fact for fact in owing_facts(plan) if fact.actor_group not in {ActorGroup.NAMED, ActorGroup.OUTSIDE, ActorGroup.UNKNOWN}]
    _resolve(facts, cast_of(plan.bloc_year, today, issuer=plan.issuer))
    gone = plan.bloc_year.memberships.filter(ends_on__lte=today).values("unit")
    PlanFact.units.through._default_manager.filter(planfact__plan=plan, unit__in=gone).delete()
    record(by, "plans.name_actors_again", plan, facts=len(facts))


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
    return Milestone(
        bloc_year=plan.bloc_year,
        plan=plan,
        fact=fact,
        kind=kind,
        title=kinds.headline(FactKind(fact.kind), fields, fact.quote)[:300],
        due=due,
        starts_on=(found.first or found.last) if found else None,
        ends_on=found.last if found else None,
    )


def _list_contacts(plan: Plan, by: User) -> None:
    """Contacts of the plan join the year's list, struck ones marked as removed. Left out where the plan is a member's own."""
    if why_not_manage(by, plan.bloc_year, clock.today()) is not None:
        return
    cast = cast_of(plan.bloc_year, clock.today())
    for fact in plan.facts.filter(kind=FactKind.CONTACT).exclude(state=FactState.REJECTED):
        _list_contact(plan, fact.fields, cast, by)


def _list_contact(plan: Plan, said: Mapping[str, Any], cast: Cast, by: User) -> None:
    name = one_line(str(said.get("name") or ""))
    known = [contact for contact in plan.bloc_year.contacts.filter(removed_at__isnull=True) if fold(contact.name) == fold(name)]
    if name and not known:
        told = {key: str(said.get(key) or "") for key in ("acts_for", "phone", "email")}
        unit = _unit_of_contact(said, cast)
        title = str(said.get("role") or "")
        known = [blocs.add_contact(plan.bloc_year, name=name[:120], unit=unit, title=title[:200], source=str(plan)[:200], by=by, **told)]
    if said.get("struck"):
        for contact in known:
            blocs.remove_contact(contact, reason=f"Bị gạch trong {plan}"[:200], by=by)


def _unit_of_contact(said: Mapping[str, Any], cast: Cast) -> Unit | None:
    """The unit named in the person's post, else the one they are the contact of, if it is one."""
    for words in (said.get("role"), said.get("acts_for")):
        meant = resolve(words, cast).units
        if len(meant) == 1:
            return Unit.objects.get(pk=meant[0])
    return None
