"""Members that joined after plans were brought into the year, and what of those plans they have not been given."""

from collections.abc import Sequence
from datetime import date

from thidua.blocs.models import BlocYear
from thidua.organisations.models import Unit
from thidua.plans.enums import ActorGroup, PlanState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.facts import facts_owing
from thidua.plans.rules.cast import resolve

OF_ALL = [ActorGroup.MEMBERS, ActorGroup.KIND]
"""Words that mean whoever is a member; units chosen by hand or by name stay as they were chosen."""


def missing_duties(bloc_year: BlocYear, day: date) -> dict[Plan, dict[PlanFact, Sequence[Unit]]]:
    """Plan in force → its duties of all members → members of the day that do not have them. Plans of one issuer cost no more than one."""
    members = {unit.pk: unit for unit in Unit.objects.filter(memberships__in=bloc_year.memberships.in_force(day))}
    plans = {plan.pk: plan for plan in bloc_year.plans.filter(state=PlanState.IN_FORCE).select_related("issuer", "bloc_year__bloc")}
    casts = {issuer: cast_of(bloc_year, day, issuer=issuer) for issuer in {plan.issuer for plan in plans.values()}}
    found: dict[Plan, dict[PlanFact, Sequence[Unit]]] = {}
    for fact in facts_owing(plans).filter(actor_group__in=OF_ALL):
        plan, have = plans[fact.plan_id], {unit.pk for unit in fact.units.all()}
        meant = resolve(fact.fields.get("actor"), casts[plan.issuer]).units
        lacking = [members[key] for key in meant if key in members and key not in have]
        if lacking:
            found.setdefault(plan, {})[fact] = lacking
    return found


def joined_on(bloc_year: BlocYear) -> dict[int, date]:
    """Unit → the day it joined, for those that joined on a day."""
    return {unit: day for unit, day in bloc_year.memberships.values_list("unit", "starts_on") if day is not None}


def newcomers(bloc_year: BlocYear, day: date) -> list[Unit]:
    """Members that lack something the plans in force ask of all members."""
    rows = missing_duties(bloc_year, day).values()
    units = {unit.pk: unit for facts in rows for some in facts.values() for unit in some}
    return sorted(units.values(), key=lambda unit: unit.name_sort)
