"""The lines of a printed table: headings and criteria with their marks, and under each criterion its rule as sub-rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.criteria.enums import CriterionKind, NaMode, Pool
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.tree import nodes_under, owner_of, walk
from thidua.criteria.reading.folding import pool_of
from thidua.criteria.reading.marks import SIGNS, depths_of, mark_of
from thidua.criteria.reading.values import Row
from thidua.criteria.reading.wording import lines_of


@dataclass(frozen=True, slots=True)
class Printed:
    """One line. `row` None: a sub-row of the criterion above it."""

    mark: str
    words: str
    points: Decimal | None
    depth: int
    row: Row | None = None

    @property
    def is_heading(self) -> bool:
        return self.row is not None and self.row.kind == CriterionKind.SUM_CHILDREN


def rows_of(version: TableVersion) -> tuple[Row, ...]:
    """The tree from the top, each with a mark that says where it stands. Two questions of the database at most."""
    rows = [_row(node, depth) for node, depth in walk(nodes_under(version))]
    marks = _marks(rows)
    return tuple(replace(row, mark=mark) for row, mark in zip(rows, marks, strict=True))


def _row(node: Criterion, depth: int) -> Row:
    return Row(
        mark=node.mark.rstrip(".:/"),
        depth=depth,
        title=f"{node.title} (ví dụ minh họa)" if node.is_sample else node.title,
        points=node.points,
        kind=CriterionKind(node.kind),
        params=node.params,
        pool=Pool(node.pool),
        na_mode=NaMode(node.na_mode) if node.na_mode else None,
        owner=owner_of(node),
        code=node.code,
    )


def _marks(rows: Sequence[Row]) -> list[str]:
    """As they were written when they show the tree; else I, 1, 1.1, 1.1.1 … for all."""
    written = [row.mark for row in rows]
    if all(mark_of(mark) == mark and mark not in {"", *SIGNS.values()} for mark in written) and depths_of(written) == [
        row.depth for row in rows
    ]:
        return written
    return list(_counted(rows))


def _counted(rows: Sequence[Row]) -> Iterator[str]:
    counts: list[int] = []
    for row in rows:
        counts = [*counts[: row.depth], (counts[row.depth] if row.depth < len(counts) else 0) + 1]
        yield _roman(counts[0]) if row.depth == 0 else ".".join(map(str, counts[1:]))


def _roman(number: int) -> str:
    said = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        said += sign * (number // value)
        number %= value
    return said


def printed(rows: Sequence[Row]) -> Iterator[Printed]:
    for row in rows:
        yield Printed(row.mark, row.title, row.points, row.depth, row)
        for line in lines_of(row, pool_by_title=pool_of(row.title) or Pool.CONTENT):
            yield Printed("", f"- {line.words}", line.points, row.depth)
