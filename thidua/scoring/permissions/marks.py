"""Who writes points where and until when. Nobody scores their own unit in a round that is not its own."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.criteria.enums import LateSelfScore, Pool
from thidua.criteria.models import Criterion
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.queries import acts_for, units_inherited
from thidua.scoring.enums import PeriodMove, RoundKind, TurnMove, TurnState
from thidua.scoring.models import Sheet, Turn
from thidua.scoring.permissions.periods import why_not_move
from thidua.scoring.queries.marks import penalty_rounds
from thidua.scoring.queries.periods import keeps, times_of
from thidua.scoring.rules.life import why_not_move_period, why_not_move_turn
from thidua.scoring.rules.rounds import GIVING_POINTS, OF_THE_UNIT, Standing, why_not_in_time

LATE = {LateSelfScore.ACCEPT, LateSelfScore.UNRANKED}


def scores_for(user: User, turn: Turn, now: datetime) -> bool:
    """Works for the scoring unit, or for the one it became."""
    day = now.date()
    return acts_for(user, turn.scorer, day) or (turn.scorer.valid_to is not None and turn.scorer_id in units_inherited(user, day))


def enters_for(user: User, turn: Turn, now: datetime) -> bool:
    """Keeps the period, and the turn is being entered from its signed page."""
    return turn.way != ArrivalWay.HERE and keeps(user, turn.sheet.period.bloc_year, now.date())


def why_not_take_part(user: User, turn: Turn, now: datetime, *, acts: bool = False) -> str | None:
    """Whatever somebody does in a turn: the right to it, the period, the round's time. `acts`: known to act for its scorer today."""
    if not (acts or scores_for(user, turn, now) or enters_for(user, turn, now)):
        return f"Chỉ cán bộ của {turn.scorer} làm được lượt “{turn.round}” của phiếu này."
    if turn.scorer_id == turn.sheet.unit_id and turn.round.kind not in OF_THE_UNIT:
        return f"{turn.scorer} không chấm điểm của chính mình ở vòng “{turn.round}”."
    return why_not_move_period(PeriodMove.RUN, turn.sheet.period.state) or why_not_now(turn, now)


def why_not_now(turn: Turn, now: datetime) -> str | None:
    """After the round is over what was returned is still mended, a signed page that came in time still written down, and a self-score
    still written where the table takes late ones."""
    times = times_of(turn.round)
    is_over = times.standing(now) == Standing.OVER
    return (
        None
        if is_over and (turn.state == TurnState.RETURNED or _is_entered_in_time(turn) or takes_late(turn))
        else why_not_in_time(times, now)
    )


def _is_entered_in_time(turn: Turn) -> bool:
    return turn.way != ArrivalWay.HERE and turn.came_in_time


def takes_late(turn: Turn) -> bool:
    chosen = turn.sheet.period.version.conventions.get("late_self_score")
    return turn.round.kind == RoundKind.SELF and turn.state != TurnState.SENT and chosen in LATE


def why_not_write(user: User, turn: Turn, now: datetime, *, acts: bool = False) -> str | None:
    refused = why_not_take_part(user, turn, now, acts=acts) or why_not_move_turn(TurnMove.WRITE, turn.state)
    if refused:
        return refused
    return None if turn.round.kind in GIVING_POINTS else f"Vòng “{turn.round}” không chấm điểm."


def why_not_mark(turn: Turn, criterion: Criterion) -> str | None:
    """Which criteria of the table a turn scores (`queries.marks.is_scored_in`, with the reason)."""
    name, kind = criterion.mark or criterion.code, turn.round.kind
    if criterion.version_id != turn.sheet.period.version_id:
        return f"Tiêu chí này không thuộc bảng của {turn.sheet.period}. Tải lại trang."
    if criterion.is_group:
        return "Mục này cộng điểm từ các mục con nên không chấm trực tiếp."
    if criterion.rounds and kind not in criterion.rounds:
        return f"Tiêu chí {name} không chấm ở vòng “{turn.round}”."
    if criterion.pool == Pool.PENALTY and kind not in penalty_rounds(turn):
        return f"Bảng không cho ghi điểm trừ ở vòng “{turn.round}” nên tiêu chí {name} để vòng khác chấm."
    if kind == RoundKind.FUNCTIONAL and criterion.owner_id != turn.scorer_id:
        return f"Tiêu chí {name} do {criterion.owner or 'đơn vị khác'} chấm ở vòng này."
    return None


def why_not_claim(turn: Turn) -> str | None:
    """In which rounds "không phát sinh" may be claimed or agreed to, as the table chose."""
    chosen = turn.sheet.period.version.conventions
    claimed, agreed = chosen.get("na_claimed_in"), chosen.get("na_agreed_in")
    if claimed is None or turn.round.kind in claimed or turn.round.kind == agreed:
        return None
    return f"Bảng không cho ghi không phát sinh ở vòng “{turn.round}”. Ghi điểm kèm lý do."


def why_not_send(user: User, turn: Turn, now: datetime) -> str | None:
    return why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.SEND, turn.state)


def why_not_take_back(user: User, turn: Turn, now: datetime) -> str | None:
    """By the scorer itself, as long as the round is open."""
    refused = why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.TAKE_BACK, turn.state)
    return refused or why_not_in_time(times_of(turn.round), now)


def why_not_return(user: User, turn: Turn, now: datetime) -> str | None:
    """By whoever keeps the period."""
    return why_not_move(user, turn.sheet.period, PeriodMove.RUN, now.date()) or why_not_move_turn(TurnMove.RETURN, turn.state)


def why_not_enter(user: User, turn: Turn, now: datetime) -> str | None:
    """Write down for a unit what came on its signed page, also after the round: when the page came is asked with it.

    Not while one's own unit has a blind turn of the sheet to send.
    """
    refused = why_not_move(user, turn.sheet.period, PeriodMove.RUN, now.date())
    if refused or turn.way != ArrivalWay.HERE:
        return refused or "Lượt này đang được nhập hộ. Ghi tiếp trên phiếu rồi gửi."
    if scores_for(user, turn, now):
        return "Đây là lượt của chính đơn vị bạn: chấm trực tiếp trên phiếu."
    if turn.marks.exists():
        return f"{turn.scorer} đang tự chấm lượt này. Nhắc đơn vị gửi, không nhập đè."
    blind = turn.sheet.turns.filter(round__is_blind=True).exclude(state=TurnState.SENT).exclude(pk=turn.pk).select_related("scorer")
    if turn.round.is_blind and any(acts_for(user, one.scorer, now.date()) for one in blind):
        return "Đơn vị bạn còn lượt chấm chưa gửi của phiếu này, và hai bên không được xem điểm của nhau. Gửi lượt của mình trước."
    is_over = times_of(turn.round).standing(now) == Standing.OVER
    return why_not_move_turn(TurnMove.WRITE, turn.state) or (None if is_over else why_not_now(turn, now))


def why_not_show_evidence(user: User, sheet: Sheet, now: datetime) -> str | None:
    """By the unit's own people, while one of its own turns may still be written."""
    own = sheet.turns.filter(scorer=sheet.unit_id, round__kind__in=[RoundKind.SELF, RoundKind.EXPLANATION])
    refusals = [_why_not_into(user, turn, sheet, now) for turn in own.select_related("round", "scorer")]
    return min(refusals, key=lambda why: why is not None, default="Phiếu này chưa có lượt nào của đơn vị nên chưa thêm minh chứng.")


def _why_not_into(user: User, turn: Turn, sheet: Sheet, now: datetime) -> str | None:
    turn.sheet = sheet
    return why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.WRITE, turn.state)
