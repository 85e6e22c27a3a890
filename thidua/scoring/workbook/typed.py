"""What is written in one cell, as the value its box takes; anything else is a sentence with the cell."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from thidua.core.dates import figure
from thidua.core.text import fold, one_line
from thidua.criteria.reading.values import Cell
from thidua.criteria.rules.numbers import number_of
from thidua.scoring.workbook.boxes import TICK, Box, Sort, Value
from thidua.scoring.workbook.columns import Column

PLACES = 10
"""Excel writes 1,1 down as 1.1000000000000001."""
WAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
ERROR = re.compile(r"#[A-Z/0!?]+")
LONGEST = 2000
YES, NO = frozenset({"co", "dat", "x", "1", "true"}), frozenset({"khong", "khong dat", "0", "false"})


class Mistyped(ValueError):
    """`str(error)` is a whole sentence that begins with the cell."""

    def __init__(self, cell: Cell, words: str) -> None:
        super().__init__(words if words.startswith("Ô ") else f"Ô {cell.at}: {words}")


def value_of(box: Box, cell: Cell) -> Value | None:
    """None: nothing stands there. Raises `Mistyped`."""
    if cell.trouble and not (box.sort is Sort.DAY and cell.text):
        raise Mistyped(cell, cell.trouble)
    if ERROR.fullmatch(cell.text):
        raise Mistyped(cell, f"ô báo lỗi công thức {cell.text}. Sửa công thức, hoặc gõ thẳng giá trị.")
    return _READERS[box.sort](box, cell) if cell.text.strip() else None


def _number(box: Box, cell: Cell) -> Decimal:
    value = _figure(cell)
    if value < box.least:
        raise Mistyped(cell, "số không được âm." if box.least == 0 else f"thấp nhất là {figure(box.least)}.")
    if box.most is not None and value > box.most:
        raise Mistyped(cell, f"ghi {figure(value)}, quá mức {figure(box.most)} của tiêu chí.")
    if box.column is Column.POINTS and value != round(value, 2):
        raise Mistyped(cell, f"điểm ghi đến hai chữ số thập phân, “{figure(value)}” có nhiều hơn.")
    return value


def _figure(cell: Cell) -> Decimal:
    try:
        return round(Decimal(cell.text), PLACES) if cell.is_figure else number_of(cell.text)
    except ValueError as error:
        raise Mistyped(cell, str(error)) from error


def _whole(box: Box, cell: Cell) -> Decimal:
    value = _number(box, cell)
    if value != int(value):
        raise Mistyped(cell, f"phải là số nguyên, không phải {figure(value)}.")
    return value


def _day(_box: Box, cell: Cell) -> date:
    for way in WAYS:
        try:
            return datetime.strptime(cell.text.strip(), way).date()
        except ValueError:
            continue
    raise Mistyped(cell, f"“{cell.text[:40]}” không phải ngày. Ghi như 05/02/2021.")


def _yes_no(box: Box, cell: Cell) -> bool | None:
    word = fold(cell.text)
    if word in YES:
        return True
    if word in NO:
        return None if box.choices == (TICK,) else False
    choices = " hoặc ".join(f"“{one}”" for one in box.choices)
    raise Mistyped(cell, f"“{cell.text[:40]}” không có trong danh sách. Chọn {choices}.")


def _words(box: Box, cell: Cell) -> str:
    words = cell.text.strip() if box.column is Column.REASON else one_line(cell.text)
    if len(words) > LONGEST:
        raise Mistyped(cell, f"dài {len(words)} ký tự, ghi được nhiều nhất {LONGEST}.")
    return next((one for one in box.choices if fold(one) == fold(words)), words)


_READERS: Mapping[Sort, Callable[[Box, Cell], Value | None]] = {
    Sort.NUMBER: _number,
    Sort.WHOLE: _whole,
    Sort.DAY: _day,
    Sort.YES_NO: _yes_no,
    Sort.WORDS: _words,
}


def words_of(value: Value, box: Box) -> str:
    """A value as the list of differences says it."""
    if isinstance(value, bool):
        return (box.choices[not value] if len(box.choices) == 2 else "có") if value or len(box.choices) == 2 else "không"
    if isinstance(value, Decimal):
        return figure(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
