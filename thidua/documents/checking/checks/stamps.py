"""Boxes 10a, 10b and 11: the frames of secrecy, urgency and circulation."""

from collections.abc import Iterator

from thidua.core.text import fold, one_line
from thidua.documents.checking.additions import Stamp, Stamped, bare
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Column, Line, Sheet
from thidua.documents.checking.subjects import SUBJECTS, fault

LEFT = {Stamp.SECRECY, Stamp.URGENCY}
"""Stand below number and symbol; for circulation the decree leaves room on both sides."""
HALF = 0.47
"""Of the width of the page: the middle of what stands on the left is not beyond."""
ALLOWED = {
    Stamp.SECRECY: "TUYỆT MẬT, TỐI MẬT hoặc MẬT",
    Stamp.URGENCY: "HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN",
    Stamp.CIRCULATION: "LƯU HÀNH NỘI BỘ hoặc XEM XONG TRẢ LẠI",
}


def check_stamps(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    for stamp in Stamp:
        lines = boxes.stamped(stamp)
        yield from check_look(sheet, stamp.value, lines)
        for one in boxes.stamps:
            if one.stamp is stamp:
                yield from _words(one)
                yield from _frame(one.line, stamp)
                yield from _place(boxes, one)
        if len(lines) > 1:
            told = f"{SUBJECTS[stamp.value].name} ghi {len(lines)} lần: {', '.join(f'“{one_line(line.text)}”' for line in lines)}."
            yield fault(f"{stamp.value}.twice", told, lines=lines[1:], mend="Chỉ giữ một dấu.")
    yield from _order(boxes)


def _words(one: Stamped) -> Iterator[Fault]:
    """Of words with wrong marks alone it is known what they should be."""
    words = one_line(one.line.text).strip(" .:*-")
    if words.upper() in one.stamp.words:
        return
    wanted = next((right for right in one.stamp.words if fold(right) == bare(one.line)), "")
    told = f"{SUBJECTS[one.stamp.value].name} ghi “{words}”; quy định {ALLOWED[one.stamp]}."
    fix = Fix(spans=spans([one.line]), words=wanted) if wanted else None
    yield fault(f"{one.stamp.value}.words", told, lines=[one.line], mend=f"Ghi “{wanted}”." if wanted else "Ghi lại đúng chữ.", fix=fix)


def _frame(line: Line, stamp: Stamp) -> Iterator[Fault]:
    if line.is_framed or line.is_cell:
        return
    told = f"Dấu “{one_line(line.text)}” chưa đóng trong khung viền đơn."
    yield fault(f"{stamp.value}.frame", told, lines=[line], mend="Đặt chữ trong khung hình chữ nhật viền đơn.")


def _place(boxes: Boxes, one: Stamped) -> Iterator[Fault]:
    name = SUBJECTS[one.stamp.value].name
    if one.is_stray:
        told = f"{name} “{one_line(one.line.text)}” không đứng ở phần đầu trang thứ nhất."
        yield fault(f"{one.stamp.value}.place", told, lines=[one.line], mend="Đưa lên phần đầu trang thứ nhất, dưới số, ký hiệu.")
    elif one.stamp in LEFT and _is_on_right(one.line):
        told = f"{name} đặt ở nửa phải trang; quy định ở bên trái, dưới số, ký hiệu."
        yield fault(f"{one.stamp.value}.place", told, lines=[one.line], mend="Chuyển sang trái, dưới số và ký hiệu.")
    elif one.stamp in LEFT and one.line.column is Column.LEFT and boxes.number and not one.is_under_number:
        told = f"{name} đặt phía trên số, ký hiệu; quy định ở dưới."
        yield fault(f"{one.stamp.value}.place", told, lines=[one.line], mend="Chuyển xuống dưới số, ký hiệu (công văn: dưới trích yếu).")


def _is_on_right(line: Line) -> bool:
    """Where a text box stands is not known in a Word file."""
    if line.marks:
        return (line.marks[0].left + line.marks[0].right) / 2 > HALF
    return line.column is Column.RIGHT or (line.column is Column.NONE and line.format.align == "right")


def _stands(one: Stamped) -> tuple[bool, bool]:
    return _is_on_right(one.line), one.is_under_number


def _order(boxes: Boxes) -> Iterator[Fault]:
    """Secrecy above urgency."""
    secrecy, urgency = (
        [(place, one) for place, one in enumerate(boxes.stamps) if one.stamp is stamp and not one.is_stray]
        for stamp in (Stamp.SECRECY, Stamp.URGENCY)
    )
    if not secrecy or not urgency or _stands(secrecy[0][1]) != _stands(urgency[0][1]):
        return
    if urgency[0][0] < secrecy[0][0] and secrecy[0][1].line.row != urgency[0][1].line.row:
        lines = [secrecy[0][1].line, urgency[0][1].line]
        told = "Dấu chỉ mức độ khẩn đặt trên dấu chỉ độ mật; quy định độ mật (ô 10a) ở trên, độ khẩn (ô 10b) ở dưới."
        yield fault("secrecy.order", told, lines=lines, mend="Đổi chỗ hai dấu.")
