"""A sheet as one person may read it now: rows in the order of the paper, a cell for every round, the points that count, sums of headings.

A constant number of questions, however many criteria and rounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count

from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind, Pool, RoundPolicy
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import Under, nodes_under, walk
from thidua.criteria.rules.rounds import Mark as Counted
from thidua.criteria.rules.rounds import effective
from thidua.criteria.rules.stored import read_evidence
from thidua.criteria.rules.totals import Total, total_of
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Evidence, Mark, ScoringRound, Sheet, Turn
from thidua.scoring.queries.marks import is_scored_in
from thidua.scoring.queries.tables import Rules, rules_of

NOT_ARISEN = "KPS"
"""Không phát sinh, as short as a column is narrow."""
WAITING = "chờ nhóm"
"""Points against the leader, which come once the whole group is scored."""

Marks = Mapping[int, Mapping[str, Mark]]
"""Criterion → round → mark."""


@dataclass(frozen=True, slots=True)
class Column:
    """A round of which the reader sees something. `turns`: by whom."""

    round: ScoringRound
    turns: tuple[Turn, ...]

    @property
    def scorers(self) -> str:
        return "; ".join(str(turn.scorer) for turn in self.turns) if len(self.turns) < 3 else f"{len(self.turns)} đơn vị"

    @property
    def is_sent(self) -> bool:
        return all(turn.state == TurnState.SENT for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one round says of one criterion."""

    label: str
    mark: Mark | None = None
    differs: bool = False

    @property
    def word(self) -> str:
        return word_of(self.mark) if self.mark else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet. `mark`: what the reader's own turn says; `is_mine`: the reader scores it now."""

    node: Criterion
    depth: int
    cells: tuple[Cell, ...] = ()
    mark: Mark | None = None
    is_mine: bool = False
    counts: str = ""
    evidence: int = 0
    least: int = 0

    @property
    def own_word(self) -> str:
        return word_of(self.mark) if self.mark else ""

    @property
    def is_missing(self) -> bool:
        return self.is_mine and self.mark is None

    @property
    def lacks_evidence(self) -> bool:
        """Points above 0 with less evidence than asked."""
        return self.evidence < self.least and any(cell.mark and not cell.mark.is_na and cell.mark.points != 0 for cell in self.cells[:1])

    @property
    def is_disputed(self) -> bool:
        return any(cell.differs for cell in self.cells)

    @property
    def flags(self) -> str:
        told = {"is-mine": self.is_mine, "is-missing": self.is_missing, "is-disputed": self.is_disputed}
        return " ".join(name for name, holds in told.items() if holds)


@dataclass(frozen=True, slots=True)
class SheetTable:
    """`total` of what the reader sees; `waiting`: criteria whose points come with the whole group."""

    columns: list[Column]
    rows: list[Row]
    total: Total
    waiting: int = 0
    pools: frozenset[str] = frozenset()

    @property
    def bonus(self) -> Decimal:
        """Also what is added after the total was capped."""
        return self.total.bonus + self.total.bonus_late

    @property
    def has_bonus(self) -> bool:
        return Pool.BONUS in self.pools

    @property
    def has_penalty(self) -> bool:
        return Pool.PENALTY in self.pools

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if row.is_missing]

    @property
    def disputed(self) -> list[Row]:
        return [row for row in self.rows if row.is_disputed]

    @property
    def mine(self) -> int:
        return sum(row.is_mine for row in self.rows)

    @property
    def without_evidence(self) -> list[Row]:
        return [row for row in self.rows if row.lacks_evidence]


@dataclass(frozen=True, slots=True)
class Reading:
    """What rows are built from."""

    sheet: Sheet
    rules: Rules
    own: Turn | None
    columns: Sequence[Column]
    marks: Marks
    shown: Mapping[int, int] = field(default_factory=dict)


def turns_of_sheet(sheet: Sheet) -> list[Turn]:
    """Every turn, the sheet itself in each of them."""
    turns = list(sheet.turns.select_related("round", "scorer", "paper").order_by("round__position", "pk"))
    for turn in turns:
        turn.sheet = sheet
    return turns


def table_shown(sheet: Sheet, turns: Sequence[Turn], *, own: Turn | None) -> SheetTable:
    """`turns`: those the reader may see; `own`: the one being written."""
    reading = _reading(sheet, turns, own)
    under = nodes_under(sheet.period.version)
    counted = counted_marks(reading.rules, reading.columns, _codes(under), reading.marks)
    total = total_of(reading.rules.layout, counted)
    rows = [_row(node, depth, reading, counted, total) for node, depth in walk(under)]
    waiting = sum(bool(reading.marks.get(row.node.pk)) and row.node.code not in counted for row in rows)
    return SheetTable(list(reading.columns), rows, total, waiting, frozenset(row.node.pool for row in rows))


def _reading(sheet: Sheet, turns: Sequence[Turn], own: Turn | None) -> Reading:
    shown = Evidence.objects.filter(sheet=sheet, removed_at=None).values_list("criteria").annotate(Count("pk")).order_by()
    marks = marks_of(turns)
    spoken = {name for of_node in marks.values() for name in of_node} | ({own.round.kind} if own else set())
    columns = [column for column in columns_of(turns) if column.round.kind in spoken]
    return Reading(sheet, rules_of(sheet.period.version), own, columns, marks, dict(shown))


def columns_of(turns: Sequence[Turn]) -> list[Column]:
    """Rounds in their order."""
    by_round: dict[int, list[Turn]] = {}
    for turn in turns:
        by_round.setdefault(turn.round_id, []).append(turn)
    return [Column(of_round[0].round, tuple(of_round)) for of_round in by_round.values()]


def marks_of(turns: Sequence[Turn]) -> dict[int, dict[str, Mark]]:
    round_of = {turn.pk: turn.round.kind for turn in turns}
    found: dict[int, dict[str, Mark]] = {}
    for mark in Mark.objects.filter(turn__in=round_of).select_related("changed_by").order_by("pk"):
        found.setdefault(mark.criterion_id, {})[round_of[mark.turn_id]] = mark
    return found


def _codes(under: Under) -> dict[int, str]:
    return {node.pk: node.code for nodes in under.values() for node in nodes if not node.is_group}


def counted_marks(rules: Rules, columns: Sequence[Column], codes: Mapping[int, str], marks: Marks) -> dict[str, Counted]:
    """Criterion → the points that count by the rounds read; those against the leader are left out until the group is scored."""
    order = [str(column.round.kind) for column in columns]
    policy = rules.table.settings.round_policy or RoundPolicy.REPLACE
    found: dict[str, Counted] = {}
    for key, of_node in marks.items():
        said = {name: Counted(name, mark.points) for name, mark in of_node.items() if not is_waiting(mark)}
        one = effective(order, said, policy=policy)
        if one is not None:
            found[codes[key]] = one
    return found


def is_waiting(mark: Mark) -> bool:
    """Entered, and without points until the whole group is scored."""
    return mark.points is None and not mark.is_na


def word_of(mark: Mark) -> str:
    if is_waiting(mark):
        return WAITING
    if mark.is_na:
        return NOT_ARISEN if mark.points is None else f"{NOT_ARISEN}: {figure(mark.points)}"
    return points_word(mark.points)


def points_word(points: Decimal | None) -> str:
    return NOT_ARISEN if points is None else figure(points)


def _row(node: Criterion, depth: int, reading: Reading, counted: Mapping[str, Counted], total: Total) -> Row:
    if node.is_group:
        return Row(node, depth, counts=figure(total.groups.get(node.code, Decimal())))
    of_node, own = reading.marks.get(node.pk, {}), reading.own
    one = counted.get(node.code)
    return Row(
        node,
        depth,
        tuple(_cells(reading.columns, of_node)),
        mark=of_node.get(own.round.kind) if own else None,
        is_mine=own is not None and is_scored_in(own, node),
        counts=points_word(one.points) if one else WAITING if of_node and node.kind == CriterionKind.LEADER_RELATIVE else "",
        evidence=reading.shown.get(node.pk, 0),
        least=read_evidence(node.evidence).least if node.evidence else 0,
    )


def _cells(columns: Sequence[Column], marks: Mapping[str, Mark]) -> list[Cell]:
    """A later round differs when it says other points than the one before it."""
    cells: list[Cell] = []
    before: Mark | None = None
    for column in columns:
        mark = marks.get(column.round.kind)
        differs = mark is not None and before is not None and (mark.points, mark.is_na) != (before.points, before.is_na)
        cells.append(Cell(str(column.round), mark, differs))
        before = mark or before
    return cells


def disputed_lines(rows: Sequence[Row]) -> str:
    """A line a criterion on which the rounds differ, for the unit to say its word behind."""
    told = ((row.node, [f"{cell.label.lower()} {cell.word}" for cell in row.cells if cell.mark]) for row in rows if row.is_disputed)
    return "\n".join(f"{node.code} ({', '.join(said)}): " for node, said in told)


def states_points(turn: Turn) -> bool:
    """A unit that scores itself gives figures; every other round puts down points."""
    return turn.round.kind != RoundKind.SELF
