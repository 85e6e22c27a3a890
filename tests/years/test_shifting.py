"""Words of a plan a year later: each form of a date, deadlines off days off, bases and spans left alone."""

from datetime import date

import pytest

from thidua.years.rules.dues import next_due
from thidua.years.rules.shifting import Shift, next_day, shift

HOLIDAYS = {date(2022, 1, 31): False, date(2022, 2, 1): False, date(2022, 2, 2): False, date(2022, 2, 3): False, date(2022, 2, 4): False}
"""Tết Nhâm Dần as it was given: from Monday 31/01 to Friday 04/02/2022."""
HOW = Shift(2021, {**HOLIDAYS, date(2022, 4, 30): True}, {(5, 7): 2021})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoạt động của Khu vực năm 2021", "Hoạt động của Khu vực năm 2022"),
        ("trong tháng 9/2021", "trong tháng 9/2022"),
        ("quý III/2021 và năm 2020", "quý III/2022 và năm 2021"),
        ("gửi trước ngày 20/6/2021", "gửi trước ngày 18/6/2022"),
        ("gửi trước ngày 10/11/2021", "gửi trước ngày 10/11/2022"),
        ("gửi trước ngày 20/6", "gửi trước ngày 18/6"),
        ("gửi trước 20/11", "gửi trước 19/11"),
        ("chậm nhất ngày 15/10/2021", "chậm nhất ngày 14/10/2022"),
        ("chậm nhất là ngày 02/02/2021", "chậm nhất là ngày 28/01/2022"),
        ("trước ngày 05/02/2021", "trước ngày 29/01/2022"),
        ("chậm nhất ngày 30/4/2021", "chậm nhất ngày 30/4/2022"),
        ("Thứ Năm, ngày 05/11/2021", "Thứ Bảy, ngày 05/11/2022"),
        ("hồi 14 giờ 30 ngày 05 tháng 11 năm 2021", "hồi 14 giờ 30 ngày 05 tháng 11 năm 2022"),
        ("đến hết ngày 31/10/2021", "đến hết ngày 31/10/2022"),
        ("từ ngày 01/01/2021 đến ngày 30/6/2021", "từ ngày 01/01/2022 đến ngày 30/6/2022"),
        ("trước ngày 05/7/2020", "trước ngày 05/7/2022"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("Quyết định số 2021/QĐ-BTP", "Quyết định số 2021/QĐ-BTP"),
        ("từ năm 2013 đến nay", "từ năm 2013 đến nay"),
        ("đạt 3/4 chỉ tiêu, 1/2 số đơn vị", "đạt 3/4 chỉ tiêu, 1/2 số đơn vị"),
        ("ngày 31/02/2021", "ngày 31/02/2022"),
        ("Không có ngày nào", "Không có ngày nào"),
    ],
)
def test_words_a_year_later(old: str, new: str) -> None:
    assert shift(old, HOW).text == new


def test_a_deadline_on_a_day_off_says_why() -> None:
    [change] = shift("trước ngày 20/6/2021", HOW).changes
    assert (change.old, change.new, change.needs_check) == ("20/6/2021", "18/6/2022", True)
    assert change.why == "ngày cuối 19/06/2022 là Chủ nhật, lùi về ngày làm việc liền trước 17/06/2022"


def test_a_meeting_on_a_day_off_is_pointed_out_and_not_moved() -> None:
    [change] = shift("tổ chức ngày 05/11/2021", HOW).changes
    assert (change.new, change.needs_check) == ("05/11/2022", True)
    assert "cần chọn lại ngày" in change.why


def test_a_year_that_was_put_right_in_review_is_told() -> None:
    [change] = shift("trước ngày 05/7/2020", HOW).changes
    assert change.why == "năm 2020 trong bản cũ đã được sửa khi soát"


def test_kept_and_cut_spans() -> None:
    text = "Căn cứ Quyết định ngày 22/02/2021; liên hệ bà Thử; năm 2021"
    base, person = (9, 33), (text.index("bà Thử"), text.index("; năm"))
    found = shift(text, HOW, kept=[base], cut=[(person, "đã nghỉ")])
    assert found.text == "Căn cứ Quyết định ngày 22/02/2021; liên hệ ; năm 2022"
    assert [(change.old, change.new) for change in found.changes] == [("bà Thử", ""), ("2021", "2022")]


@pytest.mark.parametrize(("day", "later"), [(date(2020, 2, 29), date(2021, 2, 28)), (date(2023, 2, 28), date(2024, 2, 28))])
def test_the_last_of_february(day: date, later: date) -> None:
    assert next_day(day) == later


@pytest.mark.parametrize(
    ("due", "later"),
    [
        (None, None),
        ({"kind": "before", "date": "2021-06-20"}, {"kind": "before", "date": "2022-06-18"}),
        ({"kind": "before", "date": "2021-06-19", "time": "17:00"}, {"kind": "before", "date": "2022-06-17", "time": "17:00"}),
        ({"kind": "by", "date": "2021-11-15"}, {"kind": "by", "date": "2022-11-15"}),
        ({"kind": "on", "date": "2021-11-05"}, {"kind": "on", "date": "2022-11-05"}),
        ({"kind": "month", "month": "2021-09"}, {"kind": "month", "month": "2022-09"}),
        ({"kind": "quarter", "year": 2021, "quarter": 3}, {"kind": "quarter", "year": 2022, "quarter": 3}),
        (
            {"kind": "range", "start": "2021-10-25", "end": "2021-10-31"},
            {"kind": "range", "start": "2022-10-25", "end": "2022-10-31"},
        ),
        ({"kind": "recurring", "every": "month", "day": 20}, {"kind": "recurring", "every": "month", "day": 20}),
        ({"kind": "recurring", "every": "year", "month": 11}, {"kind": "recurring", "every": "year", "month": 11}),
        ({"kind": "relative", "days": 10, "anchor": "kết thúc"}, {"kind": "relative", "days": 10, "anchor": "kết thúc"}),
    ],
)
def test_a_due_a_year_later(due: dict[str, object] | None, later: dict[str, object] | None) -> None:
    assert next_due(due, days=HOLIDAYS) == later
