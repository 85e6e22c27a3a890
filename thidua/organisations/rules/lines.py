"""Lines of a sheet of units or of people: what each says, whether it is new, and every fault with what to do about it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.core.text import fold
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.rules.names import Directory, Named, key
from thidua.organisations.rules.sheets import Column, Line

NAME, SHORT, KIND, PLACE, PARENT = "Tên đơn vị", "Tên gọi tắt", "Loại", "Địa phương", "Trực thuộc"
UNIT_COLUMNS = (
    Column(NAME, "Tên đầy đủ theo quyết định thành lập.", required=True, width=46),
    Column(SHORT, "Ví dụ: STP Lạng Sơn. Để trống cũng được.", width=24),
    Column(KIND, "Chọn trong danh sách thả xuống.", required=True, width=30, choices=tuple(UnitKind.labels)),
    Column(PLACE, "Tỉnh, thành phố. Để trống cũng được.", width=20),
    Column(PARENT, "Tên cơ quan cấp trên: đã có trong hệ thống, hoặc ở một dòng phía trên. Để trống nếu không có.", width=46),
)
PERSON, UNIT, ROLE, TITLE, PHONE, EMAIL, ACCOUNT = (
    "Họ và tên",
    "Đơn vị",
    "Vai trò",
    "Chức vụ",
    "Điện thoại",
    "Thư điện tử",
    "Cấp tài khoản",
)
YES, NO = "có", "không"
PERSON_COLUMNS = (
    Column(PERSON, "Họ và tên đầy đủ, có dấu.", required=True),
    Column(UNIT, "Chọn trong danh sách, hoặc gõ tên đơn vị.", required=True, width=46),
    Column(
        ROLE,
        "Chọn trong danh sách. Nhiều vai trò thì cách nhau bằng dấu chấm phẩy.",
        required=True,
        choices=tuple(StaffRole.labels),
        takes_several=True,
    ),
    Column(TITLE, "Ví dụ: Chánh Văn phòng. Để trống cũng được.", width=24),
    Column(PHONE, "Để trống cũng được.", width=18),
    Column(EMAIL, "Để trống cũng được.", width=28),
    Column(ACCOUNT, "“có” thì hệ thống lập tài khoản và in phiếu.", width=16, choices=(YES, NO)),
)
_KINDS = {fold(label): UnitKind(value) for value, label in UnitKind.choices}
_ROLES = {fold(label): StaffRole(value) for value, label in StaffRole.choices}
_LENGTHS = {NAME: 200, SHORT: 80, PLACE: 80, PERSON: 120, TITLE: 120, PHONE: 30, EMAIL: 254}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell and what to do."""

    column: str
    what: str
    to_do: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`parent`: key of a unit there already; `parent_line`: number of the line above that makes it. `is_known`: nothing to write."""

    number: int
    name: str
    short_name: str
    kind: UnitKind | None
    place: str
    parent_name: str
    parent: int | None = None
    parent_line: int | None = None
    is_known: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`person`: key of the same person in the same unit if there is one. `wants_account`: one is still to be made."""

    number: int
    full_name: str
    unit_name: str
    roles: tuple[StaffRole, ...]
    title: str
    phone: str
    email: str
    wants_account: bool
    unit: int | None = None
    person: int | None = None
    is_known: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """`is_beyond`: holds a post in a unit out of the importer's hand too, so that the account is not theirs to make."""

    pk: int
    roles: frozenset[str]
    has_account: bool
    is_beyond: bool = False


@dataclass
class _Above:
    """Lines read so far: (name, parent) → line number; names alone → line numbers."""

    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)


def unit_lines(lines: Sequence[Line], *, units: Directory, allowed: Collection[int] | None) -> list[UnitLine]:
    """Each line checked against the units there are and the lines above it. `allowed`: units under which one may add (None = anywhere)."""
    above = _Above()
    return [_unit_line(line, units, allowed, above) for line in lines]


def _unit_line(line: Line, units: Directory, allowed: Collection[int] | None, above: _Above) -> UnitLine:
    cells = {column.title: line.cells.get(column.title, "") for column in UNIT_COLUMNS}
    name, parent_name = cells[NAME], cells[PARENT]
    kind = _KINDS.get(fold(cells[KIND]))
    faults = _missing_or_long(cells, UNIT_COLUMNS)
    if cells[KIND] and kind is None:
        faults.append(Fault(KIND, f"không có loại “{cells[KIND]}”", "Chọn một loại trong danh sách thả xuống của tệp mẫu."))
    parent, parent_line, wrong = _parent(parent_name, units, above)
    faults += [wrong] if wrong else []
    same = [unit for unit in units.named(name) if key(unit.name) == key(name)]
    known = any(not parent_name or (parent is not None and unit.parent_pk == parent) for unit in same)
    twin = above.lines.get((key(name), key(parent_name)))
    if twin and not known:
        faults.append(Fault(NAME, f"trùng với dòng {twin}", "Bỏ một trong hai dòng."))
    if not faults and not known and not _may(parent, parent_line, allowed):
        faults.append(Fault(PARENT, "bạn không được thêm đơn vị ở đây", "Ghi đơn vị mà bạn là quản trị, hoặc nhờ quản trị hệ thống nhập."))
    if name and not known and not faults:
        above.lines[key(name), key(parent_name)] = line.number
        above.names.setdefault(key(name), []).append(line.number)
    return UnitLine(
        line.number, name, cells[SHORT], kind, cells[PLACE], parent_name, parent, parent_line, known and not faults, tuple(faults)
    )


def _parent(text: str, units: Directory, above: _Above) -> tuple[int | None, int | None, Fault | None]:
    if not text:
        return None, None, None
    found, lines = units.named(text), above.names.get(key(text), [])
    if len(found) + len(lines) == 1:
        return (found[0].pk, None, None) if found else (None, lines[0], None)
    if found or lines:
        return None, None, Fault(PARENT, f"có nhiều đơn vị tên “{text}”", _which(found, units))
    return None, None, Fault(PARENT, f"chưa có đơn vị “{text}”", "Thêm dòng của đơn vị ấy ở phía trên, hoặc sửa tên cho khớp.")


def _may(parent: int | None, parent_line: int | None, allowed: Collection[int] | None) -> bool:
    return allowed is None or parent in allowed or (parent is None and parent_line is not None)


def _which(found: Sequence[Named], units: Directory) -> str:
    return (
        f"Ghi rõ một trong các tên: {'; '.join(f'“{units.label(unit)}”' for unit in found[:5])}." if found else "Ghi rõ cơ quan cấp trên."
    )


def person_lines(
    lines: Sequence[Line], *, units: Directory, known: Mapping[tuple[int, str], KnownPerson], allowed: Collection[int] | None
) -> list[PersonLine]:
    """Each line checked; `known`: people there by (unit, key of the name). `allowed`: units whose people one may write (None = all)."""
    seen: dict[tuple[str, str], int] = {}
    return [_person_line(line, units, known, allowed, seen) for line in lines]


def _person_line(
    line: Line,
    units: Directory,
    known: Mapping[tuple[int, str], KnownPerson],
    allowed: Collection[int] | None,
    seen: dict[tuple[str, str], int],
) -> PersonLine:
    cells = {column.title: line.cells.get(column.title, "") for column in PERSON_COLUMNS}
    roles, wrong_roles = _roles(cells[ROLE])
    unit, wrong_unit = _unit(cells[UNIT], units, allowed)
    faults = _missing_or_long(cells, PERSON_COLUMNS) + wrong_roles + wrong_unit + _wrong_cells(cells)
    twin = seen.setdefault((key(cells[PERSON]), key(cells[UNIT])), line.number)
    if twin != line.number:
        faults.append(Fault(PERSON, f"trùng với dòng {twin}", "Bỏ một dòng; hai người trùng tên thì thêm người thứ hai ở trang đơn vị."))
    person = known.get((unit, key(cells[PERSON]))) if unit else None
    wants = fold(cells[ACCOUNT]) == fold(YES) and not (person and person.has_account)
    if wants and person and person.is_beyond:
        faults.append(Fault(ACCOUNT, "người này còn giữ vai trò ở đơn vị khác", "Ghi “không” và nhờ quản trị hệ thống lập tài khoản."))
    is_known = person is not None and set(roles) <= person.roles and not wants and not faults
    return PersonLine(
        line.number,
        cells[PERSON],
        cells[UNIT],
        tuple(roles),
        cells[TITLE],
        _phone(cells[PHONE]),
        cells[EMAIL],
        wants,
        unit,
        person.pk if person else None,
        is_known,
        tuple(faults),
    )


def _roles(text: str) -> tuple[list[StaffRole], list[Fault]]:
    words = [word for word in re.split(r"[;\n]", text) if word.strip()]
    wrong = [word.strip() for word in words if fold(word) not in _ROLES]
    faults = [Fault(ROLE, f"không có vai trò “{word}”", f"Chọn trong: {'; '.join(StaffRole.labels)}.") for word in wrong]
    return [_ROLES[fold(word)] for word in words if fold(word) in _ROLES], faults


def _unit(text: str, units: Directory, allowed: Collection[int] | None) -> tuple[int | None, list[Fault]]:
    found = units.named(text) if text else []
    if not text:
        return None, []
    if not found:
        return None, [Fault(UNIT, f"chưa có đơn vị “{text}”", "Thêm đơn vị trước (nhập đơn vị), hoặc sửa tên cho khớp.")]
    if len(found) > 1:
        return None, [Fault(UNIT, f"có nhiều đơn vị tên “{text}”", _which(found, units))]
    if allowed is not None and found[0].pk not in allowed:
        return None, [Fault(UNIT, "bạn không quản trị đơn vị này", "Bỏ dòng này, hoặc nhờ quản trị của đơn vị ấy nhập.")]
    return found[0].pk, []


def _wrong_cells(cells: Mapping[str, str]) -> list[Fault]:
    faults = []
    if cells[EMAIL] and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", cells[EMAIL]):
        faults.append(Fault(EMAIL, f"“{cells[EMAIL]}” không phải địa chỉ thư", "Sửa lại, hoặc để trống."))
    if cells[PHONE] and not re.fullmatch(r"[\d\s.()+-]+", cells[PHONE]):
        faults.append(Fault(PHONE, f"“{cells[PHONE]}” không phải số điện thoại", "Chỉ ghi chữ số, dấu cách, dấu chấm; hoặc để trống."))
    if fold(cells[ACCOUNT]) not in {"", fold(YES), fold(NO)}:
        faults.append(Fault(ACCOUNT, f"“{cells[ACCOUNT]}” không hiểu được", f"Ghi “{YES}” hoặc “{NO}”."))
    if cells[PERSON] and not any(sign.isalpha() for sign in cells[PERSON]):
        faults.append(Fault(PERSON, f"“{cells[PERSON]}” không phải họ tên", "Ghi họ và tên đầy đủ."))
    return faults


def _phone(text: str) -> str:
    """Excel drops the zero in front of a number; nine digits are a telephone that lost it."""
    return f"0{text}" if re.fullmatch(r"[1-9]\d{8}", text) else text


def _missing_or_long(cells: Mapping[str, str], columns: Sequence[Column]) -> list[Fault]:
    faults = [
        Fault(column.title, "còn trống", "Điền ô này, hoặc xóa cả dòng.")
        for column in columns
        if column.required and not cells[column.title]
    ]
    return faults + [
        Fault(title, f"dài quá {most} ký tự", "Viết gọn lại.") for title, most in _LENGTHS.items() if len(cells.get(title, "")) > most
    ]
