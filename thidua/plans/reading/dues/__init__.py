"""Deadlines in words: find them (`find_dues`) or read one (`read_due`).

What is found are the due values of docs/reading.md with their places. Dates of cited documents, anniversaries and
telephone numbers are passed over. Every pattern is bounded, so a text is read in time that grows with its length.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thidua.plans.reading.dues.calendar import FoundDue, Value, calendar_dues
from thidua.plans.reading.dues.dates import PlanYear, atoms
from thidua.plans.reading.dues.masks import inside, masked
from thidua.plans.reading.dues.recurring import recurring_dues
from thidua.plans.reading.dues.relative import relative_dues
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled, fold, lowered

__all__ = ["FoundDue", "PlanYear", "Value", "find_dues", "read_due"]


def find_dues(text: str, *, plan: PlanYear, folded: str = "") -> list[FoundDue]:
    """Every due value of the text in reading order. Two values at one place ("quý I và quý III") come twice.

    `folded`: the folded text, from who has it already.
    """
    folded = folded or fold(text)
    if not (_FIGURE.search(folded) or _ANY_WORD.search(folded)):
        return []
    named = [*recurring_dues(folded), *relative_dues(folded)]
    times = atoms(folded)
    if not named and not times:
        return []
    hidden = masked(folded)
    times = [atom for atom in times if not inside(atom.at, hidden)]
    found: dict[Span, list[FoundDue]] = {}
    used = bytearray(len(folded))
    for due in (*named, *calendar_dues(folded, times, plan)):
        start, end = due.at[0], due.at[0] + len(folded[slice(*due.at)].rstrip())
        if (
            inside(due.at, hidden)
            or _MISREAD.search(lowered(text[start:end]))
            or (used.find(1, start, end) >= 0 and not _shares(found.get((start, end), []), due))
        ):
            continue
        used[start:end] = b"\x01" * (end - start)
        found.setdefault((start, end), []).append(
            replace(due, at=(start, end), value=_printed(due.value, text), weekday=_slice(text, due.weekday_at))
        )
    return [due for at in sorted(found) for due in found[at]]


def _shares(known: list[FoundDue], due: FoundDue) -> bool:
    """A second value at the very same words."""
    return bool(known) and due.value["kind"] in _CALENDAR and all(other.value != due.value for other in known)


_MISREAD = compiled(r"(?<!\w)(?:hạng|hãng|mới|mối|môi|quỹ|tụng|tùng) (?:năm|tháng|tuần|quý|[ivx]{1,3}(?!\w))")
"""Words that look like "hằng", "mỗi", "quý", "từng" once their marks are gone: "xếp hạng năm 2019", "Quỹ I"."""
_FIGURE = re.compile(r"\d")
_ANY_WORD = compiled(
    r"(?<!\w)(?:hang|moi|tung|dinh ky|yeu cau|ket thuc|het|cuoi|sau khi|ngay (?:khi|sau)|cung|dong thoi|quy|thang|tuan|nam)(?!\w)"
)
_CALENDAR = ("month", "quarter", "before", "by", "on")


def _slice(text: str, at: tuple[int, int] | None) -> str | None:
    return text[slice(*at)] if at else None


def _printed(value: Value, text: str) -> Mapping[str, Any]:
    """The anchor of a relative value and the weekday of a recurring one in their printed words."""
    places = {name: place for name, place in value.items() if isinstance(place, tuple)}
    return {**value, **{name: text[slice(*place)].strip(" ,:") for name, place in places.items()}}


def read_due(text: str, *, plan: PlanYear) -> Value | None:
    """The first due value of a phrase, None when it has none."""
    found = find_dues(text, plan=plan)
    return found[0].value if found else None
