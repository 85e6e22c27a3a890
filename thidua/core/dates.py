"""Dates and figures in words, as an office writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II)."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
_FIGURE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?")


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def short(day: date) -> str:
    """10/06/2021"""
    return f"{day:%d/%m/%Y}"


def day_month(day: date) -> str:
    """19/6: as a column of a board writes it; January and February keep their zero (Nghị định 30/2020)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}"


def phrase(day: date) -> str:
    """ngày 05 tháng 01 năm 2026: a zero before days under 10 and before months 1 and 2."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def countdown(day: date, *, today: date) -> str:
    """còn 9 ngày · hôm nay · quá 2 ngày"""
    left = (day - today).days
    if left == 0:
        return "hôm nay"
    return f"còn {left} ngày" if left > 0 else f"quá {-left} ngày"


def figure(value: Decimal | int | float, *, places: int | None = None) -> str:
    """1.234,5: decimal comma, dot between thousands, no trailing zeros; with `places` just so many, rounded half up: 9,50."""
    number = Decimal(str(value)) or Decimal()
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        number = number or abs(number)
    whole, _, part = f"{number:,f}".partition(".")
    part = part.rstrip("0") if places is None else part
    return whole.replace(",", ".") + (f",{part}" if part else "")


def parse_figure(text: str) -> Decimal:
    """Read "1.234,5", "12,75" or "12". Raises `ValueError` with a Vietnamese sentence, also for "12.5": is it 12,5 or 125?"""
    bare = "".join(text.split())
    if not _FIGURE.fullmatch(bare):
        message = f"“{text}” không phải là số. Viết như 12 hoặc 12,5; hàng nghìn cách bằng dấu chấm như 1.000."
        raise ValueError(message)
    return Decimal(bare.replace(".", "").replace(",", "."))
