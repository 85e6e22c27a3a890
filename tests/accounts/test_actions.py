from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from tests.accounts.make import PASSWORD, administrator, newcomer, officer
from thidua.accounts import actions
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry


def test_slips_carry_what_is_needed_and_the_ledger_no_code(admin: User, moment: datetime) -> None:
    rows = [NewAccount("Nguyễn Văn An", unit="Sở Tư pháp"), NewAccount("Nguyễn Văn An", unit="Cục THADS", email="an@vidu.example")]
    slips = actions.make_accounts(rows, by=admin)
    users = [User.objects.get(pk=slip.user_pk) for slip in slips]
    assert [(slip.username, slip.unit) for slip in slips] == [("an.nguyenvan", "Sở Tư pháp"), ("an.nguyenvan2", "Cục THADS")]
    assert [slip.expires_on for slip in slips] == [(moment + timedelta(days=14)).date()] * 2
    assert [user.must_change_password for user in users] == [True, True]
    assert users[1].email == "an@vidu.example"
    assert slips[0].code != slips[1].code
    assert all(check_password(slip.code, user.password) for slip, user in zip(slips, users, strict=True))
    written = str(list(Entry.objects.values()))
    assert [code for slip in slips for code in (slip.code, *slip.code.split("-")) if code in written] == []
    assert Entry.objects.filter(action="accounts.make_account").count() == 2


def test_one_bad_row_makes_no_account_at_all(admin: User) -> None:
    with pytest.raises(RuleBroken), transaction.atomic():
        actions.make_accounts([NewAccount("Nguyễn Văn An"), NewAccount("")], by=admin)
    assert list(User.objects.values_list("username", flat=True)) == ["quantri"]


def test_second_press_of_the_button_is_refused_with_what_to_do(admin: User) -> None:
    actions.make_accounts([NewAccount("Nguyễn Văn An")], by=admin)
    with pytest.raises(RuleBroken, match=r"an\.nguyenvan, lập .* cấp lại mã"), transaction.atomic():
        actions.make_accounts([NewAccount("Nguyễn Văn An")], by=admin)
    assert User.objects.filter(full_name="Nguyễn Văn An").count() == 1
    [slip] = actions.make_accounts([NewAccount("Nguyễn Văn An")], by=admin, same_names=True)
    assert slip.username == "an.nguyenvan2"


GATED: dict[str, Callable[[User, User, Callable[[User], str | None] | None], object]] = {
    "make_accounts": lambda by, user, gate: actions.make_accounts([NewAccount("Người Mới")], by=by, gate=gate, same_names=True),
    "renew_codes": lambda by, user, gate: actions.renew_codes([user], by=by, gate=gate),
    "disable": lambda by, user, gate: actions.disable(user, by=by, gate=gate),
    "enable": lambda by, user, gate: actions.enable(user, by=by, gate=gate),
    "remove_second_factor": lambda by, user, gate: actions.remove_second_factor(user, by=by, gate=gate),
}


@pytest.mark.parametrize("act", GATED.values(), ids=GATED.keys())
def test_only_administrators_or_a_gate_that_opens(admin: User, person: User, act: Callable[..., object]) -> None:
    other = officer("Phạm Văn Khác", by=admin)
    with pytest.raises(RuleBroken, match="quản trị hệ thống"), transaction.atomic():
        act(person, other, None)
    with pytest.raises(RuleBroken, match="đóng"), transaction.atomic():
        act(person, other, lambda by: "Cổng đóng.")
    act(person, other, lambda by: None)
    act(admin, other, None)


@pytest.mark.parametrize("name", [name for name in GATED if name != "make_accounts"])
def test_no_gate_opens_the_account_of_a_system_administrator(admin: User, person: User, name: str) -> None:
    with pytest.raises(RuleBroken, match="quản trị hệ thống khác"), transaction.atomic():
        GATED[name](person, admin, lambda by: None)


def test_first_administrator_only_in_an_empty_house(db: None) -> None:
    first = actions.make_first_administrator(NewAccount("Quản Trị"), username=" QuanTri ", password=PASSWORD)
    assert (first.username, first.is_system_admin, first.must_change_password) == ("quantri", True, False)
    with pytest.raises(RuleBroken, match="đã có tài khoản"), transaction.atomic():
        actions.make_first_administrator(NewAccount("Kẻ Thứ Hai"), username="hai", password=PASSWORD)
    assert User.objects.count() == 1


def test_administrators_do_not_lock_or_demote_themselves(admin: User) -> None:
    for act in (actions.disable, actions.withdraw_administration):
        with pytest.raises(RuleBroken, match="của mình"), transaction.atomic():
            act(admin, by=admin)
    second = administrator("Quản Trị Hai")
    assert actions.withdraw_administration(second, by=admin).is_system_admin is False


def test_own_matters_are_only_ones_own(admin: User, person: User) -> None:
    wishes = [
        lambda: actions.choose_password(person, "mật khẩu của kẻ khác", by=admin),
        lambda: actions.change_own_data(person, email="", phone="", by=admin),
        lambda: actions.end_sessions(person, by=admin),
        lambda: actions.note_sign_in(person, by=admin),
        lambda: actions.note_second_factor(person, by=admin, change="off"),
    ]
    for wish in wishes:
        with pytest.raises(RuleBroken, match="tự đổi"), transaction.atomic():
            wish()


def test_locking_twice_is_one_act(admin: User, person: User) -> None:
    for _ in range(2):
        actions.disable(person, by=admin)
    assert Entry.objects.filter(action="accounts.disable").count() == 1


def test_contact_data_keeps_before_and_after_in_the_ledger(person: User) -> None:
    actions.change_own_data(person, email="thu@vidu.example", phone="0900.000.101", by=person)
    body = Entry.objects.get(action="accounts.change_own_data").body
    assert body == {"before": {"email": "", "phone": ""}, "after": {"email": "thu@vidu.example", "phone": "0900.000.101"}}


def test_new_code_replaces_the_old_password(admin: User, person: User) -> None:
    [slip] = actions.renew_codes([person], by=admin, units={person.pk: "Sở Nội vụ"})
    person.refresh_from_db()
    assert (person.check_password(PASSWORD), person.check_password(slip.code), person.must_change_password) == (False, True, True)
    assert slip.unit == "Sở Nội vụ"


@pytest.mark.parametrize(("field", "value"), [("username", "An.Nguyen"), ("username", ""), ("full_name", "")])
def test_database_refuses_what_no_form_should_let_through(person: User, field: str, value: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=person.pk).update(**{field: value})


def test_waiting_are_those_who_never_came(admin: User, person: User) -> None:
    late, _ = newcomer("Chưa Vào", by=admin)
    actions.note_sign_in(person, by=person)
    assert set(User.objects.waiting()) == {admin, late}
    actions.disable(late, by=admin)
    assert set(User.objects.waiting()) == {admin}
