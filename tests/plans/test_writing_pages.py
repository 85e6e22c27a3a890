"""The pages on which a plan is written: every step by plain forms, without script."""

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.plans import make
from tests.plans.test_writing import signed, with_duty
from thidua.documents import actions as documents
from thidua.documents.office import program
from thidua.files.queries import path_of
from thidua.obligations.models import Obligation
from thidua.plans import actions
from thidua.plans.enums import FactKind, PartKind, PlanState
from thidua.plans.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture
def client(house: make.House) -> Client:
    browser = Client()
    browser.force_login(house.clerk)
    return browser


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_begin_makes_a_draft_and_opens_it(client: Client, house: make.House) -> None:
    assert "Mẫu trống" in page(client, "plans:begin")
    said = {"shape": "activity", "title": "Hoạt động năm 2021", "bloc_year": house.year.pk, "issuer": house.head.pk, "source": ""}
    answer = client.post(reverse("plans:begin"), said)
    plan = Plan.objects.get(shape="activity")
    assert answer.url == reverse("plans:write", args=[plan.pk])
    assert client.post(reverse("plans:begin"), {**said, "title": ""}).status_code == 422


def test_begin_from_a_draft_offers_its_title(client: Client, house: make.House) -> None:
    source = make.draft(house)
    words = client.get(reverse("plans:begin"), {"tu": source.pk}).content.decode()
    assert f'<option value="{source.pk}" selected>' in words
    assert source.title in words
    assert reverse("plans:begin") in page(client, "plans:plan", source.pk)


def test_the_outline_shows_numbers_facts_and_receivers(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    words = page(client, "plans:write", plan.pk)
    assert "I. MỤC ĐÍCH, YÊU CẦU" in words
    assert "Các đơn vị trong Khu vực gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2021" in words
    assert "Bộ Tư pháp (để báo cáo)" in words
    assert "Lập văn bản đi" in words


def test_an_annex_of_the_duties_is_an_option_of_the_head(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    said = {"title": plan.title, "issuer": "\n".join(plan.head["issuer"]), "post": "\n".join(plan.head["post"])}
    assert "Kèm Phụ lục phân công nhiệm vụ" in page(client, "plans:write_head", plan.pk)
    client.post(reverse("plans:write_head", args=[plan.pk]), {**said, "has_annex": "on"})
    plan.refresh_from_db()
    words = Document(str(path_of(plan.file))).tables[-1]
    assert [cell.text for cell in words.rows[1].cells][1:] == [
        "Báo cáo sơ kết",
        "Các đơn vị trong Khu vực",
        "Trưởng Khu vực",
        "Trước ngày 20/6/2021",
    ]
    assert "Sau chữ ký có Phụ lục" in page(client, "plans:write", plan.pk)
    client.post(reverse("plans:write_head", args=[plan.pk]), said)
    plan.refresh_from_db()
    assert "Phụ lục" not in page(client, "plans:write", plan.pk)


def test_a_duty_is_added_under_a_heading_and_corrected(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    heading = plan.parts.get(words="Yêu cầu")
    said = {"actor": make.MEMBERS, "who": "said", "deliverable": "Báo cáo tổng kết", "recipient": "Trưởng Khu vực"}
    said |= {"due-kind": "before", "due-date": "10/11/2021"}
    client.post(f"{reverse('plans:add_part', args=[plan.pk, 'obligation'])}?sau={heading.pk}", said)
    part = plan.parts.get(order=heading.order + 1)
    assert part.fact is not None
    assert part.fact.quote.endswith("trước ngày 10/11/2021")
    client.post(reverse("plans:edit_part", args=[plan.pk, part.pk]), {**said, "due-kind": "by"})
    part.fact.refresh_from_db()
    assert part.fact.quote.endswith("chậm nhất ngày 10/11/2021")
    wrong = client.post(reverse("plans:edit_part", args=[plan.pk, part.pk]), {**said, "due-date": "40/11/2021"})
    assert wrong.status_code == 422


def test_words_of_a_motto_are_asked_for(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    client.post(reverse("plans:add_part", args=[plan.pk, "theme"]), {"role": "chủ đề", "words": "Đoàn kết, sáng tạo, vượt khó"})
    part = plan.parts.get(fact__kind=FactKind.THEME)
    assert (part.words, part.is_read) == ("Đoàn kết, sáng tạo, vượt khó", True)


def test_paragraphs_are_added_moved_and_removed(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    url = reverse("plans:add_part", args=[plan.pk, "doan"])
    client.post(url, {"kind": "heading", "depth": "1", "words": "TỔ CHỨC THỰC HIỆN"})
    assert "II. TỔ CHỨC THỰC HIỆN" in page(client, "plans:write", plan.pk)
    assert client.post(url, {"kind": "heading", "depth": "0", "words": "Không số"}).status_code == 422
    part = plan.parts.get(words="TỔ CHỨC THỰC HIỆN")
    client.post(reverse("plans:move_part", args=[plan.pk, part.pk]), {"len": "1"})
    assert "I. TỔ CHỨC THỰC HIỆN" in page(client, "plans:write", plan.pk)
    client.post(reverse("plans:remove_part", args=[plan.pk, part.pk]))
    assert not plan.parts.filter(pk=part.pk).exists()


def test_the_head_is_changed(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    said = {"title": "Tên mới", "issuer": "BỘ TƯ PHÁP\nKHU VỰC THI ĐUA", "place": "Yên Bái", "post": "TRƯỞNG KHU VỰC\nGIÁM ĐỐC"}
    client.post(reverse("plans:write_head", args=[plan.pk]), {**said, "opening": "", "closing": "", "signer": "Lê Văn Mẫu"})
    plan.refresh_from_db()
    assert (plan.title, plan.head["post"]) == ("Tên mới", ["TRƯỞNG KHU VỰC", "GIÁM ĐỐC"])


@pytest.mark.skipif(program() is None, reason="no LibreOffice here")
def test_the_print_is_a_pdf(client: Client, house: make.House) -> None:
    answer = client.get(reverse("plans:printed", args=[with_duty(house).pk]))
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_what_came_as_a_file_has_no_such_page(client: Client, house: make.House) -> None:
    plan = make.draft(house)
    for name in ("plans:write", "plans:write_head", "plans:printed", "obligations:issue_plan"):
        assert client.get(reverse(name, args=[plan.pk])).status_code == 404


def test_issuing_walks_step_by_step(client: Client, house: make.House) -> None:
    plan = with_duty(house)
    issue = reverse("obligations:issue_plan", args=[plan.pk])
    assert "Chưa lập văn bản đi" in page(client, "obligations:issue_plan", plan.pk)
    client.post(reverse("plans:make_document", args=[plan.pk]))
    assert "chưa có bản ký" in page(client, "obligations:issue_plan", plan.pk)
    plan.refresh_from_db()
    signed(plan, house)
    documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)
    assert "01/KH-KVTĐ" in page(client, "obligations:issue_plan", plan.pk)
    client.post(issue, {"dated": "10/06/2021"})
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    assert Obligation.objects.filter(plan=plan).count() == 4
    assert client.get(issue).status_code == 302


def test_doubts_show_before_issue(client: Client, house: make.House) -> None:
    """A deadline in another year is told on the page that writes it."""
    plan = with_duty(house)
    fact = plan.facts.get(kind=FactKind.OBLIGATION)
    actions.edit_fact(fact, fields={"due": {"kind": "before", "date": "2020-06-20"}}, units=None, by=house.clerk)
    assert "điểm nghi ngờ" in page(client, "plans:write", plan.pk)
    assert plan.parts.filter(kind=PartKind.FACT, is_read=False).count() == 0


def test_facts_typed_in_plain_forms_read_back(client: Client, house: make.House) -> None:
    """What a form leaves empty is nobody's mistake: the sentence still reads as what was typed."""
    plan = with_duty(house)
    typed: dict[str, dict[str, str]] = {
        "legal_basis": {"doc_type": "Quyết định", "number": "3088/QĐ-BTP", "date": "26/12/2018", "issuer": "Bộ Tư pháp", "words": ""},
        "contact": {"name": "Lê Văn Mẫu", "role": "Chánh Văn phòng", "acts_for": "Trưởng Khu vực", "phone": "0900.000.101"},
        "target": {"subject": "cá nhân", "award": "Lao động tiên tiến", "op": ">=", "value": "80", "unit": "percent"},
        "page_limit": {"document": "báo cáo tóm tắt", "max_pages": "3", "paper": "A4"},
        "phase": {"name": "Đợt thi đua thứ nhất", "start": "01/01/2021", "end": "11/06/2021"},
        "stage": {"stage": "Kiểm tra chéo", "due-kind": "month", "due-month": "09/2021"},
        "quota": {"award": "Cờ thi đua ngành Tư pháp", "scope": "Sở Tư pháp", "max": "4"},
        "funding": {"sources": "Sở Tư pháp tỉnh Yên Bái"},
    }
    client.post(reverse("plans:add_part", args=[plan.pk, "doan"]), {"kind": "heading", "depth": "1", "words": "TỔ CHỨC THỰC HIỆN"})
    for kind, said in typed.items():
        assert client.post(reverse("plans:add_part", args=[plan.pk, kind]), said).status_code == 302, kind
    wrong = [part.fact.kind for part in plan.parts.filter(is_read=False) if part.fact is not None]
    assert wrong == []
    assert plan.parts.filter(kind=PartKind.FACT).count() == 4 + len(typed)
