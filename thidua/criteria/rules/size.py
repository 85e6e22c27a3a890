"""Targets by size of the unit (the caseload of an enforcement office, for one)."""

from collections.abc import Iterable
from decimal import Decimal

from thidua.criteria.rules.values import SizeClass


def size_class(classes: Iterable[SizeClass], size: Decimal) -> SizeClass | None:
    """ "Trên 5.000 đến 10.000": the lower end is outside, the upper inside. None: the table says nothing of this size."""
    return next((found for found in classes if found.over < size and (found.upto is None or size <= found.upto)), None)


def size_target(classes: Iterable[SizeClass], size: Decimal) -> Decimal | None:
    found = size_class(classes, size)
    return None if found is None else found.target
