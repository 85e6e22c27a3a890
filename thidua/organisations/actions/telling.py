"""A message to everybody who acts for a unit (a part of the actions above: no right of its own, no record)."""

from collections.abc import Iterable

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.notices.actions import tell_many
from thidua.notices.enums import MessageKind
from thidua.notices.rules import News
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post

ACTING = [StaffRole.SPECIALIST, StaffRole.LEADER]


def officers(units: Iterable[int]) -> set[int]:
    """Accounts of those who act for one of the units today."""
    posts = Post.objects.in_force(clock.today()).filter(unit__in=set(units), role__in=ACTING, person__user__is_active=True)
    return {key for key in posts.values_list("person__user", flat=True) if key is not None}


def tell_units(units: Iterable[int], key: str, kind: MessageKind, title: str, *, url: str, body: str = "", by: Actor) -> None:
    """Everybody of the units but the one who did it."""
    but = by.pk if isinstance(by, User) else None
    tell_many([News(user, key, kind, title, body, url) for user in sorted(officers(units) - {but})], by=by)
