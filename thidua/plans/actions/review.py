"""Review what was read: accept, correct, add, throw out, answer doubts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans import permissions
from thidua.plans.actions.actors import _name_units
from thidua.plans.actions.rewriting import _rewrite
from thidua.plans.enums import ActorGroup, FactKind, FactState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import cast_of, units_bound_by
from thidua.plans.queries.facts import open_errors
from thidua.plans.rules import kinds
from thidua.plans.rules.suggestions import corrected, day_words, suggested_day

KNOWN_ERROR = "Đã biết, giữ như văn bản khi đưa vào năm"


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
    if FactState.REJECTED in (before, state):
        _rewrite(fact.plan, by)
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
    _rewrite(fact.plan, by)
    record(by, "plans.edit_fact", fact, before=before, after=fact.fields, units=[unit.name for unit in fact.units.all()])
    return fact


def _place(fact: PlanFact, units: list[Unit] | None) -> None:
    """Write down who owes an obligation; other facts bind nobody."""
    plan, today = fact.plan, clock.today()
    if fact.kind != FactKind.OBLIGATION:
        return
    if units is None:
        _name_units([fact], cast_of(plan.bloc_year, today, issuer=plan.issuer))
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
    """Put right what a warning proposes: the day of every fact that stands there. Settles it too. Returns how many facts."""
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
