"""Windows and words of due values, places in the text, marks on the paper, packs, differences."""

import calendar
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.plans.enums import FactKind
from thidua.plans.rules import dues, kinds
from thidua.plans.rules.differences import Owed, compare
from thidua.plans.rules.packs import Spot, pack_words, packs
from thidua.plans.rules.paper import Line, Mark, Table, sheet
from thidua.plans.rules.places import clause_at, find, plain_text
from thidua.plans.rules.suggestions import corrected, suggested_day

# ---- windows of due values against a slow reference: walk the days of three years and ask each one ----

DAYS = [date(2020, 1, 1) + timedelta(days=number) for number in range(3 * 366)]
ASKED = {
    "before": lambda due, day: day < date.fromisoformat(due["date"]),
    "by": lambda due, day: day <= date.fromisoformat(due["date"]),
    "on": lambda due, day: day == date.fromisoformat(due["date"]),
    "month": lambda due, day: f"{day:%Y-%m}" == due["month"],
    "quarter": lambda due, day: (day.year, (day.month + 2) // 3) == (due["year"], due["quarter"]),
    "half": lambda due, day: (day.year, 1 if day.month <= 6 else 2) == (due["year"], due["half"]),
    "year": lambda due, day: day.year == due["year"],
    "week_of_month": lambda due, day: f"{day:%Y-%m}" == due["month"] and (day.day - 1) // 7 + 1 == due["week"],
    "range": lambda due, day: date.fromisoformat(due["start"]) <= day <= date.fromisoformat(due["end"]),
}
some_day = st.dates(date(2020, 1, 2), date(2022, 6, 30))
some_month = st.dates(date(2020, 1, 1), date(2022, 12, 31)).map(lambda day: f"{day:%Y-%m}")
some_year = st.integers(2020, 2022)
some_due = st.one_of(
    st.builds(lambda kind, day: {"kind": kind, "date": day.isoformat()}, st.sampled_from(["before", "by", "on"]), some_day),
    st.builds(lambda month: {"kind": "month", "month": month}, some_month),
    st.builds(lambda year, quarter: {"kind": "quarter", "year": year, "quarter": quarter}, some_year, st.integers(1, 4)),
    st.builds(lambda year, half: {"kind": "half", "year": year, "half": half}, some_year, st.integers(1, 2)),
    st.builds(lambda year: {"kind": "year", "year": year}, some_year),
    st.builds(lambda month, week: {"kind": "week_of_month", "month": month, "week": week}, some_month, st.integers(1, 4)),
    st.builds(
        lambda start, days: {"kind": "range", "start": start.isoformat(), "end": (start + timedelta(days=days)).isoformat()},
        some_day,
        st.integers(0, 60),
    ),
)


@given(some_due)
def test_last_day_is_the_last_that_fits(due: dict[str, Any]) -> None:
    fitting = [day for day in DAYS if ASKED[due["kind"]](due, day)]
    found = dues.window(due)
    assert found is not None
    assert found.last == fitting[-1]
    assert found.first in {None, fitting[0]}
    assert dues.words(due)


@pytest.mark.parametrize(
    ("due", "words", "last"),
    [
        ({"kind": "before", "date": "2021-06-20"}, "trước ngày 20/6/2021", "hết ngày 19/6/2021"),
        ({"kind": "by", "date": "2021-02-05"}, "chậm nhất ngày 05/02/2021", "hết ngày 05/02/2021"),
        ({"kind": "on", "date": "2020-11-05", "time": "14:30"}, "14 giờ 30 ngày 05/11/2020", "14 giờ 30 ngày 05/11/2020"),
        ({"kind": "before", "date": "2020-11-05", "time": "17:00"}, "trước 17 giờ 00 ngày 05/11/2020", "17 giờ 00 ngày 05/11/2020"),
        ({"kind": "month", "month": "2021-09"}, "tháng 9/2021", "hết ngày 30/9/2021"),
        ({"kind": "quarter", "year": 2021, "quarter": 3}, "quý III/2021", "hết ngày 30/9/2021"),
        ({"kind": "half", "year": 2021, "half": 1}, "6 tháng đầu năm 2021", "hết ngày 30/6/2021"),
        ({"kind": "week_of_month", "month": "2021-10", "week": 2}, "tuần 2 tháng 10/2021", "hết ngày 14/10/2021"),
        ({"kind": "range", "start": "2019-09-23", "end": "2019-09-27"}, "từ 23/9/2019 đến 27/9/2019", "hết ngày 27/9/2019"),
        ({"kind": "range", "start": None, "end": "2019-09-27"}, "đến 27/9/2019", "hết ngày 27/9/2019"),
        ({"kind": "before", "date": None, "raw": "31/6/2021"}, "31/6/2021", None),
        ({"kind": "recurring", "every": "quarter", "interval": 2}, "2 quý một lần", None),
        ({"kind": "recurring", "every": "month", "day": 5, "bound": "before"}, "hằng tháng, trước ngày 05", None),
        ({"kind": "recurring", "every": None, "on_request": True}, "theo định kỳ, khi có yêu cầu", None),
        (
            {"kind": "relative", "anchor": "kết thúc kiểm tra", "days": 10, "unit": "calendar", "direction": "after", "bound": "at_most"},
            "chậm nhất 10 ngày sau kết thúc kiểm tra",
            None,
        ),
        (
            {"kind": "relative", "anchor": "Tọa đàm", "days": 5, "unit": "working", "direction": "before", "bound": "at_least"},
            "ít nhất 5 ngày làm việc trước Tọa đàm",
            None,
        ),
        ({"kind": "relative", "anchor": "kết thúc mỗi đợt", "days": None, "direction": "after"}, "sau khi kết thúc mỗi đợt", None),
        ({"kind": "relative", "anchor": "báo cáo tổng kết", "days": 0, "direction": "after"}, "cùng với báo cáo tổng kết", None),
        (None, "", None),
    ],
)
def test_words_and_last_moment(due: dict[str, Any] | None, words: str, last: str | None) -> None:
    found = dues.window(due)
    assert (dues.words(due), dues.last_moment_words(found) if found else None) == (words, last)


@given(st.integers(0, 40), st.sampled_from([-1, 1]), some_day)
def test_calendar_days_from_an_anchor(days: int, sign: int, anchor: date) -> None:
    due = {"kind": "relative", "days": days, "unit": "calendar", "direction": "after" if sign > 0 else "before"}
    assert (dues.relative_window(due, anchor, {}).last - anchor).days == sign * days


@given(st.sampled_from(list(dues.MONTHS_OF)), st.integers(1, 4), some_year)
def test_turns_of_a_year_do_not_overlap_and_fill_it(every: str, interval: int, year: int) -> None:
    found = [window for _, window in dues.occurrences({"kind": "recurring", "every": every, "interval": interval}, year)]
    if dues.MONTHS_OF[every] * interval > 12:
        assert found == []
        return
    assert all(window.first and window.first <= window.last for window in found)
    assert all(before.last < after.first for before, after in pairwise(found) if after.first)
    assert found[0].first == date(year, 1, 1)


def test_turn_before_a_day_of_short_months() -> None:
    due = {"kind": "recurring", "every": "month", "day": 31, "bound": "by", "time": "16:00"}
    ends = [(window.last.day, window.until) for _, window in dues.occurrences(due, 2021)]
    assert ends == [(calendar.monthrange(2021, month)[1], time(16)) for month in range(1, 13)]


# ---- places ----

TEXT = plain_text([{"text": "Gửi “báo cáo”\nvề Vụ Thi đua – Khen thưởng"}, {"text": "Gửi báo cáo về Vụ"}])


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        ('"báo  cáo" về Vụ', [(4, 19)]),
        ("Vụ Thi đua - Khen thưởng", [(17, 41)]),
        ("về Vụ", [(14, 19), (54, 59)]),
        ("không có", []),
        ("   ", []),
    ],
)
def test_find(quote: str, spans: list[tuple[int, int]]) -> None:
    assert find(TEXT, quote) == spans


def test_clause_of_the_nearest_before() -> None:
    assert [clause_at(place, [(10, "I.1"), (50, "II.2"), (60, "")]) for place in (5, 10, 55, 70)] == ["", "I.1", "II.2", "II.2"]


# ---- the paper ----

WORDS = st.text(alphabet="aă bc\n", min_size=1, max_size=40)


def spans(length: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted).map(tuple)  # type: ignore[arg-type]


@st.composite
def papers(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[Mark]]:
    blocks, at = [], 0
    for words in draw(st.lists(WORDS, min_size=1, max_size=5)):
        looks = {look: [draw(spans(len(words)))] for look in ("bold", "italic", "struck")}
        blocks.append({"text": words, "start": at, "kind": "paragraph", **looks})
        at += len(words) + 1
    marks = [Mark(key=number, start=a, end=b) for number, (a, b) in enumerate(draw(st.lists(spans(at - 1), max_size=6)), start=1)]
    return blocks, marks


@given(papers())
def test_every_letter_stands_once_and_every_mark_covers_its_own(paper: tuple[list[dict[str, Any]], list[Mark]]) -> None:
    blocks, marks = paper
    lines = [part for part in sheet(blocks, marks) if isinstance(part, Line)]
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == [block["text"] for block in blocks]
    for mark in marks:
        wanted = "".join(block["text"][max(0, mark.start - block["start"]) : max(0, mark.end - block["start"])] for block in blocks)
        marked = "".join(piece.text for line in lines for piece in line.pieces if mark.key in {piece.key, *piece.around})
        begun = [piece for line in lines for piece in line.pieces if mark.key in piece.begins]
        assert marked == wanted
        assert len(begun) <= 1


def test_looks_and_tables() -> None:
    blocks = [
        {"text": "SỞ\nA", "start": 0, "kind": "cell", "table": 1, "row": 1, "column": 1},
        {"text": "Độc lập - Tự do - Hạnh phúc", "start": 5, "kind": "cell", "table": 1, "row": 1, "column": 2},
        {"text": "KẾ HOẠCH", "start": 33, "kind": "paragraph", "table": None, "bold": [[0, 8]]},
        {"text": "MỤC ĐÍCH", "start": 42, "kind": "paragraph", "label": "I.", "bold": [[0, 8]]},
        {"text": "Việc", "start": 51, "kind": "cell", "table": 2, "row": 1, "column": 1, "row_span": 2},
        {"text": "Hạn", "start": 56, "kind": "cell", "table": 2, "row": 1, "column": 2},
        {"text": "20/6", "start": 60, "kind": "cell", "table": 2, "row": 2, "column": 2},
    ]
    first, title, heading, second = sheet(blocks, [])
    assert isinstance(first, Table) and isinstance(second, Table) and isinstance(title, Line) and isinstance(heading, Line)
    assert (first.bare, second.bare, title.look, heading.look) == ("head", "", "title", "heading")
    assert [len(row) for row in second.rows] == [2, 1]
    assert second.rows[0][0].row_span == 2


def test_looks_of_plain_text() -> None:
    words = [
        "Số: 5/KH",
        "KẾ HOẠCH",
        "Hoạt động năm 2021",
        "Căn cứ Luật Thi đua;",
        "1. Mục đích",
        "1. Gửi báo cáo trước ngày 20/6.",
        "- Nộp hồ sơ",
    ]
    blocks: list[dict[str, Any]] = []
    for text in words:
        blocks.append({"text": text, "start": sum(len(block["text"]) + 1 for block in blocks), "kind": "paragraph"})
    looks = [part.look for part in sheet(blocks, []) if isinstance(part, Line)]
    assert looks == ["centre", "title", "centre", "text", "heading", "text", "text"]


def test_the_opening_sentence_under_the_title_is_text() -> None:
    """Where no basis stands between them."""
    words = ["KẾ HOẠCH", "Hoạt động năm 2021", "Khu vực xây dựng Kế hoạch với các nội dung cụ thể như sau:", "I. MỤC ĐÍCH"]
    starts = [sum(len(text) + 1 for text in words[:place]) for place in range(len(words))]
    blocks = [{"text": text, "start": start, "kind": "paragraph"} for text, start in zip(words, starts, strict=True)]
    assert [part.look for part in sheet(blocks, []) if isinstance(part, Line)] == ["title", "centre", "text", "heading"]


def test_empty_cells_keep_their_place() -> None:
    blocks = [
        {"text": "a", "start": 0, "kind": "cell", "table": 1, "row": 1, "column": 1, "row_span": 2},
        {"text": "b", "start": 2, "kind": "cell", "table": 1, "row": 1, "column": 3},
        {"text": "c", "start": 4, "kind": "cell", "table": 1, "row": 2, "column": 2, "column_span": 2},
        {"text": "d", "start": 6, "kind": "cell", "table": 1, "row": 3, "column": 1},
    ]
    [table] = sheet(blocks, [])
    assert isinstance(table, Table)
    said = [["".join(piece.text for line in cell.lines for piece in line.pieces) for cell in row] for row in table.rows]
    assert said == [["a", "", "b"], ["c"], ["d", "", ""]]


# ---- packs ----


def test_lists_and_limits_go_with_the_duty_around_or_before_them() -> None:
    found = packs(
        [
            Spot(1, FactKind.OBLIGATION, 0, 100, "II.7"),
            Spot(2, FactKind.PAGE_LIMIT, 40, 60, "II.7"),
            Spot(3, FactKind.DOCUMENT_LIST, 102, 160, "II.7"),
            Spot(4, FactKind.PAGE_LIMIT, 180, 200, "II.7"),
            Spot(5, FactKind.PAGE_LIMIT, 500, 520, "II.7"),
            Spot(6, FactKind.OBLIGATION, 530, 600, "III.1"),
            Spot(7, FactKind.DOCUMENT_LIST, 605, 640, "III.2"),
            Spot(8, FactKind.QUOTA, 540, 560, "III.1"),
        ]
    )
    assert found == {1: [2, 3, 4]}


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("page_limit", {"document": "tóm tắt", "max_pages": 1.5, "paper": "A4"}, "tóm tắt ≤ 1,5 trang A4"),
        ("page_limit", {"document": "tham luận", "max_words": 1500, "max_minutes": 7}, "tham luận ≤ 1.500 chữ, 7 phút"),
        ("page_limit", {"font_size": 14}, "nguyên văn"),
        ("document_list", {"documents": ["a", "b"]}, "a; b"),
        ("document_list", {}, "nguyên văn"),
    ],
)
def test_pack_words(kind: str, fields: dict[str, Any], words: str) -> None:
    assert pack_words(kind, fields, "nguyên văn") == words


# ---- suggestions ----


def test_only_a_day_is_put_right_by_one_press() -> None:
    day = suggested_day({"suggest": "2021-03-10"})
    assert day == date(2021, 3, 10)
    assert [suggested_day({"suggest": other}) for other in ("Khối", None, "10/3/2021")] == [None, None, None]
    assert corrected({"kind": "before", "date": "2020-03-10", "time": "17:00"}, day) == {
        "kind": "before",
        "date": "2021-03-10",
        "time": "17:00",
    }
    assert [corrected(due, day) for due in (None, {"kind": "month", "month": "2020-03"})] == [None, None]


# ---- words of each kind ----


def test_every_kind_has_a_group_and_no_code_is_shown() -> None:
    assert set(kinds.GROUP_OF) == set(FactKind)
    assert set(kinds.FIELDS) == set(FactKind) - {FactKind.OBLIGATION, FactKind.WARNING}


@pytest.mark.parametrize(
    ("kind", "fields", "title", "rows"),
    [
        (
            FactKind.TARGET,
            {"subject": "cá nhân", "op": ">=", "value": 15, "unit": "percent"},
            "Cá nhân",
            [("Mức", "ít nhất"), ("Trị số", "15"), ("Đơn vị tính", "phần trăm")],
        ),
        (FactKind.EVENT, {"event": "hoi_nghi_tong_ket", "days": 0.5, "tentative": False}, "Hội nghị tổng kết", [("Số ngày", "0,5")]),
        (FactKind.EVENT, {"event": "hoi_chua_biet"}, "Hoi chua biet", []),
        (FactKind.QUOTA, {"award": "Cờ thi đua", "max": 0, "per_unit": None}, "Cờ thi đua", [("Nhiều nhất", "0")]),
        (
            FactKind.LEGAL_BASIS,
            {"number": "84/QĐ", "date": "2023-01-31", "where": "body"},
            "84/QĐ",
            [("Ngày ban hành", "31/01/2023"), ("Đứng ở", "trong nội dung")],
        ),
        (FactKind.MOVEMENT, {"years": [2021, 2025]}, "Nguyên văn", [("Giai đoạn", "2021 - 2025")]),
        (FactKind.CONTACT, {"name": "Lò Thị Mai", "struck": True}, "Lò Thị Mai", [("Đã bị gạch trong văn bản", "có")]),
    ],
)
def test_cards_in_words(kind: FactKind, fields: dict[str, Any], title: str, rows: list[tuple[str, str]]) -> None:
    assert (kinds.headline(kind, fields, "nguyên văn"), kinds.rows(kind, fields)) == (title, rows)


# ---- differences ----


def owed(key: int, deliverable: str, day: str = "2021-06-20", *, actor: str = "các đơn vị", recipient: str = "Trưởng") -> Owed:
    return Owed(key=key, actor=actor, deliverable=deliverable, recipient=recipient, due={"kind": "before", "date": day})


def test_differences_pair_the_likest_first() -> None:
    old = [owed(1, "Báo cáo sơ kết 6 tháng"), owed(2, "Báo cáo tổng kết năm"), owed(3, "Đăng ký thi đua"), owed(4, "Danh sách đại biểu")]
    new = [
        owed(11, "Báo cáo tổng kết năm 2021", "2021-11-20"),
        owed(12, "Báo cáo sơ kết 6 tháng", "2021-06-25"),
        owed(13, "Đăng ký thi đua"),
        owed(14, "Giao ước thi đua", recipient="Vụ"),
    ]
    found = compare(old, new)
    assert found.pairs == {1: 12, 2: 11, 3: 13}
    assert [item.key for item in found.added] == [14]
    assert [item.key for item in found.removed] == [4]
    assert {(a.key, b.key) for a, b in found.re_dated} == {(1, 12), (2, 11)}
    assert [(a.key, b.key) for a, b in found.reworded] == [(2, 11)]


@given(st.lists(st.sampled_from(["Báo cáo", "Đăng ký thi đua", "Hồ sơ đề nghị", "Giao ước"]), max_size=6))
def test_a_plan_does_not_differ_from_itself(things: list[str]) -> None:
    rows = [owed(number, thing) for number, thing in enumerate(things)]
    found = compare(rows, rows)
    assert (found.added, found.removed, found.re_dated, found.reworded) == ((), (), (), ())
