"""People with accounts, reached through the actions of accounts."""

from tests.remembered import remembered
from thidua.accounts import actions
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount

PASSWORD = "mưa rừng tháng sáu 2021"


@remembered
def administrator(name: str = "Quản Trị Thử") -> User:
    """The first account of an empty house, or one more beside it."""
    if not User.objects.exists():
        return actions.make_first_administrator(NewAccount(full_name=name), username="quantri", password=PASSWORD)
    first = User.objects.filter(is_system_admin=True).order_by("pk")[0]
    return actions.grant_administration(officer(name, by=first), by=first)


@remembered
def officer(name: str, *, by: User) -> User:
    """Somebody who has replaced the code of the slip by a password of their own."""
    user = newcomer(name, by=by)[0]
    return actions.choose_password(user, PASSWORD, by=user)


def newcomer(name: str, *, by: User) -> tuple[User, str]:
    """Somebody who just got the slip: (account, code)."""
    [slip] = actions.make_accounts([NewAccount(full_name=name)], by=by, same_names=True)
    return User.objects.get(pk=slip.user_pk), slip.code
