"""The life of a round, what an opinion says, what is the same thing."""

from datetime import datetime, timedelta

import pytest

from thidua.consultations.enums import RoundMove, RoundState, Taking, Verdict
from thidua.consultations.rules import life
from thidua.consultations.rules.likeness import is_same_thing
from thidua.consultations.rules.opinions import Point, why_not_answered, why_not_said
from thidua.core import clock
from thidua.core.text import fold

NOON = datetime(2021, 6, 15, 12, 0, tzinfo=clock.LOCAL)
MAY = {
    (RoundMove.EDIT, RoundState.DRAFT),
    (RoundMove.OPEN, RoundState.DRAFT),
    (RoundMove.CLOSE, RoundState.OPEN),
    (RoundMove.EXTEND, RoundState.OPEN),
    (RoundMove.EXTEND, RoundState.CLOSED),
    (RoundMove.SETTLE, RoundState.CLOSED),
    (RoundMove.CANCEL, RoundState.DRAFT),
    (RoundMove.CANCEL, RoundState.OPEN),
}


@pytest.mark.parametrize("move", RoundMove)
@pytest.mark.parametrize("state", RoundState)
def test_moves_of_a_round(move: RoundMove, state: RoundState) -> None:
    assert (life.why_not_move(move, state) is None) == ((move, state) in MAY)


@pytest.mark.parametrize(("seconds", "expected"), [(-1, RoundState.OPEN), (0, RoundState.OPEN), (1, RoundState.CLOSED)])
def test_an_open_round_is_over_after_its_end(seconds: int, expected: RoundState) -> None:
    assert life.state_at(RoundState.OPEN, ends_at=NOON, now=NOON + timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize("state", RoundState)
def test_only_an_open_round_takes_opinions(state: RoundState) -> None:
    day = timedelta(days=1)
    why = life.why_not_receive(state, starts_at=NOON - day, ends_at=NOON + day, now=NOON)
    assert (why is None) == (state == RoundState.OPEN)


def test_a_round_takes_nothing_before_it_begins() -> None:
    why = life.why_not_receive(RoundState.OPEN, starts_at=NOON, ends_at=NOON + timedelta(days=1), now=NOON - timedelta(hours=1))
    assert why == "Đợt lấy ý kiến bắt đầu nhận ý kiến từ 12:00, 15/06/2021."


@pytest.mark.parametrize(
    ("verdict", "points", "has_file", "is_fine"),
    [
        (Verdict.AGREE, [], False, True),
        (Verdict.AGREE, [], True, True),
        (Verdict.AGREE, [Point(words="a")], False, False),
        (Verdict.COMMENTS, [], False, False),
        (Verdict.COMMENTS, [], True, True),
        (Verdict.COMMENTS, [Point(words="a")], False, True),
        (Verdict.COMMENTS, [Point(proposed="a")], False, True),
        (Verdict.COMMENTS, [Point(place="Mục I")], False, False),
    ],
)
def test_what_an_opinion_must_say(verdict: Verdict, points: list[Point], has_file: bool, is_fine: bool) -> None:
    assert (why_not_said(verdict, points, has_file=has_file) is None) == is_fine


@pytest.mark.parametrize(
    ("taking", "why", "is_fine"),
    [(Taking.TAKEN, "", True), (Taking.PARTLY, " ", False), (Taking.NOT_TAKEN, "", False), (Taking.NOT_TAKEN, "Đã có ở mục III.", True)],
)
def test_what_is_not_taken_is_explained(taking: Taking, why: str, is_fine: bool) -> None:
    assert (why_not_answered(taking, why) is None) == is_fine


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Báo cáo sơ kết 6 tháng đầu năm 2021", "Báo cáo sơ kết 6 tháng đầu năm 2022", True),
        ("Báo cáo sơ kết", "Báo cáo tổng kết và bảng chấm điểm của đơn vị", False),
        ("Đăng ký danh hiệu thi đua", "Báo cáo sơ kết", False),
        ("", "", False),
    ],
)
def test_the_same_thing_in_another_year(one: str, other: str, same: bool) -> None:
    assert is_same_thing(fold(one), fold(other)) == same
