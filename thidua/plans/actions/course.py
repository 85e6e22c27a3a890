"""The course of a plan: proposed, taken back, put in force, discarded."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.permissions import why_not_manage
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold, one_line
from thidua.ledger.record import record
from thidua.organisations.enums import Paper
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of
from thidua.plans import permissions
from thidua.plans.actions.actors import _name_units
from thidua.plans.actions.review import acknowledge_errors
from thidua.plans.enums import ActorGroup, FactKind, FactState, MilestoneKind, PlanState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.facts import owing_facts
from thidua.plans.queries.plans import versions_before
from thidua.plans.rules import dues, kinds
from thidua.plans.rules.cast import Cast, resolve

MILESTONE_KINDS = {FactKind.STAGE: MilestoneKind.STAGE, FactKind.EVENT: MilestoneKind.EVENT, FactKind.PHASE: MilestoneKind.PHASE}


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
    lock(plan.bloc_year)
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
def recall_plan(plan: Plan, *, by: User) -> Plan:
    """Out of the year with the document it went out as; what it gave is withdrawn above this (obligations.actions.recall_document).

    What it took the place of does not come back. Milestones that took place, and those that work of others hangs on, stay.
    """
    lock(plan.bloc_year)
    plan = lock(plan)
    require(permissions.why_not_recall(by, plan, clock.now()))
    plan.state = PlanState.RECALLED
    plan.save(update_fields=["state"])
    kept = plan.milestones.filter(obligations__isnull=False).exclude(obligations__plan=plan)
    plan.milestones.filter(held_on__isnull=True).exclude(pk__in=kept.values("pk")).update(withdrawn_at=clock.now())
    record(by, "plans.recall_plan", plan)
    return plan


@transaction.atomic
def name_actors_again(plan: Plan, *, by: User) -> None:
    """Who is meant as of today: members that left since the upload get nothing new, those that came get theirs. Choices by hand stay."""
    today = clock.today()
    require(permissions.why_not_put_in_force(by, plan, clock.now()))
    facts = [fact for fact in owing_facts(plan) if fact.actor_group not in {ActorGroup.NAMED, ActorGroup.OUTSIDE, ActorGroup.UNKNOWN}]
    _name_units(facts, cast_of(plan.bloc_year, today, issuer=plan.issuer))
    gone = plan.bloc_year.memberships.filter(ends_on__lte=today).values("unit")
    PlanFact.units.through._default_manager.filter(planfact__plan=plan, unit__in=gone).delete()
    record(by, "plans.name_actors_again", plan, facts=len(facts))


def _step_back(plan: Plan) -> None:
    """The old version stays readable; milestones of it that took place stay too, the others are withdrawn."""
    old = lock(plan)
    old.state = PlanState.SUPERSEDED
    old.save(update_fields=["state"])
    old.milestones.filter(held_on__isnull=True).update(withdrawn_at=clock.now())


def _stand_milestones(plan: Plan) -> None:
    """A milestone that already took place under an earlier version is not written twice."""
    facts = plan.facts.filter(kind__in=MILESTONE_KINDS).exclude(state=FactState.REJECTED)
    held = Milestone.objects.filter(plan__in=versions_before(plan), held_on__isnull=False)
    past = {(milestone.kind, fold(milestone.title)) for milestone in held}
    made = [_milestone(plan, fact) for fact in facts]
    Milestone.objects.bulk_create([one for one in made if (one.kind, fold(one.title)) not in past])


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
