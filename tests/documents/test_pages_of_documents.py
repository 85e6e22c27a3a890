"""The pages of documents: what a clerk sees, presses and is told."""

import io
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.documents import papers
from tests.files import honest
from tests.plans.make import House, house
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.enums import DocumentState, GapKind, RecipientPurpose
from thidua.documents.models import IncomingDocument, OfficialDocument, Series

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture
def made(admin: User, moment: datetime) -> House:
    made = house(admin)
    papers.bloc_series(made)
    return made


@pytest.fixture
def clerk(made: House, signed_in: SignedIn) -> Client:
    return signed_in(made.clerk)


@pytest.fixture
def member(made: House, signed_in: SignedIn) -> Client:
    return signed_in(made.people["Lạng Sơn"])


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"documents:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_whole_road_by_the_pages(made: House, clerk: Client, member: Client) -> None:
    """Draft with its file, signature, number and receivers in one press, received by the member."""
    side = f"{made.head.pk}-{made.year.pk}"
    word = SimpleUploadedFile("du-thao.docx", honest.word())
    begun = clerk.post(reverse("documents:begin"), {"issuer": side, "kind": "KH", "summary": "Kiểm tra chéo", "file": word})
    document = OfficialDocument.objects.get()
    assert (begun.status_code, document.bloc_year, document.draft is not None) == (302, made.year, True)
    clerk.post(reverse("documents:propose", args=[document.pk]))
    scan = SimpleUploadedFile("ban-ky.pdf", honest.pdf())
    clerk.post(reverse("documents:sign", args=[document.pk]), {"signed-file": scan})
    shown = page(clerk, "issue", document.pk)
    assert "01/KH-KVTĐ" in shown
    langson = made.units["Lạng Sơn"]
    sent = {"what": "issue", "dated": "10/06/2021", f"unit-{langson.pk}": "execute", "name": ["VT", ""], "purpose": ["keep", "know"]}
    clerk.post(reverse("documents:issue", args=[document.pk]), sent)
    document.refresh_from_db()
    assert (document.state, document.code) == (DocumentState.ISSUED, "01/KH-KVTĐ")
    assert [(one.name, one.purpose) for one in document.recipients.all()] == [(str(langson), "execute"), ("VT", "keep")]
    assert "1/1 đơn vị chưa xác nhận nhận" in page(clerk, "document", document.pk)
    assert "Xác nhận đã nhận" in page(member, "list")
    received = member.post(reverse("documents:receive", args=[document.recipients.get(unit=langson).pk]), follow=True)
    assert "Đã nhận. Số đến 1." in received.content.decode()
    assert "chưa xác nhận nhận" not in page(clerk, "document", document.pk)


def test_a_name_typed_like_a_unit_is_that_unit(made: House, clerk: Client) -> None:
    document = papers.signed(made, of_bloc=True)
    typed = {"what": "keep", "dated": "10/06/2021", "name": ["sở tư pháp tỉnh LẠNG SƠN", "Báo Yên Bái"], "purpose": ["report", "publish"]}
    clerk.post(reverse("documents:issue", args=[document.pk]), typed)
    rows = [(one.unit, one.name, one.purpose) for one in document.recipients.select_related("unit")]
    unit = made.units["Lạng Sơn"]
    assert rows == [(unit, str(unit), RecipientPurpose.REPORT), (None, "Báo Yên Bái", RecipientPurpose.PUBLISH)]


def test_a_refused_issue_keeps_what_was_typed_and_gives_no_number(made: House, clerk: Client) -> None:
    document = papers.signed(made)
    answer = clerk.post(
        reverse("documents:issue", args=[document.pk]), {"what": "issue", "dated": "11/06/2021", "name": "Báo Yên Bái", "purpose": "know"}
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Ngày 11/06/2021 chưa tới" in text
    assert 'value="Báo Yên Bái"' in text
    document.refresh_from_db()
    assert (document.state, document.recipients.count(), Series.objects.get().last_number) == (DocumentState.SIGNED, 0, 0)


def test_a_wrong_file_is_told_on_the_form(made: House, clerk: Client) -> None:
    document = papers.draft(made)
    for name, content, words in (
        ("ban.docx", honest.word(), "Bản ký nhận dưới dạng PDF"),
        ("ban.pdf", b"khong phai pdf", "Chưa nhận được"),
    ):
        answer = clerk.post(reverse("documents:sign", args=[document.pk]), {"signed-file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT


def test_without_a_series_the_page_leads_to_setting_one_up(made: House, clerk: Client) -> None:
    document = papers.signed(made, of_bloc=False)
    shown = page(clerk, "issue", document.pk)
    assert "Chưa lập sổ đánh số" in shown
    assert "Chỉ cấp số" not in shown
    said = {"owner": f"d{made.head.pk}", "kind": "", "tail": "STP", "year": "2021", "on_paper": "83", "reason": "Sổ giấy"}
    clerk.post(reverse("documents:open_series"), said)
    assert "84/KH-STP" in page(clerk, "issue", document.pk)


def test_the_member_sees_the_signed_copy_and_nothing_of_the_issuers_desk(made: House, member: Client) -> None:
    document = papers.issued(made)
    shown = page(member, "document", document.pk)
    assert ("Thu hồi văn bản" in shown, "Bản dự thảo" in shown, "chưa xác nhận" in shown) == (False, False, False)
    signed, draft = (document.versions.get(kind=kind) for kind in ("signed", "draft"))
    answer = member.get(reverse("documents:file", args=[document.pk, signed.pk]))
    assert (answer.status_code, sha256(b"".join(answer)).hexdigest()) == (200, signed.file.sha256)
    assert member.get(reverse("documents:file", args=[document.pk, draft.pk])).status_code == 404


def test_after_a_recall_the_receivers_copy_is_shut(made: House, member: Client) -> None:
    document = papers.issued(made)
    actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Lạng Sơn"])
    actions.recall_document(document, reason="Sai phụ lục", by=made.clerk)
    shown = page(member, "document", document.pk)
    assert "Sai phụ lục" in shown
    assert "Đã gỡ bản lưu" in shown
    assert member.get(reverse("documents:file", args=[document.pk, document.versions.get(kind="signed").pk])).status_code == 404
    entered = IncomingDocument.objects.get()
    assert member.get(reverse("documents:incoming_file", args=[entered.pk])).status_code == 403
    member.post(reverse("documents:remove", args=[papers.copy_of(document, made, "Lạng Sơn").pk]))
    assert papers.copy_of(document, made, "Lạng Sơn").removed_at is not None


def test_the_list_opens_where_something_waits(made: House, clerk: Client, member: Client) -> None:
    papers.issued(made)
    assert "Xác nhận đã nhận" in page(member, "list")
    papers.signed(made, summary="Chờ cấp số")
    assert "Chờ cấp số" in page(clerk, "list")


def test_links_lead_only_where_one_may_go(made: House, admin: User, signed_in: SignedIn, member: Client) -> None:
    """An administrator looks on: no button that would be refused. A receiver is told of a replacement that did not go to it, without a link."""
    papers.signed(made)
    looker = signed_in(admin)
    assert reverse("documents:issue", args=[OfficialDocument.objects.get().pk]) not in page(looker, "list", muc="cho-ky")
    assert reverse("documents:enter") not in page(looker, "in_book")
    document = papers.issued(made)
    other = actions.succeed_document(document, by=made.clerk)
    actions.sign_document(other, stored=papers.scan(made.clerk), by=made.clerk)
    actions.number_document(other, by=made.clerk)
    actions.address_document(other, addresses=papers.addresses(made, "Lào Cai"), by=made.clerk)
    actions.issue_document(other, by=made.clerk)
    shown = page(member, "document", document.pk)
    assert ("Đã được thay thế" in shown, "02/KH-KVTĐ" in shown) == (True, True)
    assert reverse("documents:document", args=[other.pk]) not in shown


# ---- the books ----


def book(client: Client, name: str, **query: str) -> list[tuple[object, ...]]:
    answer = client.get(reverse(f"documents:{name}"), query)
    assert answer.status_code == 200
    rows = load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(min_row=3, values_only=True)
    return [tuple(row) for row in rows]


def test_outgoing_book_holds_every_number(made: House, clerk: Client) -> None:
    papers.issued(made)
    actions.cancel_document(papers.numbered(made, summary="=1+1"), reason="In sai", by=made.clerk)
    actions.leave_out_numbers(Series.objects.get(), upto=4, kind=GapKind.SKIPPED, reason="Để dành", by=made.clerk)
    rows = book(clerk, "out_xlsx", nam="2021")
    assert [(row[0], row[2], row[6]) for row in rows] == [
        ("01/KH-KVTĐ", f"Kế hoạch {papers.SUMMARY}", None),
        ("02/KH-KVTĐ", "Kế hoạch =1+1", "Hủy: In sai"),
        ("số 3–4", "(Bỏ cách số)", "Để dành"),
    ]
    for name in ("out_book", "out_print"):
        shown = page(clerk, name)
        assert ("02/KH-KVTĐ" in shown, "Hủy: In sai" in shown, "Để dành" in shown) == (True, True, True)


def test_search_in_the_books_ignores_marks(made: House, clerk: Client, member: Client) -> None:
    document = papers.issued(made)
    papers.numbered(made, summary="Hướng dẫn bình xét")
    actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Lạng Sơn"])
    assert [row[0] for row in book(clerk, "out_xlsx", q="kiem tra cheo")] == ["01/KH-KVTĐ"]
    assert [row[0] for row in book(clerk, "out_xlsx", q="binh xet", loai="BC")] == []
    assert [row[3] for row in book(member, "in_xlsx", q="KIEM TRA")] == ["01/KH-KVTĐ"]
    assert book(member, "in_xlsx", q="khong co") == []


def test_a_member_has_no_line_of_anothers_book(made: House, member: Client) -> None:
    papers.issued(made)
    assert book(member, "out_xlsx") == []
    assert book(member, "in_xlsx") == []


def test_entering_from_outside_warns_of_the_same_number(made: House, member: Client) -> None:
    said = {
        "unit": str(made.units["Lạng Sơn"].pk),
        "issuer_name": "Bộ Nội vụ",
        "code": "512/BNV",
        "summary": "Hướng dẫn",
        "way": "paper",
        "arrived_on": "10/06/2021",
    }
    first = member.post(reverse("documents:enter"), {**said, "file": SimpleUploadedFile("den.pdf", honest.pdf())})
    entered = IncomingDocument.objects.get()
    assert (first.status_code, entered.number, entered.file is not None) == (302, 1, True)
    again = member.post(reverse("documents:enter"), said)
    assert (again.status_code, "đã vào sổ: số đến 1" in again.content.decode()) == (422, True)
    assert member.post(reverse("documents:enter"), {**said, "is_again": "on"}).status_code == 302
    assert "512/BNV" in page(member, "incoming", entered.pk)


# ---- cost ----


def queries(client: Client, name: str, *args: object, **query: str) -> int:
    client.get(reverse(f"documents:{name}", args=args), query)
    with CaptureQueriesContext(connection) as asked:
        page(client, name, *args, **query)
    return len(asked)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("list", {"muc": "da-phat-hanh"}),
        ("list", {"muc": "cho-ky"}),
        ("out_book", {}),
        ("out_print", {}),
        ("out_xlsx", {}),
        ("series_list", {}),
    ],
)
def test_cost_of_the_issuers_pages_does_not_grow(made: House, clerk: Client, name: str, query: dict[str, str]) -> None:
    papers.issued(made)
    papers.signed(made)
    answer = reverse(f"documents:{name}")
    client, costs = clerk, []
    for more in (0, 4):
        for _ in range(more):
            papers.issued(made)
            papers.signed(made)
        client.get(answer, query)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(answer, query).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(("name", "query"), [("list", {"muc": "den"}), ("in_book", {}), ("in_print", {}), ("in_xlsx", {})])
def test_cost_of_the_receivers_pages_does_not_grow(made: House, member: Client, name: str, query: dict[str, str]) -> None:
    answer, costs = reverse(f"documents:{name}"), []
    for more in (1, 4):
        for _ in range(more):
            document = papers.issued(made)
            actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Lạng Sơn"])
        member.get(answer, query)
        with CaptureQueriesContext(connection) as asked:
            assert member.get(answer, query).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_cost_of_a_document_does_not_grow_with_its_receivers(made: House, clerk: Client) -> None:
    one, many = papers.issued(made, "Lạng Sơn"), papers.issued(made, "Lạng Sơn", "Lào Cai", "Tuyên Quang")
    assert queries(clerk, "document", one.pk) == queries(clerk, "document", many.pk)
