"""Read a plan: the steps in their order."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from thidua.plans.enums import FactKind
from thidua.plans.reading import lint
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.finders import FINDERS
from thidua.plans.reading.facts.repeats import without_repeats
from thidua.plans.reading.intake import read_file
from thidua.plans.reading.meta import read_meta
from thidua.plans.reading.model import Document, Fact, Reading, Span
from thidua.plans.reading.outline import outline


def read(document: Document) -> Reading:
    """Outline, meta data, facts and doubts of one document."""
    passages = outline(document)
    meta = read_meta(document, passages)
    context = Context(document, passages, meta)
    facts = without_repeats(context, tidy(fact for find in FINDERS for fact in find(context)))
    return Reading(document, meta, passages, tidy((*facts, *lint.check(context, facts))))


def tidy(facts: Iterable[Fact]) -> list[Fact]:
    """In reading order, nothing twice."""
    kept: dict[tuple[FactKind, Span], list[Fact]] = {}
    for fact in facts:
        alike = kept.setdefault((fact.kind, fact.at), [])
        if all(fact.fields != other.fields for other in alike):
            alike.append(fact)
    return sorted(chain.from_iterable(kept.values()), key=lambda fact: (fact.at, fact.kind.value))


def read_path(path: Path) -> list[Reading]:
    """Every plan in a file. Raises Unreadable."""
    return [read(document) for document in read_file(path)]
