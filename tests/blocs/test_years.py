"""Years of emulation: opening, members, who leads, whom to call; rights follow who leads on the day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.blocs.make import make_year
from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.blocs import actions, permissions, queries
from thidua.blocs.actions import NewMember
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear, Contact, Leadership, Membership
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Unit

TODAY = date(2021, 6, 10)


@pytest.fixture
def units(admin: User, moment: datetime) -> list[Unit]:
    return [make_unit(f"Sở Tư pháp tỉnh {place}") for place in ("Yên Bái", "Lạng Sơn", "Cao Bằng")]


@pytest.fixture
def year(units: list[Unit]) -> BlocYear:
    return make_year(members=units, head=units[0])


def test_open_twice_is_one_year(year: BlocYear, admin: User) -> None:
    assert actions.open_year(year.bloc, year=2021, by=admin) == year
    assert Entry.objects.filter(action="blocs.open_year").count() == 1


@pytest.mark.parametrize("kind", [BlocKind.AGENCY, BlocKind.SECTOR])
def test_agency_and_sector_have_a_host(admin: User, kind: BlocKind) -> None:
    with pytest.raises(RuleBroken, match="Chọn cơ quan chủ trì"):
        actions.found_bloc(name="Sở Tư pháp", short_name="", kind=kind, by=admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bloc.objects.create(name="x", short_name="x", kind=kind)


def test_head_opens_next_year_and_a_member_does_not(year: BlocYear, units: list[Unit]) -> None:
    head, member = make_officer(units[0]), make_officer(units[1])
    assert actions.open_year(year.bloc, year=2022, by=head).year == 2022
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        actions.open_year(year.bloc, year=2023, by=member)
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống lập được"):
        actions.found_bloc(name="Khối mới", short_name="", kind=BlocKind.KHOI, by=head)


def test_administrator_of_the_host_runs_an_agencys_year(admin: User, moment: datetime) -> None:
    host = make_unit("Sở Tư pháp tỉnh Ninh Thuận")
    room = make_unit("Văn phòng Sở", kind=UnitKind.ROOM, parent=host)
    year = make_year(BlocKind.AGENCY, host=host, head=room, members=[room], name="Sở Tư pháp tỉnh Ninh Thuận")
    people = {role: make_officer(host, role, name=f"Người {role}") for role in StaffRole}
    assert [permissions.why_not_manage(user, year, TODAY) is None for user in people.values()] == [False, False, True]
    assert permissions.why_not_manage(make_officer(room), year, TODAY) is None


def test_rights_change_on_the_day_the_head_changes(year: BlocYear, units: list[Unit], admin: User) -> None:
    old, new = make_officer(units[0]), make_officer(units[1])
    actions.end_leadership(year.leaderships.get(), ends_on=date(2021, 7, 1), by=admin)
    actions.appoint(year, unit=units[1], role=LeadRole.HEAD, starts_on=date(2021, 7, 1), by=admin)
    days = [date(2021, 6, 30), date(2021, 7, 1)]
    assert [[queries.runs(user, year, day) for day in days] for user in (old, new)] == [[True, False], [False, True]]


def test_one_head_at_a_time_and_no_unit_twice(year: BlocYear, units: list[Unit], admin: User) -> None:
    with pytest.raises(RuleBroken, match="Yên Bái đang giữ vai trò này"):
        actions.appoint(year, unit=units[1], role=LeadRole.HEAD, by=admin)
    actions.end_leadership(year.leaderships.get(), ends_on=date(2021, 7, 1), by=admin)
    with pytest.raises(RuleBroken, match="đang giữ vai trò này"):
        actions.appoint(year, unit=units[1], role=LeadRole.HEAD, starts_on=date(2021, 6, 30), by=admin)
    for unit in units[1:]:
        actions.appoint(year, unit=unit, role=LeadRole.DEPUTY, by=admin)
    with pytest.raises(RuleBroken, match="đã giữ vai trò Phó Trưởng"):
        actions.appoint(year, unit=units[1], role=LeadRole.DEPUTY, by=admin)


def test_member_leaves_with_a_reason_and_comes_back_under_its_row(year: BlocYear, units: list[Unit], admin: User) -> None:
    member = year.memberships.get(unit=units[1])
    with pytest.raises(RuleBroken, match="Ghi lý do"):
        actions.end_membership(member, ends_on=TODAY, reason=" ", by=admin)
    actions.end_membership(member, ends_on=date(2021, 7, 1), reason="Sáp nhập", by=admin)
    assert [units[1] in queries.members_in_force(year, day) for day in (date(2021, 6, 30), date(2021, 7, 1))] == [True, False]
    assert actions.add_member(year, unit=units[1], by=admin).pk == member.pk
    assert units[1] in queries.members_in_force(year, date(2021, 7, 1))


def test_head_does_not_leave_before_another_is_there(year: BlocYear, units: list[Unit], admin: User) -> None:
    member = year.memberships.get(unit=units[0])
    with pytest.raises(RuleBroken, match="đang là Trưởng"):
        actions.end_membership(member, ends_on=date(2021, 7, 1), reason="Sáp nhập", by=admin)
    actions.end_leadership(year.leaderships.get(), ends_on=date(2021, 7, 1), by=admin)
    actions.end_membership(member, ends_on=date(2021, 7, 1), reason="Sáp nhập", by=admin)


def test_unit_sits_in_two_blocs(year: BlocYear, units: list[Unit], admin: User) -> None:
    other = make_year(BlocKind.KHOI, members=[units[1]], name="Khối Nội chính")
    officer = make_officer(units[1])
    assert set(BlocYear.objects.visible_to(officer, TODAY)) == {year, other}
    assert set(BlocYear.objects.visible_to(make_officer(units[2]), TODAY)) == {year}
    assert not BlocYear.objects.visible_to(make_officer(make_unit("Sở Ngoài")), TODAY).exists()


def test_many_members_at_once_pass_over_those_there(year: BlocYear, units: list[Unit], admin: User) -> None:
    new = make_unit("Sở Tư pháp tỉnh Hà Giang")
    added = actions.add_members(year, lines=[NewMember(unit, "Sở Tư pháp") for unit in [*units, new]], by=admin)
    assert [member.unit for member in added] == [new]
    assert year.memberships.count() == 4


def test_unit_of_another_time_is_no_member(year: BlocYear, admin: User) -> None:
    Unit.objects.filter(name__endswith="Cao Bằng").update(valid_to=date(2020, 12, 31))
    gone = Unit.objects.get(name__endswith="Cao Bằng")
    with pytest.raises(RuleBroken, match="đã thôi hoạt động từ ngày 31/12/2020"):
        actions.add_member(year, unit=gone, by=admin)


def test_member_is_corrected(year: BlocYear, units: list[Unit], admin: User) -> None:
    member = year.memberships.get(unit=units[1])
    actions.correct_member(member, subgroup="Sở  Tư pháp", starts_on=date(2021, 3, 1), by=admin)
    member.refresh_from_db()
    assert (member.subgroup, member.starts_on) == ("Sở Tư pháp", date(2021, 3, 1))
    actions.end_membership(member, ends_on=date(2021, 4, 1), reason="x", by=admin)
    with pytest.raises(RuleBroken, match="ở trước ngày thôi"):
        actions.correct_member(member, subgroup="", starts_on=date(2021, 4, 1), by=admin)


def test_contact_twice_is_one_and_a_removed_one_stays_with_its_reason(year: BlocYear, admin: User) -> None:
    wish: dict[str, Any] = {"name": "Nông Thị Đầu", "phone": "0900.000.160", "by": admin}
    contact = actions.add_contact(year, **wish)
    assert actions.add_contact(year, **wish) == contact
    with pytest.raises(RuleBroken, match="Ghi lý do"):
        actions.remove_contact(contact, reason="", by=admin)
    actions.remove_contact(contact, reason="Chuyển công tác", by=admin)
    with pytest.raises(RuleBroken, match="đã thôi"):
        actions.remove_contact(contact, reason="x", by=admin)
    assert [(row.name, row.removal_reason) for row in queries.contacts_of(year)] == [("Nông Thị Đầu", "Chuyển công tác")]
    assert actions.add_contact(year, **wish).pk != contact.pk


def _join(year: BlocYear, unit: Unit, by: User) -> object:
    return actions.add_member(year, unit=make_unit(f"Sở của {by}"), by=by)


def _appoint(year: BlocYear, unit: Unit, by: User) -> object:
    return actions.appoint(year, unit=unit, role=LeadRole.DEPUTY, by=by)


def _contact(year: BlocYear, unit: Unit, by: User) -> object:
    return actions.add_contact(year, name="Người Lạ", by=by)


@pytest.mark.parametrize("act", [_join, _appoint, _contact])
def test_only_who_runs_the_year_changes_it(act: Callable[..., object], year: BlocYear, units: list[Unit]) -> None:
    counts = [model.objects.count() for model in (Membership, Leadership, Contact)]
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        act(year, units[1], make_officer(units[1], name="Nông Thị Thường"))
    assert [model.objects.count() for model in (Membership, Leadership, Contact)] == counts
    act(year, units[1], make_officer(units[0]))


@pytest.mark.parametrize("state", ["closed"])
def test_closed_year_is_left_as_it_is(year: BlocYear, units: list[Unit], admin: User, state: str) -> None:
    BlocYear.objects.filter(pk=year.pk).update(state=state)
    year.refresh_from_db()
    with pytest.raises(RuleBroken, match="đã khép"):
        actions.add_contact(year, name="x", by=admin)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Membership, {"starts_on": TODAY, "ends_on": TODAY}),
        (Leadership, {"starts_on": TODAY, "ends_on": TODAY}),
        (Leadership, {"role": "x"}),
        (BlocYear, {"year": 1900}),
        (BlocYear, {"state": "x"}),
        (Bloc, {"kind": "x"}),
    ],
)
def test_database_keeps_years_whole(year: BlocYear, model: Any, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**change)


def test_taking_part_gives_a_page_everything(year: BlocYear, units: list[Unit], admin: User, django_assert_num_queries: Any) -> None:
    actions.add_contact(year, name="Nông Thị Đầu", by=admin)
    with django_assert_num_queries(3):
        whole = queries.taking_part(year, TODAY)
        words = [str(lead.unit) for lead in whole.leaders] + [str(member.unit) for _, group in whole.groups for member in group]
    assert (whole.members, len(words), len(whole.contacts)) == (3, 4, 1)
