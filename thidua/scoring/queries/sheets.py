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
from thidua.criteria.queries.tree import Under, walk
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
    label: str

    @property
    def scorers(self) -> str:
        return "; ".join(str(turn.scorer) for turn in self.turns) if len(self.turns) < 3 else f"{len(self.turns)} đơn vị"

    @property
    def is_sent(self) -> bool:
        return all(turn.state == TurnState.SENT for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one round says of one criterion. `word`: its points as they are shown."""

    label: str
    mark: Mark | None = None
    differs: bool = False
    word: str = ""


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
    places: int | None = None

    @property
    def sums(self) -> dict[str, str]:
        told = {"total": self.total.total, "content": self.total.content, "bonus": self.bonus, "penalty": self.total.penalty}
        return {name: figure(points, places=self.places) for name, points in told.items()}

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

    @property
    def places(self) -> int | None:
        return self.rules.table.settings.places


def turns_of_sheet(sheet: Sheet) -> list[Turn]:
    """Every turn, the sheet itself in each of them."""
    turns = list(sheet.turns.select_related("round", "scorer", "paper").order_by("round__position", "pk"))
    for turn in turns:
        turn.sheet = sheet
    return turns


def table_shown(sheet: Sheet, turns: Sequence[Turn], *, own: Turn | None) -> SheetTable:
    """`turns`: those the reader may see; `own`: the one being written."""
    reading = _reading(sheet, turns, own)
    under = _under(reading.rules)
    counted = counted_marks(reading.rules, reading.columns, _codes(under), reading.marks)
    total = total_of(reading.rules.layout, counted)
    rows = [_row(node, depth, reading, counted, total) for node, depth in walk(under)]
    waiting = sum(bool(reading.marks.get(row.node.pk)) and row.node.code not in counted for row in rows)
    return SheetTable(list(reading.columns), rows, total, waiting, frozenset(row.node.pool for row in rows), reading.places)


def _under(rules: Rules) -> Under:
    """As `nodes_under` asks the database for it."""
    under: dict[int | None, list[Criterion]] = {}
    for node in rules.nodes.values():
        under.setdefault(node.parent_id, []).append(node)
    return under


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
    return [Column(of_round[0].round, tuple(of_round), str(of_round[0].round)) for of_round in by_round.values()]


def marks_of(turns: Sequence[Turn]) -> dict[int, dict[str, Mark]]:
    round_of = {turn.pk: turn.round.kind for turn in turns}
    found: dict[int, dict[str, Mark]] = {}
    for mark in Mark.objects.filter(turn__in=round_of).defer("changed_at", "changed_by").order_by("pk"):
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


def word_of(mark: Mark, *, places: int | None) -> str:
    if is_waiting(mark):
        return WAITING
    if mark.is_na and mark.points is not None:
        return f"{NOT_ARISEN}: {figure(mark.points, places=places)}"
    return points_word(mark.points, places=places)


def points_word(points: Decimal | None, *, places: int | None) -> str:
    return NOT_ARISEN if points is None else figure(points, places=places)


def _row(node: Criterion, depth: int, reading: Reading, counted: Mapping[str, Counted], total: Total) -> Row:
    if node.is_group:
        return Row(node, depth, counts=figure(total.groups.get(node.code, Decimal()), places=reading.places))
    of_node, own = reading.marks.get(node.pk, {}), reading.own
    one = counted.get(node.code)
    waits = WAITING if of_node and node.kind == CriterionKind.LEADER_RELATIVE else ""
    return Row(
        node,
        depth,
        tuple(_cells(reading, of_node)),
        mark=of_node.get(own.round.kind) if own else None,
        is_mine=own is not None and is_scored_in(own, node),
        counts=points_word(one.points, places=reading.places) if one else waits,
        evidence=reading.shown.get(node.pk, 0),
        least=read_evidence(node.evidence).least if node.evidence else 0,
    )


def _cells(reading: Reading, marks: Mapping[str, Mark]) -> list[Cell]:
    """A later round differs when it says other points than the one before it."""
    cells: list[Cell] = []
    before: Mark | None = None
    for column in reading.columns:
        mark = marks.get(column.round.kind)
        differs = mark is not None and before is not None and (mark.points, mark.is_na) != (before.points, before.is_na)
        cells.append(Cell(column.label, mark, differs, word_of(mark, places=reading.places) if mark else ""))
        before = mark or before
    return cells


def states_points(turn: Turn) -> bool:
    """A unit that scores itself gives figures; every other round puts down points."""
    return turn.round.kind != RoundKind.SELF
