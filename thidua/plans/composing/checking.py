"""Read back what was written: the same facts, or another wording."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.core.text import fold
from thidua.plans.composing.lines import document_of
from thidua.plans.composing.outline import is_around
from thidua.plans.composing.values import Draft, Item
from thidua.plans.composing.wording import wordings
from thidua.plans.enums import FactKind
from thidua.plans.reading.engine import read
from thidua.plans.reading.model import Fact, Reading

KEYS: dict[FactKind, tuple[str, ...]] = {
    FactKind.OBLIGATION: ("actor", "deliverable", "recipient", "due"),
    FactKind.STAGE: ("stage", "due"),
    FactKind.EVENT: ("event", "title", "due", "days", "tentative"),
    FactKind.EVENT_PLACE: ("place", "form"),
    FactKind.EVENT_DURATION: ("days",),
    FactKind.HEADCOUNT: ("count", "approx"),
    FactKind.PARTICIPANTS: ("group", "role", "persons"),
    FactKind.AGENDA_ITEM: ("words", "actor"),
    FactKind.NOTICE_TO_FOLLOW: ("document",),
    FactKind.VOTE: ("awards", "contest", "year", "method"),
    FactKind.SUCCESSION: ("role", "year", "unit", "by"),
    FactKind.QUOTA: ("award", "scope", "max", "max_percent", "per_unit", "per_total", "subset_of", "tentative"),
    FactKind.TARGET: ("subject", "award", "op", "value", "unit", "of"),
    FactKind.PAGE_LIMIT: ("document", "max_pages", "max_mb", "font_size", "max_minutes", "max_words", "paper", "if_any"),
    FactKind.DOCUMENT_LIST: ("documents",),
    FactKind.PHASE: ("name", "start", "end"),
    FactKind.THEME: ("role", "words"),
    FactKind.MOVEMENT: ("words", "years"),
    FactKind.CONTACT: ("name", "role", "acts_for", "phone", "email", "struck"),
    FactKind.FUNDING: ("sources",),
    FactKind.FUND: ("fund", "purpose"),
    FactKind.NO_CONTRIBUTION: ("year", "reason"),
    FactKind.RECIPIENT: ("name", "purpose"),
    FactKind.ARCHIVE: ("marks",),
    FactKind.LEGAL_BASIS: ("doc_type", "number", "date", "issuer", "where"),
}
"""What must be equal for two facts to be the same. Words are compared without marks, case and kind of comma."""


MOST_TURNS = 12
"""Wordings of one fact that are tried; each turn reads the plan once."""


def told(item: Item) -> tuple[object, ...]:
    """A comparable value of a fact."""
    return (item.kind.value, *(_value(item, key) for key in KEYS[item.kind]))


def _value(item: Item, key: str) -> object:
    if key == "words":
        return _words(item)
    said = item.fields.get(key)
    if key == "phone":
        return re.sub(r"\D", "", str(said or ""))
    return said or "preamble" if key == "where" else _plain(said)


def _words(item: Item) -> str:
    """A point of the programme is the same with "Hội nghị" before it."""
    words = str(_plain(item.words))
    return words.removeprefix("hoi nghi ") if item.kind == FactKind.AGENDA_ITEM else words


def _plain(value: Any) -> object:
    if isinstance(value, str):
        return fold(value).replace("–", "-").replace(";", ",").strip(" .:,-")
    if isinstance(value, Mapping):
        return tuple(sorted((key, _plain(inner)) for key, inner in value.items()))
    if isinstance(value, list | tuple):
        return tuple(_plain(inner) for inner in value)
    return value or None if isinstance(value, bool) else value


def item_of(fact: Fact, key: int = 0) -> Item:
    return Item(fact.kind, fact.fields, fact.quote, key)


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft read back: for each part the fact that says the same (None = reads differently), and what else was read."""

    chosen: Mapping[int, str]
    found: Mapping[int, Fact | None]
    others: Sequence[Fact]
    reading: Reading

    @property
    def same(self) -> int:
        return sum(fact is not None for fact in self.found.values())


def check(draft: Draft, chosen: Mapping[int, str]) -> Checked:
    document, _ = document_of(draft, chosen)
    reading = read(document)
    return matched(draft, chosen, reading)


def matched(draft: Draft, chosen: Mapping[int, str], reading: Reading) -> Checked:
    """One to one, in the order of the text."""
    left = [fact for fact in reading.facts if fact.kind != FactKind.WARNING]
    found: dict[int, Fact | None] = {}
    for place, item in _items(draft):
        same = next((fact for fact in left if fact.kind == item.kind and told(item_of(fact)) == told(item)), None)
        found[place] = same
        if same is not None:
            left.remove(same)
    return Checked(chosen, found, left, reading)


def _items(draft: Draft) -> Iterable[tuple[int, Item]]:
    return [(place, part.item) for place, part in enumerate(draft.parts) if part.item is not None]


def worded(draft: Draft) -> Checked:
    """Each fact in the first of its wordings that reads back as the same fact; in its first one where none does."""
    ways = {place: wordings(item) for place, item in _items(draft)}
    best = checked = check(draft, {place: words[0] for place, words in ways.items()})
    settled = _settled(draft, best)
    for turn in range(1, MOST_TURNS):
        if all(place in settled or turn >= len(words) for place, words in ways.items()):
            break
        tried = {place: best.chosen[place] if place in settled else words[min(turn, len(words) - 1)] for place, words in ways.items()}
        checked = check(draft, tried)
        settled |= _settled(draft, checked)
        kept = {place: tried[place] if place in settled else ways[place][0] for place in ways}
        best = Checked(kept, checked.found, checked.others, checked.reading)
    return check(draft, best.chosen)


def _settled(draft: Draft, checked: Checked) -> set[int]:
    return {place for place, item in _items(draft) if checked.found[place] is not None or is_around(item)}
