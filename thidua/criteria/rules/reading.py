"""Reading stored data field by field: whatever is missing, of a wrong type or unknown becomes a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.numbers import stored_number

Choice = TypeVar("Choice", bound=Enum)

NAMES: Mapping[str, str] = {
    "achieved": "kết quả đạt hay không đạt",
    "awards": "danh sách danh hiệu",
    "bands": "các dải",
    "bonus": "số lần cộng",
    "bonus_per": "điểm cộng mỗi lần",
    "by_size": "việc tính theo nhóm quy mô",
    "cap": "điểm tối đa",
    "combine": "cách gộp nhiều danh hiệu",
    "count": "số lượng",
    "days": "số ngày chậm",
    "days_by": "cách đếm ngày",
    "done": "kết quả thực hiện",
    "due": "hạn nộp",
    "else": "điểm của trường hợp còn lại",
    "events": "số lần",
    "factor": "hệ số điểm thưởng",
    "floor": "điểm sàn",
    "free": "số lần không trừ",
    "gap": "cách xử lý số lẻ giữa hai dải",
    "labels": "tên các dữ kiện",
    "max": "điểm chuẩn",
    "min": "điểm thấp nhất",
    "no_target": "cách chấm đơn vị không có chỉ tiêu",
    "over": "cách tính khi vượt chỉ tiêu",
    "over_max_pct": "tỷ lệ vượt tối đa",
    "penalty": "số lần trừ",
    "penalty_per": "điểm trừ mỗi lần",
    "per": "điểm mỗi lần",
    "points": "điểm",
    "reason": "lý do",
    "reason_below_max": "việc nêu lý do khi chấm dưới điểm chuẩn",
    "reports": "danh sách báo cáo",
    "reports_by": "báo cáo được tính",
    "rows": "các dòng điều kiện",
    "sent": "ngày nộp",
    "size": "quy mô",
    "source": "nguồn điểm",
    "source_max": "thang điểm của nguồn",
    "stage": "thời điểm cộng",
    "step": "bước điểm",
    "table": "bảng mức điểm",
    "target": "chỉ tiêu",
    "tiers": "các mức",
    "total": "tổng số phải thực hiện",
    "units": "danh sách đơn vị",
    "value": "giá trị",
    "zero_below": "tỷ lệ dưới đó không có điểm",
}
"""Key → what the office calls it."""


def name_of(key: str) -> str:
    return NAMES.get(key, f"“{key}”")


class Fields:
    """A mapping being read; `end()` refuses what nobody asked for. A key whose value is None is as good as missing."""

    def __init__(self, data: object, *, fault: type[Fault], where: str = "") -> None:
        self._fault, self._where = fault, where
        if not isinstance(data, Mapping):
            raise fault("Dữ liệu không đúng cấu trúc: cần các cặp tên và giá trị.", where)
        self._data: Mapping[str, object] = data
        self._read: set[str] = set()

    def refuse(self, sentence: str, key: str = "") -> Fault:
        return self._fault(sentence, ".".join(part for part in (self._where, key) if part))

    def has(self, key: str) -> bool:
        return self._data.get(key) is not None

    def raw(self, key: str) -> object:
        self._read.add(key)
        if key not in self._data:
            raise self.refuse(f"Thiếu {name_of(key)}.", key)
        return self._data[key]

    def raw_or_none(self, key: str) -> object:
        self._read.add(key)
        return self._data.get(key)

    def number(self, key: str) -> Decimal:
        value = self.raw(key)
        if value is None:
            raise self.refuse(f"Thiếu {name_of(key)}.", key)
        try:
            return stored_number(value)
        except ValueError as error:
            raise self.refuse(f"Mục {name_of(key)}: {error}", key) from error

    def amount(self, key: str) -> Decimal:
        """A number that is not negative."""
        value = self.number(key)
        if value < 0:
            raise self.refuse(f"Mục {name_of(key)} không được âm.", key)
        return value

    def whole(self, key: str) -> int:
        value = self.amount(key)
        if value != int(value):
            raise self.refuse(f"Mục {name_of(key)} phải là số nguyên.", key)
        return int(value)

    def amount_or_none(self, key: str) -> Decimal | None:
        self._read.add(key)
        return self.amount(key) if self.has(key) else None

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self.refuse(f"Mục {name_of(key)}: chọn có hoặc không.", key)
        return value

    def flag_or_none(self, key: str) -> bool | None:
        self._read.add(key)
        return self.flag(key) if self.has(key) else None

    def text(self, key: str) -> str:
        """The words without spaces around them; empty when the key is missing."""
        self._read.add(key)
        value = self._data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.refuse(f"Mục {name_of(key)} phải là chữ.", key)
        return (value or "").strip()

    def day(self, key: str) -> date:
        value = self.raw(key)
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.refuse(f"Mục {name_of(key)} không phải là ngày.", key) from error

    def whole_or_none(self, key: str) -> int | None:
        self._read.add(key)
        return self.whole(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when the key is missing."""
        values = self.items_or_none(key)
        if not all(isinstance(value, str) for value in values):
            raise self.refuse(f"Mục {name_of(key)} phải là danh sách chữ.", key)
        return tuple(str(value) for value in values)

    def texts_or_none(self, key: str) -> tuple[str, ...] | None:
        self._read.add(key)
        return self.texts(key) if self.has(key) else None

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """None while nobody has chosen; upper case in the data is the same choice."""
        self._read.add(key)
        if not self.has(key):
            return None
        try:
            return kind(str(self._data[key]).lower())
        except ValueError as error:
            raise self.refuse(f"Mục {name_of(key)}: không có lựa chọn “{self._data[key]}”.", key) from error

    def items(self, key: str) -> Sequence[object]:
        value = self.raw(key)
        if not isinstance(value, list | tuple):
            raise self.refuse(f"Mục {name_of(key)} phải là một danh sách.", key)
        return value

    def items_or_none(self, key: str) -> Sequence[object]:
        """Empty when the key is missing."""
        return self.items(key) if self.raw_or_none(key) is not None else ()

    def end(self) -> None:
        unknown = sorted(key for key, value in self._data.items() if value is not None and key not in self._read)
        if unknown:
            raise self.refuse(f"Không hiểu mục “{unknown[0]}” trong dữ liệu.", unknown[0])
