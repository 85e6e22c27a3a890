"""The tree of a version: as the engine wants it, and as rows of the editor. One question of the database each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import takewhile
from typing import Any

from django.db.models import Q

from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.kinds import faults_of
from thidua.criteria.rules.lines import RuleLine, in_a_row, rule_lines
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.params import SumChildrenParams
from thidua.criteria.rules.stored import read_node, read_settings, read_size_classes, read_table
from thidua.criteria.rules.tree import Spot, next_mark
from thidua.criteria.rules.values import Leaf, Table, leaves_of
from thidua.ledger.models import Entry
from thidua.organisations.models import Unit

GROUNDS = "grounds"
"""Stands among the conventions: for what a unit is not ranked."""

MOST_UNITS = 300

Under = Mapping[int | None, Sequence[Criterion]]
"""Parent (None: outermost) → its nodes in their order. Whoever has read them hands them on; without, they are read."""


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A node as the editor shows it. `total`: the points of what stands right under it (None: a criterion that is scored).

    `gap` above 0: the parts give more than the whole; below: less. Of bonuses and penalties a heading may promise less than its lines.
    """

    node: Criterion
    depth: int
    lines: tuple[RuleLine, ...] = ()
    total: Decimal | None = None
    faults: tuple[str, ...] = ()
    has_children: bool = False
    gap: Decimal = Decimal(0)

    @property
    def rule(self) -> str:
        """In a row of sentences; of a heading its limits, if any."""
        kind = [] if self.node.is_group else [self.node.get_kind_display()]
        return in_a_row(*kind, *self.lines)

    @property
    def missing(self) -> Decimal:
        return -self.gap


@dataclass(frozen=True, slots=True)
class PoolSum:
    """What one pool of the table adds up to."""

    word: str
    points: Decimal
    leaves: int


@dataclass(frozen=True, slots=True)
class Tree:
    rows: list[TreeRow] = field(default_factory=list)
    pools: list[PoolSum] = field(default_factory=list)

    @property
    def faulty(self) -> list[TreeRow]:
        return [row for row in self.rows if row.faults or row.gap]

    @property
    def leaves(self) -> int:
        return sum(row.total is None for row in self.rows)

    def row(self, key: int) -> TreeRow | None:
        return next((row for row in self.rows if row.node.pk == key), None)

    def above(self, key: int) -> list[TreeRow]:
        """The groups a node stands in, from the nearest out."""
        row = self.row(key)
        parent = self.row(row.node.parent_id) if row and row.node.parent_id else None
        return [parent, *self.above(parent.node.pk)] if parent else []

    def under(self, key: int) -> list[TreeRow]:
        """Everything that goes with a node."""
        start = next((number for number, row in enumerate(self.rows) if row.node.pk == key), len(self.rows))
        inner = self.rows[start + 1 :]
        return list(takewhile(lambda row: row.depth > self.rows[start].depth, inner))


def nodes_under(version: TableVersion) -> Under:
    under: dict[int | None, list[Criterion]] = defaultdict(list)
    for node in version.criteria.select_related("owner").order_by("position", "pk"):
        under[node.parent_id].append(node)
    return under


def walk(under: Under, parent: int | None = None, depth: int = 0) -> Iterator[tuple[Criterion, int]]:
    """Every node with its depth, in the order of the paper."""
    for node in under.get(parent, ()):
        yield node, depth
        yield from walk(under, node.pk, depth + 1)


def tree_of(version: TableVersion, under: Under | None = None) -> Tree:
    under, conventions = nodes_under(version) if under is None else under, conventions_of(version)
    rows = [_row(node, depth, under.get(node.pk, ()), conventions) for node, depth in walk(under)]
    return Tree(rows, _pool_sums(under, rows))


def tree_rows(version: TableVersion) -> list[TreeRow]:
    """The whole tree, a row a node."""
    return tree_of(version).rows


def _row(node: Criterion, depth: int, children: Sequence[Criterion], conventions: Table) -> TreeRow:
    total = sum((child.points for child in children), Decimal(0)) if node.is_group else None
    try:
        found = read_node(_stored(node, {}))
    except ParamFault as fault:
        return TreeRow(node, depth, (), total, (fault.sentence,), bool(children))
    if isinstance(found, Leaf):
        return TreeRow(node, depth, rule_lines(found.params, found.max), total, faults_of(_settled(found, conventions)))
    limits = rule_lines(SumChildrenParams(found.cap, found.floor), found.max)
    reach = min(total or Decimal(0), found.cap) if found.cap is not None else total or Decimal(0)
    gap = reach - found.max if children and node.pool == Pool.CONTENT else Decimal(0)
    return TreeRow(node, depth, limits, total, () if children else ("Chưa có mục con.",), bool(children), gap)


def _settled(leaf: Leaf, conventions: Table) -> Leaf:
    return next(leaves_of(settled(replace(conventions, roots=(leaf,))).roots))


def conventions_of(version: TableVersion) -> Table:
    """What the version says of every criterion, without the criteria; what cannot be read is not chosen yet."""
    try:
        return Table((), read_settings(_settings_of(version)), size_classes=read_size_classes(version.size_classes))
    except ParamFault:
        return Table(())


def _pool_sums(under: Under, rows: Sequence[TreeRow]) -> list[PoolSum]:
    sums = []
    for pool in Pool:
        points = sum((node.points for node in under.get(None, ()) if node.pool == pool), Decimal(0))
        leaves = sum(row.total is None and row.node.pool == pool for row in rows)
        if points or leaves or pool == Pool.CONTENT:
            sums.append(PoolSum(pool.label, points, leaves))
    return sums


def spots_of(under: Under) -> list[Spot]:
    return [Spot(node.pk, node.parent_id, node.is_group, depth, height_of(under, node.pk)) for node, depth in walk(under)]


def height_of(under: Under, key: int) -> int:
    """Levels under a node."""
    return max((1 + height_of(under, child.pk) for child in under.get(key, ())), default=0)


def table_of(version: TableVersion, under: Under | None = None) -> Table:
    """The engine's values. Raises `ParamFault` when a stored rule cannot be read."""
    return read_table(stored_table(version, under))


def stored_table(version: TableVersion, under: Under | None = None) -> dict[str, Any]:
    """The whole version in its stored form."""
    under = nodes_under(version) if under is None else under
    return {
        "grounds": version.conventions.get(GROUNDS, []),
        "conventions": _settings_of(version),
        "pools": version.pools,
        "ties": version.ties,
        "grades": version.grades,
        "size_classes": version.size_classes,
        "criteria": [_stored(node, under) for node in under.get(None, ())],
    }


def _stored(node: Criterion, under: Under) -> dict[str, Any]:
    """As `rules.stored` reads it."""
    own: dict[str, Any] = {"code": node.code, "title": node.title, "points": str(node.points), "kind": node.kind, "params": node.params}
    if node.is_group:
        return own | {"children": [_stored(child, under) for child in under.get(node.pk, ())]}
    own |= {"pool": node.pool, "na_mode": node.na_mode or None, "owner": owner_of(node), "rounds": node.rounds}
    own |= {"evidence": node.evidence, "direction": node.direction, "source": node.source}
    if node.starts_on and node.ends_on:
        own["period"] = {"first": node.starts_on.isoformat(), "last": node.ends_on.isoformat()}
    return own


def owner_of(node: Criterion) -> str:
    return node.owner.name if node.owner else node.owner_words


def leaf_of(node: Criterion, version: TableVersion) -> Leaf | None:
    """The criterion, saved or being typed, with the conventions of the table; None for a group. Raises `ParamFault`."""
    if node.is_group:
        return None
    found = read_node(_stored(node, {}))
    return _settled(found, conventions_of(version)) if isinstance(found, Leaf) else None


def _settings_of(version: TableVersion) -> dict[str, Any]:
    return {name: value for name, value in version.conventions.items() if name != GROUNDS}


def new_node(version: TableVersion, *, under: Criterion | None = None, behind: Criterion | None = None) -> Criterion:
    """Not saved: where it will stand, with the number that is next there, and the kind its neighbour has."""
    parent = under or (behind.parent if behind else None)
    nodes = nodes_under(version)
    siblings = nodes.get(parent.pk if parent else None, ())
    last = behind or (siblings[-1] if siblings else None)
    depth = next((spot.depth + 1 for spot in spots_of(nodes) if parent is not None and spot.key == parent.pk), 0)
    kind = last.kind if last else CriterionKind.PASS_FAIL if depth else CriterionKind.SUM_CHILDREN
    mark = next_mark(last.mark if last else "", parent=parent.mark if parent else "", depth=depth)
    return Criterion(version=version, parent=parent, mark=mark, kind=kind, pool=parent.pool if parent else Pool.CONTENT)


def units_to_name(version: TableVersion) -> list[Unit]:
    """Units that may own a field of work: around the issuer, and around whom the blocs of the table report to."""
    issuer, bloc = version.table.issuer, version.table.bloc
    around = {issuer.pk, issuer.parent_id, bloc.superior_id if bloc else None} - {None}
    return list(Unit.objects.filter(Q(pk__in=around) | Q(parent__in=around)).order_by("name", "pk")[:MOST_UNITS])


def last_writing(node: Criterion) -> Entry | None:
    """Who wrote the criterion last."""
    entries = Entry.objects.filter(thing_kind=TableVersion._meta.label, thing_key=str(node.version_id), body__code=node.code)
    return entries.order_by("-pk").first()
