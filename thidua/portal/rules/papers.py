"""Which papers and page limits of a plan belong to which of its obligations: those that stand in it or close behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.core import dates
from thidua.plans.enums import FactKind

NEAR = 150
"""Signs between the end of an obligation's quote and the pack it is sent with ("gửi kèm: …")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a plan's text: the key of the fact, its kind, its fields."""

    key: int
    start: int
    end: int
    kind: str = FactKind.OBLIGATION.value
    fields: Mapping[str, Any] | None = None


def owner(paper: Place, obligations: Sequence[Place]) -> int | None:
    """Key of the last obligation that begins before the paper and ends near it."""
    before = [duty for duty in obligations if duty.start <= paper.start]
    last = max(before, key=lambda duty: duty.start, default=None)
    return last.key if last is not None and paper.start - last.end <= NEAR else None


def by_obligation(papers: Sequence[Place], obligations: Sequence[Place]) -> dict[int, list[str]]:
    """Obligation → what goes with it, in words: "gồm …", "… không quá 3 trang A4"."""
    found: dict[int, list[str]] = {}
    for paper in papers:
        key = owner(paper, obligations)
        said = words(paper.kind, paper.fields or {})
        if key is not None and said:
            found.setdefault(key, []).append(said)
    return found


def words(kind: str, fields: Mapping[str, Any]) -> str:
    if kind == FactKind.DOCUMENT_LIST:
        documents = [str(item) for item in fields.get("documents") or []]
        return f"gồm {'; '.join(documents)}" if documents else ""
    return f"{fields.get('document') or 'văn bản'} {limit_words(fields)}".strip() if limit_words(fields) else ""


def limit_words(fields: Mapping[str, Any]) -> str:
    """không quá 3 trang A4 · không quá 15 phút"""
    pages = f"trang {fields.get('paper') or ''}".strip()
    units = (("max_pages", pages), ("max_words", "chữ"), ("max_minutes", "phút"), ("max_mb", "MB"))
    said = [f"{dates.figure(fields[name])} {unit}" for name, unit in units if isinstance(fields.get(name), int | float)]
    return f"không quá {', '.join(said)}" if said else ""
