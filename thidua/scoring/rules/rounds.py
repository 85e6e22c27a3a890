"""When a round is open, and who sees what of it (criteria.md §3, R2). Pure: moments and states come in as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from thidua.core.dates import figure
from thidua.criteria.rules.rounds import needs_reason
from thidua.scoring.enums import PeriodState, RoundKind, Shown, TurnState

GIVING_POINTS = frozenset(
    {
        RoundKind.SELF,
        RoundKind.BLOC,
        RoundKind.CROSS,
        RoundKind.FUNCTIONAL,
        RoundKind.SECOND_LOOK,
        RoundKind.STANDING,
        RoundKind.COUNCIL,
    }
)
CONFIRMING = frozenset({RoundKind.SIGNED, RoundKind.PROVINCE})
OF_THE_UNIT = frozenset({RoundKind.SELF, RoundKind.SIGNED, RoundKind.PROVINCE, RoundKind.EXPLANATION})
"""What the scored unit hands in itself. Every other round is somebody else's: nobody scores their own unit there."""
ANNOUNCED = frozenset({PeriodState.ANNOUNCED, PeriodState.PUBLISHED})


class Standing(StrEnum):
    TO_COME = "to_come"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when a round takes points; `over_at`: its end, or when it was closed before."""

    opens_at: datetime
    over_at: datetime

    def standing(self, now: datetime) -> Standing:
        if now < self.opens_at:
            return Standing.TO_COME
        return Standing.OPEN if now <= self.over_at else Standing.OVER


@dataclass(frozen=True, slots=True)
class Before:
    """What the last round said of a criterion, as far as the scorer may read it. `points` None: not arisen, or not known yet."""

    round: str
    points: Decimal | None
    is_na: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A turn as far as seeing it goes."""

    key: int
    sheet: int
    scorer: int
    state: TurnState
    is_blind: bool
    shown: Shown
    times: Times


def why_not_in_time(times: Times, now: datetime) -> str | None:
    """A round takes points to its last moment, that moment included."""
    match times.standing(now):
        case Standing.TO_COME:
            return f"Vòng chấm mở từ {times.opens_at:%H:%M ngày %d/%m/%Y}."
        case Standing.OVER:
            return f"Vòng chấm đã khép lúc {times.over_at:%H:%M ngày %d/%m/%Y} nên không ghi thêm. Điểm đã lưu trước lúc đó vẫn giữ nguyên."
    return None


def why_not_without_reason(before: Before | None, points: Decimal | None, *, is_na: bool) -> str | None:
    """R2: a later round that takes points away, or takes the criterion out of the table or back in, says why."""
    if before is None:
        return None
    if is_na != before.is_na:
        words = "không phát sinh" if before.is_na else "có phát sinh"
        return f"Vòng “{before.round}” ghi {words}. Ghi khác thì phải nêu lý do."
    if points is None or before.points is None or not needs_reason(points, before.points):
        return None
    return f"Thấp hơn điểm vòng “{before.round}” ({figure(before.points)}) nên phải ghi lý do."


def why_not_period(opens_at: datetime, closes_at: datetime, before: datetime | None) -> str | None:
    """`before`: when the round before it opens. Rounds may overlap; a later one does not open before an earlier one."""
    if closes_at <= opens_at:
        return "Vòng chấm phải khép sau lúc mở."
    if before is not None and opens_at < before:
        return "Vòng sau không mở trước vòng đứng trên nó. Đổi thứ tự hoặc lùi ngày mở."
    return None


def seen_by_scorer(turns: Sequence[Said], scorers: frozenset[int]) -> frozenset[int]:
    """Keys of the turns that somebody of these units may read while scoring: their own, and what others sent.

    Where a round is blind, what others sent in blind rounds of a sheet stays hidden until the units' own blind turns of it are sent.
    """
    waiting = {turn.sheet for turn in turns if turn.is_blind and turn.scorer in scorers and turn.state != TurnState.SENT}
    return frozenset(
        turn.key
        for turn in turns
        if turn.scorer in scorers or (turn.state == TurnState.SENT and not (turn.is_blind and turn.sheet in waiting))
    )


def seen_by_unit(turns: Sequence[Said], unit: int, *, period: PeriodState, now: datetime) -> frozenset[int]:
    """Keys of the turns that the scored unit may read: its own, and what others sent once its round shows it.

    A blind round shows nothing before all of its turns on the sheet are sent or the round is over.
    """
    return frozenset(turn.key for turn in turns if turn.scorer == unit or _is_shown(turn, turns, period, now))


def _is_shown(turn: Said, turns: Sequence[Said], period: PeriodState, now: datetime) -> bool:
    if turn.state != TurnState.SENT:
        return False
    if period in ANNOUNCED or turn.shown == Shown.WHEN_ANNOUNCED:
        return period in ANNOUNCED
    is_over = turn.times.standing(now) == Standing.OVER
    if turn.shown == Shown.WHEN_CLOSED:
        return is_over
    blind = [other for other in turns if other.is_blind and other.sheet == turn.sheet]
    return is_over or not turn.is_blind or all(other.state == TurnState.SENT for other in blind)
