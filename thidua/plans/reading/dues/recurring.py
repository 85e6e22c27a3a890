"""Deadlines that come back: "trước ngày 20 hằng tháng", "định kỳ 6 tháng, 1 năm", "khi có yêu cầu"."""

import re
from collections.abc import Iterator
from typing import Any

from thidua.plans.reading.dues.calendar import FoundDue
from thidua.plans.reading.dues.dates import number
from thidua.plans.reading.words import compiled, words_in

_UNITS = {"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year", "hoc ky": "semester", "nam hoc": "school_year"}
_UNIT = r"(?:tuan|thang|quy|nam hoc|nam|hoc ky|6 thang|06 thang|sau thang|[1-9] thang|0[1-9] thang|[1-4] tuan|nua nam|nua thang)"
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_EVERY = (
    rf"(?:(?:dinh ky,? )?(?:hang|hawng|moi|tung)(?: mot)? (?P<e>{_UNIT})|dinh ky (?:theo |1 |01 "
    rf"|mot )?(?P<e2>{_UNIT})(?!\w))(?! tiep| sau| ?\d| hoc)"
)
_BOUND = r"(?:(?P<b>truoc|cham nhat(?: la)?|muon nhat(?: la)?|khong qua|den het|vao|khong cham qua|han cuoi(?: la)?)(?: vao)? )?"

_HAS_EVERY = compiled(r"(?:hang|hawng|moi|tung) (?:mot|[0-9hnqst])|dinh ky ")
_HAS_MONTH_OF = compiled(r"thang (?:cuoi|dau|thu)")
_HAS_MONTH = compiled(r"thang(?: (?:sau|ke|tiep|lien|bao|do|trong)| ?[;.,)]| ?$)")
_HAS_TIMES = compiled(r"(?:\d|mot|hai|ba|bon) (?:lan|ky|cuoc|buoi)")
_HAS_REQUEST = compiled(r"dinh ky|yeu cau")
_HINTS = (
    (_HAS_EVERY, ("hang ", "hawng ", "moi ", "tung ", "dinh ky ")),
    (_HAS_MONTH_OF, ("thang ",)),
    (_HAS_MONTH, ("thang",)),
    (_HAS_TIMES, (" lan", " ky", " cuoc", " buoi")),
    (_HAS_REQUEST, ("dinh ky", "yeu cau")),
)
"""Cheap to search for; without its hint a form cannot match."""

_FORMS = tuple(
    (hint, compiled(pattern))
    for hint, pattern in (
        # [trước] [ngày|thứ] D hằng tháng
        (
            _HAS_EVERY,
            rf"{_BOUND}(?:tu )?(?:ngay )?(?P<d>\d{{1,2}})(?: ?(?:-"
            rf"|den)(?: ngay)? ?(?P<d2>\d{{1,2}}))?(?:[/.\-]\d{{1,2}})?,? (?:cua )?(?:thang )?{_EVERY}",
        ),
        (
            _HAS_EVERY,
            rf"{_BOUND}(?P<w>{_WEEKDAY}),? (?:cua )?{_EVERY}",
        ),
        # hằng tháng, [trước] ngày D
        (
            _HAS_EVERY,
            rf"{_EVERY},? (?:[^.;()\d]{{0,60}}?)?{_BOUND}(?P<w>{_WEEKDAY})(?! \d)",
        ),
        (
            _HAS_EVERY,
            rf"{_EVERY}(?:,| |:)(?:[^.;()\d]{{0,90}}?(?:\([^()]{{0,20}}\) )?(?:[a-z]{{1,6}}\d{{1,4}} )?)?(?:(?P<b>truoc"
            rf"|cham nhat(?: la)?|muon nhat(?: la)?|khong qua|vao|tu)(?: vao)? )(?:ngay )(?P<d>\d{{1,2}})(?: ?(?:-"
            rf"|den)(?: ngay)? ?(?P<d2>\d{{1,2}}))?(?![/.\-\d]| thang \d)",
        ),
        (
            _HAS_EVERY,
            rf"(?:hang|moi) (?P<e>nam),? {_BOUND}(?:ngay )?(?P<d>\d{{1,2}})(?:/| thang )\d{{1,2}}(?![/\d])",
        ),
        # trước ngày 15 của tháng cuối quý
        (
            _HAS_MONTH_OF,
            rf"{_BOUND}ngay (?:mung )?(?P<d>\d{{1,2}}) (?:cua )?thang (?P<of>cuoi|dau|thu ba|thu 3)(?: cua| cung){{0,2}}(?: moi| hang"
            r"| tung)? (?P<e>quy|nam|hoc ky)",
        ),
        # trước ngày 05 của tháng sau, ngày 25 của tháng báo cáo
        (
            _HAS_MONTH,
            rf"{_BOUND}ngay (?:mung )?(?P<d>\d{{1,2}})(?: ?(?:-"
            rf"|den)(?: ngay)? ?(?P<d2>\d{{1,2}}))? (?:cua )?(?:cac )?(?P<e>thang)(?: (?:sau|ke tiep|tiep theo|lien ke|bao cao|do"
            r"|trong nam)|(?= ?[;.,)]| ?$))",
        ),
        # n lần một quý
        (
            _HAS_TIMES,
            rf"(?:(?P<least>it nhat|toi thieu) )?(?P<c>\d{{1,2}}|mot|hai|ba|bon) (?:lan|ky|cuoc|buoi)(?: ?/ ?| trong | mot | moi "
            rf"| tren )(?:mot |1 |01 )?(?P<e>{_UNIT})(?!\w)(?! ?\d)",
        ),
        (
            _HAS_TIMES,
            rf"(?:moi |mot |1 |01 )?(?<!\d )(?P<e>{_UNIT}) (?:(?P<least>it nhat|toi thieu) )?(?P<c>\d{{1,2}}|mot|hai|ba|bon) (?:lan"
            r"|ky|buoi|cuoc)(?!\w)",
        ),
        (
            _HAS_EVERY,
            rf"{_EVERY} (?:(?P<least>it nhat|toi thieu) )(?P<c>\d{{1,2}}|mot|hai|ba|bon) (?:lan|cuoc|buoi|ky|bai|hoi nghi|tin)",
        ),
        (
            _HAS_EVERY,
            _EVERY,
        ),
        (
            _HAS_REQUEST,
            r"(?P<none>theo (?:che do )?dinh ky(?: va)?(?: dot xuat| hoac)?(?: khi co yeu cau)?|(?:dot xuat )?(?:va )?khi (?:co"
            r"|duoc) yeu cau|theo dinh ky va khi co yeu cau)",
        ),
    )
)
_MORE = compiled(r"^(?:,| va|,? ?/) ?(?:(?:dinh ky )?(?:hang |moi )?)(?P<e>(?:0?1 |mot )?(?:nam|quy|thang|nam hoc)|0?6 thang)(?!\w)(?! \d)")


def recurring_dues(folded: str) -> Iterator[FoundDue]:
    """The fullest form at each place comes first."""
    hinted = {hint.pattern for hint, words in _HINTS if words_in(folded, *words) and hint.search(folded)}
    for form in (form for hint, form in _FORMS if hint.pattern in hinted):
        for match in form.finditer(folded):
            value = _value(match)
            if not value:
                continue
            yield FoundDue(value, match.span(), is_firm=True)
            more = _MORE.match(folded[match.end() : match.end() + 40])
            if more and value.get("every") and set(value) == {"kind", "every"}:
                end = match.end() + more.end()
                yield FoundDue({"kind": "recurring", **_every(more["e"])}, (match.end(), end), is_firm=True)


def _every(unit: str) -> dict[str, Any]:
    word = re.sub(r"^(?:0?1|mot)\s", "", unit.strip())
    if word in _UNITS:
        return {"every": _UNITS[word]}
    if word in ("6 thang", "06 thang", "sau thang", "nua nam"):
        return {"every": "half"}
    if word == "nua thang":
        return {"every": "week", "interval": 2}
    count, name = word.split()
    if (count.lstrip("0"), name) == ("3", "thang"):
        return {"every": "quarter"}
    return {"every": _UNITS[name], "interval": int(count)}


_BOUNDS = {"truoc": "before", "vao": "on", "tu": "on"}


def _value(match: re.Match[str]) -> dict[str, Any]:
    groups = {name: text for name, text in match.groupdict().items() if text}
    if "none" in groups:
        return {"kind": "recurring", "every": None} | ({"on_request": True} if "yeu cau" in groups["none"] else {})
    value: dict[str, Any] = {"kind": "recurring", **_every(groups.get("e") or groups["e2"])}
    weekday = {"weekday": match.span("w")} if "w" in groups else {}
    return value | _day(groups) | weekday | _count(groups)


def _day(groups: dict[str, str]) -> dict[str, Any]:
    bound = _BOUNDS.get(groups.get("b", "vao"), "by")
    if "w" in groups:
        return {"bound": bound}
    if "d2" in groups:
        return {"from_day": int(groups["d"]), "to_day": int(groups["d2"])}
    if "d" not in groups:
        return {}
    of = {"of": "last_month"} if groups.get("of", "") in ("cuoi", "thu ba", "thu 3") else {}
    of = {"of": "first_month"} if groups.get("of") == "dau" else of
    return {"day": int(groups["d"]), "bound": bound, **of}


def _count(groups: dict[str, str]) -> dict[str, Any]:
    if "c" not in groups:
        return {}
    count = number(groups["c"])
    return {"min_count": count} if count > 1 or "least" in groups else {}
