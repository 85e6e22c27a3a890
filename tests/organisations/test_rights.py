"""How a unit sends its papers, and rights handed on for a time."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.organisations import actions, queries
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Delegation, PaperRule, Unit

SignedIn = Callable[[User], Client]
FROM, UNTIL = clock.start_of(date(2021, 6, 14)), clock.end_of(date(2021, 6, 18))


@pytest.fixture
def unit(admin: User, moment: datetime) -> Unit:
    return make_unit()


@pytest.fixture
def leader(unit: Unit) -> User:
    return make_officer(unit, StaffRole.LEADER, name="Lê Quang Lãnh")


@pytest.fixture
def deputy(unit: Unit) -> User:
    return make_officer(unit, name="Nông Thị Phó")


def hand(leader: User, taker: User, unit: Unit, **change: object) -> Delegation:
    wish = {"taker": taker.person, "paper": Paper.PLAN, "starts_at": FROM, "ends_at": UNTIL, "reason": "Đi công tác"} | change
    return actions.delegate(queries.posts_led_by(leader, unit, clock.today()).get(), **wish, by=leader)  # type: ignore[arg-type]


def test_specialist_sends_until_the_unit_says_otherwise(unit: Unit, leader: User, admin: User) -> None:
    assert queries.paper_way(unit, Paper.PLAN) == PaperWay.SPECIALIST
    actions.choose_paper_way(unit, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)
    assert queries.paper_way(unit, Paper.PLAN) == PaperWay.LEADER
    actions.choose_paper_way(unit, paper=Paper.PLAN, way=PaperWay.SPECIALIST, by=admin)
    assert PaperRule.objects.get().way == PaperWay.SPECIALIST


def test_nobody_waits_for_a_leader_who_is_not_there(unit: Unit, admin: User) -> None:
    with pytest.raises(RuleBroken, match="chưa có lãnh đạo"):
        actions.choose_paper_way(unit, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)


def test_delegation_holds_from_its_first_moment_to_its_last(unit: Unit, leader: User, deputy: User) -> None:
    given = hand(leader, deputy, unit)
    moments = [clock.end_of(date(2021, 6, 13)), FROM, clock.start_of(date(2021, 6, 18)), clock.start_of(date(2021, 6, 19))]
    assert [queries.approver_of(deputy, unit, Paper.PLAN, now) is not None for now in moments] == [False, True, True, False]
    approver = queries.approver_of(deputy, unit, Paper.PLAN, FROM)
    assert approver is not None and approver.delegation == given
    own = queries.approver_of(leader, unit, Paper.PLAN, FROM)
    assert own is not None and own.delegation is None


def test_delegation_lapses_when_it_is_revoked(unit: Unit, leader: User, deputy: User) -> None:
    actions.revoke_delegation(hand(leader, deputy, unit), by=leader)
    assert queries.approver_of(deputy, unit, Paper.PLAN, FROM) is None
    with pytest.raises(RuleBroken, match="đã hết hiệu lực"):
        actions.revoke_delegation(Delegation.objects.get(), by=leader)


@pytest.mark.parametrize("who_leaves", ["giver", "taker"])
def test_delegation_lapses_with_the_post_of_either(unit: Unit, leader: User, deputy: User, admin: User, who_leaves: str) -> None:
    hand(leader, deputy, unit)
    leaving = leader if who_leaves == "giver" else deputy
    actions.end_post(leaving.person.posts.get(), ends_on=date(2021, 6, 15), by=admin)
    moments = [clock.end_of(date(2021, 6, 14)), clock.start_of(date(2021, 6, 15))]
    assert [queries.approver_of(deputy, unit, Paper.PLAN, now) is not None for now in moments] == [True, False]


def test_delegation_twice_is_one(unit: Unit, leader: User, deputy: User) -> None:
    assert hand(leader, deputy, unit) == hand(leader, deputy, unit)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends_at": FROM}, "kết thúc trước khi bắt đầu"),
        ({"starts_at": clock.start_of(date(2021, 6, 1)), "ends_at": clock.end_of(date(2021, 6, 9))}, "đã qua"),
        ({"reason": " "}, "lý do"),
    ],
)
def test_wrong_delegation(unit: Unit, leader: User, deputy: User, change: dict[str, object], words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        hand(leader, deputy, unit, **change)


def test_delegation_only_to_a_colleague_and_not_to_oneself(unit: Unit, leader: User, admin: User) -> None:
    stranger = make_officer(make_unit("Sở Tư pháp tỉnh Cao Bằng"), name="Người Ngoài")
    with pytest.raises(RuleBroken, match="không giữ vai trò nào"):
        hand(leader, stranger, unit)
    with pytest.raises(RuleBroken, match="cho chính mình"):
        hand(leader, leader, unit)


def test_nobody_hands_on_a_right_that_is_not_theirs(unit: Unit, leader: User, deputy: User, admin: User) -> None:
    post = queries.posts_led_by(leader, unit, clock.today()).get()
    for by in (deputy, admin):
        with pytest.raises(RuleBroken, match="chỉ ủy quyền quyền của mình"):
            actions.delegate(post, taker=deputy.person, paper=Paper.PLAN, starts_at=FROM, ends_at=UNTIL, reason="x", by=by)


def test_database_keeps_the_period(unit: Unit, leader: User, deputy: User) -> None:
    given = hand(leader, deputy, unit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.filter(pk=given.pk).update(ends_at=FROM)


def test_pages_of_a_delegation(unit: Unit, leader: User, deputy: User, signed_in: SignedIn) -> None:
    client, address = signed_in(leader), reverse("organisations:delegate", args=[unit.pk])
    wish = {"taker": deputy.person.pk, "paper": "plan", "starts_on": "14/06/2021", "ends_on": "18/06/2021", "reason": "Đi công tác"}
    assert client.post(address, wish | {"ends_on": "13/06/2021"}).status_code == 422
    client.post(address, wish)
    given = Delegation.objects.get()
    assert (given.starts_at, given.ends_at) == (FROM, UNTIL)
    assert (
        "Lê Quang Lãnh ủy quyền cho Nông Thị Phó" in signed_in(deputy).get(reverse("organisations:unit", args=[unit.pk])).content.decode()
    )
    revoke = reverse("organisations:revoke", args=[unit.pk, given.pk])
    assert [signed_in(deputy).get(revoke).status_code, client.get(revoke).status_code] == [403, 200]
    client.post(revoke)
    given.refresh_from_db()
    assert given.revoked_at is not None


def test_page_of_the_way(unit: Unit, admin: User, signed_in: SignedIn) -> None:
    client, address = signed_in(admin), reverse("organisations:choose_way", args=[unit.pk, "plan"])
    refused = client.post(address, {"way": "leader"})
    assert refused.status_code == 422
    assert "chưa có lãnh đạo" in refused.content.decode()
    make_officer(unit, StaffRole.LEADER)
    client.post(address, {"way": "leader"})
    assert queries.paper_way(unit, Paper.PLAN) == PaperWay.LEADER
    assert client.get(reverse("organisations:choose_way", args=[unit.pk, "tho"])).status_code == 404
