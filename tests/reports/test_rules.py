"""Figures, tables, outlines: pure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.dates import figure
from thidua.reports.enums import ReportMove, ReportState
from thidua.reports.rules import life
from thidua.reports.rules.figures import Figure, is_missing, read_figure
from thidua.reports.rules.gather import Paper, align
from thidua.reports.rules.outline import OPENING, Block, sections
from thidua.reports.rules.tables import ColumnKind, Given, changes, head_and_body, key_of, sum_up

# ---- figures ----


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("0", "0", ""),
        ("03", "3", ""),
        ("1.234", "1234", ""),
        ("1.234,5", "1234.5", ""),
        ("1234567", "1234567", ""),
        ("-12,5", "-12.5", ""),
        ("12 %", "12", "%"),
        ("15 vụ", "15", "vu"),
        ("2.500 triệu đồng", "2500", "trieu dong"),
        (" 7\xa0", "7", ""),
    ],
)
def test_figure_is_read(text: str, value: str, measure: str) -> None:
    assert read_figure(text) == Figure(Decimal(value), measure)


@pytest.mark.parametrize(
    "text", ["12.5", "1.23", "1.2345", "khoảng 20", "15/20", "20/6/2021", "1,2,3", "", "-", "không", "II", "5-7", "12 34"]
)
def test_what_is_no_figure(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "không", "Không có", "KHÔNG", "…", "chưa có số liệu"])
def test_missing(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "không áp dụng", "x", "1"])
def test_not_missing(text: str) -> None:
    assert not is_missing(text)


# ---- tables ----


def table(unit: int, *rows: tuple[str, ...], head: tuple[str, ...] = ("Nội dung", "Số lượng")) -> Given:
    return Given(unit, f"Sở {unit}", unit, f"{unit}.docx", 0, "bảng 1", head, rows)


def test_sums_by_label() -> None:
    sums = sum_up([table(1, ("Mô hình", "3"), ("Sáng kiến", "1.200")), table(2, ("mô hình", "4,5"), ("Sáng kiến", "không"))])
    assert sums.label == 0
    assert [(line.label, [(total.value, total.units_given, total.missing) for total in line.totals]) for line in sums.lines] == [
        ("Mô hình", [(Decimal("7.5"), 2, ())]),
        ("Sáng kiến", [(Decimal(1200), 1, ("Sở 2",))]),
    ]


def test_row_that_a_unit_left_out_is_missing_not_zero() -> None:
    sums = sum_up([table(1, ("Mô hình", "3"), ("Sáng kiến", "2")), table(2, ("Mô hình", "0"))])
    [first, second] = sums.lines
    assert (first.totals[0].value, first.totals[0].units_given) == (Decimal(3), 2)
    assert (second.totals[0].value, second.totals[0].missing) == (Decimal(2), ("Sở 2",))


def test_one_row_a_unit_has_no_label() -> None:
    head = ("Tập thể", "Cá nhân")
    sums = sum_up([table(1, ("3", "-"), head=head), table(2, ("4", ""), head=head)])
    assert sums.label is None
    assert [total.value for total in sums.lines[0].totals] == [Decimal(7), None]
    assert sums.columns[1].kind == ColumnKind.TEXT


def test_percent_is_never_summed() -> None:
    head = ("Nội dung", "Tỷ lệ")
    sums = sum_up([table(1, ("A", "60"), ("B", "40"), head=head), table(2, ("A", "50%"), ("B", "50"), head=head)])
    assert sums.columns[1].kind == ColumnKind.PERCENT
    assert [line.totals[0].value for line in sums.lines] == [None, None]
    assert [part.value for part in sums.lines[0].totals[0].parts] == [Decimal(60), Decimal(50)]
    assert sums.warnings == ["Cột “Tỷ lệ” là tỷ lệ nên không cộng, chỉ nêu theo từng đơn vị."]


def test_words_among_figures_stop_the_sum_and_name_the_unit() -> None:
    sums = sum_up([table(1, ("A", "3"), ("B", "4")), table(2, ("A", "khoảng 20"), ("B", "5"))])
    assert sums.columns[1].kind == ColumnKind.MIXED
    assert sums.lines[1].totals[0].value is None
    assert sums.warnings == ["Không cộng cột “Số lượng”: Sở 2 ghi “khoảng 20”. Hỏi lại đơn vị con số rồi cập nhật."]


def test_measures_that_differ_stop_the_sum() -> None:
    one, other = ("Nội dung", "Kinh phí (triệu đồng)"), ("Nội dung", "Kinh phí (nghìn đồng)")
    assert key_of(one) == key_of(other)
    sums = sum_up([table(1, ("A", "3"), ("B", "1"), head=one), table(2, ("A", "3.000"), ("B", "1"), head=other)])
    assert sums.columns[1].kind == ColumnKind.MIXED
    assert "Sở 1 tính bằng “trieu dong”" in sums.warnings[0]


def test_years_are_no_quantities() -> None:
    sums = sum_up([table(1, ("A", "2020"), ("B", "2021"), head=("Tên", "Năm công nhận"))])
    assert sums.columns[1].kind == ColumnKind.TEXT


cells = st.one_of(st.integers(-(10**6), 10**6).map(lambda value: figure(Decimal(value) / 10)), st.sampled_from(["", "-", "không", "…"]))


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8))
def test_total_is_the_sum_of_its_parts_and_missing_adds_nothing(columns: list[list[str]]) -> None:
    labels = ("Mô hình", "Sáng kiến", "Hội nghị")
    sums = sum_up([table(unit, *zip(labels, column, strict=True)) for unit, column in enumerate(columns)])
    if sums.columns[1].kind != ColumnKind.NUMBER:
        assert all(is_missing(cell) for column in columns for cell in column)
        return
    for at, line in enumerate(sums.lines):
        given_here = [read_figure(column[at]) for column in columns if not is_missing(column[at])]
        expected = sum((one.value for one in given_here if one), Decimal()) if given_here else None
        assert line.totals[0].value == expected
        assert line.totals[0].units_given == len(given_here)
        assert line.totals[0].units_given + len(line.totals[0].missing) == len(columns)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("STT", "Tên", "Số"), ("1", "A", "3")], (("Tên", "Số"), (("A", "3"),))),
        ([("Tên", "Số"), ("(1)", "(2)"), ("A", "3")], (("Tên", "Số"), (("A", "3"),))),
        (
            [("Tên", "Danh hiệu", "Danh hiệu"), ("Tên", "Tập thể", "Cá nhân"), ("A", "3", "4")],
            (("Tên", "Danh hiệu – Tập thể", "Danh hiệu – Cá nhân"), (("A", "3", "4"),)),
        ),
        ([("Tên", "Số"), ("A", "3"), ("", "")], (("Tên", "Số"), (("A", "3"),))),
        ([("Sở Tư pháp", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số 1", "ngày 1")], None),
        ([("Nơi nhận: như trên", "GIÁM ĐỐC"), ("", "Ký")], None),
        ([("Tên", "Số")], None),
        ([("Một cột",), ("A",)], None),
        ([], None),
    ],
)
def test_head_and_body(rows: list[tuple[str, ...]], expected: object) -> None:
    assert head_and_body(rows) == expected


def test_changes_name_unit_cell_old_and_new() -> None:
    before = [table(1, ("A", "3"), ("B", "4")), table(2, ("A", "1"), ("B", "2"))]
    after = [table(1, ("A", "3"), ("B", "9")), table(2, ("A", "1"), ("B", "2"))]
    assert [(one.name, one.what, one.before, one.after) for one in changes(before, after)] == [("Sở 1", "B: Số lượng", "4", "9")]
    assert changes(before, before) == []
    assert {one.after for one in changes(before, before[:1])} == {"không có"}


# ---- outlines ----


def words(*lines: str, bold: tuple[str, ...] = ()) -> list[Block]:
    return [Block(line, number=at, is_bold=line in bold) for at, line in enumerate(lines, 1)]


def test_sections_follow_the_numbers() -> None:
    blocks = words(
        "Kính gửi", "I. KẾT QUẢ", "1. Tuyên truyền", "Đã làm tốt việc này.", "a) Trên báo", "Mười bài.", "II. HẠN CHẾ", "Còn chậm."
    )
    assert [(one.title, one.number, one.level, one.parent, one.blocks) for one in sections(blocks)] == [
        (OPENING, "", 1, -1, (0,)),
        ("KẾT QUẢ", "I", 1, -1, ()),
        ("Tuyên truyền", "1", 2, 1, (3,)),
        ("Trên báo", "a", 4, 2, (5,)),
        ("HẠN CHẾ", "II", 1, -1, (7,)),
    ]


def test_a_numbered_sentence_is_no_heading_unless_bold() -> None:
    line = "1. Đơn vị đã tổ chức được ba hội nghị tuyên truyền cho hơn hai trăm lượt người tham dự tại các huyện, thị xã và thành phố."
    assert len(sections(words(line))) == 1
    assert len(sections(words(line, bold=(line,)))) == 2


def test_same_headings_of_units_stand_together() -> None:
    one = Paper(1, words("I. KẾT QUẢ THỰC HIỆN PHONG TRÀO", "A làm.", "II. TỒN TẠI, HẠN CHẾ", "A chậm."))
    other = Paper(
        2, words("I. Kết quả thực hiện phong trào thi đua", "B làm.", "II. Hạn chế, tồn tại", "B chậm.", "III. KIẾN NGHỊ", "B xin.")
    )
    assert [(group.title, [(take.paper, take.text, take.place) for take in group.takes]) for group in align([one, other])] == [
        ("KẾT QUẢ THỰC HIỆN PHONG TRÀO", [(1, "A làm.", "mục I, đoạn 2"), (2, "B làm.", "mục I, đoạn 2")]),
        ("TỒN TẠI, HẠN CHẾ", [(1, "A chậm.", "mục II, đoạn 4"), (2, "B chậm.", "mục II, đoạn 4")]),
        ("KIẾN NGHỊ", [(2, "B xin.", "mục III, đoạn 6")]),
    ]


def test_same_words_under_another_heading_stay_apart() -> None:
    lines = words("I. SƠ KẾT", "1. Kết quả", "Được một.", "II. PHÁT ĐỘNG", "1. Kết quả", "Được hai.")
    assert [len(group.takes) for group in align([Paper(1, lines), Paper(2, lines)])] == [0, 2, 0, 2]


@given(st.lists(st.text(alphabet="IVX1a). Kếtquả", max_size=20), max_size=30))
def test_no_paragraph_is_lost(lines: list[str]) -> None:
    blocks = words(*filter(None, lines))
    taken = [take.block for group in align([Paper(1, blocks)]) for take in group.takes]
    heads = len(sections(blocks)) - 1
    assert len(taken) == len(set(taken)) == len(blocks) - heads


# ---- the course ----


def test_every_move_from_every_state() -> None:
    allowed = {(move.value, state.value) for move in ReportMove for state in ReportState if life.why_not_move(move, state) is None}
    assert allowed == {
        ("write", "draft"),
        ("write", "in_round"),
        ("ask", "draft"),
        ("ask", "in_round"),
        ("finalise", "draft"),
        ("finalise", "in_round"),
        ("hand_in", "final"),
        ("reopen", "final"),
        ("reopen", "sent"),
    }
