"""Reading .xlsx within bounds."""

import io
import time
import tracemalloc
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.organisations.sheets import repacked, sheet_xml, xlsx
from thidua.organisations.prints import sheet
from thidua.organisations.rules.sheets import MAX_LINES, Column, Line, UnreadableSheet, read_lines

COLUMNS = (Column("Tên", "", required=True), Column("Loại", "", required=True, choices=("một", "hai")), Column("Ghi chú", ""))
GOOD = xlsx([["Tên", "Loại", "Ghi chú"], ["A", "một", None]])


def test_reads_lines_by_their_number_and_heading_wherever_it_stands() -> None:
    content = xlsx(
        [["DANH SÁCH"], [], ["ghi chu", "TÊN", "Loại "], ["x", " Sở  Tư pháp ", "một"], [], [None, 5.0, True], ["", date(2021, 6, 19), ""]]
    )
    assert read_lines(content, COLUMNS) == [
        Line(4, {"Ghi chú": "x", "Tên": "Sở Tư pháp", "Loại": "một"}),
        Line(6, {"Ghi chú": "", "Tên": "5", "Loại": "có"}),
        Line(7, {"Ghi chú": "", "Tên": "19/06/2021", "Loại": ""}),
    ]


def test_heading_may_stand_on_another_page() -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book.create_sheet("Bìa", 0)
    out = io.BytesIO()
    book.save(out)
    assert [line.cells["Tên"] for line in read_lines(out.getvalue(), COLUMNS)] == ["A"]


def test_decomposed_letters_are_composed() -> None:
    [line] = read_lines(xlsx([["Tên", "Loại"], ["Hoa\u0300 Bi\u0300nh", "một"]]), COLUMNS)
    assert line.cells["Tên"] == "Hoà Bình"


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


HOSTILE = {
    "not a zip": (b"Kinh gui: So Tu phap", "không phải tệp Excel"),
    "pdf": (b"%PDF-1.7 ...", "không phải tệp Excel"),
    "old xls or encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đời cũ"),
    "cut short": (GOOD[: len(GOOD) // 2], "hỏng"),
    "a zip of something else": (_zip(**{"word/document.xml": b"<w/>"}), "không phải bảng tính"),
    "too heavy": (b"PK\x03\x04" + bytes(2 * 1024 * 1024), "nặng hơn 2 MB"),
    "bomb": (repacked(GOOD, bomb=b" " * 60_000_000), "quá lớn"),
    "many parts": (repacked(GOOD, **{f"p{number}": b"<p/>" for number in range(310)}), "quá lớn"),
    "far cell": (
        repacked(GOOD, sheet=sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')),
        "hơn 5.000 dòng",
    ),
    "far row": (repacked(GOOD, sheet=sheet_xml('<row r="1048576"><c><v>1</v></c></row>')), "hơn 5.000 dòng"),
    "far cell in disguise": (repacked(GOOD, sheet=sheet_xml("<row r='1'><c r='&#88;FD1048576'><v>1</v></c></row>")), "hơn 5.000 dòng"),
    "many columns": (xlsx([[str(number) for number in range(200)]]), "hơn 5.000 dòng"),
    "broken page": (repacked(GOOD, sheet=b"<worksheet><sheetData><row>"), "hỏng"),
    "no heading": (xlsx([["A", "B"], ["1", "2"]]), "Không thấy dòng tiêu đề"),
    "nothing under the heading": (xlsx([["Tên", "Loại"]]), "chưa có dòng nào"),
    "too many lines": (xlsx([["Tên", "Loại"], *[["A", "một"]] * (MAX_LINES + 1)]), "hơn 5.000 dòng"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_file_is_refused_in_words_and_within_bounds(content: bytes, words: str) -> None:
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(UnreadableSheet, match=words):
        read_lines(content, COLUMNS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150_000_000
    assert time.monotonic() - begun < 20


def test_entities_are_not_unfolded() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = repacked(GOOD, sheet=laughs + sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')[38:])
    with pytest.raises(UnreadableSheet):
        read_lines(content, COLUMNS)


def test_lying_sizes_are_refused() -> None:
    """A part that says it is small and is not: its content does not match its sum."""
    content = bytearray(repacked(GOOD, liar=b"<a>" + b" " * 1_000_000 + b"</a>"))
    place = content.rindex(b"xl/liar.xml") - 46
    content[place + 24 : place + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableSheet, match="hỏng"):
        read_lines(bytes(content), COLUMNS)


def test_empty_formatted_rows_far_down_do_not_matter() -> None:
    far = '<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c><c r="B1" t="inlineStr"><is><t>Loại</t></is></c></row>'
    line = '<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    assert len(read_lines(repacked(GOOD, sheet=sheet_xml(far + line)), COLUMNS)) == 1


def test_template_has_drop_downs_and_reads_back() -> None:
    content = sheet("Đơn vị", COLUMNS, {"Ghi chú": ["Sở Tư pháp tỉnh Lạng Sơn", "=1+1"]})
    book = load_workbook(io.BytesIO(content))
    page = book["Đơn vị"]
    assert [cell.value for cell in page[1]] == ["Tên", "Loại", "Ghi chú"]
    rules = {str(rule.sqref): (rule.formula1, rule.showErrorMessage) for rule in page.data_validations.dataValidation}
    assert rules == {"B2:B5001": ("='Danh mục'!$B$1:$B$2", True), "C2:C5001": ("='Danh mục'!$C$1:$C$2", False)}
    assert book["Danh mục"].sheet_state == "hidden"
    assert (book["Danh mục"]["C2"].value, book["Danh mục"]["C2"].data_type) == ("=1+1", "s")
    page.append(["A", "một", ""])
    out = io.BytesIO()
    book.save(out)
    assert [line.cells["Tên"] for line in read_lines(out.getvalue(), COLUMNS)] == ["A"]
