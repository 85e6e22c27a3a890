"""Căn cứ ban hành: slanted, one a line, ";" and "." at the ends, higher texts before lower ones, laws without their number."""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from thidua.core.text import fold, one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look
from thidua.documents.checking.report import Fault
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.subjects import fault

RANKS = (
    (0, re.compile(r"^can cu hien phap")),
    (1, re.compile(r"^can cu (bo luat|luat)\b")),
    (2, re.compile(r"^can cu phap lenh\b")),
    (3, re.compile(r"^can cu nghi dinh\b")),
    (4, re.compile(r"^can cu quyet dinh so [^ ]*/qd-ttg\b")),
    (5, re.compile(r"^can cu thong tu\b")),
    (6, re.compile(r"^can cu (quyet dinh|quy che|ke hoach|thong bao|bien ban|cong van|bao cao|to trinh)\b")),
)
NAMES = ("Hiến pháp", "Luật", "Pháp lệnh", "Nghị định", "Quyết định của Thủ tướng Chính phủ", "Thông tư", "văn bản của cơ quan")
POWERS = re.compile(r"chuc nang|nhiem vu,? (va )?quyen han|to chuc va hoat dong|co cau to chuc")
"""What gives the power to issue comes first whatever its rank."""
LAW_NUMBER = re.compile(r"\b(luat|phap lenh)\b.{0,120}?\bso\s*\d+/\d{4}/(qh|pl|ubtvqh)")
SYMBOL = re.compile(r"số\s*\d+/(?:\d{4}/)?([\w-]+)", re.IGNORECASE)
DAY = re.compile(r"ngày\s*(\d{1,2})(?:\s*tháng\s*|[/.-])(\d{1,2})(?:\s*năm\s*|[/.-])(\d{4})", re.IGNORECASE)
JOINED = re.compile(r";\s*căn cứ\b", re.IGNORECASE)


def check_bases(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    lines = boxes.bases
    yield from check_look(sheet, "bases", lines)
    yield from _ends(lines)
    yield from _ranks(lines)
    yield from _days(lines)
    for line in lines:
        if JOINED.search(line.text):
            yield fault(
                "bases.joined",
                "Hai căn cứ viết chung một đoạn; quy định mỗi căn cứ một dòng riêng.",
                lines=[line],
                mend="Xuống dòng trước mỗi căn cứ.",
            )
        if LAW_NUMBER.search(fold(line.text)):
            told = f"Căn cứ “{line.text[:70]}…” ghi số của luật, pháp lệnh; quy định luật, pháp lệnh không ghi số, ký hiệu."
            yield fault("bases.law_number", told, lines=[line], mend="Bỏ số, ký hiệu của luật, pháp lệnh.")


def _ends(lines: list[Line]) -> Iterator[Fault]:
    for line in lines[:-1]:
        if not line.text.endswith(";"):
            told = f"Căn cứ “{line.text[:60]}…” kết thúc bằng “{line.text[-1]}”; quy định dấu chấm phẩy (;)."
            yield fault("bases.end", told, lines=[line], mend="Kết thúc căn cứ này bằng dấu chấm phẩy.")
    if lines and not lines[-1].text.endswith("."):
        told = f"Căn cứ cuối cùng kết thúc bằng “{lines[-1].text[-1]}”; quy định dấu chấm (.)."
        yield fault("bases.last", told, lines=lines[-1:], mend="Kết thúc căn cứ cuối bằng dấu chấm.")


def _rank(line: Line) -> int | None:
    words = fold(one_line(line.text))
    return None if POWERS.search(words) else next((rank for rank, shape in RANKS if shape.search(words)), None)


def _ranks(lines: list[Line]) -> Iterator[Fault]:
    highest: tuple[int, Line] | None = None
    for line in lines:
        rank = _rank(line)
        if rank is None:
            continue
        if highest and rank < highest[0]:
            told = f"{NAMES[rank]} đứng sau {NAMES[highest[0]]}; căn cứ xếp từ văn bản có hiệu lực pháp lý cao xuống thấp."
            yield fault("bases.order", told, lines=[line], mend=f"Chuyển căn cứ này lên trước {NAMES[highest[0]]}.")
            return
        highest = (rank, line)


def _days(lines: list[Line]) -> Iterator[Fault]:
    """Two texts of one body and type, next to each other: the earlier one first."""
    for before, line in itertools.pairwise(lines):
        symbols = [found[1].upper() if (found := SYMBOL.search(one.text)) else "" for one in (before, line)]
        days = [_day(one.text) for one in (before, line)]
        if not symbols[0] or symbols[0] != symbols[1] or days[0] is None or days[1] is None or _rank(before) is None or _rank(line) is None:
            continue
        if days[1] < days[0]:
            told = f"Văn bản ngày {days[1]:%d/%m/%Y} đứng sau văn bản ngày {days[0]:%d/%m/%Y} của cùng cơ quan, cùng loại."
            yield fault("bases.days", told, lines=[line], mend="Xếp văn bản ban hành trước lên trước.")


def _day(words: str) -> date | None:
    found = DAY.search(one_line(words))
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
