"""Put news about heads and handovers on the bells of a unit (a part of the actions beside this: no right of its own, no record)."""

from django.urls import reverse

from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.notices.actions import tell_many
from thidua.notices.enums import MessageKind
from thidua.notices.rules import News
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post, Unit
from thidua.years.models import Handover, HeadProposal

ACTING = [StaffRole.SPECIALIST, StaffRole.LEADER]


def _tell_year(bloc_year: BlocYear, key: str, title: str, body: str, *, by: Actor) -> None:
    """Everybody who handles the papers of a unit that takes part or leads."""
    day = clock.today()
    units = [
        *bloc_year.memberships.in_force(day).values_list("unit", flat=True),
        *bloc_year.leaderships.in_force(day).values_list("unit", flat=True),
    ]
    url = reverse("years:succession", args=[bloc_year.pk])
    users = (
        Post.objects.in_force(day)
        .filter(unit__in=units, role__in=ACTING, person__user__isnull=False)
        .values_list("person__user", flat=True)
    )
    news = [News(user, f"years:{key}", MessageKind.CHANGE, title, body, url) for user in sorted(set(users)) if user is not None]
    if news:
        tell_many(news, by=by)


def _tell(unit: Unit, key: str, title: str, about: HeadProposal | Handover, *, by: Actor) -> None:
    """Everybody who handles the unit's papers."""
    route = "years:handover" if isinstance(about, Handover) else "years:proposal"
    posts = unit.posts.in_force(clock.today()).filter(role__in=ACTING, person__user__isnull=False)
    users = posts.values_list("person__user", flat=True)
    url = reverse(route, args=[about.pk])
    news = [News(user, f"years:{key}", MessageKind.CHANGE, title, "", url) for user in sorted(set(users)) if user is not None]
    if news:
        tell_many(news, by=by)
