"""Reads of plans for lists and choices."""

from datetime import date, datetime

from django.db.models import Count, Q

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear, BlocYearQuerySet
from thidua.organisations.enums import Paper, StaffRole
from thidua.organisations.models import Delegation
from thidua.organisations.queries import delegations_in_force, posts_of, units_acted_for
from thidua.plans.enums import FactKind, FactState, PlanState
from thidua.plans.models import OPEN_TO_ALL, Plan, PlanQuerySet


def with_counts(plans: PlanQuerySet) -> PlanQuerySet:
    """With `duties` and `doubts`: how many obligations were read, how many doubtful points nobody has answered."""
    kept = ~Q(facts__state=FactState.REJECTED)
    return (
        plans.order_by("-uploaded_at", "-pk")
        .select_related("bloc_year__bloc", "issuer", "amends")
        .annotate(
            duties=Count("facts", filter=kept & Q(facts__kind=FactKind.OBLIGATION)),
            doubts=Count("facts", filter=kept & Q(facts__kind=FactKind.WARNING, facts__settled_as="")),
        )
    )


def open_years(user: User, day: date) -> BlocYearQuerySet:
    return BlocYear.objects.visible_to(user, day).filter(state=YearState.OPEN).select_related("bloc")


def plans_to_replace(user: User, day: date) -> PlanQuerySet:
    """Plans in force of the user's units: an amended text takes the place of one of them."""
    return Plan.objects.filter(state=PlanState.IN_FORCE, issuer__in=units_acted_for(user, day).values("pk")).select_related(
        "bloc_year__bloc"
    )


def plans_to_carry_out(user: User, day: date) -> PlanQuerySet:
    """Plans of others that a plan of the user's unit may carry out."""
    own = units_acted_for(user, day).values("pk")
    standing = Plan.objects.visible_to(user, day).filter(state__in=OPEN_TO_ALL).exclude(state=PlanState.RECALLED)
    return standing.exclude(issuer__in=own).select_related("bloc_year__bloc", "issuer")


def versions_before(plan: Plan) -> list[Plan]:
    """The plan it takes the place of, the one before that, and so on."""
    found, one = [], plan.amends
    while one is not None:
        found.append(one)
        one = one.amends
    return found


def delegations_held(user: User, now: datetime) -> list[Delegation]:
    """Rights to approve plans that a leader has handed to the user and that hold now."""
    return list(delegations_in_force(user, Paper.PLAN, now).select_related("giver__person", "giver__unit"))


def plans_waiting_for(user: User, now: datetime) -> PlanQuerySet:
    """Proposed plans that the user may approve: as leader of the issuer, or by delegation."""
    led = posts_of(user, now.date()).filter(role=StaffRole.LEADER).values_list("unit", flat=True)
    units = [*led, *(held.giver.unit_id for held in delegations_held(user, now))]
    return Plan.objects.filter(state=PlanState.PROPOSED, issuer__in=units)
