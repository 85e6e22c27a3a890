"""Files that are damaged, hostile or odd: a sentence each, or a row with its doubt; never a crash."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from docx import Document
from docx.exceptions import InvalidSpanError

from tests.criteria.reading.build import ABOVE, HEAD, LEFT, add_table, excel, saved, word
from thidua.criteria.enums import CriterionKind
from thidua.criteria.reading import safely
from thidua.criteria.reading.engine import read_bytes
from thidua.criteria.reading.review import reviewed
from thidua.criteria.reading.safely import read_safely
from thidua.plans.reading.model import Unreadable

XL = [list(HEAD), ["A", "Phần một", 4]]


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same zip with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_sheet(words: str, put: str) -> bytes:
    """A sheet in whose XML some words are replaced."""
    data = excel({"Sở": [*XL, [1, "Tiêu chí", 4]]})
    return repacked(data, lambda name, part: part.replace(words.encode(), put.encode()) if name == "xl/worksheets/sheet1.xml" else part)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        (b"%PDF-1.7 ...", "không phải Word"),
        (b"PK\x03\x04 and nothing else", "hỏng"),
        (word("Không có bảng nào"), "Không thấy bảng nào"),
        (word([("Họ và tên", "Chức vụ"), ("Người một", "Chuyên viên")]), "Không thấy bảng nào"),
        (excel({"Trống": [["chỉ có chữ"]]}), "Không thấy bảng nào"),
    ],
    ids=["empty", "old", "pdf", "cut", "no table", "another table", "no head"],
)
def test_what_cannot_be_read_is_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(data)


def test_a_cut_file_is_refused() -> None:
    data = word([HEAD, ("1", "Báo cáo", "2")])
    with pytest.raises(Unreadable, match="tải lên chưa trọn"):
        read_bytes(data[: len(data) // 2])


def test_entities_are_not_opened() -> None:
    hostile = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    data = repacked(
        word([HEAD, ("1", "Báo cáo", "2")]),
        lambda name, part: hostile + part.partition(b"?>")[2] if name == "word/document.xml" else part,
    )
    with pytest.raises(Unreadable, match="khai báo lạ"):
        read_bytes(data)


def test_a_bomb_is_not_unpacked() -> None:
    data = repacked(excel({"Sở": XL}), lambda name, part: part + b" " * 60_000_000 if name == "xl/styles.xml" else part)
    with pytest.raises(Unreadable, match="bất thường"):
        read_bytes(data)


def test_a_merged_cell_over_the_whole_sheet_costs_nothing() -> None:
    reading = read_bytes(with_sheet("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'))
    assert [row.title for row in reading.rows] == ["A"]


def test_a_row_far_down_is_refused() -> None:
    with pytest.raises(Unreadable, match="quá 20000 hàng"):
        read_bytes(_far_down())


def _far_down() -> bytes:
    return repacked(
        excel({"Sở": [*XL, [1, "Tiêu chí", 4]]}),
        lambda name, part: (
            part.replace(b'r="3"', b'r="1048000"')
            .replace(b'"A3"', b'"A1048000"')
            .replace(b'"B3"', b'"B1048000"')
            .replace(b'"C3"', b'"C1048000"')
            if name == "xl/worksheets/sheet1.xml"
            else part
        ),
    )


def test_a_child_that_dies_or_hangs_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match=r"Đọc quá 0 giây"):
        read_safely(word([HEAD, ("1", "Báo cáo", "2")]), seconds=0.05)
    monkeypatch.setattr(safely, "MODULE", "thidua.criteria.reading.nothing_here")
    with pytest.raises(Unreadable, match="dừng giữa chừng"):
        read_safely(b"PK")


def test_apart_reads_the_same() -> None:
    data = word([HEAD, ("1", "Báo cáo", "2"), ("", "- Có: 2 điểm", ""), ("", "- Không: 0 điểm", "")])
    assert read_safely(data) == read_bytes(data).as_json()
    with pytest.raises(Unreadable, match="rỗng"):
        read_safely(b"")


# ---- odd sheets ----


def test_dates_formulas_and_errors_in_the_column_of_points() -> None:
    rows = [list(HEAD), ["A", "Phần", "=SUM(C3:C5)"], [1, "Ngày tháng", date(2022, 5, 1)], [2, "Chữ", "1,5"], [3, "Công thức", "=1/0"]]
    part, day, text, formula = read_bytes(excel({"Sở": rows})).rows
    assert day.points is None
    assert "Ô C3 là ngày 01/05/2022" in day.doubts[0]
    assert "“1,5”" in day.doubts[0]
    assert (str(text.points), text.place) == ("1.5", "ô A4, trang tính “Sở”")
    assert formula.points is None
    assert "Ô C5 là công thức chưa có kết quả" in formula.doubts[0]
    assert str(part.points) == "1.5"
    assert "Ô C2 là công thức" in part.doubts[0]


def test_hidden_rows_and_sheets() -> None:
    data = excel({"Sở": [list(HEAD), [1, "Đang dùng", 2], [2, "Đã thôi", 3]], "Cũ": [list(HEAD), [1, "Năm ngoái", 9]]}, hidden=[3])
    hidden_sheet = repacked(
        data,
        lambda name, part: (
            part.replace(b'sheetId="2" state="visible"', b'sheetId="2" state="veryHidden"') if name == "xl/workbook.xml" else part
        ),
    )
    reading = read_bytes(hidden_sheet)
    assert [row.title for row in reading.rows] == ["Đang dùng", "Đã thôi"]
    assert reading.rows[1].doubts[0] == "Hàng 3 đang ẩn trong tệp: có phải tiêu chí đang dùng?"
    assert any("“Cũ” đang ẩn" in note for note in reading.notes)


def test_a_figure_with_the_dust_of_floats() -> None:
    [row, odd] = read_bytes(excel({"Sở": [list(HEAD), [1, "Bụi", 0.1 + 0.2], [2, "Lẻ", 1.125]]})).rows
    assert (str(row.points), row.doubts[0][:20]) == ("0.3", "Không thấy mức điểm ")
    assert "nhiều hơn hai chữ số" in odd.doubts[0]


def test_stray_lines_are_not_taken_and_can_be() -> None:
    rows = [HEAD, ("1", "Báo cáo", "2"), ("", "Người lập bảng", "")]
    _, stray = read_bytes(word(rows)).rows
    assert stray.is_dropped
    assert "chưa nhận" in stray.doubts[0]


def test_a_thousand_is_asked_about() -> None:
    reading = read_bytes(word([HEAD, ("A", "Cả bảng", "1.000"), ("1", "Phần", "1.000")]))
    assert [(str(row.points), bool(row.doubts)) for row in reading.rows] == [("1000", True), ("1000", True)]


def test_a_table_inside_a_cell_becomes_its_lines() -> None:
    file = Document()
    table = add_table(file, [HEAD, ("1", "Tỷ lệ giải quyết", "2")])
    add_table(table.cell(1, 1), [("Từ 90% trở lên", "2"), ("Dưới 90%", "0")])
    [row] = read_bytes(saved(file)).rows
    assert (row.kind, row.params) == (CriterionKind.TIERED, {"tiers": [[">=", "90", "2"]], "else": "0"})


def test_five_hundred_rows_are_read_in_a_moment() -> None:
    rows = [HEAD, *((str(at), f"Tiêu chí số {at}", "1") for at in range(1, 501))]
    assert len(read_bytes(excel({"Sở": rows})).rows) == 500


WORDS = (
    *("", "1", "I", "A.", "1.1", "1.²", "a)", "-", "(1)", "Tổng cộng", "**Nhiệm vụ chung", "Điểm thưởng", "Báo cáo đúng hạn"),
    *("Từ 95% đến dưới 100%", "trên 100%", "Đạt", "Không", "2", "1,5", "1e9", "NaN", "-3", "0,125", "Chậm 1-2 ngày: 1,5 điểm"),
    *("Mỗi lần trừ 0,5 điểm", "Từ 1 đến 10: trừ 5 điểm", "Đúng 3: trừ hết điểm", "999999999999", "chữ " * 2000),
)


def odd_lines(chance: random.Random, *, merged: bool) -> list[list[str]]:
    """A head, then anything anywhere; cells merged to the left and upwards as they come."""
    width = chance.randint(3, 6)
    head = list((*HEAD, "Ghi chú", "Đơn vị chấm", "Điểm trừ")[:width])
    return [head, *([_odd(chance, row, column, merged=merged) for column in range(width)] for row in range(1, chance.randint(3, 12)))]


def _odd(chance: random.Random, row: int, column: int, *, merged: bool) -> str:
    at = chance.random() if merged else 1
    if at < 0.12 and column:
        return LEFT
    return ABOVE if at < 0.2 and row > 1 else chance.choice(WORDS)


@pytest.mark.parametrize("seed", range(20))
def test_tables_of_any_shape_are_rows_or_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    spans = [f"{chance.choice('AB')}{at}:{chance.choice('CDE')}{at + chance.randint(0, 4)}" for at in chance.sample(range(2, 9), 2)]
    files = [excel({"Sở": odd_lines(chance, merged=False)}, merges=spans)]
    with suppress(InvalidSpanError):
        files.append(word(odd_lines(chance, merged=True)))
    for data in files:
        try:
            rows = read_bytes(data).rows
        except Unreadable as error:
            assert str(error).endswith(".")
        else:
            assert all(row.place and row.depth >= 0 for row in rows)
            assert len(reviewed(rows)) == len(rows)
