"""Phases, anchors and versions: what becomes of the work of one plan when another one, or a later version, comes into the year."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.calendars.actions import remove_day, set_day
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.core import clock
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation
from thidua.obligations.permissions.duty import why_not_date_milestone
from thidua.obligations.queries.duty import standing_of, years_guessed
from thidua.obligations.rules import Standing
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.plans.actions import keep_plans
from thidua.plans.models import Milestone, Plan

pytestmark = pytest.mark.django_db
MEETING = "Hội nghị tổng kết Khu vực"
AFTER = {"kind": "relative", "anchor": MEETING, "days": 10, "unit": "calendar", "direction": "after"}
EACH = {"kind": "relative", "anchor": "kết thúc mỗi đợt", "days": 5, "unit": "calendar", "direction": "after"}


def fact(kind: str, words: str, **fields: Any) -> dict[str, Any]:
    return make.fact(kind, words, text=words, **fields)


def duty(words: str, due: Any, *, actor: str = make.MEMBERS) -> dict[str, Any]:
    return fact("obligation", words, actor=actor, deliverable=words, recipient=None, due=due)


def meeting(title: str = MEETING, due: Any = None) -> dict[str, Any]:
    return fact("event", title, event=title, due=due)


def phase(name: str, start: str, end: str) -> dict[str, Any]:
    return fact("phase", name, name=name, start=start, end=end)


def bring(house: make.House, facts: Iterable[dict[str, Any]], *, place: str = "Yên Bái", issued: str = "2021-01-05", **more: Any) -> Plan:
    """A plan of that unit with these facts, in force."""
    by, issuer = house.people[place], house.units[place]
    read = make.reading(facts, paragraphs=["Kế hoạch"], date=issued)
    content = f"{place} {Plan.objects.count()}"
    [plan] = keep_plans(make.upload(content=content), readings=[read], bloc_year=house.year, issuer=issuer, by=by, **more)
    actions.bring_into_year(plan, by=by)
    plan.refresh_from_db()
    return plan


# ---- each phase ----


def test_phases_that_begin_alike_are_two_turns(house: make.House) -> None:
    names = ["Đợt thi đua đặc biệt chào mừng Đại hội", "Đợt thi đua đặc biệt chào mừng Quốc khánh"]
    facts = [phase(names[0], "2021-03-01", "2021-04-30"), phase(names[1], "2021-07-01", "2021-09-02"), duty("Báo cáo đợt", EACH)]
    bring(house, facts)
    rows = Obligation.objects.filter(unit=house.units["Lào Cai"]).order_by("last_moment")
    assert [(row.period, row.last_moment) for row in rows] == [
        (names[0], clock.end_of(date(2021, 5, 5))),
        (names[1], clock.end_of(date(2021, 9, 7))),
    ]


def test_phases_of_the_plan_come_before_those_of_the_year(house: make.House) -> None:
    bring(house, [phase("Đợt 1", "2021-03-01", "2021-04-30"), phase("Đợt 2", "2021-07-01", "2021-09-02")])
    bring(house, [phase("Đợt 1", "2021-03-10", "2021-04-20"), duty("Báo cáo đợt", EACH)], place="Lạng Sơn")
    [row] = Obligation.objects.all()
    assert (row.period, row.last_moment) == ("Đợt 1", clock.end_of(date(2021, 4, 25)))


def test_phases_of_the_year_serve_a_plan_without_its_own_but_not_those_of_another_member(house: make.House) -> None:
    bring(house, [phase("Đợt 1", "2021-03-01", "2021-04-30")])
    bring(house, [phase("Đợt riêng", "2021-05-01", "2021-05-30"), phase("ĐỢT 1", "2021-03-05", "2021-04-05")], place="Lào Cai")
    bring(house, [duty("Báo cáo đợt", EACH)], place="Lạng Sơn")
    assert [(row.period, row.last_moment) for row in Obligation.objects.all()] == [("Đợt 1", clock.end_of(date(2021, 5, 5)))]


# ---- recurring work over two versions ----


def test_overdue_turns_stay_owed_under_an_amended_plan(house: make.House) -> None:
    monthly = duty("Báo cáo tháng", {"kind": "recurring", "every": "month", "day": 25, "bound": "before"})
    old = bring(house, [monthly])
    overdue = Obligation.objects.filter(state=ObligationState.OPEN, last_moment__lt=clock.now())
    before = overdue.count()
    fresh = duty("Bản tin hằng tháng của đơn vị mình", {"kind": "recurring", "every": "month", "day": 5, "bound": "before"})
    bring(house, [monthly, fresh], issued="2021-06-08", amends=old)
    assert before == 20
    assert overdue.filter(deliverable="Báo cáo tháng").count() == 20
    assert not Obligation.objects.filter(state=ObligationState.WITHDRAWN).exists()
    assert not overdue.exclude(deliverable="Báo cáo tháng").exists()


def test_confirming_holds_the_year_first(house: make.House) -> None:
    plan = make.ready(house)
    with CaptureQueriesContext(connection) as queries:
        actions.bring_into_year(plan, by=house.clerk)
    tables = [query["sql"].split(" FROM ")[1].split()[0].strip('"') for query in queries if query["sql"].startswith("SELECT")]
    assert tables[:2] == ["blocs_blocyear", "plans_plan"]


# ---- milestones ----


def test_work_of_other_plans_follows_a_milestone_to_its_successor(house: make.House) -> None:
    first = bring(house, [meeting()])
    own = bring(house, [duty("Báo cáo sau hội nghị", AFTER)], place="Lạng Sơn")
    done = bring(house, [duty("Báo cáo nhanh", AFTER)], place="Lào Cai")
    actions.mark_done(Obligation.objects.get(plan=done), done_on=make.DAY, note="", by=house.clerk)
    second = bring(house, [meeting()], amends=first)
    row = Obligation.objects.get(plan=own)
    assert (row.anchor, Obligation.objects.get(plan=done).anchor) == (second.milestones.get(), second.milestones.get())
    assert [change.kind for change in row.changes.all()] == [ChangeKind.CREATED]
    assert actions.date_milestone(second.milestones.get(), held_on=date(2021, 6, 9), by=house.clerk) == 1
    row.refresh_from_db()
    assert row.last_moment == clock.end_of(date(2021, 6, 19))


def test_followed_milestone_with_a_fixed_day_dates_the_work(house: make.House) -> None:
    first = bring(house, [meeting()])
    own = bring(house, [duty("Báo cáo sau hội nghị", AFTER)], place="Lạng Sơn")
    bring(house, [meeting(due={"kind": "on", "date": "2021-12-10"})], amends=first)
    row = Obligation.objects.get(plan=own)
    assert row.last_moment == clock.end_of(date(2021, 12, 20))
    assert [change.kind for change in row.changes.all()] == [ChangeKind.CREATED, ChangeKind.DATED]


def test_work_whose_milestone_has_no_successor_hangs_on_one_that_its_unit_can_date(house: make.House) -> None:
    first = bring(house, [meeting()])
    own = bring(house, [duty("Báo cáo sau hội nghị", AFTER)], place="Lạng Sơn")
    bring(house, [meeting("Lễ phát động")], amends=first)
    anchor = Obligation.objects.get(plan=own).anchor
    assert anchor is not None
    assert (anchor.title, anchor.plan, anchor.withdrawn_at) == (MEETING, own, None)


def test_milestone_held_under_the_first_version_stands_once_under_the_third(house: make.House) -> None:
    first = bring(house, [meeting()])
    actions.date_milestone(first.milestones.get(), held_on=date(2021, 5, 20), by=house.clerk)
    third = bring(house, [meeting()], amends=bring(house, [meeting()], amends=first))
    live = Milestone.objects.filter(withdrawn_at__isnull=True)
    assert [(one.title, one.held_on) for one in live] == [(MEETING, date(2021, 5, 20))]
    assert third.milestones.count() == 0


def test_own_milestone_is_meant_before_the_same_words_of_another_member(house: make.House) -> None:
    facts = [meeting("Hội nghị tổng kết của Sở"), duty("Báo cáo", {**AFTER, "anchor": "Hội nghị tổng kết của Sở"})]
    for place in ("Lào Cai", "Lạng Sơn"):
        bring(house, facts, place=place)
    assert [row.anchor.plan_id == row.plan_id for row in Obligation.objects.select_related("anchor") if row.anchor] == [True, True]


def test_member_dates_the_milestones_of_its_own_plan_and_no_others(house: make.House) -> None:
    own = bring(house, [meeting("Hội nghị của Sở")], place="Lạng Sơn").milestones.get()
    common = bring(house, [meeting()]).milestones.get()
    by = house.people["Lạng Sơn"]
    assert why_not_date_milestone(by, own, make.DAY) is None
    assert why_not_date_milestone(house.people["Lào Cai"], own, make.DAY) == (
        "Chỉ cán bộ của đơn vị Trưởng hoặc của Sở Tư pháp tỉnh Lạng Sơn ghi được ngày diễn ra."
    )
    assert why_not_date_milestone(by, common, make.DAY) is not None


def test_host_dates_where_nobody_is_named_to_lead(admin: make.User, moment: Any) -> None:
    host = organisations.add_unit(name="Sở Tư pháp tỉnh Ninh Thuận", kind=UnitKind.SO_TU_PHAP, by=admin)
    bloc = blocs.found_bloc(name="Sở Tư pháp Ninh Thuận", short_name="Sở", kind=BlocKind.AGENCY, host=host, by=admin)
    year = blocs.open_year(bloc, year=2021, by=admin)
    clerk = make.clerk_of(host, name="Cán Bộ Sở", role=StaffRole.SPECIALIST, by=admin)
    stood = Milestone(bloc_year=year, kind="event", title=MEETING)
    assert why_not_date_milestone(clerk, stood, make.DAY) is None
    desk = organisations.add_unit(name="Thường trực Hội đồng", kind=UnitKind.COUNCIL, parent=host, by=admin)
    blocs.appoint(year, unit=desk, role=LeadRole.STANDING, by=admin)
    assert why_not_date_milestone(clerk, stood, make.DAY) == "Chỉ cán bộ của đơn vị Trưởng ghi được ngày diễn ra."


# ---- reopened, done at once ----


def test_reopened_work_gets_the_day_its_milestone_got_meanwhile(house: make.House) -> None:
    plan = bring(house, [meeting(), duty("Báo cáo", AFTER, actor="Trưởng Khu vực")])
    row = actions.mark_done(Obligation.objects.get(), done_on=date(2021, 6, 1), note="", by=house.clerk)
    assert actions.date_milestone(plan.milestones.get(), held_on=date(2021, 5, 20), by=house.clerk) == 0
    row = actions.reopen(row, why="ghi nhầm", by=house.clerk)
    row.refresh_from_db()
    assert row.last_moment == clock.end_of(date(2021, 5, 30))
    assert row.changes.last().after == {"hết hạn": "30/05/2021 23:59"}  # type: ignore[union-attr]


def test_work_without_a_number_of_days_is_done_at_once(house: make.House, signed_in: Any) -> None:
    bare = {**AFTER, "days": None, "unit": None}
    plan = bring(house, [meeting(), duty("Báo cáo", bare, actor="Trưởng Khu vực")])
    url = reverse("obligations:date_milestone", args=[plan.milestones.get().pk])
    answer = signed_in(house.clerk).post(url, {"held_on": "20/05/2021"}, follow=True).content.decode()
    assert "Không việc nào lấy hạn từ mốc này." in answer
    row = Obligation.objects.get()
    assert standing_of(row, clock.now()) == Standing.AT_ONCE
    assert [(one.kind, one.after["hết hạn"]) for one in row.changes.all()] == [
        (ChangeKind.CREATED, MEETING),
        (ChangeKind.DATED, "làm ngay từ 20/05/2021, không ấn định ngày"),
    ]
    shown = signed_in(house.clerk).get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    assert f"làm ngay sau mốc “{MEETING}” (20/05/2021), không ấn định ngày" in shown


def test_same_day_again_leaves_no_trace(house: make.House) -> None:
    plan = bring(house, [meeting(), duty("Báo cáo", AFTER, actor="Trưởng Khu vực")])
    for _ in range(2):
        actions.date_milestone(plan.milestones.get(), held_on=date(2021, 5, 20), by=house.clerk)
    assert [change.kind for change in Obligation.objects.get().changes.all()] == [ChangeKind.CREATED, ChangeKind.DATED]


# ---- working days ----


def test_many_working_days_see_every_holiday_on_their_way(house: make.House) -> None:
    for special in SpecialDay.objects.all():
        remove_day(special, by=house.admin)
    far = {**AFTER, "days": 120, "unit": "working"}
    plan = bring(house, [meeting(), duty("Báo cáo", far, actor="Trưởng Khu vực")])
    actions.date_milestone(plan.milestones.get(), held_on=date(2021, 1, 4), by=house.clerk)
    assert Obligation.objects.get().last_moment == clock.end_of(date(2021, 6, 21))
    set_day(day=date(2021, 6, 18), kind=DayKind.HOLIDAY, name="Nghỉ", source="", by=house.admin)
    actions.date_milestone(plan.milestones.get(), held_on=date(2021, 1, 4), by=house.clerk)
    assert Obligation.objects.get().last_moment == clock.end_of(date(2021, 6, 22))


def test_page_says_when_no_holiday_of_the_year_is_written(house: make.House, signed_in: Any) -> None:
    for special in SpecialDay.objects.all():
        remove_day(special, by=house.admin)
    plan = bring(house, [meeting(), duty("Báo cáo", {**AFTER, "unit": "working"}, actor="Trưởng Khu vực")])
    actions.date_milestone(plan.milestones.get(), held_on=date(2021, 2, 8), by=house.clerk)
    row, page = Obligation.objects.get(), signed_in(house.clerk)
    assert "Năm 2021 chưa ghi ngày nghỉ lễ" in page.get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    set_day(day=date(2021, 9, 2), kind=DayKind.HOLIDAY, name="Quốc khánh", source="", by=house.admin)
    assert years_guessed(row) == []
