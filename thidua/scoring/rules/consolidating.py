"""From the marks that count to totals, ranks and grades of every ranking group. Pure: rows of the database and lines of an export come
in as the same values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from thidua.criteria.enums import CriterionKind, LateSelfScore, Pool, TieEnd
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Given, Ratio
from thidua.criteria.rules.grades import Graded, Record, graded, items_of, shortfall
from thidua.criteria.rules.kinds import score_scope
from thidua.criteria.rules.outcome import Outcome
from thidua.criteria.rules.ranking import Entry, Ranked, key_of, rank, why_not_ranked
from thidua.criteria.rules.rounds import Mark, effective
from thidua.criteria.rules.totals import Layout, Total, lay_out, total_of
from thidua.criteria.rules.values import Leaf, Settings, Table, leaves_of

NOT_IN_TIME = "bảng tiêu chí quy định không gửi tự chấm đúng hạn thì được chấm nhưng không xếp hạng"

Givens = Mapping[str, Mapping[int, Given]]
"""Criterion → unit → what was entered, of the criteria whose points or conditions look at it (`looks_at_given`)."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one turn said of one criterion."""

    round: str
    points: Decimal | None
    is_na: bool = False
    given: object = None


@dataclass(frozen=True, slots=True)
class SelfScore:
    """What a unit says of itself: to the second, in local time. `came_at` None: its round is over and nothing came."""

    due_at: datetime
    came_at: datetime | None

    @property
    def lateness(self) -> str:
        """In words; empty when it came in time."""
        due = f"hạn {self.due_at:%H:%M ngày %d/%m/%Y}"
        if self.came_at is None:
            return f"Không gửi tự chấm ({due})"
        return f"Gửi tự chấm muộn (lúc {self.came_at:%H:%M ngày %d/%m/%Y}, {due})" if self.came_at > self.due_at else ""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A scored unit. `exclusion`: the ground written down for not ranking it; `self_score` None: it may still come."""

    key: int
    group: str = ""
    exclusion: str = ""
    self_score: SelfScore | None = None

    @property
    def lateness(self) -> str:
        return self.self_score.lateness if self.self_score else ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with all that was computed of it."""

    entrant: Entrant
    marks: Mapping[str, Mark]
    total: Total
    ranked: Ranked[int]
    graded: Graded[int] | None = None

    @property
    def needs_vote(self) -> bool:
        return self.ranked.needs_vote or (self.graded is not None and self.graded.needs_vote)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """`table` settled; `groups`: name → its units from the first down, those without a rank last."""

    table: Table
    layout: Layout
    groups: Mapping[str, tuple[Placed, ...]]

    def placed(self, key: int) -> Placed | None:
        return next((one for group in self.groups.values() for one in group if one.entrant.key == key), None)


def looks_at_given(table: Table) -> tuple[str, ...]:
    """Criteria scored against the leader, and those whose targets a grade counts."""
    targets = frozenset(table.grading.target_leaves) if table.grading else frozenset()
    return tuple(leaf.code for leaf in leaves_of(table.roots) if leaf.kind is CriterionKind.LEADER_RELATIVE or leaf.code in targets)


def counted(lines: Sequence[Line], leaf: Leaf, table: Table, rounds: Sequence[str]) -> Line | None:
    """What counts of all that was said of a criterion, in the order of the rounds; a later turn of one round replaces an earlier one.

    Penalties count from those who may enter them. A claim that nothing arose counts once the round that has to agree, or one after it,
    says the same.
    """
    policy = table.settings.round_policy
    if policy is None:
        raise ParamFault("Bảng chưa chọn lượt chấm sau thay hay bình quân với lượt trước.", "round_policy")
    if leaf.pool is Pool.PENALTY and table.pools.penalty_rounds is not None:
        lines = [line for line in lines if line.round in table.pools.penalty_rounds]
    if not _is_agreed(lines, table.settings, rounds):
        lines = [line for line in lines if not line.is_na]
    by_round = {line.round: line for line in lines}
    mark = effective(rounds, {name: Mark(name, line.points) for name, line in by_round.items()}, policy=policy)
    if mark is None:
        return None
    last = by_round[mark.round]
    return Line(mark.round, mark.points, last.is_na, last.given)


def _is_agreed(lines: Sequence[Line], settings: Settings, rounds: Sequence[str]) -> bool:
    agreeing = settings.na_agreed_in
    if not agreeing or agreeing not in rounds:
        return True
    late_enough = rounds[rounds.index(agreeing) :]
    return any(line.is_na and line.round in late_enough for line in lines)


def consolidate(table: Table, entrants: Sequence[Entrant], *, marks: Mapping[int, Mapping[str, Mark]], givens: Givens) -> Consolidated:
    """`table` settled and whole (`missing_settings`); `marks` of each unit: what counts. Raises `ParamFault`."""
    layout = lay_out(table)
    groups: dict[str, list[Entrant]] = {}
    for one in entrants:
        groups.setdefault(one.group, []).append(one)
    placed = {name: _placed(table, layout, within, marks, givens) for name, within in sorted(groups.items())}
    return Consolidated(table, layout, placed)


def against_leader(table: Table, units: Sequence[int], givens: Givens) -> dict[str, dict[int, Outcome]]:
    """Of one ranking group: criterion scored against its leader → unit → what that gives. Units that are not ranked stay in the
    comparison: they are scored as well."""
    leaves = [leaf for leaf in leaves_of(table.roots) if leaf.kind is CriterionKind.LEADER_RELATIVE]
    within = {leaf.code: {unit: given for unit in units if (given := givens.get(leaf.code, {}).get(unit))} for leaf in leaves}
    return {leaf.code: score_scope(leaf, within[leaf.code]) for leaf in leaves}


def _placed(
    table: Table, layout: Layout, within: Sequence[Entrant], marks: Mapping[int, Mapping[str, Mark]], givens: Givens
) -> tuple[Placed, ...]:
    led = against_leader(table, [one.key for one in within], givens)
    own = {one.key: _with_led(marks.get(one.key, {}), one.key, led) for one in within}
    totals = {key: total_of(layout, given) for key, given in own.items()}
    ranked = rank((_entry(one, table, totals[one.key], own[one.key]) for one in within), end=_tie_end(table))
    grades = _grades(table, within, ranked, own, totals, givens)
    entrants = {one.key: one for one in within}
    return tuple(Placed(entrants[one.unit], own[one.unit], totals[one.unit], one, grades.get(one.unit)) for one in ranked)


def _with_led(marks: Mapping[str, Mark], unit: int, led: Mapping[str, Mapping[int, Outcome]]) -> Mapping[str, Mark]:
    found = {code: Mark(marks[code].round, outcomes[unit].points) for code, outcomes in led.items() if unit in outcomes and code in marks}
    return {**marks, **found} if found else marks


def _tie_end(table: Table) -> TieEnd:
    if table.settings.tie_end is None:
        raise ParamFault("Bảng chưa chọn cách xử lý khi hết các bước mà vẫn bằng điểm.", "tie_end")
    return table.settings.tie_end


def _entry(one: Entrant, table: Table, total: Total, marks: Mapping[str, Mark]) -> Entry[int]:
    """Who sent nothing stands no better than who sent late."""
    is_out = one.lateness and table.settings.late_self_score is LateSelfScore.UNRANKED
    late = f"{one.lateness}; {NOT_IN_TIME}." if is_out else ""
    return Entry(one.key, key_of(total, table.ties or (), marks), one.exclusion or late or why_not_ranked(total) or "")


def _grades(
    table: Table,
    within: Sequence[Entrant],
    ranked: Sequence[Ranked[int]],
    marks: Mapping[int, Mapping[str, Mark]],
    totals: Mapping[int, Total],
    givens: Givens,
) -> dict[int, Graded[int]]:
    if table.grading is None:
        return {}
    exclusions = {one.key: one.exclusion for one in within}
    records = [(one.unit, _record(table, one, marks[one.unit], totals[one.unit], givens, exclusions[one.unit]), one.rank) for one in ranked]
    return {one.unit: one for one in graded(table.grading, records)}


def _record(table: Table, one: Ranked[int], marks: Mapping[str, Mark], total: Total, givens: Givens, exclusion: str) -> Record:
    """A ground speaks against the unit when what was written down for not ranking it names it. A target that left the table is no
    target of the unit."""
    assert table.grading is not None
    targets = (givens.get(code, {}).get(one.unit) for code in table.grading.target_leaves)
    return Record(
        points=total.total,
        shortfalls=tuple(shortfall(given) for given in targets if isinstance(given, Ratio) and given.whole),
        items=items_of(table, total, marks),
        grounds=frozenset(ground.code for ground in table.grounds if ground.title and ground.title.casefold() in exclusion.casefold()),
    )
