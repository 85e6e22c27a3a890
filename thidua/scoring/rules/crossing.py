"""Who scores whom across a bloc (chấm chéo): nobody itself, no two each other, everybody once, last year's pairs last."""

from collections.abc import Collection, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=int | str)
Pair = tuple[Key, Key]
"""Who scores, who is scored."""


def why_not_cross(units: int) -> str | None:
    """Of two units each could only score the other."""
    return None if units >= 3 else f"Chấm chéo cần ít nhất 3 đơn vị; nhóm này có {units} nên hai bên sẽ chấm lẫn nhau."


def crossed(units: Sequence[Key], *, last: Collection[Pair[Key]] = ()) -> tuple[Pair[Key], ...]:
    """A pair a unit: the ring of units turned by one step, the one of all fitting steps that repeats fewest of `last`.

    Ask `why_not_cross` first. Half a turn never fits: there two units would score each other.
    """
    before = frozenset(last)
    turned = [_turned(units, step) for step in range(1, len(units)) if 2 * step != len(units)]
    return min(turned, key=lambda pairs: sum(pair in before for pair in pairs))


def _turned(units: Sequence[Key], step: int) -> tuple[Pair[Key], ...]:
    return tuple((unit, units[(at + step) % len(units)]) for at, unit in enumerate(units))
