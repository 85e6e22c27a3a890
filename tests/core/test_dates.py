from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core import dates

TODAY = date(2021, 6, 10)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 6, 7), "thứ Hai"),
        (date(2021, 6, 10), "thứ Năm"),
        (date(2021, 6, 12), "thứ Bảy"),
        (date(2021, 6, 13), "Chủ nhật"),
    ],
)
def test_weekday(day: date, words: str) -> None:
    assert dates.weekday(day) == words


@pytest.mark.parametrize(
    ("day", "short", "day_month", "phrase"),
    [
        (date(2026, 1, 5), "05/01/2026", "05/01", "ngày 05 tháng 01 năm 2026"),
        (date(2021, 2, 28), "28/02/2021", "28/02", "ngày 28 tháng 02 năm 2021"),
        (date(2021, 3, 9), "09/03/2021", "09/3", "ngày 09 tháng 3 năm 2021"),
        (date(2020, 11, 5), "05/11/2020", "05/11", "ngày 05 tháng 11 năm 2020"),
        (date(2021, 12, 31), "31/12/2021", "31/12", "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_a_day_as_an_office_writes_it(day: date, short: str, day_month: str, phrase: str) -> None:
    assert (dates.short(day), dates.day_month(day), dates.phrase(day)) == (short, day_month, phrase)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 6, 19), "còn 9 ngày"),
        (date(2021, 6, 11), "còn 1 ngày"),
        (TODAY, "hôm nay"),
        (date(2021, 6, 9), "quá 1 ngày"),
        (date(2021, 3, 9), "quá 93 ngày"),
    ],
)
def test_countdown(day: date, words: str) -> None:
    assert dates.countdown(day, today=TODAY) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.0"), "0"),
        (12, "12"),
        (100, "100"),
        (1000, "1.000"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("-1234567.125"), "-1.234.567,125"),
        (9.5, "9,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("0.05"), "0,05"),
    ],
)
def test_figure(value: Decimal | int | float, words: str) -> None:
    assert dates.figure(value) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", "12"), ("12,5", "12.5"), (" 1.234,5 ", "1234.5"), ("1.000", "1000"), ("-3,25", "-3.25"), ("1 000 000", "1000000")],
)
def test_parse_figure(text: str, value: str) -> None:
    assert dates.parse_figure(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "mười", "12,5,5", "--1", "12%", "NaN", "Infinity", "1e5", "12.5", "1.23.456"])
def test_parse_figure_refuses_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        dates.parse_figure(text)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False))
def test_what_is_written_is_read_again(value: Decimal) -> None:
    assert dates.parse_figure(dates.figure(value)) == value
