"""The result of a period as its page, its papers and its workbook show it: while it is scored from the marks, once it is published from
what was frozen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any

from thidua.core.dates import figure
from thidua.criteria.models import Criterion
from thidua.criteria.rules.ranking import Dispute, Ranked, Swing, sensitivity, why_above
from thidua.criteria.rules.rounds import Mark as Counted
from thidua.criteria.rules.values import Table, nodes_of
from thidua.scoring.enums import ComplaintState, PeriodState, RoundKind
from thidua.scoring.models import Complaint, ScoringPeriod, Sheet
from thidua.scoring.queries.before import Before, standings_before
from thidua.scoring.queries.consolidating import Scores, scores_of, sent_marks
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.rules.charts import Chart, Point, spread_chart, totals_chart, years_chart
from thidua.scoring.rules.consolidating import Consolidated
from thidua.scoring.rules.export import computed_of

MOST_DISPUTES = 400
"""Looked at for the note on how firm the ranks are, the largest differences first."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A unit of a ranking group. `gap`: points behind the first; `steps`: what puts it below the unit above it, when totals are equal.
    `late`: that its self-score came late or never."""

    sheet: Sheet
    rank: int | None
    total: Decimal
    content: Decimal
    bonus: Decimal
    penalty: Decimal
    grade: str
    eligible: str
    excluded: str
    needs_vote: bool
    headings: Mapping[str, Decimal]
    missing: Sequence[str]
    late: str = ""
    gap: Decimal = Decimal(0)
    steps: tuple[str, ...] = ()
    before: Before | None = None

    @property
    def moved(self) -> int | None:
        """Places won (above 0) or lost since last year."""
        return None if self.before is None or self.before.rank is None or self.rank is None else self.before.rank - self.rank

    @property
    def remark(self) -> str:
        """That its self-score came late, where that is not the ground on which it has no rank already."""
        return "" if self.late in self.excluded else self.late

    @property
    def ground(self) -> str:
        """Why it has no rank, for a sentence that goes on: people write it with its full stop or without."""
        return self.excluded.rstrip(". ")

    @property
    def fell(self) -> int:
        return -(self.moved or 0)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """`lines` ranked, `out` not ranked."""

    name: str
    lines: list[ResultLine]
    out: list[ResultLine]
    charts: list[Chart]
    has_bonus: bool = False
    has_penalty: bool = False
    has_grades: bool = False

    @property
    def has_before(self) -> bool:
        """Whether anybody stood in last year's result."""
        return any(line.before for line in self.lines)

    @property
    def votes(self) -> list[ResultLine]:
        return [line for line in self.lines if line.needs_vote]


@dataclass(frozen=True, slots=True)
class Result:
    """`swings`: which single disputed criterion would change whose rank."""

    period: ScoringPeriod
    table: Table
    groups: list[GroupResult]
    headings: list[tuple[str, str]]
    swings: list["SwingLine"] = field(default_factory=list)

    @property
    def lines(self) -> list[ResultLine]:
        return [line for group in self.groups for line in (*group.lines, *group.out)]

    @property
    def places(self) -> int | None:
        """Decimal places with which points are shown."""
        return self.table.settings.places

    @property
    def finding(self) -> str:
        return "; ".join(
            f"{group.name}: {group.charts[0].title}" if group.name else group.charts[0].title for group in self.groups if group.charts
        )


@dataclass(frozen=True, slots=True)
class SwingLine:
    """If the criterion had `points` instead, the unit would go from rank `before` to `after`. `is_complaint`: the unit asks for it."""

    sheet: Sheet
    criterion: Criterion
    points: Decimal
    before: int
    after: int
    is_complaint: bool


def result_of(period: ScoringPeriod, *, with_swings: bool = False) -> Result:
    """`with_swings`: also how firm the ranks are, while they can still change."""
    if period.state == PeriodState.PUBLISHED:
        table, computed = rules_of(period.version).table, _frozen(period)
        sheets = {sheet.pk: sheet for sheet in period.sheets.select_related("unit")}
        return _result(period, table, computed, sheets)
    scores = scores_of(period)
    found = scores.consolidated()
    swings = list(_swing_lines(period, scores, found)) if with_swings else []
    return _result(period, scores.table, computed_of(found), scores.sheets, swings)


def _frozen(period: ScoringPeriod) -> Mapping[str, Any]:
    computed: Mapping[str, Any] = ScoringPeriod.objects.values_list("frozen__computed", flat=True).get(pk=period.pk)
    return computed


def _result(
    period: ScoringPeriod, table: Table, computed: Mapping[str, Any], sheets: Mapping[int, Sheet], swings: Sequence[SwingLine] = ()
) -> Result:
    past = standings_before(period, [sheet.unit_id for sheet in sheets.values()])
    groups = [_group(name, rows, table, sheets, past, period.bloc_year.year) for name, rows in sorted(computed.items())]
    headings = [(root.code, root.title) for root in table.roots]
    return Result(period, table, groups, headings, list(swings))


def _group(
    name: str, rows: Sequence[Mapping[str, Any]], table: Table, sheets: Mapping[int, Sheet], past: Mapping[int, Before], year: int
) -> GroupResult:
    lines = [_line(row, sheets[row["key"]], past) for row in rows]
    ranked = [line for line in lines if line.rank is not None]
    told = _told(rows, table, ranked)
    points = [_point(line) for line in told]
    places = table.settings.places
    charts = totals_chart(points, places=places), spread_chart(points, places=places), years_chart(points, year, places=places)
    return GroupResult(
        name,
        told,
        [line for line in lines if line.rank is None],
        [chart for chart in charts if chart],
        has_bonus=any(line.bonus for line in lines),
        has_penalty=any(line.penalty for line in lines),
        has_grades=table.grading is not None,
    )


def _point(line: ResultLine) -> Point:
    total, rank = (line.before.total, line.before.rank) if line.before else (None, None)
    return Point(line.sheet.unit.name, line.total, line.rank or 0, total, rank)


def _line(row: Mapping[str, Any], sheet: Sheet, past: Mapping[int, Before]) -> ResultLine:
    return ResultLine(
        sheet=sheet,
        rank=row["rank"],
        total=Decimal(row["total"]),
        content=Decimal(row["content"]),
        bonus=Decimal(row["bonus"]),
        penalty=Decimal(row["penalty"]),
        grade=row["grade"],
        eligible=row["eligible"],
        excluded=row["excluded"],
        needs_vote=row["needs_vote"],
        headings={code: Decimal(points) for code, points in row["headings"].items()},
        missing=row["missing"],
        late=row["late"],
        before=past.get(sheet.unit_id),
    )


def _told(rows: Sequence[Mapping[str, Any]], table: Table, lines: Sequence[ResultLine]) -> list[ResultLine]:
    """With the gap to the first, and the steps of the chain where totals are equal."""
    ranked = [
        Ranked(row["key"], row["rank"], tuple(Decimal(value) for value in row["tie"]), row["step"], row["needs_vote"])
        for row in rows
        if row["rank"] is not None
    ]
    titles = {node.code: node.title for node in nodes_of(table.roots)}
    steps: list[tuple[str, ...]] = [()]
    shown = partial(figure, places=table.settings.places)
    for above, below in pairwise(ranked):
        is_tie = above.key[0] == below.key[0]
        steps.append(why_above(above, below, table.ties or (), titles, words=shown) if is_tie else ())
    first = lines[0].total if lines else Decimal(0)
    return [replace(line, gap=first - line.total, steps=own) for line, own in zip(lines, steps, strict=False)]


# ---- how firm it is ----


def _swing_lines(period: ScoringPeriod, scores: Scores, found: Consolidated) -> Iterator[SwingLine]:
    """Of complaints that ask for points, and of what units gave themselves where a later round gave something else."""
    asked, own = _asked(period), _own(period, scores)
    nodes = {node.code: node for node in Criterion.objects.filter(version=period.version_id)}
    disputes = [Dispute(code, {key: Counted("", points)}) for (key, code), points in {**own, **asked}.items()]
    for group in found.groups.values():
        marks = {one.entrant.key: one.marks for one in group}
        within = [one for one in disputes if next(iter(one.marks)) in marks]
        out = [one.entrant.key for one in group if one.ranked.excluded]
        for swing in sensitivity(found.layout, scores.table.ties or (), marks=marks, excluded=out, disputes=within):
            yield _swing_line(swing, scores.sheets, nodes, asked)


def _swing_line(
    swing: Swing[int], sheets: Mapping[int, Sheet], nodes: Mapping[str, Criterion], asked: Mapping[tuple[int, str], Decimal]
) -> SwingLine:
    code, points = swing.dispute.code, swing.dispute.marks[swing.unit].points
    assert points is not None
    return SwingLine(sheets[swing.unit], nodes[code], points, swing.before, swing.after, (swing.unit, code) in asked)


def _asked(period: ScoringPeriod) -> dict[tuple[int, str], Decimal]:
    waiting = Complaint.objects.filter(sheet__period=period, state=ComplaintState.OPEN, asked_points__isnull=False)
    rows = waiting.values_list("sheet", "criterion__code", "asked_points")
    return {(sheet, code): points for sheet, code, points in rows if code and points is not None}


def _own(period: ScoringPeriod, scores: Scores) -> dict[tuple[int, str], Decimal]:
    """The largest differences between what a unit gave itself and what counts."""
    said = sent_marks(period).filter(turn__round__kind=RoundKind.SELF, points__isnull=False)
    rows = said.values_list("turn__sheet", "criterion", "points")
    unlike: list[tuple[Decimal, tuple[int, str], Decimal]] = []
    for sheet, criterion, points in rows.iterator(chunk_size=5000):
        code = scores.codes[criterion]
        counts = scores.marks[sheet].get(code)
        if points is not None and counts is not None and counts.points is not None and counts.points != points:
            unlike.append((abs(counts.points - points), (sheet, code), points))
    return {key: points for _, key, points in sorted(unlike, reverse=True)[:MOST_DISPUTES]}
