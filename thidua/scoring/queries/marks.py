"""Marks: what a turn scores; what it still has to say."""

from thidua.criteria.enums import Pool
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Turn
from thidua.scoring.rules.rounds import GIVING_POINTS


def criteria_of(turn: Turn) -> list[Criterion]:
    """What the turn scores, in the order of the paper."""
    return [node for node, _ in walk(nodes_under(turn.sheet.period.version)) if is_scored_in(turn, node)]


def is_scored_in(turn: Turn, node: Criterion) -> bool:
    """Leaves whose rounds name the turn's; of a functional unit those it owns; penalties where the table lets them be entered."""
    kind = turn.round.kind
    if node.is_group or kind not in GIVING_POINTS or (node.rounds and kind not in node.rounds):
        return False
    if node.pool == Pool.PENALTY and kind not in penalty_rounds(turn):
        return False
    return kind != RoundKind.FUNCTIONAL or node.owner_id == turn.scorer_id


def penalty_rounds(turn: Turn) -> list[str]:
    """In which rounds penalties are entered, as the table chose."""
    chosen: list[str] | None = turn.sheet.period.version.pools.get("penalty_rounds")
    return list(RoundKind.values) if chosen is None else chosen


def unmarked(turn: Turn) -> list[Criterion]:
    """Criteria of which the turn says nothing yet. Only a unit that scores itself must say something of each."""
    said = set(turn.marks.values_list("criterion", flat=True))
    return [node for node in criteria_of(turn) if node.pk not in said]
