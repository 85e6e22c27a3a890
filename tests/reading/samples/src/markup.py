"""A sample plan is written once, with its labels in the text: ⟦kind; field; field|words of the plan⟧.

Marks nest. Fields by kind (`-` = null, a `?` after the kind = optional):

    o; due; actor; deliverable; recipient; condition      obligation (`o~` = standing duty, optional)
    s; due; stage                                         stage
    e; due; event; days; weekday; tentative               event
    ep; place; form · ed; days · hc; count or ~count      place, duration, headcount
    pt; role; group; persons · g; actor                   participants, agenda item
    n; document; about · v; award + award; method         notice to follow, vote
    vc; contest; year; method · su; role; year; unit; by  vote on a post, succession
    q; max or N% or "per unit 2"; award; scope; subset_of · t; op value[%]; subject; award; of
    pg; size; document; if_any                            size: 3 (pages), 5mb, 14pt, 10min, 800w
    d; purpose; document + document                       document list
    ph; name; start; end · th; role · m; level; from-to   phase, theme, movement
    c; name; role; acts_for; phone; email; struck         contact
    f; source + source · fu; fund; purpose · nc; year; reason
    r; purpose · ar · l; issuer · lb; issuer              recipient, archive, legal basis (preamble, body)
    w; code; severity; why; suggest                       warning (missing_document_data: suggest = what is missing)
    x                                                     not a fact

Due: <2018-06-20 before · !2018-06-20 by · =2018-06-20 on (each may end in @17:00) · M2018-06 · Q2018-3 · H2018-1 · Y2018 ·
W2018-10-2 · 2018-11-05..2018-11-10 · `rel +5 le kết thúc kiểm tra` (+ after, - before; w working, h hours; le ge eq; `+` alone =
no number) · `rec month before 20` · `bad 31/6/2021`. Words: **bold** *italic* ~~struck~~ {+inserted+} {-deleted-} {fn:footnote}.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Fact = dict[str, Any]
OPENING = re.compile(r"⟦([^|⟦⟧]*)\|")
DELETED = re.compile(r"\{-.*?-\}", re.DOTALL)
FOOTNOTE = re.compile(r"\{fn:(.*?)\}", re.DOTALL)
BOUNDS = {"le": "at_most", "ge": "at_least", "eq": "exactly"}
PURPOSES = {
    "b/c": "để báo cáo",
    "để b/c": "để báo cáo",
    "t/h": "để thực hiện",
    "để t/h": "để thực hiện",
    "p/h": "để phối hợp",
    "để p/h": "để phối hợp",
}
SIZES = {"mb": "max_mb", "pt": "font_size", "min": "max_minutes", "w": "max_words", "": "max_pages"}


@dataclass(frozen=True)
class Marked:
    """What the marked-up text says once the marks are taken out."""

    lines: str
    plain: str
    facts: Sequence[Fact]
    not_facts: Sequence[str]


@dataclass
class _Scan:
    event: str
    plain: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    not_facts: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)
    agenda: int = 0

    def put(self, char: str) -> None:
        if char in "*~":
            return
        char = " " if char == "\u00a0" else char
        self.lines.append("\n" if char == "\v" else char)
        if char.isspace():
            if self.plain and self.plain[-1] != " ":
                self.plain.append(" ")
        else:
            self.plain.append(char)

    def close(self) -> None:
        head, start = self.opened.pop()
        words = "".join(self.plain[start:])
        start += len(words) - len(words.lstrip())
        quote = words.strip()
        parts = [part.strip() for part in head.split(";")]
        if parts[0] == "x":
            self.not_facts.append(quote)
            return
        self.facts.append(_fact(parts, quote, start, self))


def read(source: str, event: str) -> Marked:
    """Takes the marks out; `event` is the gathering that agenda items without a name of their own belong to."""
    notes = FOOTNOTE.findall(source)
    source = FOOTNOTE.sub("", DELETED.sub("", source)).replace("{+", "").replace("+}", "")
    source = unicodedata.normalize("NFC", "\n".join([source, *notes])).lstrip()
    scan, at = _Scan(event), 0
    while at < len(source):
        if opening := OPENING.match(source, at):
            scan.opened.append((opening[1], len(scan.plain)))
            at = opening.end()
            continue
        if source[at] == "⟧":
            scan.close()
        else:
            scan.put(source[at])
        at += 1
    if scan.opened:
        raise ValueError(f"open mark: {scan.opened[-1][0]}")
    plain = "".join(scan.plain).rstrip()
    for fact in scan.facts:
        if plain[slice(*fact["at"])] != fact["quote"]:
            raise ValueError(f"quote and place differ: {fact['quote']}")
    return Marked("".join(scan.lines), plain, sorted(scan.facts, key=_order), scan.not_facts)


def without_marks(text: str) -> str:
    return OPENING.sub("", text).replace("⟧", "")


def _order(fact: Fact) -> tuple[bool, int, int]:
    return fact["kind"] == "warning", fact["at"][0], -fact["at"][1]


def _fact(parts: list[str], quote: str, start: int, scan: _Scan) -> Fact:
    name = parts[0]
    short = name.rstrip("?~")
    values = [None if part in ("-", "") else part for part in parts[1:]] + [None] * 6
    if short not in BUILDERS:
        raise ValueError(f"unknown kind {name}: {quote}")
    fact = BUILDERS[short](values, quote, scan)
    fact = {"kind": fact.pop("kind"), "quote": quote, "at": [start, start + len(quote)], **fact}
    if name.endswith("~"):
        fact["standing"] = True
    if name[-1] in "?~" or fact.get("severity") == "note":
        fact["optional"] = True
    return fact


# ---------------------------------------------------------------- due values
def due(code: str | None) -> dict[str, Any] | None:
    if code is None:
        return None
    if code.startswith("rel "):
        return _relative(code)
    if code.startswith("rec "):
        return _recurring(code.split()[1:])
    if code.startswith("bad "):
        return {"kind": "before", "date": None, "raw": code[4:]}
    code, _, time = code.partition("@")
    value = _calendar(code)
    return {**value, "time": time} if time else value


def _calendar(code: str) -> dict[str, Any]:
    if ".." in code:
        start, end = code.split("..")
        return {"kind": "range", "start": start, "end": end}
    rest = code[1:].split("-")
    if code[0] in "<!=":
        return {"kind": {"<": "before", "!": "by", "=": "on"}[code[0]], "date": code[1:]}
    if code[0] == "M":
        return {"kind": "month", "month": code[1:]}
    if code[0] == "Y":
        return {"kind": "year", "year": int(rest[0])}
    if code[0] in "QH":
        name = {"Q": "quarter", "H": "half"}[code[0]]
        return {"kind": name, "year": int(rest[0]), name: int(rest[1])}
    if code[0] == "W":
        return {"kind": "week_of_month", "month": "-".join(rest[:2]), "week": int(rest[2])}
    raise ValueError(f"due {code}")


def _relative(code: str) -> dict[str, Any]:
    _, step, *words = code.split()
    direction = {"+": "after", "-": "before"}[step[0]]
    if step == "+":
        return {"kind": "relative", "anchor": " ".join(words), "days": None, "unit": None, "direction": direction, "bound": None}
    unit = {"w": "working", "h": "hours"}.get(step[-1], "calendar")
    return {
        "kind": "relative",
        "anchor": " ".join(words[1:]),
        "days": int(step[1:].rstrip("wh")),
        "unit": unit,
        "direction": direction,
        "bound": BOUNDS[words[0]],
    }


def _recurring(words: list[str]) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": "recurring", "every": None if words[0] == "null" else words[0]}
    for word in words[1:]:
        if word in ("before", "by", "on"):
            value["bound"] = word
        elif word == "on_request":
            value["on_request"] = True
        elif word.isdigit():
            value["day"] = int(word)
        else:
            key, _, setting = word.partition("=")
            value[key] = int(setting) if setting.isdigit() else setting.replace("_", " ") if key == "weekday" else setting
    return value


# ---------------------------------------------------------------- kinds
Values = list[str | None]


def _list(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(" + ")]


def _number(text: str | None) -> int | float:
    value = float((text or "").replace(",", "."))
    return int(value) if value.is_integer() else value


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _obligation(v: Values, quote: str, scan: _Scan) -> Fact:
    fact = {"kind": "obligation", "actor": v[1], "deliverable": v[2], "recipient": v[3], "due": due(v[0])}
    return {**fact, "condition": v[4]} if v[4] else fact


def _stage(v: Values, quote: str, scan: _Scan) -> Fact:
    return {"kind": "stage", "stage": v[1], "due": due(v[0])}


def _event(v: Values, quote: str, scan: _Scan) -> Fact:
    fact: Fact = {"kind": "event", "event": v[1], "due": due(v[0])}
    if v[2]:
        fact["days"] = _number(v[2])
    if v[3]:
        fact["weekday"] = v[3]
    return {**fact, "tentative": bool(v[4])}


def _quota(v: Values, quote: str, scan: _Scan) -> Fact:
    size = v[0] or ""
    fact: Fact = {"kind": "quota", "award": v[1], "scope": v[2]}
    if size.startswith("per unit "):
        fact["per_unit"] = {v[2]: _number(size[9:])}
    else:
        fact.update({"max_percent": _number(size[:-1])} if size.endswith("%") else {"max": _number(size)})
    return {**fact, "subset_of": v[3]} if v[3] else fact


def _target(v: Values, quote: str, scan: _Scan) -> Fact:
    op, size = (v[0] or "").split()
    unit = "percent" if size.endswith("%") else "count"
    fact = {"kind": "target", "subject": v[1], "award": v[2], "op": op, "value": _number(size.rstrip("%")), "unit": unit}
    return {**fact, "of": v[3]} if v[3] else fact


def _page_limit(v: Values, quote: str, scan: _Scan) -> Fact:
    size, unit = re.fullmatch(r"([\d,.]+)(\D*)", v[0] or "").groups()  # type: ignore[union-attr]
    fact: Fact = {"kind": "page_limit", "document": v[1], SIZES[unit]: _number(size)}
    if "A4" in quote:
        fact["paper"] = "A4"
    return {**fact, "if_any": True} if v[2] else fact


def _recipient(v: Values, quote: str, scan: _Scan) -> Fact:
    name, _, said = quote.partition("(")
    purpose = v[0] or PURPOSES.get(said.strip(" );.").lower(), said.strip(" );.")) or None
    return {"kind": "recipient", "name": name.strip(" -;."), "purpose": purpose}


def _legal_basis(v: Values, quote: str, where: str) -> Fact:
    found = re.match(
        r"(?P<type>[^\d]*?)(?: số)? (?P<number>\d\S*?),?(?: ngày (?P<d>\d+)(?:/| tháng )(?P<m>\d+)(?:/| năm )(?P<y>\d+))?(?: của (?P<by>.*))?$",
        quote,
    )
    if not found:
        raise ValueError(f"legal basis {quote}")
    date = f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}" if found["d"] else None
    return {
        "kind": "legal_basis",
        "doc_type": found["type"],
        "number": found["number"],
        "date": date,
        "issuer": v[0] or found["by"],
        "where": where,
    }


def _agenda(v: Values, quote: str, scan: _Scan) -> Fact:
    scan.agenda += 1
    fact = {"kind": "agenda_item", "event": scan.event, "order": scan.agenda}
    return {**fact, "actor": v[0]} if v[0] else fact


def _headcount(v: Values, quote: str, scan: _Scan) -> Fact:
    size = v[0] or ""
    return {"kind": "headcount", "count": int(size.strip("~")), "approx": size.startswith("~")}


def _movement(v: Values, quote: str, scan: _Scan) -> Fact:
    return {"kind": "movement", "level": v[0], "years": [int(year) for year in v[1].split("-")] if v[1] else None}


def _contact(v: Values, quote: str, scan: _Scan) -> Fact:
    phone = re.sub(r"\D", "", v[3]) if v[3] else None
    return {"kind": "contact", "name": v[0], "role": v[1], "acts_for": v[2], "phone": phone, "email": v[4], "struck": bool(v[5])}


def _warning(v: Values, quote: str, scan: _Scan) -> Fact:
    fact = {"kind": "warning", "code": v[0], "severity": v[1], "why": v[2]}
    if v[0] == "missing_document_data":
        return {**fact, "missing": _list(v[3])}
    return {**fact, "suggest": v[3]} if v[3] else fact


def _participants(v: Values, quote: str, scan: _Scan) -> Fact:
    fact = {"kind": "participants", "group": v[1] or quote, "role": v[0]}
    return {**fact, "persons": v[2]} if v[2] else fact


BUILDERS = {
    "o": _obligation,
    "s": _stage,
    "e": _event,
    "ep": lambda v, quote, scan: {"kind": "event_place", "place": v[0], "form": v[1]},
    "ed": lambda v, quote, scan: {"kind": "event_duration", "days": _number(v[0])},
    "hc": _headcount,
    "pt": _participants,
    "g": _agenda,
    "n": lambda v, quote, scan: {"kind": "notice_to_follow", "document": v[0], "about": v[1]},
    "v": lambda v, quote, scan: {"kind": "vote", "awards": _list(v[0]), "method": v[1]},
    "vc": lambda v, quote, scan: {"kind": "vote", "contest": v[0], "year": _whole(v[1]), "method": v[2]},
    "su": lambda v, quote, scan: {"kind": "succession", "role": v[0], "year": _whole(v[1]), "unit": v[2], "by": v[3]},
    "q": _quota,
    "t": _target,
    "pg": _page_limit,
    "d": lambda v, quote, scan: {"kind": "document_list", "purpose": v[0], "documents": _list(v[1])},
    "ph": lambda v, quote, scan: {"kind": "phase", "name": v[0], "start": v[1], "end": v[2]},
    "th": lambda v, quote, scan: {"kind": "theme", "role": v[0]},
    "m": _movement,
    "c": _contact,
    "f": lambda v, quote, scan: {"kind": "funding", "sources": _list(v[0])},
    "fu": lambda v, quote, scan: {"kind": "fund", "fund": v[0], "purpose": v[1]},
    "nc": lambda v, quote, scan: {"kind": "no_contribution", "year": _whole(v[0]), "reason": v[1]},
    "r": _recipient,
    "ar": lambda v, quote, scan: {
        "kind": "archive",
        "marks": [mark.strip() for mark in quote.partition(":")[2].partition("(")[0].strip(" .;").split(",")],
    },
    "l": lambda v, quote, scan: _legal_basis(v, quote, "preamble"),
    "lb": lambda v, quote, scan: _legal_basis(v, quote, "body"),
    "w": _warning,
}
