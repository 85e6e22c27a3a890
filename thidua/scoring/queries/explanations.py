"""What a unit says of single criteria on which the rounds differ (giải trình), beside what each round said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from thidua.criteria.models import Criterion
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Explanation, Mark, ScoringPeriod, Sheet, Turn
from thidua.scoring.queries.sheets import table_shown, word_of
from thidua.scoring.queries.tables import places_of

MOST_WORDS = 5_000
"""On one criterion."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Words on one criterion: in which turn, by whom and when."""

    turn: Turn
    words: str
    by: str
    at: datetime

    @property
    def label(self) -> str:
        return f"{self.turn.round}: {self.turn.scorer}"


@dataclass(frozen=True, slots=True)
class Told:
    """What one turn said of a criterion, its points as the table shows them."""

    turn: Turn
    mark: Mark
    word: str


@dataclass(frozen=True, slots=True)
class Point:
    """A criterion of which the unit may speak. `explanation`: what it wrote so far, emptied words too."""

    node: Criterion
    told: tuple[Told, ...]
    is_disputed: bool
    explanation: Explanation | None = None

    @property
    def words(self) -> str:
        return self.explanation.words if self.explanation else ""

    @property
    def version(self) -> int:
        return self.explanation.version if self.explanation else 0


def explanations_seen(sheet: Sheet, turns: Sequence[Turn]) -> dict[int, list[Explained]]:
    """Criterion → what was said of it in these turns, which the reader may see."""
    by_key = {turn.pk: turn for turn in turns if turn.round.kind == RoundKind.EXPLANATION}
    rows = Explanation.objects.filter(turn__sheet=sheet, turn__in=by_key).exclude(words="").select_related("changed_by")
    found: dict[int, list[Explained]] = {}
    for one in rows.order_by("turn", "pk") if by_key else ():
        said = Explained(by_key[one.turn_id], one.words, str(one.changed_by), one.changed_at)
        found.setdefault(one.criterion_id, []).append(said)
    return found


def explanations_sent(period: ScoringPeriod) -> "QuerySet[Explanation]":
    """Of a whole period, in the order of its units and criteria."""
    sent = Explanation.objects.filter(turn__sheet__period=period, turn__state=TurnState.SENT).exclude(words="")
    return sent.select_related("turn__scorer", "criterion", "changed_by").order_by("turn__sheet", "criterion__code", "turn")


def points_of(turn: Turn, seen: Sequence[Turn]) -> list[Point]:
    """Criteria of which others said something in the turns that the reader sees, in the order of the paper."""
    told = _told(seen)
    written = {one.criterion_id: one for one in turn.explanations.select_related("changed_by")}
    rows = [row for row in table_shown(turn.sheet, seen, own=None).rows if row.node.pk in told]
    points = [Point(row.node, tuple(told[row.node.pk]), row.is_disputed, written.get(row.node.pk)) for row in rows]
    return [one for one in points if any(said.turn.scorer_id != turn.sheet.unit_id for said in one.told)]


def _told(turns: Sequence[Turn]) -> dict[int, list[Told]]:
    by_key = {turn.pk: turn for turn in turns}
    places = places_of(turns[0].sheet.period.version) if turns else None
    found: dict[int, list[Told]] = {}
    for mark in Mark.objects.filter(turn__in=by_key).order_by("turn__round__position", "pk"):
        found.setdefault(mark.criterion_id, []).append(Told(by_key[mark.turn_id], mark, word_of(mark, places=places)))
    return found


def unexplained(turn: Turn, seen: Sequence[Turn]) -> list[Criterion]:
    """On which the rounds differ and the unit has not said a word."""
    return [one.node for one in points_of(turn, seen) if one.is_disputed and not one.words]
