"""Criteria and tables for the engine's tests."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from thidua.criteria.enums import CriterionKind, NaMode, Pool, PoolStep
from thidua.criteria.rules.given import read_given
from thidua.criteria.rules.kinds import explain, score
from thidua.criteria.rules.outcome import Explained, Outcome
from thidua.criteria.rules.params import read_params
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.values import Group, Leaf, Limit, Node, Pools, Table

STEPS = tuple(PoolStep)
FREE = Pools(Limit(), Limit(), Limit(), frozenset(), STEPS)
"""No limits, the steps in their usual order."""

RATE_TIERS = [[">=", "100", "2"], [">=", "95", "1.75"], [">=", "80", "1.5"], [">=", "70", "1"], [">=", "60", "0.5"]]
LATE_TIERS = [["<=", "0", "2"], ["<=", "2", "1.5"], ["<=", "5", "1"], ["<=", "10", "0.5"]]


def leaf(
    kind: str,
    most: str,
    params: Mapping[str, Any] | None = None,
    *,
    code: str = "I.1",
    pool: Pool = Pool.CONTENT,
    na_mode: NaMode | None = NaMode.EXCLUDE,
) -> Leaf:
    read = read_params(CriterionKind(kind), params or {})
    return Leaf(code, f"Tiêu chí {code}", Decimal(most), CriterionKind(kind), read, pool=pool, na_mode=na_mode)


def scored(one: Leaf, data: object) -> Outcome:
    return score(one, read_given(one, data))


def explained(one: Leaf, data: object) -> Explained:
    given = read_given(one, data)
    return explain(one, given, score(one, given))


def points(one: Leaf, data: object) -> str | None:
    found = scored(one, data).points
    return None if found is None else str(found)


def plain(code: str, most: str = "10", *, pool: Pool = Pool.CONTENT, na_mode: NaMode | None = NaMode.EXCLUDE) -> Leaf:
    """A leaf whose points come as they are."""
    return leaf("judged", most, {"step": "0.01", "reason_below_max": False}, code=code, pool=pool, na_mode=na_mode)


def group(code: str, *children: Node, cap: str | None = None, floor: str | None = None) -> Group:
    limits = [None if limit is None else Decimal(limit) for limit in (cap, floor)]
    return Group(code, f"Mục {code}", sum((child.max for child in children), Decimal(0)), children, *limits)


def table(*roots: Node, pools: Pools = FREE) -> Table:
    return Table(roots, pools=pools)


def decimals(*values: int | str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def marks(**given: str | None) -> dict[str, Mark]:
    """`a="1.5"`, N/A as None."""
    return {code: Mark("self", None if value is None else Decimal(value)) for code, value in given.items()}
