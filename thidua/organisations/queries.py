"""Who belongs to which unit and may act for it on a day: rights follow posts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Delegation, PaperRule, Post, Unit, UnitQuerySet, in_period


def posts_of(user: User, day: date) -> QuerySet[Post]:
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


def paper_way(unit: Unit, paper: Paper) -> PaperWay:
    """How the unit sends that kind of paper; without a rule of its own the specialist hands it in."""
    rule = PaperRule.objects.filter(unit=unit, paper=paper).first()
    return PaperWay(rule.way) if rule else PaperWay.SPECIALIST


@dataclass(frozen=True, slots=True)
class Approver:
    """A right to approve, and the delegation it rests on if it is not the leader's own."""

    delegation: Delegation | None = None


def approver_of(user: User, unit: Unit, paper: Paper, now: datetime) -> Approver | None:
    """The user's right to approve that paper for the unit at that moment: own (leader) or delegated; None without one."""
    if leads(user, unit, now.date()):
        return Approver()
    given = Delegation.objects.filter(
        taker__user=user,
        giver__unit=unit,
        giver__role=StaffRole.LEADER,
        paper=paper,
        starts_at__lte=now,
        ends_at__gt=now,
        revoked_at__isnull=True,
    ).first()
    return Approver(given) if given else None
