"""Words, shapes and orders of the portal, without a database."""

import unicodedata
from datetime import date

import pytest

from thidua.obligations.rules import Standing
from thidua.organisations.enums import UnitKind
from thidua.plans.rules.packs import Spot, packs
from thidua.portal.rules import course, matching, months, names, papers
from thidua.portal.rules.board import is_in_half
from thidua.portal.rules.first_run import Reached, kind_of, typed_lines
from thidua.portal.rules.looks import look

TODAY = date(2021, 6, 10)


@pytest.mark.parametrize(
    ("standing", "last", "done_on", "said"),
    [
        (Standing.DONE, date(2021, 2, 19), date(2021, 2, 17), ("done", "17/02", "check")),
        (Standing.DONE_LATE, date(2021, 3, 9), date(2021, 3, 11), ("done", "11/3, chậm 2 ngày", "check")),
        (Standing.OVERDUE, date(2021, 6, 8), None, ("late", "quá 2 ngày", "alert")),
        (Standing.SOON, date(2021, 6, 10), None, ("soon", "hôm nay", "warning")),
        (Standing.LATER, date(2021, 6, 19), None, ("plain", "còn 9 ngày", "circle")),
        (Standing.WAITING, None, None, ("info", "chờ mốc", "clock")),
        (Standing.AT_ONCE, None, None, ("soon", "làm ngay", "warning")),
        (Standing.UNDATED, None, None, ("plain", "chưa xong", "circle")),
        (Standing.WITHDRAWN, date(2021, 6, 8), None, ("plain", "thôi", "minus")),
    ],
)
def test_look_of_each_standing(standing: Standing, last: date | None, done_on: date | None, said: tuple[str, str, str]) -> None:
    seen = look(standing, last=last, done_on=done_on, today=TODAY)
    assert (seen.kind, seen.word, seen.shape) == said


def test_no_standing_is_without_a_look() -> None:
    for standing in Standing:
        assert look(standing, last=TODAY, done_on=TODAY, today=TODAY).word


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("báo cáo sơ kết", "Báo cáo sơ kết"),
        ("hồ sơ đề nghị suy tôn (gồm công văn đề nghị; báo cáo)", "Hồ sơ đề nghị suy tôn"),
        ("bình xét; hồ sơ khen thưởng của đợt", "Bình xét"),
        ("Kế hoạch phát động thi đua và Báo cáo tổng hợp kết quả", "Kế hoạch phát động thi đua và Báo cáo…"),
        ("(nếu có)", "(nếu có)"),
    ],
)
def test_short_name(text: str, short: str) -> None:
    assert names.short_name(text) == short


def test_several_names_and_small_figures() -> None:
    assert names.several(["A", "B"]) == "A, B"
    assert names.several(list("ABCDEF")) == "A, B, C và 3 đơn vị khác"
    assert [names.count_word(number) for number in (2, 10, 11)] == ["hai", "mười", "11"]


def test_papers_belong_to_the_obligation_close_before_them() -> None:
    said = {
        9: ("page_limit", {"document": "báo cáo tóm tắt", "max_pages": 1.5, "paper": "A4"}),
        8: ("document_list", {"documents": ["bản đầy đủ", "bản tóm tắt"]}),
        7: ("page_limit", {"document": "tham luận", "max_minutes": 15}),
    }
    duties = [Spot(1, "obligation", 100, 200), Spot(2, "obligation", 205, 300)]
    places = {9: (210, 240), 8: (305, 340), 7: (900, 940)}
    found = packs([*duties, *(Spot(key, said[key][0], *places[key]) for key in said)])
    words = {duty: [papers.words(*said[key]) for key in keys] for duty, keys in found.items()}
    assert words == {2: ["báo cáo tóm tắt không quá 1,5 trang A4", "gồm bản đầy đủ; bản tóm tắt"]}
    assert papers.words(*said[7]) == "tham luận không quá 15 phút"
    assert packs([*duties, Spot(6, "page_limit", 50, 60)]) == {}


def test_months_begin_on_monday_and_bad_ones_are_this_month() -> None:
    weeks = months.weeks(date(2021, 6, 1))
    assert (weeks[0][0], weeks[-1][-1], {len(week) for week in weeks}) == (date(2021, 5, 31), date(2021, 7, 4), {7})
    assert months.parse_month("2021-12", today=TODAY) == date(2021, 12, 1)
    assert {months.parse_month(text, today=TODAY) for text in ("", "2021-13", "99999-01", "2021-06-01", "x")} == {date(2021, 6, 1)}
    assert (months.next_month(date(2021, 12, 31)), months.previous_month(date(2021, 1, 1))) == (date(2022, 1, 1), date(2020, 12, 1))


def test_halves_of_the_year() -> None:
    ends = [date(2021, 6, 30), date(2021, 7, 1), None]
    assert [[is_in_half(last, half) for last in ends] for half in ("", "dau", "cuoi", "chua-co-han")] == [
        [True, True, True],
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


@pytest.mark.parametrize(
    ("kind", "days", "state"),
    [
        ("stage", (None, None, None), "todo"),
        ("stage", (date(2021, 9, 1), date(2021, 9, 30), None), "todo"),
        ("stage", (date(2021, 6, 1), date(2021, 6, 30), None), "current"),
        ("stage", (date(2021, 2, 1), date(2021, 2, 28), None), "done"),
        ("event", (date(2021, 2, 1), date(2021, 2, 28), None), "late"),
        ("event", (date(2021, 2, 1), date(2021, 2, 28), date(2021, 3, 2)), "done"),
        ("event", (date(2021, 2, 1), date(2021, 2, 28), date(2021, 7, 2)), "todo"),
    ],
)
def test_state_of_a_milestone(kind: str, days: tuple[date | None, date | None, date | None], state: str) -> None:
    assert course.state(course.Span(kind, *days), TODAY) == state


def test_milestones_stand_in_their_real_order() -> None:
    late = course.Span("event", date(2021, 2, 1), date(2021, 2, 28), date(2021, 8, 2))
    undated = course.Span("event", None, None, None)
    summer = course.Span("stage", date(2021, 6, 1), date(2021, 6, 30), None)
    assert sorted([undated, late, summer], key=course.order) == [summer, late, undated]


def ranks(query: str, *texts: str) -> list[int | None]:
    wanted = matching.wish(query)
    assert wanted is not None
    return [matching.rank(text, wanted) for text in texts]


def test_exact_marks_come_first_then_beginnings_then_anywhere() -> None:
    assert ranks("đường", "Đường sắt", "Dương Thị Mẫu", "Công ty Đường", "Con đương", "Sắt") == [0, 1, 0, 2, None]
    assert ranks("duong", "Đường sắt", "Công ty Đường", "Xuduong", "dương vật liệu") == [1, 2, 3, 1]
    assert ranks("so ket bao cao", "Báo cáo sơ kết", "Báo cáo tổng kết") == [4, None]


def test_two_spellings_and_two_normal_forms_are_one() -> None:
    assert ranks("hoà bình", "Sở Tư pháp tỉnh Hòa Bình") == [0]
    assert ranks("thủy lợi", "Cục Thuỷ lợi") == [0]
    assert ranks(unicodedata.normalize("NFD", "Điện Biên"), "Sở Tư pháp tỉnh Điện Biên") == [0]
    assert ranks("dien bien", unicodedata.normalize("NFD", "Điện Biên")) == [1]


def test_one_sign_is_nothing_to_look_for() -> None:
    assert [matching.wish(text) for text in ("", " ", "a", "đ ")] == [None] * 4


def test_excerpt_shows_the_place() -> None:
    wanted = matching.wish("bao cao")
    assert wanted is not None
    text = "Phần mở đầu " * 30 + "các đơn vị nộp Báo cáo đúng hạn " + "phần cuối " * 30
    shown = matching.excerpt(text, wanted, around=40)
    assert "Báo cáo" in shown and shown.startswith("…") and shown.endswith("…") and len(shown) < 90


def test_kind_of_a_typed_name() -> None:
    typed = (
        "Sở Tư pháp tỉnh Yên Bái",
        "CỤC THADS tỉnh Lào Cai",
        "Chi cục Thi hành án dân sự thành phố",
        "Sở Nội vụ",
        "Báo Pháp luật",
        "Phòng Y tế",
    )
    assert [kind_of(name, of_agency=False) for name in typed] == [
        UnitKind.SO_TU_PHAP,
        UnitKind.CUC_THADS,
        UnitKind.CHI_CUC_THADS,
        UnitKind.PROVINCIAL_AGENCY,
        UnitKind.OTHER,
        UnitKind.ROOM,
    ]
    assert kind_of("Thanh tra Sở", of_agency=True) == UnitKind.ROOM


def test_typed_lines_lose_bullets_blanks_and_twins() -> None:
    lines = typed_lines(" - Sở A\n\n• Sở B;\nsở a\n", parent="", first=5)
    assert [(line.number, line.cells["Tên đơn vị"]) for line in lines] == [(5, "Sở A"), (6, "Sở B")]


def test_steps_of_the_first_run() -> None:
    reached = [Reached(False, False, 0), Reached(True, False, 0), Reached(True, True, 0), Reached(True, True, 3)]
    assert [one.step for one in reached] == [2, 3, 4, 5]
