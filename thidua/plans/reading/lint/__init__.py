"""Soát kế hoạch: what to settle before signing. Each module looks at one family of doubts."""

from collections.abc import Iterable, Iterator

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.lint import dates, form, logic, names
from thidua.plans.reading.model import Fact

FAMILIES = (dates, names, form, logic)


def check(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Every doubt about the plan, as facts of kind WARNING in reading order."""
    known = list(facts)
    found = [warning for family in FAMILIES for warning in family.check(context, known)]
    yield from sorted(found, key=lambda warning: warning.at)
