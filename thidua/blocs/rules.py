"""What a year of emulation asks of its members and its heads; lines of a list of members from Excel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.core import dates
from thidua.organisations.rules.lines import Fault
from thidua.organisations.rules.names import Directory
from thidua.organisations.rules.sheets import Column, Line

UNIT, SUBGROUP, FROM = "Đơn vị", "Nhóm", "Tham gia từ ngày"
COLUMNS = (
    Column(UNIT, "Chọn trong danh sách, hoặc gõ tên đơn vị. Đơn vị chưa có thì thêm ở mục Tổ chức trước.", required=True, width=50),
    Column(SUBGROUP, "Ví dụ: Sở Tư pháp. Để trống nếu khối không chia nhóm.", width=30),
    Column(FROM, "Viết như 01/03/2021. Để trống nếu tham gia cả năm.", width=20),
)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A line of the list. `is_known`: a member already."""

    number: int
    unit_name: str
    subgroup: str
    starts_on: date | None
    unit: int | None = None
    is_known: bool = False
    faults: tuple[Fault, ...] = ()


def why_not_in_year(name: str, year: int, *, valid_from: date | None, valid_to: date | None) -> str | None:
    """A unit takes part in a year during some day of which it exists."""
    if valid_to is not None and valid_to <= date(year, 1, 1):
        return f"{name} đã thôi hoạt động từ ngày {dates.short(valid_to)}, trước năm {year}. Chọn đơn vị kế tục."
    if valid_from is not None and valid_from > date(year, 12, 31):
        return f"{name} chỉ có từ ngày {dates.short(valid_from)}, sau năm {year}."
    return None


def overlap(first: tuple[date | None, date | None], second: tuple[date | None, date | None]) -> bool:
    """Whether two half-open periods share a day; an empty end is open."""
    (start, end), (other_start, other_end) = first, second
    return (end is None or other_start is None or other_start < end) and (other_end is None or start is None or start < other_end)


def member_lines(lines: Sequence[Line], *, units: Directory, members: Mapping[int, bool]) -> list[MemberLine]:
    """Each line checked. `members`: units of the year → whether they still take part."""
    seen: dict[int, int] = {}
    return [_member_line(line, units, members, seen) for line in lines]


def _member_line(line: Line, units: Directory, members: Mapping[int, bool], seen: dict[int, int]) -> MemberLine:
    name, subgroup, day = (line.cells.get(column.title, "") for column in COLUMNS)
    unit, faults = _unit(name, units)
    starts_on, wrong_day = _day(day)
    faults += wrong_day
    if len(subgroup) > 80:
        faults.append(Fault(SUBGROUP, "dài quá 80 ký tự", "Viết gọn lại."))
    if unit and seen.setdefault(unit, line.number) != line.number:
        faults.append(Fault(UNIT, f"trùng với dòng {seen[unit]}", "Bỏ một trong hai dòng."))
    is_known = bool(unit and members.get(unit)) and not faults
    return MemberLine(line.number, name, subgroup, starts_on, unit, is_known, tuple(faults))


def _unit(name: str, units: Directory) -> tuple[int | None, list[Fault]]:
    found = units.named(name) if name else []
    if len(found) == 1:
        return found[0].pk, []
    if not name:
        return None, [Fault(UNIT, "còn trống", "Điền tên đơn vị, hoặc xóa cả dòng.")]
    if not found:
        return None, [Fault(UNIT, f"chưa có đơn vị “{name}” trong năm này", "Thêm đơn vị ở mục Tổ chức trước, hoặc sửa tên cho khớp.")]
    names = "; ".join(f"“{units.label(unit)}”" for unit in found[:5])
    return None, [Fault(UNIT, f"có nhiều đơn vị tên “{name}”", f"Ghi rõ một trong các tên: {names}.")]


def _day(text: str) -> tuple[date | None, list[Fault]]:
    if not text:
        return None, []
    try:
        day, month, year = (int(part) for part in text.replace("-", "/").replace(".", "/").split("/"))
        return date(year, month, day), []
    except ValueError:
        return None, [Fault(FROM, f"“{text}” không phải ngày", "Viết như 01/03/2021, hoặc để trống.")]
