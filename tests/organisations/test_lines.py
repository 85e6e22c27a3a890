"""Lines of units and people: new, known, or wrong with what to do."""

import pytest

from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.rules.lines import Fault, KnownPerson, person_lines, unit_lines
from thidua.organisations.rules.names import Directory, Named
from thidua.organisations.rules.sheets import Line

UNITS = Directory(
    [
        Named(1, "Bộ Tư pháp"),
        Named(2, "Sở Tư pháp tỉnh Hòa Bình", "STP Hòa Bình"),
        Named(3, "Sở Tư pháp tỉnh Lạng Sơn", "STP Lạng Sơn"),
        Named(4, "Văn phòng", "", "Sở Tư pháp tỉnh Hòa Bình", 2),
        Named(5, "Văn phòng", "", "Sở Tư pháp tỉnh Lạng Sơn", 3),
    ]
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Sở Tư pháp tỉnh Hòa Bình", [2]),
        ("so tu phap tinh hoa binh", [2]),
        ("SỞ TƯ PHÁP TỈNH HOÀ BÌNH", [2]),
        ("stp lang son", [3]),
        ("lạng sơn", [3]),
        ("Văn phòng", [4, 5]),
        ("Văn phòng (Sở Tư pháp tỉnh Lạng Sơn)", [5]),
        ("sở tư pháp", [2, 3]),
        ("Cục Đường sắt", []),
        ("", []),
    ],
)
def test_find_by_name(typed: str, keys: list[int]) -> None:
    assert [unit.pk for unit in UNITS.find(typed)] == keys


def test_label_says_whose_only_when_needed() -> None:
    assert UNITS.labels() == [
        "Bộ Tư pháp",
        "Sở Tư pháp tỉnh Hòa Bình",
        "Sở Tư pháp tỉnh Lạng Sơn",
        "Văn phòng (Sở Tư pháp tỉnh Hòa Bình)",
        "Văn phòng (Sở Tư pháp tỉnh Lạng Sơn)",
    ]


def unit(
    number: int = 2, name: str = "Phòng Bổ trợ tư pháp", kind: str = "Phòng, đơn vị thuộc cơ quan", parent: str = "", **more: str
) -> Line:
    return Line(number, {"Tên đơn vị": name, "Loại": kind, "Trực thuộc": parent, **more})


def faults(line: Line, *, allowed: set[int] | None = None) -> list[tuple[str, str]]:
    [judged] = unit_lines([line], units=UNITS, allowed=allowed)
    assert all(fault.to_do for fault in judged.faults)
    return [(fault.column, fault.what) for fault in judged.faults]


def test_new_unit_under_one_there_already() -> None:
    [line] = unit_lines([unit(parent="STP Lạng Sơn")], units=UNITS, allowed=None)
    assert (line.kind, line.parent, line.parent_line, line.is_known, line.faults) == (UnitKind.ROOM, 3, None, False, ())


def test_parent_may_be_a_line_above_but_not_below() -> None:
    lines = [
        unit(2, "Cục A", "cuc thi hanh an dan su"),
        unit(3, "Chi cục B", "Chi cục Thi hành án dân sự", "Cục A"),
        unit(4, "C", parent="D"),
        unit(5, "D"),
    ]
    judged = unit_lines(lines, units=UNITS, allowed=None)
    assert [(line.parent_line, bool(line.faults)) for line in judged] == [(None, False), (2, False), (None, True), (None, False)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (unit(name=""), [("Tên đơn vị", "còn trống")]),
        (unit(kind=""), [("Loại", "còn trống")]),
        (unit(kind="so_tu_phap"), [("Loại", "không có loại “so_tu_phap”")]),
        (unit(parent="Sở Không Có"), [("Trực thuộc", "chưa có đơn vị “Sở Không Có”")]),
        (unit(parent="Văn phòng"), [("Trực thuộc", "có nhiều đơn vị tên “Văn phòng”")]),
        (unit(name="x" * 201), [("Tên đơn vị", "dài quá 200 ký tự")]),
        (unit(**{"Tên gọi tắt": "x" * 81}), [("Tên gọi tắt", "dài quá 80 ký tự")]),
    ],
)
def test_wrong_unit_line(line: Line, expected: list[tuple[str, str]]) -> None:
    assert faults(line) == expected


def test_unit_out_of_hand() -> None:
    assert faults(unit(parent="STP Lạng Sơn"), allowed={2}) == [("Trực thuộc", "bạn không được thêm đơn vị ở đây")]
    assert faults(unit(), allowed={2}) == [("Trực thuộc", "bạn không được thêm đơn vị ở đây")]
    assert faults(unit(parent="STP Hòa Bình"), allowed={2}) == []


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (unit(name="Bộ  Tư pháp", kind="Bộ, cơ quan ngang bộ"), True),
        (unit(name="Văn phòng", parent="STP Hòa Bình"), True),
        (unit(name="Văn phòng", parent="Bộ Tư pháp"), False),
        (unit(name="Bộ Tự pháp"), False),
    ],
)
def test_known_unit(line: Line, known: bool) -> None:
    [judged] = unit_lines([line], units=UNITS, allowed=None)
    assert (judged.is_known, judged.faults) == (known, ())


def test_twin_in_the_file() -> None:
    judged = unit_lines([unit(2), unit(5)], units=UNITS, allowed=None)
    assert judged[0].faults == ()
    assert judged[1].faults == (Fault("Tên đơn vị", "trùng với dòng 2", "Bỏ một trong hai dòng."),)


KNOWN = {
    (3, "nông minh hằng"): KnownPerson(7, frozenset({"specialist"}), has_account=True),
    (3, "hoàng văn cũ"): KnownPerson(8, frozenset({"leader"}), has_account=False, is_beyond=True),
}


def person(name: str = "Nguyễn Văn Mới", where: str = "STP Lạng Sơn", role: str = "Chuyên viên phụ trách", **more: str) -> Line:
    return Line(2, {"Họ và tên": name, "Đơn vị": where, "Vai trò": role, **more})


def test_new_person_with_two_roles_and_a_telephone_that_lost_its_zero() -> None:
    line = person(role="Lãnh đạo đơn vị; chuyên viên phụ trách", **{"Điện thoại": "900000101", "Cấp tài khoản": "Có"})
    [judged] = person_lines([line], units=UNITS, known=KNOWN, allowed=None)
    assert judged.roles == (StaffRole.LEADER, StaffRole.SPECIALIST)
    assert (judged.phone, judged.wants_account, judged.unit, judged.faults) == ("0900000101", True, 3, ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (person(name=""), [("Họ và tên", "còn trống")]),
        (person(name="123"), [("Họ và tên", "“123” không phải họ tên")]),
        (person(where="Sở Không Có"), [("Đơn vị", "chưa có đơn vị “Sở Không Có”")]),
        (person(where="Văn phòng"), [("Đơn vị", "có nhiều đơn vị tên “Văn phòng”")]),
        (person(where="STP Hòa Bình"), [("Đơn vị", "bạn không quản trị đơn vị này")]),
        (person(role="Giám đốc"), [("Vai trò", "không có vai trò “Giám đốc”")]),
        (person(**{"Thư điện tử": "lan@"}), [("Thư điện tử", "“lan@” không phải địa chỉ thư")]),
        (person(**{"Điện thoại": "máy lẻ 12"}), [("Điện thoại", "“máy lẻ 12” không phải số điện thoại")]),
        (person(**{"Cấp tài khoản": "x"}), [("Cấp tài khoản", "“x” không hiểu được")]),
        (person(name="Hoàng Văn Cũ", **{"Cấp tài khoản": "có"}), [("Cấp tài khoản", "người này còn giữ vai trò ở đơn vị khác")]),
    ],
)
def test_wrong_person_line(line: Line, expected: list[tuple[str, str]]) -> None:
    [judged] = person_lines([line], units=UNITS, known=KNOWN, allowed={3})
    assert [(fault.column, fault.what) for fault in judged.faults] == expected
    assert all(fault.to_do for fault in judged.faults)


def test_known_person_is_passed_over_but_a_new_role_is_not() -> None:
    same, more = person("Nông Minh Hằng", **{"Cấp tài khoản": "có"}), person("nông minh hằng", role="Lãnh đạo đơn vị")
    [first] = person_lines([same], units=UNITS, known=KNOWN, allowed=None)
    [second] = person_lines([more], units=UNITS, known=KNOWN, allowed=None)
    assert (first.is_known, first.wants_account) == (True, False)
    assert (second.is_known, second.person) == (False, 7)
