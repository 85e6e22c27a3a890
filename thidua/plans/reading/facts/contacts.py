"""Contact points: who answers the telephone for whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.grid import Row, rows_of
from thidua.plans.reading.facts.letters import LOWER, UPPER
from thidua.plans.reading.facts.lines import Line, lines_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, sought

PHONE = sought(r"(?<![\d/.,])(?:\(?\+?84\)?|\(?0)(?:[\s.\-()]{0,2}\d){8,10}(?![\d/])")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
HONORIFIC = r"(?:[Đđ]ồng chí|[ĐđÐ]/[Cc]|ĐC|[Ôô]ng/[Bb]à|[Ôô]ng \([Bb]à\)|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Tt]hầy|[Cc]ô)[:.]?"
SYLLABLE = rf"[{UPPER}][{LOWER}{UPPER}’']*"
NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}"
NO_SURNAME = (
    "Sở|Phòng|Ban|Cục|Vụ|Ủy|Uỷ|Hội|Trưởng|Phó|Chuyên|Cụm|Khối|Khu|Đơn|Bộ|Thanh tra|Trung|Liên|Đảng|Tỉnh|Mọi|Đề|Điện|Số|Email|"
    "Địa|Thông|Giám|Chánh|Cán|Tổ|Công an|Công ty|Văn phòng|Văn thư|Nội|Tổng|Tòa|Viện|Trường|Bảo|Kho|Chi|Huyện|Thành|Các|Cơ|Đầu|Trong|Khi|"
    "Quá|Nếu|Nhà|Hiệu|Bí|Thường|Kế|Thư|Báo|Đài|UBND|HĐND|SĐT|ĐT"
)
PERSON = re.compile(
    rf"(?:{HONORIFIC}\s+|(?:^|(?<=[;:(,–|-] )|"
    rf"(?<=[;:(]))(?!(?:{NO_SURNAME})\b))(?P<name>{NAME})(?=\s*(?:[-–,;:(|]|$|SĐT|ĐT|số|là |chức|[Tt]rưởng|"
    rf"[Pp]hó|[Cc]huyên|[Cc]hánh|[Gg]iám|[Cc]án))"
)
CUE = re.compile(
    r"(?i)[\s,;:.(\-–|]*(?:số điện thoại|điện thoại|sđt|đtdđ|đt|di động|tel|mobile|zalo|fax|email|e-mail|thư điện tử|hộp thư|số máy|số)\b.*"
)
ACTS_FOR = (
    re.compile(r"(?i)^(?P<who>.{3,120}?) (?:cử|phân công|bố trí|giao)? ?(?:cán bộ |công chức )?(?:làm )?đầu mối"),
    re.compile(r"(?i)đầu mối(?: liên (?:hệ|lạc))?(?: công tác)?(?: của| tại) (?P<who>[^:;,()]{3,120}?)\s*(?::|$)"),
    re.compile(r"[Đđ]ầu mối(?: liên (?:hệ|lạc))? (?P<who>[A-ZĐ][^:;,()]{3,120}?)\s*:"),
)
OFFICE = re.compile(r"(?i)liên hệ(?: trực tiếp)?(?: với| về| qua)? (?P<name>[^,;:(]{4,120}?)\s*(?=[,;:(]|qua |theo |số |SĐT|ĐT|điện thoại)")
ASKED = re.compile(r"(?i)liên hệ|đồng chí|thông tin|chi tiết|trao đổi|đầu mối|họ và tên|họ tên|cán bộ|điện thoại")
ROW_NAME = compiled(r"ho (?:va |, )?ten|^dau moi|nguoi lien he|^can bo")
ROW_POST = compiled(r"chuc vu|chuc danh")
ROW_UNIT = compiled(r"don vi|co quan")
LETTERHEAD = re.compile(r"(?i)\b(?:fax|địa chỉ:|website)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that tell one contact, and where they stand."""

    name: str
    words: str
    at: Span
    struck: bool


def find(context: Context) -> Iterable[Fact]:
    rows = [row for row in rows_of(context) if _names_person(row)]
    yield from (_from_row(context, row) for row in rows)
    told = {cell.block for row in rows for cell in row}
    lines = [line for line in lines_of(context) if line.block not in told]
    for index, line in enumerate(lines):
        if PHONE.search(line.text) or _mail_in(line.text):
            for stretch in _stretches(context.text, lines, index):
                yield _fact(context, stretch, acts_for=_acts_for(lines, index, stretch.at[0]))


def _mail_in(text: str) -> re.Match[str] | None:
    return EMAIL.search(text) if "@" in text else None


def _names_person(row: Row) -> bool:
    named = any(ROW_NAME.search(cell.header) for cell in row)
    return named and any(PHONE.search(cell.text) or _mail_in(cell.text) for cell in row)


def _from_row(context: Context, row: Row) -> Fact:
    """A row of "Họ và tên | Chức vụ | Đơn vị | Điện thoại | Email"."""
    named = next(cell for cell in row if ROW_NAME.search(cell.header))
    numbers = [cell for cell in row if PHONE.search(cell.text) or _mail_in(cell.text)]
    at = (min(named.at[0], numbers[0].at[0]), max(named.at[1], numbers[-1].at[1]))
    words = " ".join(cell.text for cell in numbers)
    name = re.sub(rf"^{HONORIFIC}\s+", "", named.text)
    unit = next((cell.text for cell in row if ROW_UNIT.search(cell.header)), None)
    role = next((cell.text for cell in row if ROW_POST.search(cell.header)), None)
    fact = _fact(context, Stretch(name, f"{name} {words}", at, any(cell.struck for cell in row)), acts_for=unit)
    return replace(fact, fields={**fact.fields, "role": role})


def _fact(context: Context, stretch: Stretch, *, acts_for: str | None) -> Fact:
    phones = [re.sub(r"\D", "", found[0]) for found in PHONE.finditer(stretch.words)]
    email = EMAIL.search(stretch.words)
    fields: dict[str, object] = {
        "name": stretch.name,
        "role": _role(stretch),
        "acts_for": acts_for,
        "phone": _national(phones[0]) if phones else None,
        "email": email[0].rstrip(".") if email else None,
        "struck": stretch.struck,
    }
    if len(phones) > 1:
        fields["phones"] = [_national(phone) for phone in phones]
    return context.fact(FactKind.CONTACT, stretch.at, **fields)


def _national(digits: str) -> str:
    return "0" + digits[2:] if digits.startswith("84") and len(digits) > 10 else digits


def _stretches(text: str, lines: Sequence[Line], index: int) -> Iterator[Stretch]:
    """The persons of the line; else one named up to two lines above; else an office."""
    line = lines[index]
    people = list(PERSON.finditer(line.text))
    if not people and (above := _named_above(lines, index)):
        start, name = above
        yield _stretch(text, name, (start, _last_number(line)), struck=line.struck)
        return
    for number, person in enumerate(people):
        stop = people[number + 1].start() if number + 1 < len(people) else len(line.text)
        ends = [found.end() for pattern in (PHONE, EMAIL) for found in pattern.finditer(line.text, person.end("name"), stop)]
        if ends:
            at = (line.at[0] + person.start("name"), line.at[0] + max(ends))
            yield _stretch(text, person["name"], at, struck=line.struck)
    if not people and (office := OFFICE.search(line.text)) and not LETTERHEAD.search(line.text):
        at = (line.at[0] + office.start("name"), _last_number(line))
        if at[0] < at[1]:
            yield _stretch(text, office["name"].strip(), at, struck=line.struck)


def _stretch(text: str, name: str, at: Span, *, struck: bool) -> Stretch:
    return Stretch(name, text[at[0] : at[1]], at, struck)


def _last_number(line: Line) -> int:
    ends = [found.end() for pattern in (PHONE, EMAIL) for found in pattern.finditer(line.text)]
    return line.at[0] + max(ends)


def _named_above(lines: Sequence[Line], index: int) -> tuple[int, str] | None:
    """Name and telephone stand in cells or lines of their own."""
    for line in reversed(lines[max(0, index - 4) : index]):
        if PHONE.search(line.text) or _mail_in(line.text) or len(line.text) > 120:
            return None
        if person := PERSON.search(line.text):
            return line.at[0] + person.start("name"), person["name"]
    return None


def _role(stretch: Stretch) -> str | None:
    words = stretch.words[len(stretch.name) :]
    first = min((found.start() for pattern in (PHONE, EMAIL) for found in pattern.finditer(words)), default=len(words))
    role = CUE.sub("", words[:first]).strip(" -–,;:.()|")
    return re.sub(r"^[Cc]hức vụ ?: ?", "", role) or None


_REACH = 400
"""So much of a line is looked at from either end; no name stands farther from its contact."""


def _acts_for(lines: Sequence[Line], index: int, start: int) -> str | None:
    line = lines[index].text
    end = max(0, start - lines[index].at[0])
    near = re.sub(rf"{HONORIFIC}\s*$", "", line[max(0, end - _REACH) : end])
    opening = near if end <= _REACH else line[:_REACH]
    above = ((other.text[:_REACH], other.text[-_REACH:]) for other in reversed(lines[max(0, index - 8) : index]))
    for first, last in [(opening, near), *above]:
        for pattern in ACTS_FOR:
            if found := pattern.search((first if pattern is ACTS_FOR[0] else last).strip(" *-–")):
                return found["who"].strip(" *:-–")
    named = near.rstrip().endswith(":") and end < 120 and not ASKED.search(near)
    return near.rstrip(" :-–") if named else None
