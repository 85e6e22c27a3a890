"""The rules by which a period is scored, read once: an issued version never changes, and its content hash names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.tree import nodes_under, table_of
from thidua.criteria.rules.lines import in_a_row, rule_lines
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.totals import Layout, lay_out
from thidua.criteria.rules.values import Leaf, Table, leaves_of

MOST_TABLES = 64


@dataclass(frozen=True, slots=True)
class Rules:
    """`nodes`: every criterion by its key, for reading only. `said`: how each is scored, in sentences."""

    table: Table
    layout: Layout
    leaves: Mapping[str, Leaf]
    nodes: Mapping[int, Criterion]
    said: Mapping[str, str]


def rules_of(version: TableVersion) -> Rules:
    return _read(version.pk, version.content_hash)


def places_of(version: TableVersion) -> int | None:
    """Decimal places with which its points are shown."""
    return rules_of(version).table.settings.places


@lru_cache(maxsize=MOST_TABLES)
def _read(key: int, _content_hash: str) -> Rules:
    version = TableVersion.objects.get(pk=key)
    table = settled(table_of(version))
    nodes = {node.pk: node for of_parent in nodes_under(version).values() for node in of_parent}
    leaves = {leaf.code: leaf for leaf in leaves_of(table.roots)}
    said = {code: in_a_row(*rule_lines(leaf.params, leaf.max)) for code, leaf in leaves.items()}
    return Rules(table, lay_out(table), leaves, nodes, said)
