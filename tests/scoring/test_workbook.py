"""The workbook goes out, is filled in and comes back: what it says of every kind, and what of it is refused."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.scoring import make, workbooks
from tests.scoring.workbooks import Where, book, code_of, compared, filled, place
from thidua.criteria.enums import CriterionKind as Kind
from thidua.criteria.enums import EvidenceKind
from thidua.plans.reading.model import Unreadable
from thidua.scoring.actions.evidence import Piece, add_evidence
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import MarkChange, Turn
from thidua.scoring.workbook.columns import Column
from thidua.scoring.workbook.reading import read_book
from thidua.scoring.workbook.writing import META, SHEET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

C = Column
ANSWERS: dict[Kind, tuple[dict[tuple[Column, int], Any], dict[str, Any], str]] = {
    Kind.PASS_FAIL: ({(C.MET, 0): "Không đạt"}, {"achieved": False}, "0"),
    Kind.PROPORTIONAL: ({(C.DONE, 0): 45, (C.WHOLE, 0): 50}, {"done": "45", "target": "50"}, "1,8"),
    Kind.TIERED: ({(C.DONE, 0): 96, (C.WHOLE, 0): 100}, {"done": "96", "total": "100"}, "1,75"),
    Kind.LATE_DAYS: ({(C.TIMES, 0): 2}, {"days": "2"}, "1,5"),
    Kind.DECISION_TABLE: (
        {(C.DONE, 1): 3, (C.DAY, 2): date(2022, 2, 20), (C.MET, 3): "Không"},
        {"dk1": "3", "dk2": "2022-02-20", "dk3": False},
        "2",
    ),
    Kind.DEDUCT_PER_EVENT: ({(C.TIMES, 0): 3}, {"events": "3"}, "1"),
    Kind.DEDUCT_BANDED: ({(C.DONE, 0): 12}, {"value": "12"}, "1"),
    Kind.COUNT_TIMES: ({(C.TIMES, 0): 3}, {"count": "3"}, "1,5"),
    Kind.BONUS_PENALTY: ({(C.TIMES, 1): 1, (C.TIMES, 2): 0}, {"bonus": "1", "penalty": "0"}, "2"),
    Kind.AWARD_BONUS: ({(C.MET, 1): "Có", (C.MET, 2): "Không"}, {"awards": ["dh1"]}, "1"),
    Kind.LEADER_RELATIVE: ({(C.DONE, 0): 7}, {"done": "7", "target": None}, "chờ cả nhóm"),
    Kind.JUDGED: ({(C.POINTS, 0): 1.25, (C.REASON, 0): "Thiếu một báo cáo"}, {"value": "1.25", "reason": "Thiếu một báo cáo"}, "1,25"),
    Kind.IMPORTED: ({(C.DONE, 0): 80.5}, {"value": "80.5"}, "1,61"),
}
"""What is typed, what it says, its points."""


@pytest.fixture
def floor() -> make.Floor:
    return workbooks.make_floor()


@pytest.fixture
def turn(floor: make.Floor) -> Turn:
    return workbooks.turn_of(floor)


@pytest.fixture
def blank(floor: make.Floor, turn: Turn) -> bytes:
    return book(floor, turn)


def answers(floor: make.Floor, kind: Kind) -> dict[Where, Any]:
    code = code_of(floor, kind)
    return {(code, column, line): value for (column, line), value in ANSWERS[kind][0].items()}


def faults(floor: make.Floor, turn: Turn, data: bytes) -> tuple[str, ...]:
    found = compared(floor, turn, data)
    assert found.is_empty
    return found.faults


# ---- out ----


def test_only_what_is_filled_in_is_open(blank: bytes, floor: make.Floor) -> None:
    opened = load_workbook(io.BytesIO(blank))
    sheet = opened[SHEET]
    assert (opened.sheetnames, opened[META].sheet_state, sheet.protection.sheet) == ([SHEET, "Hướng dẫn", META], "veryHidden", True)
    assert opened.security is not None
    assert opened.security.lockStructure
    assert sheet.freeze_panes == f"C{workbooks.top(sheet) + 1}"
    free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    code = code_of(floor, Kind.TIERED)
    own = {column for column in Column if workbooks.at(sheet, code, column) in free}
    assert own == {C.DONE, C.WHOLE, C.NA, C.REASON, C.NUMBER, C.DATED, C.URL}
    assert place(blank, code_of(floor, Kind.DECISION_TABLE), C.DAY, 2) in free
    shown = " ".join(str(sheet.cell(row, 1).value) for row in range(1, workbooks.top(sheet)))
    assert "Sở Tư pháp tỉnh Hà Giang" in shown
    assert "bản 1, 12/QĐ-KVTĐ" in shown
    assert "đến hết 08:00 ngày 15/06/2021" in shown


def test_cells_say_what_they_take(blank: bytes, floor: make.Floor) -> None:
    sheet = load_workbook(io.BytesIO(blank))[SHEET]

    def rule(kind: Kind, column: Column, line: int = 0) -> tuple[str | None, ...]:
        cell = sheet[workbooks.at(sheet, code_of(floor, kind), column, line)]
        found = next(rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref)
        return (found.type, found.formula1, found.formula2)

    assert rule(Kind.JUDGED, C.POINTS) == ("decimal", "0", "2.00")
    assert rule(Kind.IMPORTED, C.DONE) == ("decimal", "0", "100")
    assert rule(Kind.PASS_FAIL, C.MET) == ("list", '"Đạt,Không đạt"', None)
    assert rule(Kind.COUNT_TIMES, C.TIMES)[0] == "whole"
    assert rule(Kind.LATE_DAYS, C.DUE)[0] == "date"
    assert rule(Kind.TIERED, C.NA) == ("list", '"x"', None)


def test_sums_are_formulas_with_their_results(floor: make.Floor, turn: Turn) -> None:
    floor.write(turn, code_of(floor, Kind.PASS_FAIL), achieved=True)
    floor.write(turn, code_of(floor, Kind.JUDGED), value="1.5", reason="Chậm")
    data = book(floor, turn)
    group = floor.version.criteria.get(mark="A")
    cell = place(data, group.code, C.SCORE)
    assert str(load_workbook(io.BytesIO(data))[SHEET][cell].value).startswith("=SUMIF(")
    assert load_workbook(io.BytesIO(data), data_only=True)[SHEET][cell].value == 3.5


def test_words_are_never_formulas(floor: make.Floor, turn: Turn) -> None:
    floor.write(turn, code_of(floor, Kind.JUDGED), value="1", reason='=HYPERLINK("https://vidu.example")')
    data = book(floor, turn)
    cell = load_workbook(io.BytesIO(data))[SHEET][place(data, code_of(floor, Kind.JUDGED), C.REASON)]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert compared(floor, turn, data).unchanged == 1


def test_others_put_down_points_and_see_the_round_before(floor: make.Floor, turn: Turn) -> None:
    code = code_of(floor, Kind.PROPORTIONAL)
    floor.write(turn, code, done="45", target="50")
    Turn.objects.filter(pk=turn.pk).update(state="sent", sent_at=datetime(2021, 6, 10, 8, tzinfo=turn.round.opens_at.tzinfo))
    cross = workbooks.turn_of(floor, kind=RoundKind.CROSS)
    data = book(floor, cross)
    sheet = load_workbook(io.BytesIO(data))[SHEET]
    assert sheet[place(data, code, C.BEFORE)].value == 1.8
    hidden = {column for column in Column if sheet.column_dimensions[place(data, code, column).rstrip("0123456789")].hidden}
    assert {C.DONE, C.WHOLE, C.NUMBER, C.URL, C.KEY} <= hidden
    assert C.POINTS not in hidden
    low = filled(data, {(code, C.POINTS): 1})
    assert faults(floor, cross, low) == (f"Ô {place(data, code, C.REASON)}: Thấp hơn điểm vòng “Tự chấm” (1,8) nên phải ghi lý do.",)
    [change] = compared(floor, cross, filled(data, {(code, C.POINTS): 1, (code, C.REASON): "Số liệu khác"})).changes
    assert (change.told, change.new_points) == ({"points": "1", "reason": "Số liệu khác"}, "1")


# ---- in: what is meant ----


def test_each_kind_is_read_as_it_is_given(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    values = {where: value for kind in ANSWERS for where, value in answers(floor, kind).items()}
    found = compared(floor, turn, filled(blank, values))
    assert found.faults == ()
    read = {change.code: (dict(change.told), change.new_points) for change in found.added}
    assert read == {code_of(floor, kind): (told, points) for kind, (_, told, points) in ANSWERS.items()}
    for code, (told, _) in read.items():
        floor.write(turn, code, **told)
    again = compared(floor, turn, book(floor, turn))
    assert (again.is_empty, again.faults, again.unchanged, again.blank) == (True, (), len(ANSWERS), 0)
    assert compared(floor, turn, filled(blank, values)).unchanged == len(ANSWERS)


def test_due_and_sent_day(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.LATE_DAYS)
    [one] = compared(floor, turn, filled(blank, {(code, C.DUE): date(2021, 2, 5), (code, C.DAY): "9/2/2021"})).added
    assert (one.told, one.new) == ({"due": "2021-02-05", "sent": "2021-02-09"}, f"{C.DUE}: 05/02/2021; {C.DAY}: 09/02/2021")
    [never] = compared(floor, turn, filled(blank, {(code, C.DUE): date(2021, 2, 5)})).added
    assert (never.told, never.new_points) == ({"sent": None, "due": "2021-02-05"}, "0")


def test_not_arisen(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.TIERED)
    [one] = compared(floor, turn, filled(blank, {(code, C.NA): "X", (code, C.REASON): "Không có án"})).added
    assert (one.told, one.new_points) == ({"na": True, "reason": "Không có án"}, "2")
    at = place(blank, code, C.REASON)
    assert faults(floor, turn, filled(blank, {(code, C.NA): "x"})) == (f"Ô {at}: Ghi không phát sinh phải nêu lý do.",)


def test_comma_and_point(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.JUDGED)
    for typed in (1.5, "1,5", "1.5", " 1,50 "):
        [one] = compared(floor, turn, filled(blank, {(code, C.POINTS): typed, (code, C.REASON): "Chậm"})).added
        assert (one.told["value"], one.new_points) == ("1.5", "1,5")


def test_a_number_as_excel_writes_it_down(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.IMPORTED)
    [one] = compared(floor, turn, filled(blank, {(code, C.DONE): 1.1000000000000001})).added
    assert one.told == {"value": "1.1"}


# ---- in: what is refused, each with its cell ----

REFUSED: list[tuple[Kind, Column, Any, str]] = [
    (Kind.JUDGED, C.POINTS, "một rưỡi", "“một rưỡi” không phải là số. Viết như 12 hoặc 12,5."),
    (Kind.JUDGED, C.POINTS, 3, "ghi 3, quá mức 2 của tiêu chí."),
    (Kind.JUDGED, C.POINTS, -1, "số không được âm."),
    (Kind.JUDGED, C.POINTS, 1.125, "điểm ghi đến hai chữ số thập phân, “1,125” có nhiều hơn."),
    (Kind.JUDGED, C.POINTS, 1.3, "Điểm chấm theo bước 0,25, từ 0 đến 2."),
    (Kind.IMPORTED, C.DONE, "1.000", "“1.000” không rõ là 1000 hay là số lẻ. Viết liền hàng nghìn, hoặc bớt chữ số lẻ."),
    (Kind.IMPORTED, C.DONE, "90%", "“90%” không phải là số. Viết như 12 hoặc 12,5."),
    (Kind.COUNT_TIMES, C.TIMES, 1.5, "phải là số nguyên, không phải 1,5."),
    (Kind.PASS_FAIL, C.MET, "Tốt", "“Tốt” không có trong danh sách. Chọn “Đạt” hoặc “Không đạt”."),
    (Kind.LATE_DAYS, C.DUE, "hôm qua", "“hôm qua” không phải ngày. Ghi như 05/02/2021."),
    (Kind.TIERED, C.REASON, "Vì vậy", "có lý do mà chưa ghi số liệu, điểm hay không phát sinh."),
    (Kind.PASS_FAIL, C.DONE, 5, "không dùng cột “Kết quả, giá trị”. Xóa ô này, ghi vào cột “Đạt, có”."),
    (Kind.PROPORTIONAL, C.POINTS, 2, "không dùng cột “Điểm chấm”. Xóa ô này, ghi vào cột “Kết quả, giá trị”, “Tổng số, chỉ tiêu, quy mô”."),
]
"""What is typed where, and what is said of that cell."""
ELSEWHERE = [
    (Kind.TIERED, C.DONE, 5, C.WHOLE, "Thiếu tổng số phải thực hiện."),
    (Kind.TIERED, C.NUMBER, "12/KH-STP", C.DATED, "chưa ghi ngày của văn bản 12/KH-STP."),
    (Kind.TIERED, C.DATED, date(2021, 2, 5), C.NUMBER, "có ngày 05/02/2021 mà chưa ghi số, ký hiệu văn bản."),
]
"""What is missing is said of the cell in which it is missing."""


def test_what_cannot_be_taken_is_a_sentence(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    cases = [*((kind, column, typed, column, told) for kind, column, typed, told in REFUSED), *ELSEWHERE]
    for kind, column, typed, where, sentence in cases:
        code = code_of(floor, kind)
        [told] = faults(floor, turn, filled(blank, {(code, column): typed}))
        assert told.startswith(f"Ô {place(blank, code, where)}: ")
        assert told.endswith(sentence)


def test_a_day_among_points(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.JUDGED)
    at = place(blank, code, C.POINTS)
    data = filled(blank, {(code, C.POINTS): datetime(2021, 5, 1)})
    [told] = faults(floor, turn, data)
    assert told == f"Ô {at} là ngày 01/05/2021, không phải điểm (Excel có thể đã đổi “1,5” thành ngày): ghi lại điểm."


def test_a_formula_without_its_result(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.IMPORTED)
    [told] = faults(floor, turn, filled(blank, {(code, C.DONE): "=40+40"}))
    assert told.startswith(f"Ô {place(blank, code, C.DONE)} là công thức chưa có kết quả")


def test_both_of_two_ways(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    late, rate = code_of(floor, Kind.LATE_DAYS), code_of(floor, Kind.TIERED)
    data = filled(blank, {(late, C.TIMES): 1, (late, C.DUE): date(2021, 2, 5), (rate, C.NA): "x", (rate, C.DONE): 1, (rate, C.WHOLE): 1})
    assert {one.partition(": ")[2] for one in faults(floor, turn, data)} == {
        "vừa ghi không phát sinh vừa ghi số liệu. Bỏ một trong hai.",
        "ghi số ngày chậm, hoặc ghi hạn nộp và ngày gửi; không ghi cả hai.",
    }


def test_an_address_that_nobody_else_opens(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.TIERED)
    for url in ("C:\\Users\\lan\\kh.pdf", "file:///C:/kh.pdf", "\\\\may-chu\\chung\\kh.pdf", "kh.pdf"):
        [told] = faults(floor, turn, filled(blank, {(code, C.URL): url}))
        assert told.startswith(f"Ô {place(blank, code, C.URL)}: “{url}”. Đường dẫn")


# ---- evidence ----


def test_one_document_beside_two_criteria_is_one_piece(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    first, second = code_of(floor, Kind.TIERED), code_of(floor, Kind.JUDGED)
    values: dict[Where, Any] = {(code, C.NUMBER): "12/KH-STP" for code in (first, second)}
    values |= {(code, C.DATED): date(2021, 2, 5) for code in (first, second)}
    [piece] = compared(floor, turn, filled(blank, values)).pieces.added
    assert (piece.name, set(piece.codes), piece.key) == ("12/KH-STP ngày 05/02/2021", {first, second}, None)


def test_evidence_that_is_there_is_not_added_again(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    first, second = code_of(floor, Kind.TIERED), code_of(floor, Kind.JUDGED)
    piece = Piece(EvidenceKind.DOCUMENT, "Kế hoạch", number="12/KH-STP", dated=date(2021, 2, 5))
    made = add_evidence(turn.sheet, piece=piece, criterion=floor.node(first), by=floor.person(turn))
    values: dict[Where, Any] = {(first, C.NUMBER): "12/kh-stp", (first, C.DATED): date(2021, 2, 5)}
    found = compared(floor, turn, filled(blank, values))
    assert (found.is_empty, found.pieces.known) == (True, 1)
    more: dict[Where, Any] = {(second, C.NUMBER): "12/KH-STP", (second, C.DATED): date(2021, 2, 5)}
    [again] = compared(floor, turn, filled(blank, values | more)).pieces.added
    assert (again.key, again.codes) == (made.pk, (second,))
    assert "12/KH-STP ngày 05/02/2021" in str(load_workbook(io.BytesIO(book(floor, turn)))[SHEET][place(blank, first, C.SHOWN)].value)


# ---- somebody wrote on the page meanwhile ----


def test_conflict_shows_both(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.TIERED)
    floor.write(turn, code, done="90", total="100")
    found = compared(floor, turn, filled(blank, {(code, C.DONE): 96, (code, C.WHOLE): 100}))
    [one] = found.conflicts
    assert (found.changes, one.seen, one.old_points, one.new_points) == ((), 1, "1,5", "1,75")
    assert "90" in one.old
    assert "96" in one.new
    assert one.meanwhile == "Lò Văn Hà Giang ghi lúc 08:00 ngày 10/06/2021"


def test_what_the_file_did_not_touch_stays_as_the_page_has_it(floor: make.Floor, turn: Turn) -> None:
    code = code_of(floor, Kind.TIERED)
    floor.write(turn, code, done="90", total="100")
    data = book(floor, turn)
    floor.write(turn, code, seen=1, done="97", total="100")
    assert compared(floor, turn, data).is_empty
    [one] = compared(floor, turn, filled(data, {(code, C.DONE): 99})).conflicts
    assert one.seen == 2


def test_an_emptied_cell_takes_nothing_away(floor: make.Floor, turn: Turn) -> None:
    code = code_of(floor, Kind.PASS_FAIL)
    floor.write(turn, code, achieved=True)
    data = book(floor, turn)
    assert compared(floor, turn, data).emptied == ()
    found = compared(floor, turn, filled(data, {(code, C.MET): None}))
    assert (found.is_empty, found.faults, found.unchanged) == (True, (), 0)
    at = place(data, code, C.MET)
    assert found.emptied == (
        f"Ô {at}: tiêu chí {floor.node(code).mark} để trống, giữ điều đã ghi trên mạng (Đạt, có: Đạt). Muốn bỏ thì xóa ô đó trên trang phiếu.",
    )


def test_what_was_written_on_the_page_since_was_not_emptied(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    floor.write(turn, code_of(floor, Kind.PASS_FAIL), achieved=True)
    assert compared(floor, turn, blank).emptied == ()


def test_a_cell_emptied_on_the_page_stays_so_or_is_chosen(floor: make.Floor, turn: Turn) -> None:
    """Its mark is gone; what was written before is kept as changes."""
    code = code_of(floor, Kind.TIERED)
    mark = floor.write(turn, code, done="90", total="100")
    data = book(floor, turn)
    told = {"changed_at": mark.changed_at, "changed_by_name": str(mark.changed_by)}
    MarkChange.objects.create(turn=turn, criterion=mark.criterion, version=2, **told)
    mark.delete()
    assert compared(floor, turn, data).is_empty
    found = compared(floor, turn, filled(data, {(code, C.DONE): 99}))
    assert found.changes == ()
    [one] = found.conflicts
    assert (one.seen, one.old, one.meanwhile) == (0, "", "ô này đã được xóa trên mạng")


def test_several_reports_are_written_on_the_page_alone(floor: make.Floor, turn: Turn) -> None:
    code = code_of(floor, Kind.LATE_DAYS)
    floor.write(turn, code, reports=[{"days": 0}, {"days": 2}])
    data = book(floor, turn)
    assert compared(floor, turn, data).is_empty
    [told] = faults(floor, turn, filled(data, {(code, C.TIMES): 0}))
    assert "chỉ sửa được trên trang mạng" in told


# ---- the sheet was turned about ----


def test_sorted_inserted_deleted_copied_rows(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code, gone = code_of(floor, Kind.TIERED), code_of(floor, Kind.PASS_FAIL)
    data = filled(blank, {(code, C.DONE): 96, (code, C.WHOLE): 100})

    def turn_about(_book: Workbook, sheet: Worksheet) -> None:
        sheet.protection.sheet = False
        sheet.delete_rows(int(workbooks.at(sheet, gone, C.MARK)[1:]))
        sheet.insert_rows(workbooks.top(sheet) + 2)
        row = int(workbooks.at(sheet, code, C.MARK)[1:])
        cells = [cell.value for cell in sheet[row]]
        last = sheet.max_row
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column).value = None
            sheet.cell(last + 1, column).value = sheet.cell(last + 2, column).value = value
        sheet[f"{workbooks.at(sheet, code, C.DONE).rstrip('0123456789')}{workbooks.top(sheet) + 2}"].value = 7

    found = compared(floor, turn, workbooks.changed(data, turn_about))
    [one] = found.added
    assert one.told == {"done": "96", "total": "100"}
    assert any("chèn thêm, không có mã dòng" in fault for fault in found.faults)
    assert any(f"(mã {code})" in fault and "chép lại hàng" in fault for fault in found.faults)
    assert any(f"không còn hàng của 1 tiêu chí ({gone})" in note for note in found.notes)
    assert any("bị sắp xếp lại" in note for note in found.notes)


def test_a_row_of_another_table(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.TIERED)
    data = filled(blank, {(code, C.DONE): 1, (code, C.KEY): "Z.99"})
    found = compared(floor, turn, data)
    assert [fault.partition(": ")[2] for fault in found.faults] == [
        "hàng này (mã Z.99) không được chấm ở lượt này nên không nhận. Xóa điều đã ghi ở hàng."
    ]


def test_columns_moved_and_sheet_renamed(floor: make.Floor, turn: Turn, blank: bytes) -> None:
    code = code_of(floor, Kind.IMPORTED)

    def turn_about(opened: Workbook, sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet.title, opened[META].title = "Ban chot", "x"

    [one] = compared(floor, turn, workbooks.changed(filled(blank, {(code, C.DONE): 80}), turn_about)).added
    assert one.told == {"value": "80"}


def test_without_hidden_page_or_keys(blank: bytes) -> None:
    with pytest.raises(Unreadable, match="không phải phiếu chấm"):
        read_book(workbooks.changed(blank, lambda opened, _sheet: opened.remove(opened[META])))
    with pytest.raises(Unreadable, match="mất hàng tiêu đề"):
        read_book(workbooks.changed(blank, lambda _opened, sheet: sheet.delete_rows(workbooks.top(sheet))))
    empty = io.BytesIO()
    Workbook().save(empty)
    with pytest.raises(Unreadable, match="không phải phiếu chấm"):
        read_book(empty.getvalue())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "đời cũ"),
        (b"PK\x03\x04" + b"0" * 100, "hỏng"),
        (b"<table>", "không phải tệp Excel"),
        (b"PK" + b"0" * (5 * 1024 * 1024), "nặng quá 5 MB"),
    ],
)
def test_no_workbook(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_book(data)
