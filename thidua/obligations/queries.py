"""Reads of what is owed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from thidua.core.text import fold
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.rules import Standing, standing
from thidua.organisations.models import Unit
from thidua.plans.enums import FactKind, FactState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.rules.differences import Differences, Owed, compare


def owed_by(units: Iterable[Unit]) -> ObligationQuerySet:
    """Everything alive that the units owe, over all their years, with what a list shows."""
    return Obligation.objects.alive().filter(unit__in=units).select_related("unit", "bloc_year__bloc", "plan", "fact", "anchor")


def standing_of(obligation: Obligation, now: datetime) -> Standing:
    return standing(
        is_withdrawn=obligation.state == ObligationState.WITHDRAWN,
        done_on=obligation.done_on,
        last_moment=obligation.last_moment,
        anchor_words=obligation.anchor_words,
        now=now,
    )


def owing_facts(plan: Plan) -> QuerySet[PlanFact]:
    """Facts of the plan that become obligations: read, accepted, edited or added; not those thrown out."""
    return plan.facts.filter(kind=FactKind.OBLIGATION).exclude(state=FactState.REJECTED).prefetch_related("units")


def unresolved_facts(plan: Plan) -> Sequence[PlanFact]:
    """Facts whose actor no unit of the year answers to: a person must choose before the plan goes into the year."""
    return [fact for fact in owing_facts(plan) if not fact.units.all()]


def owed(fact: PlanFact) -> Owed:
    said = fact.fields
    return Owed(
        key=fact.pk,
        actor=str(said.get("actor") or ""),
        deliverable=str(said.get("deliverable") or fact.quote),
        recipient=str(said.get("recipient") or ""),
        due=said.get("due"),
    )


def differences(plan: Plan) -> Differences | None:
    """What the plan changes in the one it amends; None when it amends none."""
    if plan.amends is None:
        return None
    return compare([owed(fact) for fact in owing_facts(plan.amends)], [owed(fact) for fact in owing_facts(plan)])


def anchor_for(words: str, milestones: Iterable[Milestone]) -> Milestone | None:
    """The milestone that a relative due speaks of: the one sharing most words with the anchor, at least two of them."""
    wanted = set(fold(words).split()) - _EMPTY
    scored = [(len(wanted & set(fold(milestone.title).split())), -milestone.pk, milestone) for milestone in milestones]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= min(2, len(wanted)) > 0 else None


_EMPTY = frozenset(["ngay", "to", "chuc", "ket", "thuc", "khi", "cac", "cua", "va", "tu", "ke", "viec", "sau", "truoc", "le"])
