"""Days that cannot be: wrong year, past before the plan was signed, not in the calendar, wrong weekday, backwards."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from thidua.plans.enums import FactKind, Severity, WarningCode
from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.days import day_of
from thidua.plans.reading.lint.doubts import DATED, day, doubt, of_kind, printed, touches
from thidua.plans.reading.lint.spans import stretch_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAY_WORDS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5, "nhat": 6}
FULL_DAY = re.compile(r"\d(?<![\d/.-]\d)\d?(?: ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}| tháng \d{1,2},? năm \d{4})(?![\d/])")
LONG_PLANS = {"movement", "campaign", "school_year"}
MANY_YEARS = compiled(r"giai doan (?:tu )?(?:nam )?20\d\d|20\d\d ?- ?20\d\d|nhiem ky")
REPORTED = compiled(r"(?:thoi ky|so lieu|moc|tinh|niem do|ky bao cao)[a-z :]*$")
WHOLE_TIMES = {"year", "half", "quarter", "recurring", "relative"}
LATE_NEXT_YEAR = 5
"""A plan of one year still has reports and its conference in the first months of the next; from May on it is a slip."""


def check(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    facts = list(facts)
    dated = of_kind(facts, *DATED)
    wrong_years = list(_year_mismatches(context, [*dated, *of_kind(facts, FactKind.PHASE)]))
    yield from wrong_years
    yield from _before_issue(context, dated, {fact.at for fact in wrong_years})
    yield from _impossible(context)
    yield from _backwards(context, facts)
    yield from _weekdays(context)
    yield from _weekend(context)


def _dues_of(context: Context, facts: Iterable[Fact]) -> Iterator[tuple[Fact, FoundDue]]:
    """The words that date each fact: those in its quote that say its due value, each place once.

    The time that is reported on or inspected is no deadline.
    """
    seen: set[Span] = set()
    for fact in facts:
        for due in context.dues(fact.at):
            before = context.folded[max(0, due.at[0] - 30) : due.at[0]]
            is_its = dict(due.value) == fact.fields.get("due") or (fact.kind == FactKind.PHASE and due.value["kind"] == "range")
            if due.at not in seen and is_its and not REPORTED.search(before):
                seen.add(due.at)
                yield fact, due


def _year_mismatches(context: Context, dated: Iterable[Fact]) -> Iterator[Fact]:
    year = context.year
    title = fold(str(context.meta.get("title") or ""))
    if year is None or MANY_YEARS.search(title):
        return
    for fact, due in _dues_of(context, dated):
        stretch = stretch_of(due.value)
        if stretch and due.value["kind"] not in WHOLE_TIMES and _is_wrong_year(context, stretch[1], year):
            meant = _in_year(stretch[1], year, due)
            yield doubt(
                context,
                WarningCode.YEAR_MISMATCH,
                Severity.ERROR,
                due.at,
                why=f"Kế hoạch của năm {year} nhưng hạn này ghi năm {_year_of(due, stretch[1])}.",
                todo=f"Kiểm tra lại năm; nếu gõ nhầm, sửa thành {printed(meant)}." if meant else "Kiểm tra lại năm của hạn này.",
                suggest=meant.isoformat() if meant else None,
                other=fact.quote,
            )


def _is_wrong_year(context: Context, last: dt.date, year: int) -> bool:
    issued = day(context.meta.get("date"))
    if last.year < year:
        return issued is None or issued.year >= year or last < issued
    if context.meta.get("plan_kind") in LONG_PLANS:
        return last.year > year + 1 and context.meta.get("plan_kind") == "school_year"
    return last.year > year + 1 or (last.year == year + 1 and last.month >= LATE_NEXT_YEAR)


def _year_of(due: FoundDue, last: dt.date) -> int:
    date = day(due.value.get("date"))
    return date.year if date else last.year


def _in_year(last: dt.date, year: int, due: FoundDue) -> dt.date | None:
    date = day(due.value.get("date")) or last
    try:
        return date.replace(year=year)
    except ValueError:
        return None


def _before_issue(context: Context, dated: Iterable[Fact], wrong_years: set[Span]) -> Iterator[Fact]:
    issued = day(context.meta.get("date"))
    if issued is None:
        return
    for _, due in _dues_of(context, dated):
        stretch = stretch_of(due.value)
        if not stretch or stretch[1] >= issued:
            continue
        follows = due.at in wrong_years
        yield doubt(
            context,
            WarningCode.DUE_BEFORE_ISSUE,
            Severity.NOTE if follows else Severity.ERROR,
            due.at,
            why=f"Kế hoạch ký ngày {printed(issued)}, hạn này đã qua trước khi ký (hết ngày {printed(stretch[1])}).",
            todo="Sửa năm trước, rồi xem lại hạn." if follows else "Ấn định hạn mới, hoặc ghi rõ việc này đã làm xong.",
        )


def _impossible(context: Context) -> Iterator[Fact]:
    told: list[Span] = []
    for due in context.all_dues:
        if due.value["kind"] in {"before", "by", "on", "range"} and _lacks_day(due):
            told.append(due.at)
            yield _no_such_day(context, due.at, _raw(context, due))
    for found in FULL_DAY.finditer(context.text):
        if day_of(found[0]) is None and not touches(told, (found.start(), found.start() + 1)):
            yield _no_such_day(context, found.span(), found[0])


def _lacks_day(due: FoundDue) -> bool:
    if due.value["kind"] == "range":
        return bool(due.value.get("raw")) and not (due.value.get("start") and due.value.get("end"))
    return due.value.get("date") is None


def _raw(context: Context, due: FoundDue) -> str:
    return context.quote(due.at) if due.value["kind"] == "range" else str(due.value.get("raw"))


def _no_such_day(context: Context, at: Span, words: str) -> Fact:
    return doubt(
        context,
        WarningCode.IMPOSSIBLE_DATE,
        Severity.ERROR,
        at,
        why=f"Lịch không có ngày này ({words}).",
        todo="Hỏi lại người soạn ngày đúng rồi sửa trước khi ký.",
    )


def _backwards(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    told: list[Span] = []
    for due in context.all_dues:
        if due.value["kind"] == "range":
            start, end = day(due.value.get("start")), day(due.value.get("end"))
            if start and end and end < start:
                told.append(due.at)
                yield _runs_back(context, due.at, start, end)
    for fact in of_kind(facts, FactKind.PHASE):
        start, end = day(fact.fields.get("start")), day(fact.fields.get("end"))
        is_new = not touches(told, fact.at)
        if start and end and end < start and is_new:
            yield _runs_back(context, fact.at, start, end)


def _runs_back(context: Context, at: Span, start: dt.date, end: dt.date) -> Fact:
    return doubt(
        context,
        WarningCode.END_BEFORE_START,
        Severity.ERROR,
        at,
        why=f"Ngày kết thúc {printed(end)} đứng trước ngày bắt đầu {printed(start)}.",
        todo="Xem lại ngày, tháng, năm của hai mốc; có thể bị đảo hoặc nhầm tháng.",
    )


def _weekdays(context: Context) -> Iterator[Fact]:
    for due in context.all_dues:
        date = day(due.value.get("date"))
        number = WEEKDAY_WORDS.get(fold(due.weekday or "").split(" ")[-1]) if due.weekday else None
        if date and number is not None and date.weekday() != number:
            right = WEEKDAYS[date.weekday()]
            yield doubt(
                context,
                WarningCode.WEEKDAY_MISMATCH,
                Severity.ERROR,
                due.at,
                why=f"Ngày {printed(date)} là {right}, không phải {due.weekday}.",
                todo="Hỏi lại: sai ngày hay sai thứ, rồi sửa cho khớp.",
                suggest=right,
            )


def _weekend(context: Context) -> Iterator[Fact]:
    issued = day(context.meta.get("date"))
    if issued is None or issued.weekday() < 5:
        return
    head = context.text[: context.body_start]
    at = next((found.span() for found in FULL_DAY.finditer(head) if day_of(found[0]) == issued.isoformat()), None)
    if at:
        yield doubt(
            context,
            WarningCode.ISSUE_ON_WEEKEND,
            Severity.NOTE,
            at,
            why=f"Ngày ban hành {printed(issued)} là {WEEKDAYS[issued.weekday()]}.",
            todo="Kiểm tra lại ngày ký.",
        )
