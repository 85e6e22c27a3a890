"""Numbered documents that the plan cites (`legal_basis`), each at its first place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.days import DAY, day_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import in_any_case, sought

TYPES = (
    "Văn bản hợp nhất",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
    "Chương trình phối hợp",
    "Chương trình hành động",
    "Kế hoạch liên tịch",
    "Hướng dẫn liên ngành",
    "Lời kêu gọi",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Sắc lệnh",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Thông tri",
    "Kế hoạch",
    "Hướng dẫn",
    "Công văn",
    "Công điện",
    "Thông báo",
    "Kết luận",
    "Quy định",
    "Quy chế",
    "Chương trình",
    "Đề án",
    "Tờ trình",
    "Báo cáo",
    "Văn bản",
    "Biên bản",
    "Giấy mời",
    "Giao ước",
    "QĐ",
    "NQ",
    "CV",
    "KH",
)
SHORT_TYPES = {"QĐ": "Quyết định", "NQ": "Nghị quyết", "CV": "Công văn", "KH": "Kế hoạch"}
TYPE = in_any_case(TYPES)
LETTER = "A-ZĐÐƯƠÂÊÔ"
SYMBOL = rf"[{LETTER}][\w.]*(?: ?[-/] ?[{LETTER}][\w.]*)*"
NUMBER = rf"(?P<number>\d{{1,5}}[a-z]?(?: ?[/-] ?(?:\d{{4}} ?/ ?)?{SYMBOL})?)"
DATED = rf"(?:,? ?(?:ban hành |ký )?ngày (?P<date>{DAY}))"
CITED = sought(
    rf"(?<!\w)(?P<type>{TYPE})(?P<title> [^.;:“”()]{{1,90}}?)??"
    rf" (?:[Ss]ố ?:? ?(?=\d)|(?=\d{{1,5}}(?:/\d{{4}}/|[/-][{LETTER}])))"
    rf"{NUMBER}{DATED}?"
)
KIND = sought(rf"(?<!\w){TYPE}(?!\w)")
NEXT = re.compile(rf"(?:,| và|;) ?(?:số )?{NUMBER}{DATED}?")
DATE_AFTER = re.compile(rf"(?:[^.;()“”]{{0,120}}?) ngày (?P<date>{DAY})")
ISSUED_BY = re.compile(r",? ?(?:do|của) (?P<issuer>[^,;.()“”:]+)")
ISSUER_END = re.compile(
    r" (?:về|ban hành|quy định|phê duyệt|thực hiện|hướng dẫn|đã|sửa đổi|trong|đối với|cử|công nhận|phát động|triển khai|"
    r"tổ chức(?! (?:Đảng|chính trị))|khóa họp|kèm theo|thông qua|giao|ký|năm|ngày|tại|để|nhằm|và (?:các|Kế|"
    r"Quyết|Hướng|Công|Nghị|Chỉ|Thông))\b"
)
OPEN_NAME = re.compile(r"(?:Văn hóa|Văn hoá|Thi đua|Lao động|Giáo dục)$")
WHOLE_BODY = {"TTG": "Thủ tướng Chính phủ", "CP": "Chính phủ"}


@dataclass(frozen=True, slots=True)
class Basis:
    """One citation as it stands in a text."""

    at: Span
    doc_type: str
    number: str
    date: str | None
    issuer: str | None
    has_symbol: bool


def find(context: Context) -> Iterable[Fact]:
    own = re.sub(r"\s", "", str(context.meta.get("number") or "")).upper()
    body = _body_start(context)
    for basis in first_places(bases_in(context.text)):
        if basis.number.upper() == own:
            continue
        where = "preamble" if basis.at[0] < body else "body"
        yield context.fact(
            FactKind.LEGAL_BASIS,
            basis.at,
            doc_type=basis.doc_type,
            number=basis.number,
            date=basis.date,
            issuer=basis.issuer,
            where=where,
        )


def first_places(found: Iterable[Basis]) -> Iterator[Basis]:
    """Each document once; a date that only a later mention gives is taken over."""
    all_found = list(found)
    dates = {basis.number.upper(): basis.date for basis in reversed(all_found) if basis.date}
    seen: set[tuple[str, str]] = set()
    for basis in all_found:
        key = (basis.number.upper(), basis.doc_type.lower() if not basis.has_symbol else "")
        if key not in seen:
            seen.add(key)
            yield basis if basis.date else replace(basis, date=dates.get(basis.number.upper()))


def bases_in(text: str) -> Iterator[Basis]:
    start = 0
    while match := CITED.search(text, start):
        start = match.end()
        inner = list(KIND.finditer(match["title"] or ""))
        if inner:
            start = match.start("title") + inner[-1].start()
            continue
        basis = _basis(text, match, match["type"])
        if basis.has_symbol or (basis.date and not match["title"]):
            yield basis
            yield from _siblings(text, match, basis)


def _siblings(text: str, match: re.Match[str], basis: Basis) -> Iterator[Basis]:
    """ "các Quyết định số 10/QĐ-X, 11/QĐ-X ngày …": the later numbers share the type."""
    following = NEXT.match(text, match.end())
    while following and "/" in following["number"] + "-" and not following["number"].isdigit():
        yield _basis(text, following, basis.doc_type, start=following.start("number"))
        following = NEXT.match(text, following.end())


def _basis(text: str, match: re.Match[str], doc_type: str, *, start: int | None = None) -> Basis:
    number = re.sub(r"\s", "", match["number"]).replace("Ð", "Đ").rstrip(".")
    end, date = match.end(), match["date"]
    if date is None and (later := DATE_AFTER.match(text, end)) and not NEXT.match(text, end):
        end, date = _date_near(text, end, later)
    issuer, end = _issuer(text, end)
    has_symbol = not number.rstrip("abcd").isdigit()
    return Basis(
        at=(match.start() if start is None else start, end),
        doc_type=SHORT_TYPES.get(doc_type.upper(), doc_type[0].upper() + doc_type[1:]),
        number=number,
        date=day_of(date) if date else None,
        issuer=issuer or _issuer_in_title(match) or _issuer_by_symbol(number),
        has_symbol=has_symbol,
    )


def _date_near(text: str, end: int, later: re.Match[str]) -> tuple[int, str | None]:
    """A date behind "của …" still belongs to the number; one behind another matter does not."""
    between = text[end : later.start("date")]
    if between.startswith(" của ") and not ISSUER_END.search(between.removesuffix(" ngày ")):
        return later.end(), later["date"]
    return end, None


def _issuer(text: str, end: int) -> tuple[str | None, int]:
    match = ISSUED_BY.match(text, end)
    if not match:
        return None, end
    start, stop = match.span("issuer")
    while OPEN_NAME.search(text[start:stop]) and text[stop : stop + 2] == ", ":
        more = re.compile(r", [^,;.()“”:]+").match(text, stop)
        stop = more.end() if more else stop + 2
    cut = ISSUER_END.search(text[start:stop])
    stop = start + cut.start() if cut else stop
    issuer = text[start:stop].rstrip()
    return (issuer, start + len(issuer)) if 0 < len(issuer) <= 120 else (None, end)


def _issuer_in_title(match: re.Match[str]) -> str | None:
    """ "Quyết định của Bộ trưởng Bộ Y tế số 99/QĐ-BYT"."""
    title = match.groupdict().get("title") or ""
    return title.removeprefix(" của ").strip() or None if title.startswith(" của ") else None


def _issuer_by_symbol(number: str) -> str | None:
    symbol = number.rsplit("-", 1)[-1].upper()
    if re.search(r"/QH\d", number):
        return "Quốc hội"
    return WHOLE_BODY.get(symbol)


def _body_start(context: Context) -> int:
    """Where the preamble ends: the first heading behind the first citation or title."""
    for passage in context.passages:
        if passage.path and (passage.is_heading or passage.label):
            return passage.at[0]
    return len(context.text)
