"""Papers that came by another way, and receivers who are not here; the pages of the desk."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.obligations import make as papers
from tests.obligations.test_desk import handed_in, owed, superior_of
from tests.plans import make
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.obligations import actions
from thidua.obligations.actions import Letter
from thidua.obligations.enums import ChangeKind, Confirmation, ObligationState, OverLength, PieceKind, SubmissionState
from thidua.obligations.models import LengthRule, Submission
from thidua.obligations.queries.desk import waiting_at_desk
from thidua.obligations.queries.duty import standing_of
from thidua.obligations.rules import Standing
from thidua.organisations.enums import ArrivalWay

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def brought(house: make.House) -> make.House:
    papers.brought(house)
    return house


def by_paper(at: datetime | None = None, **said: object) -> Letter:
    about = {"note": "Bản giấy lưu tại Văn thư", **said}
    return Letter(way=ArrivalWay.PAPER, at=at or clock.now(), **about)  # type: ignore[arg-type]


def entered(house: make.House, place: str = "Lạng Sơn", at: datetime | None = None) -> Submission:
    return actions.enter_on_behalf(owed(house, place=place), files=[], letter=by_paper(at), by=house.clerk)


# ---- on behalf ----


def test_entry_counts_from_its_arrival_and_stays_marked(brought: make.House, at: Callable[[datetime], None]) -> None:
    at(datetime(2021, 6, 22, 9, 0, tzinfo=clock.LOCAL))
    file = papers.stored(brought.clerk)
    arrived = datetime(2021, 6, 18, 15, 0, tzinfo=clock.LOCAL)
    row = owed(brought, place="Lạng Sơn")
    letter = Letter(ArrivalWay.ZALO, arrived, document_number="45/BC-STP", document_date=date(2021, 6, 17))
    paper = actions.enter_on_behalf(row, files=[(file, PieceKind.FULL_REPORT)], letter=letter, by=brought.clerk)
    assert (paper.state, paper.confirmation, paper.received_at, paper.is_late) == (
        SubmissionState.SENT,
        Confirmation.WAITING,
        arrived,
        False,
    )
    assert [piece.file for piece in paper.pieces.all()] == [file]
    assert standing_of(owed(brought, place="Lạng Sơn"), clock.now()) == Standing.SUBMITTED
    assert actions.confirm_entry(paper, by=brought.people["Lạng Sơn"]).is_on_behalf
    assert actions.accept_submission(paper, by=brought.clerk).state == SubmissionState.ACCEPTED


def test_entry_that_arrived_late_is_late(brought: make.House, at: Callable[[datetime], None]) -> None:
    at(datetime(2021, 6, 22, 9, 0, tzinfo=clock.LOCAL))
    assert entered(brought, at=datetime(2021, 6, 20, 0, 0, 1, tzinfo=clock.LOCAL)).is_late


def test_entry_without_a_file_says_where_the_paper_is(brought: make.House) -> None:
    with pytest.raises(RuleBroken, match="lưu ở đâu"):
        actions.enter_on_behalf(owed(brought), files=[], letter=by_paper(note=" "), by=brought.clerk)


def test_entry_from_the_future_or_without_a_way_is_refused(brought: make.House) -> None:
    row = owed(brought)
    with pytest.raises(RuleBroken, match="sau lúc này"):
        actions.enter_on_behalf(row, files=[], letter=by_paper(clock.end_of(clock.today())), by=brought.clerk)
    with pytest.raises(RuleBroken, match="Chọn cách"):
        actions.enter_on_behalf(row, files=[], letter=Letter(ArrivalWay.HERE, clock.now(), note="x"), by=brought.clerk)


def test_unit_that_already_handed_in_gets_no_entry(brought: make.House) -> None:
    handed_in(brought)
    with pytest.raises(RuleBroken, match="Đơn vị đã nộp"):
        entered(brought, "Lào Cai")
    actions.begin_submission(owed(brought, place="Lạng Sơn"), by=brought.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="Chuyên Viên Lạng Sơn đang soạn"):
        entered(brought, "Lạng Sơn")


def test_only_the_heads_staff_enter_and_not_for_themselves(brought: make.House) -> None:
    for who in ("Lào Cai", "Tuyên Quang"):
        with pytest.raises(RuleBroken, match="đơn vị Trưởng nhập hộ"):
            actions.enter_on_behalf(owed(brought, place="Lạng Sơn"), files=[], letter=by_paper(), by=brought.people[who])
    with pytest.raises(RuleBroken, match="nộp ở trang của việc"):
        entered(brought, "Yên Bái")


def test_contested_entry_stands_at_the_desk_with_the_words(brought: make.House, signed_in: SignIn) -> None:
    paper = entered(brought)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Lạng Sơn"):
        actions.contest_entry(paper, words="x", by=brought.clerk)
    with pytest.raises(RuleBroken, match="điều chưa đúng"):
        actions.contest_entry(paper, words=" ", by=brought.people["Lạng Sơn"])
    actions.contest_entry(paper, words="Bản này là của năm 2020", by=brought.people["Lạng Sơn"])
    page = signed_in(brought.clerk).get(reverse("obligations:desk", args=[brought.year.pk]), {"xem": "khong-nhan"}).content.decode()
    assert "Bản này là của năm 2020" in page and "nhập hộ" in page
    assert [one.kind for one in owed(brought, place="Lạng Sơn").changes.all()][-1] == ChangeKind.CONTESTED
    actions.return_submission(paper, reason="Nhập nhầm", by=brought.clerk)
    assert entered(brought).number == 2


def test_own_paper_is_not_confirmed(brought: make.House) -> None:
    with pytest.raises(RuleBroken, match="không chờ đơn vị xác nhận"):
        actions.confirm_entry(handed_in(brought), by=brought.people["Lào Cai"])


# ---- a receiver who is not here ----


def sent_up(house: make.House) -> Submission:
    row = owed(house, "Báo cáo chung", "Yên Bái")
    letter = Letter(ArrivalWay.AXIS, clock.now(), document_number="120/BC-KV", document_date=date(2021, 6, 10))
    return actions.send_outside(row, files=[], letter=letter, by=house.clerk)


def test_superior_that_is_not_here_is_answered_for_by_the_sender(brought: make.House) -> None:
    paper = sent_up(brought)
    assert (paper.confirmation, paper.way, paper.state) == (Confirmation.NOT_NEEDED, ArrivalWay.AXIS, SubmissionState.SENT)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Yên Bái"):
        actions.record_answer(paper, is_accepted=True, words="", answered_on=clock.today(), by=brought.people["Lào Cai"])
    with pytest.raises(RuleBroken, match="trước ngày gửi"):
        actions.record_answer(paper, is_accepted=True, words="", answered_on=date(2021, 6, 9), by=brought.clerk)
    with pytest.raises(RuleBroken, match="sửa điều gì"):
        actions.record_answer(paper, is_accepted=False, words="", answered_on=clock.today(), by=brought.clerk)
    actions.record_answer(paper, is_accepted=False, words="Thiếu phụ lục", answered_on=clock.today(), by=brought.clerk)
    again = sent_up(brought)
    again = actions.record_answer(again, is_accepted=True, words="CV số 9", answered_on=clock.today(), by=brought.clerk)
    assert again.decided_by_name == "Bộ Tư pháp (ghi lại: Chuyên Viên Yên Bái)"
    assert owed(brought, "Báo cáo chung", "Yên Bái").state == ObligationState.ACCEPTED


def test_superior_that_has_signed_in_answers_itself(brought: make.House, signed_in: SignIn) -> None:
    paper = sent_up(brought)
    actions.record_answer(paper, is_accepted=False, words="Thiếu", answered_on=clock.today(), by=brought.clerk)
    superior = superior_of(brought)
    User.objects.filter(pk=superior.pk).update(first_signed_in_at=clock.now())
    with pytest.raises(RuleBroken, match="Bộ Tư pháp đã dùng hệ thống"):
        sent_up(brought)
    paper = handed_in(brought, "Báo cáo chung", "Yên Bái")
    with pytest.raises(RuleBroken, match="Bộ Tư pháp đã dùng hệ thống"):
        actions.record_answer(paper, is_accepted=True, words="", answered_on=clock.today(), by=brought.clerk)
    assert waiting_at_desk(superior, clock.now()) == 1
    answer = signed_in(superior).post(reverse("obligations:accept", args=[paper.pk]), {"reason": ""})
    assert answer["Location"] == reverse("obligations:obligation", args=[paper.obligation_id])
    assert owed(brought, "Báo cáo chung", "Yên Bái").state == ObligationState.ACCEPTED


def test_members_duty_to_the_head_is_not_sent_outside(brought: make.House) -> None:
    letter = Letter(ArrivalWay.EMAIL, clock.now(), document_number="1")
    with pytest.raises(RuleBroken, match="Yên Bái đã dùng hệ thống"):
        actions.send_outside(owed(brought), files=[], letter=letter, by=brought.people["Lào Cai"])
    with pytest.raises(RuleBroken, match="Việc này do Sở Tư pháp tỉnh Tuyên Quang, Bộ Tư pháp tiếp nhận"):
        actions.send_outside(owed(brought, place="Yên Bái"), files=[], letter=letter, by=brought.clerk)


# ---- pages ----


def test_desk_shows_the_queue_and_goes_on_to_the_next(brought: make.House, signed_in: SignIn) -> None:
    first, second = handed_in(brought), handed_in(brought, place="Lạng Sơn")
    browser, address = signed_in(brought.clerk), reverse("obligations:desk", args=[brought.year.pk])
    page = browser.get(address).content.decode()
    assert page.index("Lào Cai</h2>") < page.index("Lạng Sơn</h2>")
    assert "Còn thiếu: báo cáo tóm tắt" in page and "đang đếm trang" in page and "đúng hạn" in page
    answer = browser.post(reverse("obligations:accept", args=[first.pk]), {"xem": "cho", "viec": "", "sau": second.pk})
    assert answer["Location"] == f"{address}?xem=cho#ban-{second.pk}"
    answer = browser.post(reverse("obligations:return", args=[second.pk]), {"xem": "cho", "reason": "Thiếu bản tóm tắt"})
    assert answer["Location"] == f"{address}?xem=cho"
    page = browser.get(address).content.decode()
    assert "Không còn văn bản nào chờ" in page
    assert "Thiếu bản tóm tắt" in browser.get(address, {"xem": "tra-lai"}).content.decode()


def test_nonsense_in_the_address_shows_the_queue(brought: make.House, signed_in: SignIn) -> None:
    handed_in(brought)
    address = reverse("obligations:desk", args=[brought.year.pk])
    page = signed_in(brought.clerk).get(address, {"xem": "x'", "viec": "-1", "trang": "abc"})
    assert page.status_code == 200 and "Lào Cai</h2>" in page.content.decode()


def test_desk_asks_the_same_number_of_queries_for_two_papers_and_for_three(brought: make.House, signed_in: SignIn) -> None:
    browser, address = signed_in(brought.clerk), reverse("obligations:desk", args=[brought.year.pk])
    counts = []
    for place in ("Lào Cai", "Lạng Sơn", "Tuyên Quang"):
        handed_in(brought, place=place)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_members_have_no_desk_but_see_how_the_head_stands(brought: make.House, signed_in: SignIn, at: Callable[[datetime], None]) -> None:
    at(datetime(2021, 7, 7, 8, 0, tzinfo=clock.LOCAL))
    browser = signed_in(brought.people["Lào Cai"])
    refused = browser.get(reverse("obligations:desk", args=[brought.year.pk]))
    assert refused.status_code == 403 and "Việc của tôi" in refused.content.decode()
    page = browser.get(reverse("obligations:desk_above", args=[brought.year.pk])).content.decode()
    assert "1 việc đang quá hạn" in page and "Báo cáo chung" in page


def test_late_units_are_extended_together_from_the_page(brought: make.House, signed_in: SignIn, at: Callable[[datetime], None]) -> None:
    at(datetime(2021, 6, 21, 8, 0, tzinfo=clock.LOCAL))
    browser, rows = signed_in(brought.clerk), [owed(brought), owed(brought, place="Lạng Sơn")]
    page = browser.get(reverse("obligations:desk_late", args=[brought.year.pk])).content.decode()
    assert "Báo cáo sơ kết" in page and "4 đơn vị" in page
    address = reverse("obligations:extend", args=[brought.year.pk])
    assert "cả 2 việc" in browser.get(address, {"viec": [row.pk for row in rows]}).content.decode()
    said = {"viec": [row.pk for row in rows], "day": "20/06/2021", "hour": "", "why": "Công văn số 15"}
    refused = browser.post(address, said)
    assert refused.status_code == 422 and "sau lúc này" in refused.content.decode()
    browser.post(address, {**said, "day": "25/06/2021", "hour": "16:30"})
    assert {owed(brought).last_moment, owed(brought, place="Lạng Sơn").last_moment} == {datetime(2021, 6, 25, 16, 30, tzinfo=clock.LOCAL)}


def test_entry_page_takes_files_and_says_what_each_is(brought: make.House, signed_in: SignIn) -> None:
    row = owed(brought, place="Lạng Sơn")
    files = [papers.upload("bao-cao-tom-tat.docx", "a"), papers.upload("quet-0001.docx", "b")]
    said = {"way": "email", "day": "09/06/2021", "hour": "", "document_number": "", "document_date": "", "note": "", "files": files}
    browser, address = signed_in(brought.clerk), reverse("obligations:enter", args=[row.pk])
    assert "nhập hộ" in browser.get(address).content.decode()
    assert browser.post(address, said).status_code == 302
    paper = row.submissions.get()
    assert paper.received_at == clock.end_of(date(2021, 6, 9))
    assert {piece.file.name: piece.kind for piece in paper.pieces.all()} == {
        "bao-cao-tom-tat.docx": PieceKind.SUMMARY,
        "quet-0001.docx": PieceKind.FULL_REPORT,
    }
    refused = browser.post(address, {**said, "files": []})
    assert refused.status_code == 422 and "Đơn vị đã nộp" in refused.content.decode()


def test_duty_page_offers_to_the_unit_to_confirm_or_contest(brought: make.House, signed_in: SignIn) -> None:
    paper = entered(brought)
    browser = signed_in(brought.people["Lạng Sơn"])
    browser.post(reverse("obligations:contest_entry", args=[paper.pk]), {"words": "Nhầm đơn vị"})
    paper.refresh_from_db()
    assert paper.confirmation == Confirmation.CONTESTED
    browser.post(reverse("obligations:confirm_entry", args=[paper.pk]))
    paper.refresh_from_db()
    assert (paper.confirmation, paper.confirmation_words) == (Confirmation.CONFIRMED, "")


def test_head_chooses_what_happens_to_long_papers(brought: make.House, signed_in: SignIn) -> None:
    plan, address = owed(brought).plan, reverse("obligations:desk_length", args=[brought.year.pk])
    browser = signed_in(brought.clerk)
    browser.post(address, {"plan": plan.pk, "over": "return", "days": "3"})
    rule = LengthRule.objects.get(plan=plan)
    assert (rule.over, rule.days) == (OverLength.RETURN, 3)
    assert 'value="3"' in browser.get(address).content.decode()
    signed_in(brought.people["Tuyên Quang"]).post(address, {"plan": plan.pk, "over": "remark", "days": "2"})
    rule.refresh_from_db()
    assert rule.over == OverLength.RETURN


def test_officer_says_what_each_file_is_before_the_entry(brought: make.House, signed_in: SignIn) -> None:
    row = owed(brought, place="Lạng Sơn")
    browser, address = signed_in(brought.clerk), reverse("obligations:enter", args=[row.pk])
    said = {"way": "", "day": "09/06/2021", "hour": "", "document_number": "", "document_date": "", "note": "Bản chụp"}
    files = [papers.upload("quet-0001.docx", "a"), papers.upload("quet-0002.docx", "b")]
    page = browser.post(address, {**said, "files": files, "what": "kinds"})
    assert page.status_code == 200 and not row.submissions.exists()
    html = page.content.decode()
    assert "Chọn cách gửi" not in html and 'value="09/06/2021"' in html and "Bản chụp" in html
    keys, names = re.findall(r'name="stored" value="([^"]+)"', html), re.findall(r'name="(kind_\d+)"', html)
    assert (len(keys), len(names)) == (2, 2) and html.count('value="full_report" selected') == 1
    kinds = {names[0]: PieceKind.SPEECH, names[1]: PieceKind.SELF_SCORE}
    refused = browser.post(address, {**said, "stored": keys, **kinds})
    assert refused.status_code == 422 and 'value="self_score" selected' in refused.content.decode()
    assert browser.post(address, {**said, "way": "email", "stored": keys, **kinds}).status_code == 302
    assert [piece.kind for piece in row.submissions.get().pieces.order_by("pk")] == [PieceKind.SPEECH, PieceKind.SELF_SCORE]


def test_kind_that_is_none_is_guessed_and_a_file_unticked_stays_out(brought: make.House, signed_in: SignIn) -> None:
    row = owed(brought, place="Lạng Sơn")
    browser, address = signed_in(brought.clerk), reverse("obligations:enter", args=[row.pk])
    said = {"way": "email", "day": "09/06/2021", "hour": "", "document_number": "", "document_date": "", "note": ""}
    files = [papers.upload("bao-cao-tom-tat.docx", "a"), papers.upload("quet-0002.docx", "b")]
    html = browser.post(address, {**said, "files": files, "what": "kinds"}).content.decode()
    keys, names = re.findall(r'name="stored" value="([^"]+)"', html), re.findall(r'name="(kind_\d+)"', html)
    browser.post(address, {**said, "stored": keys[:1], names[0]: "nonsense"})
    assert [piece.kind for piece in row.submissions.get().pieces.all()] == [PieceKind.SUMMARY]
