"""The first run, step by step, each whole or not at all; and leave to take a backup."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
from thidua.blocs import actions as blocs
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken, require
from thidua.ledger.record import record
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Person, Unit
from thidua.organisations.queries import directory, read_unit_lines
from thidua.organisations.rules.lines import UnitLine
from thidua.organisations.rules.sheets import Line
from thidua.portal import permissions
from thidua.portal.queries import first_run

HOSTED = {BlocKind.AGENCY, BlocKind.SECTOR}
ONE_AT_A_TIME = 7_210_318
"""Key of the lock that the steps of a first run share (PostgreSQL; SQLite lets one writer in anyway)."""


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """What the first administrator says of the place of work."""

    name: str
    kind: UnitKind
    role: StaffRole
    place: str = ""
    title: str = ""


def _hold() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


@transaction.atomic
def open_house(*, full_name: str, username: str, password: str) -> User:
    """The first administrator, who is let in at once. Of two people at once one is refused."""
    _hold()
    require(permissions.why_not_make_first())
    user = accounts.make_first_administrator(NewAccount(full_name=full_name), username=username, password=password)
    accounts.note_sign_in(user, by=user)
    record(SYSTEM, "portal.open_house", user)
    return user


@transaction.atomic
def set_up_own_unit(own: OwnUnit, *, by: User) -> Unit:
    """The unit the administrator works in, and their posts there. Done once; again it gives the same unit."""
    _hold()
    today = clock.today()
    require(permissions.why_not_set_up(by, today, step=2))
    known = first_run.own_unit(by, today)
    if known is not None:
        return known
    unit = organisations.add_unit(name=own.name, kind=own.kind, place=own.place, by=by)
    person = Person.objects.filter(user=by).first() or organisations.add_person(full_name=by.full_name, unit=unit, user=by, by=by)
    for role in (own.role, StaffRole.ADMINISTRATOR):
        organisations.give_post(person=person, unit=unit, role=role, title=own.title, by=by)
    record(by, "portal.set_up_own_unit", unit, role=own.role)
    return unit


@transaction.atomic
def set_up_year(*, kind: BlocKind, name: str, short_name: str, year: int, by: User) -> BlocYear:
    """The bloc, agency or sector and its year. An agency and a sector are hosted by the administrator's own unit."""
    _hold()
    today = clock.today()
    require(permissions.why_not_set_up(by, today, step=3))
    known = first_run.first_year()
    if known is not None:
        return known
    host = first_run.own_unit(by, today) if kind in HOSTED else None
    bloc = blocs.found_bloc(name=name, short_name=short_name, kind=kind, host=host, by=by)
    opened = blocs.open_year(bloc, year=year, by=by)
    record(by, "portal.set_up_year", opened, kind_of_bloc=kind)
    return opened


@transaction.atomic
def set_up_members(lines: Sequence[Line], *, with_own_unit: bool, leader: str, source: str, by: User) -> int:
    """Units of the lines take part; units that are there already are not made again. `leader`: name of the one that leads, or "".

    Returns how many members were added. Raises RuleBroken with the first bad lines; then nothing is written.
    """
    _hold()
    today = clock.today()
    require(permissions.why_not_set_up(by, today, step=4))
    year, own = first_run.first_year(), first_run.own_unit(by, today)
    assert year is not None and own is not None  # step 4 comes after both
    checked = read_unit_lines(lines, by, today)
    require(_why_not_lines(checked))
    organisations.import_units(checked, source=source, by=by)
    added = _add_members(year, [*_units_of(checked), *([own] if with_own_unit else [])], by)
    _let_lead(year, leader, by)
    record(by, "portal.set_up_members", year, members=added, leader=leader)
    return added


def _why_not_lines(lines: Sequence[UnitLine]) -> str | None:
    bad = [line for line in lines if line.faults]
    said = [
        f"dòng {line.number} “{line.name}”: {fault.column.lower()} {fault.what} – {fault.to_do}" for line in bad for fault in line.faults
    ]
    if not said:
        return None
    more = f" … và {len(said) - 3} chỗ khác" if len(said) > 3 else ""
    return f"Chưa ghi thành viên nào: {'; '.join(said[:3])}{more}"


def _units_of(lines: Sequence[UnitLine]) -> list[Unit]:
    known = directory(Unit.objects.in_force(clock.today()))
    keys = [found[0].pk for line in lines if (found := [unit for unit in known.named(line.name) if _is_under(line, unit.parent)])]
    units = Unit.objects.in_bulk(keys)
    return [units[key] for key in dict.fromkeys(keys)]


def _is_under(line: UnitLine, parent: str) -> bool:
    return not line.parent_name or line.parent_name == parent


def _add_members(year: BlocYear, units: Sequence[Unit], by: User) -> int:
    members = set(year.memberships.values_list("unit", flat=True))
    new = [unit for unit in dict.fromkeys(units) if unit.pk not in members]
    require("Ghi ít nhất một đơn vị thành viên, mỗi dòng một đơn vị." if not new and not members else None)
    for unit in new:
        blocs.add_member(year, unit=unit, by=by)
    return len(new)


def _let_lead(year: BlocYear, name: str, by: User) -> None:
    """Head of a bloc; standing desk of an agency or a sector. Left alone when somebody leads already."""
    if not name or year.leaderships.exists():
        return
    found = directory(Unit.objects.in_force(clock.today())).find(name)
    if len(found) != 1:
        wrong = f"chưa có đơn vị nào tên “{name}”" if not found else f"“{name}” có thể là {len(found)} đơn vị"
        raise RuleBroken(f"Đơn vị đứng đầu: {wrong}. Ghi đúng tên một đơn vị trong danh sách.")
    role = LeadRole.STANDING if year.bloc.kind in HOSTED else LeadRole.HEAD
    blocs.appoint(year, unit=Unit.objects.get(pk=found[0].pk), role=role, by=by)


@transaction.atomic
def note_backup(*, by: User) -> None:
    """Written down before anything leaves the house, so that the backup itself tells of it."""
    require(permissions.why_not_take_backup(by))
    record(by, "portal.take_backup", by)
