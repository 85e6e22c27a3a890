"""How a number, a symbol and a date are written (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, điểm 3 và 4)."""

import re
from datetime import date

from thidua.core.dates import phrase
from thidua.core.text import one_line
from thidua.documents.rules.kinds import DocumentKind

ROOM = " " * 8
"""Left free on paper for a number written by hand."""
BROKEN_JOINT = re.compile(r"\s*([-/])\s*")


def number_text(number: int) -> str:
    """Under 10 with a zero before it: 7 → "07". Numbers begin at 1."""
    if number < 1:
        raise ValueError(f"a document has no number {number}")
    return f"{number:02}"


def symbol(kind: DocumentKind, *parts: str) -> str:
    """KH-KVTĐ · QĐ-BTP · of a công văn the agency and the unit that drafts: BNV-VP. Groups joined by "-" without spaces."""
    groups = (kind.abbreviation, *(BROKEN_JOINT.sub(r"\1", one_line(part)) for part in parts))
    return "-".join(filter(None, groups))


def code(number: int, signs: str) -> str:
    """07/KH-KVTĐ"""
    return f"{number_text(number)}/{signs}"


def number_line(number: int | None, signs: str) -> str:
    """Box 3: "Số: 07/KH-KVTĐ"; without a number yet, room to write it."""
    return f"Số: {code(number, signs)}" if number is not None else f"Số:{ROOM}/{signs}"


def day_line(place: str, day: date | None, *, year: int | None = None) -> str:
    """Box 4: "Yên Bái, ngày 05 tháng 01 năm 2021". Days under 10 and months 1, 2 have a zero, months 3 to 9 have none.

    Without a day there is room for it, and the year if that is certain.
    """
    said = phrase(day) if day else f"ngày{ROOM}tháng{ROOM}năm {year or ROOM}".rstrip()
    return ", ".join(filter(None, [one_line(place), said]))


def by_day(signs: str, number: int, day: date) -> str:
    """As other papers cite it: "số 07/KH-KVTĐ ngày 05 tháng 01 năm 2021"."""
    return f"số {code(number, signs)} {phrase(day)}"
