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
from thidua.plans.reading.words import compiled, fold, lowered, unit_end


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


_PLACE_LABEL = compiled(r"^(?:[+\-] ?)?(?:thoi gian(?:,| va) )?dia diem(?: [^\W\d]{1,8}){0,8} ?:(?! ?$) ?")
_PLACE_AT = compiled(
    r"(?<!\w)tai (?!quyet dinh|co so|ke hoach|dieu |khoan |muc |cong van|hoi nghi(?! truong)|thong tu|nghi dinh|huong dan"
    r"|don vi|van ban|quy che|cac |buoi|toa dam|dot|phu luc|le |bao cao|quy dinh|cho)"
)
_PLACE_END = re.compile(
    r"[;.](?=\s|$)|,\s(?=(?:từ|vào|dự kiến|ngày|do|với|trong|thời gian|lúc|thành phần|gồm|mỗi|nội dung|trực|theo)\s)"
    r"|\s(?=(?:vào|trong|ngày|từ|do|với|để|dự kiến|theo|trước|lúc)\s)|[(:]|$"
)
_FORM = compiled(r"(?P<f>truc tuyen ket hop truc tiep|truc tiep ket hop (?:voi )?truc tuyen|truc tuyen|truc tiep|tap trung)(?!\w)")


def _places(context: Context, index: int, sentence: Span) -> Iterator[Fact]:
    text = context.folded[slice(*sentence)]
    label = _PLACE_LABEL.match(text)
    at = label.end() if label else _named_place(context, index, sentence)
    form = _FORM.search(text) if label or gatherings.kind_in(text) else None
    printed = lowered(context.text[sentence[0] + form.start("f") : sentence[0] + form.end("f")]) if form else None
    if at is not None and at < len(text) - 3:
        end = _PLACE_END.search(context.text, sentence[0] + at, sentence[1])
        stop = sentence[1] if label or not end else end.start()
        span = (sentence[0] + at, stop)
        yield context.fact(FactKind.EVENT_PLACE, span, place=context.quote(span), form=printed)
    elif form and "hinh thuc" in text[: form.start()]:
        span = (sentence[0] + form.start(), sentence[0] + form.end())
        yield context.fact(FactKind.EVENT_PLACE, span, place=None, form=printed)


_HELD = compiled(r"(?<!\w)(?:to chuc|dien ra|hop|dia diem|khai mac)(?!\w)")


def _named_place(context: Context, index: int, sentence: Span) -> int | None:
    """ "Tọa đàm được tổ chức … tại …": in a sentence about a gathering that says when or where it is held."""
    text = context.folded[slice(*sentence)]
    heading = fold(" ".join(context.headings(index)[:1]))
    if not (gatherings.kind_in(text) or "dia diem" in heading) or not (_HELD.search(text) or context.dues(sentence)):
        return None
    for match in _PLACE_AT.finditer(text):
        at = sentence[0] + match.end()
        if context.text[at : at + 1].isupper() or unit_end(context.text, at) or _ROOM.match(context.folded, at):
            return match.end()
    return None


_ROOM = compiled(r"(?:hoi truong|tru so|phong hop|nha |san |khach san|thanh pho|tinh |trung tam|quang truong|rap)")
_LENGTH_CUE = compiled(r"(?:trong|tron|dien ra|du kien|thoi gian|thoi luong|khoang|hop|to chuc|:|,|\()[^.;]{0,25}$")
_COUNTED = compiled(r"^ ?(?:lam viec|ke tu|sau|truoc|tinh tu|,? ke tu)")


def _durations(context: Context, index: int, sentence: Span) -> Iterator[Fact]:
    text = context.text[slice(*sentence)]
    found = days_in(text)
    if not found:
        return
    days, (start, end) = found
    if not _LENGTH_CUE.search(fold(text[:start])) or _COUNTED.match(fold(text[end:])) or _WITHIN.search(fold(text[:start])):
        return
    headings = fold(" ".join(context.headings(index)[:1]))
    if gatherings.kind_in(fold(text)) or "thoi gian" in headings or fold(text).startswith("thoi gian") or gatherings.kind_above(headings):
        begin = _own_start(text, start)
        yield context.fact(FactKind.EVENT_DURATION, (sentence[0] + begin, sentence[0] + end), days=days)


_WITHIN = compiled(r"(?:cham nhat|toi da|sau|truoc|thoi han|vong|khong qua|it nhat)[^,;:.]{0,12}$")


def _own_start(text: str, at: int) -> int:
    """From "dự kiến" or the gathering that lasts so long."""
    cue = re.search(r"(?:dự kiến|trong)[^,;:]{0,20}$", text[:at])
    subject = re.match(r"(?:Hội nghị|Tọa đàm|Hội thảo|Lễ)[^,;:]{0,60}$", text[:at])
    return 0 if subject else cue.start() if cue else at
