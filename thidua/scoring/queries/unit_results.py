"""A unit's own result, line by line: what every round said, what counts, the reasons given; and the points of all units side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.dates import figure
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.scoring.enums import PeriodState, RoundKind
from thidua.scoring.models import Mark, ScoringPeriod, Sheet
from thidua.scoring.queries.consolidating import scores_of, sent_marks
from thidua.scoring.queries.explanations import explanations_sent
from thidua.scoring.queries.results import Result, ResultLine
from thidua.scoring.rules.export import counted_of


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A line of the table with what every round said of it and what counts. `said`: round, points in words; `why`: the reasons given."""

    node: Criterion
    depth: int
    said: tuple[tuple[str, str], ...] = ()
    counts: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitResult:
    """`rounds`: the heads of the columns of `said`."""

    line: ResultLine
    rounds: list[str]
    rows: list[UnitRow]


@dataclass(frozen=True, slots=True)
class _Reading:
    """`marks`: criterion → round → what it said; `spoken`: rounds that said anything; `explained`: criterion → words of the unit."""

    line: ResultLine
    marks: Mapping[str, Mapping[str, Mark]]
    spoken: Mapping[str, str]
    counted: Mapping[str, str | None]
    explained: Mapping[str, Sequence[str]]
    places: int | None

    def row(self, node: Criterion, depth: int) -> UnitRow:
        if node.is_group:
            points = self.line.headings.get(node.code)
            return UnitRow(
                node,
                depth,
                tuple((name, "") for name in self.spoken.values()),
                "" if points is None else figure(points, places=self.places),
            )
        own = self.marks.get(node.code, {})
        said = tuple(
            (name, self._word(own[kind].points, is_na=own[kind].is_na) if kind in own else "") for kind, name in self.spoken.items()
        )
        reasons = (f"{self.spoken[kind]}: {mark.reason}" for kind, mark in own.items() if mark.reason)
        counts = self._word(_decimal(self.counted[node.code]), is_na=True) if node.code in self.counted else ""
        return UnitRow(node, depth, said, counts, (*reasons, *self.explained.get(node.code, ())))

    def _word(self, points: Decimal | None, *, is_na: bool) -> str:
        """A number, KPS where nothing arose, "theo nhóm" where the points come of the whole group."""
        if points is None:
            return "KPS" if is_na else "theo nhóm"
        return figure(points, places=self.places)


def unit_result(sheet: Sheet, result: Result) -> UnitResult:
    """Every line of the table in the order of the paper."""
    period = sheet.period
    marks: dict[str, dict[str, Mark]] = {}
    spoken: dict[str, str] = {}
    rows = sent_marks(period).filter(turn__sheet=sheet).select_related("turn__round", "criterion").order_by("turn__round__position", "turn")
    for mark in rows:
        marks.setdefault(mark.criterion.code, {})[mark.turn.round.kind] = mark
        spoken[mark.turn.round.kind] = mark.turn.round.get_kind_display()
    line = next(one for one in result.lines if one.sheet.pk == sheet.pk)
    reading = _Reading(line, marks, spoken, _counted(period, sheet), _explained(sheet), result.places)
    return UnitResult(line, list(spoken.values()), [reading.row(node, depth) for node, depth in _walked(period.version)])


def _explained(sheet: Sheet) -> Mapping[str, Sequence[str]]:
    """Criterion → what the unit said of it (giải trình)."""
    found: dict[str, list[str]] = {}
    for one in explanations_sent(sheet.period).filter(turn__sheet=sheet):
        found.setdefault(one.criterion.code, []).append(f"{RoundKind.EXPLANATION.label}: {one.words}")
    return found


def _walked(version: TableVersion) -> Iterator[tuple[Criterion, int]]:
    return walk(nodes_under(version))


def _counted(period: ScoringPeriod, sheet: Sheet) -> Mapping[str, str | None]:
    """Criterion → points that count. A key that is a number would be read as a place in a list by SQLite, so the whole is read."""
    if period.state == PeriodState.PUBLISHED:
        frozen = ScoringPeriod.objects.values_list("frozen__counted", flat=True).get(pk=period.pk)
        return {code: said[1] for code, said in frozen.get(str(sheet.pk), {}).items()}
    placed = scores_of(period).consolidated().placed(sheet.pk)
    return {code: None if mark.points is None else str(mark.points) for code, mark in placed.marks.items()} if placed else {}


def points_by_criterion(result: Result) -> list[tuple[Criterion, list[Decimal | None]]]:
    """Of every criterion in the order of the paper the points of each unit, in the order of `result.lines`."""
    period = result.period
    counted: Mapping[str, Mapping[str, Sequence[str | None]]]
    if period.state == PeriodState.PUBLISHED:
        counted = ScoringPeriod.objects.values_list("frozen__counted", flat=True).get(pk=period.pk)
    else:
        counted = counted_of(scores_of(period).consolidated())
    units = [counted.get(str(line.sheet.pk), {}) for line in result.lines]
    nodes = [node for node, _ in _walked(period.version) if not node.is_group]
    return [(node, [_points(of.get(node.code)) for of in units]) for node in nodes]


def _points(said: Sequence[str | None] | None) -> Decimal | None:
    return None if said is None else _decimal(said[1])


def _decimal(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)
