"""Reads of what stands in a plan: who owes what, what is not settled yet, what an amended plan changes."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from thidua.plans.enums import FactKind, FactState, Severity
from thidua.plans.models import Plan, PlanFact
from thidua.plans.rules.differences import Differences, Owed, compare


def owing_facts(plan: Plan) -> QuerySet[PlanFact]:
    """Facts of the plan that become obligations: read, accepted, edited or added; not those thrown out."""
    return facts_owing([plan.pk])


def facts_owing(plans: Iterable[int]) -> QuerySet[PlanFact]:
    """The same over several plans."""
    owing = PlanFact.objects.filter(plan__in=plans, kind=FactKind.OBLIGATION).exclude(state=FactState.REJECTED)
    return owing.prefetch_related("units")


def unresolved_facts(plan: Plan) -> Sequence[PlanFact]:
    """Facts whose actor no unit of the year answers to: a person must choose before the plan goes into the year."""
    return [fact for fact in owing_facts(plan) if not fact.units.all()]


def open_errors(plan: Plan) -> Sequence[PlanFact]:
    """Warnings of the heaviest kind that nobody has answered."""
    warnings = plan.facts.filter(kind=FactKind.WARNING, settled_as="").exclude(state=FactState.REJECTED)
    return [warning for warning in warnings if warning.fields.get("severity") == Severity.ERROR]


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
