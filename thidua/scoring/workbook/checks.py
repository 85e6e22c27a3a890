"""What Excel lets one type into the open cells: numbers up to the criterion's own limit, days, lists to choose from."""

from datetime import date
from decimal import Decimal
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from thidua.core.dates import figure
from thidua.scoring.workbook.boxes import Box, Sort

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
MOST = Decimal(10) ** 12
Kind = Literal["whole", "decimal", "list", "date"]
LONGEST_LIST = 250
"""Excel takes lists written out up to 255 signs."""


class Checks:
    """Cells that take the same thing share one rule."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, ...], DataValidation] = {}

    def take(self, box: Box, at: str) -> None:
        if box.choices:
            self._take_choice(box.choices, at)
        elif box.sort in {Sort.NUMBER, Sort.WHOLE}:
            self._take_number(box, at)
        elif box.sort is Sort.DAY:
            self.take_day(at)

    def take_day(self, at: str) -> None:
        numbers = [str((day - date(1899, 12, 30)).days) for day in (FIRST, LAST)]
        self._take(at, "date", *numbers, title="Không phải ngày", error="Ghi ngày như 05/02/2021.")

    def _take_choice(self, choices: tuple[str, ...], at: str) -> None:
        listed = ",".join(choices)
        if len(listed) <= LONGEST_LIST and not any(sign in one for one in choices for sign in ',"'):
            words = "; ".join(f"“{one}”" for one in choices)
            self._take(at, "list", f'"{listed}"', "", title="Chọn trong danh sách", error=f"Chọn {words} hoặc để trống."[:220])

    def _take_number(self, box: Box, at: str) -> None:
        kind: Kind = "whole" if box.sort is Sort.WHOLE else "decimal"
        upto = f" đến {figure(box.most)}" if box.most is not None else " trở lên"
        word = "số nguyên" if kind == "whole" else "số"
        self._take(
            at,
            kind,
            str(box.least),
            str(MOST if box.most is None else box.most),
            title="Không nhận được",
            error=f"Ghi {word} từ {figure(box.least)}{upto}; không ghi chữ, ngày hay đơn vị tính.",
        )

    def _take(self, at: str, kind: Kind, first: str, second: str, *, title: str, error: str) -> None:
        key = (kind, first, second)
        if key not in self._rules:
            rule = DataValidation(type=kind, formula1=first, formula2=second or None, allow_blank=True)
            rule.operator = None if kind == "list" else "between"
            rule.showErrorMessage, rule.errorTitle, rule.error = True, title, error
            self._rules[key] = rule
        self._rules[key].add(at)

    def add_to(self, sheet: Worksheet) -> None:
        for rule in self._rules.values():
            sheet.add_data_validation(rule)
