"""Units and people from a checked sheet: the good lines, all in one transaction; what is there already is passed over."""

from collections.abc import Sequence

from django.db import transaction

from thidua.accounts.models import User
from thidua.accounts.rules import BATCH, Slip
from thidua.core import clock
from thidua.core.errors import require
from thidua.ledger.record import record
from thidua.organisations import permissions
from thidua.organisations.actions.people import add_person, give_post, make_accounts
from thidua.organisations.models import Person, Post, Unit
from thidua.organisations.rules.lines import PersonLine, UnitLine

MOST_PEOPLE = 1000
"""People are written one by one, each with their record; more would keep the others waiting."""


@transaction.atomic
def import_units(lines: Sequence[UnitLine], *, source: str, by: User) -> list[Unit]:
    """Units of the new lines without faults, each under its parent; one record for the whole sheet. `source`: name of the file.

    A line under a line that has faults waits until that one is mended.
    """
    require(permissions.why_not_import(by, clock.today()))
    above, made = Unit.objects.in_bulk({line.parent for line in lines if line.parent}), dict[int, Unit]()
    for line in lines:
        above_is_missing = line.parent_line is not None and line.parent_line not in made
        if line.kind is None or line.faults or line.is_known or above_is_missing:
            continue
        parent = made.get(line.parent_line or 0) or above.get(line.parent or 0)
        require(permissions.why_not_manage_units(by, parent, clock.today()) if line.parent_line is None else None)
        unit = Unit(name=line.name, short_name=line.short_name, kind=line.kind, place=line.place, parent=parent)
        unit.save()
        made[line.number] = unit
    for first in list(made.values())[:1]:
        record(by, "organisations.import_units", first, source=source, units=list(made.values()))
    return list(made.values())


@transaction.atomic
def import_people(lines: Sequence[PersonLine], *, source: str, by: User) -> list[Slip]:
    """People and posts of the good lines; slips for the accounts they ask for."""
    require(permissions.why_not_import(by, clock.today()))
    good = [line for line in lines if not line.faults and not line.is_known]
    require(f"Tệp có {len(good)} người mới; mỗi lần ghi tối đa {MOST_PEOPLE}. Chia thành nhiều tệp." if len(good) > MOST_PEOPLE else None)
    asked = sum(line.wants_account for line in good)
    require(f"Tệp xin cấp {asked} tài khoản; mỗi lần tối đa {BATCH}. Chia thành nhiều tệp." if asked > BATCH else None)
    units = Unit.objects.in_bulk([line.unit for line in good])
    slips = []
    for line in good:
        person = _person(line, units[line.unit or 0], by)
        if line.wants_account:
            slips += make_accounts([person], unit=units[line.unit or 0], by=by)
    for first in good[:1]:
        record(by, "organisations.import_people", units[first.unit or 0], source=source, people=[line.full_name for line in good])
    return slips


def _person(line: PersonLine, unit: Unit, by: User) -> Person:
    known = Person.objects.filter(pk=line.person or 0).first()
    person = known or add_person(full_name=line.full_name, unit=unit, phone=line.phone, email=line.email, by=by)
    held = set(Post.objects.not_over(clock.today()).filter(person=person, unit=unit).values_list("role", flat=True))
    for role in line.roles:
        if role not in held:
            give_post(person=person, unit=unit, role=role, title=line.title, by=by)
    return person
