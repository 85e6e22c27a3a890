"""Bảng theo dõi: members × obligations. Two queries for the cells, whatever their number."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from thidua.blocs.models import BlocYear, Membership
from thidua.core import dates
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation
from thidua.obligations.rules import Standing, period_words
from thidua.plans.models import PlanFact
from thidua.portal.queries.duties import Duty, duty, local_day, titled
from thidua.portal.rules import names
from thidua.portal.rules.board import Wanted, is_in_half

MANY = 2
SHARE = 4
"""A thing is a column when at least two units owe it, and at least a quarter of the members; the rest stands in a list under the board."""


NAME_FITS = 32


@dataclass(frozen=True, slots=True)
class Column:
    """A thing that many owe. `last`: its last day where all have the same."""

    key: tuple[int, str]
    deliverable: str
    last: date | None

    @property
    def title(self) -> str:
        return titled(self.deliverable, self.key[1])

    @property
    def name(self) -> str:
        return ", ".join(filter(None, [names.short_name(self.deliverable, most=34), period_words(self.key[1])]))

    @property
    def last_words(self) -> str:
        return dates.day_month(self.last) if self.last else "chưa có hạn"


@dataclass(frozen=True)
class Line:
    """A member with a cell for each column (None = does not owe it)."""

    member: Membership
    columns: Sequence[Column]
    cells: list[Duty | None]
    left_on: date | None

    @property
    def name(self) -> str:
        """Short where the full name would take two lines; the full one is its tooltip."""
        unit = self.member.unit
        return unit.name if len(unit.name) <= NAME_FITS else unit.short_name or unit.name

    @property
    def pairs(self) -> list[tuple[Column, Duty | None]]:
        return list(zip(self.columns, self.cells, strict=True))

    @cached_property
    def owed(self) -> list[Duty]:
        return [cell for cell in self.cells if cell is not None and cell.standing != Standing.WITHDRAWN]

    @cached_property
    def done(self) -> int:
        return sum(cell.is_finished for cell in self.owed)

    @property
    def overdue(self) -> int:
        return sum(cell.standing == Standing.OVERDUE for cell in self.owed)


@dataclass(frozen=True)
class Board:
    bloc_year: BlocYear
    columns: Sequence[Column]
    lines: Sequence[Line]
    single: Sequence[Duty]
    subgroups: Sequence[str]
    standing: Sequence[str]
    """What is done all the time and never finished: told under the board, not counted in it."""

    @cached_property
    def address(self) -> str:
        """Of an obligation, before its key: thousands of cells ask the router once."""
        return reverse("obligations:obligation", args=[0]).removesuffix("0/")

    @cached_property
    def sums(self) -> list[tuple[int, int]]:
        """For each column: how many have done it, of how many."""
        cells = [[line.cells[at] for line in self.lines] for at in range(len(self.columns))]
        owed = [[cell for cell in column if cell is not None and cell.standing != Standing.WITHDRAWN] for column in cells]
        return [(sum(cell.is_finished for cell in column), len(column)) for column in owed]

    @property
    def done(self) -> int:
        return sum(done for done, _ in self.sums)

    @property
    def total(self) -> int:
        return sum(total for _, total in self.sums)


def board_of(bloc_year: BlocYear, now: datetime, wanted: Wanted) -> Board:
    members = list(bloc_year.memberships.select_related("unit"))
    every = _rows(bloc_year)
    rows = [row for row in every if not row.is_standing or row.last_moment]
    columns = _columns(rows, {member.unit_id for member in members})
    cells = {(row.unit_id, row.fact_id, row.period): duty(row, now) for row in rows}
    shown = [column for column in columns if is_in_half(column.last, wanted.half)]
    lines = [_line(member, shown, cells, now) for member in members if _is_asked(member, wanted)]
    keys = {column.key for column in columns}
    alone = [row for row in rows if (row.fact_id, row.period) not in keys]
    prefetch_related_objects(alone, "unit")
    single = [cells[row.unit_id, row.fact_id, row.period] for row in alone]
    shown_single, groups = [found for found in single if _is_wanted(found, wanted)], sorted({member.subgroup for member in members} - {""})
    board = Board(bloc_year, shown, lines, shown_single, groups, _standing(every))
    return _without_finished(board) if wanted.only_unfinished else board


def _standing(rows: Sequence[Obligation]) -> list[str]:
    alive = [row for row in rows if row.is_standing and row.last_moment is None and row.state != ObligationState.WITHDRAWN]
    return list(dict.fromkeys(names.capital(row.deliverable) for row in alive))


def _rows(bloc_year: BlocYear) -> Sequence[Obligation]:
    """Bare: of the thousands in the table only their own words are shown."""
    return list(Obligation.objects.filter(bloc_year=bloc_year).defer("due"))


def _columns(rows: Sequence[Obligation], members: set[int]) -> list[Column]:
    alive = [row for row in rows if row.state != ObligationState.WITHDRAWN and row.unit_id in members]
    owing = Counter((row.fact_id, row.period) for row in alive)
    first: dict[tuple[int, str], Obligation] = {}
    for row in alive:
        if owing[row.fact_id, row.period] >= max(MANY, len(members) / SHARE):
            first.setdefault((row.fact_id, row.period), row)
    prefetch_related_objects([*first.values()], Prefetch("fact", PlanFact.objects.only("start")))
    heads = sorted(first.values(), key=lambda row: (row.last_moment is None, local_day(row.last_moment) or date.max, row.fact.start))
    return [_column(row) for row in heads]


def _column(row: Obligation) -> Column:
    return Column((row.fact_id, row.period), row.deliverable, local_day(row.last_moment))


def _line(member: Membership, columns: Sequence[Column], cells: dict[tuple[int, int, str], Duty], now: datetime) -> Line:
    left = member.ends_on if member.ends_on is not None and member.ends_on <= now.date() else None
    return Line(member, columns, [cells.get((member.unit_id, *column.key)) for column in columns], left)


def _is_asked(member: Membership, wanted: Wanted) -> bool:
    return wanted.subgroup in {"", member.subgroup} and wanted.unit in {0, member.unit_id}


def _is_wanted(found: Duty, wanted: Wanted) -> bool:
    if found.standing == Standing.WITHDRAWN or (wanted.only_unfinished and found.is_finished):
        return False
    return is_in_half(found.last, wanted.half) and not wanted.subgroup and wanted.unit in {0, found.row.unit_id}


def _without_finished(board: Board) -> Board:
    """Without columns and lines in which everything is done."""
    kept = [at for at, (done, total) in enumerate(board.sums) if done < total]
    columns = [board.columns[at] for at in kept]
    lines = [Line(line.member, columns, [line.cells[at] for at in kept], line.left_on) for line in board.lines]
    open_lines = [line for line in lines if line.done < len(line.owed)]
    return Board(board.bloc_year, columns, open_lines, board.single, board.subgroups, board.standing)


def lead_words(board: Board, today: date) -> str:
    """What the board shows, in one sentence."""
    if not board.total:
        return "Bảng đơn vị × nghĩa vụ: mỗi ô cho biết một đơn vị đã xong một việc hay chưa."
    late = [line for line in board.lines if any(cell.standing == Standing.OVERDUE for cell in line.owed)]
    first = f"{names.capital(names.count_word(len(late)))} đơn vị có việc quá hạn" if late else "Chưa đơn vị nào quá hạn"
    coming = [
        (column, sums)
        for column, sums in zip(board.columns, board.sums, strict=True)
        if column.last and column.last >= today and sums[0] < sums[1]
    ]
    if not coming:
        return f"{first}."
    column, (done, total) = coming[0]
    return f"{first}; tiếp theo là “{column.name}”, {total - done} đơn vị chưa xong, {dates.countdown(column.last or today, today=today)}."
