"""Deadlines counted from an anchor: "chậm nhất 10 ngày làm việc kể từ ngày …", "trước ngày họp ít nhất 05 ngày"."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from thidua.plans.reading.dues.calendar import FoundDue
from thidua.plans.reading.dues.dates import number
from thidua.plans.reading.words import compiled, words_in

_COUNT = r"(?P<n>\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: ?\([^\W\d]{2,5}(?: [^\W\d]{2,5}){0,2}\))?"
_LENGTH = rf"(?<![\w/.,]){_COUNT} (?P<u>ngay lam viec|ngay|tuan|thang|gio|tieng)(?: dau(?: tien)?)?(?! ?\d| mot lan| lan)(?! ?/)"
_MOST = (
    r"cham nhat|muon nhat|tre nhat|toi da|nhieu nhat|khong qua|khong (?:cham|muon|tre) (?:qua|hon)|trong(?: (?:thoi han"
    r"|thoi gian|vong|khoang))?"
)
_LEAST = r"it nhat|toi thieu|khong it hon|som nhat"
_BOUND = rf"(?P<b>{_MOST}|{_LEAST})(?: (?:la|trong|khong qua|toi da|sau|truoc|vong|thoi han|thoi gian)){{0,4}}"
_STOP = r"[^.;()\d]"
_END = r"(?=[.;,()]|$| (?:gui|nop|de|va gui|phai|cac|bao cao|trinh) )"

_HAS_LENGTH = compiled(r"(?:\d|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|\)) (?:ngay|tuan|thang|gio|tieng)")
"""Cheap to search for; without it no form can match."""

_FORMS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "",
        compiled(
            rf"(?:(?:{_BOUND}) )?(?:sau )?{_LENGTH},? (?:(?:ke )?tu (?:ngay|khi|thoi diem|luc)?|ke (?:ngay|khi)|sau(?: khi| ngay"
            rf"| thoi diem)?|tinh tu(?: ngay| khi)?) ?(?P<a>(?! ?\d| ?ngay \d)[^.;()]{{2,140}}?){_END}"
        ),
        "after",
    ),
    (
        "truoc",
        compiled(rf"(?:(?:{_BOUND}) )?(?:truoc )?{_LENGTH},? truoc (?!ngay \d|\d)(?:khi |ngay )?(?P<a>{_STOP}{{2,140}}?){_END}"),
        "before",
    ),
    (
        "truoc",
        compiled(
            r"(?<!\w)truoc (?:khi |ngay |thoi diem )?(?!\d|nam|thang|it nhat|toi thieu"
            rf"|cham nhat)(?P<a>{_STOP}{{2,90}}?),? (?:(?P<b>{_MOST}|{_LEAST})(?: (?:la|trong"
            rf"|truoc)){{0,3}} )?{_LENGTH}(?!,? (?:ke tu|sau|tu ngay))"
        ),
        "before",
    ),
    (
        "sau",
        compiled(
            rf"(?<!\w)(?:ngay )?sau (?:khi |ngay )?(?!\d)(?P<a>{_STOP}{{3,90}}?),? (?:(?P<b>{_MOST}|{_LEAST})(?: (?:la|trong"
            rf"|sau)){{0,3}} ){_LENGTH}(?!,? (?:ke tu|sau|tu ngay))"
        ),
        "after",
    ),
    (
        "sau",
        compiled(
            r"(?<!\w)sau (?:khi |ngay )?(?!\d)(?P<a>(?:ket thuc|hoi nghi|toa dam|hoi thao|buoi|hop|dot|le|cuoc hop|co|nhan|ban hanh"
            rf"|to chuc|hoan thanh){_STOP}{{0,60}}?) (?P<b>)?{_LENGTH}(?!,? (?:ke tu|sau|tu ngay))"
        ),
        "after",
    ),
    (
        "truoc",
        compiled(
            rf"(?:gui|nop|dang ky|bao|trinh|thong bao)(?: [^\W\d]{{1,8}}){{0,8}} truoc (?:(?P<b>{_MOST}"
            rf"|{_LEAST}) )?(?P<a>)?{_LENGTH}(?! (?:ke tu|sau|tu ngay))"
        ),
        "before",
    ),
    ("sau", compiled(rf"(?P<b>{_MOST}) sau (?P<a>)?{_LENGTH}"), "after"),
    (
        "sau",
        compiled(
            rf"(?:^|[;,.] )sau (?P<a>)?(?P<b>)?{_LENGTH}(?= (?:thong bao|gui|tong hop|bao cao|hoan thanh|to chuc|cac|phai|tra loi"
            r"|cong bo|[a-z]+ [a-z]+ (?:gui|bao cao|thong bao)))"
        ),
        "after",
    ),
    (
        "khi",
        compiled(
            rf"(?<!\w)khi (?P<a>{_STOP}{{3,80}}?), (?P<b>{_MOST})(?: (?:la|trong|sau|vong)){{0,3}} {_LENGTH}(?!,? (?:ke tu|sau|tu ngay))"
        ),
        "after",
    ),
)
"""A word that the form needs, the form, and the side of the anchor on which the due lies."""
_WORKING = "ngay lam viec"
_DAYS = {"ngay": 1, _WORKING: 1, "tuan": 7, "thang": 30, "gio": 1, "tieng": 1}

_TOGETHER = compiled(
    r"(?<!\w)(?:cung (?:luc |thoi diem |thoi gian |dip |ngay |ky )?voi|dong thoi voi|cung dip|cung ky voi) "
    r"(?P<a>(?:so ket|tong ket|bao cao|ban (?:dang ky|bao cao|giao uoc|tu cham)|to trinh|danh sach|phieu|bang|ho so|hoi nghi"
    r"|dai hoi|le|ky|dot|viec|thoi diem|thoi gian|cuoc hop|danh gia|phien hop)"
    r"[^.;()]{0,120}?)(?=[.;,()]|$)"
)
_AFTER = compiled(rf"(?:(?P<i>(?<!\w)ngay) (?:khi|sau khi|sau)|(?:(?<=[.;:(] )|^)sau khi) (?P<a>{_STOP}{{3,120}}?)(?=[.;,()]|$)")
_ENDED = compiled(
    r"(?:(?<=[.;:,(+\-] )|^)(?:sau khi )?(?P<a>(?:ket thuc|het) (?:moi|tung|cac|dot|phong trao|hoi nghi|hoc ky|nam hoc|cuoc"
    r"|chuyen de|ky)[^.;:()\d]{0,60}?)(?=[.;,:()]|$| (?:co|tien hanh|phai|cac don vi|gui|tong hop|bao cao|to chuc) )"
)


def relative_dues(folded: str) -> Iterator[FoundDue]:
    """Those with a number, then "cùng với …", "ngay sau khi …" and "kết thúc mỗi đợt"."""
    for word, form, direction in _FORMS if _HAS_LENGTH.search(folded) else ():
        for match in form.finditer(folded) if word in folded else ():
            yield FoundDue(_counted(match, direction), match.span(), is_firm=True)
    for match in _TOGETHER.finditer(folded) if words_in(folded, "cung", "dong thoi") else ():
        yield FoundDue(_value(match, 0, "calendar", "after", "exactly"), match.span(), is_firm=True)
    for match in _AFTER.finditer(folded) if words_in(folded, "sau khi", "ngay khi", "ngay sau") else ():
        yield FoundDue(_value(match, None, None, "after", None), match.span(), is_firm=bool(match["i"]))
    for match in _ENDED.finditer(folded) if words_in(folded, "ket thuc", "het ") else ():
        yield FoundDue(_value(match, None, None, "after", None), match.span(), is_firm=True)


def _counted(match: re.Match[str], direction: str) -> Mapping[str, Any]:
    unit = match["u"]
    kind = "working" if unit == _WORKING else "hours" if unit in ("gio", "tieng") else "calendar"
    return _value(match, number(match["n"]) * _DAYS[unit], kind, direction, _how(match["b"] or ""))


_LEAST_RE = compiled(_LEAST)


def _how(words: str) -> str:
    if not words.strip():
        return "exactly"
    return "at_least" if _LEAST_RE.match(words) else "at_most"


def _value(match: re.Match[str], days: int | None, unit: str | None, direction: str, bound: str | None) -> Mapping[str, Any]:
    """The anchor is kept as a place; the caller puts the printed words there."""
    anchor = match.span("a") if match["a"] else None
    return {"kind": "relative", "anchor": anchor, "days": days, "unit": unit, "direction": direction, "bound": bound}
