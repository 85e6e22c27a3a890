"""Who is reminded when, of what, in what words; the mail of the day; safe to run twice and after a standstill."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from tests.jobs import run_jobs
from tests.organisations.make import make_officer, make_unit
from tests.plans.make import House
from tests.portal.make import owed, under_way, with_duties
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.jobs import enqueue
from thidua.notices.enums import MailState, MessageKind
from thidua.notices.models import Mail, Message
from thidua.obligations import actions
from thidua.obligations.actions.reminding import remind, write_digests
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation
from thidua.obligations.queries import reminders as queries
from thidua.obligations.rules.reminders import Cast, Duty, end_of_duty, last_words, reminders, stage_of
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole

At = Callable[[datetime], None]
LAST = clock.end_of(date(2021, 6, 19))


def day(number: int, month: int = 6, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2021, month, number, hour, minute, tzinfo=clock.LOCAL)


# ---- rules ----


@pytest.mark.parametrize(
    ("now", "word"),
    [
        (day(11), None), (day(12), "left-7"), (day(15), "left-7"), (day(16), "left-3"), (day(17), "left-3"), (day(18), "left-1"),
        (day(19), "left-0"), (day(19, hour=23, minute=59), "left-0"), (day(20, hour=0), "late-1"), (day(25), "late-6"), (day(26), "late-7"),
        (day(2, 7), "late-7"), (day(3, 7), "late-14"), (day(30, 7), "late-35"),
    ],
)  # fmt: skip
def test_stages_before_on_and_after_the_last_day(now: datetime, word: str | None) -> None:
    stage = stage_of(LAST, now)
    assert (stage.word if stage else None) == word


def test_a_moment_with_a_time_of_day_is_late_from_that_minute() -> None:
    end = day(19, hour=14, minute=30)
    words = [stage_of(end, now) for now in (end, end + timedelta(seconds=1), day(20))]
    assert [(stage.word, stage.late) for stage in words if stage] == [("left-0", 0), ("late-1", 1), ("late-2", 2)]
    assert (last_words(end), last_words(LAST)) == ("14 giờ 30 ngày 19/6/2021", "hết ngày 19/6/2021")


@given(hours=st.integers(-24 * 20, 24 * 60), step=st.integers(1, 48))
def test_a_stage_once_left_never_comes_back(hours: int, step: int) -> None:
    first, second, third = (stage_of(LAST, LAST + timedelta(hours=hours + at)) for at in (0, step, 2 * step))
    if first == third:
        assert second == first
    assert second is not None or first is None


@pytest.mark.parametrize(("state", "expected"), [(ObligationState.OPEN, LAST), (ObligationState.RETURNED, LAST + timedelta(days=2))])
def test_a_returned_paper_has_until_it_must_be_shorter(state: str, expected: datetime) -> None:
    assert end_of_duty(state=state, last_moment=LAST, shorten_by=LAST + timedelta(days=2)) == expected


def duty(pk: int, unit: int, *, days_late: int = 0, recipients: Sequence[int] = (), state: str = "open") -> Duty:
    last = clock.end_of(date(2021, 6, 10) - timedelta(days=days_late))
    return Duty(pk, 5, 1, unit, f"Sở {unit}", "Báo cáo", "Khu vực · 2021", state, last, None, frozenset(recipients))


CAST = Cast(staff={1: [11], 2: [21], 9: [91]}, leaders={2: [22], 1: [12]}, leading={1: frozenset([1])}, above={1: 9})


def told(*rows: Duty) -> list[tuple[int, str, str]]:
    return [(one.user, one.key.split(":")[1], one.title) for one in reminders(rows, CAST, day(10))]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (duty(1, 2), [(21, "unit", "Hạn hôm nay: Báo cáo")]),
        (duty(1, 2, state="returned"), [(21, "unit", "Hạn hôm nay: Báo cáo (bị trả lại, cần nộp lại)")]),
        (duty(1, 2, days_late=1), [(21, "unit", "Quá hạn 1 ngày: Báo cáo"), (22, "leader", "Đơn vị quá hạn 1 ngày: Báo cáo")]),
        (
            duty(1, 2, days_late=3),
            [
                (21, "unit", "Quá hạn 3 ngày: Báo cáo"),
                (22, "leader", "Đơn vị quá hạn 3 ngày: Báo cáo"),
                (11, "head", "Sở 2 quá hạn 3 ngày: Báo cáo"),
            ],
        ),
        (duty(1, 3), [(11, "outside", "Sở 3 chưa có tài khoản, nhắc ngoài hệ thống: Báo cáo")]),
        (
            duty(1, 1, days_late=3, recipients=[9]),
            [
                (11, "unit", "Quá hạn 3 ngày: Báo cáo"),
                (12, "leader", "Đơn vị quá hạn 3 ngày: Báo cáo"),
                (91, "above", "Sở 1 quá hạn 3 ngày, gửi cơ quan cấp trên: Báo cáo"),
            ],
        ),
    ],
)
def test_who_hears(row: Duty, expected: list[tuple[int, str, str]]) -> None:
    assert told(row) == expected


def test_the_head_hears_one_line_a_duty_however_many_units() -> None:
    rows = [duty(unit, unit, days_late=4) for unit in range(2, 40)]
    lines = [title for user, who, title in told(*rows) if who == "head"]
    assert lines == ["38 đơn vị quá hạn, lâu nhất 4 ngày: Báo cáo"]


# ---- in the house ----

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(admin: User, moment: datetime) -> House:
    return under_way(admin)


def on_bell(user: User) -> list[str]:
    return [message.title for message in Message.objects.unread().filter(user=user).order_by("pk")]


def test_reminded_once_a_stage_and_only_the_newest_after_a_standstill(house: House, at: At) -> None:
    clerk = house.people["Lạng Sơn"]
    seen = []
    for now in (day(10), day(12), day(13), day(20), day(20, hour=9)):
        at(now)
        remind(by=SYSTEM)
        remind(by=SYSTEM)
        seen.append(on_bell(clerk))
    late = ["Quá hạn 1 ngày: Báo cáo sơ kết"]
    assert seen == [[], ["Còn 7 ngày: Báo cáo sơ kết"], ["Còn 7 ngày: Báo cáo sơ kết"], late, late]
    assert Message.objects.filter(user=clerk, key__startswith="remind:unit").count() == 2


def test_what_is_done_excused_or_gone_is_reminded_of_no_more(house: House, at: At) -> None:
    at(day(18))
    remind(by=SYSTEM)
    clerks = {place: house.people[place] for place in ("Lạng Sơn", "Lào Cai", "Tuyên Quang")}
    assert [on_bell(clerk) for clerk in clerks.values()] == [["Còn 1 ngày: Báo cáo sơ kết"]] * 3
    actions.mark_done(owed(house, "Lạng Sơn"), done_on=date(2021, 6, 18), note="", by=clerks["Lạng Sơn"])
    actions.excuse(owed(house, "Lào Cai"), why="Thiên tai", by=house.clerk)
    member = house.year.memberships.get(unit=house.units["Tuyên Quang"])
    blocs.end_membership(member, ends_on=date(2021, 6, 18), reason="Sáp nhập", by=house.admin)
    for now in (day(18, hour=9), day(24)):
        at(now)
        remind(by=SYSTEM)
        assert [on_bell(clerk) for clerk in clerks.values()] == [[], [], []]


def test_extended_it_begins_anew(house: House, at: At) -> None:
    at(day(22))
    remind(by=SYSTEM)
    row, clerk = owed(house, "Lạng Sơn"), house.people["Lạng Sơn"]
    assert on_bell(clerk) == ["Quá hạn 3 ngày: Báo cáo sơ kết"]
    actions.extend(row, last_moment=clock.end_of(date(2021, 6, 25)), why="Bận bầu cử", by=house.clerk)
    remind(by=SYSTEM)
    assert sorted(on_bell(clerk)) == ["Còn 3 ngày: Báo cáo sơ kết", "Được gia hạn đến hết ngày 25/06/2021: Báo cáo sơ kết"]


def test_leader_head_and_units_without_an_account(house: House, at: At) -> None:
    leader = make_officer(house.units["Lào Cai"], StaffRole.LEADER, name="Giám Đốc Thử")
    alone = make_unit("Sở Tư pháp tỉnh Hà Giang")
    blocs.add_member(house.year, unit=alone, by=house.admin)
    actions.take_in_newcomers(house.year, by=house.clerk)
    at(day(19))
    remind(by=SYSTEM)
    assert on_bell(leader) == []
    assert "Sở Tư pháp tỉnh Hà Giang chưa có tài khoản, nhắc ngoài hệ thống: Báo cáo sơ kết" in on_bell(house.clerk)
    at(day(20))
    remind(by=SYSTEM)
    assert on_bell(leader) == ["Đơn vị quá hạn 1 ngày: Báo cáo sơ kết"]
    assert Message.objects.filter(user=leader, kind=MessageKind.ESCALATION).count() == 1
    at(day(22))
    remind(by=SYSTEM)
    assert [title for title in on_bell(house.clerk) if "đơn vị quá hạn" in title] == ["4 đơn vị quá hạn, lâu nhất 3 ngày: Báo cáo sơ kết"]


def test_an_account_of_a_post_that_ended_hears_nothing(house: House, at: At) -> None:
    clerk = house.people["Lạng Sơn"]
    organisations.end_post(clerk.person.posts.get(), ends_on=date(2021, 6, 11), by=house.admin)
    at(day(12))
    remind(by=SYSTEM)
    assert on_bell(clerk) == []


def test_queries_do_not_grow_with_duties(house: House, at: At, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    at(day(12))
    with django_assert_max_num_queries(40) as few:
        remind(by=SYSTEM)
    due = {"kind": "by", "date": "2021-06-15"}
    with_duties(house, [{"deliverable": f"Việc {at}", "due": due} for at in range(6)])
    with django_assert_max_num_queries(40) as many:
        remind(by=SYSTEM)
    assert Message.objects.count() == 4 + 4 * 6
    assert len(many) <= len(few)
    with django_assert_max_num_queries(40) as again:
        remind(by=SYSTEM)
    assert len(again) < len(many)


# ---- the mail of the day ----


def with_address(user: User) -> User:
    return accounts.change_own_data(user, email=f"thu{user.pk}@vidu.example", phone="", by=user)


def test_one_mail_a_day_with_everything_new(house: House, at: At) -> None:
    clerk = with_address(house.people["Lạng Sơn"])
    with_duties(house, [{"deliverable": "Đăng ký mô hình", "due": {"kind": "by", "date": "2021-06-08"}}])
    at(datetime(2021, 6, 14, 6, 0, tzinfo=clock.LOCAL))
    for _ in range(2):
        enqueue("obligations.remind")
    run_jobs()
    assert not Mail.objects.exists()
    at(day(14))
    for _ in range(2):
        enqueue("obligations.remind")
    run_jobs()
    [mail] = Mail.objects.all()
    assert (mail.user, mail.state, mail.subject) == (
        clerk,
        MailState.QUEUED,
        "Thi đua: 1 việc quá hạn, 1 việc trong tuần (ngày 14/06/2021)",
    )
    lines = [line for line in mail.text.splitlines() if line.startswith("- ")]
    assert lines == [
        "- Đăng ký mô hình (Sở Tư pháp tỉnh Lạng Sơn): hết ngày 08/6/2021, quá hạn 6 ngày",
        "- Báo cáo sơ kết (Sở Tư pháp tỉnh Lạng Sơn): hết ngày 19/6/2021, còn 5 ngày",
    ]
    at(day(14, hour=18))
    enqueue("obligations.remind")
    run_jobs()
    assert Mail.objects.count() == 1
    at(day(16))
    write_digests(by=SYSTEM)
    assert Mail.objects.count() == 1
    remind(by=SYSTEM)
    write_digests(by=SYSTEM)
    assert sorted(Mail.objects.values_list("day", flat=True)) == [date(2021, 6, 14), date(2021, 6, 16)]


def test_the_heads_mail_lists_its_own_duty_once_and_what_others_owe(house: House, at: At) -> None:
    with_address(house.clerk)
    at(day(22))
    remind(by=SYSTEM)
    write_digests(by=SYSTEM)
    mail = Mail.objects.get()
    assert mail.subject == "Thi đua: 1 việc quá hạn, 1 tin khác (ngày 22/06/2021)"
    assert (mail.text.count("- Báo cáo sơ kết (Sở Tư pháp tỉnh Yên Bái)"), mail.text.count("- 3 đơn vị quá hạn")) == (1, 1)


def test_a_lost_mail_is_told_to_the_units_administrator_once(house: House, at: At) -> None:
    clerk = with_address(house.people["Lạng Sơn"])
    keeper = make_officer(house.units["Lạng Sơn"], StaffRole.ADMINISTRATOR, name="Quản Trị Đơn Vị")
    stranger = make_officer(house.units["Lào Cai"], StaffRole.ADMINISTRATOR, name="Quản Trị Khác")
    User.objects.filter(pk=clerk.pk).update(email="sai@@vidu.example")
    at(day(14))
    for _ in range(3):
        remind(by=SYSTEM)
        write_digests(by=SYSTEM)
    assert Mail.objects.get().state == MailState.GAVE_UP
    assert [title for title in on_bell(keeper) if "Thư" in title] == ["Thư không tới được Chuyên Viên Lạng Sơn (sai@@vidu.example)"]
    assert on_bell(stranger) == []


# ---- words to copy, the sheet of a month ----


def test_words_to_copy_name_only_who_still_owes(house: House, at: At, signed_in: Callable[[User], Client], settings: object) -> None:
    actions.mark_done(owed(house, "Lào Cai"), done_on=date(2021, 6, 10), note="", by=house.people["Lào Cai"])
    at(day(17))
    row = owed(house, "Lạng Sơn")
    assert queries.zalo_text_of_duty(row, clock.now()).words.splitlines() == [
        "Kính gửi: Sở Tư pháp tỉnh Lạng Sơn; Sở Tư pháp tỉnh Tuyên Quang; Sở Tư pháp tỉnh Yên Bái.",
        "Đề nghị các đơn vị gửi “Báo cáo sơ kết” tới Trưởng Khu vực, hạn hết ngày 19/6/2021 (còn 2 ngày).",
        "Căn cứ: mục II.2, Kế hoạch 12/KH-KV.",
        f"Nộp tại: {settings.SITE_URL}/",  # type: ignore[attr-defined]
        "Đơn vị đã gửi xin bỏ qua tin này. Trân trọng cảm ơn.",
    ]
    alone = queries.zalo_text_of_unit(row.unit, row.bloc_year, clock.now())
    assert alone.words.splitlines()[:3] == [
        "Kính gửi Sở Tư pháp tỉnh Lạng Sơn.",
        "Tính đến ngày 17 tháng 6 năm 2021, đơn vị còn 1 việc đến hạn:",
        "1. Báo cáo sơ kết gửi Trưởng Khu vực, hạn hết ngày 19/6/2021 (còn 2 ngày) (mục II.2, Kế hoạch 12/KH-KV).",
    ]
    page = signed_in(house.clerk).get(f"/nghia-vu/{row.pk}/loi-nhac/").content.decode()
    assert "Gửi 3 đơn vị còn nợ việc này" in page
    for place in ("Lạng Sơn", "Tuyên Quang", "Yên Bái"):
        actions.mark_done(owed(house, place), done_on=date(2021, 6, 17), note="", by=house.people[place])
    page = signed_in(house.clerk).get(f"/nghia-vu/{row.pk}/loi-nhac/").content.decode()
    assert ("Không còn đơn vị nào nợ việc này" in page, "data-copy" in page) == (True, False)


def test_the_sheet_of_a_month_holds_what_is_late_and_what_is_due(house: House, at: At, signed_in: Callable[[User], Client]) -> None:
    with_duties(
        house,
        [
            {"deliverable": "Việc tháng năm", "due": {"kind": "by", "date": "2021-05-20"}},
            {"deliverable": "Việc cuối tháng", "due": {"kind": "by", "date": "2021-06-30"}},
            {"deliverable": "Việc tháng bảy", "due": {"kind": "by", "date": "2021-07-01"}},
        ],
    )
    unit = house.units["Lạng Sơn"]
    sheet = queries.sheet_of(unit, date(2021, 6, 1), date(2021, 7, 1), clock.now())
    assert [(line.title, line.word) for line in sheet.before] == [("Việc tháng năm", "quá hạn")]
    assert [line.title for line in sheet.month] == ["Báo cáo sơ kết", "Việc cuối tháng"]
    client = signed_in(house.people["Lạng Sơn"])
    page = client.get(f"/nghia-vu/thang/{unit.pk}/2021/12/").content.decode()
    assert (f"/nghia-vu/thang/{unit.pk}/2022/1/" in page, f"/nghia-vu/thang/{unit.pk}/2021/11/" in page) == (True, True)
    assert client.get(f"/nghia-vu/thang/{house.units['Lào Cai'].pk}/2021/6/").status_code == 404


def test_every_obligation_still_owed_has_words(house: House) -> None:
    """A duty without a day is copied without one."""
    row = Obligation.objects.get(deliverable="Biên bản kiểm tra")
    assert "hạn" not in queries.zalo_text_of_duty(row, clock.now()).words
