"""Pages of reports."""

from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.jobs import run_jobs
from tests.plans.make import House
from tests.portal.make import owed
from tests.reports import make
from thidua.accounts.models import User
from thidua.consultations import actions as consultations
from thidua.obligations import actions as obligations
from thidua.reports import actions, intake
from thidua.reports.models import Report
from thidua.reports.queries.drafts import sources_to_choose
from thidua.reports.queries.papers import gathered, groups_of, tables_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def head(house: House, signed_in: SignIn) -> Client:
    return signed_in(house.clerk)


def page(client: Client, name: str, key: int, query: str = "") -> str:
    answer = client.get(reverse(f"reports:{name}", args=[key]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_whole_way_in_the_browser(house: House, head: Client) -> None:
    for place in ("Tuyên Quang", "Lạng Sơn"):
        make.hand_in(house, place)
    source = next(one.key for one in sources_to_choose(house.year) if one.words == "Báo cáo sơ kết")
    said = {
        "kind": "half_year",
        "title": "Sơ kết công tác thi đua",
        "period": "6 tháng đầu năm 2021",
        "writer": house.head.pk,
        "sources": [source],
        "duty": owed(house, "Yên Bái", "Báo cáo chung").pk,
    }
    answer = head.post(reverse("reports:start", args=[house.year.pk]), said)
    report = Report.objects.get()
    assert answer.headers["Location"] == reverse("reports:gather", args=[report.pk])
    take = make.group_at(report, "KẾT QUẢ THỰC HIỆN").takes[0]
    at = next(at for at, group in enumerate(groups_of(gathered(report))) if group.title == "KẾT QUẢ THỰC HIỆN")
    shown = page(head, "gather", report.pk, f"?muc={at}")
    assert "[Sở Tư pháp tỉnh Lạng Sơn, mục I, đoạn 3]" in shown
    head.post(reverse("reports:gather", args=[report.pk]) + f"?muc={at}", {"lay": [f"{take.paper}-{take.block}", "999-1", "x"]})
    [group] = tables_of(gathered(report))
    head.post(reverse("reports:tables", args=[report.pk]), {"bang": group.key, "ten": "Biểu 1"})
    assert list(report.parts.values_list("text", flat=True)) == ["I. KẾT QUẢ THỰC HIỆN", take.text, "Biểu 1"]
    draft = page(head, "report", report.pk)
    assert "2.400 (2/4 đơn vị)" in draft
    assert "Chưa có tệp báo cáo của: Sở Tư pháp tỉnh Lào Cai; Sở Tư pháp tỉnh Yên Bái." in draft
    asking = {
        "starts_on": "10/06/2021",
        "ends_on": "15/06/2021",
        "ends_time": "",
        "asked": "",
        "with_marks": "on",
        "invited": [house.units["Lạng Sơn"].pk],
    }
    head.post(reverse("reports:ask", args=[report.pk]), asking)
    report.refresh_from_db()
    assert report.round is not None
    assert report.round.drafts.get().file.name == "so-ket-cong-tac-thi-dua.docx"
    consultations.settle_round(
        consultations.close_round(report.round, why="Đủ", by=house.clerk), words="Nhất trí", file=None, by=house.clerk
    )
    assert "0 có ý kiến, 0 nhất trí, 1 chưa trả lời" in page(head, "report", report.pk)
    head.post(reverse("reports:finalise", args=[report.pk]), {"dau": "co"})
    head.post(reverse("reports:hand_in", args=[report.pk]))
    report.refresh_from_db()
    assert report.submission is not None
    assert sorted(report.submission.pieces.values_list("file__name", flat=True)) == [
        "so-ket-cong-tac-thi-dua.docx",
        f"tong-hop-y-kien-{report.round_id}.docx",
    ]


def test_gathering_shows_a_paragraph_with_its_place(house: House, head: Client) -> None:
    make.hand_in(house, "Tuyên Quang")
    report = make.started(house)
    shown = page(head, "gather", report.pk)
    assert "[Sở Tư pháp tỉnh Tuyên Quang, mục I, đoạn 3]" in shown
    make.took(report, house, "KẾT QUẢ THỰC HIỆN")
    assert "đã lấy" in page(head, "gather", report.pk)


def test_second_officer_sees_both_texts(house: House, head: Client) -> None:
    report = make.drafted(house)
    part = report.parts.get(order=2)
    url = reverse("reports:edit_part", args=[part.pk])
    assert head.post(url, {"text": "Người thứ nhất viết", "seen": 1}).status_code == 302
    answer = head.post(url, {"text": "Người thứ hai viết", "seen": 1})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Người thứ nhất viết" in shown
    assert "Người thứ hai viết" in shown
    assert 'name="seen" value="2"' in shown
    assert head.post(url, {"text": "Người thứ hai viết", "seen": 2}).status_code == 302


def test_changed_figures_are_offered(house: House, head: Client) -> None:
    paper = make.hand_in(house, "Tuyên Quang")
    report = make.started(house)
    part = make.took_table(report, house)
    obligations.return_submission(paper, reason="Sai", by=house.clerk)
    make.hand_in(house, "Tuyên Quang", rows=[("Mô hình mới", "5", "60"), ("Sáng kiến", "1.200", "40")])
    assert "Còn 1 tệp chưa đọc" in page(head, "report", report.pk)
    head.post(reverse("reports:read", args=[report.pk]))
    assert "<s>3</s> → <strong>5</strong>" in page(head, "report", report.pk)
    head.post(reverse("reports:update_table", args=[part.pk]))
    assert "<s>3</s>" not in page(head, "report", report.pk)


def test_parts_are_moved_removed_and_added(house: House, head: Client) -> None:
    report = make.drafted(house, "Tuyên Quang")
    first, second, _table = report.parts.all()
    head.post(reverse("reports:move_part", args=[second.pk]), {"huong": "len"})
    head.post(reverse("reports:remove_part", args=[first.pk]))
    head.post(reverse("reports:add_part", args=[report.pk]), {"kind": "paragraph", "text": "Kết luận", "after": ""})
    assert list(report.parts.values_list("text", flat=True)) == [second.text, "Biểu số liệu", "Kết luận"]
    assert head.post(reverse("reports:add_part", args=[report.pk]), {"kind": "paragraph", "text": ""}).status_code == 422


def test_draft_downloads_as_word(house: House, head: Client) -> None:
    report = make.drafted(house)
    answer = head.get(reverse("reports:draft_file", args=[report.pk]) + "?dau=khong")
    text = "\n".join(one.text for one in Document(BytesIO(answer.content)).paragraphs)
    assert "Sơ kết công tác thi đua – 6 tháng đầu năm 2021" in text
    assert "[1]" not in text


def test_describe_keeps_the_sources(house: House, head: Client) -> None:
    report = make.drafted(house)
    said = {"kind": "other", "title": "Tên mới", "period": "", "duty": report.duty_id}
    assert head.post(reverse("reports:describe", args=[report.pk]), said).status_code == 302
    report.refresh_from_db()
    assert (report.title, report.kind, report.facts.count()) == ("Tên mới", "other", 1)


def test_members_read_only_what_is_settled(house: House, signed_in: SignIn) -> None:
    report, member = make.drafted(house), signed_in(house.people["Lạng Sơn"])
    assert member.get(reverse("reports:report", args=[report.pk])).status_code == 404
    make.settled(report, house)
    shown = page(member, "report", report.pk)
    assert "Bản chốt" in shown
    assert "Chọn đoạn" not in shown
    answer = member.get(reverse("reports:final", args=[report.pk]))
    assert b"".join(answer.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    for name in ("gather", "tables", "draft_file", "describe"):
        assert member.get(reverse(f"reports:{name}", args=[report.pk])).status_code == 404
    assert member.get(reverse("reports:edit_part", args=[report.parts.get(order=2).pk])).status_code == 404


def test_reopened_report_asks_for_a_reason(house: House, head: Client) -> None:
    report = make.settled(make.drafted(house), house)
    assert head.post(reverse("reports:reopen", args=[report.pk]), {"why": ""}).status_code == 422
    head.post(reverse("reports:reopen", args=[report.pk]), {"why": "Sửa số liệu"})
    report.refresh_from_db()
    assert report.state == "draft"


def test_list_and_search_show_what_one_may_see(house: House, head: Client, signed_in: SignIn) -> None:
    report = actions.describe_report(make.drafted(house), about=make.about(house, title="Báo cáo Phượng hoàng"), by=house.clerk)
    member = signed_in(house.people["Lạng Sơn"])
    for client, is_seen in ((head, True), (member, False)):
        assert (report.title in client.get(reverse("reports:list")).content.decode()) is is_seen
        assert (
            reverse("reports:report", args=[report.pk]) in client.get(reverse("portal:search"), {"q": "phuong hoang"}).content.decode()
        ) is is_seen


def test_later_draft_goes_into_the_open_round(house: House, signed_in: SignIn) -> None:
    report = make.asked(make.drafted(house), house)
    head, address = signed_in(house.clerk), reverse("reports:push_draft", args=[report.pk])
    assert "Đưa bản mới vào đợt lấy ý kiến" in head.get(reverse("reports:report", args=[report.pk])).content.decode()
    refused = head.post(address, {"note": ""})
    assert refused.status_code == 422 and "khác bản trước ở đâu" in refused.content.decode()
    assert head.post(address, {"note": "Sửa số liệu mục II", "with_marks": "on"}).status_code == 302
    asked = report.round
    assert asked is not None
    assert [(draft.number, draft.note) for draft in asked.drafts.order_by("number")][1:] == [(2, "Sửa số liệu mục II")]
    member = signed_in(house.people["Lạng Sơn"]).get(reverse("consultations:round", args=[asked.pk])).content.decode()
    assert "Sửa số liệu mục II" in member
    consultations.close_round(asked, why="Đủ ý kiến", by=house.clerk)
    head.post(address, {"note": "Muộn"})
    assert asked.drafts.count() == 2
    assert "Đưa bản mới vào đợt lấy ý kiến" not in head.get(reverse("reports:report", args=[report.pk])).content.decode()


def test_page_refreshes_its_part_while_files_are_read(house: House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    make.hand_in(house, "Tuyên Quang")
    monkeypatch.setattr(intake, "MOST_AT_ONCE", 0)
    report, head = make.started(house), signed_in(house.clerk)
    address, part = reverse("reports:gather", args=[report.pk]), reverse("reports:unread", args=[report.pk])
    assert f'hx-get="{part}"' not in head.get(address).content.decode()
    begun = head.post(reverse("reports:read", args=[report.pk]))
    assert begun.headers["Location"] == f"{address}?dang-doc=1"
    assert f'hx-get="{part}"' in head.get(begun.headers["Location"]).content.decode()
    waiting = head.get(part)
    assert "Đang đọc: còn 1 tệp" in waiting.content.decode() and "HX-Refresh" not in waiting.headers
    run_jobs()
    assert head.get(part).headers["HX-Refresh"] == "true"
    assert f'hx-get="{part}"' not in head.get(begun.headers["Location"]).content.decode()


@pytest.mark.parametrize(("many", "is_folded"), [(8, False), (9, True)])
def test_many_that_have_not_handed_in_are_folded(many: int, is_folded: bool) -> None:
    nothing = dict.fromkeys(("units", "unread", "unreadable", "without_file", "excused", "papers"), ())
    found = SimpleNamespace(**nothing, asked=many, missing=[f"Sở thứ {number}" for number in range(many)])
    shown = render_to_string("reports/_units.html", {"found": found, "report": None})
    assert ("<summary>" in shown.split("Sở thứ 0")[0], f"Chưa nộp: {many} đơn vị" in shown) == (is_folded, is_folded)
    assert shown.count("Sở thứ") == many
