"""Đợt of the year, places and lengths of gatherings. Dated steps and gatherings come from `obligations`."""

import calendar
import re
from collections.abc import Iterator, Mapping
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts import gatherings
from thidua.plans.reading.facts.context import Context, Zone
from thidua.plans.reading.facts.labels import days_in
from thidua.plans.reading.facts.phases import is_phase, phase_name, title_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold


def find(context: Context) -> Iterator[Fact]:
    for index, passage in enumerate(context.passages):
        if context.zone(passage.at[0]) is not Zone.BODY:
            continue
        for sentence in context.sentences(passage.at):
            yield from _phases(context, sentence)
            yield from _places(context, index, sentence)
            yield from _durations(context, index, sentence)


def _phases(context: Context, sentence: Span) -> Iterator[Fact]:
    for due in context.dues(sentence):
        name = phase_name(context, sentence, due) if is_phase(context, sentence, due) else None
        ends = _ends(due, context.year)
        if name and ends:
            yield context.fact(FactKind.PHASE, (name[0], due.at[1]), name=title_of(context, name), start=ends[0], end=ends[1])


def _ends(due: FoundDue, year: int | None) -> tuple[str, str] | None:
    value: Mapping[str, Any] = due.value
    kind = value["kind"]
    if kind == "range":
        return value["start"], value["end"]
    if kind == "by" and year:
        return f"{year}-01-01", value["date"]
    if kind not in ("month", "quarter", "half"):
        return None
    first, last = _months(value)
    of = int(value["month"][:4]) if kind == "month" else int(value["year"])
    return f"{of}-{first:02d}-01", f"{of}-{last:02d}-{calendar.monthrange(of, last)[1]:02d}"


def _months(value: Mapping[str, Any]) -> tuple[int, int]:
    """First and last month of a month, quarter or half."""
    if value["kind"] == "month":
        return int(value["month"][5:]), int(value["month"][5:])
    length = 3 if value["kind"] == "quarter" else 6
    last = length * int(value[value["kind"]])
    return last - length + 1, last


_PLACE_LABEL = compiled(
    r"^(?:[+\-] ?)?(?:thoi gian(?:,| va) )?dia diem(?: (?:to chuc|du kien|hoi nghi|toa dam|[^\W\d]{1,8})){0,8} ?:(?! ?$) ?"
)
_PLACE_AT = compiled(
    r" tai (?=(?:hoi truong|thanh pho|tru so|phong hop|trung tam|nha|truong|khach san|tinh|so|ubnd|co quan|huyen|tp|dia diem|diem cau|van phong|bao tang|cong vien|quang truong|rap|san|thi xa|thi tran|benh vien|cuc|khu)(?!\w))"
)
_PLACE_END = re.compile(
    r"[;.](?=\s|$)|,\s(?=(?:từ|vào|dự kiến|ngày|do|với|trong|thời gian|lúc)\s)|\s(?=(?:vào|trong|ngày|từ|do|với|để|dự kiến|theo|trước)\s)|\(|$"
)
_FORM = compiled(r"(?:hinh thuc )?(?P<f>truc tuyen ket hop truc tiep|truc tiep ket hop (?:voi )?truc tuyen|truc tuyen|truc tiep|tap trung)")


def _places(context: Context, index: int, sentence: Span) -> Iterator[Fact]:
    text = context.folded[slice(*sentence)]
    label = _PLACE_LABEL.match(text)
    at = label.end() if label else _named_place(context, index, text)
    if at is None or (label and at >= len(text) - 3):
        return
    end = _PLACE_END.search(context.text, sentence[0] + at, sentence[1])
    stop = sentence[1] if label else end.start() if end else sentence[1]
    span = (sentence[0] + at, stop) if label else (sentence[0], stop)
    form = _FORM.search(text)
    printed = context.text[sentence[0] + form.start("f") : sentence[0] + form.end("f")].lower() if form else None
    yield context.fact(FactKind.EVENT_PLACE, span, place=context.quote((sentence[0] + at, stop)), form=printed)


def _named_place(context: Context, index: int, text: str) -> int | None:
    """ "Tọa đàm được tổ chức … tại …": in a sentence about a gathering that says where it is held."""
    head = re.search(r"(?:được )?(?:to chuc|dien ra)", text)
    if not head or not (gatherings.kind_in(text) or "dia diem" in fold(" ".join(context.headings(index)[:1]))):
        return None
    match = _PLACE_AT.search(text, head.start())
    return match.end() if match else None


_LENGTH_CUE = compiled(r"(?:trong|du kien|thoi gian|thoi luong|khoang|:|,|\()[^.;]{0,25}$")


def _durations(context: Context, index: int, sentence: Span) -> Iterator[Fact]:
    text = context.text[slice(*sentence)]
    found = days_in(text)
    if not found:
        return
    days, (start, end) = found
    before = fold(text[:start])
    about = (
        gatherings.kind_in(fold(text))
        or "thoi gian" in fold(" ".join(context.headings(index)[:1]))
        or before.strip().startswith("thoi gian")
    )
    if about and _LENGTH_CUE.search(before) and not re.search(r"(?:sau|truoc|cham nhat|ke tu)\s*$", before):
        begin = _own_start(text, start)
        yield context.fact(FactKind.EVENT_DURATION, (sentence[0] + begin, sentence[0] + end), days=days)


def _own_start(text: str, at: int) -> int:
    """From the gathering that lasts so long, or from "dự kiến"."""
    cue = re.search(r"(?:dự kiến|trong|thời gian)[^,;:]{0,20}$", text[:at])
    subject = re.match(r"(?:Hội nghị|Tọa đàm|Hội thảo|Lễ)[^,;:]{0,60}$", text[:at])
    return 0 if subject else cue.start() if cue else at
