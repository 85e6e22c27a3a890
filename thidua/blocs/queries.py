"""Who takes part in a year and who leads it, on a day."""

from datetime import date

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import BlocYear
from thidua.organisations.models import Unit, UnitQuerySet, in_period
from thidua.organisations.queries import units_of

LEADING = [LeadRole.HEAD, LeadRole.STANDING]


def members_in_force(bloc_year: BlocYear, day: date) -> UnitQuerySet:
    return Unit.objects.filter(pk__in=bloc_year.memberships.in_force(day).values("unit"))


def units_leading(bloc_year: BlocYear, day: date, *roles: LeadRole) -> UnitQuerySet:
    """Units that hold one of the roles on that day, in the order they were appointed."""
    rows = bloc_year.leaderships.in_force(day).filter(role__in=roles)
    return Unit.objects.filter(pk__in=rows.values("unit"))


def runs(user: User, bloc_year: BlocYear, day: date) -> bool:
    """Whether the user works in the unit that leads the year (Trưởng, Thường trực) on that day."""
    mine = units_of(user, day).values("pk")
    return bloc_year.leaderships.in_force(day).filter(role__in=LEADING, unit__in=mine).exists()


def years_of_unit(unit: Unit, day: date) -> QuerySet[BlocYear]:
    """Years in which the unit competes on that day."""
    rows = unit.memberships.filter(in_period(day, start="starts_on", end="ends_on"))
    return BlocYear.objects.filter(pk__in=rows.values("bloc_year"))
