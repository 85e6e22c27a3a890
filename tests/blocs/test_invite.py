"""A member without any account is let in by whoever runs the year; the code stands on the slip only."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.plans import make
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.blocs import actions, queries
from thidua.blocs.enums import YearState
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Person, Post, Unit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def house(admin: User, moment: datetime) -> make.House:
    return make.house(admin)


@pytest.fixture
def newcomer(house: make.House) -> Unit:
    """A member nobody works for here."""
    unit = organisations.add_unit(name="Sở Tư pháp tỉnh Cao Bằng", kind=UnitKind.SO_TU_PHAP, by=house.admin)
    actions.add_member(house.year, unit=unit, by=house.admin)
    return unit


def test_first_person_administers_and_hands_in(house: make.House, newcomer: Unit) -> None:
    assert queries.not_here_yet(house.year, clock.today())[newcomer.pk] is False
    slip = actions.invite_unit(
        house.year, newcomer, full_name="Đàm  Thị Thử", title="Chuyên viên", email="tham.dam@vidu.example", by=house.clerk
    )
    user = User.objects.get(pk=slip.user_pk)
    assert (slip.full_name, slip.unit, user.check_password(slip.code), user.must_change_password) == (
        "Đàm Thị Thử",
        newcomer.name,
        True,
        True,
    )
    assert set(Post.objects.filter(unit=newcomer).values_list("role", flat=True)) == {StaffRole.ADMINISTRATOR, StaffRole.SPECIALIST}
    assert queries.not_here_yet(house.year, clock.today())[newcomer.pk] is True
    assert slip.code not in str(list(Entry.objects.values_list("body", flat=True)))
    accounts.note_sign_in(user, by=user)
    assert newcomer.pk not in queries.not_here_yet(house.year, clock.today())


def test_second_invitation_is_refused_and_makes_nobody(house: make.House, newcomer: Unit) -> None:
    actions.invite_unit(house.year, newcomer, full_name="Đàm Thị Thử", by=house.clerk)
    with pytest.raises(RuleBroken, match=r"đã có tài khoản \(Đàm Thị Thử\)"):
        actions.invite_unit(house.year, newcomer, full_name="Người Khác", by=house.clerk)
    assert not Person.objects.filter(full_name="Người Khác").exists()


def test_unit_with_people_of_its_own_is_not_invited(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="đã có tài khoản"):
        actions.invite_unit(house.year, house.units["Lạng Sơn"], full_name="Kẻ Lạ", by=house.clerk)


@pytest.mark.parametrize("place", ["Lạng Sơn", "Tuyên Quang"])
def test_only_who_runs_the_year_invites(house: make.House, newcomer: Unit, place: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        actions.invite_unit(house.year, newcomer, full_name="Kẻ Lạ", by=house.people[place])
    assert not User.objects.filter(full_name="Kẻ Lạ").exists()


def test_stranger_to_the_year_and_closed_year_are_refused(house: make.House, newcomer: Unit) -> None:
    other = organisations.add_unit(name="Công an tỉnh Cao Bằng", kind=UnitKind.PROVINCIAL_AGENCY, by=house.admin)
    with pytest.raises(RuleBroken, match="không phải thành viên"):
        actions.invite_unit(house.year, other, full_name="Kẻ Lạ", by=house.clerk)
    type(house.year).objects.filter(pk=house.year.pk).update(state=YearState.CLOSED)
    house.year.refresh_from_db()
    with pytest.raises(RuleBroken, match="đã khép"):
        actions.invite_unit(house.year, newcomer, full_name="Kẻ Lạ", by=house.clerk)


def test_lost_slip_gets_a_new_code_until_somebody_came(house: make.House, newcomer: Unit) -> None:
    with pytest.raises(RuleBroken, match="chưa có tài khoản nào"):
        actions.invite_unit_again(house.year, newcomer, by=house.clerk)
    slip = actions.invite_unit(house.year, newcomer, full_name="Đàm Thị Thử", by=house.clerk)
    [again] = actions.invite_unit_again(house.year, newcomer, by=house.clerk)
    user = User.objects.get(pk=slip.user_pk)
    assert (user.check_password(slip.code), user.check_password(again.code)) == (False, True)
    accounts.note_sign_in(user, by=user)
    with pytest.raises(RuleBroken, match="đã vào hệ thống"):
        actions.invite_unit_again(house.year, newcomer, by=house.clerk)


def test_code_of_somebody_who_works_elsewhere_too_is_not_renewed(house: make.House, newcomer: Unit) -> None:
    slip = actions.invite_unit(house.year, newcomer, full_name="Đàm Thị Thử", by=house.clerk)
    person = Person.objects.get(user=slip.user_pk)
    organisations.give_post(person=person, unit=house.units["Bộ"], role=StaffRole.SPECIALIST, by=house.admin)
    with pytest.raises(RuleBroken, match="còn giữ vai trò ở Bộ Tư pháp"):
        actions.invite_unit_again(house.year, newcomer, by=house.clerk)


def test_pages_show_who_is_not_here_and_the_slip_once(house: make.House, newcomer: Unit, signed_in: SignIn) -> None:
    browser = signed_in(house.clerk)
    member = house.year.memberships.get(unit=newcomer)
    address = reverse("blocs:invite", args=[house.year.pk, member.pk])
    page = browser.get(reverse("blocs:members", args=[house.year.pk])).content.decode()
    assert address in page and "chưa vào hệ thống" in page
    answer = browser.post(address, {"full_name": "Đàm Thị Thử", "title": "", "phone": "", "email": "tham.dam@vidu.example"})
    text = answer.content.decode()
    assert "Lời mời để gửi tham.dam@vidu.example" in text and "thu.damthi" in text and "no-store" in answer["Cache-Control"]
    page = browser.get(address).content.decode()
    assert "Đã mời, nhưng chưa ai vào" in page and "Mã một lần" not in page
    assert "Mã một lần" in browser.post(reverse("blocs:invite_again", args=[house.year.pk, member.pk])).content.decode()
    assert signed_in(house.people["Lạng Sơn"]).get(address).status_code == 403
