"""People, posts and accounts of a unit; nobody gets into another unit through a side door."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.organisations.make import make_officer, make_person, make_unit
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.organisations import actions, queries
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Person, Post, Unit

SignedIn = Callable[[User], Client]


@pytest.fixture
def unit(admin: User) -> Unit:
    return make_unit("Sở Tư pháp tỉnh Lạng Sơn")


@pytest.fixture
def other(admin: User) -> Unit:
    return make_unit("Sở Tư pháp tỉnh Cao Bằng")


@pytest.fixture
def boss(unit: Unit) -> User:
    """The administrator of the unit."""
    return make_officer(unit, StaffRole.ADMINISTRATOR, name="Vi Thị Trị")


def test_rights_follow_the_days_of_the_post(unit: Unit, admin: User, person: User) -> None:
    someone = actions.add_person(full_name="Lê Thị Thử", unit=unit, user=person, by=admin)
    post = actions.give_post(person=someone, unit=unit, role=StaffRole.LEADER, starts_on=date(2021, 3, 1), by=admin)
    actions.end_post(post, ends_on=date(2021, 6, 10), by=admin)
    days = [date(2021, 2, 28), date(2021, 3, 1), date(2021, 6, 9), date(2021, 6, 10)]
    assert [queries.leads(person, unit, day) for day in days] == [False, True, True, False]


def test_unit_administrator_manages_own_unit_and_the_ones_under_it(unit: Unit, other: Unit, boss: User) -> None:
    room = make_unit("Phòng Bổ trợ tư pháp", kind=UnitKind.ROOM, parent=unit)
    for place in (unit, room):
        actions.add_person(full_name="Người Mới", unit=place, by=boss)
    with pytest.raises(RuleBroken, match="Chỉ quản trị của Sở Tư pháp tỉnh Cao Bằng"):
        actions.add_person(full_name="Người Mới", unit=other, by=boss)


def test_post_twice_is_one(unit: Unit, admin: User) -> None:
    someone = make_person(unit)
    wish = {"person": someone, "unit": unit, "role": StaffRole.LEADER, "starts_on": date(2021, 1, 1), "by": admin}
    assert actions.give_post(**wish) == actions.give_post(**wish)


def test_post_cannot_end_before_it_begins(unit: Unit, admin: User) -> None:
    post = actions.give_post(person=make_person(unit), unit=unit, role=StaffRole.LEADER, starts_on=date(2021, 3, 1), by=admin)
    with pytest.raises(RuleBroken, match="ở sau ngày bắt đầu"):
        actions.end_post(post, ends_on=date(2021, 3, 1), by=admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(ends_on=date(2021, 3, 1))


def test_accounts_for_own_people_with_slips(unit: Unit, boss: User) -> None:
    one, two = make_person(unit, name="Hoàng Văn Một"), make_person(unit, name="Hoàng Văn Hai")
    slips = actions.make_accounts([one, two], unit=unit, by=boss)
    assert [(slip.full_name, slip.unit) for slip in slips] == [("Hoàng Văn Một", unit.name), ("Hoàng Văn Hai", unit.name)]
    assert actions.make_accounts([one], unit=unit, by=boss) == []
    one.refresh_from_db()
    assert queries.acts_for(one.user, unit, date(2021, 6, 10))


@pytest.mark.parametrize("act", [actions.make_accounts, actions.renew_codes])
def test_unit_administrator_gets_no_code_of_somebody_who_also_works_elsewhere(
    act: Callable[..., object], unit: Unit, other: Unit, boss: User
) -> None:
    """Taking a person into one's unit must not open the posts that person holds in another one."""
    has_account = act is actions.renew_codes
    stranger = make_officer(other, StaffRole.LEADER).person if has_account else make_person(other, StaffRole.LEADER)
    actions.give_post(person=stranger, unit=unit, role=StaffRole.SPECIALIST, by=boss)
    before = stranger.user.password if stranger.user else None
    with pytest.raises(RuleBroken, match="còn giữ vai trò ở Sở Tư pháp tỉnh Cao Bằng"):
        act([stranger], unit=unit, by=boss)
    stranger.refresh_from_db()
    assert (stranger.user.password if stranger.user else None) == before


def test_unit_administrator_gets_no_code_of_a_system_administrator(unit: Unit, boss: User, admin: User) -> None:
    person = actions.add_person(full_name="Quản Trị Thử", unit=unit, user=admin, by=admin)
    actions.give_post(person=person, unit=unit, role=StaffRole.SPECIALIST, by=admin)
    with pytest.raises(RuleBroken, match="quản trị hệ thống"):
        actions.renew_codes([person], unit=unit, by=boss)


def test_person_without_any_post_is_not_in_a_unit_administrators_hand(unit: Unit, boss: User, admin: User) -> None:
    nobody = actions.add_person(full_name="Người Chưa Có Việc", unit=unit, by=admin)
    with pytest.raises(RuleBroken, match="Nhờ quản trị hệ thống"):
        actions.correct_person(nobody, full_name="Khác", phone="", email="", by=boss)


def test_correct_person(unit: Unit, boss: User) -> None:
    someone = make_person(unit)
    actions.correct_person(someone, full_name="Hoàng  Văn Đổi", phone="0900.000.120", email="doi@vidu.example", by=boss)
    someone.refresh_from_db()
    assert (someone.full_name, someone.name_folded, someone.phone) == ("Hoàng Văn Đổi", "hoang van doi", "0900.000.120")


# ---- pages

NEW = {"full_name": "Triệu Thị Mới", "roles": ["specialist", "leader"], "title": "Chánh Văn phòng", "starts_on": "01/06/2021"}


def test_add_person_with_account_answers_with_the_slip(unit: Unit, boss: User, moment: datetime, signed_in: SignedIn) -> None:
    answer = signed_in(boss).post(reverse("organisations:add_person", args=[unit.pk]), NEW | {"account": "on"})
    person = Person.objects.get(full_name="Triệu Thị Mới")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert person.user is not None and person.user.username in answer.content.decode()
    assert sorted(person.posts.values_list("role", "title", "starts_on")) == [
        ("leader", "Chánh Văn phòng", date(2021, 6, 1)),
        ("specialist", "Chánh Văn phòng", date(2021, 6, 1)),
    ]


def test_known_name_is_asked_about_before_anything_is_written(
    unit: Unit, other: Unit, boss: User, moment: datetime, signed_in: SignedIn
) -> None:
    known = make_person(other, name="Triệu Thị Mới")
    client, address = signed_in(boss), reverse("organisations:add_person", args=[unit.pk])
    answer = client.post(address, NEW)
    assert (answer.status_code, Person.objects.filter(full_name="Triệu Thị Mới").count()) == (422, 1)
    assert "Chính là Triệu Thị Mới (Sở Tư pháp tỉnh Cao Bằng)" in answer.content.decode()
    client.post(address, NEW | {"who": str(known.pk)})
    assert (Person.objects.filter(full_name="Triệu Thị Mới").count(), known.posts.filter(unit=unit).count()) == (1, 2)
    client.post(address, NEW | {"who": "new"})
    assert Person.objects.filter(full_name="Triệu Thị Mới").count() == 2


def test_refused_account_leaves_no_person_behind(unit: Unit, other: Unit, boss: User, moment: datetime, signed_in: SignedIn) -> None:
    known = make_person(other, name="Triệu Thị Mới")
    answer = signed_in(boss).post(reverse("organisations:add_person", args=[unit.pk]), NEW | {"who": str(known.pk), "account": "on"})
    assert answer.status_code == 422
    assert "còn giữ vai trò ở Sở Tư pháp tỉnh Cao Bằng" in answer.content.decode()
    assert not known.posts.filter(unit=unit).exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"full_name": ""}, "Ghi họ và tên."),
        ({"roles": []}, "Chọn ít nhất một vai trò."),
        ({"ends_on": "01/06/2021"}, "phải ở sau ngày bắt đầu"),
        ({"email": "lan@"}, "Chưa đúng địa chỉ thư"),
    ],
)
def test_wrong_person_form(unit: Unit, boss: User, signed_in: SignedIn, change: dict[str, object], words: str) -> None:
    answer = signed_in(boss).post(reverse("organisations:add_person", args=[unit.pk]), NEW | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_slips_for_people_ticked_on_the_page(unit: Unit, other: Unit, boss: User, moment: datetime, signed_in: SignedIn) -> None:
    mine, stranger = make_person(unit, name="Hoàng Văn Một"), make_person(other, name="Người Ngoài")
    client, address = signed_in(boss), reverse("organisations:make_accounts", args=[unit.pk])
    assert client.post(address, {"nguoi": [stranger.pk, "x"]}).status_code == 302
    answer = client.post(address, {"nguoi": [mine.pk, stranger.pk]})
    stranger.refresh_from_db()
    assert "Hoàng Văn Một" in answer.content.decode()
    assert stranger.user is None


def test_telephones_and_accounts_are_for_colleagues_and_managers(
    unit: Unit, other: Unit, boss: User, moment: datetime, signed_in: SignedIn
) -> None:
    someone = make_person(unit)
    actions.correct_person(someone, full_name="Hoàng Văn Mẫu", phone="0900.000.121", email="", by=boss)
    page = {
        who: signed_in(who).get(reverse("organisations:unit", args=[unit.pk])).content.decode()
        for who in (boss, make_officer(unit), make_officer(other))
    }
    assert ["0900.000.121" in text for text in page.values()] == [True, True, False]
    assert ["chưa có tài khoản" in text for text in page.values()] == [True, False, False]
    assert ["Chỉ quản trị của Sở Tư pháp tỉnh Lạng Sơn" in text for text in page.values()] == [False, True, True]
