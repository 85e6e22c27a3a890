"""A list of recipients for printing many papers of one kind: its columns, and every row judged before anything is printed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from thidua.core.text import fold
from thidua.documents.rules.fields import FIELDS, Field, Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.organisations.rules.lines import Fault
from thidua.organisations.rules.sheets import Column, Line

MOST_ROWS = 1000
AT_ONCE = 50
"""So many papers are made while one waits; more of them in the background."""
CERTIFICATES = {"GK": "Giấy khen", "BK": "Bằng khen"}
RECIPIENT = {DocumentKind.INVITATION: "kinh_moi", DocumentKind.LETTER: "kinh_gui"}
"""Whose name stands on each paper; printed by the unit's template."""
SORTS = {**CERTIFICATES, **{kind.value: kind.label for kind in RECIPIENT}}
CERTIFICATE = (
    Field(name="name", label="Họ và tên hoặc tên tập thể", sample="Bà Lò Thị Mẫu", hint="Ghi cả Ông, Bà nếu in.", is_required=True),
    Field(name="unit", label="Chức vụ, đơn vị", sample="Chuyên viên Văn phòng Sở Tư pháp"),
    Field(name="entry", label="Số sổ khen thưởng", sample="07", hint="Chỉ ghi số; in thành “Số 07 sổ khen thưởng”."),
    Field(
        name="merit",
        label="Thành tích",
        sample="Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
        is_required=True,
        hint="Dùng cho dòng nào trong danh sách để trống cột này.",
    ),
    Field(
        name="giver", label="Người tặng", sample="GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI", hint="Dòng chữ hoa trên chữ “TẶNG”.", is_required=True
    ),
    Field(name="decision", label="Quyết định tặng", sample="Quyết định số 112/QĐ-STP ngày 20 tháng 12 năm 2021", is_required=True),
    Field(name="place", label="Địa danh", sample="Yên Bái"),
    Field(name="day", label="Ngày ký", sample=date(2021, 12, 20), is_required=True),
    Field(name="post", label="Quyền hạn, chức vụ người ký", sample="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", hint="Mỗi dòng một dòng.", is_long=True),
    Field(name="signer", label="Họ và tên người ký", sample="Hoàng Văn Mẫu"),
)
OF_EACH = ("name", "unit", "entry")
IN_LIST = (*OF_EACH, "merit")
LONGEST = {"name": 120, "unit": 200, "entry": 20, "merit": 400}
LENGTH = 500
BARE = re.compile(r"[\d./,\s-]+")
WAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
EMPTY = Fault("", "ô trống", "Ghi vào ô này trong Excel, hoặc điền chung cho mọi dòng khi tải danh sách lên.")


@dataclass(frozen=True, slots=True)
class Sort:
    """What is printed: `fields` that its papers hold, those of them that are `needed` and those that stand in the list alone (`own`)."""

    value: str
    fields: tuple[Field, ...]
    needed: frozenset[str]
    own: tuple[str, ...]
    in_list: tuple[str, ...]

    @property
    def label(self) -> str:
        return SORTS[self.value]

    @property
    def is_certificate(self) -> bool:
        return self.value in CERTIFICATES

    @property
    def recipient(self) -> str:
        """The column that tells whose paper it is."""
        return self.own[0]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self._column(one) for one in self.fields if one.name in self.in_list)

    def _column(self, one: Field) -> Column:
        is_key = one.name == self.recipient
        note = one.hint if one.name in self.own else "Để trống thì in như đã điền chung."
        sample = "; ".join(map(str, one.sample[:1])) if one.is_list and not isinstance(one.sample, str | date) else one.words
        words = f"Ví dụ: {sample}." if one.name in self.own else ""
        return Column(one.label, " ".join(filter(None, [note, words])), required=is_key, width=46 if is_key else 30)

    @property
    def common(self) -> tuple[str, ...]:
        """Filled in once, for all."""
        return tuple(one.name for one in self.fields if one.name not in self.own)


def sort_of(value: str, *, used: Mapping[str, bool] | None = None) -> Sort:
    """`used`: the fields that the unit's template prints, and whether it prints them in any case; None for all that the kind knows."""
    if value in CERTIFICATES:
        needed = frozenset(one.name for one in CERTIFICATE if one.is_required)
        return Sort(value, CERTIFICATE, needed, OF_EACH, IN_LIST)
    kind = next(one for one in RECIPIENT if one == value)
    recipient = RECIPIENT[kind]
    names = {one.name: one.is_required for one in FIELDS[kind]} if used is None else {recipient: True, **used}
    fields = tuple(one for one in FIELDS[kind] if one.name in names)
    needed = frozenset(one.name for one in fields if names[one.name] and not one.waits) | {recipient}
    return Sort(value, fields, needed, (recipient,), tuple(one.name for one in fields if one.name == recipient or not one.is_list))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list as it will be printed; nothing is printed while one has `faults`. `doubts` stop nothing."""

    number: int
    name: str
    values: Mapping[str, Value]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[str, ...] = field(default=())


def judged(lines: Sequence[Line], sort: Sort, *, common: Mapping[str, Value | None], odd: Mapping[tuple[int, str], Fault]) -> list[Row]:
    """`odd`: cells that do not say what they show, by row and title of the column."""
    above: dict[str, int] = {}
    rows = []
    for line in lines:
        key = "|".join(fold(line.cells.get(column.title, "")) for column in sort.columns)
        doubts = (f"Giống hệt dòng {above[key]}: sẽ in hai bản.",) if key in above else ()
        above.setdefault(key, line.number)
        rows.append(_row(line, sort, common, odd, doubts))
    return rows


def _row(line: Line, sort: Sort, common: Mapping[str, Value | None], odd: Mapping[tuple[int, str], Fault], doubts: tuple[str, ...]) -> Row:
    values: dict[str, Value] = {name: value for name, value in common.items() if value}
    faults = []
    for one in (one for one in sort.fields if one.name in sort.in_list):
        words = line.cells.get(one.label, "")
        fault = odd.get((line.number, one.label)) or _fault(one, words, is_key=one.name == sort.recipient)
        if fault:
            faults.append(fault)
        elif words:
            values[one.name] = _value(one, words)
        if not fault and one.name in sort.needed and one.name not in values:
            faults.append(Fault(one.label, EMPTY.what, EMPTY.to_do if one.name not in sort.own else "Ghi vào ô này trong Excel."))
    recipient = next(one.label for one in sort.fields if one.name == sort.recipient)
    return Row(line.number, line.cells.get(recipient, ""), values, tuple(faults), doubts)


def _fault(one: Field, words: str, *, is_key: bool) -> Fault | None:
    most = LONGEST.get(one.name, LENGTH)
    if words.startswith("#") and words.rstrip("!?").isupper():
        return Fault(one.label, f"ô báo lỗi công thức {words}", "Sửa công thức, hoặc gõ thẳng chữ vào ô.")
    if len(words) > most:
        return Fault(one.label, f"dài {len(words)} ký tự, in được nhiều nhất {most}", "Rút gọn rồi tải lại.")
    if is_key and words and BARE.fullmatch(words):
        return Fault(one.label, f"“{words}” là số hoặc ngày, không phải tên", "Kiểm tra danh sách có bị lệch cột không.")
    if one.is_day and words and _day(words) is None:
        return Fault(one.label, f"chưa hiểu ngày “{words}”", "Viết như 20/12/2021.")
    return None


def _value(one: Field, words: str) -> Value:
    if one.is_day:
        return _day(words) or words
    return [words] if one.is_list else words


def _day(words: str) -> date | None:
    for way in WAYS:
        try:
            return datetime.strptime(words.strip(), way).date()
        except ValueError:
            continue
    return None


def why_not_so_many(count: int) -> str | None:
    if count <= MOST_ROWS:
        return None
    return f"Danh sách có {count} dòng; mỗi lần in nhiều nhất 1.000. Chia thành nhiều tệp rồi in từng tệp."
