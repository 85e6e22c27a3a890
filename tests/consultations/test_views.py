"""The pages of rounds and questions in a browser's eyes: what is typed is not lost, nobody sees others' words while it is open."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.consultations import make
from tests.plans.make import House, clerk_of
from tests.portal.make import under_way
from thidua.accounts.models import User
from thidua.consultations import actions
from thidua.consultations.enums import OpinionState, RoundState, Taking
from thidua.consultations.models import Opinion, Question, Round
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole, UnitKind

pytestmark = pytest.mark.django_db
Sign = Callable[[User], Client]


def url(name: str, *args: object) -> str:
    return reverse(f"consultations:{name}", args=args)


def text(client: Client, name: str, *args: object) -> str:
    answer = client.get(url(name, *args))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def asked(house: House) -> Round:
    return make.opened(house)


@pytest.fixture
def own(house: House, signed_in: Sign) -> Client:
    return signed_in(house.people["Lạng Sơn"])


@pytest.fixture
def head(house: House, signed_in: Sign) -> Client:
    return signed_in(house.clerk)


def writing(house: House, asked: Round, place: str = "Lạng Sơn") -> str:
    return url("write", asked.pk, house.units[place].pk)


def round_typed(house: House, **more: object) -> dict[str, object]:
    invited = [house.units[place].pk for place in ("Lạng Sơn", "Lào Cai")]
    return {
        "opener": house.head.pk,
        "kind": "report",
        "title": "Báo cáo sơ kết",
        "file": SimpleUploadedFile("du-thao.txt", "Dự thảo".encode()),
        "starts_on": "10/06/2021",
        "ends_on": "15/06/2021",
        "ends_time": "17:00",
        "invited": invited,
        "shows_answers": "on",
        **more,
    }


def test_the_head_prepares_and_opens_a_round(house: House, head: Client) -> None:
    assert "Đơn vị được hỏi" in text(head, "start", house.year.pk)
    head.post(url("start", house.year.pk), round_typed(house))
    made = Round.objects.get()
    assert (made.state, made.ends_at) == (RoundState.DRAFT, datetime(2021, 6, 15, 17, 0, tzinfo=clock.LOCAL))
    head.post(url("edit", made.pk), round_typed(house, title="Báo cáo khác", ends_time=""))
    made.refresh_from_db()
    assert (made.title, made.ends_at) == ("Báo cáo khác", clock.end_of(made.ends_at.date()))
    assert head.get(url("edit", made.pk)).status_code == 200
    head.post(url("open", made.pk))
    made.refresh_from_db()
    assert made.state == RoundState.OPEN


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"file": ""}, "Chưa có dự thảo."),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "Dự thảo nhận dưới dạng Word"),
        ({"ends_on": "31/6/2021"}, "Chưa hiểu ngày này."),
        ({"ends_on": "09/06/2021"}, "kết thúc trước khi bắt đầu"),
        ({"invited": []}, "Chưa chọn đơn vị nào để hỏi."),
        ({"title": ""}, "Ghi tên dự thảo."),
        ({"ends_time": "chiều"}, "Chưa hiểu giờ này."),
    ],
)
def test_a_wrong_round_is_told_and_kept(house: House, head: Client, wrong: dict[str, object], said: str) -> None:
    answer = head.post(url("start", house.year.pk), round_typed(house, asked="Xem kỹ mục II", **wrong))
    shown = answer.content.decode()
    assert (answer.status_code, said in shown, "Xem kỹ mục II" in shown) == (422, True, True)
    assert not Round.objects.exists()


def test_members_do_not_open_rounds(house: House, own: Client) -> None:
    assert own.get(url("start", house.year.pk)).status_code == 403
    assert url("start", house.year.pk) not in text(own, "list")


def test_a_unit_writes_and_sends(house: House, asked: Round, own: Client, head: Client) -> None:
    assert "chờ đơn vị bạn" in text(own, "list")
    assert "Góp ý hoặc nhất trí" in text(own, "round", asked.pk)
    own.post(writing(house, asked), make.typed([make.POINT, Point()], what="keep"))
    assert "Số liệu chưa khớp" not in text(head, "round", asked.pk)
    opinion = Opinion.objects.get()
    assert (opinion.state, opinion.points.count()) == (OpinionState.DRAFT, 1)
    own.post(writing(house, asked), make.typed([make.POINT], seen="1.1"))
    opinion.refresh_from_db()
    assert opinion.state == OpinionState.SENT
    assert "Số liệu chưa khớp" in text(head, "round", asked.pk)
    assert "chờ đơn vị bạn" not in text(own, "list")


def test_typed_words_survive_a_round_that_closed_meanwhile(house: House, asked: Round, own: Client) -> None:
    form = own.get(writing(house, asked))
    assert form.status_code == 200
    actions.close_round(asked, why="Đủ", by=house.clerk)
    answer = own.post(writing(house, asked), make.typed([make.POINT]))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in shown for words in (make.POINT.place, make.POINT.words, make.POINT.proposed, "đã hết hạn"))
    assert not Opinion.objects.exists()
    assert own.get(writing(house, asked)).status_code == 302


def test_two_officers_at_once_in_the_browser(house: House, asked: Round, own: Client, signed_in: Sign) -> None:
    """The second one's words stay on the page beside what the colleague sent; pressed again they take its place."""
    colleague = signed_in(clerk_of(house.units["Lạng Sơn"], name="Người Thứ Hai", by=house.admin))
    own.post(writing(house, asked), make.typed([make.POINT]))
    answer = colleague.post(writing(house, asked), make.typed([Point("Mục V", "Ý của người sau")]))
    shown = answer.content.decode()
    assert (answer.status_code, "Ý của người sau" in shown, "vừa ghi ý kiến" in shown) == (422, True, True)
    assert 'name="seen" value="1.1"' in shown
    colleague.post(writing(house, asked), make.typed([Point("Mục V", "Ý của người sau")], seen="1.1"))
    assert list(Opinion.objects.order_by("number").values_list("state", flat=True)) == [OpinionState.REPLACED, OpinionState.SENT]


def test_agreeing_with_comments_typed_is_asked_about(house: House, asked: Round, own: Client) -> None:
    answer = own.post(writing(house, asked), make.typed([make.POINT], verdict="agree"))
    assert (answer.status_code, make.POINT.words in answer.content.decode()) == (422, True)


def test_more_rows_without_script(house: House, asked: Round, own: Client) -> None:
    answer = own.post(writing(house, asked), make.typed([make.POINT], what="rows"))
    shown = answer.content.decode()
    assert (answer.status_code, shown.count('name="words"'), make.POINT.words in shown) == (200, 4, True)
    assert ('value="comments"' in shown, "checked" in shown) == (True, True)
    assert not Opinion.objects.exists()


def test_the_leader_approves_on_the_page(house: House, asked: Round, own: Client, signed_in: Sign) -> None:
    unit = house.units["Lạng Sơn"]
    leader = signed_in(clerk_of(unit, name="Lãnh Đạo Lạng Sơn", role=StaffRole.LEADER, by=house.admin))
    organisations.choose_paper_way(unit, paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=house.admin)
    assert "Trình lãnh đạo" in text(own, "write", asked.pk, unit.pk)
    refused = own.post(writing(house, asked), make.typed([make.POINT], what="send"))
    assert (refused.status_code, make.POINT.words in refused.content.decode(), Opinion.objects.count()) == (422, True, 0)
    own.post(writing(house, asked), make.typed([make.POINT], what="propose"))
    opinion = Opinion.objects.get()
    assert "Duyệt và gửi" in text(leader, "round", asked.pk)
    own.post(url("take_back", opinion.pk))
    own.post(writing(house, asked), make.typed([make.POINT], what="propose", seen="1.2"))
    leader.post(url("approve", opinion.pk))
    opinion.refresh_from_db()
    assert (opinion.state, str(opinion.sent_by)) == (OpinionState.SENT, "Lãnh Đạo Lạng Sơn")


def test_answers_are_given_point_by_point(house: House, asked: Round, head: Client, own: Client) -> None:
    point = make.sent(asked, house, "Lạng Sơn", make.POINT).points.get()
    refused = head.post(url("answer", point.pk), {"taking": "not_taken", "why": ""}, headers={"HX-Request": "true"})
    assert (refused.status_code, "Ghi lý do" in refused.content.decode()) == (422, True)
    part = head.post(url("answer", point.pk), {"taking": "partly", "why": "Sửa số liệu."}, headers={"HX-Request": "true"})
    assert (part.status_code, "Sửa số liệu." in part.content.decode(), "<html" in part.content.decode()) == (200, True, False)
    assert "Sửa số liệu." not in text(own, "round", asked.pk)
    actions.close_round(asked, why="Đủ", by=house.clerk)
    assert "Sửa số liệu." in text(own, "round", asked.pk)
    assert "Sửa số liệu." in text(own, "record", asked.pk)


def test_who_has_not_answered_stands_in_rows(house: House, asked: Round, head: Client) -> None:
    page = text(head, "round", asked.pk)
    part = page[page.index('id="chua-tra-loi"') :].partition("</section>")[0]
    rows = re.findall(r'<li class="row row-plain"><div>(.*?)</div>', part)
    assert len(rows) == part.count("<li") == 3
    assert str(house.units["Lạng Sơn"]) in rows


def test_the_record_is_hidden_where_the_round_does_not_show_it(house: House, signed_in: Sign) -> None:
    asked = make.opened(house, shows_answers=False)
    make.sent(asked, house, "Lạng Sơn", make.POINT)
    actions.close_round(asked, why="Đủ", by=house.clerk)
    other = signed_in(house.people["Lào Cai"])
    assert [other.get(url(name, asked.pk)).status_code for name in ("record", "record_file")] == [404, 404]
    assert make.POINT.words not in text(other, "round", asked.pk)


def test_entered_on_behalf_and_contested(house: House, asked: Round, head: Client, own: Client) -> None:
    unit = house.units["Lạng Sơn"].pk
    more = {"unit": unit, "way": "zalo", "arrived_on": "10/06/2021", "arrived_time": "", "what": "enter"}
    assert f'value="{unit}" selected' in head.get(url("enter", asked.pk), {"don-vi": unit}).content.decode()
    rows = head.post(url("enter", asked.pk), make.typed([make.POINT], **{**more, "what": "rows"}))
    assert (rows.status_code, make.POINT.words in rows.content.decode()) == (200, True)
    refused = head.post(url("enter", asked.pk), make.typed([make.POINT], **{**more, "arrived_on": "09/06/2021"}))
    assert (refused.status_code, make.POINT.words in refused.content.decode()) == (422, True)
    head.post(url("enter", asked.pk), make.typed([make.POINT], **more))
    opinion = Opinion.objects.get()
    assert (opinion.is_on_behalf, opinion.is_late) == (True, False)
    assert "Nhập hộ, đơn vị chưa xác nhận".lower() in text(own, "round", asked.pk)
    own.post(url("contest", opinion.pk), {"why": "Không phải của chúng tôi"})
    assert "Không phải của chúng tôi" in text(head, "round", asked.pk)


def test_course_of_a_round_on_its_page(house: House, asked: Round, head: Client) -> None:
    wrong = head.post(url("extend", asked.pk), {"ends_on": "20/06/2021", "why": ""})
    assert (wrong.status_code, "Ghi lý do" in wrong.content.decode(), "20/06/2021" in wrong.content.decode()) == (422, True, True)
    head.post(url("extend", asked.pk), {"ends_on": "20/06/2021", "ends_time": "", "why": "Mưa lũ"})
    assert "Đổi vì: Mưa lũ" in text(head, "round", asked.pk)
    file = SimpleUploadedFile("ban-2.txt", "Bản hai".encode())
    head.post(url("add_draft", asked.pk), {"file": file, "note": "Sửa mục II"})
    assert "Dự thảo 2" in text(head, "round", asked.pk)
    head.post(url("close", asked.pk), {"close-why": "Đủ ý kiến"})
    assert "Kết thúc sớm vì: Đủ ý kiến" in text(head, "round", asked.pk)
    head.post(url("settle", asked.pk), {"settle-words": "Đã chỉnh lý."})
    asked.refresh_from_db()
    assert (asked.state, "Đã chỉnh lý." in text(head, "record", asked.pk)) == (RoundState.SETTLED, True)
    assert head.get(url("record_file", asked.pk)).content.startswith(b"PK")


def test_the_invited_take_the_draft_and_strangers_do_not(house: House, asked: Round, own: Client, signed_in: Sign) -> None:
    draft = asked.drafts.get()
    assert b"".join(own.get(url("draft", draft.pk)).streaming_content).decode() == "DỰ THẢO BÁO CÁO"  # type: ignore[attr-defined]
    unit = organisations.add_unit(name="Sở Nội vụ", kind=UnitKind.OTHER, by=house.admin)
    stranger = signed_in(clerk_of(unit, name="Ngoài Cuộc", by=house.admin))
    assert [stranger.get(url("draft", draft.pk)).status_code, stranger.get(url("round", asked.pk)).status_code] == [404, 404]


def test_past_the_end_the_page_says_so_before_the_job_ran(asked: Round, own: Client, at: Callable[[datetime], None]) -> None:
    at(asked.ends_at + timedelta(minutes=1))
    shown = text(own, "round", asked.pk)
    assert ("đã hết hạn góp ý" in shown, "Đề nghị nơi lấy ý kiến gia hạn" in shown) == (True, True)


def test_asking_and_answering(house: House, own: Client, head: Client, signed_in: Sign) -> None:
    typed = {"unit": house.units["Lạng Sơn"].pk, "addressed_to": house.head.pk, "words": "Nộp bản giấy\nhay điện tử?", "hides_unit": "on"}
    wrong = own.post(url("ask", house.year.pk), {**typed, "words": ""})
    assert wrong.status_code == 422
    own.post(url("ask", house.year.pk), typed)
    row = Question.objects.get()
    assert "chờ bạn trả lời" in text(head, "questions")
    assert head.post(url("reply", row.pk), {"words": ""}).status_code == 422
    head.post(url("reply", row.pk), {"words": "Bản điện tử.", "is_shown": "on"})
    shown = text(signed_in(house.people["Lào Cai"]), "question", row.pk)
    assert ("Bản điện tử." in shown, "Một đơn vị" in shown, "Lạng Sơn" in shown) == (True, True, False)
    head.post(url("reply", row.pk), {"words": "Bản điện tử, có ký số.", "is_shown": "on"})
    assert "Các lần trả lời trước" in text(own, "question", row.pk)
    assert "Các lần trả lời trước" not in text(signed_in(house.people["Lào Cai"]), "question", row.pk)


def test_the_part_beside_a_duty(house: House, own: Client) -> None:
    duty = house.year.obligations.get(unit=house.units["Lạng Sơn"], deliverable="Báo cáo sơ kết")
    assert url("ask_about_duty", duty.pk) in text(own, "about_duty", duty.pk)
    typed = {"unit": house.units["Lạng Sơn"].pk, "addressed_to": house.head.pk, "words": "Tính từ ngày nào?"}
    own.post(url("ask_about_duty", duty.pk), typed)
    assert "Tính từ ngày nào?" in text(own, "about_duty", duty.pk)
    assert "Tính từ ngày nào?" in text(own, "about_clause", duty.fact_id)
    assert "Về: Báo cáo sơ kết" in text(own, "ask_about_clause", duty.fact_id)


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_pages_cost_the_same_for_one_unit_and_for_thirty(admin: User, moment: datetime, signed_in: Sign) -> None:
    places = ("Yên Bái", *[f"Tỉnh {at:02d}" for at in range(31)])
    house = under_way(admin, places=("Yên Bái", "Tuyên Quang", *places[1:]))
    head, costs = signed_in(house.clerk), []
    for many in (1, 30):
        invited = [house.units[place] for place in places[1 : many + 1]]
        asked = make.opened(house, invited=invited)
        for at, unit in enumerate(invited):
            points = [make.POINT] if at % 2 == 0 else []
            actions.enter_opinion(asked, unit=unit, said=make.said(*points), way="zalo", arrived_at=clock.now(), by=house.clerk)  # type: ignore[arg-type]
        for point in asked.opinions.get(unit=invited[0]).points.all():
            actions.answer_point(point, taking=Taking.TAKEN, why="", by=house.clerk)
        make.question(house, "Tuyên Quang", words=f"Câu hỏi {many}")
        addresses = [url("round", asked.pk), url("record", asked.pk)]
        costs.append([queries(head, address) for address in addresses])
    assert costs[0] == costs[1]
    lists = [queries(head, url(name)) for name in ("list", "questions")]
    for at in range(10):
        make.opened(house, title=f"Dự thảo {at}")
        make.question(house, "Tuyên Quang", words=f"Câu hỏi thêm {at}")
    assert [queries(head, url(name)) for name in ("list", "questions")] == lists
