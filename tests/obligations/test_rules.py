"""How an obligation stands on a day, and what a due value becomes in a year."""

from datetime import date, datetime, timedelta
from itertools import product
from types import SimpleNamespace

import pytest

from thidua.obligations.enums import ObligationState as State
from thidua.obligations.rules import LOCAL, WORDS, Standing, Turn, anchor_day, period_words, standing, turn_after, turns

NOW = datetime(2021, 6, 10, 8, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("days", "stands"),
    [(-1, Standing.OVERDUE), (0, Standing.SOON), (7, Standing.SOON), (8, Standing.LATER)],
)
def test_open_work_stands_by_its_last_day(days: int, stands: Standing) -> None:
    last = datetime(2021, 6, 10, 23, 59, 59, tzinfo=LOCAL) + timedelta(days=days)
    assert standing(state=State.OPEN, last_moment=last, now=NOW) == stands


ANSWERS = {
    State.OPEN: {Standing.OVERDUE, Standing.SOON, Standing.LATER, Standing.WAITING, Standing.AT_ONCE, Standing.UNDATED},
    State.SUBMITTED: {Standing.SUBMITTED, Standing.SUBMITTED_LATE},
    State.RETURNED: {Standing.RETURNED, Standing.OVERDUE},
    State.ACCEPTED: {Standing.ACCEPTED, Standing.ACCEPTED_LATE},
    State.DONE: {Standing.DONE, Standing.DONE_LATE},
    State.EXCUSED: {Standing.EXCUSED},
    State.WITHDRAWN: {Standing.WITHDRAWN},
}
"""What each state may look like; together every standing there is."""
MOMENTS = (None, NOW - timedelta(days=5), NOW + timedelta(days=5), NOW + timedelta(days=30))


@pytest.mark.parametrize("state", list(State))
def test_every_combination_has_one_answer_and_a_word(state: State) -> None:
    days, seen = (None, date(2021, 6, 1), date(2021, 6, 12)), set()
    for done_on, handed_in, shorten, last, anchor, opens in product(days, MOMENTS, MOMENTS, MOMENTS, ("", "kết thúc kiểm tra"), MOMENTS):
        said = {"done_on": done_on, "handed_in_at": handed_in, "shorten_by": shorten, "anchor_words": anchor, "opens_at": opens}
        seen.add(standing(state=state, last_moment=last, now=NOW, **said))  # type: ignore[arg-type]
    assert seen == ANSWERS[state]
    assert all(WORDS[stands][1] for stands in seen)


def test_every_standing_is_reached() -> None:
    assert set().union(*ANSWERS.values()) == set(Standing) == set(WORDS)


@pytest.mark.parametrize(
    ("handed_in", "stands"),
    [(timedelta(0), Standing.SUBMITTED), (timedelta(microseconds=1), Standing.SUBMITTED_LATE)],
)
def test_paper_is_late_by_the_moment_it_counts_from(handed_in: timedelta, stands: Standing) -> None:
    assert standing(state=State.SUBMITTED, handed_in_at=NOW + handed_in, last_moment=NOW, now=NOW + timedelta(days=9)) == stands


@pytest.mark.parametrize(("shift", "stands"), [(0, Standing.RETURNED), (1, Standing.OVERDUE)])
def test_paper_returned_for_its_length_has_its_own_days(shift: int, stands: Standing) -> None:
    until = NOW + timedelta(days=2)
    now = until + timedelta(seconds=shift)
    assert standing(state=State.RETURNED, shorten_by=until, last_moment=NOW - timedelta(days=1), now=now) == stands


def test_last_hour_is_still_in_time() -> None:
    last = datetime(2021, 6, 10, 17, 0, tzinfo=LOCAL)
    found = [standing(state=State.OPEN, last_moment=last, now=last + timedelta(seconds=shift)) for shift in (0, 1)]
    assert found == [Standing.SOON, Standing.OVERDUE]


def test_each_phase_gives_a_turn() -> None:
    due = {"kind": "relative", "anchor": "kết thúc mỗi đợt", "days": None}
    assert list(turns(due, 2018, phases=["Đợt 1", "Đợt 2"])) == [
        Turn(period="Đợt 1", anchor_words="kết thúc Đợt 1"),
        Turn(period="Đợt 2", anchor_words="kết thúc Đợt 2"),
    ]
    assert list(turns(due, 2018)) == [Turn(anchor_words="kết thúc mỗi đợt")]


def test_each_phase_gives_one_turn_under_its_whole_name() -> None:
    due = {"kind": "relative", "anchor": "kết thúc mỗi đợt", "days": 5}
    phases = [
        "Đợt thi đua đặc biệt chào mừng Đại hội",
        "Đợt thi đua đặc biệt chào mừng Quốc khánh",
        "ĐỢT thi đua đặc biệt chào mừng đại hội",
    ]
    assert [turn.period for turn in turns(due, 2021, phases=phases)] == phases[:2]


def test_open_work_after_its_anchor_is_done_at_once_where_no_day_is_set() -> None:
    opened = [None, NOW, NOW + timedelta(seconds=1)]
    said = [standing(state=State.OPEN, last_moment=None, anchor_words="kết thúc kiểm tra", now=NOW, opens_at=opens) for opens in opened]
    assert said == [Standing.WAITING, Standing.AT_ONCE, Standing.WAITING]


@pytest.mark.parametrize(("direction", "last"), [("after", None), ("before", date(2021, 12, 9))])
def test_without_a_number_of_days(direction: str, last: date | None) -> None:
    found = turn_after({"kind": "relative", "anchor": "Hội nghị", "days": None, "direction": direction}, date(2021, 12, 10), {})
    assert (found.last_moment and found.last_moment.date(), found.opens_at is None) == (last, direction == "before")


@pytest.mark.parametrize(
    ("due", "count"), [(None, 1), ({"kind": "recurring", "every": "week"}, 1), ({"kind": "recurring", "every": "month"}, 12)]
)
def test_how_many_turns(due: dict[str, str] | None, count: int) -> None:
    assert len(list(turns(due, 2021))) == count


def test_working_days_jump_over_weekends_and_holidays() -> None:
    due = {"kind": "relative", "anchor": "Hội nghị", "days": 3, "unit": "working", "direction": "after"}
    after = turn_after(due, date(2021, 4, 29), {date(2021, 4, 30): False, date(2021, 5, 3): False})
    assert after.last_moment is not None
    assert after.last_moment.date() == date(2021, 5, 6)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2021-06", "tháng 6/2021"),
        ("2021-Q2", "quý II/2021"),
        ("2021-H1", "6 tháng đầu năm 2021"),
        ("2021", "năm 2021"),
        ("Đợt 1", "Đợt 1"),
    ],
)
def test_period_words(period: str, words: str) -> None:
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("kind", "due", "held_on", "day"),
    [
        ("event", {"kind": "on", "date": "2021-12-10"}, None, date(2021, 12, 10)),
        ("event", {"kind": "range", "start": "2021-12-10", "end": "2021-12-10"}, None, date(2021, 12, 10)),
        ("event", {"kind": "range", "start": "2021-12-09", "end": "2021-12-10"}, None, None),
        ("stage", {"kind": "before", "date": "2021-12-11"}, None, None),
        ("stage", {"kind": "before", "date": "2021-12-11"}, date(2021, 12, 1), date(2021, 12, 1)),
        ("phase", {"kind": "range", "start": "2021-01-01", "end": "2021-12-10"}, None, date(2021, 12, 10)),
        ("event", None, None, None),
    ],
)
def test_only_a_fixed_day_or_the_real_one_counts(kind: str, due: dict[str, str] | None, held_on: date | None, day: date | None) -> None:
    happening = SimpleNamespace(kind=kind, due=due, held_on=held_on, starts_on=None, ends_on=date(2021, 12, 10))
    assert anchor_day(happening) == day
