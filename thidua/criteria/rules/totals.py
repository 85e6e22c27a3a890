"""R1, R3, K14: from the marks of a unit's criteria to its total. A table is laid out flat once; each unit then costs one walk.

Groups add rounded leaves and keep their limits. The running total begins with the content pool and takes the table's steps in its own
order; of these only the rescaling rounds again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from thidua.criteria.enums import BonusStage, NaMode, Pool, PoolStep
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.numbers import ZERO, round_points
from thidua.criteria.rules.params import AwardBonusParams
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.values import Leaf, Limit, Node, Table, leaves_of

Unit = TypeVar("Unit")

_CONTENT, _BONUS, _PENALTY, _LATE = -4, -3, -2, -1
_SLOTS = {Pool.CONTENT: _CONTENT, Pool.BONUS: _BONUS, Pool.PENALTY: _PENALTY}


@dataclass(frozen=True, slots=True)
class Total:
    """Points of a unit. `content_raw` before rescaling, `content` after; `bonus` and `penalty` within their limits, of what was
    `_claimed`; `bonus_late` is added after the cap of the total. `base`: content points within the unit's reach; `na_max`: those of
    them that are to be rescaled.

    `groups`: code → points of every heading. `missing`: criteria of the content nobody has scored; they count as nothing so far, which is
    not 0. `is_empty`: the whole content is N/A, nothing is left to rescale and points cannot rank the unit.
    """

    total: Decimal
    content: Decimal
    content_raw: Decimal
    bonus: Decimal
    bonus_claimed: Decimal
    bonus_late: Decimal
    penalty: Decimal
    penalty_claimed: Decimal
    base: Decimal
    na_max: Decimal
    groups: Mapping[str, Decimal]
    missing: tuple[str, ...] = ()
    na: tuple[str, ...] = ()
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    """`slot`: where its points are added: a heading before it, or a pool (negative)."""

    code: str
    slot: int
    cap: Decimal | None
    floor: Decimal | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table laid out for adding: headings before what is under them; each leaf's code and slot; what N/A does to each content leaf."""

    order: tuple[PoolStep, ...]
    bonus_cap: Decimal | None
    penalty_cap: Decimal | None
    total_cap: Decimal | None
    base: Decimal
    headings: tuple[_Heading, ...]
    leaves: tuple[tuple[str, int], ...]
    content: Mapping[str, tuple[NaMode | None, Decimal]]


def lay_out(table: Table) -> Layout:
    """`table` is settled and lacks nothing (`missing_settings`). Raises `ParamFault` when a limit or the order is not chosen."""
    pools, leaves = table.pools, tuple(leaves_of(table.roots))
    if pools.order is None:
        raise ParamFault("Bảng chưa chọn thứ tự cộng, trừ, quy đổi, giới hạn.", "order")
    used = {leaf.pool for leaf in leaves}
    headings: list[_Heading] = []
    slots: list[tuple[str, int]] = []
    for root in table.roots:
        _lay(root, _SLOTS[pool_of(root)], headings, slots)
    content = {leaf.code: (leaf.na_mode, leaf.max) for leaf in leaves if leaf.pool is Pool.CONTENT}
    return Layout(
        order=pools.order,
        bonus_cap=_limit(pools.bonus_cap, "bonus_cap", asked=Pool.BONUS in used),
        penalty_cap=_limit(pools.penalty_cap, "penalty_cap", asked=Pool.PENALTY in used),
        total_cap=_limit(pools.total_cap, "total_cap", asked=True),
        base=sum((most for _, most in content.values()), ZERO),
        headings=tuple(headings),
        leaves=tuple(slots),
        content=content,
    )


def _lay(node: Node, slot: int, headings: list[_Heading], slots: list[tuple[str, int]]) -> None:
    if isinstance(node, Leaf):
        slots.append((node.code, _LATE if is_late(node) else slot))
        return
    place = len(headings)
    headings.append(_Heading(node.code, slot, _rounded(node.cap), _rounded(node.floor)))
    for child in node.children:
        _lay(child, place, headings, slots)


def pool_of(node: Node) -> Pool:
    """Everything under a heading is of one pool (`faults_of_table` tells where it is not); an empty heading is content."""
    return next((leaf.pool for leaf in leaves_of((node,))), Pool.CONTENT)


def is_late(leaf: Leaf) -> bool:
    """A bonus that is added after the total was capped."""
    return isinstance(leaf.params, AwardBonusParams) and leaf.params.stage is BonusStage.AFTER_CAP


def _rounded(points: Decimal | None) -> Decimal | None:
    return None if points is None else round_points(points)


def _limit(limit: Limit | None, name: str, *, asked: bool) -> Decimal | None:
    if limit is None and asked:
        raise ParamFault("Bảng chưa chọn giới hạn điểm.", name)
    return _rounded(limit.points) if limit else None


def limited(points: Decimal, *, least: Decimal | None = None, most: Decimal | None = None) -> Decimal:
    if most is not None and points > most:
        return most
    return least if least is not None and points < least else points


def rescale(score: Decimal, *, base: Decimal, na_max: Decimal) -> Decimal:
    """R1, EXCLUDE_AND_RESCALE: score × base / (base − N/A). It never lifts a score above the base; a score that is above already
    (over-fulfilment) stays."""
    left = base - na_max
    if na_max <= 0 or left <= 0:
        return round_points(score)
    return round_points(min(Fraction(score) * Fraction(base) / Fraction(left), Fraction(max(base, score))))


def total(table: Table, marks: Mapping[str, Mark]) -> Total:
    """Of one unit: criterion → mark that counts."""
    return total_of(lay_out(table), marks)


def totals(table: Table, marks: Mapping[Unit, Mapping[str, Mark]]) -> dict[Unit, Total]:
    layout = lay_out(table)
    return {unit: total_of(layout, given) for unit, given in marks.items()}


def total_of(layout: Layout, marks: Mapping[str, Mark]) -> Total:
    """The inner loop of consolidation: one look and one addition a criterion."""
    sums = [ZERO] * (len(layout.headings) + 4)
    missing: list[str] = []
    na: list[str] = []
    get = marks.get
    for code, slot in layout.leaves:
        mark = get(code)
        if mark is None:
            missing.append(code)
        elif mark.points is None:
            na.append(code)
        else:
            sums[slot] += mark.points
    groups = _close_headings(layout, sums)
    return _pooled(layout, sums, groups, tuple(code for code in missing if code in layout.content), tuple(na))


def _close_headings(layout: Layout, sums: list[Decimal]) -> dict[str, Decimal]:
    """From the last heading to the first, so that what is under a heading is closed before it."""
    groups: dict[str, Decimal] = {}
    for place in range(len(layout.headings) - 1, -1, -1):
        heading = layout.headings[place]
        points = limited(sums[place], least=heading.floor, most=heading.cap)
        sums[heading.slot] += points
        groups[heading.code] = points
    return groups


def _pooled(layout: Layout, sums: list[Decimal], groups: Mapping[str, Decimal], missing: tuple[str, ...], na: tuple[str, ...]) -> Total:
    gone = [layout.content[code] for code in na if code in layout.content]
    base = layout.base - sum((most for mode, most in gone if mode is NaMode.EXCLUDE), ZERO)
    na_max = sum((most for mode, most in gone if mode is NaMode.EXCLUDE_AND_RESCALE), ZERO)
    bonus = limited(sums[_BONUS], most=layout.bonus_cap)
    penalty = limited(sums[_PENALTY], most=layout.penalty_cap)
    running = sums[_CONTENT]
    for step in layout.order:
        running = after_step(layout, step, running, bonus=bonus, penalty=penalty, base=base, na_max=na_max)
    return Total(
        total=running + sums[_LATE],
        content=rescale(sums[_CONTENT], base=base, na_max=na_max),
        content_raw=sums[_CONTENT],
        bonus=bonus,
        bonus_claimed=sums[_BONUS],
        bonus_late=sums[_LATE],
        penalty=penalty,
        penalty_claimed=sums[_PENALTY],
        base=base,
        na_max=na_max,
        groups=groups,
        missing=missing,
        na=na,
        is_empty=bool(gone) and base - na_max == 0,
    )


def after_step(
    layout: Layout, step: PoolStep, running: Decimal, *, bonus: Decimal, penalty: Decimal, base: Decimal, na_max: Decimal
) -> Decimal:
    match step:
        case PoolStep.RESCALE:
            return rescale(running, base=base, na_max=na_max)
        case PoolStep.ADD_BONUS:
            return running + bonus
        case PoolStep.TAKE_PENALTY:
            return running - penalty
    return limited(running, most=layout.total_cap)
