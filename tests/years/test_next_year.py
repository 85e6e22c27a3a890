"""The next year out of this one: who goes on, and a plan whose duties read back as they were moved."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.plans.make import House, upload
from tests.years.make import DECEMBER, decided, next_year, proposed, rotating
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.calendars.actions import set_day
from thidua.calendars.enums import DayKind
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.obligations import actions as obligations
from thidua.organisations import actions as organisations
from thidua.organisations.enums import EventKind, UnitKind
from thidua.organisations.rules.events import NewUnit
from thidua.plans import actions as plans
from thidua.plans.enums import FactKind
from thidua.plans.models import Plan
from thidua.years import actions
from thidua.years.queries.next_year import carried_contacts, carried_members, moved_duties, next_text, read_differently, unknown_years

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
WORDS = """ỦY BAN THI ĐUA THỬ

Số: 12/KH-KVTĐ
Yên Bái, ngày 28 tháng 02 năm 2021

KẾ HOẠCH
Hoạt động của Khu vực thi đua năm 2021

Căn cứ Quyết định số 252/QĐ-BTP ngày 22/02/2021 của Bộ trưởng Bộ Tư pháp ban hành kế hoạch phát động thi đua năm 2021;

I. MỤC ĐÍCH
Bảo đảm các đơn vị trong Khu vực thi đua hoàn thành nhiệm vụ năm 2021.

II. NỘI DUNG
1. Các đơn vị trong Khu vực thi đua gửi Báo cáo sơ kết 6 tháng đầu năm về Trưởng Khu vực trước ngày 20/6/2021.
2. Các đơn vị trong Khu vực thi đua gửi Báo cáo tổng kết năm 2021 về Trưởng Khu vực chậm nhất ngày 15/10/2021.
3. Trưởng Khu vực tổng hợp, gửi Báo cáo chung về Bộ Tư pháp trước ngày 05/02/2022.
4. Các Đoàn kiểm tra gửi Biên bản kiểm tra cho Trưởng Khu vực chậm nhất 10 ngày sau khi kết thúc kiểm tra.
5. Hằng tháng, các đơn vị trong Khu vực thi đua gửi Báo cáo kết quả về Trưởng Khu vực trước ngày 25.
"""


@pytest.fixture
def made(admin: User, at: Callable[[datetime], None]) -> House:
    at(DECEMBER)
    return rotating(admin)


def in_force(made: House) -> Plan:
    """The plan above, read by the true reader, settled and put into the year."""
    [plan] = plans.upload_plan(upload("ke-hoach-2021.txt", WORDS), bloc_year=made.year, issuer=made.head, by=made.clerk)
    for fact in plan.facts.filter(kind=FactKind.OBLIGATION, units__isnull=True):
        plans.edit_fact(fact, fields={}, units=[made.head], by=made.clerk)
    obligations.bring_into_year(plan, despite_errors=True, by=made.clerk)
    return Plan.objects.get(pk=plan.pk)


def answers(client: Client, plan: Plan, **more: str) -> dict[str, str]:
    """What the page sends when every line is accepted."""
    form = client.get(reverse("years:next_plan", args=[plan.pk])).context["form"]
    return {name: str(form[name].value() or "") for name in form.fields} | more


def test_draft_reads_back_as_it_was_moved(made: House, signed_in: SignedIn) -> None:
    proposed(made)
    plan = in_force(made)
    assert plan.facts.filter(kind=FactKind.OBLIGATION).count() >= 4
    client = signed_in(made.people["Tuyên Quang"])
    answer = client.post(reverse("years:next_plan", args=[plan.pk]), answers(client, plan, draft="1"))
    draft = Plan.objects.get(bloc_year=next_year(made))
    assert answer["Location"] == reverse("plans:plan", args=[draft.pk])
    assert (draft.issuer, draft.state, draft.file.name) == (made.units["Tuyên Quang"], "draft", "ke-hoach-2022-kh-kvtd.docx")
    assert read_differently(plan, draft) == []
    old, new = ([(fact.fields["deliverable"], fact.clause) for fact in one.facts.filter(kind=FactKind.OBLIGATION)] for one in (plan, draft))
    assert new == [(words.replace("2021", "2022"), clause) for words, clause in old]
    assert "Hoạt động của Khu vực thi đua năm 2022" in draft.title
    assert draft.number == ""
    [basis] = draft.facts.filter(kind=FactKind.LEGAL_BASIS)
    assert (basis.fields["number"], basis.fields["date"]) == ("252/QĐ-BTP", "2021-02-22")


def test_deadlines_leave_days_off_and_say_so(made: House) -> None:
    moved = {duty.old: duty.new for duty in moved_duties(in_force(made))}
    assert moved["trước ngày 20/6/2021"] == "trước ngày 18/6/2022"  # 19/6/2022 is a Sunday
    assert moved["chậm nhất ngày 15/10/2021"] == "chậm nhất ngày 14/10/2022"  # a Saturday
    assert [words for words in moved if moved[words] == words] == [words for words in moved if "sau" in words or "hằng" in words]


def test_a_day_off_written_by_hand_moves_the_deadline(made: House, admin: User) -> None:
    plan = in_force(made)
    set_day(day=date(2022, 6, 17), kind=DayKind.IN_LIEU, name="Nghỉ bù", source="", by=admin)
    assert "trước ngày 17/6/2022" in [duty.new for duty in moved_duties(plan)]


def test_every_changed_paragraph_is_listed_and_bases_are_to_be_checked(made: House) -> None:
    lines = {one.old[:24]: one for one in next_text(in_force(made), day=clock.today()) if one.changes}
    assert [one.new for key, one in lines.items() if key.startswith("Căn cứ")] == [
        "Căn cứ Quyết định số 252/QĐ-BTP ngày 22/02/2021 của Bộ trưởng Bộ Tư pháp ban hành kế hoạch phát động thi đua năm 2021;"
    ]
    assert [one.needs_check for key, one in lines.items() if key.startswith("Căn cứ")] == [True]
    assert "Số: …/KH-KVTĐ" in [one.new for one in lines.values()]
    assert "Yên Bái, ngày … tháng … năm 2022" in [one.new for one in lines.values()]


def test_officer_edits_a_line_before_the_draft(made: House, signed_in: SignedIn) -> None:
    proposed(made)
    plan = in_force(made)
    client = signed_in(made.people["Tuyên Quang"])
    sent = answers(client, plan, draft="1")
    [line] = [name for name, words in sent.items() if "18/6/2022" in words]
    sent[line] = sent[line].replace("18/6/2022", "10/6/2022")
    client.post(reverse("years:next_plan", args=[plan.pk]), sent)
    dues = [fact.fields.get("due") for fact in Plan.objects.get(bloc_year=next_year(made)).facts.filter(kind=FactKind.OBLIGATION)]
    assert "2022-06-10" in [due.get("date") for due in dues if due]


def test_file_without_a_next_year_and_no_draft(made: House, signed_in: SignedIn) -> None:
    plan, client = in_force(made), signed_in(made.clerk)
    page = reverse("years:next_plan", args=[plan.pk])
    answer = client.post(page, answers(client, plan, file="1"))
    assert answer.content[:2] == b"PK"
    refused = client.post(page, answers(client, plan, draft="1"))
    assert (refused.status_code, "Chưa mở năm 2022" in refused.content.decode()) == (422, True)


def test_members_that_left_stay_out_and_a_merged_one_comes_as_its_successor(made: House, admin: User) -> None:
    left = made.year.memberships.get(unit=made.units["Lạng Sơn"])
    blocs.end_membership(left, ends_on=date(2021, 11, 1), reason="Chuyển khối", by=made.clerk)
    parts = [made.units["Lào Cai"], made.head]
    heir = NewUnit("Sở Tư pháp tỉnh Lào Cai mới", UnitKind.SO_TU_PHAP)
    organisations.record_event(
        kind=EventKind.MERGE, effective_on=date(2021, 11, 15), decision="NQ 202", decided_on=None, before=parts, coming=[heir], by=admin
    )
    found = carried_members(made.year, year=2022, day=clock.today())
    assert [(one.name, one.unit is not None) for one in found] == [
        ("Sở Tư pháp tỉnh Lạng Sơn", False),
        ("Sở Tư pháp tỉnh Lào Cai mới", True),
        ("Sở Tư pháp tỉnh Tuyên Quang", True),
        ("Sở Tư pháp tỉnh Yên Bái", False),
    ]


def test_contacts_of_people_out_of_post_are_left_out(made: House) -> None:
    said = [("Chuyên Viên Lạng Sơn", "Lạng Sơn"), ("Người Đã Nghỉ", "Lạng Sơn"), ("Chuyên Viên Yên Bái", "Yên Bái")]
    for name, place in said:
        blocs.add_contact(made.year, name=name, unit=made.units[place], by=made.clerk)
    kept, out = carried_contacts(made.year, head=made.units["Tuyên Quang"], day=clock.today())
    assert [one.name for one in kept] == ["Chuyên Viên Lạng Sơn"]
    assert [(one.name, why) for one, why in out] == [
        ("Người Đã Nghỉ", "không còn giữ chức vụ nào đang có hiệu lực"),
        ("Chuyên Viên Yên Bái", "Sở Tư pháp tỉnh Yên Bái thôi làm Trưởng"),
    ]


def test_opened_twice_doubles_nothing(made: House) -> None:
    blocs.add_contact(made.year, name="Chuyên Viên Lạng Sơn", unit=made.units["Lạng Sơn"], by=made.clerk)
    decided(made)
    for _ in range(2):
        opened = actions.open_next(made.year, by=made.clerk)
    assert (opened.memberships.count(), opened.contacts.count()) == (4, 1)
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        actions.open_next(made.year, by=made.people["Lạng Sơn"])


def test_missing_holidays_are_told(made: House) -> None:
    assert unknown_years(2090) == [2090]
    assert unknown_years(2022) == []


def test_register_as_a_workbook(made: House, signed_in: SignedIn) -> None:
    decided(made)
    answer = signed_in(made.people["Lạng Sơn"]).get(reverse("years:register_file", args=[made.year.bloc_id]))
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [row[:2] for row in rows] == [[2022, "Sở Tư pháp tỉnh Tuyên Quang"], [2021, "Sở Tư pháp tỉnh Yên Bái"]]
