"""Boxes 1 to 4: Quốc hiệu, names of bodies, number, place and date."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from thidua.core.text import one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Line, Rule, Sheet, size_of
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import MOTTO, STATE, is_bold
from thidua.documents.rules.kinds import PaperKind
from thidua.documents.rules.widths import words_width, wrapped

FULL = (0.84, 1.16)
PART = (0.25, 0.58)
"""Shares of the words that a rule below them may be; the law's, and what estimated widths may be off."""


def check_heading(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    yield from _state(sheet, boxes)
    yield from _bodies(sheet, boxes)
    if boxes.model is not PaperKind.MINUTES:
        yield from _date(sheet, boxes)


def _state(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    if boxes.nation is None:
        yield fault("state.missing", "Không thấy Quốc hiệu.", mend=f"Thêm dòng “{STATE}” ở góc phải, đầu trang đầu.")
    else:
        yield from check_look(sheet, "state", [boxes.nation])
        words = one_line(boxes.nation.text)
        if words.upper() != STATE:
            told = f"Quốc hiệu ghi “{words}”; quy định “{STATE}”."
            yield fault("state.words", told, lines=[boxes.nation], mend="Ghi lại đúng chữ, đúng dấu.", fix=_reword(boxes.nation, STATE))
    if boxes.motto is None:
        yield fault("motto.missing", "Không thấy Tiêu ngữ.", mend=f"Thêm dòng “{MOTTO}” dưới Quốc hiệu.")
        return
    yield from check_look(sheet, "motto", [boxes.motto])
    words = one_line(boxes.motto.text)
    if words != MOTTO:
        told = f"Tiêu ngữ ghi “{words}”; quy định “{MOTTO}” (gạch nối có cách chữ hai bên)."
        yield fault("motto.words", told, lines=[boxes.motto], mend="Ghi lại đúng chữ, đúng dấu gạch nối.", fix=_reword(boxes.motto, MOTTO))
    yield from rule_below("motto", [boxes.motto], shares=FULL, wanted="dài bằng dòng chữ")


def _reword(line: Line, words: str) -> Fix:
    return Fix(spans=spans([line]), words=words)


def rule_below(name: str, lines: Sequence[Line], *, shares: tuple[float, float], wanted: str) -> Iterator[Fault]:
    """Missing, or too short or too long for every way to measure the words (the last line, the longest, all)."""
    rules = [rule for line in lines for rule in line.rules] or _underlines(lines)
    what = {"motto": "Dưới Tiêu ngữ", "issuer": "Dưới tên cơ quan ban hành", "summary": "Dưới trích yếu"}[name]
    if not rules:
        told = f"{what} chưa có đường kẻ ngang; quy định nét liền, {wanted}."
        yield fault(f"{name}.rule", told, lines=lines[-1:], mend=f"Kẻ một đường nét liền, {wanted}, cân đối giữa dòng.")
        return
    widths = [width for line in lines for width in _widths(line)]
    measured = [rule for rule in rules if rule.is_sure and rule.length]
    if not measured or any(shares[0] <= rule.length / width <= shares[1] for rule in measured for width in widths if width):
        return
    told = f"{what}, đường kẻ dài {measured[0].length:.0f} mm trong khi dòng chữ dài khoảng {max(widths):.0f} mm; quy định {wanted}."
    yield fault(f"{name}.rule_length", told, lines=lines[-1:], mend=f"Sửa đường kẻ cho {wanted}.")


def _widths(line: Line) -> list[float]:
    """Of each line, as the words break by hand and, where its width is known, at the end of their column."""
    size, is_heavy = size_of(line.runs), is_bold(line)
    parts = [one_line(part) for part in line.raw.split("\n")]
    room = line.room or 1000.0
    return [width for part in parts for width in wrapped(part, room=room, size=size, is_bold=is_heavy)]


def _underlines(lines: Sequence[Line]) -> list[Rule]:
    found = []
    for line in lines[-1:]:
        words = "".join(run.text for run in line.runs if run.is_underlined)
        if words.strip():
            found.append(Rule(words_width(words, size=size_of(line.runs), is_bold=is_bold(line))))
    return found


def _bodies(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    if not boxes.issuer:
        told = "Không thấy tên cơ quan ban hành ở góc trái, đầu trang đầu."
        yield fault("issuer.missing", told, mend="Ghi tên cơ quan chủ quản (nếu có) và tên cơ quan ban hành, in hoa, ngang hàng Quốc hiệu.")
        return
    yield from check_look(sheet, "superior", boxes.superior)
    yield from check_look(sheet, "issuer", boxes.issuer)
    yield from rule_below("issuer", boxes.issuer, shares=PART, wanted="dài từ 1/3 đến 1/2 dòng chữ")


def _date(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    line = boxes.date
    if line is None:
        told = "Không thấy địa danh và thời gian ban hành."
        yield fault("date.missing", told, mend="Ghi địa danh, ngày, tháng, năm dưới Tiêu ngữ, cùng hàng với số, ký hiệu.")
        return
    yield from check_look(sheet, "date", [line])
    yield from _date_words(line)
    if boxes.number and _is_on_other_line(sheet, boxes.number, line):
        told = "Địa danh, thời gian không cùng hàng với số, ký hiệu."
        yield fault("date.row", told, lines=[line, boxes.number], mend="Đưa hai phần này về cùng một hàng.")


def _is_on_other_line(sheet: Sheet, number: Line, day: Line) -> bool:
    if sheet.is_pdf:
        if not number.marks or not day.marks or number.marks[0].page != day.marks[0].page:
            return False
        height = max(number.marks[0].bottom - number.marks[0].top, 0.01)
        return abs(number.marks[0].bottom - day.marks[0].bottom) > 1.5 * height
    return number.row != day.row


def _date_words(line: Line) -> Iterator[Fault]:
    words = one_line(line.text)
    if re.search(r"\d\s*[/.-]\s*\d", words):
        told = f"Thời gian ghi “{words}”; quy định viết đủ “ngày … tháng … năm …”."
        yield fault("date.form", told, lines=[line], mend="Viết đủ ngày … tháng … năm ….")
        return
    found = re.search(
        r"^(?P<place>.*?)(?P<comma>\s*,)?\s*ngày\s*(?P<day>\d*)[\s….]*tháng\s*(?P<month>\d*)[\s….]*năm\s*(?P<year>\d*)",
        words,
        re.IGNORECASE,
    )
    if found is None:
        return
    if found["place"].strip() and not found["comma"]:
        told = f"Sau địa danh “{found['place'].strip()}” thiếu dấu phẩy."
        mended = re.sub(r"\s*ngày", ", ngày", words, count=1, flags=re.IGNORECASE)
        yield fault("date.comma", told, lines=[line], mend="Thêm dấu phẩy sau địa danh.", fix=_reword(line, mended))
    if not found["place"].strip(" ,"):
        yield fault("date.place", "Thiếu địa danh trước ngày, tháng, năm.", lines=[line], mend="Ghi địa danh nơi cơ quan đóng trụ sở.")
    yield from _zeros(line, words, found)
    if found["day"] and found["month"] and found["year"] and not _is_day(found["day"], found["month"], found["year"]):
        told = f"Ngày {found['day']} tháng {found['month']} năm {found['year']} không có trong lịch."
        yield fault("date.impossible", told, lines=[line], mend="Ghi lại đúng ngày ký.")


def _zeros(line: Line, words: str, found: re.Match[str]) -> Iterator[Fault]:
    """Days under 10 and months 1 and 2 have a zero before them, no other month has."""
    day, month = found["day"], found["month"]
    if day and len(day) == 1:
        mended = _put(words, found, "day", f"0{day}")
        told = f"Ngày ghi “{day}”; ngày nhỏ hơn 10 phải có số 0 phía trước."
        yield fault("date.day_zero", told, lines=[line], mend=f"Ghi “ngày 0{day}”.", fix=_reword(line, mended))
    if month in {"1", "2"}:
        told = f"Tháng ghi “{month}”; tháng 1 và tháng 2 phải có số 0 phía trước."
        yield fault(
            "date.month_zero",
            told,
            lines=[line],
            mend=f"Ghi “tháng 0{month}”.",
            fix=_reword(line, _put(words, found, "month", f"0{month}")),
        )
    elif len(month) == 2 and month[0] == "0" and month[1] in "3456789":
        told = f"Tháng ghi “{month}”; chỉ tháng 1 và tháng 2 thêm số 0 phía trước."
        yield fault(
            "date.month_spare_zero",
            told,
            lines=[line],
            mend=f"Ghi “tháng {month[1]}”.",
            fix=_reword(line, _put(words, found, "month", month[1])),
        )


def _put(words: str, found: re.Match[str], name: str, figure: str) -> str:
    return words[: found.start(name)] + figure + words[found.end(name) :]


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
