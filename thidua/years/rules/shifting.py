"""A plan's words moved to the next year: each date, month and year by itself, with the reason of every change.

"Trước ngày D" and "chậm nhất ngày D" are moved back when the last day they leave is a day off: to the last working day before it. A date
without such a word keeps its day and month, and is pointed out when it falls on a day off. What lies in a kept span (bases, numbers of
documents) stays and is to be checked; spans of years ("2021 - 2025") stay too.
"""

import re
from calendar import isleap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.calendars.rules import SpecialDays, is_working_day
from thidua.core import dates
from thidua.core.text import fold

Span = tuple[int, int]
DATE = re.compile(
    r"(?<![\d/.-])(?:(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?:(?P=sep)(?P<y>\d{4}))(?![\d/])"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})(?![\d/.]))"
    r"|(?P<wordy>(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2})(?:,? năm (?P<y2>\d{4}))?)"
)
YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)(?!/[A-ZĐ])")
BEFORE = re.compile(r"trước\s+(?:ngày\s+)?$", re.IGNORECASE)
BY = re.compile(
    r"(?:(?:chậm|muộn) nhất(?: là| vào)?|không quá|đến hết|hết|hạn cuối(?: cùng)?(?: là)?|trước (?P<at>\d+\s*(?:giờ|h)\s*\d*))"
    r"(?:\s+trong)?,?\s+(?:ngày\s+)?$",
    re.IGNORECASE,
)
SAYS_DAY = re.compile(r"(?:ngày|từ|đến|sáng|chiều)\s*$", re.IGNORECASE)
WEEKDAY = re.compile(r"(?P<day>thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?P<rest>,?\s*\(?(?:ngày\s+)?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a text. `needs_check`: a person must look, whether or not the words changed."""

    old: str
    new: str
    why: str
    needs_check: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """From the year `year` to the next. `mended`: (day, month) → the year a person put right when the plan was reviewed."""

    year: int
    days: SpecialDays
    mended: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str
    why: str
    needs_check: bool = False


def next_day(day: date) -> date:
    """The same day a year later; 29/02 becomes 28/02."""
    if (day.month, day.day) == (2, 29) and not isleap(day.year + 1):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def last_working(day: date, days: SpecialDays) -> date:
    """The day itself when it is worked, else the last working day before it."""
    while not is_working_day(day, days):
        day -= timedelta(days=1)
    return day


def next_deadline(day: date, *, is_before: bool, days: SpecialDays) -> tuple[date, str]:
    """The day to be written in the new plan, and why it is not simply the same day ("" when it is)."""
    same, less = next_day(day), timedelta(days=1 if is_before else 0)
    last = same - less
    moved = last_working(last, days)
    if moved == last:
        return same, ""
    why = f"ngày cuối {dates.short(last)} là {_off(last)}, lùi về ngày làm việc liền trước {dates.short(moved)}"
    return moved + less, why


def _off(day: date) -> str:
    return f"{dates.weekday(day)}" if day.weekday() >= 5 else f"ngày nghỉ ({dates.weekday(day)})"


def shift(text: str, how: Shift, *, kept: Sequence[Span] = (), cut: Sequence[tuple[Span, str]] = ()) -> Shifted:
    """The text a year later. `cut`: spans left out, with the reason."""
    edits = [_Edit(start, end, "", why, needs_check=True) for (start, end), why in cut]
    held = [*kept, *((edit.start, edit.end) for edit in edits)]
    for found in DATE.finditer(text):
        if _is_free(found.span(), held):
            edits += _date(text, found, how)
    held += [(edit.start, edit.end) for edit in edits]
    for found in YEARS.finditer(text):
        if _is_free(found.span(), held):
            edits.append(_Edit(*found.span(), found[0], "giai đoạn nhiều năm, giữ nguyên", needs_check=True))
            held.append(found.span())
    edits += [edit for found in YEAR.finditer(text) if _is_free(found.span(), held) for edit in _year(found, how)]
    return _apply(text, sorted(edits, key=lambda edit: edit.start))


def _is_free(span: Span, held: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in held)


def _apply(text: str, edits: Sequence[_Edit]) -> Shifted:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    changes = tuple(Change(text[edit.start : edit.end], edit.new, edit.why, edit.needs_check) for edit in edits)
    return Shifted("".join([*parts, text[at:]]).strip() if edits else text, changes)


def _year(found: re.Match[str], how: Shift) -> list[_Edit]:
    """Years next to the plan's own move with it; others belong to what they speak of."""
    year = int(found["year"])
    if abs(year - how.year) > 1:
        return []
    return [_Edit(*found.span(), str(year + 1), "năm kế tiếp", needs_check=year != how.year)]


def _date(text: str, found: re.Match[str], how: Shift) -> list[_Edit]:
    day, base, is_mended = _day_meant(text, found, how)
    if day is None or abs(day.year - how.year) > 1:
        return []
    lead = text[max(0, found.start() - 40) : found.start()]
    is_before = BEFORE.search(lead) is not None
    if is_before or BY.search(lead):
        new, why = next_deadline(day, is_before=is_before, days=how.days)
    else:
        new, why = next_day(day), ""
    said = [f"năm {base} trong bản cũ đã được sửa khi soát"] if is_mended else []
    said += [why] if why else []
    needs_check = bool(said)
    if not why and not (is_before or BY.search(lead)) and not is_working_day(new, how.days):
        said, needs_check = [*said, f"{dates.short(new)} là {_off(new)}: cần chọn lại ngày?"], True
    edits, written = _weekday(lead, found.start(), new), _written(found, day, new)
    if written == found[0] and not said:
        return edits
    return [*edits, _Edit(*found.span(), written, "; ".join(said) or "cùng ngày năm sau", needs_check)]


def _day_meant(text: str, found: re.Match[str], how: Shift) -> tuple[date | None, int, bool]:
    """(the day, the year as printed or understood, whether a person put the year right)."""
    day, month = (int(found[f"{name}"] or found[f"{name}2"] or found[f"{name}3"]) for name in ("d", "m"))
    stated = found["y"] or found["y2"]
    is_day = stated or found["wordy"] or SAYS_DAY.search(text[: found.start()]) or BEFORE.search(text[: found.start()])
    base = int(stated) if stated else how.year
    meant = how.mended.get((day, month), base)
    try:
        return (date(meant, month, day) if is_day else None), base, meant != base
    except ValueError:
        return None, base, False


def _weekday(lead: str, at: int, new: date) -> list[_Edit]:
    found = WEEKDAY.search(lead)
    word = dates.weekday(new)
    if found is None or fold(found["day"]) == fold(word):
        return []
    start = at - len(lead) + found.start("day")
    written = word[:1].upper() + word[1:] if found["day"][:1].isupper() else word
    return [_Edit(start, start + len(found["day"]), written, "thứ theo ngày mới")]


def _written(found: re.Match[str], old: date, new: date) -> str:
    """In the form it was printed in: figures or words, with or without the year; as printed where only the year is another."""
    stated = found["y"] or found["y2"]
    if (old.day, old.month) == (new.day, new.month):
        return f"{found[0].removesuffix(stated)}{new.year}" if stated else found[0]
    printed = found["m"] or found["m2"] or found["m3"]
    month = f"{new.month:02d}" if printed.startswith("0") or new.month <= 2 else str(new.month)
    if found["wordy"]:
        return f"{new.day:02d} tháng {month}" + (f" năm {new.year}" if stated else "")
    sep = found["sep"] or "/"
    return f"{new.day:02d}{sep}{month}" + (f"{sep}{new.year}" if stated else "")
