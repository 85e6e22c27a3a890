"""Members that joined after plans were brought into the year, and what of those plans they have not been given."""

from collections.abc import Sequence
from datetime import date

from thidua.blocs.models import BlocYear
from thidua.organisations.models import Unit
from thidua.plans.enums import ActorGroup, PlanState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.facts import owing_facts
from thidua.plans.rules.cast import resolve

OF_ALL = [ActorGroup.MEMBERS, ActorGroup.KIND]
"""Words that mean whoever is a member; units chosen by hand or by name stay as they were chosen."""


def missing_duties(bloc_year: BlocYear, day: date) -> dict[Plan, dict[PlanFact, Sequence[Unit]]]:
    """Plan in force → its duties of all members → members of the day that do not have them."""
    members = {unit.pk: unit for unit in Unit.objects.filter(memberships__in=bloc_year.memberships.in_force(day))}
    found: dict[Plan, dict[PlanFact, Sequence[Unit]]] = {}
    for plan in bloc_year.plans.filter(state=PlanState.IN_FORCE).select_related("issuer", "bloc_year__bloc"):
        facts = _missing_of(plan, members, day)
        if facts:
            found[plan] = facts
    return found


def _missing_of(plan: Plan, members: dict[int, Unit], day: date) -> dict[PlanFact, Sequence[Unit]]:
    cast = cast_of(plan.bloc_year, day, issuer=plan.issuer)
    found: dict[PlanFact, Sequence[Unit]] = {}
    for fact in owing_facts(plan).filter(actor_group__in=OF_ALL):
        have = {unit.pk for unit in fact.units.all()}
        meant = [members[key] for key in resolve(fact.fields.get("actor"), cast).units if key in members and key not in have]
        if meant:
            found[fact] = meant
    return found


def joined_on(bloc_year: BlocYear) -> dict[int, date]:
    """Unit → the day it joined, for those that joined on a day."""
    return {unit: day for unit, day in bloc_year.memberships.values_list("unit", "starts_on") if day is not None}


def newcomers(bloc_year: BlocYear, day: date) -> list[Unit]:
    """Members that lack something the plans in force ask of all members."""
    rows = missing_duties(bloc_year, day).values()
    units = {unit.pk: unit for facts in rows for some in facts.values() for unit in some}
    return sorted(units.values(), key=lambda unit: unit.name_sort)
