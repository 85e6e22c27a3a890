"""What a keystroke asks of its cell: the turn, held; and, without a reason, what an earlier round said of the same criterion.

An office saves one cell after another, and each passes here. In SQL, because Django takes longer to write these questions anew each time
than the database to answer them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

from thidua.accounts.models import User
from thidua.criteria.models import TableVersion
from thidua.organisations.queries import ACTS_FOR
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.rules.rounds import Before

Row = TypeVar("Row", bound=models.Model)

TURN = ("id", "sheet_id", "round_id", "scorer_id", "state", "way", "arrived_at")
SHEET = ("id", "period_id", "unit_id")
PERIOD = ("id", "version_id", "state")
ROUND = ("id", "period_id", "position", "kind", "opens_at", "closes_at", "closed_at")
"""The columns that the rules of a cell look at, in the order of the models; any other is asked for when somebody reads it."""


def _columns(**tables: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{name}" for table, names in tables.items() for name in names)


CELL = f"""
SELECT {_columns(turn=TURN, sheet=SHEET, period=PERIOD, round=ROUND)},
  (SELECT version.content_hash FROM criteria_tableversion version WHERE version.id = period.version_id),
  (SELECT mark.id FROM scoring_mark mark WHERE mark.turn_id = turn.id AND mark.criterion_id = %(criterion)s),
  {ACTS_FOR.format(unit="turn.scorer_id")}
FROM scoring_turn turn
JOIN scoring_sheet sheet ON sheet.id = turn.sheet_id
JOIN scoring_scoringperiod period ON period.id = sheet.period_id
JOIN scoring_scoringround round ON round.id = turn.round_id
WHERE turn.id = %(turn)s
"""  # noqa: S608
"""A single value is a question of its own: with each table less to join PostgreSQL has sooner chosen a way, which is most of its work."""

HOLDING = " FOR UPDATE OF turn"
SAID = """
SELECT round.kind, mark.points, mark.is_na, round.is_blind, turn.scorer_id
FROM scoring_turn turn
JOIN scoring_scoringround round ON round.id = turn.round_id
JOIN scoring_mark mark ON mark.turn_id = turn.id AND mark.criterion_id = %s
WHERE turn.sheet_id = %s AND turn.state = 'sent' AND round.position < %s
ORDER BY round.position DESC, mark.id DESC
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A turn held until the transaction ends. `acts`: the person works for its scorer; `mark`: key of what stood in the cell when asked."""

    turn: Turn
    acts: bool
    mark: int | None


def held_cell(turn: int, criterion: int, user: User, day: date) -> Cell:
    """Raises `Turn.DoesNotExist`. Within a transaction only."""
    connection.validate_no_broken_transaction()
    told = {"turn": turn, "criterion": criterion, "user": user.pk, "day": connection.ops.adapt_datefield_value(day)}
    with connection.cursor() as cursor:
        cursor.execute(CELL + HOLDING if connection.features.has_select_for_update else CELL, told)
        row = cursor.fetchone()
    if row is None:
        raise Turn.DoesNotExist
    values = map(_aware, row)
    held = _turn(values)
    content_hash, mark, acts = values
    period = held.sheet.period
    period.version = TableVersion.from_db(connection.alias, ("id", "content_hash"), (period.version_id, content_hash))
    return Cell(held, bool(acts), mark)


def said_before(turn: Turn, criterion: int) -> Before | None:
    """What the last turn of an earlier round has sent, as far as the scorer may read it: while it has a blind turn of the sheet to send,
    other scorers' blind turns are as if they were not there (`rules.rounds.seen_by_scorer`)."""
    if turn.round.position <= 1:
        return None
    with connection.cursor() as cursor:
        cursor.execute(SAID, [criterion, turn.sheet_id, turn.round.position])
        told = [(_before(*said), is_blind and by != turn.scorer_id) for *said, is_blind, by in cursor.fetchall()]
    waits = any(is_hidden for _, is_hidden in told) and _has_blind_turn_to_send(turn)
    return next((before for before, is_hidden in told if not (waits and is_hidden)), None)


def _before(kind: str, points: Any, is_na: bool) -> Before:
    return Before(RoundKind(kind).label, None if points is None else Decimal(str(points)), is_na)


def _has_blind_turn_to_send(turn: Turn) -> bool:
    own = Turn.objects.filter(sheet=turn.sheet_id, scorer=turn.scorer_id, round__is_blind=True)
    return own.exclude(state=TurnState.SENT).exists()


def _turn(values: Iterator[Any]) -> Turn:
    turn, sheet, period = _read(Turn, TURN, values), _read(Sheet, SHEET, values), _read(ScoringPeriod, PERIOD, values)
    turn.round, turn.sheet, sheet.period = _read(ScoringRound, ROUND, values), sheet, period
    return turn


def _read(model: type[Row], names: tuple[str, ...], values: Iterator[Any]) -> Row:
    return model.from_db(connection.alias, names, tuple(islice(values, len(names))))


def _aware(value: Any) -> Any:
    """SQLite keeps moments in UTC and does not say so."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
