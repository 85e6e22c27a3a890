"""Who may be in a year, who may lead it, and lines of a list of members."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.blocs.rules import member_lines, overlap, why_not_in_year
from thidua.organisations.rules.names import Directory, Named
from thidua.organisations.rules.sheets import Line

UNITS = Directory([Named(1, "Sở Tư pháp tỉnh Lạng Sơn"), Named(2, "Văn phòng", "", "Sở A", 8), Named(3, "Văn phòng", "", "Sở B", 9)])


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "fits"),
    [
        (None, None, True),
        (None, date(2021, 1, 1), False),
        (None, date(2021, 1, 2), True),
        (date(2021, 12, 31), None, True),
        (date(2022, 1, 1), None, False),
    ],
)
def test_unit_lives_on_some_day_of_the_year(valid_from: date | None, valid_to: date | None, fits: bool) -> None:
    assert (why_not_in_year("Sở A", 2021, valid_from=valid_from, valid_to=valid_to) is None) is fits


DAY = st.dates(date(2021, 1, 1), date(2021, 2, 15))
PERIOD = st.tuples(st.none() | DAY, st.none() | DAY).filter(lambda period: None in period or period[0] < period[1])


@settings(deadline=None, max_examples=200)
@given(PERIOD, PERIOD)
def test_overlap_is_a_day_in_both(first: tuple[date | None, date | None], second: tuple[date | None, date | None]) -> None:
    days = [date.fromordinal(date(2020, 12, 1).toordinal() + number) for number in range(120)]
    both = [day for day in days if all((start is None or start <= day) and (end is None or day < end) for start, end in (first, second))]
    assert overlap(first, second) is bool(both)


def line(name: str, *, number: int = 2, subgroup: str = "", day: str = "") -> Line:
    return Line(number, {"Đơn vị": name, "Nhóm": subgroup, "Tham gia từ ngày": day})


@pytest.mark.parametrize(
    ("given_line", "faults"),
    [
        (line("stp", day=""), [("Đơn vị", "chưa có đơn vị “stp” trong năm này")]),
        (line(""), [("Đơn vị", "còn trống")]),
        (line("Văn phòng"), [("Đơn vị", "có nhiều đơn vị tên “Văn phòng”")]),
        (line("Văn phòng (Sở B)", day="31/6/2021"), [("Tham gia từ ngày", "“31/6/2021” không phải ngày")]),
        (line("Văn phòng (Sở B)", day="tháng 3"), [("Tham gia từ ngày", "“tháng 3” không phải ngày")]),
        (line("Văn phòng (Sở B)", subgroup="x" * 81), [("Nhóm", "dài quá 80 ký tự")]),
    ],
)
def test_wrong_line(given_line: Line, faults: list[tuple[str, str]]) -> None:
    [judged] = member_lines([given_line], units=UNITS, members={})
    assert [(fault.column, fault.what) for fault in judged.faults] == faults
    assert all(fault.to_do for fault in judged.faults)


def test_new_known_returning_and_twin() -> None:
    lines = [
        line("SỞ TƯ PHÁP TỈNH LẠNG SƠN", day="1/3/2021"),
        line("Sở Tư pháp tỉnh Lạng Sơn", number=5),
        line("Văn phòng (Sở A)"),
        line("Văn phòng (Sở B)"),
    ]
    judged = member_lines(lines, units=UNITS, members={2: True, 3: False})
    assert [(row.unit, row.is_known, [fault.what for fault in row.faults]) for row in judged] == [
        (1, False, []),
        (1, False, ["trùng với dòng 2"]),
        (2, True, []),
        (3, False, []),
    ]
    assert judged[0].starts_on == date(2021, 3, 1)
