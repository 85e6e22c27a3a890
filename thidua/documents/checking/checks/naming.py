"""Boxes 3 and 5: number and symbol, title, trích yếu, what a letter is about."""

import re
from collections.abc import Iterator

from thidua.core.text import fold, one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.heading import PART, rule_below
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import is_upper
from thidua.documents.rules.kinds import DocumentKind

NUMBER = re.compile(r"^Số(?P<colon>\s*:)?\s*(?P<number>\d*)[\s….]*(?P<joint>[/-])(?P<symbol>.*)$", re.IGNORECASE)
OLD = {"GN": DocumentKind.MEMORANDUM, "TTH": DocumentKind.AGREEMENT, "UQ": DocumentKind.AUTHORISATION, "NP": DocumentKind.LEAVE}
"""Abbreviations of Thông tư 01/2011/TT-BNV."""
WITHOUT_SUMMARY = {
    DocumentKind.INVITATION,
    DocumentKind.MINUTES,
    DocumentKind.INTRODUCTION,
    DocumentKind.LEAVE,
    DocumentKind.SENDING_SLIP,
    DocumentKind.TRANSFER_SLIP,
    DocumentKind.NOTICE_SLIP,
    DocumentKind.AUTHORISATION,
    DocumentKind.CONTRACT,
}
JOINTS = re.compile(r"\s+([-–/])|([-–/])\s+")


def check_naming(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    yield from _number(sheet, boxes)
    if boxes.kind is None:
        told = "Không thấy tên loại văn bản, cũng không thấy “Kính gửi” của công văn."
        yield fault("title.missing", told, mend="Ghi tên loại văn bản (KẾ HOẠCH, BÁO CÁO…) in hoa, đậm, giữa dòng.")
    elif boxes.kind is DocumentKind.LETTER:
        yield from _about(sheet, boxes)
    elif boxes.title:
        yield from check_look(sheet, "title", [boxes.title])
        yield from _summary(sheet, boxes)


def _number(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    line = boxes.number
    if line is None:
        if boxes.kind is not DocumentKind.CONTRACT:
            yield fault("number.missing", "Không thấy số, ký hiệu văn bản.", mend="Ghi “Số: …/ký hiệu” dưới tên cơ quan ban hành.")
        return
    yield from check_look(sheet, "number", [line])
    words = one_line(line.text)
    found = NUMBER.match(words)
    if found is None:
        return
    yield from _number_parts(line, words, found)
    if found["joint"] == "/":
        yield from _symbol(line, found["symbol"].strip(), boxes.kind)


def _number_parts(line: Line, words: str, found: re.Match[str]) -> Iterator[Fault]:
    if not found["colon"]:
        fix = Fix(spans=spans([line]), words=re.sub(r"^(số)\s*", r"\1: ", words, flags=re.IGNORECASE))
        yield fault("number.colon", "Sau chữ “Số” thiếu dấu hai chấm.", lines=[line], mend="Ghi “Số: …”.", fix=fix)
    if not words.startswith("Số"):
        fix = Fix(spans=spans([line]), words=f"Số{words[2:]}")
        yield fault(
            "number.word", f"Ghi “{words[:2]}”; quy định chữ “Số” viết thường, chữ S hoa.", lines=[line], mend="Ghi “Số:”.", fix=fix
        )
    if len(found["number"]) == 1:
        fix = Fix(spans=spans([line]), words=f"{words[: found.start('number')]}0{words[found.start('number') :]}")
        told = f"Số văn bản ghi “{found['number']}”; số nhỏ hơn 10 phải có số 0 phía trước."
        yield fault("number.zero", told, lines=[line], mend=f"Ghi “Số: 0{found['number']}/…”.", fix=fix)
    if found["joint"] == "-":
        told = f"Ghi “{words}”; giữa số và ký hiệu là dấu gạch chéo (/)."
        yield fault("number.slash", told, lines=[line], mend="Ghi theo dạng “Số: 07/KH-…”.")
    elif JOINTS.search(found["symbol"].strip()):
        fix = Fix(spans=spans([line]), words=words[: found.start("symbol")] + re.sub(r"\s*([-–/])\s*", r"\1", found["symbol"].strip()))
        told = f"Ký hiệu “{found['symbol'].strip()}” có khoảng trống quanh dấu nối; quy định viết liền."
        yield fault("number.spaces", told, lines=[line], mend="Bỏ khoảng trống trong ký hiệu.", fix=fix)


def _symbol(line: Line, symbol: str, kind: DocumentKind | None) -> Iterator[Fault]:
    groups = [group.strip() for group in re.split(r"[-–/]", symbol) if group.strip()]
    low = [group for group in groups if len(group) > 1 and group.isalpha() and group == group.lower()]
    if low:
        yield fault(
            "number.case", f"Ký hiệu “{symbol}” có chữ thường; quy định chữ in hoa.", lines=[line], mend="Viết ký hiệu bằng chữ in hoa."
        )
        return
    if groups and kind is not None:
        yield from _abbreviation(line, groups[0], kind)


def _abbreviation(line: Line, group: str, kind: DocumentKind) -> Iterator[Fault]:
    if kind is DocumentKind.LETTER:
        if group.upper() == "CV":
            told = "Ký hiệu công văn ghi “CV”; công văn không có chữ viết tắt tên loại."
            yield fault("number.letter", told, lines=[line], mend="Ghi chữ viết tắt cơ quan và đơn vị soạn thảo, ví dụ 05/STP-VP.")
        return
    if group == kind.abbreviation:
        return
    if OLD.get(group.upper()) is kind:
        told = f"Chữ viết tắt “{group}” là của quy định cũ; {kind.label.lower()} nay viết tắt là {kind.abbreviation}."
        yield fault("number.old", told, lines=[line], mend=f"Thay “{group}” bằng “{kind.abbreviation}”.")
    else:
        told = f"Ký hiệu ghi “{group}” trong khi tên loại là {kind.label.upper()} (viết tắt {kind.abbreviation})."
        yield fault("number.kind", told, lines=[line], mend=f"Ghi chữ viết tắt tên loại là {kind.abbreviation}.")


def _summary(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    shown = [line for line in boxes.summary if not line.text.startswith("(")]
    if not shown:
        if boxes.kind not in WITHOUT_SUMMARY:
            told = f"Dưới tên loại {boxes.title.text if boxes.title else ''} không thấy trích yếu."
            yield fault("summary.missing", told, mend="Ghi trích yếu nội dung ngay dưới tên loại, đậm, giữa dòng.")
        return
    yield from check_look(sheet, "summary", shown)
    letters = [line for line in shown if is_upper(line.text) and len(line.text) > 12]
    if len(letters) == len(shown):
        yield fault(
            "summary.capitals", "Trích yếu viết toàn chữ in hoa; quy định chữ thường.", lines=shown, mend="Viết trích yếu bằng chữ thường."
        )
    yield from rule_below("summary", shown, shares=PART, wanted="dài từ 1/3 đến 1/2 dòng chữ")


def _about(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    if not boxes.about:
        told = "Công văn chưa có trích yếu “V/v …” dưới số, ký hiệu."
        yield fault("about.missing", told, mend="Ghi “V/v …” cỡ 12 đến 13, canh giữa dưới số, ký hiệu.")
        return
    yield from check_look(sheet, "about", boxes.about)
    if fold(boxes.about[0].text).startswith("ve viec"):
        yield fault("about.words", "Trích yếu công văn ghi “Về việc”; quy định “V/v”.", lines=boxes.about[:1], mend="Ghi “V/v …”.")
    if all(is_upper(line.text.partition("v")[2] or "a") for line in boxes.about):
        yield fault(
            "about.capitals", "Trích yếu công văn viết chữ in hoa; quy định chữ thường.", lines=boxes.about, mend="Viết bằng chữ thường."
        )
