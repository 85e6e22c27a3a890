"""What a plan is made of here: paragraphs and tables, and short names for labels."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

UP = "^"
"""A cell merged into the one above."""
LEFT = "<"
"""A cell merged into the one on its left."""

Label = dict[str, Any]
Due = dict[str, Any] | None


@dataclass(frozen=True)
class Para:
    text: str
    style: str = ""
    """centre (bold, centred), head (bold), list (Word draws the bullet), or plain."""


@dataclass(frozen=True)
class Table:
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    """Centimetres."""
    ruled: bool = True
    """False: the two columns of a letterhead or of the closing, without lines."""


Body = Sequence[Para | Table]


@dataclass(frozen=True)
class Plan:
    file: str
    meta: Label
    facts: Sequence[Label]
    not_facts: Sequence[str]
    body: Body = ()
    raw: str = ""
    """The whole file, for .txt."""


def letterhead(left: str, right: str) -> Table:
    return Table(((left, right),), (6.5, 10.0), ruled=False)


def closing(left: str, right: str) -> Table:
    return Table(((left, right),), (8.0, 8.5), ruled=False)


def lines(text: str) -> tuple[Para, ...]:
    """One paragraph a line; `# ` opens a heading, `= ` a centred line, `• ` an item whose bullet Word draws."""
    marks = {"# ": "head", "= ": "centre", "• ": "list"}
    rows = [row.strip() for row in text.strip().splitlines() if row.strip()]
    return tuple(Para(row[2:], marks[row[:2]]) if row[:2] in marks else Para(row) for row in rows)


def _strings(body: Body) -> Iterator[str]:
    for block in body:
        if isinstance(block, Para):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row if cell not in (UP, LEFT))


def fold(text: str) -> str:
    """The plain text of the schema: NFC, marks `*` and `~` dropped, white space folded."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", re.sub(r"[*~]", "", text)).strip()


def plain_text(plan: Plan) -> str:
    return fold(plan.raw or " ".join(_strings(plan.body)))


def fact(kind: str, quote: str, *, nth: int | None = None, **fields: Any) -> Label:
    """`nth` (from 0) says which place is meant when the words occur more than once."""
    return {"kind": kind, "quote": quote, "nth": nth, **fields}


def legal(quote: str, number: str, date: str, issuer: str | None, where: str = "preamble") -> Label:
    doc_type = quote.split(" số ", maxsplit=1)[0]
    return fact("legal_basis", quote, doc_type=doc_type, number=number, date=date, issuer=issuer, where=where)


def duty(quote: str, actor: str, deliverable: str, recipient: str | None, due: Due, **fields: Any) -> Label:
    return fact("obligation", quote, actor=actor, deliverable=deliverable, recipient=recipient, due=due, **fields)


def standing(quote: str, actor: str, deliverable: str, due: Due = None, **fields: Any) -> Label:
    return duty(quote, actor, deliverable, None, due, standing=True, optional=True, **fields)


def to(quote: str, purpose: str | None = None, *, name: str | None = None, nth: int | None = None) -> Label:
    bare = re.sub(r"\s*\([^)]*\)$", "", quote) if purpose else quote
    return fact("recipient", quote, nth=nth, name=name or bare, purpose=purpose)


def archive(quote: str) -> Label:
    return fact("archive", quote, marks=[mark.strip() for mark in quote.removeprefix("Lưu:").split(",")])


def warn(quote: str, code: str, severity: str, why: str, **fields: Any) -> Label:
    return fact("warning", quote, severity=severity, code=code, why=why, **fields)


def slip(quote: str, suggest: str, *, nth: int | None = None) -> Label:
    return warn(quote, "misspelling", "note", "a slip of the scan", suggest=suggest, nth=nth, optional=True)


def before(date: str, **more: str) -> Due:
    return {"kind": "before", "date": date, **more}


def by(date: str, **more: str) -> Due:
    return {"kind": "by", "date": date, **more}


def on(date: str, **more: str) -> Due:
    return {"kind": "on", "date": date, **more}


def month(value: str) -> Due:
    return {"kind": "month", "month": value}


def quarter(year: int, value: int) -> Due:
    return {"kind": "quarter", "year": year, "quarter": value}


def week(value: str, number: int) -> Due:
    return {"kind": "week_of_month", "month": value, "week": number}


def span(start: str, end: str) -> Due:
    return {"kind": "range", "start": start, "end": end}


def every(period: str | None, **more: Any) -> Due:
    return {"kind": "recurring", "every": period, **more}


def after(anchor: str, days: int | None, bound: str | None = "at_most", unit: str | None = "calendar") -> Due:
    return {"kind": "relative", "anchor": anchor, "days": days, "unit": unit, "direction": "after", "bound": bound}


def ahead(anchor: str, days: int, bound: str, unit: str = "calendar") -> Due:
    return {"kind": "relative", "anchor": anchor, "days": days, "unit": unit, "direction": "before", "bound": bound}
