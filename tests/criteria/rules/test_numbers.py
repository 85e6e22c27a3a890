"""One rounding rule, and what a person may type."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.criteria.rules.numbers import exact_words, number_of, points_of, round_points, stored_number


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("1.005", "1.01"),
        ("1.00499999999999999999999999999999", "1.00"),
        ("7.125", "7.13"),
        ("-1.005", "-1.01"),
        ("-1.0049", "-1.00"),
        ("-0.004", "0.00"),
        ("0", "0.00"),
        ("99999999.995", "100000000.00"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, rounded: str) -> None:
    assert str(round_points(Decimal(value))) == rounded
    assert str(round_points(Fraction(value))) == rounded


def test_a_float_is_a_bug() -> None:
    with pytest.raises(TypeError):
        round_points(1.005)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=300)
@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6))
def test_rounding_is_the_nearest_cent_and_a_half_the_outer_one(value: Fraction) -> None:
    rounded = round_points(value)
    assert rounded.as_tuple().exponent == -2
    distance = abs(Fraction(rounded) - value)
    assert distance <= Fraction(1, 200)
    if distance == Fraction(1, 200):
        assert abs(Fraction(rounded)) > abs(value)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (" 12 ", "12"),
        ("-0,25", "-0.25"),
        ("−2", "-2"),
        ("0.125", "0.125"),
        ("1.234,5", "1234.5"),
        ("1.234,567", "1234.567"),
        ("1234.567", "1234.567"),
        ("0", "0"),
    ],
)
def test_what_a_person_types_is_read(typed: str, read: str) -> None:
    assert number_of(typed) == Decimal(read)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "năm",
        "1.000",
        "1,000",
        "12.345",
        "1,234.5",
        "1.5.2",
        "1 000",
        "1e5",
        "NaN",
        "٣",
        "½",
        ".5",
        "5.",
        "95%",
        "+5",
        "1" * 13,
        "1," + "1" * 13,
    ],
)
def test_what_could_be_two_numbers_or_none_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        number_of(typed)


def test_a_thousand_or_one() -> None:
    with pytest.raises(ValueError, match=r"“1\.000” không rõ là 1000 hay là số lẻ"):
        points_of("1.000")


def test_points_have_two_places() -> None:
    assert points_of("1,50") == Decimal("1.5")
    with pytest.raises(ValueError, match="Điểm ghi đến hai chữ số thập phân, “0,125” có nhiều hơn"):
        points_of("0,125")


@pytest.mark.parametrize("value", [True, None, 1.5, "1,5", "1e3", "NaN", "", "٣", [1], "1" * 30])
def test_stored_numbers_are_integers_or_exact_strings(value: object) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        stored_number(value)
    assert stored_number("1.50") == stored_number("1.5") == Decimal("1.5")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(7, 9), "0,7777…"),
        (Fraction(1, 8), "0,125"),
        (Fraction(-2, 3), "-0,6666…"),
        (Fraction(100) - Fraction(1, 10**9), "99,9999…"),
        (Fraction(95) + Fraction(1, 3 * 10**6), "95,0000…"),
        (Decimal("1234.5"), "1.234,5"),
        (95, "95"),
    ],
)
def test_numbers_shown_are_cut_and_never_rounded_up_to_an_edge(value: Fraction | Decimal | int, words: str) -> None:
    assert exact_words(value) == words
