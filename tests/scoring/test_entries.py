"""Entering a turn for a unit from its signed page: when the page came, and what the unit says of the entry."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.organisations.make import make_officer, make_unit
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.obligations.enums import Confirmation
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import turns as actions
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.enums import PeriodState, RoundKind, TurnState
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.queries.entries import contested_entries
from thidua.scoring.queries.periods import board_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
BLOC = Planned(RoundKind.BLOC, 0, 8)
HOUR = timedelta(hours=1)


def entered(
    floor: make.Floor, turn: Turn, *, at: datetime | None = None, way: ArrivalWay = ArrivalWay.PAPER, by: User | None = None
) -> Turn:
    clerk = by or floor.people[0]
    return actions.enter_turn(turn, way=way, arrived_at=at or clock.now(), paper=make.a_file(clerk), by=clerk)


def sent(floor: make.Floor, *, at: datetime | None = None, unit: int = 2) -> Turn:
    """The whole self-score, entered by the head's clerk."""
    clerk, turn = floor.people[0], entered(floor, floor.turn(unit), at=at)
    for code, told in (("A.1", {"achieved": True}), ("A.2", {"done": "7", "target": "10"}), ("B.1", {"count": "1"})):
        save_mark(turn, floor.node(code), told=told, seen=0, by=clerk)
    save_mark(turn, floor.node("A.3"), told={"value": "0", "reason": "Chưa làm"}, seen=0, by=clerk)
    return actions.send_turn(turn, by=clerk)


def refuses(floor: make.Floor, words: str, **told: Any) -> None:
    with pytest.raises(RuleBroken, match=words):
        entered(floor, told.pop("turn", None) or floor.turn(2), **told)


def test_entered_from_the_signed_page_by_the_keepers_alone() -> None:
    floor = make.make_floor()
    refuses(floor, "Chỉ cán bộ của đơn vị Trưởng", by=floor.people[3])
    refuses(floor, "chính đơn vị bạn", turn=floor.turn(0))
    refuses(floor, "đến bằng cách nào", way=ArrivalWay.HERE)
    turn = sent(floor)
    assert (turn.way, turn.sent_by, turn.state) == (ArrivalWay.PAPER, floor.people[0], TurnState.SENT)
    body = Entry.objects.get(action="scoring.enter_turn").body
    assert (body["way"], datetime.fromisoformat(body["arrived_at"])) == ("paper", turn.arrived_at)
    refuses(floor, "đang được nhập hộ")


def test_the_board_tells_who_came_on_paper_and_how_far_a_self_score_is() -> None:
    floor = make.make_floor(make.SELF, BLOC, Planned(RoundKind.STANDING, 8, 9))
    sent(floor, unit=1)
    floor.write(floor.turn(2), "A.1", achieved=True)
    floor.write(floor.turn(2, RoundKind.BLOC), "A.1", points="1")
    board = {row.sheet.pk: row.cells for row in board_of(floor.period, floor.people[0], clock.now())}
    paper, begun = board[floor.sheet(1).pk], board[floor.sheet(2).pk]
    assert [cell.is_begun for cell in begun] == [True, True, False]
    assert [(cell.is_done, cell.entered, cell.written) for cell in (paper[0], begun[0])] == [(True, 1, 0), (False, 0, 1)]
    assert (begun[1].turns, begun[1].written) == (1, 0), "of a later round nobody is told how much it disputes"
    shown = make.browser(floor.people[0]).get(reverse("scoring:period", args=[floor.period.pk])).content.decode()
    assert "đã ghi 1 ô" in shown
    assert "nhập hộ" in shown


def test_not_entered_over_what_the_unit_writes() -> None:
    floor = make.make_floor()
    floor.write(floor.turn(2), "A.1", achieved=True)
    refuses(floor, "đang tự chấm")


def test_when_a_page_may_have_come() -> None:
    floor = make.make_floor()
    now, opens = clock.now(), floor.turn(2).round.opens_at
    refuses(floor, "không thể ở sau lúc này", at=now + timedelta(minutes=1))
    refuses(floor, "bản ký không đến trước ngày đó", at=opens - timedelta(days=1))
    assert entered(floor, floor.turn(2), at=opens - HOUR).arrived_at == opens - HOUR


def test_a_page_that_came_in_time_is_entered_after_the_round(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    over = floor.turn(2).round.closes_at
    at(over + HOUR)
    refuses(floor, "bản ký đến sau lúc đó", at=over + timedelta(minutes=1))
    assert sent(floor, at=over).state == TurnState.SENT
    with pytest.raises(RuleBroken, match="đã khép"):
        floor.write(floor.turn(3), "A.1", achieved=True)


def test_a_late_page_is_taken_where_the_table_takes_late_ones(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "accept"})
    over = floor.turn(2).round.closes_at
    at(over + 2 * HOUR)
    assert sent(floor, at=over + HOUR).arrived_at == over + HOUR
    at(over + timedelta(days=4))
    late = floor.turn(2, RoundKind.BLOC)
    with pytest.raises(RuleBroken, match="bản ký đến sau lúc đó"):
        actions.enter_turn(late, way=ArrivalWay.PAPER, arrived_at=clock.now(), paper=make.a_file(floor.above), by=floor.above)


def test_a_page_of_a_round_that_has_not_begun_is_not_entered() -> None:
    floor = make.make_floor(make.SELF, Planned(RoundKind.SIGNED, 2, 4))
    refuses(floor, "mở từ", turn=floor.turn(2, RoundKind.SIGNED))


def test_the_unit_confirms_what_was_entered() -> None:
    floor = make.make_floor()
    turn, own = sent(floor), floor.people[2]
    assert turn.confirmation == Confirmation.WAITING
    told = Message.objects.get(user=own, title__startswith="Xác nhận lượt “Tự chấm”")
    assert told.url == reverse("scoring:answer_entry", args=[turn.pk])
    assert not contested_entries(floor.period)
    for stranger in (floor.people[0], floor.people[3], make_officer(make_unit("Sở lạ"))):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Hà Giang"):
            actions.confirm_entry(turn, by=stranger)
    assert actions.confirm_entry(turn, by=own).confirmation == Confirmation.CONFIRMED
    assert Entry.objects.filter(action="scoring.confirm_entry").count() == 1
    assert Message.objects.filter(user=floor.people[0], title__contains="xác nhận lượt “Tự chấm” nhập hộ").exists()
    with pytest.raises(RuleBroken, match="không chờ đơn vị xác nhận"):
        actions.contest_entry(turn, words="Sai", by=own)


def test_the_unit_contests_and_the_keeper_mends() -> None:
    floor = make.make_floor()
    turn, own, clerk = sent(floor), floor.people[2], floor.people[0]
    with pytest.raises(RuleBroken, match="Ghi điều chưa đúng"):
        actions.contest_entry(turn, words=" ", by=own)
    contested = actions.contest_entry(turn, words="Mục 2 bản ký\nghi 8", by=own)
    assert (contested.confirmation, contested.confirmation_words) == (Confirmation.CONTESTED, "Mục 2 bản ký ghi 8")
    assert [one.pk for one in contested_entries(floor.period)] == [turn.pk]
    assert Message.objects.filter(user=clerk, title__contains="không nhận lượt", body="Mục 2 bản ký ghi 8").exists()
    actions.return_turn(turn, reason="Đơn vị không nhận", by=clerk)
    assert not contested_entries(floor.period)
    with pytest.raises(RuleBroken, match="không chờ đơn vị xác nhận"):
        actions.confirm_entry(turn, by=own)
    save_mark(turn, floor.node("A.2"), told={"done": "8", "target": "10"}, seen=1, by=clerk)
    again = actions.send_turn(turn, by=clerk)
    assert (again.confirmation, again.confirmation_words) == (Confirmation.WAITING, "")
    actions.contest_entry(turn, words="Vẫn sai", by=own)
    assert actions.confirm_entry(turn, by=own).confirmation == Confirmation.CONFIRMED


def test_what_the_unit_sends_itself_is_its_own() -> None:
    floor = make.make_floor()
    turn, own = sent(floor), floor.people[2]
    actions.return_turn(turn, reason="Đơn vị tự sửa", by=floor.people[0])
    assert actions.send_turn(turn, by=own).confirmation == Confirmation.CONFIRMED
    plain = floor.turn(3)
    for code, told in (("A.1", {"achieved": True}), ("A.2", {"done": "7", "target": "10"}), ("B.1", {"count": "1"})):
        floor.write(plain, code, **told)
    floor.write(plain, "A.3", value="0", reason="Chưa làm")
    assert actions.send_turn(plain, by=floor.people[3]).confirmation == Confirmation.NOT_NEEDED
    with pytest.raises(RuleBroken, match="không chờ đơn vị xác nhận"):
        actions.confirm_entry(plain, by=floor.people[3])


@pytest.mark.parametrize(("state", "is_taken"), [(PeriodState.ANNOUNCED, True), (PeriodState.PUBLISHED, False)])
def test_answered_until_the_result_is_published(state: PeriodState, is_taken: bool) -> None:
    floor = make.make_floor()
    turn, now = sent(floor), clock.now()
    told = {"announced_at": now, "published_at": now, "published_by": floor.above, "proposed_by": floor.people[0], "content_hash": "0" * 64}
    ScoringPeriod.objects.filter(pk=floor.period.pk).update(state=state, **told)
    if is_taken:
        assert actions.confirm_entry(turn, by=floor.people[2]).confirmation == Confirmation.CONFIRMED
        return
    with pytest.raises(RuleBroken, match="đóng băng"):
        actions.confirm_entry(turn, by=floor.people[2])


# ---- pages ----


def post_page(floor: make.Floor, **told: str) -> Any:
    upload = SimpleUploadedFile("ban-ky.pdf", make.PDF, content_type="application/pdf")
    address = reverse("scoring:enter", args=[floor.turn(2).pk])
    return make.browser(floor.people[0]).post(address, {"way": "paper", "file": upload, **told})


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "Ghi ngày bản ký đến"),
        ({"day": "hôm qua"}, "Chưa hiểu ngày này"),
        ({"day": "10/06/2021", "hour": "25:61"}, "Chưa hiểu giờ này"),
        ({"day": "11/06/2021"}, "không thể ở sau lúc này"),
        ({"day": "10/06/2020"}, "bản ký không đến trước ngày đó"),
    ],
)
def test_a_day_that_cannot_be_is_a_sentence(told: dict[str, str], says: str) -> None:
    answer = post_page(make.make_floor(), **told)
    assert (answer.status_code, says in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("hour", "typed"), [("", "08:00"), ("07:30", "07:30"), ("7h15", "07:15")])
def test_the_moment_of_arrival_as_it_was_typed(hour: str, typed: str) -> None:
    floor = make.make_floor()
    assert post_page(floor, day="10/06/2021", hour=hour).status_code == 302
    arrived = floor.turn(2).arrived_at
    assert arrived is not None
    assert f"{arrived.astimezone(clock.LOCAL):%H:%M %d/%m/%Y}" == f"{typed} 10/06/2021"


def test_the_unit_answers_on_its_page() -> None:
    floor = make.make_floor()
    turn, own = sent(floor), make.browser(floor.people[2])
    address = reverse("scoring:answer_entry", args=[turn.pk])
    page = own.get(address).content.decode()
    assert "Bản ký đến" in page
    assert "ban-ky.pdf" in page
    assert "Chọn đúng hay không đúng." in own.post(address, {"words": ""}).content.decode()
    assert "Ghi điều chưa đúng" in own.post(address, {"verdict": "khong-dung", "words": " "}).content.decode()
    assert own.post(address, {"verdict": "khong-dung", "words": "Mục 2 ghi 8"}).status_code == 302
    assert floor.turn(2).confirmation_words == "Mục 2 ghi 8"
    sheet = reverse("scoring:sheet", args=[turn.sheet_id])
    for reader in (floor.people[0], floor.people[2]):
        told = make.browser(reader).get(sheet).content.decode()
        assert "không nhận bản nhập hộ này:</strong> Mục 2 ghi 8" in told
    assert own.post(address, {"verdict": "dung"}).status_code == 302
    assert floor.turn(2).confirmation == Confirmation.CONFIRMED
    assert own.get(address).status_code == 403
    assert make.browser(floor.people[0]).get(address).status_code == 403
    assert make.browser(floor.people[3]).get(address).status_code == 404
