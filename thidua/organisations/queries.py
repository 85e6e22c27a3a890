"""Who belongs to which unit and may act for it on a day: rights follow posts."""

from datetime import date

from django.db import models

from thidua.accounts.models import User
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post, Unit, UnitQuerySet, in_period


def posts_of(user: User, day: date) -> "models.QuerySet[Post]":
    return Post.objects.filter(in_period(day, start="starts_on", end="ends_on"), person__user=user)


def units_of(user: User, day: date) -> UnitQuerySet:
    """Units in which the user holds a post on that day."""
    return Unit.objects.filter(pk__in=posts_of(user, day).values("unit"))


def acts_for(user: User, unit: Unit, day: date) -> bool:
    """Whether the user works for the unit as specialist or leader on that day."""
    return posts_of(user, day).filter(unit=unit, role__in=[StaffRole.SPECIALIST, StaffRole.LEADER]).exists()


def leads(user: User, unit: Unit, day: date) -> bool:
    return posts_of(user, day).filter(unit=unit, role=StaffRole.LEADER).exists()


def administers(user: User, unit: Unit, day: date) -> bool:
    """Whether the user administers the unit (its people, accounts and settings) or the whole system."""
    return user.is_system_admin or posts_of(user, day).filter(unit=unit, role=StaffRole.ADMINISTRATOR).exists()
