"""Which papers make a handing-in complete: what the plan names, as kinds of pieces with their limits of length."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Protocol

from thidua.core.text import fold
from thidua.obligations.enums import PieceKind
from thidua.plans.enums import FactKind

_WORDS: tuple[tuple[PieceKind, tuple[str, ...]], ...] = (
    (PieceKind.SUMMARY, ("tom tat",)),
    (PieceKind.SPEECH, ("tham luan", "bao cao dan de", "chuyen de")),
    (PieceKind.SELF_SCORE, ("tu cham", "bang cham diem", "bang diem")),
    (PieceKind.DOSSIER, ("ho so",)),
    (PieceKind.ACHIEVEMENTS, ("thanh tich",)),
    (PieceKind.MINUTES, ("bien ban",)),
    (PieceKind.PROPOSAL, ("van ban de nghi", "cong van de nghi", "to trinh", "danh sach de nghi")),
    (PieceKind.FULL_REPORT, ("bao cao", "ban day du")),
    (PieceKind.REGISTRATION, ("dang ky", "giao uoc")),
    (PieceKind.PLAN, ("ke hoach",)),
)
"""The first row that has a word of the text gives its kind: a report on a plan is a report."""
_ON_A_PLAN = re.compile(r"\b(?:thuc hien|trien khai|theo)\b.{0,40}?\bke hoach\b")
"""Work that a plan asks for is not a plan."""
_IF_ANY = re.compile(r"\(?\s*neu co\s*\)?|\bkhac\b")
_ATTACHED = re.compile(r"\bkem\b")
_WITH = re.compile(r"[,;]?\s+kèm(?:\s+theo)?\s+", re.IGNORECASE)
"""“Báo cáo tổng kết kèm báo cáo tóm tắt” are two papers."""


class Asked(Protocol):
    """A fact of the plan: a list of papers, or a limit of length."""

    kind: str
    clause: str
    quote: str
    fields: Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper of the pack, in the plan's words. `most_pages` in A4 pages."""

    kind: PieceKind
    words: str
    is_optional: bool = False
    most_pages: Decimal | None = None
    clause: str = ""


def kind_of(words: str) -> PieceKind:
    """What a paper is by what it is called ("Báo cáo tóm tắt tổng kết" → summary)."""
    said = _ON_A_PLAN.sub("", fold(words))
    return next((kind for kind, phrases in _WORDS if any(phrase in said for phrase in phrases)), PieceKind.OTHER)


def kind_of_file(name: str, pack: Sequence[Wanted], present: Collection[str]) -> PieceKind:
    """What a file is likely to be: by its name, else the first paper of the pack that is not there yet."""
    said = kind_of(re.sub(r"[-_.\d]+", " ", name.rpartition(".")[0]))
    if said in {one.kind for one in pack} or said == PieceKind.FULL_REPORT:
        return said
    lacking = [one.kind for one in missing(pack, present)]
    return lacking[0] if lacking else said


def wanted(deliverable: str, facts: Iterable[Asked]) -> list[Wanted]:
    """The pack of a duty. What the duty itself is called comes first, unless the plan's list says what it consists of."""
    known = list(facts)
    lists = [fact for fact in known if fact.kind == FactKind.DOCUMENT_LIST]
    pack: dict[PieceKind, Wanted] = {}
    if all(_ATTACHED.search(fold(fact.quote)) for fact in lists):
        for words in _WITH.split(deliverable):
            if kind_of(words) != PieceKind.OTHER:
                _put(pack, Wanted(kind_of(words), words))
    for fact in lists:
        for words in map(str, fact.fields.get("documents") or []):
            _put(pack, Wanted(kind_of(words), words, is_optional=_IF_ANY.search(fold(words)) is not None, clause=fact.clause))
    for fact in known:
        if fact.kind == FactKind.PAGE_LIMIT and fact.fields.get("max_pages"):
            _limit(pack, fact)
    return list(pack.values())


def _put(pack: dict[PieceKind, Wanted], one: Wanted) -> None:
    """Two papers of one kind stand in one row: needed if either is."""
    same = pack.get(one.kind)
    if same is None:
        pack[one.kind] = one
    elif fold(same.words) != fold(one.words):
        pack[one.kind] = replace(same, words=f"{same.words}; {one.words}", is_optional=same.is_optional and one.is_optional)


def _limit(pack: dict[PieceKind, Wanted], fact: Asked) -> None:
    fields: Mapping[str, Any] = fact.fields
    words, most = str(fields.get("document") or ""), Decimal(str(fields["max_pages"]))
    kind = kind_of(words)
    if kind == PieceKind.OTHER and pack:
        kind = next(iter(pack))
    one = pack.get(kind) or Wanted(kind, words or kind.label.lower())
    is_optional = one.is_optional or bool(fields.get("if_any"))
    pack[kind] = replace(one, most_pages=most, clause=fact.clause or one.clause, is_optional=is_optional)


def missing(pack: Iterable[Wanted], present: Collection[str]) -> list[Wanted]:
    """Papers the plan asks for without "nếu có" of which no piece has the kind."""
    return [one for one in pack if not one.is_optional and one.kind not in present]
