"""Việc của tôi: what my units owe, what others owe them, what waits for my signature."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.organisations.make import make_officer, make_unit
from tests.plans.make import clerk_of, ready
from tests.portal.make import owed, under_way, with_duties
from thidua.accounts.models import User
from thidua.core import clock
from thidua.obligations.actions import mark_done
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Person, Post
from thidua.plans.actions import propose_plan
from thidua.portal.queries.work import Work, debts_to, lead_words, waiting_duties, work_of

SignedIn = Callable[[User], Client]
PAGE = "/viec-cua-toi/"


def titles(work: Work) -> dict[str, list[str]]:
    names = ("overdue", "this_month", "later", "undated", "standing", "done")
    return {name: [duty.title for duty in getattr(work, name)] for name in names if getattr(work, name)}


def test_groups_of_the_head(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    work = work_of(made.clerk, clock.now())
    assert titles(work) == {"this_month": ["Báo cáo sơ kết"], "later": ["Báo cáo chung"], "undated": ["Biên bản kiểm tra"]}
    assert lead_words(work) == "Đơn vị bạn còn 3 việc phải làm; việc gần nhất hết hạn sau 9 ngày."


def test_papers_stand_with_their_duty(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    [report] = work_of(made.people["Lạng Sơn"], clock.now()).this_month
    assert report.papers == ("báo cáo tóm tắt không quá 3 trang A4",)
    assert (report.row.due_words, report.last_words) == ("trước ngày 20/6/2021", "hết ngày 19/6/2021")


def test_overdue_begins_with_the_next_day(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    member = made.people["Lạng Sơn"]
    at(datetime(2021, 6, 19, 23, 59, tzinfo=clock.LOCAL))
    assert titles(work_of(member, clock.now())) == {"this_month": ["Báo cáo sơ kết"]}
    at(datetime(2021, 6, 20, 0, 1, tzinfo=clock.LOCAL))
    assert titles(work_of(member, clock.now())) == {"overdue": ["Báo cáo sơ kết"]}
    assert lead_words(work_of(member, clock.now())) == "Đơn vị bạn còn 1 việc phải làm; 1 việc đã quá hạn."


def test_done_is_counted_and_folded(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    member = made.people["Lạng Sơn"]
    mark_done(owed(made, "Lạng Sơn"), done_on=clock.today(), note="", by=member)
    page = signed_in(member).get(PAGE).content.decode()
    assert "không còn việc nào phải làm" in page
    assert page.count('<span class="figure-value">1/1</span>') == 1
    assert "Đã xong" in page


def test_two_units_of_one_person_are_one_list(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    both = made.people["Lạng Sơn"]
    organisations.give_post(person=both.person, unit=made.units["Lào Cai"], role=StaffRole.SPECIALIST, by=admin)
    assert [duty.row.unit.place for duty in work_of(both, clock.now()).this_month] == ["Lạng Sơn", "Lào Cai"]
    assert "Các đơn vị của bạn còn 2 việc" in signed_in(both).get(PAGE).content.decode()


def test_head_sees_who_is_late(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    mark_done(owed(made, "Lạng Sơn"), done_on=clock.today(), note="", by=made.clerk)
    assert debts_to([made.head], made.clerk, clock.now()) == []
    at(datetime(2021, 6, 21, 8, 0, tzinfo=clock.LOCAL))
    [debt] = debts_to([made.head], made.clerk, clock.now())
    assert (debt.title, debt.units) == ("Báo cáo sơ kết", ["Sở Tư pháp tỉnh Lào Cai", "Sở Tư pháp tỉnh Tuyên Quang"])
    assert debts_to([made.units["Lạng Sơn"]], made.people["Lạng Sơn"], clock.now()) == []


def test_leader_finds_the_plan_that_waits(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    leader = clerk_of(made.head, name="Lãnh Đạo Thử", role=StaffRole.LEADER, by=admin)
    organisations.choose_paper_way(made.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)
    plan = ready(made, content="bản chờ duyệt")
    assert "Kế hoạch chờ bạn duyệt" not in signed_in(leader).get(PAGE).content.decode()
    propose_plan(plan, by=made.clerk)
    page = signed_in(leader).get(PAGE).content.decode()
    assert "Kế hoạch chờ bạn duyệt" in page
    assert f'href="/ke-hoach/{plan.pk}/"' in page
    assert "Kế hoạch chờ bạn duyệt" not in signed_in(made.people["Lạng Sơn"]).get(PAGE).content.decode()


def test_count_of_the_menu_is_what_waits_now(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    member = made.people["Lạng Sơn"]
    assert (waiting_duties(member, clock.today()), waiting_duties(admin, clock.today())) == (1, 0)
    assert '<span class="count">1<' in signed_in(member).get(PAGE).content.decode()
    mark_done(owed(made, "Lạng Sơn"), done_on=clock.today(), note="", by=member)
    assert '<span class="count">' not in signed_in(member).get(PAGE).content.decode()


def test_a_stranger_sees_nothing_of_others(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    stranger = make_officer(make_unit("Sở Nội vụ tỉnh Cà Mau"), name="Người Ngoài Cuộc")
    page = signed_in(stranger).get(PAGE).content.decode()
    assert ("Báo cáo sơ kết" in page, made.year.bloc.short_name in page) == (False, False)
    assert "Chưa có việc nào" in page


def test_somebody_without_a_unit_is_told_what_to_do(admin: User, person: User, signed_in: SignedIn) -> None:
    assert "Bạn chưa gắn với đơn vị nào" in signed_in(person).get(PAGE).content.decode()


def test_queries_do_not_grow_with_duties(
    admin: User, moment: datetime, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = under_way(admin)
    client = signed_in(made.people["Lạng Sơn"])
    client.get(PAGE)
    with django_assert_max_num_queries(100) as few:
        client.get(PAGE)
    due = {"kind": "before", "date": "2021-06-25"}
    with_duties(made, [{"deliverable": f"Việc số {number}", "due": due} for number in range(30)])
    with django_assert_max_num_queries(100) as many:
        page = client.get(PAGE).content.decode()
    assert page.count('class="row-title"') == 31
    assert len(many) == len(few)


def test_years_gone_by_leave_only_what_is_still_owed(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    at(datetime(2022, 1, 10, 8, 0, tzinfo=clock.LOCAL) + timedelta(hours=1))
    assert titles(work_of(made.clerk, clock.now())) == {"overdue": ["Báo cáo sơ kết", "Báo cáo chung"]}


@pytest.mark.parametrize("path", ["/", "/viec-cua-toi/"])
def test_the_door_of_an_empty_house_is_the_first_run(db: None, client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, "/bat-dau/" if path == "/" else "/tai-khoan/dang-nhap/?next=/viec-cua-toi/")


def test_what_others_owe_stands_right_after_what_is_late(
    admin: User, at: Callable[[datetime], None], moment: datetime, signed_in: SignedIn
) -> None:
    made = under_way(admin)
    assert 'id="no-toi"' not in signed_in(made.clerk).get(PAGE).content.decode()
    at(datetime(2021, 6, 25, 8, 0, tzinfo=clock.LOCAL))
    page = signed_in(made.clerk).get(PAGE).content.decode()
    assert re.findall(r'<(?:section|details) class="[^"]*section" id="([^"]+)"', page)[:3] == ["qua-han", "no-toi", "sau-do"]


def test_a_plan_that_waits_by_delegation_says_so(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    leader = clerk_of(made.head, name="Lãnh Đạo Thử", role=StaffRole.LEADER, by=admin)
    giver, taker = Post.objects.get(person__user=leader), Person.objects.get(user=made.clerk)
    organisations.choose_paper_way(made.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)
    start, end = clock.now(), clock.now() + timedelta(days=3)
    organisations.delegate(giver, taker=taker, paper=Paper.PLAN, starts_at=start, ends_at=end, reason="Đi họp", by=leader)
    propose_plan(ready(made, content="bản chờ duyệt"), by=made.clerk)
    told = "Duyệt theo ủy quyền"
    assert told in signed_in(made.clerk).get(PAGE).content.decode()
    assert "của Lãnh Đạo Thử, đến 08:00, 13/06/2021" in signed_in(made.clerk).get(PAGE).content.decode()
    assert told not in signed_in(leader).get(PAGE).content.decode()
