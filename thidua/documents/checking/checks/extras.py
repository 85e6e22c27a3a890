"""Boxes 12, 13 and 14: who drafted it, the agency's address, the words of a signature on an electronic copy."""

import re
from collections.abc import Iterator, Sequence

from thidua.core.text import fold, one_line
from thidua.documents.checking.additions import COPY, OWN, WHOLE_TIME
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.length import least_pages
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Column, Line, Sheet, Stand
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import is_upper

FULL = 0.93
"""Of the width between the margins: what a rule from edge to edge may be off."""
RIGHT = 0.45
ONE_LINE = 12


def check_extras(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    if boxes.drafter is not None:
        yield from _drafter(sheet, boxes.drafter)
    elif boxes.lost_drafter is not None:
        told = f"Ký hiệu người soạn thảo và số lượng bản “{boxes.lost_drafter.text}” không ở cuối nơi nhận."
        mend = "Ghi ở cuối nơi nhận, ngay sau dòng “- Lưu: VT, …”."
        yield fault("drafter.place", told, lines=[boxes.lost_drafter], mend=mend)
    yield from _contact(sheet, boxes)
    yield from _copied(sheet, boxes.copied)


def _drafter(sheet: Sheet, line: Line) -> Iterator[Fault]:
    yield from check_look(sheet, "drafter", [line])
    found = OWN.fullmatch(line.raw)
    if found is None:
        return
    wanted = f"{found['code'].upper()}.({found['copies']})"
    if found["unit"]:
        told = f"Ghi “{line.text}”: số lượng bản chỉ ghi bằng chữ số, không kèm “{found['unit']}”."
        yield fault("drafter.form", told, lines=[line], mend=f"Ghi “{wanted}”.", fix=Fix(spans=spans([line]), words=wanted))
    elif not is_upper(found["code"]):
        told = f"Ký hiệu người soạn thảo ghi “{line.text}”; quy định chữ in hoa."
        fix = Fix(spans=spans([line]), words=line.raw.upper())
        yield fault("drafter.case", told, lines=[line], mend=f"Ghi “{line.text.upper()}”.", fix=fix)


# ---- box 13 ----


def _contact(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    if boxes.contact:
        yield from _misplaced(boxes.contact, "ở phần đầu văn bản")
    if sheet.contact is None:
        return
    lines = sheet.contact.lines
    yield from check_look(sheet, "contact", lines)
    capitals = [line for line in lines if is_upper(line.text) and len(line.text) > ONE_LINE]
    if capitals:
        told = "Địa chỉ cơ quan viết toàn chữ in hoa; quy định chữ thường."
        yield fault("contact.capitals", told, lines=capitals, mend="Viết bằng chữ thường.")
    if sheet.contact.stand is Stand.ABOVE:
        yield from _misplaced(lines, "ở đầu trang")
        return
    if sheet.contact.stand is Stand.EVERY and least_pages(sheet, boxes) > 1:
        yield from _misplaced(lines, "ở chân mọi trang")
    elif sheet.contact.stand is Stand.LATER:
        yield from _misplaced(lines, "ở chân trang từ trang thứ hai, trang thứ nhất không có")
    yield from _contact_rule(sheet, lines)


def _misplaced(lines: Sequence[Line], where: str) -> Iterator[Fault]:
    told = f"Địa chỉ, điện thoại, thư điện tử của cơ quan đặt {where}; quy định ở chân trang thứ nhất."
    mend = "Chuyển xuống chân trang thứ nhất (Different First Page), dưới đường kẻ hết chiều ngang."
    yield fault("contact.place", told, lines=lines, mend=mend)


def _contact_rule(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Fault]:
    rules = [rule for line in lines for rule in line.rules]
    if not rules:
        told = "Trên địa chỉ cơ quan ở chân trang chưa có đường kẻ; quy định nét liền, hết chiều ngang vùng trình bày."
        yield fault("contact.rule", told, lines=lines[:1], mend="Kẻ một đường nét liền từ lề trái đến lề phải, phía trên dòng địa chỉ.")
        return
    width = _width(sheet)
    measured = [rule.length for rule in rules if rule.is_sure and rule.length]
    if width and measured and max(measured) < FULL * width:
        told = f"Đường kẻ trên địa chỉ cơ quan dài {max(measured):.0f} mm; quy định hết chiều ngang vùng trình bày ({width:.0f} mm)."
        yield fault("contact.rule_length", told, lines=lines[:1], mend="Kéo đường kẻ từ lề trái đến lề phải.")


def _width(sheet: Sheet) -> float:
    """Between the margins of the first page; 0 when they are not known."""
    if not sheet.sections:
        return 0.0
    page = sheet.sections[0]
    left, right = page.margins[2:]
    return 0.0 if left is None or right is None else page.width - left - right


# ---- box 14 ----


def _copied(sheet: Sheet, lines: list[Line]) -> Iterator[Fault]:
    if not lines:
        return
    yield from check_look(sheet, "copy", lines)
    words = one_line(" ".join(line.text for line in lines))
    letters = re.sub(r"\d+/[\w-]+", "", words)
    if is_upper(letters) and len(letters) > ONE_LINE:
        told = "Thông tin chữ ký số trên bản điện tử viết toàn chữ in hoa; quy định chữ thường."
        yield fault("copy.capitals", told, lines=lines, mend="Viết bằng chữ thường.")
    if not WHOLE_TIME.search(words):
        told = f"Thời gian ký ghi “{lines[-1].text}”; quy định đủ ngày tháng năm, giờ phút giây và múi giờ Việt Nam."
        yield fault("copy.time", told, lines=lines[-1:], mend="Ghi như “05/02/2021 10:20:30 +07:00”.")
    if COPY.match(fold(words)) and not _names_a_body(words):
        told = f"“{words}” chưa ghi tên cơ quan, tổ chức sao văn bản."
        yield fault("copy.issuer", told, lines=lines[:1], mend="Ghi hình thức sao, tên cơ quan sao, thời gian ký.")
    if _is_on_left(lines[0]):
        told = "Thông tin chữ ký số trên bản điện tử không ở góc trên bên phải trang đầu."
        fix = Fix(spans=spans(lines), align="right") if lines[0].column is Column.NONE else None
        yield fault("copy.place", told, lines=lines, mend="Đặt ở góc trên, bên phải, trang đầu.", fix=fix)


def _names_a_body(words: str) -> bool:
    rest = re.sub(r"^\s*(?:Sao y|Sao lục|Trích sao)(?: bản chính)?|[\d/:.+-]+|giờ|ngày", " ", words, flags=re.IGNORECASE)
    return len(re.findall(r"[^\W\d_]{2,}", rest)) > 1


def _is_on_left(line: Line) -> bool:
    if line.marks:
        return line.marks[0].left < RIGHT
    return line.column is Column.LEFT or (
        line.column is Column.NONE and not line.is_framed and line.format.align in {"left", "both", "center"}
    )
