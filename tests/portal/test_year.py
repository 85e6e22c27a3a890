"""Năm thi đua: what comes next, the course with today in it, plans and their figures; the switcher."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.blocs.make import make_year
from tests.organisations.make import make_officer, make_unit
from tests.plans.make import ready
from tests.portal.make import owed, under_way, with_duties
from thidua.accounts.models import User
from thidua.blocs.enums import BlocKind
from thidua.core import clock
from thidua.obligations.actions import bring_into_year, date_milestone, mark_done
from thidua.portal.queries import course
from thidua.portal.queries.year import figures_of, lead_words, next_deadlines, plans_of

SignedIn = Callable[[User], Client]


def test_next_deadlines_one_line_a_thing(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    mark_done(owed(made, "Lào Cai"), done_on=clock.today(), note="", by=made.clerk)
    found = next_deadlines(made.year, clock.now())
    assert [(item.title, item.last, item.who) for item in found] == [
        ("Báo cáo sơ kết", date(2021, 6, 19), "1/4 đơn vị đã xong"),
        ("Báo cáo chung", date(2021, 7, 4), "Sở Tư pháp tỉnh Yên Bái"),
    ]
    assert lead_words(made.year, clock.now()) == "Các đơn vị đã xong 1/6 lượt việc của năm; chưa lượt nào quá hạn."


def test_today_stands_among_the_milestones(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    words = [step.word for step in course.with_today(course.milestones(made.year), clock.today())]
    assert words == ["Hôm nay, thứ Năm 10/06/2021", "Kiểm tra"]
    [milestone] = made.year.milestones.filter(title="Kiểm tra")
    date_milestone(milestone, held_on=date(2021, 6, 9), by=made.clerk)
    held = course.with_today(course.milestones(made.year), clock.today())[0]
    assert (held.word, held.state, held.when) == ("Kiểm tra", "done", "09/06/2021")


def test_figures_are_those_of_plans_in_force(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    plans = plans_of(made.year, made.clerk, clock.today())
    found = figures_of(plans)
    assert [(row.what, row.figure, row.clause) for row in found["page_limit"]] == [("báo cáo tóm tắt", "không quá 3 trang A4", "II.2")]
    ready(made, content="bản chưa đưa vào năm")
    assert len(figures_of(plans_of(made.year, made.clerk, clock.today()))["page_limit"]) == 1


def test_plans_above_and_below_are_readable_from_each_other(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    [above] = plans_of(made.year, made.clerk, clock.today())
    member = made.people["Lạng Sơn"]
    own = ready(made, content="của thành viên", issuer=made.units["Lạng Sơn"], by=member, carries_out=above)
    bring_into_year(own, by=member)
    page = signed_in(made.clerk).get(f"/nam/{made.year.pk}/").content.decode()
    assert "Được triển khai bằng:" in page and "triển khai <a" in page
    assert page.count(f'href="/ke-hoach/{own.pk}/"') >= 2


def test_page_of_an_empty_year_teaches(admin: User, signed_in: SignedIn) -> None:
    year = make_year(members=[make_unit()])
    page = signed_in(admin).get(f"/nam/{year.pk}/").content.decode()
    assert "Năm này chưa có kế hoạch" in page and "Chưa cử đơn vị nào." in page


@pytest.mark.parametrize("kind", [BlocKind.CUM, BlocKind.AGENCY, BlocKind.SECTOR])
def test_each_kind_of_body_has_its_page(admin: User, signed_in: SignedIn, kind: BlocKind) -> None:
    host, member = make_unit("Sở Tư pháp tỉnh Ninh Thuận"), make_unit("Thanh tra Sở")
    year = make_year(kind, members=[member], head=member, host=None if kind == BlocKind.CUM else host)
    page = signed_in(admin).get(f"/nam/{year.pk}/").content.decode()
    assert ("Cơ quan</dt>" in page) == (kind != BlocKind.CUM)
    assert ("Trưởng</p>" in page) == (kind == BlocKind.CUM)


def test_draft_of_the_head_is_not_seen_by_members(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    hidden = ready(made, content="bản mật")
    links = {
        who: f'href="/ke-hoach/{hidden.pk}/"' in signed_in(made.people[who]).get(f"/nam/{made.year.pk}/").content.decode()
        for who in ("Yên Bái", "Lạng Sơn")
    }
    assert links == {"Yên Bái": True, "Lạng Sơn": False}


def test_switcher_keeps_the_year_and_the_kind_of_page(admin: User, signed_in: SignedIn) -> None:
    unit = make_unit()
    first, second = make_year(members=[unit], name="Cụm một"), make_year(members=[unit], name="Cụm hai")
    client = signed_in(make_officer(unit))
    for back, to in (
        (f"/bang-theo-doi/{first.pk}/?ky=dau", f"/bang-theo-doi/{second.pk}/"),
        (f"/nam/{first.pk}/", f"/nam/{second.pk}/"),
        ("/lich/?thang=2021-06", "/lich/?thang=2021-06"),
        ("https://vidu.example/", "/"),
        ("//vidu.example/nam/1/", "/"),
    ):
        answer = client.post("/chon-nam/", {"year": second.pk, "next": back})
        assert (answer.status_code, answer["Location"]) == (302, to)
    assert "Cụm hai" in client.get("/viec-cua-toi/").content.decode().split("</header>")[0]
    assert client.post("/chon-nam/", {"year": make_year(name="Cụm lạ").pk}).status_code == 404


def test_queries_do_not_grow(
    admin: User, moment: datetime, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = under_way(admin)
    client, address = signed_in(made.clerk), f"/nam/{made.year.pk}/"
    client.get(address)
    with django_assert_max_num_queries(62) as few:
        client.get(address)
    with_duties(made, [{"deliverable": f"Việc số {number}", "due": {"kind": "by", "date": "2021-09-01"}} for number in range(30)])
    with django_assert_max_num_queries(62) as many:
        client.get(address)
    assert len(many) == len(few)
