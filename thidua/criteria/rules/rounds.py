"""R2: who scored last, and when a change needs its reason."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from thidua.criteria.enums import RoundPolicy
from thidua.criteria.rules.numbers import round_points


class Mark(NamedTuple):
    """The points of one criterion that count. None: the criterion left the table (N/A). `round`: who scored last."""

    round: str
    points: Decimal | None


def effective(rounds: Sequence[str], points: Mapping[str, Mark | None], *, policy: RoundPolicy) -> Mark | None:
    """The mark that counts, of what each round scored; rounds that scored nothing are missing or None. None: nobody has scored yet.

    REPLACE: the last that scored. AVERAGE: the mean of all that gave points, rounded once; the last round's N/A stays N/A.
    """
    for name in reversed(rounds):
        mark = points.get(name)
        if mark is not None:
            return mark if policy is RoundPolicy.REPLACE or mark.points is None else _mean(rounds, points, name)
    return None


def _mean(rounds: Sequence[str], points: Mapping[str, Mark | None], last: str) -> Mark:
    marks = (points.get(name) for name in rounds)
    given = [Fraction(mark.points) for mark in marks if mark is not None and mark.points is not None]
    return Mark(last, round_points(sum(given, Fraction()) / len(given)))


def needs_reason(new: Decimal | None, before: Decimal | None) -> bool:
    """A later round that takes points away says why; taking the criterion out of the table, or back in, does too."""
    if new is None or before is None:
        return new is not before
    return new < before
