"""Pages of plans: who gets in, what they show, what a press does, and that a page costs the same for many rows."""

import re

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.plans import make
from thidua.obligations.actions import bring_into_year
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole, UnitKind
from thidua.plans.actions import propose_plan
from thidua.plans.enums import FactState, PlanState
from thidua.plans.models import Plan

pytestmark = pytest.mark.django_db
PLAN = "KẾ HOẠCH\n\nHoạt động năm 2021\n\nCác đơn vị trong Khu vực gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2021.\n"


@pytest.fixture
def clerk(house: make.House, signed_in: "make.Any") -> Client:
    return signed_in(house.clerk)


def told(response: "make.Any") -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def send(client: Client, house: make.House, *files: tuple[str, bytes], **more: "make.Any") -> "make.Any":
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    data = {"uploads": uploads, "bloc_year": house.year.pk, "issuer": house.head.pk, **more}
    return client.post(reverse("plans:upload"), data)


def page(client: Client, plan: Plan) -> str:
    response = client.get(reverse("plans:plan", args=[plan.pk]))
    assert response.status_code == 200
    return response.content.decode()


# ---- upload ----


def test_one_file_leads_to_its_review(house: make.House, clerk: Client) -> None:
    response = send(clerk, house, ("a.txt", PLAN.encode()))
    assert response.headers["Location"] == reverse("plans:plan", args=[Plan.objects.get().pk])


def test_readable_files_go_on_and_the_others_are_told(house: make.House, clerk: Client) -> None:
    response = send(clerk, house, ("hong.docx", b"PK\x03\x04 khong phai Word"), ("a.txt", PLAN.encode()), ("trong.txt", b" "))
    assert Plan.objects.count() == 1
    assert [message.split(":")[0] for message in told(response)] == ["hong.docx", "trong.txt"]


def test_second_upload_leads_to_the_same_draft(house: make.House, clerk: Client) -> None:
    places = {send(clerk, house, ("a.txt", PLAN.encode())).headers["Location"] for _ in range(2)}
    assert (len(places), Plan.objects.count()) == (1, 1)


def test_strange_or_missing_file_is_told_beside_the_field(house: make.House, clerk: Client) -> None:
    response = send(clerk, house, ("a.exe", b"MZ"))
    assert (response.status_code, "Không nhận loại tệp này: a.exe" in response.content.decode()) == (422, True)
    response = send(clerk, house)
    assert (response.status_code, "Chưa có tệp nào" in response.content.decode()) == (422, True)


def test_upload_for_another_unit_is_refused(house: make.House, signed_in: "make.Any") -> None:
    response = send(signed_in(house.people["Lạng Sơn"]), house, ("a.txt", PLAN.encode()))
    assert (response.status_code, Plan.objects.count()) == (422, 0)


def test_list_shows_the_year_and_mine_only(house: make.House, clerk: Client, signed_in: "make.Any") -> None:
    make.draft(house)
    assert "12/KH-KV" in clerk.get(reverse("plans:list")).content.decode()
    assert "12/KH-KV" not in signed_in(house.people["Lạng Sơn"]).get(reverse("plans:list")).content.decode()


# ---- review ----


def test_page_shows_words_days_and_doubts(house: make.House, clerk: Client) -> None:
    shown = page(clerk, make.draft(house))
    for words in (
        "hết ngày 19/6/2021",
        "“trước ngày 20/6/2021”",
        "4 đơn vị thành viên",
        "Sửa thành 05/7/2021",
        "báo cáo tóm tắt ≤ 3 trang A4",
    ):
        assert words in shown
    for code in ("year_mismatch", "obligation", "before", "members"):
        assert f">{code}<" not in shown


def test_stranger_gets_404_everywhere(house: make.House, signed_in: "make.Any") -> None:
    plan = make.draft(house)
    fact = plan.facts.first()
    stranger = signed_in(house.people["Lạng Sơn"])
    for name in ("plan", "original", "head", "propose", "add"):
        assert stranger.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 404
    for name in ("take_back", "discard"):
        assert stranger.post(reverse(f"plans:{name}", args=[plan.pk])).status_code == 404
    for name in ("accept", "reject", "settle", "apply", "edit"):
        assert stranger.post(reverse(f"plans:{name}", args=[plan.pk, fact.pk])).status_code == 404  # type: ignore[union-attr]


def test_fact_of_another_plan_is_404(house: make.House, clerk: Client) -> None:
    one, other = make.draft(house), make.draft(house, content="khác")
    assert clerk.post(reverse("plans:accept", args=[one.pk, other.facts.first().pk])).status_code == 404  # type: ignore[union-attr]


def test_accepting_by_htmx_gives_the_card_and_the_next_step(house: make.House, clerk: Client) -> None:
    plan = make.draft(house)
    fact = plan.facts.get(fields__deliverable="Báo cáo sơ kết")
    answer = clerk.post(reverse("plans:accept", args=[plan.pk, fact.pk]), headers={"HX-Request": "true"}).content.decode()
    assert [words in answer for words in (f'id="f{fact.pk}"', 'id="next-step"', "Đã xác nhận", "<html")] == [True, True, True, False]
    assert clerk.post(reverse("plans:reject", args=[plan.pk, fact.pk])).headers["Location"].endswith(f"#f{fact.pk}")
    fact.refresh_from_db()
    assert fact.state == FactState.REJECTED


def edit_data(**more: "make.Any") -> dict[str, "make.Any"]:
    return {"actor": "Trưởng Khu vực", "who": "said", "deliverable": "Báo cáo", "recipient": "", "due-kind": "", **more}


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ({"due-kind": "before", "due-date": "20/6/2021"}, {"kind": "before", "date": "2021-06-20"}),
        ({"due-kind": "by", "due-date": "20/06/2021", "due-time": "14:30"}, {"kind": "by", "date": "2021-06-20", "time": "14:30"}),
        ({"due-kind": "month", "due-month": "9/2021"}, {"kind": "month", "month": "2021-09"}),
        ({"due-kind": "quarter", "due-quarter": "3", "due-year": "2021"}, {"kind": "quarter", "quarter": 3, "year": 2021}),
        ({"due-kind": "half", "due-half": "1", "due-year": "2021"}, {"kind": "half", "half": 1, "year": 2021}),
        ({"due-kind": "year", "due-year": "2021"}, {"kind": "year", "year": 2021}),
        ({"due-kind": "week_of_month", "due-week": "2", "due-month": "10/2021"}, {"kind": "week_of_month", "week": 2, "month": "2021-10"}),
        (
            {"due-kind": "range", "due-start": "1/9/2021", "due-end": "30/9/2021"},
            {"kind": "range", "start": "2021-09-01", "end": "2021-09-30"},
        ),
        (
            {"due-kind": "recurring", "due-every": "month", "due-day": "15", "due-bound_day": "before"},
            {"kind": "recurring", "every": "month", "day": 15, "bound": "before"},
        ),
        (
            {
                "due-kind": "relative",
                "due-days": "5",
                "due-unit": "working",
                "due-direction": "before",
                "due-anchor": "Hội nghị",
                "due-bound": "at_least",
            },
            {"kind": "relative", "anchor": "Hội nghị", "days": 5, "unit": "working", "direction": "before", "bound": "at_least"},
        ),
        ({"due-kind": ""}, None),
    ],
)
def test_due_is_typed_in_plain_fields(house: make.House, clerk: Client, typed: dict[str, str], due: "make.Any") -> None:
    plan = make.draft(house)
    fact = plan.facts.get(fields__deliverable="Báo cáo sơ kết")
    clerk.post(reverse("plans:edit", args=[plan.pk, fact.pk]), edit_data(**typed))
    fact.refresh_from_db()
    assert (fact.fields["due"], fact.fields["deliverable"], list(fact.units.all())) == (due, "Báo cáo", [house.head])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"due-kind": "before", "due-date": "31/6/2021"}, "Chưa hiểu ngày này"),
        ({"due-kind": "before"}, "Ghi ngày, ví dụ"),
        ({"due-kind": "month", "due-month": "13/2021"}, "Chưa hiểu tháng này"),
        ({"due-kind": "range", "due-start": "30/9/2021", "due-end": "1/9/2021"}, "Ngày kết thúc ở trước ngày bắt đầu"),
        ({"due-kind": "relative", "due-days": "5"}, "Ghi mốc để tính hạn"),
        ({"who": "hand"}, "Chưa đánh dấu đơn vị nào"),
    ],
)
def test_wrong_fields_are_told_and_nothing_changes(house: make.House, clerk: Client, typed: dict[str, str], words: str) -> None:
    plan = make.draft(house)
    fact = plan.facts.get(fields__deliverable="Báo cáo sơ kết")
    response = clerk.post(reverse("plans:edit", args=[plan.pk, fact.pk]), edit_data(**typed))
    assert (response.status_code, words in response.content.decode()) == (422, True)
    fact.refresh_from_db()
    assert fact.state == FactState.FOUND


def test_opening_a_form_and_saving_it_changes_nothing_of_the_due(house: make.House, clerk: Client) -> None:
    """What a form shows is what it reads back, for every kind of fact of the plan."""
    plan = make.draft(house)
    for fact in plan.facts.exclude(kind="warning"):
        response = clerk.get(reverse("plans:edit", args=[plan.pk, fact.pk]))
        data = {}
        for form in (response.context["form"], response.context["due"]):
            for field in form or []:
                value = field.field.prepare_value(field.value()) if hasattr(field.field, "prepare_value") else field.value()
                if value not in (None, False):
                    data[field.html_name] = list(value) if field.name == "units" else str(field.field.widget.format_value(value) or "")
        clerk.post(reverse("plans:edit", args=[plan.pk, fact.pk]), {**data, "who": data.get("who", "said")})
        before = {key: value for key, value in fact.fields.items() if value is not None}
        fact.refresh_from_db()
        after = {key: value for key, value in fact.fields.items() if value not in (None, False)}
        assert after == before


def test_added_by_selection_and_by_words(house: make.House, clerk: Client) -> None:
    plan = make.draft(house)
    start = make.text_of().index("Khu vực thi đua tổ chức kiểm tra")
    url = reverse("plans:add", args=[plan.pk])
    form = clerk.get(url, {"tu": start, "den": start + 32}).context["place"]
    assert form.initial["quote"] == "Khu vực thi đua tổ chức kiểm tra"
    clerk.post(url, edit_data(quote="Khu vực thi đua  tổ chức\nkiểm tra"))
    added = plan.facts.get(state=FactState.ADDED)
    assert (added.start, added.end, added.quote) == (start, start + 32, "Khu vực thi đua tổ chức kiểm tra")


@pytest.mark.parametrize(("quote", "words"), [("không có trong kế hoạch", "Không tìm thấy đoạn này"), ("Khu vực", "chỗ trong kế hoạch")])
def test_words_that_are_not_there_or_there_twice(house: make.House, clerk: Client, quote: str, words: str) -> None:
    response = clerk.post(reverse("plans:add", args=[make.draft(house).pk]), edit_data(quote=quote))
    assert (response.status_code, words in response.content.decode()) == (422, True)


def test_original_is_sent_as_a_download(house: make.House, clerk: Client) -> None:
    response = clerk.get(reverse("plans:original", args=[make.draft(house, content="nội dung gốc").pk]))
    assert b"".join(response.streaming_content) == "nội dung gốc".encode()  # type: ignore[attr-defined]
    assert (response.headers["X-Content-Type-Options"], "attachment" in response.headers["Content-Disposition"]) == ("nosniff", True)


# ---- into the year ----


def test_confirmation_repeats_the_consequence_and_a_second_press_says_so(house: make.House, clerk: Client) -> None:
    plan = make.ready(house)
    url = reverse("obligations:bring", args=[plan.pk])
    assert "3 nghĩa vụ được giao cho 4 đơn vị" in clerk.get(url).content.decode()
    assert told(clerk.post(url)) == [f"Đã đưa {plan} vào {house.year}: 3 nghĩa vụ được giao cho 4 đơn vị."]
    again = clerk.post(url)
    assert "Không có gì ghi hai lần" in told(again)[-1]
    assert (again.headers["Location"], Obligation.objects.count()) == (reverse("plans:plan", args=[plan.pk]), 6)


def test_open_errors_want_a_tick(house: make.House, clerk: Client) -> None:
    plan = make.draft(house)
    for fact in plan.facts.filter(kind="obligation", units__isnull=True):
        clerk.post(reverse("plans:reject", args=[plan.pk, fact.pk]))
    url = reverse("obligations:bring", args=[plan.pk])
    assert "Đã biết, giữ như văn bản" in clerk.get(url).content.decode()
    clerk.post(url)
    assert Plan.objects.get().state == PlanState.DRAFT
    clerk.post(url, {"knows": "on"})
    assert Plan.objects.get().state == PlanState.IN_FORCE


def test_leader_approves_from_the_queue(house: make.House, signed_in: "make.Any") -> None:
    leader = make.clerk_of(house.head, name="Lãnh Đạo Sở", role=StaffRole.LEADER, by=house.admin)
    organisations.choose_paper_way(house.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=house.admin)
    plan = make.ready(house)
    assert "Trình lãnh đạo" in page(signed_in(house.clerk), plan)
    propose_plan(plan, by=house.clerk)
    browser = signed_in(leader)
    assert "Duyệt, đưa vào năm" in browser.get(reverse("plans:queue")).content.decode()
    browser.post(reverse("obligations:bring", args=[plan.pk]))
    assert Plan.objects.get().state == PlanState.IN_FORCE
    assert "Không có kế hoạch nào chờ duyệt" in browser.get(reverse("plans:queue")).content.decode()


def test_amended_plan_lists_what_it_changes_and_the_old_one_stays_readable(house: make.House, clerk: Client) -> None:
    old = make.ready(house)
    bring_into_year(old, by=house.clerk)
    facts = [
        {**fact, "due": {"kind": "before", "date": "2021-06-25"}} if fact.get("deliverable") == "Báo cáo sơ kết" else fact
        for fact in make.usual_facts()
    ]
    new = make.ready(house, facts, content="bản sửa", amends=old)
    assert "trước ngày 25/6/2021" in page(clerk, new)
    bring_into_year(new, by=house.clerk)
    assert "đã có bản thay thế" in page(clerk, old)


def test_plans_above_and_below_are_readable_from_each_other(house: make.House, clerk: Client) -> None:
    above = make.ready(house)
    bring_into_year(above, by=house.clerk)
    own = {"issuer": house.units["Lạng Sơn"], "by": house.people["Lạng Sơn"]}
    below = make.ready(house, content="kế hoạch riêng", carries_out=above, **own)
    assert reverse("plans:plan", args=[below.pk]) not in page(clerk, above)
    bring_into_year(below, by=own["by"])
    assert reverse("plans:plan", args=[below.pk]) in page(clerk, above)
    assert reverse("plans:plan", args=[above.pk]) in page(clerk, below)


def test_head_form(house: make.House, clerk: Client) -> None:
    plan = make.draft(house)
    url = reverse("plans:head", args=[plan.pk])
    clerk.post(url, {"title": "Tên mới", "number": "9/KH", "issued_on": "01/03/2021"})
    plan.refresh_from_db()
    assert (plan.title, plan.number, f"{plan.issued_on:%d/%m/%Y}") == ("Tên mới", "9/KH", "01/03/2021")
    assert clerk.post(url, {"title": ""}).status_code == 422


# ---- cost ----


@pytest.mark.parametrize("name", ["list", "plan"])
def test_pages_cost_the_same_for_many_rows(house: make.House, clerk: Client, name: str) -> None:
    small = make.draft(house)
    duties = [fact for fact in make.usual_facts() if fact["kind"] == "obligation"]
    big = make.draft(house, duties * 10, content="dài")
    for place in range(6):
        organisations.add_unit(name=f"Phòng {place}", kind=UnitKind.ROOM, parent=house.head, by=house.admin)
    if name == "list":
        few = count_of(clerk, reverse("plans:list"))
        for number in range(12):
            make.draft(house, content=f"bản {number}")
        many = count_of(clerk, reverse("plans:list"))
    else:
        few, many = (count_of(clerk, reverse("plans:plan", args=[plan.pk])) for plan in (small, big))
    assert few == many


def count_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)


def test_units_that_are_ticked_stand_first(house: make.House, clerk: Client) -> None:
    """The list scrolls: what was chosen must not be below its edge."""
    plan = make.ready(house)
    fact = plan.facts.get(fields__deliverable="Báo cáo chung")
    page = clerk.get(reverse("plans:edit", args=[plan.pk, fact.pk])).content.decode()
    boxes = re.findall(r'name="units" value="(\d+)"[^>]*?( checked)?>', page)
    assert len(boxes) > 3
    assert [(int(pk), bool(ticked)) for pk, ticked in boxes if ticked] == [(house.head.pk, True)]
    assert boxes[0] == (str(house.head.pk), " checked")
