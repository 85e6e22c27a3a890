"""Who takes part in a year and who leads it, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When

from thidua.accounts.models import User
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear, Contact, Leadership, Membership
from thidua.blocs.rules import MemberLine, member_lines
from thidua.organisations.models import Post, Unit, UnitQuerySet
from thidua.organisations.queries import acts_for, directory, units_administered, units_of
from thidua.organisations.rules.sheets import Line

LEADING = [LeadRole.HEAD, LeadRole.STANDING]
_ROLE_ORDER = Case(*(When(role=role, then=place) for place, role in enumerate(LeadRole)), default=9)


def members_in_force(bloc_year: BlocYear, day: date) -> UnitQuerySet:
    return Unit.objects.filter(pk__in=bloc_year.memberships.in_force(day).values("unit"))


def units_leading(bloc_year: BlocYear, day: date, *roles: LeadRole) -> UnitQuerySet:
    """Units that hold one of the roles on that day, in the order they were appointed."""
    rows = bloc_year.leaderships.in_force(day).filter(role__in=roles)
    return Unit.objects.filter(pk__in=rows.values("unit"))


def runs(user: User, bloc_year: BlocYear, day: date) -> bool:
    """Whether the user works in the unit that leads the year (Trưởng, Thường trực) on that day; the host leads where nobody is named."""
    leading = list(bloc_year.leaderships.in_force(day).filter(role__in=LEADING).values_list("unit", flat=True))
    return units_of(user, day).filter(pk__in=leading or [bloc_year.bloc.host_id]).exists()


def prepares(user: User, bloc_year: BlocYear, day: date) -> bool:
    """Whether the user works in the unit that leads the year before this one, which nobody leads yet."""
    if bloc_year.leaderships.in_force(day).filter(role__in=LEADING).exists():
        return False
    before = BlocYear.objects.filter(bloc=bloc_year.bloc_id, year=bloc_year.year - 1)
    leading = Leadership.objects.in_force(day).filter(bloc_year__in=before, role__in=LEADING)
    return units_of(user, day).filter(pk__in=leading.values("unit")).exists()


def stands_above(user: User, bloc: Bloc, day: date) -> bool:
    """Whether the user handles papers of the unit above the bloc."""
    return bloc.superior is not None and acts_for(user, bloc.superior, day)


def takes_part(bloc_year: BlocYear, unit: Unit, day: date) -> bool:
    """Whether the unit belongs to the year on that day: competes, holds a role, hosts it, stands above it, or is a part of such a one."""
    bloc = bloc_year.bloc
    within = {
        *bloc_year.memberships.in_force(day).values_list("unit", flat=True),
        *bloc_year.leaderships.in_force(day).values_list("unit", flat=True),
        *filter(None, [bloc.host_id, bloc.superior_id]),
    }
    return bool(within & {unit.pk, unit.parent_id})


def years_shown(user: User, day: date) -> QuerySet[BlocYear]:
    """Years the user may see, with how many members they have and who leads them."""
    leaders = Leadership.objects.in_force(day).filter(role__in=LEADING).select_related("unit")
    seen = BlocYear.objects.visible_to(user, day).select_related("bloc")
    present = Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gt=day)
    counted = seen.annotate(members=Count("memberships", filter=present)).order_by("-year", "bloc__name", "pk")
    return counted.prefetch_related(Prefetch("leaderships", leaders, to_attr="leaders"))


def blocs_to_open(user: User, day: date) -> QuerySet[Bloc]:
    """Blocs of which the user may open a year: those they lead or whose host they administer; all for a system administrator."""
    if user.is_system_admin:
        return Bloc.objects.all()
    hosts = units_administered(user, day)
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING, unit__in=units_of(user, day).values("pk"))
    mine = Q(pk__in=leading.values("bloc_year__bloc"))
    return Bloc.objects.filter(mine | Q(host__in=hosts) if hosts is not None else mine)


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Everybody of a year, for its page: leaders, members by sub-group, contact points (those removed at the end)."""

    leaders: Sequence[Leadership]
    groups: Sequence[tuple[str, Sequence[Membership]]]
    contacts: Sequence[Contact]
    members: int


def taking_part(bloc_year: BlocYear, day: date) -> TakingPart:
    """Three queries, however many members."""
    members = list(bloc_year.memberships.select_related("unit"))
    present = sum(member.ends_on is None or member.ends_on > day for member in members)
    return TakingPart(list(leaders_of(bloc_year)), by_subgroup(members), list(contacts_of(bloc_year)), present)


def leaders_of(bloc_year: BlocYear) -> QuerySet[Leadership]:
    """Head, deputies, standing desk, nominee; all times."""
    return bloc_year.leaderships.select_related("unit").order_by(_ROLE_ORDER, "ends_on", "pk")


def by_subgroup(members: Sequence[Membership]) -> list[tuple[str, list[Membership]]]:
    groups: dict[str, list[Membership]] = {}
    for member in members:
        groups.setdefault(member.subgroup, []).append(member)
    return list(groups.items())


def contacts_of(bloc_year: BlocYear) -> QuerySet[Contact]:
    is_removed = Case(When(removed_at__isnull=False, then=1), default=0)
    return bloc_year.contacts.select_related("unit").order_by(is_removed, "pk")


def units_of_the_time(bloc_year: BlocYear) -> UnitQuerySet:
    """Units that exist on some day of the year."""
    first, last = date(bloc_year.year, 1, 1), date(bloc_year.year, 12, 31)
    alive = (Q(valid_from__isnull=True) | Q(valid_from__lte=last)) & (Q(valid_to__isnull=True) | Q(valid_to__gt=first))
    return Unit.objects.filter(alive)


def units_to_join(bloc_year: BlocYear) -> UnitQuerySet:
    """Units that may become members: of that time, not taking part; the rooms of the host first in an agency's year."""
    taking_part = bloc_year.memberships.filter(ends_on__isnull=True).values("unit")
    free = units_of_the_time(bloc_year).exclude(pk__in=taking_part).select_related("parent")
    if bloc_year.bloc.kind != BlocKind.AGENCY:
        return free
    return free.order_by(Case(When(parent=bloc_year.bloc.host_id, then=0), default=1), "name_sort", "pk")


def read_member_lines(lines: Sequence[Line], bloc_year: BlocYear) -> list[MemberLine]:
    members = {unit: ends is None for unit, ends in bloc_year.memberships.values_list("unit", "ends_on")}
    return member_lines(lines, units=directory(units_of_the_time(bloc_year)), members=members)


def names_of_the_time(bloc_year: BlocYear) -> list[str]:
    return directory(units_of_the_time(bloc_year)).labels()


def not_here_yet(bloc_year: BlocYear, day: date) -> dict[int, bool]:
    """Members of the day of whose people nobody ever signed in → whether somebody was given an account."""
    held = Post.objects.not_over(day).filter(person__user__is_active=True)
    came = held.filter(person__user__first_signed_in_at__isnull=False)
    waiting = members_in_force(bloc_year, day).exclude(pk__in=came.values("unit"))
    return dict(waiting.annotate(invited=Exists(held.filter(unit=OuterRef("pk")))).values_list("pk", "invited"))
