"""What the review page shows of facts: cards by group, doubtful points on top, marks in the document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from thidua.organisations.models import Unit
from thidua.plans.enums import ActorGroup, DueKind, FactKind, FactState, PlanState, Severity, WarningCode
from thidua.plans.models import Plan, PlanFact
from thidua.plans.rules import dues, kinds
from thidua.plans.rules.packs import Spot, pack_words, packs
from thidua.plans.rules.paper import Line, Mark, Table, sheet
from thidua.plans.rules.suggestions import corrected, day_words, suggested_day

SEVERITIES = [Severity.ERROR, Severity.WARN, Severity.NOTE]


@dataclass(frozen=True, slots=True)
class Card:
    """One fact as the reviewer sees it."""

    fact: PlanFact
    group: kinds.Group
    title: str
    rows: Sequence[tuple[str, str]]
    units: Sequence[Unit] = ()
    pack: Sequence[str] = ()
    doubts: Sequence[str] = ()

    @property
    def is_duty(self) -> bool:
        return self.fact.kind == FactKind.OBLIGATION

    @property
    def is_rejected(self) -> bool:
        return self.fact.state == FactState.REJECTED

    @property
    def is_sure(self) -> bool:
        return self.fact.state in {FactState.ACCEPTED, FactState.EDITED, FactState.ADDED}

    @property
    def is_unresolved(self) -> bool:
        return self.is_duty and not self.units and not self.is_rejected

    @property
    def who(self) -> str:
        """The actor's words, with the names of up to two units, or how many there are."""
        return _capital(str(self.fact.fields.get("actor") or "Chưa rõ"))

    @property
    def unit_words(self) -> str:
        if len(self.units) <= 2:
            return ", ".join(unit.short_name or unit.name for unit in self.units)
        noun = "đơn vị thành viên" if self.fact.actor_group == ActorGroup.MEMBERS else "đơn vị"
        return f"{len(self.units)} {noun}"

    @property
    def recipient(self) -> str:
        return _capital(str(self.fact.fields.get("recipient") or ""))

    @property
    def last_words(self) -> str:
        """hết ngày 19/6/2021; "" when the due has no date of its own."""
        found = dues.window(self.fact.fields.get("due"))
        return dues.last_moment_words(found) if found else ""

    @property
    def due_words(self) -> str:
        return dues.words(self.fact.fields.get("due"))

    @property
    def is_waiting(self) -> bool:
        return (self.fact.fields.get("due") or {}).get("kind") == DueKind.RELATIVE


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful point with what can be done about it."""

    fact: PlanFact
    word: str
    severity: Severity
    why: str
    todo: str
    fix: str = ""
    """The day it can be mended to by one press, in words."""

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @property
    def is_open(self) -> bool:
        return not self.fact.settled_as


@dataclass(frozen=True, slots=True)
class Tab:
    group: kinds.Group
    cards: Sequence[Card]

    @property
    def kept(self) -> int:
        return sum(not card.is_rejected for card in self.cards)

    @property
    def unseen(self) -> int:
        return sum(card.fact.state == FactState.FOUND and not card.is_unresolved for card in self.cards)


@dataclass(frozen=True)
class Review:
    """Everything of a plan that its page shows."""

    plan: Plan
    tabs: Sequence[Tab]
    doubts: Sequence[Doubt]
    paper: Sequence[Line | Table]
    groups: Mapping[int, str] = field(default_factory=dict)

    @property
    def open_doubts(self) -> list[Doubt]:
        return [doubt for doubt in self.doubts if doubt.is_open and doubt.severity != Severity.NOTE]

    @property
    def settled_doubts(self) -> list[Doubt]:
        return [doubt for doubt in self.doubts if not doubt.is_open]

    @property
    def notes(self) -> list[Doubt]:
        return [doubt for doubt in self.doubts if doubt.is_open and doubt.severity == Severity.NOTE]

    @property
    def unresolved(self) -> list[Card]:
        return [card for tab in self.tabs for card in tab.cards if card.is_unresolved]

    def card(self, fact: PlanFact) -> Card:
        return next(card for tab in self.tabs for card in tab.cards if card.fact.pk == fact.pk)

    @property
    def found_words(self) -> str:
        """12 nghĩa vụ, 5 mốc, 3 giới hạn độ dài"""
        main = [tab for tab in self.tabs if tab.kept][:4]
        return ", ".join(f"{tab.kept} {tab.group.noun}" for tab in main)


def review_of(plan: Plan) -> Review:
    facts = list(plan.facts.prefetch_related("units"))
    doubts = _doubts(facts)
    cards = _cards([fact for fact in facts if fact.kind != FactKind.WARNING], doubts)
    tabs = [Tab(group, [card for card in cards if card.group is group]) for group in kinds.GROUPS]
    return Review(
        plan=plan,
        tabs=[tab for tab in tabs if tab.cards or tab.group.key == "nghia-vu"],
        doubts=doubts,
        paper=sheet(plan.document.get("blocks", []), _marks(facts, with_doubts=plan.state == PlanState.DRAFT)),
        groups={fact.pk: _look(fact) for fact in facts},
    )


def _look(fact: PlanFact) -> str:
    look = kinds.GROUP_OF[FactKind(fact.kind)].look
    return f"{look} is-rejected" if fact.state == FactState.REJECTED else look


def _marks(facts: Iterable[PlanFact], *, with_doubts: bool) -> list[Mark]:
    ranks = {kind: rank for rank, kind in enumerate(kinds.GROUP_OF)}
    shown = [fact for fact in facts if fact.kind != FactKind.WARNING or (with_doubts and not fact.settled_as)]
    return [Mark(key=fact.pk, start=fact.start, end=fact.end, rank=ranks[FactKind(fact.kind)]) for fact in shown]


def _cards(facts: Sequence[PlanFact], doubts: Sequence[Doubt]) -> list[Card]:
    by_key = {fact.pk: fact for fact in facts}
    kept = [fact for fact in facts if fact.state != FactState.REJECTED]
    packed = packs(Spot(key=fact.pk, kind=fact.kind, start=fact.start, end=fact.end, clause=fact.clause) for fact in kept)
    heavy = [doubt for doubt in doubts if doubt.is_open and doubt.severity != Severity.NOTE]
    return [_card(fact, [by_key[key] for key in packed.get(fact.pk, [])], heavy) for fact in facts]


def _card(fact: PlanFact, pack: Sequence[PlanFact], doubts: Sequence[Doubt]) -> Card:
    kind = FactKind(fact.kind)
    here = [doubt.word for doubt in doubts if doubt.fact.start < fact.end and fact.start < doubt.fact.end]
    title = (
        str(fact.fields.get("deliverable") or fact.quote) if kind == FactKind.OBLIGATION else kinds.headline(kind, fact.fields, fact.quote)
    )
    return Card(
        fact=fact,
        group=kinds.GROUP_OF[kind],
        title=_capital(title),
        rows=kinds.rows(kind, fact.fields),
        units=list(fact.units.all()),
        pack=[pack_words(item.kind, item.fields, item.quote) for item in pack],
        doubts=list(dict.fromkeys(here)),
    )


def _doubts(facts: Sequence[PlanFact]) -> list[Doubt]:
    warnings = [fact for fact in facts if fact.kind == FactKind.WARNING and fact.state != FactState.REJECTED]
    others = [fact for fact in facts if fact.kind != FactKind.WARNING]
    found = [_doubt(warning, others) for warning in warnings]
    return sorted(found, key=lambda doubt: (SEVERITIES.index(doubt.severity), doubt.fact.start))


def _doubt(warning: PlanFact, others: Sequence[PlanFact]) -> Doubt:
    said: Mapping[str, Any] = warning.fields
    day = suggested_day(said)
    here = [fact for fact in others if fact.start < warning.end and warning.start < fact.end]
    can_mend = day is not None and any(corrected(fact.fields.get("due"), day) for fact in here)
    return Doubt(
        fact=warning,
        word=_word_of(str(said.get("code") or "")),
        severity=Severity(said.get("severity") or Severity.NOTE),
        why=str(said.get("why") or ""),
        todo=str(said.get("todo") or ""),
        fix=day_words(day) if day is not None and can_mend else "",
    )


def _word_of(code: str) -> str:
    return str(WarningCode(code).label) if code in WarningCode.values else "Điểm cần xem"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
