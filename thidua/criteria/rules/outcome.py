"""What scoring one criterion gives, and the explanation that is built from it when somebody asks."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from thidua.core.dates import figure
from thidua.criteria.enums import Pool
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import points_words


class Branch(Enum):
    """Which part of the rule applied."""

    NOT_ARISEN = auto()
    STATED = auto()
    LINE = auto()
    REST = auto()
    PLAIN = auto()
    TOO_LITTLE = auto()
    CAPPED = auto()
    FLOORED = auto()
    LEADER = auto()
    ABOVE_TARGET = auto()
    UNDER_TARGET = auto()
    NO_TARGET = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`points` None: the criterion leaves the table (N/A). `line`: the tier, row or band that applied, from 0.

    `measure`: what was compared beside the figures entered (the leader's ratio or result, the mean of days); `days`: of each report.
    """

    points: Decimal | None
    branch: Branch
    line: int = 0
    measure: Fraction | None = None
    days: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """The last of `lines` ends with the points. `clause`: where the rule is printed; `title`: code and name of the node."""

    rule: str
    inputs: tuple[str, ...]
    lines: tuple[str, ...]
    points: Decimal | None
    clause: str = ""
    title: str = ""
    children: tuple["Explained", ...] = ()


_TAILS = {Pool.CONTENT: "", Pool.BONUS: " (cộng vào tổng điểm)", Pool.PENALTY: " (trừ vào tổng điểm)"}


def result(words: str, leaf: Leaf, outcome: Outcome) -> str:
    """The last line: what happened → the points, and against what they stand."""
    tail = _TAILS[leaf.pool] or f" (điểm chuẩn {figure(leaf.max)})"
    return f"{words} → {points_words(outcome.points)}{tail}"
