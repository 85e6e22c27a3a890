"""The rules again, written slowly and literally with fractions: what the engine is compared with.

Nothing of the engine's arithmetic is used, only the values of a table.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from thidua.criteria.enums import NaMode, Pool, PoolStep, TieBy
from thidua.criteria.rules.values import Leaf, Node, Table, TieStep

Marks = Mapping[str, Fraction | None]


def rounded(value: Fraction) -> Fraction:
    whole, rest = divmod(abs(value) * 100, 1)
    cents = whole + (1 if rest >= Fraction(1, 2) else 0)
    return Fraction(int(cents), 100) * (1 if value >= 0 else -1)


def exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def leaves(node: Node) -> list[Leaf]:
    return [node] if isinstance(node, Leaf) else [leaf for child in node.children for leaf in leaves(child)]


def points_of(node: Node, marks: Marks) -> Fraction:
    if isinstance(node, Leaf):
        return marks.get(node.code) or Fraction(0)
    points = sum((points_of(child, marks) for child in node.children), Fraction(0))
    if node.cap is not None:
        points = min(points, Fraction(node.cap))
    if node.floor is not None:
        points = max(points, Fraction(node.floor))
    return points


def pool_points(table: Table, pool: Pool, marks: Marks) -> Fraction:
    return sum((points_of(root, marks) for root in table.roots if leaves(root)[0].pool is pool), Fraction(0))


def rescaled(points: Fraction, *, base: Fraction, gone: Fraction) -> Fraction:
    if gone == 0 or gone == base:
        return rounded(points)
    return rounded(min(points * base / (base - gone), max(base, points)))


def taken(table: Table, marks: Marks) -> Fraction:
    """Penalties as they count: no more than the table takes."""
    claimed, limit = pool_points(table, Pool.PENALTY, marks), table.pools.penalty_cap
    cap = None if limit is None else exact(limit.points)
    return claimed if cap is None else min(claimed, cap)


def total(table: Table, marks: Marks) -> Fraction:
    content = [leaf for root in table.roots for leaf in leaves(root) if leaf.pool is Pool.CONTENT]
    away = [leaf for leaf in content if leaf.code in marks and marks[leaf.code] is None]
    base = sum((Fraction(leaf.max) for leaf in content), Fraction(0))
    base -= sum((Fraction(leaf.max) for leaf in away if leaf.na_mode == NaMode.EXCLUDE), Fraction(0))
    gone = sum((Fraction(leaf.max) for leaf in away if leaf.na_mode == NaMode.EXCLUDE_AND_RESCALE), Fraction(0))
    points = pool_points(table, Pool.CONTENT, marks)
    limits = (table.pools.bonus_cap, table.pools.total_cap)
    caps = [None if limit is None else exact(limit.points) for limit in limits]
    for step in table.pools.order or ():
        if step is PoolStep.RESCALE:
            points = rescaled(points, base=base, gone=gone)
        elif step is PoolStep.ADD_BONUS:
            bonus = pool_points(table, Pool.BONUS, marks)
            points += bonus if caps[0] is None else min(bonus, caps[0])
        elif step is PoolStep.TAKE_PENALTY:
            points -= taken(table, marks)
        elif caps[1] is not None:
            points = min(points, caps[1])
    return points


def last_scored(rounds: Sequence[str], given: Mapping[str, Fraction | None]) -> Fraction | None:
    found = None
    for name in rounds:
        if given.get(name) is not None:
            found = given[name]
    return found


def value_of(table: Table, marks: Marks, step: TieStep) -> Fraction:
    found = [node for root in table.roots for node in every(root) if node.code == step.code]
    if step.by is TieBy.PENALTY:
        return taken(table, marks)
    return points_of(found[0], marks)


def every(node: Node) -> list[Node]:
    return [node] if isinstance(node, Leaf) else [node, *(part for child in node.children for part in every(child))]


def is_better(table: Table, one: Marks, other: Marks) -> bool:
    """By the total, then by each step of the chain."""
    first, second = total(table, one), total(table, other)
    if first != second:
        return first > second
    for step in table.ties or ():
        first, second = value_of(table, one, step), value_of(table, other, step)
        if first != second:
            return first < second if step.lower_first else first > second
    return False


def ranks(table: Table, marks: Mapping[str, Marks]) -> dict[str, int]:
    """One more than the number of units that are better."""
    return {unit: 1 + sum(is_better(table, other, own) for other in marks.values()) for unit, own in marks.items()}
