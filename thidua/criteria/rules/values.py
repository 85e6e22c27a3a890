"""A criteria table as the engine wants it. The maximum of a criterion, its group and its pool stand here; its own rule is in `params`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.criteria.enums import (
    CriterionKind,
    DayCount,
    Direction,
    EvidenceKind,
    FloorLevel,
    GapPolicy,
    LateSelfScore,
    NaMode,
    NoTarget,
    Overrun,
    Pool,
    PoolStep,
    ReportCount,
    RoundPolicy,
    TieBy,
    TieEnd,
)
from thidua.criteria.rules.params import Params


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are counted. A year of scoring need not be a calendar year (01/10 to 30/9)."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """At least so many pieces of these kinds (any kind when empty); 0 asks for none."""

    least: int = 0
    kinds: frozenset[EvidenceKind] = frozenset()


@dataclass(frozen=True, slots=True)
class SizeClass:
    """A size above `over` and up to and with `upto` (None: no end) has this target; `factor` multiplies bonuses that go by size."""

    over: Decimal
    upto: Decimal | None
    target: Decimal
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion that is scored. Points of the penalty pool are an amount to take off, never negative.

    `na_mode` None: nobody has chosen yet; the table's choice is filled in by `settled`. `owner`: the functional unit whose field it is.
    `rounds`: who scores it, as values of `ScoringRound` or codes of the year's own rounds. `clause`: where the rule is printed.
    `sizes`: the table's size classes where the target or the bonus is by size; filled in by `settled`.
    """

    code: str
    title: str
    max: Decimal
    kind: CriterionKind
    params: Params
    pool: Pool = Pool.CONTENT
    na_mode: NaMode | None = None
    owner: str = ""
    rounds: frozenset[str] = frozenset()
    evidence: EvidenceRule = EvidenceRule()
    direction: Direction = Direction.HIGHER
    period: Period | None = None
    sizes: tuple[SizeClass, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading whose points are the sum of what is under it, not above `cap` and not below `floor` (None: no such limit).

    Everything under one group belongs to one pool.
    """

    code: str
    title: str
    max: Decimal
    children: tuple["Group | Leaf", ...]
    cap: Decimal | None = None
    floor: Decimal | None = None


Node = Group | Leaf


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that was chosen; `points` None means that "không giới hạn" was chosen."""

    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pools:
    """`bonus_cap`: the most that bonuses add; `penalty_cap`: the most that penalties take; `total_cap`: the most a total can be.

    `penalty_rounds`: who may enter penalties. None: not chosen yet.
    """

    bonus_cap: Limit | None = None
    penalty_cap: Limit | None = None
    total_cap: Limit | None = None
    penalty_rounds: frozenset[str] | None = None
    order: tuple[PoolStep, ...] | None = None


@dataclass(frozen=True, slots=True)
class TieStep:
    """What decides among equal totals; `code` names the group or criterion where `by` asks for one."""

    by: TieBy
    code: str = ""
    lower_first: bool = False


@dataclass(frozen=True, slots=True)
class TargetCase:
    """At least `met` targets reached, and every other one short by less than `short_below` per cent (None: nothing is said of them)."""

    met: int
    short_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """`least`: the total it begins at. One of `targets` must hold when there are any; every item reaches `floor_pct` per cent of its own
    maximum.

    `quota` None: as many as deserve it. `barred_by`: codes of grounds that shut a unit out of this grade.
    """

    code: str
    title: str
    least: Decimal
    targets: tuple[TargetCase, ...] = ()
    floor_pct: Decimal | None = None
    quota: int | None = None
    barred_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grading:
    """Grades from the highest down, then `otherwise` for the rest. `cascade`: points for a high grade, but a condition fails: may the
    unit still have a lower grade? `target_leaves`: codes of the criteria whose targets count."""

    grades: tuple[Grade, ...]
    otherwise: str
    otherwise_title: str = ""
    cascade: bool | None = None
    floor_level: FloorLevel | None = None
    target_leaves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for which a unit is not ranked (kỷ luật, không đăng ký thi đua, báo cáo sai …)."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the texts leave open. None is "not chosen": a table is not issued while anything it needs is None.

    The first five are the table's answer for criteria that do not say their own. `na_agreed_in` "" means that nobody need agree.
    """

    na_mode: NaMode | None = None
    days_by: DayCount | None = None
    reports_by: ReportCount | None = None
    gap: GapPolicy | None = None
    over: Overrun | None = None
    no_target: NoTarget | None = None
    na_claimed_in: frozenset[str] | None = None
    na_agreed_in: str | None = None
    round_policy: RoundPolicy | None = None
    late_self_score: LateSelfScore | None = None
    tie_end: TieEnd | None = None
    complaint_days: int | None = None
    places: int | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`ties` None: the chain is not chosen yet; () was chosen to be empty. `grading` None: the table gives no grades."""

    roots: tuple[Node, ...]
    settings: Settings = field(default_factory=Settings)
    pools: Pools = field(default_factory=Pools)
    ties: tuple[TieStep, ...] | None = None
    grading: Grading | None = None
    size_classes: tuple[SizeClass, ...] = ()
    grounds: tuple[Ground, ...] = ()


def nodes_of(roots: tuple[Node, ...]) -> Iterator[Node]:
    """Every heading and criterion in the order of the paper."""
    for node in roots:
        yield node
        if isinstance(node, Group):
            yield from nodes_of(node.children)


def leaves_of(roots: tuple[Node, ...]) -> Iterator[Leaf]:
    return (node for node in nodes_of(roots) if isinstance(node, Leaf))
