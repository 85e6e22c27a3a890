"""Who writes points where and until when. Nobody scores their own unit in a round that is not its own."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.criteria.models import Criterion
from thidua.organisations.queries import acts_for, units_inherited
from thidua.scoring.enums import PeriodMove, RoundKind, TurnMove
from thidua.scoring.models import Turn
from thidua.scoring.queries.periods import times_of
from thidua.scoring.rules.life import why_not_move_period, why_not_move_turn
from thidua.scoring.rules.rounds import GIVING_POINTS, OF_THE_UNIT, why_not_in_time


def scores_for(user: User, turn: Turn, now: datetime) -> bool:
    """Works for the scoring unit, or for the one it became."""
    day = now.date()
    return acts_for(user, turn.scorer, day) or (turn.scorer.valid_to is not None and turn.scorer_id in units_inherited(user, day))


def why_not_take_part(user: User, turn: Turn, now: datetime) -> str | None:
    """Whatever somebody does in a turn: the right to it, the period, the round's time."""
    if not scores_for(user, turn, now):
        return f"Chỉ cán bộ của {turn.scorer} làm được lượt “{turn.round}” của phiếu này."
    if turn.scorer_id == turn.sheet.unit_id and turn.round.kind not in OF_THE_UNIT:
        return f"{turn.scorer} không chấm điểm của chính mình ở vòng “{turn.round}”."
    return why_not_move_period(PeriodMove.RUN, turn.sheet.period.state) or why_not_in_time(times_of(turn.round), now)


def why_not_write(user: User, turn: Turn, now: datetime) -> str | None:
    refused = why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.WRITE, turn.state)
    if refused:
        return refused
    return None if turn.round.kind in GIVING_POINTS else f"Vòng “{turn.round}” không chấm điểm."


def why_not_mark(turn: Turn, criterion: Criterion) -> str | None:
    """Which criteria of the table a turn scores."""
    if criterion.version_id != turn.sheet.period.version_id:
        return f"Tiêu chí này không thuộc bảng của {turn.sheet.period}. Tải lại trang."
    if criterion.is_group:
        return "Mục này cộng điểm từ các mục con nên không chấm trực tiếp."
    if criterion.rounds and turn.round.kind not in criterion.rounds:
        return f"Tiêu chí {criterion.mark or criterion.code} không chấm ở vòng “{turn.round}”."
    if turn.round.kind == RoundKind.FUNCTIONAL and criterion.owner_id != turn.scorer_id:
        return f"Tiêu chí {criterion.mark or criterion.code} do {criterion.owner or 'đơn vị khác'} chấm ở vòng này."
    return None


def why_not_send(user: User, turn: Turn, now: datetime) -> str | None:
    return why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.SEND, turn.state)


def why_not_take_back(user: User, turn: Turn, now: datetime) -> str | None:
    """By the scorer itself, as long as the round is open."""
    return why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.TAKE_BACK, turn.state)
