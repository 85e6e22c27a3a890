"""From a reviewed plan to each unit's list, and what happens to the list afterwards."""

import time
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation, ObligationChange
from thidua.obligations.queries.duty import consequences_of, owed_by
from thidua.organisations import actions as organisations
from thidua.organisations.enums import UnitKind
from thidua.plans.actions import edit_fact, reject_fact
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan

pytestmark = pytest.mark.django_db
RECURRING = {"kind": "recurring", "every": "quarter", "day": 15, "bound": "before", "of": "last_month"}


def brought(house: make.House, **more: object) -> Plan:
    plan = make.ready(house, **more)  # type: ignore[arg-type]
    actions.bring_into_year(plan, by=house.clerk)
    plan.refresh_from_db()
    return plan


def owed(house: make.House, words: str, place: str = "Yên Bái") -> Obligation:
    return Obligation.objects.get(deliverable=words, unit=house.units[place])


def changed(facts: list[dict], words: str, **fields: object) -> list[dict]:  # type: ignore[type-arg]
    return [{**fact, **fields} if fact.get("deliverable") == words else fact for fact in facts]


# ---- compiling ----


def test_every_unit_gets_its_list_with_the_last_moment(house: make.House) -> None:
    assert brought(house).state == PlanState.IN_FORCE
    lists = {row.unit.short_name: [one.deliverable for one in owed_by([row.unit])] for row in Obligation.objects.select_related("unit")}
    assert lists == {
        "STP Yên Bái": ["Báo cáo sơ kết", "Báo cáo chung", "Biên bản kiểm tra"],
        "STP Tuyên Quang": ["Báo cáo sơ kết"],
        "STP Lào Cai": ["Báo cáo sơ kết"],
        "STP Lạng Sơn": ["Báo cáo sơ kết"],
    }
    row = owed(house, "Báo cáo sơ kết", "Lạng Sơn")
    assert row.last_moment == clock.end_of(date(2021, 6, 19))
    assert (row.due_words, list(row.recipient_units.all())) == ("trước ngày 20/6/2021", [house.head])
    assert [change.kind for change in row.changes.all()] == [ChangeKind.CREATED]


def test_unresolved_actor_blocks_and_writes_nothing(house: make.House) -> None:
    plan = make.draft(house)
    with pytest.raises(RuleBroken, match=r"mục II\.4"):
        actions.bring_into_year(plan, despite_errors=True, by=house.clerk)
    plan.refresh_from_db()
    assert (plan.state, Obligation.objects.count(), plan.milestones.count()) == (PlanState.DRAFT, 0, 0)


def test_rejected_fact_does_not_block_and_is_not_owed(house: make.House) -> None:
    plan = make.draft(house)
    reject_fact(plan.facts.get(fields__deliverable="Biên bản kiểm tra"), by=house.clerk)
    assert actions.bring_into_year(plan, despite_errors=True, by=house.clerk) == 5


def test_heavy_doubts_are_settled_or_said_to_be_known(house: make.House) -> None:
    plan = make.draft(house)
    edit_fact(plan.facts.get(fields__deliverable="Biên bản kiểm tra"), fields={}, units=[house.head], by=house.clerk)
    with pytest.raises(RuleBroken, match="chưa nên ký"):
        actions.bring_into_year(plan, by=house.clerk)
    actions.bring_into_year(plan, despite_errors=True, by=house.clerk)
    assert Entry.objects.get(action="obligations.bring_into_year").body["known_errors"] == ["trước ngày 05/7/2020"]
    assert plan.facts.get(kind="warning").settled_as == "Đã biết, giữ như văn bản khi đưa vào năm"


def test_second_confirmation_doubles_nothing(house: make.House) -> None:
    plan = brought(house)
    with pytest.raises(RuleBroken, match="đã ở trong năm"):
        actions.bring_into_year(plan, by=house.clerk)
    assert (Obligation.objects.count(), Obligation.objects.values("unit", "fact").distinct().count()) == (6, 6)


def test_member_that_left_after_review_gets_nothing(house: make.House) -> None:
    plan = make.ready(house)
    member = house.year.memberships.get(unit=house.units["Lạng Sơn"])
    blocs.end_membership(member, ends_on=make.DAY, reason="Sáp nhập", by=house.admin)
    actions.bring_into_year(plan, by=house.clerk)
    assert not Obligation.objects.filter(unit=house.units["Lạng Sơn"]).exists()


def test_member_that_leaves_owes_only_what_was_due_before(house: make.House) -> None:
    brought(house)
    unit = house.units["Lạng Sơn"]
    dues = sorted(row.last_moment.date() for row in owed_by([unit]) if row.last_moment)
    blocs.end_membership(house.year.memberships.get(unit=unit), ends_on=dues[-1], reason="Sáp nhập", by=house.admin)
    assert sorted(row.last_moment.date() for row in owed_by([unit]) if row.last_moment) == dues[:-1]
    assert owed_by([house.units["Yên Bái"]]).exists()


def test_unit_in_two_blocs_owes_in_both(house: make.House) -> None:
    brought(house)
    province = blocs.found_bloc(name="Khối Nội chính tỉnh Lạng Sơn", short_name="Khối Nội chính", kind=BlocKind.KHOI, by=house.admin)
    other = make.House(house.admin, blocs.open_year(province, year=2021, by=house.admin), house.units, house.people)
    blocs.add_member(other.year, unit=house.units["Lạng Sơn"], by=house.admin)
    blocs.appoint(other.year, unit=house.head, role=LeadRole.HEAD, by=house.admin)
    duty = [fact for fact in make.usual_facts() if fact.get("actor") == make.MEMBERS]
    actions.bring_into_year(make.ready(other, duty, content="kế hoạch của khối"), by=house.clerk)
    rows = owed_by([house.units["Lạng Sơn"]])
    assert {str(row.bloc_year) for row in rows} == {"Khu vực miền núi · 2021", "Khối Nội chính · 2021"}


def test_recurring_turns_that_were_over_before_the_plan_are_not_owed(house: make.House) -> None:
    facts = changed(make.usual_facts(), "Báo cáo chung", due=RECURRING)
    plan = make.draft(house, facts)
    edit_fact(plan.facts.get(fields__deliverable="Biên bản kiểm tra"), fields={}, units=[house.head], by=house.clerk)
    actions.bring_into_year(plan, despite_errors=True, by=house.clerk)
    rows = Obligation.objects.filter(deliverable="Báo cáo chung").order_by("period")
    assert [(row.period, row.last_moment) for row in rows] == [
        ("2021-Q1", clock.end_of(date(2021, 3, 14))),
        ("2021-Q2", clock.end_of(date(2021, 6, 14))),
        ("2021-Q3", clock.end_of(date(2021, 9, 14))),
        ("2021-Q4", clock.end_of(date(2021, 12, 14))),
    ]


def test_what_it_will_do_is_said_before(house: make.House) -> None:
    found = consequences_of(make.ready(house))
    assert (found.duties, found.units, found.added, found.removed) == (3, 4, 0, 0)


def test_strangers_and_members_do_not_bring(house: make.House) -> None:
    plan = make.ready(house)
    for place in ("Lạng Sơn", "Bộ"):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
            actions.bring_into_year(plan, by=house.people[place])


@pytest.mark.slow
def test_sixty_units_by_forty_duties_in_two_seconds(admin: make.User, moment: datetime) -> None:
    big = make.house(admin, places=["Yên Bái", "Tuyên Quang", *(f"Số {number}" for number in range(58))])
    every = next(fact for fact in make.usual_facts() if fact.get("actor") == make.MEMBERS)
    plan = make.ready(big, [{**every, "deliverable": f"Báo cáo {number}"} for number in range(40)])
    began = time.perf_counter()
    written = actions.bring_into_year(plan, by=big.clerk)
    seconds = time.perf_counter() - began
    assert (written, ObligationChange.objects.count()) == (2400, 2400)
    assert seconds < 4  # 2 s alone on the machine


# ---- an amended plan ----


def test_amended_plan_goes_on_with_the_rows_and_keeps_the_trace(house: make.House) -> None:
    old = brought(house)
    row = owed(house, "Báo cáo sơ kết", "Lạng Sơn")
    facts = changed(make.usual_facts(), "Báo cáo sơ kết", due={"kind": "before", "date": "2021-06-25"})
    facts = [fact for fact in facts if fact.get("deliverable") != "Biên bản kiểm tra"]
    new = make.ready(house, facts, content="bản sửa", amends=old)
    assert (consequences_of(new).re_dated, consequences_of(new).removed) == (1, 1)
    actions.bring_into_year(new, by=house.clerk)
    row.refresh_from_db()
    assert (row.plan, row.last_moment) == (new, clock.end_of(date(2021, 6, 24)))
    assert [(change.kind, change.before.get("hết hạn")) for change in row.changes.all()] == [
        (ChangeKind.CREATED, None),
        (ChangeKind.RE_DATED, "19/06/2021 23:59"),
    ]
    gone = owed(house, "Biên bản kiểm tra")
    assert (gone.state, gone.changes.last().kind) == (ObligationState.WITHDRAWN, ChangeKind.WITHDRAWN)
    assert Obligation.objects.count() == 6


def test_amended_plan_keeps_what_is_done(house: make.House) -> None:
    old = brought(house)
    done = actions.mark_done(owed(house, "Biên bản kiểm tra"), done_on=make.DAY, note="", by=house.clerk)
    facts = [fact for fact in make.usual_facts() if fact.get("deliverable") != "Biên bản kiểm tra"]
    actions.bring_into_year(make.ready(house, facts, content="bản sửa", amends=old), by=house.clerk)
    done.refresh_from_db()
    assert (done.state, done.plan) == (ObligationState.DONE, old)


def test_amended_plan_with_the_same_text_changes_nothing(house: make.House) -> None:
    old = brought(house)
    actions.bring_into_year(make.ready(house, content="bản sửa", amends=old), by=house.clerk)
    assert ObligationChange.objects.count() == Obligation.objects.count() == 6


# ---- anchors ----


def test_what_waits_gets_its_day_when_the_anchor_does(house: make.House) -> None:
    brought(house)
    row = owed(house, "Biên bản kiểm tra")
    assert (row.last_moment, row.anchor_words, row.anchor and row.anchor.title) == (None, "kết thúc kiểm tra", "Kiểm tra")
    assert actions.date_milestone(row.anchor, held_on=date(2021, 9, 20), by=house.clerk) == 1  # type: ignore[arg-type]
    row.refresh_from_db()
    assert row.last_moment == clock.end_of(date(2021, 9, 30))
    actions.date_milestone(row.anchor, held_on=date(2021, 9, 22), by=house.clerk)  # type: ignore[arg-type]
    assert [change.kind for change in row.changes.all()] == [ChangeKind.CREATED, ChangeKind.DATED, ChangeKind.RE_DATED]


def test_anchor_that_no_plan_names_is_written_down(house: make.House) -> None:
    due = {
        "kind": "relative",
        "anchor": "ban hành Quy chế chấm điểm",
        "days": 5,
        "unit": "working",
        "direction": "after",
        "bound": "at_most",
    }
    plan = make.ready(house, changed(make.usual_facts(), "Báo cáo sơ kết", due=due))
    actions.bring_into_year(plan, by=house.clerk)
    row = owed(house, "Báo cáo sơ kết", "Lạng Sơn")
    assert row.anchor is not None
    assert row.anchor.title == "Ban hành Quy chế chấm điểm"
    assert actions.date_milestone(row.anchor, held_on=date(2021, 6, 10), by=house.clerk) == 4
    row.refresh_from_db()
    assert row.last_moment == clock.end_of(date(2021, 6, 17))


def test_only_the_head_dates_and_not_what_is_withdrawn(house: make.House) -> None:
    old = brought(house)
    milestone = old.milestones.get()
    with pytest.raises(RuleBroken, match="đơn vị Trưởng"):
        actions.date_milestone(milestone, held_on=make.DAY, by=house.people["Lạng Sơn"])
    actions.bring_into_year(make.ready(house, content="bản sửa", amends=old), by=house.clerk)
    with pytest.raises(RuleBroken, match="thôi thực hiện"):
        actions.date_milestone(milestone, held_on=make.DAY, by=house.clerk)


# ---- ticking ----


def test_unit_ticks_and_reopens_its_own_work(house: make.House) -> None:
    brought(house)
    row, by = owed(house, "Báo cáo sơ kết", "Lạng Sơn"), house.people["Lạng Sơn"]
    done = actions.mark_done(row, done_on=date(2021, 6, 9), note=" công văn 12 ", by=by)
    assert (done.state, done.done_on, done.done_note) == (ObligationState.DONE, date(2021, 6, 9), "công văn 12")
    with pytest.raises(RuleBroken, match="đã ghi xong"):
        actions.mark_done(row, done_on=make.DAY, note="", by=by)
    back = actions.reopen(row, why="ghi nhầm", by=by)
    assert (back.state, back.done_on) == (ObligationState.OPEN, None)
    with pytest.raises(RuleBroken, match="Chỉ mở lại được"):
        actions.reopen(row, why="", by=by)
    assert [change.kind for change in row.changes.all()] == [ChangeKind.CREATED, ChangeKind.DONE, ChangeKind.REOPENED]


def test_head_ticks_for_a_unit_and_others_do_not(house: make.House) -> None:
    brought(house)
    row = owed(house, "Báo cáo sơ kết", "Lạng Sơn")
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
        actions.mark_done(row, done_on=make.DAY, note="", by=house.people["Lào Cai"])
    with pytest.raises(RuleBroken, match="không thể ở sau hôm nay"):
        actions.mark_done(row, done_on=date(2021, 6, 11), note="", by=house.clerk)
    assert actions.mark_done(row, done_on=make.DAY, note="", by=house.clerk).state == ObligationState.DONE


def test_withdrawn_work_is_not_ticked(house: make.House) -> None:
    old = brought(house)
    facts = [fact for fact in make.usual_facts() if fact.get("deliverable") != "Báo cáo sơ kết"]
    actions.bring_into_year(make.ready(house, facts, content="bản sửa", amends=old), by=house.clerk)
    with pytest.raises(RuleBroken, match="thôi thực hiện"):
        actions.mark_done(owed(house, "Báo cáo sơ kết", "Lạng Sơn"), done_on=make.DAY, note="", by=house.clerk)


# ---- sight and constraints ----


def test_who_sees_an_obligation(house: make.House) -> None:
    brought(house)
    stranger = make.clerk_of(
        organisations.add_unit(name="Sở Nội vụ", kind=UnitKind.OTHER, by=house.admin), name="Ngoài Cuộc", by=house.admin
    )
    seen = [Obligation.objects.visible_to(user, make.DAY).count() for user in (house.people["Lào Cai"], house.people["Bộ"], stranger)]
    assert seen == [6, 6, 0]


@pytest.mark.parametrize("wrong", [{"state": "lost"}, {"state": "done"}])
def test_database_refuses_broken_rows(house: make.House, wrong: dict[str, str]) -> None:
    brought(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.filter(deliverable="Báo cáo chung").update(**wrong)


def test_database_refuses_the_same_duty_twice(house: make.House) -> None:
    brought(house)
    row = owed(house, "Báo cáo chung")
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
