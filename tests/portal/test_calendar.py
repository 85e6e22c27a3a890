"""The month: own duties, milestones, days off; other units on wish."""

from collections.abc import Callable
from datetime import date, datetime

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.portal.make import owed, under_way, with_duties
from thidua.accounts.models import User
from thidua.calendars import actions as calendars
from thidua.calendars.enums import DayKind
from thidua.core import clock
from thidua.obligations.actions import mark_done
from thidua.plans.models import Milestone
from thidua.portal.queries.month import Day, month_of

SignedIn = Callable[[User], Client]


def days(user: User, month: date, *, all_units: bool = False) -> dict[date, Day]:
    return {day.day: day for week in month_of(user, month, clock.now(), all_units=all_units) for day in week}


def said(found: dict[date, Day]) -> dict[str, list[tuple[str, str]]]:
    return {f"{day:%d/%m}": [(item.word, item.kind) for item in one.items] for day, one in found.items() if one.items}


def test_my_month(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    assert said(days(made.people["Lạng Sơn"], date(2021, 6, 1))) == {"19/06": [("Báo cáo sơ kết", "plain")]}
    september = said(days(made.people["Lạng Sơn"], date(2021, 9, 1)))
    assert september == {"01/09": [("Bắt đầu: Kiểm tra", "info")], "30/09": [("Kết thúc: Kiểm tra", "info")]}


def test_all_units_come_as_one_line_a_thing(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    mark_done(owed(made, "Lào Cai"), done_on=clock.today(), note="", by=made.clerk)
    assert said(days(made.people["Lạng Sơn"], date(2021, 6, 1), all_units=True)) == {
        "19/06": [("Báo cáo sơ kết", "plain"), ("Báo cáo sơ kết (1/3 đơn vị đã xong)", "plain")],
        "04/07": [("Báo cáo chung (Sở Tư pháp tỉnh Yên Bái)", "plain")],
    }


def test_a_gathering_stands_on_its_days(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    Milestone.objects.create(bloc_year=made.year, kind="event", title="Tọa đàm", starts_on=date(2021, 6, 23), ends_on=date(2021, 6, 24))
    found = said(days(made.clerk, date(2021, 6, 1)))
    assert (found["23/06"], found["24/06"]) == ([("Tọa đàm", "info")], [("Tọa đàm", "info")])


def test_days_off_follow_the_written_ones(admin: User, moment: datetime) -> None:
    calendars.set_day(day=date(2021, 6, 7), kind=DayKind.HOLIDAY, name="Nghỉ thử", source="", by=admin)
    calendars.set_day(day=date(2021, 6, 12), kind=DayKind.WORKING, name="Làm bù", source="", by=admin)
    found = days(admin, date(2021, 6, 1))
    off = {day.day for day, one in ((one, one) for one in found.values()) if one.is_off and not one.is_outside}
    assert date(2021, 6, 7) in off and date(2021, 6, 12) not in off and date(2021, 6, 13) in off
    assert found[date(2021, 6, 7)].off_name == "Nghỉ thử"


def test_page_has_both_forms_and_its_neighbours(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    page = signed_in(made.clerk).get("/lich/", {"thang": "2021-12", "cua": "tat-ca"}).content.decode()
    assert "Lịch tháng 12/2021" in page
    assert 'href="?thang=2021-11&amp;cua=tat-ca" rel="prev"' in page and 'href="?thang=2022-01&amp;cua=tat-ca" rel="next"' in page
    assert page.count('scope="col">Thứ Hai</th>') == 1 and "Tháng này không có hạn việc hay mốc nào." in page


def test_queries_do_not_grow(
    admin: User, moment: datetime, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = under_way(admin)
    client = signed_in(made.clerk)
    client.get("/lich/?cua=tat-ca")
    with django_assert_max_num_queries(60) as few:
        client.get("/lich/?cua=tat-ca")
    with_duties(made, [{"deliverable": f"Việc số {number}", "due": {"kind": "by", "date": "2021-06-25"}} for number in range(30)])
    with django_assert_max_num_queries(60) as many:
        page = client.get("/lich/?cua=tat-ca").content.decode()
    assert page.count("month-item month-item") == 62 + 1
    assert len(many) == len(few)
