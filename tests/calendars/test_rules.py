"""Working days against a slow count, and around the feasts where counts go wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.calendars.rules import add_working_days, changes_the_week, day_worked_instead, is_working_day, reach

TET_2021 = {date(2021, 2, 10) + timedelta(days=number): False for number in range(7)}
LIBERATION_2021 = {date(2021, 4, 30): False, date(2021, 5, 1): False, date(2021, 5, 3): False}
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
SPECIAL = st.dictionaries(DAYS, st.booleans(), max_size=60)


def slowly(start: date, days: int, special: dict[date, bool]) -> date:
    """Every working day of many years in a row, then the one that is asked for."""
    span = [start + timedelta(days=number) for number in range(-1500, 1501)]
    worked = [day for day in span if special.get(day, day.strftime("%u") in "12345")]
    later, earlier = [day for day in worked if day > start], [day for day in worked if day < start][::-1]
    return start if not days else later[days - 1] if days > 0 else earlier[-days - 1]


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(-300, 300), SPECIAL)
def test_same_as_slow_count(start: date, days: int, special: dict[date, bool]) -> None:
    assert add_working_days(start, days, special) == slowly(start, days, special)


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(1, 250), SPECIAL)
def test_lands_on_working_day_and_grows(start: date, days: int, special: dict[date, bool]) -> None:
    found = add_working_days(start, days, special)
    assert is_working_day(found, special)
    assert found < add_working_days(start, days + 1, special)


@pytest.mark.parametrize(
    ("start", "days", "found"),
    [
        (date(2021, 2, 9), 1, date(2021, 2, 17)),
        (date(2021, 2, 5), 5, date(2021, 2, 19)),
        (date(2021, 2, 17), -1, date(2021, 2, 9)),
        (date(2021, 2, 14), 1, date(2021, 2, 17)),
        (date(2021, 2, 14), 0, date(2021, 2, 14)),
    ],
)
def test_around_tet_2021(start: date, days: int, found: date) -> None:
    assert add_working_days(start, days, TET_2021) == found


@pytest.mark.parametrize(
    ("start", "days", "found"),
    [(date(2021, 4, 29), 1, date(2021, 5, 4)), (date(2021, 4, 28), 5, date(2021, 5, 7)), (date(2021, 5, 4), -1, date(2021, 4, 29))],
)
def test_around_30_april_with_day_in_lieu(start: date, days: int, found: date) -> None:
    assert add_working_days(start, days, LIBERATION_2021) == found


def test_saturday_worked_instead_counts() -> None:
    swapped = {date(2026, 8, 31): False, date(2026, 8, 22): True}
    assert add_working_days(date(2026, 8, 21), 1, swapped) == date(2026, 8, 22)
    assert add_working_days(date(2026, 8, 28), 1, swapped) == date(2026, 9, 1)


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(-500, 500))
def test_reach_holds_the_answer_even_with_forty_days_off(start: date, days: int) -> None:
    step = 1 if days >= 0 else -1
    off = {start + timedelta(days=step * number): False for number in range(1, 41)}
    first, last = reach(start, days)
    assert first <= add_working_days(start, days, off) <= last


@pytest.mark.parametrize(
    ("day", "worked", "changes"),
    [
        (date(2021, 2, 12), False, True),
        (date(2021, 2, 14), False, False),
        (date(2026, 8, 22), True, True),
        (date(2026, 8, 21), True, False),
    ],
)
def test_changes_the_week(day: date, worked: bool, changes: bool) -> None:
    assert changes_the_week(day, worked=worked) is changes


def test_day_worked_instead_is_read_from_the_name() -> None:
    assert day_worked_instead("Ngày nghỉ (thay cho ngày 22/08/2026)") == date(2026, 8, 22)
    assert day_worked_instead("Quốc khánh") is None
