"""The pages of handing in: the form a unit fills, one handing-in, its receipt."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.obligations import make as papers
from tests.plans import make
from thidua.accounts.models import User
from thidua.core.actor import SYSTEM
from thidua.files.enums import Purpose
from thidua.files.queries import signed
from thidua.obligations import actions
from thidua.obligations.enums import OverLength, PieceKind, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.prints import receipt_pdf

pytestmark = pytest.mark.django_db
WORDS = {"note": "Gửi kèm", "link": "", "document_number": "12/BC-STP", "document_date": "09/06/2021"}
At = Callable[[datetime], None]


@pytest.fixture
def row(house: make.House) -> Obligation:
    return papers.owed(house)


@pytest.fixture
def officer(house: make.House) -> User:
    return house.people["Lạng Sơn"]


@pytest.fixture
def own(officer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(officer)


def post(client: Client, name: str, key: int, **data: object) -> str:
    """Press a button and read the page it leads to."""
    return client.post(reverse(f"obligations:{name}", args=[key]), data, follow=True).content.decode()


def page(client: Client, name: str, key: int) -> str:
    return client.get(reverse(f"obligations:{name}", args=[key])).content.decode()


def test_page_says_what_to_whom_by_when_and_what_the_plan_asks_for(own: Client, row: Obligation) -> None:
    shown = page(own, "submit", row.pk)
    for words in ("gửi Trưởng Khu vực", "19/06/2021", "chậm nhất 23:59, 19/06/2021", "tối đa 3 trang A4", "mục II.2", "còn thiếu"):
        assert words in shown
    assert "data-server-clock" not in shown
    assert not Submission.objects.exists(), "looking begins nothing"


def test_one_press_hands_in_words_and_files(own: Client, row: Obligation) -> None:
    files = [papers.upload("bao-cao.docx", "đầy đủ"), papers.upload("Tom-tat.docx", "tóm tắt")]
    shown = post(own, "send_submission", row.pk, **WORDS, uploads=files)
    made = Submission.objects.get()
    assert (made.state, made.document_number, made.note) == (SubmissionState.SENT, "12/BC-STP", "Gửi kèm")
    assert sorted(made.pieces.values_list("kind", flat=True)) == [PieceKind.FULL_REPORT, PieceKind.SUMMARY]
    assert "Đã nộp. Máy chủ nhận lúc 08:0" in shown
    assert made.receipt in shown
    assert "Đang đếm trang" in shown


def test_file_that_came_in_pieces_is_taken_by_its_key(own: Client, officer: User, row: Obligation) -> None:
    key = signed(papers.stored(officer), user=officer, purpose=Purpose.SUBMISSION)
    post(own, "save_submission", row.pk, **WORDS, stored=[key])
    assert Submission.objects.get().pieces.get().file.name == "bao-cao.docx"


def test_wrong_word_keeps_the_files_that_came(own: Client, row: Obligation) -> None:
    answer = own.post(
        reverse("obligations:send_submission", args=[row.pk]), {**WORDS, "document_date": "31/6/2021", "uploads": [papers.upload()]}
    )
    shown = answer.content.decode()
    assert (answer.status_code, Submission.objects.exists()) == (422, False)
    assert "Chưa hiểu ngày này" in shown
    assert 'name="stored"' in shown and "bao-cao.docx" in shown


def test_draft_is_kept_named_and_cleared(own: Client, row: Obligation) -> None:
    assert "chưa nộp" in post(own, "save_submission", row.pk, **WORDS, uploads=[papers.upload("scan.docx")])
    piece = Submission.objects.get().pieces.get()
    assert piece.kind == PieceKind.FULL_REPORT
    shown = post(own, "save_submission", row.pk, **WORDS, **{f"kind_{piece.pk}": PieceKind.SUMMARY})
    assert Submission.objects.get().pieces.get().kind == PieceKind.SUMMARY
    assert "Còn thiếu: Báo cáo sơ kết. Vẫn nộp được" in shown
    post(own, "save_submission", row.pk, **WORDS, drop=piece.pk)
    assert not Submission.objects.get().pieces.exists()
    assert "Đã bỏ bản nháp." in post(own, "drop_submission", Submission.objects.get().pk)


def test_second_press_finds_the_receipt(own: Client, row: Obligation) -> None:
    for _ in range(2):
        shown = post(own, "send_submission", row.pk, **WORDS, uploads=[papers.upload()])
    made = Submission.objects.get()
    assert "Lần 1 đã nộp lúc 08:0" in shown
    assert made.receipt in shown


def test_file_that_is_not_what_it_says_is_refused_and_the_rest_is_not_sent(own: Client, row: Obligation) -> None:
    shown = post(own, "send_submission", row.pk, **WORDS, uploads=[papers.upload(), SimpleUploadedFile("virus.exe", b"MZ")])
    assert "virus.exe" in shown
    assert not Submission.objects.filter(state=SubmissionState.SENT).exists()


def test_same_file_twice_stays_a_draft(own: Client, row: Obligation) -> None:
    shown = post(own, "send_submission", row.pk, **WORDS, uploads=[papers.upload("a.docx"), papers.upload("b.docx")])
    assert "“b.docx” giống hệt “a.docx”" in shown
    assert Submission.objects.get().state == SubmissionState.DRAFT


def test_empty_form_is_not_sent(own: Client, row: Obligation) -> None:
    assert "Chưa có tệp nào" in post(own, "send_submission", row.pk, **WORDS)


@pytest.mark.parametrize(("before", "is_shown", "is_hidden"), [(25 * 60, False, False), (31, True, True), (30, True, False)])
def test_clock_of_the_server_near_the_deadline(own: Client, row: Obligation, at: At, before: int, is_shown: bool, is_hidden: bool) -> None:
    assert row.last_moment is not None
    at(row.last_moment - timedelta(minutes=before, seconds=-1))
    shown = page(own, "submit", row.pk)
    assert ("data-server-clock" in shown) == is_shown
    assert (re.search(r'data-clock-end="[^"]+" hidden>', shown) is not None) == is_hidden
    assert ("server_clock.js" in shown) == is_shown


def test_after_the_deadline_it_says_late(own: Client, row: Obligation, at: At) -> None:
    assert row.last_moment is not None
    at(row.last_moment + timedelta(hours=1))
    assert "Đã quá hạn: vẫn nộp được" in page(own, "submit", row.pk)
    assert "muộn" in post(own, "send_submission", row.pk, **WORDS, uploads=[papers.upload()])


def test_others_read_why_they_cannot(house: make.House, row: Obligation, officer: User, signed_in: Callable[[User], Client]) -> None:
    made, other = papers.draft(row, officer), signed_in(house.people["Lào Cai"])
    papers.described(made, officer, note="riêng của đơn vị")
    shown = page(other, "submit", row.pk)
    assert "Chỉ chuyên viên, lãnh đạo của Sở Tư pháp tỉnh Lạng Sơn nộp được việc này." in shown
    assert "riêng của đơn vị" not in shown
    assert other.get(reverse("obligations:submission", args=[made.pk])).status_code == 404


def test_leader_finds_it_reads_it_and_lets_it_out(row: Obligation, officer: User, own: Client, signed_in: Callable[[User], Client]) -> None:
    leader = signed_in(papers.leader_of(row.unit))
    assert "Trình lãnh đạo" in page(own, "submit", row.pk)
    shown = post(own, "propose_submission", row.pk, **WORDS, uploads=[papers.upload()])
    made = Submission.objects.get()
    assert "Chỉ lãnh đạo Sở Tư pháp tỉnh Lạng Sơn hoặc người được ủy quyền" in shown
    assert "Đã đưa về soạn lại." in post(leader, "send_back", made.pk, why="Thiếu số liệu quý II")
    assert "Thiếu số liệu quý II" in page(own, "submit", row.pk)
    post(own, "propose_submission", row.pk, **WORDS)
    assert "Duyệt, nộp" in page(leader, "submission", made.pk)
    assert "Đã duyệt và nộp" in post(leader, "approve_submission", made.pk)


def test_returned_for_its_length_the_page_says_until_when(house: make.House, row: Obligation, officer: User, own: Client) -> None:
    actions.choose_length_rule(row.plan, over=OverLength.RETURN, days=2, by=house.clerk)
    made = papers.sent(row, officer, PieceKind.FULL_REPORT, PieceKind.SUMMARY)
    url = reverse("obligations:submission_pieces", args=[made.pk])
    waiting = own.get(url)
    assert "hx-get" in waiting.content.decode() and "HX-Refresh" not in waiting.headers
    for piece in made.pieces.all():
        actions.record_page_count(piece, pages=Decimal(4), by=SYSTEM)
    done = own.get(url)
    assert "hx-get" not in done.content.decode() and done.headers["HX-Refresh"] == "true"
    assert "4 trang A4, tối đa 3" in page(own, "submission", made.pk)
    again = page(own, "submit", row.pk)
    assert "Báo cáo tóm tắt dài 4 trang" in again
    assert "Rút gọn rồi nộp lại trước hết ngày 14/06/2021; nộp lại kịp thì vẫn tính từ lần nhận này." in again


def test_taking_back_asks_for_a_reason(row: Obligation, officer: User, own: Client) -> None:
    made = papers.sent(row, officer)
    assert "Ghi lý do rút" in post(own, "take_back", made.pk, why="")
    assert "Đã rút bản nộp về" in post(own, "take_back", made.pk, why="gửi nhầm")


def test_receipt_is_one_page_with_the_code_and_always_the_same(row: Obligation, officer: User, own: Client) -> None:
    made = papers.sent(row, officer)
    answer = own.get(reverse("obligations:receipt", args=[made.pk]))
    assert answer.content == receipt_pdf(made)
    document = pypdfium2.PdfDocument(answer.content)
    words = document[0].get_textpage().get_text_range()
    pages = len(document)
    document.close()
    bare = "".join(words.split()).replace("\u200b", "")
    assert (pages, made.receipt in bare, made.pieces.get().file.sha256 in bare) == (1, True, True)


def test_file_is_downloaded_by_who_may_read_it(
    house: make.House, row: Obligation, officer: User, own: Client, signed_in: Callable[[User], Client]
) -> None:
    piece = papers.sent(row, officer).pieces.get()
    url = reverse("obligations:piece_file", args=[piece.pk])
    answers = [own.get(url), signed_in(house.clerk).get(url)]
    assert [b"".join(answer.streaming_content)[:2] for answer in answers] == [b"PK", b"PK"]  # type: ignore[attr-defined]
    assert answers[0].headers["Content-Disposition"].startswith("attachment")
    assert signed_in(house.people["Lào Cai"]).get(url).status_code == 404


def test_duty_page_leads_to_handing_in_and_lists_what_was(row: Obligation, officer: User, own: Client) -> None:
    shown = page(own, "obligation", row.pk)
    assert reverse("obligations:submit", args=[row.pk]) in shown
    assert "Ghi đã xong (không có văn bản)" in shown
    papers.draft(row, officer)
    assert "Soạn tiếp bản nộp" in page(own, "obligation", row.pk)
    made = actions.send_submission(Submission.objects.get(), by=officer)
    shown = page(own, "obligation", row.pk)
    assert reverse("obligations:submission", args=[made.pk]) in shown
    assert reverse("obligations:submit", args=[row.pk]) not in shown


def test_pages_cost_the_same_for_one_file_and_for_ten(row: Obligation, officer: User, own: Client) -> None:
    made = papers.draft(row, officer)
    url = reverse("obligations:submit", args=[row.pk])
    own.get(url)
    with CaptureQueriesContext(connection) as one:
        own.get(url)
    for number in range(9):
        actions.add_piece(made, papers.stored(officer, f"{number}.docx", f"số {number}"), kind=PieceKind.OTHER, by=officer)
    with CaptureQueriesContext(connection) as ten:
        own.get(url)
    assert len(ten) == len(one)
