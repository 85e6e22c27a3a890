"""Annexes: "Phụ lục I", its title, "(Kèm theo …)", Roman figures when there are several."""

import re
from collections.abc import Iterator

from thidua.core.text import fold, one_line
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look, spans
from thidua.documents.checking.report import Fault, Fix
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.subjects import fault
from thidua.documents.checking.words import ANNEX, is_upper

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")
MOST_ABOVE = 6


def check_annexes(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    lines = boxes.annexes
    heads = [place for place, line in enumerate(lines) if not line.is_cell and ANNEX.match(fold(line.text))]
    for place in heads:
        yield from _annex(sheet, lines[place], _above(lines[place + 1 :]))
    if len(heads) > 1:
        yield from _numbers([lines[place] for place in heads])


def _above(lines: list[Line]) -> list[Line]:
    """What is centred or bold below the word, to the first line of text."""
    found: list[Line] = []
    for line in lines[:MOST_ABOVE]:
        if (
            line.is_cell
            or not (line.format.align == "center" or is_upper(line.text) or line.text.startswith("("))
            or ANNEX.match(fold(line.text))
        ):
            break
        found.append(line)
    return found


def _annex(sheet: Sheet, head: Line, above: list[Line]) -> Iterator[Fault]:
    yield from check_look(sheet, "annex", [head])
    words = one_line(head.text)
    if is_upper(words):
        mended = f"Phụ lục{words[7:]}"
        told = f"Ghi “{words}”; quy định “{mended}”: chữ thường, chỉ viết hoa chữ cái đầu."
        yield fault("annex.capitals", told, lines=[head], mend=f"Ghi “{mended}”.", fix=Fix(spans=spans([head]), words=mended))
    reference = [line for line in above if fold(line.text).startswith("(kem theo") or fold(line.text).startswith("(ban hanh kem theo")]
    titles = above[: above.index(reference[0])] if reference else above
    yield from check_look(sheet, "annex_title", titles)
    yield from check_look(sheet, "annex_reference", reference)
    if not reference:
        told = f"Dưới tên {words} không có thông tin “(Kèm theo … số … ngày … của …)”."
        yield fault(
            "annex_reference.missing", told, lines=[head], mend="Ghi “(Kèm theo Văn bản số … ngày … của …)” dưới tên phụ lục, chữ nghiêng."
        )


def _numbers(heads: list[Line]) -> Iterator[Fault]:
    for place, line in enumerate(heads):
        found = re.match(r"^phu luc(?:\s+(?:so\s+)?([ivxlc]+|\d+))?", fold(line.text))
        mark = (found[1] or "").upper() if found else ""
        wanted = ROMAN[place] if place < len(ROMAN) else ""
        if mark and mark == wanted:
            continue
        if not wanted:
            return
        code = "annex.roman" if not mark or mark.isdigit() else "annex.order"
        told = f"Ghi “{line.text}”; văn bản có nhiều phụ lục thì đánh số La Mã liên tiếp."
        yield fault(code, told, lines=[line], mend=f"Ghi “Phụ lục {wanted}”.")
