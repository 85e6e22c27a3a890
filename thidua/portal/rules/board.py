"""What a board is asked to show."""

from dataclasses import dataclass
from datetime import date

HALVES = {"": "Cả năm", "dau": "6 tháng đầu năm", "cuoi": "6 tháng cuối năm", "chua-co-han": "Chưa có hạn"}
PRINTED = 12
"""Columns that fit on a landscape A4; the rest goes on in the next table."""


@dataclass(frozen=True, slots=True)
class Wanted:
    subgroup: str = ""
    half: str = ""
    only_unfinished: bool = False
    unit: int = 0


def is_in_half(last: date | None, half: str) -> bool:
    if half == "":
        return True
    if last is None:
        return half == "chua-co-han"
    return half == ("dau" if last.month <= 6 else "cuoi")
