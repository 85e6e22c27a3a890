"""Atoms of time: days, months, quarters, halves, years and weeks as they are printed."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled, words_in


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The year that dates without a year belong to. A school year runs from August to July."""

    year: int | None
    school: bool = False

    def of(self, month: int) -> int | None:
        """The year of that month."""
        if self.year is None or not self.school:
            return self.year
        return self.year if month >= 8 else self.year + 1


@dataclass(frozen=True, slots=True)
class Atom:
    """One time as printed. `unit`: day, days, month, months, quarter, half, year, week, year_start."""

    unit: str
    at: Span
    raw: str
    number: int = 0
    """Day of the month, quarter, half or week."""
    month: int | None = None
    year: int | None = None
    shift: int = 0
    """+1 for "năm sau", -1 for "năm trước"."""
    first: int | None = None
    """First day or month of a list or span ("23-27/9", "tháng 9 - 10")."""
    joint: str = ""
    """What stands between first and last: "-" a span, "," a list."""
    prefix: str = ""
    """"cuoi", "dau", "giua", "het" when the atom carries such a word."""


_N = r"[0-9lio]"
_DAY = rf"(?:[0-3lio]?{_N})"
_FIRST_DAY = rf"(?P<d>{_N}(?<![\w/.,-].)(?:(?<=[0-3lio]){_N})?)"
"""The same where no word or number stands before it, its first figure in front: quick to search for."""
_YEAR = r"(?:[12l][0-9lio]{3})"
_TAIL = (
    rf"(?:(?: ?[/.\-] ?|,? (?:cua )?nam )(?P<y>{_YEAR})(?![\w/])(?! ?- ?{_YEAR})"
    r"|,? (?:cua )?nam (?P<yw>sau|toi|tiep theo|ke tiep|lien ke|truoc|nay)(?!\w))?"
)
_JOINT = r" ?(?:-|,|va|den(?: het)?(?: ngay)?|toi(?: ngay)?|va ngay|, ngay) ?"
_WORDS = {"mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_WORDS |= {"muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12, "nhat": 1, "dau": 1, "dau tien": 1, "cuoi": 4, "cuoi cung": 4}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_MONTH = rf"(?:{_N}{{1,2}}|muoi mot|muoi hai|gieng|hai|ba|tu|nam|bay|tam|chin|muoi|chap)(?![\w%])(?! ?[/.]? ?(?:diem|lan))"
_QUARTER = r"(?:[il]{1,3}|[il]v|0?[1-4])(?!\w)"

_PATTERNS = {
    "days": rf"(?<![\w/.,-])(?P<d1>{_DAY})(?P<j>(?:{_JOINT}{_DAY}){{0,6}}{_JOINT})(?P<d>{_DAY})(?: ?[/.] ?"
    rf"| thang )(?P<m>{_N}{{1,2}})(?![\w])" + _TAIL,
    "day": rf"{_FIRST_DAY}(?:-(?P<m2>{_N}{{1,2}})-| ?[/.] ?(?P<m>{_N}{{1,2}}) ?[/.\-] ?)(?P<y>{_YEAR}"
    rf"|[0-9]{{2}})(?![\w/])(?!\.\d)",
    "week": rf"(?<!\w)tuan (?:le )?(?:thu )?(?P<d>[1-5]|i{{1,3}}|iv|nhat|hai|ba|tu|dau(?: tien)?|cuoi(?: cung)?)(?: cua|,"
    rf"|/)? ?thang ?(?P<m>{_MONTH})" + _TAIL,
    "months": rf"(?<!\w)thang ?(?P<d1>{_MONTH})(?: ?/ ?{_YEAR})?(?P<j> ?(?:-|,|va|den(?: het)?|va thang|den(?: het)? thang|, thang"
    rf"|- thang) ?(?:thang ?)?)(?P<m>{_MONTH})" + _TAIL,
    "day_month": rf"{_FIRST_DAY}(?P<sep> ?[/.] ?| thang )(?P<m>{_N}{{1,2}})(?![\w/])(?!\.\d)" + _TAIL,
    "month": rf"(?<!\w)(?:(?P<p>cuoi|dau|giua|het|trung tuan|thuong tuan|ha tuan) )?(?:thang ?|t\.? ?(?=\d\d? ?/ ?\d{{4}}))(?P<m>{_MONTH})"
    + _TAIL,
    "quarters": rf"(?<!\w)quy (?P<d1>{_QUARTER})(?P<j> ?(?:-|,|va|den(?: het)?|va quy|den(?: het)? quy|, quy|- quy) ?)(?P<d>{_QUARTER})"
    + _TAIL,
    "quarter": rf"(?<!\w)(?:(?P<p>cuoi|dau|giua|het) )?quy (?P<d>{_QUARTER})" + _TAIL,
    "half": r"(?<![\w/])(?:0?6|sau) thang (?P<p>dau|cuoi) nam(?: (?P<y>20\d\d)(?![\w/]))?",
    "year_start": r"(?<!\w)dau nam(?! hoc)(?: (?P<y>20\d\d)(?![\w/]))?",
    "year_end": r"(?<!\w)(?P<p>het|cuoi|ket thuc) nam(?! hoc)(?: (?P<y>20\d\d)(?![\w/])| (?P<yw>nay|sau))?",
    "year": r"(?<!\w)(?P<p>trong |ca |suot )?nam (?P<y>20\d\d)(?![\w/])(?! ?- ?\d{4})",
}
_NEEDED: dict[str, tuple[str, ...]] = {
    "week": ("tuan",),
    "months": ("thang",),
    "quarters": ("quy",),
    "quarter": ("quy",),
    "half": ("thang",),
}
_NEEDED |= {"year_start": ("dau nam",), "year_end": (" nam",), "year": ("nam 20",), "month": ("thang", "/")}
_RULES = [(unit, _NEEDED.get(unit, ("",)), compiled(pattern)) for unit, pattern in _PATTERNS.items()]
_FIGURE = re.compile(r"[0-9]")
_DAY_OF_MONTH = compiled(r"[0-9lio](?: ?[/.\-] ?| thang )[0-9lio]")
_IN_FIGURES = {"days", "day", "day_month"}


def number(printed: str) -> int:
    """The number meant, also where a scanner put letters for figures ("l0") or it is a word."""
    word = printed.strip()
    if word in _WORDS:
        return _WORDS[word]
    if word in _ROMAN:
        return _ROMAN[word]
    digits = word.translate(str.maketrans("lio", "110"))
    return int(digits) if digits.isdecimal() else 0


def quarter_number(printed: str) -> int:
    word = printed.strip().replace("l", "i")
    return _ROMAN.get(word) or int(word)


def atoms(folded: str) -> list[Atom]:
    """Every time in the text, left to right, none inside another; the fuller pattern wins."""
    taken: list[Atom] = []
    used = bytearray(len(folded))
    for unit, rule in _possible(folded):
        for match in rule.finditer(folded):
            if used.find(1, *match.span()) >= 0:
                continue
            atom = _atom(unit, match)
            if atom:
                used[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                taken.append(atom)
    return sorted(taken, key=lambda atom: atom.at)


def _possible(folded: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The rules whose word, or a day with its month, is there at all."""
    has_days = _FIGURE.search(folded) is not None and _DAY_OF_MONTH.search(folded) is not None
    for unit, words, rule in _RULES:
        if (has_days or unit not in _IN_FIGURES) and words_in(folded, *words):
            yield unit, rule


_SHIFT = {"sau": 1, "toi": 1, "tiep theo": 1, "ke tiep": 1, "lien ke": 1, "truoc": -1, "nay": 0}


def _year(groups: dict[str, str | None]) -> int | None:
    printed = groups.get("y")
    if not printed:
        return None
    value = number(printed)
    return value + 2000 if value < 100 else value


def _atom(unit: str, match: re.Match[str]) -> Atom | None:
    groups = match.groupdict()
    printed = match.group()
    year, shift = _year(groups), _SHIFT.get(groups.get("yw") or "", 0)
    in_month = groups.get("m") or groups.get("m2")
    month = number(in_month) if in_month else None
    prefix = (groups.get("p") or "").strip()
    if unit in ("day", "day_month", "days") and not _is_day(groups, printed):
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    count, first = _numbers(unit, groups)
    if unit == "days" and first is not None and not 1 <= first <= 31:
        return None
    joint = _joint(groups.get("j") or "")
    name = {"day_month": "day", "year_end": "year"}.get(unit, unit)
    return Atom(name, match.span(), printed, count, month, year, shift, first, joint, prefix)


def _numbers(unit: str, groups: dict[str, str | None]) -> tuple[int, int | None]:
    read = quarter_number if unit.startswith("quarter") else number
    last = groups.get("d")
    count = read(last) if last else {"dau": 1, "cuoi": 2}.get((groups.get("p") or "").strip(), 0)
    first = groups.get("d1")
    return count, read(first) if first else None


def _is_day(groups: dict[str, str | None], printed: str) -> bool:
    figures = sum(letter.isdecimal() for letter in printed)
    return figures >= 2 and 1 <= number(groups["d"] or "") <= 31 and (figures >= 3 or "thang" in printed or "/" in printed)


def _joint(between: str) -> str:
    return "" if not between else "-" if re.search(r"-|den|toi", between) else ","


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """None for a day that the calendar does not have."""
    return dt.date(year, month, day) if day <= last_day(year, month).day and day >= 1 and year >= 1 else None


def span_of(atom: Atom, plan: PlanYear) -> tuple[dt.date, dt.date] | None:
    """First and last day that the atom covers; None when the year is not known or the day does not exist."""
    year = year_of(atom, plan)
    if year is None:
        return None
    month = atom.month or 1
    if atom.unit in ("day", "days"):
        return _both(real_date(year, month, atom.first or atom.number), real_date(year, month, atom.number))
    return _period(atom, year, month)


def _both(start: dt.date | None, end: dt.date | None) -> tuple[dt.date, dt.date] | None:
    return (start, end) if start and end else None


def _period(atom: Atom, year: int, month: int) -> tuple[dt.date, dt.date]:
    first, last = {
        "month": (month, month),
        "months": (atom.first or month, month),
        "week": (month, month),
        "quarter": (3 * atom.number - 2, 3 * atom.number),
        "quarters": (3 * (atom.first or 1) - 2, 3 * atom.number),
        "half": (6 * atom.number - 5, 6 * atom.number),
        "year_start": (1, 1),
    }.get(atom.unit, (1, 12))
    begins = year - 1 if first > last else year
    if atom.unit == "week":
        return _week(atom.number, year, month)
    return dt.date(begins, first, 1), last_day(year, last)


def _week(week: int, year: int, month: int) -> tuple[dt.date, dt.date]:
    end = last_day(year, month)
    start = min(7 * week - 6, end.day)
    return dt.date(year, month, start), dt.date(year, month, min(7 * week, end.day))


def year_of(atom: Atom, plan: PlanYear) -> int | None:
    if atom.year is not None:
        return atom.year
    month = atom.month or {"quarter": 3 * atom.number, "half": 6 * atom.number}.get(atom.unit, 12)
    base = plan.of(month)
    return None if base is None else base + atom.shift


def each_of(atom: Atom) -> Iterator[tuple[str, int]]:
    """The members of a list ("quý I và quý III"): unit and number of each."""
    unit = atom.unit.removesuffix("s")
    last = atom.month if unit == "month" else atom.number
    yield unit, atom.first or 0
    yield unit, last or 0
