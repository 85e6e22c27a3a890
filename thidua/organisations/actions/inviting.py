"""The first person of a unit that nobody works for on the system yet, invited by somebody outside the unit."""

from django.db import transaction

from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.accounts.permissions import Gate
from thidua.accounts.rules import NewAccount, Slip
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations import permissions
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Person, Post, Unit

FIRST_ROLES = (StaffRole.ADMINISTRATOR, StaffRole.SPECIALIST)
"""They hand in themselves and let their colleagues in."""


@transaction.atomic
def invite(unit: Unit, *, full_name: str, title: str = "", phone: str = "", email: str = "", gate: Gate, by: User) -> Slip:
    """Person, posts, account and its slip. `gate`: the right of the app above; only for a unit without any account."""
    unit = lock(unit)
    require(gate(by))
    require(permissions.why_not_first(unit, clock.today()))
    require("Ghi họ và tên người được mời." if not one_line(full_name) else None)
    [slip] = accounts.make_accounts(
        [NewAccount(full_name=one_line(full_name), unit=unit.name, email=email.strip(), phone=phone.strip())],
        by=by,
        gate=gate,
        same_names=True,
    )
    person = Person(full_name=slip.full_name, user_id=slip.user_pk, phone=phone.strip(), email=email.strip())
    person.save()
    record(by, "organisations.add_person", person, unit=unit)
    for role in FIRST_ROLES:
        post = Post.objects.create(person=person, unit=unit, role=role, title=one_line(title))
        record(by, "organisations.give_post", post, role=role, starts_on=None, ends_on=None)
    return slip


@transaction.atomic
def invite_again(unit: Unit, *, gate: Gate, by: User) -> list[Slip]:
    """New codes for the people of the unit who were given an account and never came; the lost slip is worth nothing any more."""
    unit = lock(unit)
    require(gate(by))
    require(permissions.why_not_invite_again(unit, clock.today()))
    users = list(User.objects.filter(person__posts__in=unit.posts.in_force(clock.today())).distinct())
    return accounts.renew_codes(users, by=by, gate=gate, units={user.pk: unit.name for user in users})
