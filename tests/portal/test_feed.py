"""The calendar feed, read back as a calendar program reads it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.plans.make import fact, ready
from tests.portal.make import owed, under_way, with_duties
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.models import Entry
from thidua.notices.actions import make_address, revoke_address
from thidua.notices.models import FeedAddress
from thidua.obligations.actions import bring_into_year, date_milestone, mark_done
from thidua.organisations import actions as organisations


def read(secret: str, **headers: str) -> Any:
    return Client().get(f"/lich/{secret}.ics", headers=headers)


def events(secret: str) -> dict[str, Any]:
    answer = read(secret)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_duties_and_milestones_with_alarms(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    found = events(make_address(by=made.people["Lạng Sơn"]))
    assert sorted(found) == ["Báo cáo sơ kết (STP Lạng Sơn)", "Kiểm tra – Khu vực miền núi · 2021"]
    report = found["Báo cáo sơ kết (STP Lạng Sơn)"]
    row = owed(made, "Lạng Sơn")
    assert (report["dtstart"].dt, report["dtend"].dt) == (date(2021, 6, 19), date(2021, 6, 20))
    assert str(report["uid"]) == f"nghia-vu-{row.pk}@testserver"
    assert (int(report["sequence"]), report["last-modified"].dt.astimezone(clock.LOCAL).date()) == (0, date(2021, 6, 10))
    eight = [alarm["trigger"].dt for alarm in report.walk("VALARM")]
    assert eight == [-timedelta(days=2, hours=16), -timedelta(hours=16)]
    assert "Hạn: trước ngày 20/6/2021 (hết ngày 19/6/2021)" in str(report["description"])


def test_the_zone_is_there_and_a_stated_time_has_it(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    due = {"kind": "on", "date": "2021-06-25", "time": "14:30"}
    with_duties(made, [{"deliverable": "Dự họp trực tuyến", "due": due}])
    secret = make_address(by=made.people["Lạng Sơn"])
    calendar = Calendar.from_ical(read(secret).content)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    meeting = events(secret)["Dự họp trực tuyến (STP Lạng Sơn)"]
    assert meeting["dtend"].dt == datetime(2021, 6, 25, 14, 30, tzinfo=clock.LOCAL)
    assert meeting["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert [alarm["trigger"].dt for alarm in meeting.walk("VALARM")] == [-timedelta(days=3), -timedelta(days=1)]


def test_done_keeps_its_identity_and_counts_on(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    before = events(secret)["Báo cáo sơ kết (STP Lạng Sơn)"]
    mark_done(owed(made, "Lạng Sơn"), done_on=clock.today(), note="", by=made.people["Lạng Sơn"])
    after = events(secret)["Đã xong: Báo cáo sơ kết (STP Lạng Sơn)"]
    assert (after["uid"], int(after["sequence"]), after.walk("VALARM")) == (before["uid"], 1, [])


def test_a_milestone_moves_to_the_day_it_is_held(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    [milestone] = made.year.milestones.filter(title="Kiểm tra")
    date_milestone(milestone, held_on=date(2021, 6, 30), by=made.clerk)
    held = events(secret)["Kiểm tra – Khu vực miền núi · 2021"]
    assert (held["dtstart"].dt, held["dtend"].dt, int(held["sequence"])) == (date(2021, 6, 30), date(2021, 7, 1), 1)


def test_nothing_new_is_said_in_one_line(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    mark = read(secret)["ETag"]
    again = read(secret, **{"if-none-match": mark})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    mark_done(owed(made, "Lạng Sơn"), done_on=clock.today(), note="", by=made.clerk)
    assert read(secret, **{"if-none-match": mark}).status_code == 200


def test_rights_are_asked_at_each_fetch(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    member = made.people["Lạng Sơn"]
    secret = make_address(by=member)
    assert "Báo cáo sơ kết (STP Lạng Sơn)" in events(secret)
    organisations.end_post(member.person.posts.get(), ends_on=date(2021, 6, 11), by=admin)
    at(datetime(2021, 6, 11, 8, 0, tzinfo=clock.LOCAL))
    assert events(secret) == {}


def test_drafts_and_other_units_stay_out(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    words = "Việc mật của Trưởng cho đúng hạn."
    ready(
        made,
        [fact("obligation", words, text=words, actor="Trưởng", deliverable="Việc mật", due={"kind": "by", "date": "2021-07-01"})],
        paragraphs=[words],
        content="mật",
    )
    own = read(make_address(by=made.clerk)).content.decode()
    assert ("Việc mật" in own, "Lạng Sơn" in own) == (False, False)


def test_revoked_replaced_unknown_and_disabled_answer_not_found(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    member = made.people["Lạng Sơn"]
    first = make_address(by=member)
    second = make_address(by=member)
    assert [read(secret).status_code for secret in (first, second, "khong-co")] == [404, 200, 404]
    accounts.disable(member, by=admin)
    assert read(second).status_code == 404
    accounts.enable(member, by=admin)
    revoke_address(FeedAddress.objects.alive().get(), by=member)
    assert read(second).status_code == 404


def test_reading_is_noted_once_and_then_hourly(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    noted = []
    for minute in (0, 30, 90):
        at(datetime(2021, 6, 10, 9, 0, tzinfo=clock.LOCAL) + timedelta(minutes=minute))
        read(secret)
        last = FeedAddress.objects.alive().get().last_read_at
        assert last is not None
        noted.append(last.astimezone(clock.LOCAL).strftime("%H:%M"))
    assert noted == ["09:00", "09:00", "10:30"]
    assert Entry.objects.filter(action="notices.first_read").count() == 1


def test_queries_do_not_grow(admin: User, moment: datetime, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    read(secret)
    with django_assert_max_num_queries(30) as few:
        read(secret)
    with_duties(made, [{"deliverable": f"Việc số {number}", "due": {"kind": "by", "date": "2021-09-01"}} for number in range(30)])
    with django_assert_max_num_queries(30) as many:
        assert len(events(secret)) == 32
    assert len(many) == len(few)


def test_a_withdrawn_duty_leaves_the_calendar(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    secret = make_address(by=made.people["Lạng Sơn"])
    [plan] = made.year.plans.all()
    bring_into_year(ready(made, [], content="bản thay thế", amends=plan), by=made.clerk)
    assert [summary for summary in events(secret) if "Báo cáo" in summary] == []
