"""What a plan is made of, before it becomes a Word file and a ledger.

A body is written one paragraph a line. A line may begin with its role:

    @h1 @h2 @h3   a heading that Word numbers "I.", "1.", "1.1."
    @p1 @p2 @p3   the same numbers in front of an ordinary paragraph
    @dash         an item that Word marks with "-"
    @base         a legal basis, in italics
    @web          what the menu of a web page left behind
    @type @date   name and date of a plan that has no heading table
    @source       the office that put it on the web

Inside a line `**bold**`, `*italic*`, `~~struck~~`, and `¶` where a page of the text copy ends.
"""

import re
from dataclasses import dataclass, field
from typing import Any

Value = dict[str, Any]
Label = dict[str, Any]

MARKS = re.compile(r"\*\*|\*|~~|¶")
ROLE = re.compile(r"@(\w+) ?")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")
LEVELS = {"h1": 0, "p1": 0, "h2": 1, "p2": 1, "h3": 2, "p3": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a body."""

    role: str
    text: str
    label: str
    """What Word draws in front of it, which is no part of the text."""

    @property
    def plain(self) -> str:
        return MARKS.sub("", self.text)

    @property
    def is_bold(self) -> bool:
        return self.text.startswith("**") and self.text.endswith("**")

    @property
    def is_heading(self) -> bool:
        return self.role in {"h1", "h2", "h3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    name: str
    """Of the files, without their endings."""
    copies: tuple[str, ...] = ()
    """Other forms of the same plan: "pdf", "txt"."""
    issuer: tuple[str, ...] = ()
    """Left side of the heading: bodies, the last one in bold, and the number."""
    place_date: str | None = None
    title: tuple[str, ...] = ()
    body: str
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    """Right side of the end: authority, titles, and the name last; "" is the room for the signature."""
    meta: Value
    facts: tuple[Label, ...]
    not_facts: tuple[str, ...]
    number: str | None = None
    lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", numbered(self.body))


def numbered(body: str) -> tuple[Line, ...]:
    """The lines of a body with the labels that Word's own numbering gives them."""
    counts = [0, 0, 0]
    lines = []
    for raw in filter(None, map(str.strip, body.splitlines())):
        found = ROLE.match(raw)
        role, text = (found[1], raw[found.end() :]) if found else ("p", raw)
        if role in LEVELS:
            level = LEVELS[role]
            counts = [*counts[:level], counts[level] + 1, *[0] * (2 - level)]
        lines.append(Line(role, text, label_of(role, counts)))
    return tuple(lines)


def label_of(role: str, counts: list[int]) -> str:
    if role == "dash":
        return "-"
    if role not in LEVELS:
        return ""
    level = LEVELS[role]
    return (f"{ROMAN[counts[0]]}.", f"{counts[1]}.", f"{counts[1]}.{counts[2]}.")[level]


def fact(kind: str, quote: str, *, after: str | None = None, **fields: Any) -> Label:
    """A label. `quote` may be "first words … last words"; `after` is the text behind which it is looked for."""
    return {"kind": kind, "quote": quote, "after": after, **fields}


def duty(quote: str, actor: str, deliverable: str, *, to: str | None = None, due: Value | None = None, **more: Any) -> Label:
    return fact("obligation", quote, actor=actor, deliverable=deliverable, recipient=to, due=due, **more)


def standing(quote: str, actor: str, deliverable: str, *, to: str | None = None, **more: Any) -> Label:
    """A duty without a thing that one can see done."""
    return duty(quote, actor, deliverable, to=to, standing=True, optional=True, **more)


def basis(quote: str, number: str, date: str, *, issuer: str | None = None, where: str = "preamble") -> Label:
    return fact("legal_basis", quote, doc_type=quote.partition(" số ")[0], number=number, date=date, issuer=issuer, where=where)


def warning(quote: str, code: str, why: str, *, severity: str = "warn", **more: Any) -> Label:
    if severity == "note":
        more["optional"] = True
    return fact("warning", quote, severity=severity, code=code, why=why, **more)


def contact(name: str, role: str, acts_for: str, phone: str, email: str, *, struck: bool = False) -> Label:
    return fact("contact", f"{name} … {email}", name=name, role=role, acts_for=acts_for, phone=phone, email=email, struck=struck)


def receiver(quote: str, name: str, purpose: str | None) -> Label:
    return fact("recipient", quote, after="Nơi nhận:", name=name, purpose=purpose)


def before(date: str) -> Value:
    return {"kind": "before", "date": date}


def month(value: str) -> Value:
    return {"kind": "month", "month": value}


def span(start: str, end: str) -> Value:
    return {"kind": "range", "start": start, "end": end}


def relative(anchor: str, days: int | None, direction: str, *, bound: str | None) -> Value:
    unit = None if days is None else "calendar"
    return {"kind": "relative", "anchor": anchor, "days": days, "unit": unit, "direction": direction, "bound": bound}
