"""How far a unit's hand reaches: whom its plan binds, into which year it may bring one, who reads a draft, what was thrown out."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole, UnitKind
from thidua.organisations.queries import approver_of, delegations_in_force
from thidua.plans import actions, permissions
from thidua.plans.models import Plan
from thidua.plans.queries.plans import delegations_held, plans_waiting_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("place", "role", "bound"),
    [("Lạng Sơn", LeadRole.NOMINEE, 1), ("Tuyên Quang", None, 1), ("Lạng Sơn", LeadRole.STANDING, 4), ("Yên Bái", None, 4)],
)
def test_only_who_leads_binds_every_member(house: make.House, place: str, role: LeadRole | None, bound: int) -> None:
    if role is not None:
        blocs.appoint(house.year, unit=house.units[place], role=role, by=house.admin)
    plan = make.draft(house, issuer=house.units[place], by=house.people[place])
    assert plan.facts.get(fields__deliverable="Báo cáo sơ kết").units.count() == bound


def test_plan_comes_into_a_year_only_from_a_unit_of_it(house: make.House) -> None:
    stranger = organisations.add_unit(name="Trường Chính trị", kind=UnitKind.OTHER, by=house.admin)
    room = organisations.add_unit(name="Văn phòng Sở", kind=UnitKind.ROOM, parent=house.units["Lạng Sơn"], by=house.admin)
    for unit in (stranger, room):
        organisations.give_post(person=house.clerk.person, unit=unit, role=StaffRole.SPECIALIST, by=house.admin)
    with pytest.raises(RuleBroken, match="Trường Chính trị không tham gia"):
        make.draft(house, issuer=stranger)
    said = [permissions.why_not_upload(house.people["Bộ"], house.year, house.units["Bộ"], make.DAY)]
    said += [permissions.why_not_upload(house.clerk, house.year, unit, make.DAY) for unit in (room, house.head)]
    assert said == [None, None, None]
    member = house.year.memberships.get(unit=house.units["Lạng Sơn"])
    blocs.end_membership(member, ends_on=make.DAY, reason="Sáp nhập", by=house.admin)
    assert permissions.why_not_upload(house.people["Lạng Sơn"], house.year, member.unit, make.DAY) is not None
    assert permissions.why_not_upload(house.people["Lạng Sơn"], house.year, member.unit, date(2021, 6, 9)) is None


# ---- delegations ----


@pytest.fixture
def handed(house: make.House, moment: datetime) -> dict[str, Any]:
    """The leader of the head's unit has handed his right to a deputy, for ten days; a plan waits."""
    leader = make.clerk_of(house.head, name="Lãnh Đạo Sở", role=StaffRole.LEADER, by=house.admin)
    organisations.choose_paper_way(house.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=house.admin)
    deputy = make.clerk_of(house.head, name="Phó Giám Đốc", by=house.admin)
    about = {"paper": Paper.PLAN, "starts_at": moment, "ends_at": moment + timedelta(days=10), "reason": "Đi công tác"}
    organisations.delegate(leader.person.posts.get(), taker=deputy.person, by=leader, **about)
    plan = make.ready(house)
    actions.propose_plan(plan, by=house.clerk)
    return {"leader": leader, "deputy": deputy, "plan": plan}


def rights(house: make.House, deputy: Any, now: datetime) -> tuple[bool, ...]:
    seen = Plan.objects.visible_to(deputy, now.date()).exists()
    held = (delegations_held(deputy, now), delegations_in_force(deputy, Paper.PLAN, now), plans_waiting_for(deputy, now))
    return (seen, *map(bool, held), approver_of(deputy, house.head, Paper.PLAN, now) is not None)


def test_delegate_who_left_reads_no_draft_and_sees_no_queue(house: make.House, handed: dict[str, Any]) -> None:
    deputy, later = handed["deputy"], clock.now() + timedelta(days=2)
    assert rights(house, deputy, later) == (True,) * 5
    organisations.end_post(deputy.person.posts.get(), ends_on=later.date(), by=house.admin)
    assert rights(house, deputy, later - timedelta(days=1)) == (True,) * 5
    assert rights(house, deputy, later) == (False,) * 5


def test_delegation_lapses_when_its_giver_stops_leading(house: make.House, handed: dict[str, Any]) -> None:
    later = clock.now() + timedelta(days=2)
    organisations.end_post(handed["leader"].person.posts.get(), ends_on=later.date(), by=house.admin)
    assert rights(house, handed["deputy"], later) == (True, False, False, False, False)


# ---- thrown out ----


def test_discarded_plan_shows_only_on_its_own_page(house: make.House, signed_in: Any) -> None:
    plan, client = make.draft(house), signed_in(house.clerk)
    url, search = reverse("plans:plan", args=[plan.pk]), ("/tim/", {"q": "Hoạt động của Khu vực"})
    assert url in client.get(*search).content.decode()
    plan = actions.discard_plan(plan, by=house.clerk)
    assert url not in client.get(*search).content.decode()
    for user in (house.clerk, house.admin):
        assert not Plan.objects.visible_to(user, make.DAY).exists()
        assert "Bản này đã bỏ" in signed_in(user).get(url).content.decode()
    assert signed_in(house.people["Lạng Sơn"]).get(url).status_code == 404
    gone = "Bản này đã bỏ. Cần lại thì tải tệp lên lần nữa."
    assert permissions.why_not_review(house.clerk, plan, make.DAY) == gone
    assert permissions.why_not_discard(house.clerk, plan, make.DAY) == gone
    assert permissions.why_not_put_in_force(house.clerk, plan, clock.now()) == gone


def test_replaced_plan_says_so(house: make.House) -> None:
    old = make.ready(house)
    actions.put_in_force(old, by=house.clerk)
    actions.put_in_force(make.ready(house, content="bản sửa", amends=old), by=house.clerk)
    old.refresh_from_db()
    said = "Bản này đã có bản thay thế nên chỉ để xem lại. Mở bản đang thực hiện để sửa đổi tiếp."
    assert permissions.why_not_review(house.clerk, old, make.DAY) == said
    assert permissions.why_not_put_in_force(house.clerk, old, clock.now()) == said


# ---- the year is held while it changes ----


def test_the_year_is_held_before_anything_is_looked_at(house: make.House) -> None:
    plan, unit = make.ready(house), organisations.add_unit(name="Sở Tư pháp tỉnh Mới", kind=UnitKind.SO_TU_PHAP, by=house.admin)
    for act in (
        lambda: actions.put_in_force(plan, by=house.clerk),
        lambda: blocs.add_member(house.year, unit=unit, by=house.admin),
        lambda: blocs.appoint(house.year, unit=unit, role=LeadRole.DEPUTY, by=house.admin),
    ):
        with CaptureQueriesContext(connection) as queries:
            act()
        first = next(query["sql"] for query in queries if query["sql"].startswith("SELECT"))
        assert ' FROM "blocs_blocyear" WHERE' in first
