"""Sending, taking back, returning; and what each reader sees of the others meanwhile."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.at_once import at_once
from tests.organisations.make import make_officer, make_unit
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria.enums import EvidenceKind
from thidua.ledger.models import Entry
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import turns as actions
from thidua.scoring.actions.evidence import Piece, add_evidence
from thidua.scoring.actions.periods import close_round
from thidua.scoring.enums import RoundKind, Shown, TurnState
from thidua.scoring.models import Turn
from thidua.scoring.permissions.seeing import seen_turns
from thidua.scoring.queries.sheets import turns_of_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
BLOC = Planned(RoundKind.BLOC, 0, 8)


def written(floor: make.Floor, at: int = 2) -> Turn:
    """Every criterion of the self-score of unit `at`, not sent."""
    turn = floor.turn(at)
    floor.write(turn, "A.1", achieved=True)
    floor.write(turn, "A.2", done="7", target="10")
    floor.write(turn, "A.3", value="0", reason="Chưa làm")
    floor.write(turn, "B.1", count="1")
    return turn


def test_a_self_score_is_sent_whole() -> None:
    floor = make.make_floor()
    turn, by = floor.turn(2), floor.people[2]
    with pytest.raises(RuleBroken, match=r"Còn 4 tiêu chí chưa chấm, trước hết: 1\. Ban hành kế hoạch"):
        actions.send_turn(turn, by=by)
    sent = actions.send_turn(written(floor), by=by, words="Đã họp thống nhất")
    assert (sent.state, sent.words, sent.sent_by) == (TurnState.SENT, "Đã họp thống nhất", by)
    body = Entry.objects.get(action="scoring.send_turn").body
    assert body["content_hash"] == actions.marks_hash(sent)
    with pytest.raises(RuleBroken, match="đã gửi"):
        actions.send_turn(turn, by=by)


def test_the_hash_names_what_was_sent() -> None:
    floor = make.make_floor()
    turn, by = written(floor), floor.people[2]
    before = actions.marks_hash(turn)
    actions.send_turn(turn, by=by)
    actions.take_back_turn(turn, by=by)
    floor.write(turn, "B.1", seen=1, count="2")
    assert actions.marks_hash(turn) != before


def test_points_without_the_evidence_asked_for_are_not_sent() -> None:
    floor = make.make_floor()
    turn, by = written(floor), floor.people[2]
    floor.write(turn, "A.3", seen=1, value="2")
    with pytest.raises(RuleBroken, match=r"Còn 1 tiêu chí thiếu minh chứng, trước hết: 3\. Trợ giúp pháp lý"):
        actions.send_turn(turn, by=by)
    piece = Piece(EvidenceKind.DOCUMENT, "Báo cáo năm", number="12/BC-STP", dated=clock.today())
    add_evidence(turn.sheet, piece=piece, criterion=floor.node("A.3"), by=by)
    assert actions.send_turn(turn, by=by).state == TurnState.SENT


def test_taken_back_only_while_the_round_is_open(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC)
    turn, by = written(floor), floor.people[2]
    actions.send_turn(turn, by=by)
    assert actions.take_back_turn(turn, by=by).state == TurnState.WRITING
    actions.send_turn(turn, by=by)
    at(turn.round.closes_at + timedelta(minutes=1))
    with pytest.raises(RuleBroken, match="đã khép"):
        actions.take_back_turn(turn, by=by)


def test_what_was_returned_is_mended_after_the_round(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn, by = written(floor), floor.people[2]
    actions.send_turn(turn, by=by)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng"):
        actions.return_turn(turn, reason="Xem lại", by=by)
    at(turn.round.closes_at + timedelta(minutes=1))
    with pytest.raises(RuleBroken, match="Ghi lý do trả lại"):
        actions.return_turn(turn, reason=" ", by=floor.people[0])
    actions.return_turn(turn, reason="Kiểm tra lại mẫu số", by=floor.people[0])
    assert floor.write(turn, "A.2", seen=1, done="7", target="11").points == Decimal("1.27")
    sent = actions.send_turn(turn, by=by)
    assert (sent.state, sent.why_returned) == (TurnState.SENT, "")
    assert sent.arrived_at is not None
    assert sent.arrived_at < turn.round.closes_at
    with pytest.raises(RuleBroken, match="khép"):
        floor.write(turn, "A.2", seen=2, done="8", target="11")


def test_what_is_taken_back_does_not_stay_in_time(at: Callable[[datetime], None]) -> None:
    """Sent, returned, sent again, taken back: the first sending opens no door after the round."""
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn, by = written(floor), floor.people[2]
    actions.send_turn(turn, by=by)
    actions.return_turn(turn, reason="Xem lại", by=floor.people[0])
    actions.send_turn(turn, by=by)
    assert actions.take_back_turn(turn, by=by).arrived_at is None
    at(turn.round.closes_at + timedelta(minutes=1))
    with pytest.raises(RuleBroken, match="khép"):
        floor.write(turn, "A.2", seen=1, done="8", target="11")


def test_a_signature_needs_its_page_and_an_explanation_its_words() -> None:
    floor = make.make_floor(make.SELF, Planned(RoundKind.SIGNED), Planned(RoundKind.EXPLANATION))
    signed, said = floor.turn(2, RoundKind.SIGNED), floor.turn(2, RoundKind.EXPLANATION)
    by = floor.people[2]
    with pytest.raises(RuleBroken, match="cần trang có chữ ký"):
        actions.send_turn(signed, by=by)
    assert actions.send_turn(signed, paper=make.a_file(by), by=by).paper is not None
    with pytest.raises(RuleBroken, match="Chưa có lời giải trình"):
        actions.send_turn(said, by=by)
    assert actions.send_turn(said, words="A.2: đã bổ sung hồ sơ", by=by).state == TurnState.SENT


def seen(floor: make.Floor, user: User, at: int = 2) -> set[str]:
    """Kinds of the turns of sheet `at` that the user reads now."""
    sheet = floor.sheet(at)
    return {str(turn.round.kind) for turn in seen_turns(user, sheet, turns_of_sheet(sheet), clock.now())}


@pytest.mark.parametrize("shown", list(Shown))
def test_who_sees_what_of_a_blind_round(shown: Shown, at: Callable[[datetime], None]) -> None:
    """What must stay hidden is there to leak: the cross-scorer and the functional unit have both written, one has sent."""
    cross = Planned(RoundKind.CROSS, 0, 8, is_blind=True, shown=shown)
    functional = Planned(RoundKind.FUNCTIONAL, 0, 8, is_blind=True, shown=shown)
    floor = make.make_floor(make.SELF, cross, functional)
    own = written(floor)
    one, other = floor.turn(2, RoundKind.CROSS), floor.turn(2, RoundKind.FUNCTIONAL)
    crosser, unit, keeper, stranger = floor.person(one), floor.people[2], floor.people[0], make_officer(make_unit("Sở lạ"))
    floor.write(one, "A.3", points="1")
    floor.write(other, "A.3", points="1.5")
    assert seen(floor, unit) == {"self"}
    assert seen(floor, crosser) == {"cross"}
    assert seen(floor, floor.functional) == {"functional"}
    assert seen(floor, stranger) == set()
    actions.send_turn(own, by=unit)
    actions.send_turn(one, by=crosser)
    assert seen(floor, floor.functional) == {"self", "functional"}
    assert seen(floor, crosser) == {"self", "cross"}
    assert seen(floor, unit) == {"self"}
    assert "functional" not in seen(floor, keeper)
    actions.send_turn(other, by=floor.functional)
    both = {"self", "cross", "functional"}
    assert seen(floor, floor.functional) == seen(floor, crosser) == both
    assert seen(floor, unit) == (both if shown == Shown.AT_ONCE else {"self"})
    at(one.round.closes_at + timedelta(seconds=1))
    assert seen(floor, unit) == ({"self"} if shown == Shown.WHEN_ANNOUNCED else both)
    assert seen(floor, stranger) == set()


def test_a_keeper_who_has_a_blind_turn_to_send_enters_no_other() -> None:
    floor = make.make_floor(make.SELF, Planned(RoundKind.CROSS, 0, 8, is_blind=True), Planned(RoundKind.BLOC, 0, 8, is_blind=True))
    clerk = floor.people[0]
    cross = next(floor.turn(at, RoundKind.CROSS) for at in (2, 3) if floor.turn(at, RoundKind.CROSS).scorer != floor.units[0])
    mine = Turn.objects.get(sheet=cross.sheet, round__kind=RoundKind.BLOC, scorer=floor.units[0])
    with pytest.raises(RuleBroken, match="Gửi lượt của mình trước"):
        actions.enter_turn(cross, way=ArrivalWay.EMAIL, arrived_at=clock.now(), paper=make.a_file(clerk), by=clerk)
    actions.send_turn(mine, by=clerk)
    entered = actions.enter_turn(cross, way=ArrivalWay.EMAIL, arrived_at=clock.now(), paper=make.a_file(clerk), by=clerk)
    assert entered.way == ArrivalWay.EMAIL


def test_a_round_closed_early_takes_nothing_more() -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn = written(floor)
    close_round(turn.round, by=floor.people[0])
    with pytest.raises(RuleBroken, match="khép"):
        actions.send_turn(turn, by=floor.people[2])


@pytest.mark.django_db(transaction=True)
def test_sent_once_by_two_at_once() -> None:
    floor = make.make_floor()
    turn, second = written(floor), make_officer(floor.units[2], name="Ma Thị Hai")
    results = at_once(lambda: actions.send_turn(turn, by=floor.people[2]), lambda: actions.send_turn(turn, by=second))
    assert sorted(type(one).__name__ for one in results) == ["RuleBroken", "Turn"]
    assert Entry.objects.filter(action="scoring.send_turn").count() == 1
