"""Deadlines of the calendar: one atom of time, or two joined, with the words around it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.plans.reading.dues.dates import Atom, PlanYear, each_of, span_of, year_of
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A due value where it stands. `is_firm`: the words say "to be done then"; otherwise only a time is named
    ("tháng 9/2021", "ngày 05/11") and the reader of the clause decides."""

    value: Value
    at: Span
    is_firm: bool
    weekday: str | None = None
    weekday_at: Span | None = None


_REACH = 70
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_MINUTES = r"(?: ?(?P<mi>[0-5]\d)(?! ?/)(?: ?(?:phut|p|'|h)(?!\w))?)?"
_CLOCK = rf"(?<![\d:/])(?P<h>[0-2]?\d)(?: ?(?:gio|g|h)(?![a-z]){_MINUTES}|:(?P<mi2>[0-5]\d))(?!\w)"
_CLOCK_SPAN = rf"{_CLOCK}(?: ?(?:-|den) ?[0-2]?\d(?: ?(?:gio|g|h)(?: ?[0-5]\d)?(?: ?phut)?|:[0-5]\d))?"
_SESSION = r"(?:buoi )?(?:sang|chieu|toi|trua)"

_LEFT_DAY = compiled(r"(?:(?:cac |vao |trong |cua )?(?<!\w)ngay ?:? ?)$")
_LEFT_WEEKDAY = compiled(rf"(?P<w>{_WEEKDAY}),? ?(?:\(|-)? ?$")
_LEFT_CLOCK = compiled(rf"(?:(?:bat dau )?(?:tu|vao|luc|vao luc) )?{_CLOCK_SPAN} ?,? ?(?:\(|{_SESSION})? ?,?(?:cua )?$")
_LEFT_SESSION = compiled(rf"(?<!\w){_SESSION} ?,? ?$")
_RIGHT_WEEKDAY = compiled(rf"^,? ?\(? ?(?P<w>{_WEEKDAY})(?!\w)(?: hang tuan)?\)?")
_RIGHT_CLOCK = compiled(rf"^ ?[,;(]? ?\(?(?:(?:bat dau )?(?:tu|vao|luc|vao luc|khai mac luc) )?{_CLOCK_SPAN}\)?")

_BEFORE = compiled(r"(?<!\w)(?:truoc|truac)(?: (?:thoi diem|thoi han|luc|moc))? ?:? ?$")
_BY = compiled(
    r"(?<!\w)(?:(?:cham nhat|muon nhat|tre nhat|khong (?:muon|cham|tre|de|vuot|duoc)? ?(?:hon|qua)|khong qua|khong cham|khong tre"
    r"|han(?: (?:cuoi(?: cung)?|chot|nop|gui))?|thoi han(?: [^\d.;:]{0,40})?|truoc (?:hoac|va) trong|tre hon)"
    r"(?: (?:cung|la|vao|den|toi|den het|trong|den cuoi)){0,4} ?:? ?"
    r"|(?:cho )?(?:den|toi) (?:het|truoc)? ?|(?:den|toi)|het(?: ngay)?"
    r"|(?:xong|hoan thanh|hoan tat|hoan thien|ket thuc)(?: (?:trong|vao|ngay)){0,3}) ?:? ?$"
)
_DONE_PERIOD = compiled(r"(?<!\w)(?:xong|hoan thanh|hoan tat|ket thuc)(?: (?:trong|vao)){0,4} ?:? ?$")
_FROM = compiled(r"(?<!\w)(?:bat dau |ke |tinh )?tu(?: khoang)?(?: het)? ?:? ?$")
_FIRM = compiled(
    r"(?:(?<!\w)(?:trong|vao|vao luc|du kien|khoang|thoi gian[^.;\d]{0,40}|thoi diem|tien do|xong|hoan thanh|tien hanh|han)"
    r"(?: (?:trong|vao|khoang|la)){0,4} ?:? ?|[(:] ?)$"
)
_SPAN = compiled(
    r"^(?:-|den|toi|cho den|cho toi|keo dai den|(?:va )?ket thuc)(?: den| cho| vao)?(?: het| cuoi| truoc)?(?: ngay| het ngay)?:?$"
)
_OPEN_START = compiled(r"(?<!\w)tu (?:nay|khi|ngay (?:ky|ban hanh|phat dong|ke hoach)|luc)[^.;\d]{0,60}$")
_Weekday = tuple[str | None, Span | None]


def calendar_dues(folded: str, atoms: list[Atom], plan: PlanYear) -> Iterator[FoundDue]:
    """The deadlines among the atoms, left to right."""
    index = 0
    while index < len(atoms):
        joined = _joined(folded, atoms, index)
        if joined:
            yield from _range(folded, joined, plan)
            index += 2
            continue
        run = _listed(folded, atoms, index)
        yield from _several(folded, run, plan) if len(run) > 1 else _single(folded, run[0], plan)
        index += len(run)


def _joined(folded: str, atoms: list[Atom], index: int) -> tuple[Atom, Atom] | None:
    if index + 1 >= len(atoms):
        return None
    left, right = atoms[index], atoms[index + 1]
    if not 0 <= right.at[0] - left.at[1] <= 50 or right.unit == "year_start":
        return None
    between = " ".join(_TIMES.sub(" ", folded[left.at[1] : right.at[0]]).split())
    has_year = right.prefix in ("het", "cuoi", "ket thuc")
    return (left, right) if _SPAN.match(between) or (has_year and between in ("den", "den den", "-")) else None


_LISTED = compiled(r"^(?: ?\([^()\d]{0,20}\d{0,2}\))?(?: ?,| va|, va| hoac)(?: ngay)? ?$")


def _listed(folded: str, atoms: list[Atom], index: int) -> list[Atom]:
    """Days one after another that share the words before the first: "trước ngày 05/6 và 05/11"."""
    run = [atoms[index]]
    for at in range(index + 1, len(atoms)):
        atom = atoms[at]
        between = folded[run[-1].at[1] : atom.at[0]]
        if atom.unit != "day" or run[-1].unit != "day" or not _LISTED.match(between):
            break
        run.append(atom)
    return run


def _several(folded: str, run: list[Atom], plan: PlanYear) -> Iterator[FoundDue]:
    first, last = run[0], run[-1]
    place, time, _ = _around(folded, first, first.at[1])
    before = folded[max(0, place[0] - _REACH) : place[0]]
    lead, bound = _bound(before, folded[place[0] : first.at[0]], first)
    at = (place[0] - lead, last.at[1])
    for atom in run:
        for value in _values(_like(atom, last, plan), bound, plan):
            yield FoundDue({**value, **time}, at, is_firm=True)


_TIMES = compiled(rf" ?(?:{_CLOCK}|{_WEEKDAY}|[(),])")


def _range(folded: str, pair: tuple[Atom, Atom], plan: PlanYear) -> Iterator[FoundDue]:
    left, right = pair
    end = span_of(right, plan)
    start = span_of(_like(left, right, plan), plan)
    place, time, weekday = _around(folded, left, right.at[1])
    before = folded[max(0, place[0] - _REACH) : place[0]]
    at = (place[0] - _length(_FROM, before), right.at[1])
    raw = folded[left.at[0] : right.at[1]]
    if not start or not end:
        yield FoundDue({"kind": "range", "start": _iso(start and start[0]), "end": _iso(end and end[1]), "raw": raw}, at, is_firm=True)
        return
    value = {"kind": "range", "start": start[0].isoformat(), "end": end[1].isoformat()}
    yield FoundDue(value | time, at, is_firm=True, weekday=weekday[0], weekday_at=weekday[1])


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _like(left: Atom, right: Atom, plan: PlanYear) -> Atom:
    """The left end of a span takes the year that only its right end has."""
    if left.year is not None or left.shift:
        return left
    year = year_of(right, plan)
    if year is not None and (left.month or 1) > (right.month or 12):
        year -= 1
    if plan.school and right.year is None:
        return left
    return Atom(left.unit, left.at, left.raw, left.number, left.month, year, 0, left.first, left.joint, left.prefix)


def _around(folded: str, atom: Atom, end: int) -> tuple[Span, dict[str, str], _Weekday]:
    """The atom with "ngày", weekday and clock time around it."""
    start = atom.at[0]
    time: dict[str, str] = {}
    weekday: _Weekday = (None, None)
    for _ in range(4):
        before = folded[max(0, start - _REACH) : start]
        for rule in (_LEFT_DAY, _LEFT_WEEKDAY, _LEFT_CLOCK, _LEFT_SESSION):
            match = rule.search(before)
            if match and match.group():
                weekday = _weekday(match, start - len(before)) if "w" in match.groupdict() else weekday
                time = _time(match) or time
                start = start - len(before) + match.start()
                break
        else:
            break
    after = folded[end : end + _REACH]
    right = _RIGHT_WEEKDAY.match(after)
    if right and not weekday[0]:
        weekday, end = _weekday(right, end), end + right.end()
        after = folded[end : end + _REACH]
    clock = None if time else _RIGHT_CLOCK.match(after)
    if clock and atom.unit in ("day", "days"):
        time, end = _time(clock), end + clock.end()
    return (start, end), time, weekday


def _weekday(match: re.Match[str], base: int) -> tuple[str, Span]:
    start, end = match.span("w")
    return match.group("w"), (base + start, base + end)


def _time(match: re.Match[str]) -> dict[str, str]:
    groups = match.groupdict()
    if not groups.get("h") or int(groups["h"]) > 24:
        return {}
    return {"time": f"{int(groups['h']):02d}:{int(groups.get('mi') or groups.get('mi2') or 0):02d}"}


def _length(rule: re.Pattern[str], before: str) -> int:
    match = rule.search(before)
    return len(before) - match.start() if match else 0


def _single(folded: str, atom: Atom, plan: PlanYear) -> Iterator[FoundDue]:
    place, time, weekday = _around(folded, atom, atom.at[1])
    before = folded[max(0, place[0] - _REACH) : place[0]]
    lead, bound = _bound(before, folded[place[0] : atom.at[0]], atom)
    at = (place[0] - lead, place[1])
    has_day = "ngay" in folded[place[0] : atom.at[0]] or bool(weekday[0])
    if atom.unit == "day" and not (bound or has_day or atom.year or "thang" in atom.raw or _FIRM.search(before)):
        return
    firm = bool(bound) or bool(_FIRM.search(before)) or bool(time)
    for value in _values(atom, bound, plan):
        yield FoundDue({**value, **time}, at, is_firm=firm or value["kind"] == "range", weekday=weekday[0], weekday_at=weekday[1])


def _bound(before: str, inner: str, atom: Atom) -> tuple[int, str]:
    """Length of the words of the bound and which: before, by, from or none."""
    if inner.startswith("trong"):
        return 0, "on"
    for rule, bound in ((_BEFORE, "before"), (_OPEN_START, ""), (_BY, "by"), (_FROM, "from")):
        length = _length(rule, before)
        if not length:
            continue
        if bound == "before" and (longer := _length(_BEFORE_BY, before)):
            return longer, "by"
        if bound == "by" and atom.unit not in ("day", "days") and _DONE_PERIOD.search(before):
            return _length(_DONE_PERIOD, before), "in"
        if bound:
            return length, bound
    return 0, "by" if atom.prefix in ("het", "cuoi", "ket thuc") and atom.unit not in ("half", "week") else ""


_BEFORE_BY = compiled(r"(?<!\w)truoc (?:hoac|va) (?:trong )?$")


def _values(atom: Atom, bound: str, plan: PlanYear) -> Iterator[Value]:
    if atom.unit == "year_start":
        return
    year = year_of(atom, plan)
    span = span_of(atom, plan)
    if year is None or span is None:
        if atom.unit in ("day", "days") and year is not None:
            yield {"kind": "before", "date": None, "raw": f"{atom.number}/{atom.month}/{year}"}
        return
    if atom.unit in ("days", "months", "quarters") and atom.joint == ",":
        yield from _list(atom, bound, plan)
        return
    yield _value(atom, bound, span, year)


def _list(atom: Atom, bound: str, plan: PlanYear) -> Iterator[Value]:
    if atom.unit == "days":
        span = span_of(atom, plan)
        if span:
            yield {"kind": "range", "start": span[0].isoformat(), "end": span[1].isoformat()}
        return
    for unit, count in each_of(atom):
        month, number = (count, 0) if unit == "month" else (None, count)
        single = Atom(unit, atom.at, atom.raw, number, month, atom.year, atom.shift)
        yield from _values(single, bound, plan)


def _value(atom: Atom, bound: str, span: tuple[dt.date, dt.date], year: int) -> Value:
    if atom.unit in ("days", "months", "quarters"):
        return {"kind": "range", "start": span[0].isoformat(), "end": span[1].isoformat()}
    if bound == "before":
        return {"kind": "before", "date": span[atom.prefix in ("cuoi", "het")].isoformat()}
    if bound == "by":
        return {"kind": "by", "date": span[1].isoformat()}
    return _plain(atom, span, year)


def _plain(atom: Atom, span: tuple[dt.date, dt.date], year: int) -> Value:
    if atom.unit == "day":
        return {"kind": "on", "date": span[0].isoformat()}
    if atom.unit == "week":
        return {"kind": "week_of_month", "month": f"{year}-{atom.month:02d}", "week": atom.number}
    if atom.unit == "month":
        return {"kind": "month", "month": f"{year}-{atom.month:02d}"}
    if atom.unit in ("quarter", "half"):
        return {"kind": atom.unit, "year": year, atom.unit: atom.number}
    return {"kind": "year", "year": year}
