"""Marks: what an earlier round said of the same criterion; what a turn still has to say."""

from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Mark, Turn
from thidua.scoring.rules.rounds import GIVING_POINTS


def mark_before(turn: Turn, criterion: Criterion) -> Mark | None:
    """The last mark that a turn of an earlier round has sent."""
    sent = Mark.objects.filter(turn__sheet=turn.sheet_id, criterion=criterion, turn__state=TurnState.SENT)
    earlier = sent.filter(turn__round__position__lt=turn.round.position).select_related("turn__round")
    return earlier.order_by("-turn__round__position", "-pk").first()


def criteria_of(turn: Turn) -> list[Criterion]:
    """What the turn scores, in the order of the paper: leaves whose rounds name it; of a functional unit those it owns."""
    if turn.round.kind not in GIVING_POINTS:
        return []
    leaves = [node for node, _ in walk(nodes_under(turn.sheet.period.version)) if not node.is_group]
    own = [node for node in leaves if turn.round.kind != RoundKind.FUNCTIONAL or node.owner_id == turn.scorer_id]
    return [node for node in own if not node.rounds or turn.round.kind in node.rounds]


def unmarked(turn: Turn) -> list[Criterion]:
    """Criteria of which the turn says nothing yet. Only a unit that scores itself must say something of each."""
    said = set(turn.marks.values_list("criterion", flat=True))
    return [node for node in criteria_of(turn) if node.pk not in said]
