"""Units and their people, reached through the actions of organisations."""

from tests.accounts.make import administrator, officer
from thidua.accounts.models import User
from thidua.organisations import actions
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Person, Unit


def the_administrator() -> User:
    """The first administrator of the house, made if there is none yet."""
    return User.objects.filter(is_system_admin=True).order_by("pk").first() or administrator()


def make_unit(
    name: str = "Sở Tư pháp tỉnh Lạng Sơn", *, kind: UnitKind = UnitKind.SO_TU_PHAP, parent: Unit | None = None, place: str = ""
) -> Unit:
    return actions.add_unit(name=name, kind=kind, parent=parent, place=place, by=the_administrator())


def make_officer(unit: Unit, role: StaffRole = StaffRole.SPECIALIST, *, name: str = "Nông Thị Thử") -> User:
    """Somebody who works in the unit, with an account and a password of their own."""
    user = officer(name, by=the_administrator())
    person = actions.add_person(full_name=name, unit=unit, user=user, by=the_administrator())
    actions.give_post(person=person, unit=unit, role=role, by=the_administrator())
    return user


def make_person(unit: Unit, role: StaffRole = StaffRole.SPECIALIST, *, name: str = "Hoàng Văn Mẫu") -> Person:
    """Somebody who works in the unit and has no account."""
    person = actions.add_person(full_name=name, unit=unit, by=the_administrator())
    actions.give_post(person=person, unit=unit, role=role, by=the_administrator())
    return person
