"""How far the first run has come."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.organisations.models import Unit
from thidua.organisations.queries import posts_of
from thidua.plans.models import Plan
from thidua.portal.rules.first_run import Reached


def has_accounts() -> bool:
    return User.objects.exists()


def is_under_way() -> bool:
    """While the house holds no plan and at most one year."""
    return not Plan.objects.exists() and BlocYear.objects.count() <= 1


def is_unfinished(user: User, day: date) -> bool:
    """Whether this administrator still has steps of the first run to do."""
    return user.is_system_admin and is_under_way() and reached(user, day).step < 5


def own_unit(user: User, day: date) -> Unit | None:
    post = posts_of(user, day).select_related("unit").order_by("pk").first()
    return post.unit if post else None


def first_year() -> BlocYear | None:
    return BlocYear.objects.select_related("bloc").order_by("pk").first()


def reached(user: User, day: date) -> Reached:
    year = first_year()
    members = year.memberships.count() if year else 0
    return Reached(own_unit(user, day) is not None, year is not None, members)
