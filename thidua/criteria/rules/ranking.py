"""R6: ranks inside one group (khu vực × loại đơn vị × bảng), the tie chain as data, each step told."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Generic, TypeVar

from thidua.core.dates import figure
from thidua.criteria.enums import TieBy, TieEnd
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.totals import Layout, Total, total_of
from thidua.criteria.rules.values import TieStep

Unit = TypeVar("Unit")
Key = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Entry(Generic[Unit]):
    """`key`: what is compared, best first: the total, then each step of the chain, negated. `excluded`: the ground, empty when ranked."""

    unit: Unit
    key: Key
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Unit]):
    """`rank` None: excluded, on the ground named. `step`: what puts it below the unit above: 0 the total, n the nth step of the chain;
    None for the first and among equals. `needs_vote`: equal to the end of a chain that ends in a vote."""

    unit: Unit
    rank: int | None
    key: Key
    step: int | None = None
    needs_vote: bool = False
    excluded: str = ""


def key_of(total: Total, ties: Sequence[TieStep], marks: Mapping[str, Mark]) -> Key:
    """Two-place values, never what is displayed. A criterion that left the table counts as 0 in a step that asks for it."""
    return (-total.total, *(_signed(_step_value(step, total, marks), step) for step in ties))


def _signed(value: Decimal, step: TieStep) -> Decimal:
    return value if step.lower_first else -value


def _step_value(step: TieStep, total: Total, marks: Mapping[str, Mark]) -> Decimal:
    match step.by:
        case TieBy.CONTENT:
            return total.content
        case TieBy.BONUS:
            return total.bonus
        case TieBy.PENALTY:
            return total.penalty
        case TieBy.GROUP:
            return total.groups[step.code]
    mark = marks.get(step.code)
    return mark.points if mark is not None and mark.points is not None else Decimal(0)


def why_not_ranked(total: Total) -> str | None:
    """A ground that the points themselves give."""
    return "Mọi tiêu chí nội dung đều không phát sinh nên không có điểm để xếp hạng." if total.is_empty else None


def rank(entries: Iterable[Entry[Unit]], *, end: TieEnd) -> tuple[Ranked[Unit], ...]:
    """From the first down; equals share a rank and the next rank is skipped (4, 4, 6). Excluded units stand at the end without one."""
    listed = list(entries)
    standing = sorted((entry for entry in listed if not entry.excluded), key=lambda entry: entry.key)
    keys = [entry.key for entry in standing]
    ranked: list[Ranked[Unit]] = []
    for place, entry in enumerate(standing):
        above = keys[place - 1] if place else None
        is_equal = entry.key == above or (place + 1 < len(keys) and entry.key == keys[place + 1])
        number = ranked[-1].rank if entry.key == above else place + 1
        step = None if above is None or entry.key == above else _first_difference(above, entry.key)
        ranked.append(Ranked(entry.unit, number, entry.key, step, is_equal and end is TieEnd.VOTE))
    out = (Ranked(entry.unit, None, entry.key, excluded=entry.excluded) for entry in listed if entry.excluded)
    return (*ranked, *out)


def _first_difference(above: Key, below: Key) -> int:
    return next(place for place, (one, other) in enumerate(zip(above, below, strict=True)) if one != other)


# ---- told ----


def step_words(step: TieStep, titles: Mapping[str, str]) -> str:
    """The step as the rule prints it: "điểm nội dung cao hơn", "điểm trừ thấp hơn"."""
    what = f"điểm mục “{titles.get(step.code) or step.code}”" if step.code else str(step.by.label).lower()
    return f"{what} {'thấp' if step.lower_first else 'cao'} hơn"


def why_above(
    above: Ranked[Unit],
    below: Ranked[Unit],
    ties: Sequence[TieStep],
    titles: Mapping[str, str],
    *,
    words: Callable[[Decimal], str] = figure,
) -> tuple[str, ...]:
    """The steps from the total to the one that decides, a sentence each; the last says that nothing decides where nothing does.

    `words`: how points are written down.
    """
    lines: list[str] = []
    for place, (one, other) in enumerate(zip(above.key, below.key, strict=True)):
        step = ties[place - 1] if place else None
        name = "Tổng điểm" if step is None else f"Bước {place}, {step_words(step, titles)}"
        shown = words(_compared(one, step)), words(_compared(other, step))
        if one != other:
            return (*lines, f"{name}: {shown[0]} so với {shown[1]}")
        lines.append(f"{name}: bằng nhau, {shown[0]}")
    vote = "cần bỏ phiếu" if below.needs_vote else "xếp cùng hạng, hạng liền sau bỏ trống"
    return (*lines, f"Hết các bước vẫn bằng nhau: {vote}")


def _compared(value: Decimal, step: TieStep | None) -> Decimal:
    """As it was scored."""
    return value if step is not None and step.lower_first else -value


# ---- how firm it is ----


@dataclass(frozen=True, slots=True)
class Dispute(Generic[Unit]):
    """Other points that a criterion could have: of one unit, or of several at once where one changes all (K11)."""

    code: str
    marks: Mapping[Unit, Mark]


@dataclass(frozen=True, slots=True)
class Swing(Generic[Unit]):
    """With the disputed points the unit's rank would go from `before` to `after`."""

    dispute: Dispute[Unit]
    unit: Unit
    before: int
    after: int


def sensitivity(
    layout: Layout,
    ties: Sequence[TieStep],
    *,
    marks: Mapping[Unit, Mapping[str, Mark]],
    excluded: Iterable[Unit],
    disputes: Iterable[Dispute[Unit]],
) -> tuple[Swing[Unit], ...]:
    """Which single dispute would change the rank of a unit it speaks of. Everybody else stays as marked."""
    out = set(excluded)
    keys = {unit: key_of(total_of(layout, given), ties, given) for unit, given in marks.items() if unit not in out}
    ordered = sorted(keys.values())
    swings: list[Swing[Unit]] = []
    for dispute in disputes:
        changed = {unit: {**marks[unit], dispute.code: mark} for unit, mark in dispute.marks.items() if unit in keys}
        new = {unit: key_of(total_of(layout, given), ties, given) for unit, given in changed.items()}
        swings += _swings(dispute, keys, ordered, new)
    return tuple(swings)


def _swings(dispute: Dispute[Unit], keys: Mapping[Unit, Key], ordered: list[Key], new: Mapping[Unit, Key]) -> Iterator[Swing[Unit]]:
    """A rank is one more than the number of better keys; of the changed units the new keys are counted instead of the old."""
    for unit, key in new.items():
        before = 1 + bisect_left(ordered, keys[unit])
        gone = sum(keys[other] < key for other in new)
        come = sum(changed < key for changed in new.values())
        after = 1 + bisect_left(ordered, key) - gone + come
        if after != before:
            yield Swing(dispute, unit, before, after)


def within(ranked: Sequence[Ranked[Unit]], *, margin: Decimal) -> tuple[tuple[Unit, Unit, Decimal], ...]:
    """Neighbours whose totals differ by no more than `margin`: above, below, the gap."""
    standing = [one for one in ranked if one.rank is not None]
    pairs = ((above, below, below.key[0] - above.key[0]) for above, below in pairwise(standing))
    return tuple((above.unit, below.unit, gap) for above, below, gap in pairs if gap <= margin)


def re_ranked(ranked: Sequence[Ranked[Unit]], changed: Mapping[Unit, Key], *, end: TieEnd) -> tuple[Ranked[Unit], ...]:
    """After some units' keys changed; excluded units stay out."""
    entries = (Entry(one.unit, changed.get(one.unit, one.key), one.excluded) for one in ranked)
    return rank(entries, end=end)
