"""Deadlines in words: what is read, what is passed over, and that printed words are read back."""

import datetime as dt
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.plans.composing.times import time_words as words_of
from thidua.plans.reading.dues import PlanYear, find_dues, read_due

PLAN = PlanYear(2021)


def before(date: str, **more: Any) -> dict[str, Any]:
    return {"kind": "before", "date": date, **more}


def by(date: str, **more: Any) -> dict[str, Any]:
    return {"kind": "by", "date": date, **more}


def on(date: str, **more: Any) -> dict[str, Any]:
    return {"kind": "on", "date": date, **more}


def span(start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"kind": "range", "start": start, "end": end, **more}


def month(value: str) -> dict[str, Any]:
    return {"kind": "month", "month": value}


def quarter(number: int, year: int = 2021) -> dict[str, Any]:
    return {"kind": "quarter", "year": year, "quarter": number}


def every(unit: str | None, **more: Any) -> dict[str, Any]:
    return {"kind": "recurring", "every": unit, **more}


def after(days: int | None, unit: str = "calendar", bound: str = "at_most") -> dict[str, Any]:
    return {"days": days, "unit": unit if days is not None else None, "direction": "after", "bound": bound if days is not None else None}


def ahead(days: int, unit: str = "calendar", bound: str = "at_least") -> dict[str, Any]:
    return {"days": days, "unit": unit, "direction": "before", "bound": bound}


CALENDAR = [
    ("trước ngày 20/6/2021", before("2021-06-20")),
    ("Trước 20/6", before("2021-06-20")),
    ("xong trước ngày 05 tháng 7", before("2021-07-05")),
    ("hoàn thành trước ngày 05 tháng 7 năm 2021", before("2021-07-05")),
    ("gửi về Sở trước thời điểm 20-6-2021", before("2021-06-20")),
    ("trước ngày 20.6.2021", before("2021-06-20")),
    ("trước 17 giờ 00 ngày 05/11", before("2021-11-05", time="17:00")),
    ("trước 16h30' ngày 20/5/2021", before("2021-05-20", time="16:30")),
    ("trước 16h30 ngày thứ Sáu, 18/6/2021", before("2021-06-18", time="16:30")),
    ("trước 11 giờ, ngày 02/4/2021", before("2021-04-02", time="11:00")),
    ("trước tháng 7/2021", before("2021-07-01")),
    ("trước quý III/2021", before("2021-07-01")),
    ("trước ngày 15/01 năm sau", before("2022-01-15")),
    ("trước ngày 15/01/2022", before("2022-01-15")),
    ("TRƯỚC NGÀY 20/6/2021", before("2021-06-20")),
    ("trưởc ngày l0/6", before("2021-06-10")),
    ("trước ngày 2O/6/2021", before("2021-06-20")),
    ("trước ngày 20 / 6 / 2021", before("2021-06-20")),
    ("chậm nhất là ngày 5 tháng 7", by("2021-07-05")),
    ("chậm nhất vào ngày 05/7/2021", by("2021-07-05")),
    ("Chậm nhất 05/7", by("2021-07-05")),
    ("muộn nhất ngày 20/6", by("2021-06-20")),
    ("không muộn hơn ngày 20 tháng 6 năm 2021", by("2021-06-20")),
    ("không chậm quá ngày 3/4", by("2021-04-03")),
    ("không quá ngày 30/4/2021", by("2021-04-30")),
    ("hạn cuối 20.6.2021", by("2021-06-20")),
    ("Hạn cuối: 20-6-2021", by("2021-06-20")),
    ("hạn chót 24/02/2021", by("2021-02-24")),
    ("Hạn nộp: 30/9", by("2021-09-30")),
    ("thời hạn gửi đến ngày 30/6", by("2021-06-30")),
    ("đến hết ngày 30/6/2021", by("2021-06-30")),
    ("Hết ngày 06/4", by("2021-04-06")),
    ("đến 17 giờ 00 ngày 04/3/2021", by("2021-03-04", time="17:00")),
    ("hoàn thành ngày 15/8/2021", by("2021-08-15")),
    ("cuối tháng 6", by("2021-06-30")),
    ("đến cuối tháng 2", by("2021-02-28")),
    ("chậm nhất cuối quý III", by("2021-09-30")),
    ("đến hết tháng 9/2021", by("2021-09-30")),
    ("đến hết năm 2021", by("2021-12-31")),
    ("ngày 05/11/2021", on("2021-11-05")),
    ("vào ngày 05/11", on("2021-11-05")),
    ("14h 30 phút ngày 05/11/2021 (Thứ sáu)", on("2021-11-05", time="14:30")),
    ("từ 14 giờ 00 ngày 05/11/2021", on("2021-11-05", time="14:00")),
    ("8 giờ 00 phút, thứ Năm, ngày 18/11/2021", on("2021-11-18", time="08:00")),
    ("sáng ngày 18/11/2021, lúc 7h30", on("2021-11-18", time="07:30")),
    ("trong ngày 18/11/2021", on("2021-11-18")),
    ("Tháng 9/2021", month("2021-09")),
    ("trong tháng 9", month("2021-09")),
    ("đầu tháng 7 năm 2021", month("2021-07")),
    ("tháng 01/2022", month("2022-01")),
    ("tháng Mười", month("2021-10")),
    ("tháng mười hai năm 2021", month("2021-12")),
    ("quý III/2021", quarter(3)),
    ("trong quý 4", quarter(4)),
    ("Quý lV/2021", quarter(4)),
    ("quý II năm 2022", quarter(2, 2022)),
    ("trong 6 tháng đầu năm 2021", {"kind": "half", "year": 2021, "half": 1}),
    ("06 tháng cuối năm", {"kind": "half", "year": 2021, "half": 2}),
    ("trong năm 2021", {"kind": "year", "year": 2021}),
    ("tuần thứ 2 tháng 10/2021", {"kind": "week_of_month", "month": "2021-10", "week": 2}),
    ("tuần thứ ba của tháng 5", {"kind": "week_of_month", "month": "2021-05", "week": 3}),
    ("tuần đầu tháng 10", {"kind": "week_of_month", "month": "2021-10", "week": 1}),
    ("tuần 4 tháng 10/2021", {"kind": "week_of_month", "month": "2021-10", "week": 4}),
    ("từ ngày 23-27/9/2021", span("2021-09-23", "2021-09-27")),
    ("từ ngày 25 đến ngày 31/10/2021", span("2021-10-25", "2021-10-31")),
    ("Từ ngày 25/10/2021 đến 31/10/2021", span("2021-10-25", "2021-10-31")),
    ("từ 12/9 đến 30/9", span("2021-09-12", "2021-09-30")),
    ("21/02/2021 - 04/3/2021", span("2021-02-21", "2021-03-04")),
    ("từ ngày 20 tháng 12 năm 2021 đến ngày 10 tháng 01 năm 2022", span("2021-12-20", "2022-01-10")),
    ("từ 20/12 đến 10/01/2022", span("2021-12-20", "2022-01-10")),
    ("các ngày 23, 24 và 25/9/2021", span("2021-09-23", "2021-09-25")),
    ("trong 02 ngày 20 và 21/3/2021", span("2021-03-20", "2021-03-21")),
    ("trong 02 ngày, từ ngày 10/8/2021 đến ngày 11/8/2021", span("2021-08-10", "2021-08-11")),
    ("bắt đầu từ ngày 20/7/2021, kết thúc vào ngày 27/10/2021", span("2021-07-20", "2021-10-27")),
    ("Tháng 9 - 10/2021", span("2021-09-01", "2021-10-31")),
    ("từ tháng 3 đến hết tháng 5/2021", span("2021-03-01", "2021-05-31")),
    ("tháng 11/2021 - tháng 01/2022", span("2021-11-01", "2022-01-31")),
    ("quý II - III/2021", span("2021-04-01", "2021-09-30")),
    ("Từ đầu năm đến ngày 11/6/2021", span("2021-01-01", "2021-06-11")),
    ("Từ ngày 11/6/2021 đến đến hết năm 2021", span("2021-06-11", "2021-12-31")),
    ("từ ngày 01/7/2021 đến kết thúc năm 2021", span("2021-07-01", "2021-12-31")),
    ("từ 8 giờ 00 ngày 03/6 đến 17 giờ 00 ngày 04/6/2021", span("2021-06-03", "2021-06-04", time="08:00")),
]

RECURRING = [
    ("trước ngày 20 hằng tháng", every("month", day=20, bound="before")),
    ("vào ngày 25 hàng tháng", every("month", day=25, bound="on")),
    ("Chậm nhất vào ngày 15 hàng tháng", every("month", day=15, bound="by")),
    ("hằng tháng, trước ngày 25, các đơn vị gửi", every("month", day=25, bound="before")),
    ("từ ngày 20 đến ngày 25 hằng tháng", every("month", from_day=20, to_day=25)),
    ("trước ngày 05 của tháng sau", every("month", day=5, bound="before")),
    ("trước ngày 15 của tháng cuối quý", every("quarter", day=15, bound="before", of="last_month")),
    ("trước ngày 20 tháng cuối của quý", every("quarter", day=20, bound="before", of="last_month")),
    ("định kỳ hằng quý", every("quarter")),
    ("định kỳ 6 tháng", every("half")),
    ("mỗi quý ít nhất 01 lần", every("quarter", min_count=1)),
    ("02 lần/năm", every("year", min_count=2)),
    ("mỗi tuần ít nhất 02 buổi", every("week", min_count=2)),
    ("thứ Sáu hằng tuần", every("week", weekday="thứ Sáu", bound="on")),
    ("hằng tuần", every("week")),
    ("mỗi học kỳ một lần", every("semester")),
    ("mỗi năm học", every("school_year")),
    ("định kỳ 2 tuần", every("week", interval=2)),
    ("trước ngày 15/12 hằng năm", every("year", day=15, bound="before")),
    ("theo định kỳ và khi có yêu cầu", every(None, on_request=True)),
    ("khi có yêu cầu", every(None, on_request=True)),
    ("theo định kỳ", every(None)),
]

RELATIVE = [
    ("chậm nhất là 10 ngày sau khi kết thúc kiểm tra", after(10)),
    ("chậm nhất là 5 ngày kể từ ngày tổ chức Hội nghị phát động", after(5)),
    ("chậm nhất 10 ngày làm việc kể từ ngày nhận được văn bản", after(10, "working")),
    ("trong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ", after(5, "working")),
    ("trong vòng 24 giờ kể từ khi nhận được thông tin", after(24, "hours")),
    ("trong 05 ngày sau hội nghị", after(5)),
    ("không quá 03 ngày sau khi kết thúc đợt thi đua", after(3)),
    ("sau Hội nghị 03 ngày", after(3, bound="exactly")),
    ("Sau khi có kết quả suy tôn 01 ngày", after(1, bound="exactly")),
    ("sau khi kết thúc hội nghị, chậm nhất 05 ngày", after(5)),
    ("chậm nhất 01 tuần sau khi họp", after(7)),
    ("Khi có gương người tốt, việc tốt, trong 02 ngày", after(2)),
    ("ngay sau khi có kết quả", after(None)),
    ("Kết thúc mỗi đợt thi đua, tiến hành bình xét", after(None)),
    ("sơ kết cùng với sơ kết công tác tư pháp", after(0, bound="exactly")),
    ("gửi cùng với bản đăng ký danh hiệu", after(0, bound="exactly")),
    ("trước ngày tổ chức Tọa đàm ít nhất là 05 ngày", ahead(5)),
    ("trước khi họp ít nhất 02 ngày làm việc", ahead(2, "working")),
    ("ít nhất 03 ngày trước khi tổ chức Hội nghị", ahead(3)),
    ("chậm nhất 7 ngày trước ngày khai mạc", ahead(7, bound="at_most")),
    ("trước Hội nghị 05 ngày", ahead(5, bound="exactly")),
    ("gửi tài liệu trước ít nhất 3 ngày", ahead(3)),
]

NO_DUE = [
    "Quyết định số 3088/QĐ-BTP ngày 26/12/2018 của Bộ trưởng Bộ Tư pháp",
    "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
    "ban hành kèm theo Quyết định số 108 ngày 13/5/2019 của Khối",
    "Công văn số 12/SNV-TĐKT ngày 5/6/2021",
    "(11/6/1948 - 11/6/2018)",
    "Kỷ niệm 133 năm Ngày sinh của Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)",
    "chào mừng ngày 20/11",
    "SĐT: 0913.000.228",
    "không quá 1,5 trang A4",
    "Luật Thi đua, khen thưởng năm 2022 có hiệu lực từ ngày 01/01/2024",
    "theo phong trào “Mỗi tuần một việc tốt”",
    "chấm điểm xếp hạng các đơn vị, thang điểm 100",
    "Bảng tiêu chí, thang 10 điểm",
    "mục 1.2 Phụ lục",
    "kinh phí 3.500.000 đồng",
    "trực ban 24/24 giờ",
]


@pytest.mark.parametrize(("words", "value"), [*CALENDAR, *RECURRING], ids=lambda given: given if isinstance(given, str) else "")
def test_calendar_and_rhythm(words: str, value: dict[str, Any]) -> None:
    assert read_due(words, plan=PLAN) == value


@pytest.mark.parametrize(("words", "value"), RELATIVE, ids=lambda given: given if isinstance(given, str) else "")
def test_relative(words: str, value: dict[str, Any]) -> None:
    found = dict(read_due(words, plan=PLAN) or {})
    found.pop("anchor", None)
    assert found == {"kind": "relative", **value}


@pytest.mark.parametrize("words", NO_DUE)
def test_what_is_no_deadline(words: str) -> None:
    assert find_dues(words, plan=PLAN) == []


def test_two_values_in_one_phrase() -> None:
    assert [due.value for due in find_dues("trong quý I và quý III", plan=PLAN)] == [quarter(1), quarter(3)]
    assert [due.value for due in find_dues("định kỳ 6 tháng, 1 năm", plan=PLAN)] == [every("half"), every("year")]
    both = find_dues("lần lượt trước ngày 05/6 và 05/11/2021", plan=PLAN)
    assert [due.value for due in both] == [before("2021-06-05"), before("2021-11-05")]


def test_the_anchor_keeps_its_printed_words() -> None:
    due = read_due("trước ngày tổ chức Tọa đàm ít nhất là 05 ngày", plan=PLAN)
    assert due is not None
    assert due["anchor"] == "tổ chức Tọa đàm"


def test_a_day_that_does_not_exist() -> None:
    assert read_due("trước ngày 31/6/2021", plan=PLAN) == {"kind": "before", "date": None, "raw": "31/6/2021"}


def test_a_school_year_runs_over_two_years() -> None:
    school = PlanYear(2023, school=True)
    assert read_due("trước ngày 15/9", plan=school) == before("2023-09-15")
    assert read_due("trước ngày 10/3", plan=school) == before("2024-03-10")


def test_without_a_year_nothing_is_guessed() -> None:
    assert find_dues("trước ngày 20/6", plan=PlanYear(None)) == []


def test_decomposed_letters_after_composition() -> None:
    words = unicodedata.normalize("NFC", unicodedata.normalize("NFD", "chậm nhất ngày 20/6"))
    assert read_due(words, plan=PLAN) == by("2021-06-20")


def test_the_weekday_is_kept_as_printed() -> None:
    (due,) = find_dues("14h30 ngày 05/11/2020 (Thứ năm)", plan=PLAN)
    assert due.weekday == "Thứ năm"


days = st.dates(dt.date(2000, 1, 1), dt.date(2098, 12, 31)).map(dt.date.isoformat)
clock = st.times().map(lambda moment: moment.strftime("%H:%M"))
dated = st.builds(lambda kind, day: {"kind": kind, "date": day}, st.sampled_from(["before", "by", "on"]), days)
timed = st.builds(lambda due, moment: {**due, "time": moment}, dated, clock)
months = st.builds(lambda year, number: month(f"{year}-{number:02d}"), st.integers(2000, 2098), st.integers(1, 12))
quarters = st.builds(quarter, st.integers(1, 4), st.integers(2000, 2098))
halves = st.builds(lambda half, year: {"kind": "half", "half": half, "year": year}, st.integers(1, 2), st.integers(2000, 2098))
years = st.builds(lambda year: {"kind": "year", "year": year}, st.integers(2000, 2098))
weeks = st.builds(
    lambda year, number, week: {"kind": "week_of_month", "month": f"{year}-{number:02d}", "week": week},
    st.integers(2000, 2098),
    st.integers(1, 12),
    st.integers(1, 5),
)
spans = st.builds(lambda one, two: span(min(one, two), max(one, two)), days, days)
rhythms = st.one_of(
    st.builds(every, st.sampled_from(["week", "month", "quarter", "half", "year", "semester", "school_year"])),
    st.builds(lambda day, bound: every("month", day=day, bound=bound), st.integers(1, 28), st.sampled_from(["before", "by", "on"])),
    st.builds(lambda day: every("quarter", day=day, bound="before", of="last_month"), st.integers(1, 28)),
)
counted = st.builds(
    lambda days, unit, bound, direction: {
        "kind": "relative",
        "anchor": "kết thúc kiểm tra",
        "days": days,
        "unit": unit,
        "direction": direction,
        "bound": bound,
    },
    st.integers(1, 90),
    st.sampled_from(["calendar", "working", "hours"]),
    st.sampled_from(["at_most", "at_least", "exactly"]),
    st.sampled_from(["before", "after"]),
)


@given(st.one_of(dated, timed, months, quarters, halves, years, weeks, spans, rhythms, counted))
def test_printed_words_are_read_back(due: dict[str, Any]) -> None:
    assert read_due(words_of(due), plan=PlanYear(1999)) == due


@pytest.mark.parametrize(
    "piece",
    [
        "1/",
        "ngày ",
        "trước ",
        "12, ",
        "sau khi a ",
        "trước khi a ",
        "quý I, ",
        "tháng 1 - ",
        "định kỳ ",
        "“",
        "số 1/",
        "1.1.",
        "kỷ niệm ngày ",
        "chậm nhất ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    find_dues(text, plan=PLAN)
    assert time.process_time() - started < 4
