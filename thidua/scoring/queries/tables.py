"""The rules by which a period is scored, read once: an issued version never changes, and its content hash names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from thidua.criteria.models import TableVersion
from thidua.criteria.queries.tree import table_of
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.totals import Layout, lay_out
from thidua.criteria.rules.values import Leaf, Table, leaves_of

MOST_TABLES = 64


@dataclass(frozen=True, slots=True)
class Rules:
    table: Table
    layout: Layout
    leaves: Mapping[str, Leaf]


def rules_of(version: TableVersion) -> Rules:
    return _read(version.pk, version.content_hash)


@lru_cache(maxsize=MOST_TABLES)
def _read(key: int, _content_hash: str) -> Rules:
    table = settled(table_of(TableVersion.objects.get(pk=key)))
    return Rules(table, lay_out(table), {leaf.code: leaf for leaf in leaves_of(table.roots)})
