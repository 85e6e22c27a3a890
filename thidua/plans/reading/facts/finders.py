"""All finders of facts, in order. Each is `find(context)` and gives what it finds; the engine sorts."""

from collections.abc import Callable, Iterable

from thidua.plans.reading.facts import (
    bases,
    conference,
    contacts,
    elections,
    limits,
    money,
    obligations,
    papers,
    people,
    quotas,
    targets,
    themes,
    timeline,
)
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Fact

FINDERS: tuple[Callable[[Context], Iterable[Fact]], ...] = (
    obligations.find,
    timeline.find,
    bases.find,
    conference.find,
    contacts.find,
    elections.find,
    limits.find,
    money.find,
    papers.find,
    people.find,
    quotas.find,
    targets.find,
    themes.find,
)
