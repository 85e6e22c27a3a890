"""Points are exact: `Fraction` inside, `Decimal` of two places outside, a float never."""

import re
from decimal import Decimal
from fractions import Fraction

from thidua.core.dates import figure

Number = Fraction | Decimal | int
ZERO = Decimal("0.00")
MOST_POINTS = Decimal(99_999)
_MOST_DIGITS = 12
_TYPED = re.compile(r"-?(?P<whole>\d+)(?:[.,](?P<part>\d+))?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_STORED = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def round_points(value: Number) -> Decimal:
    """The one rounding rule: two places, a half goes away from zero (1,005 → 1,01 and -1,005 → -1,01)."""
    if isinstance(value, float):
        raise TypeError(value)
    exact = Fraction(value)
    cents = (200 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return Decimal(cents if exact >= 0 else -cents).scaleb(-2)


def number_of(text: str) -> Decimal:
    """Read what a person typed: "1,5", "1.5", "1.234,5". Raises `ValueError` with a sentence, also for "1.000": one or a thousand?"""
    bare = text.strip().replace("−", "-")
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    found = _TYPED.fullmatch(bare)
    if not found:
        message = f"“{text.strip()}” không phải là số. Viết như 12 hoặc 12,5."
        raise ValueError(message)
    if len(found["whole"]) > _MOST_DIGITS or len(found["part"] or "") > _MOST_DIGITS:
        message = f"“{bare}” dài quá {_MOST_DIGITS} chữ số."
        raise ValueError(message)
    if len(found["part"] or "") == 3 and len(found["whole"]) <= 3 and not found["whole"].startswith("0"):
        message = f"“{bare}” không rõ là {found['whole']}{found['part']} hay là số lẻ. Viết liền hàng nghìn, hoặc bớt chữ số lẻ."
        raise ValueError(message)
    return Decimal(bare.replace(",", "."))


def points_of(text: str) -> Decimal:
    """Points as a person typed them; at most two places, since a third would be rounded away unseen. Raises `ValueError`."""
    points = number_of(text)
    if points != round_points(points):
        message = f"Điểm ghi đến hai chữ số thập phân, “{text.strip()}” có nhiều hơn."
        raise ValueError(message)
    return points


def why_not_points(points: Decimal) -> str | None:
    """What a table cannot hold as its điểm chuẩn."""
    if not points.is_finite() or points != round_points(points):
        return "Điểm chuẩn ghi bằng số, nhiều nhất hai chữ số thập phân."
    if points < 0:
        return "Điểm chuẩn không được âm. Mục bị trừ điểm thì đặt ở phần điểm trừ."
    return f"Điểm chuẩn {figure(points)} lớn quá, nhiều nhất {figure(MOST_POINTS)}. Xem lại dấu phẩy." if points > MOST_POINTS else None


def stored_number(value: object) -> Decimal:
    """A number of stored data: an int, or a string with a decimal point. Raises `ValueError` for anything else, floats too."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and _STORED.fullmatch(value) and len(value) <= 2 * _MOST_DIGITS:
        return Decimal(value)
    message = f"“{value}” không phải là số."
    raise ValueError(message)


def ends(value: Fraction) -> bool:
    """Whether the number is written in full with six places."""
    return (value * 10**6).denominator == 1


def exact_words(value: Number) -> str:
    """The number in full when it ends within six places, else cut (not rounded: 99,9999…% never looks like 100%)."""
    exact = Fraction(value)
    if ends(exact):
        return figure(Decimal((exact * 10**6).numerator).scaleb(-6))
    whole, part = divmod(abs(exact.numerator) * 10**4 // exact.denominator, 10**4)
    return f"{'-' if exact < 0 else ''}{figure(whole)},{part:04d}…"
