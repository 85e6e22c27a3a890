"""Who may prepare a scoring period, open it and lead it on; what a period needs before it opens."""

from collections.abc import Sequence
from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_closed
from thidua.criteria.models import TableVersion
from thidua.organisations.models import Unit
from thidua.scoring.enums import PeriodMove, RoundKind
from thidua.scoring.models import ScoringPeriod, ScoringRound, Turn
from thidua.scoring.queries.periods import keeps, scorers_of, tables_for, times_of
from thidua.scoring.rules.life import why_not_move_period
from thidua.scoring.rules.rounds import OF_THE_UNIT


def why_not_run(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Whatever keeps a scoring period of that year."""
    closed = why_closed(bloc_year, so="không chấm điểm nữa")
    if closed or keeps(user, bloc_year, day):
        return closed
    return f"Chỉ cán bộ của đơn vị Trưởng hoặc của cơ quan cấp trên điều hành được việc chấm điểm của {bloc_year}."


def why_not_begin(user: User, bloc_year: BlocYear, version: TableVersion, day: date) -> str | None:
    refused = why_not_run(user, bloc_year, day)
    if refused:
        return refused
    if not tables_for(bloc_year).filter(pk=version.pk).exists():
        return f"“{version}” chưa ban hành hoặc không dùng cho {bloc_year}. Ban hành bảng tiêu chí trước rồi lập kỳ chấm."
    if bloc_year.scoring_periods.filter(version=version).exists():
        return f"{bloc_year} đã có kỳ chấm theo “{version}”."
    return None


def why_not_move(user: User, period: ScoringPeriod, move: PeriodMove, day: date) -> str | None:
    """The right to it first, so that a stranger's answer says nothing of the period."""
    return why_not_run(user, period.bloc_year, day) or why_not_move_period(move, period.state)


def why_not_score(period: ScoringPeriod, units: Sequence[Unit]) -> str | None:
    """Which units a period scores: members of its year, at least one."""
    if not units:
        return "Chưa chọn đơn vị nào để chấm. Đánh dấu ít nhất một."
    members = set(period.bloc_year.memberships.values_list("unit", flat=True))
    stranger = next((unit for unit in units if unit.pk not in members), None)
    return f"{stranger} không phải thành viên của {period.bloc_year} nên không chấm được ở đây." if stranger else None


def why_not_open(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    """Units, rounds and somebody who scores each sheet in each round."""
    refused = why_not_move(user, period, PeriodMove.OPEN, now.date())
    if refused:
        return refused
    sheets, rounds = (
        list(period.sheets.select_related("unit")),
        list(period.rounds.select_related("period__bloc_year__bloc", "period__version")),
    )
    if not sheets:
        return "Chưa chọn đơn vị nào để chấm."
    if not any(one.kind == RoundKind.SELF for one in rounds):
        return "Chưa có vòng tự chấm. Thêm vòng tự chấm và ngày khép của nó."
    if rounds[0].closes_at <= now:
        return f"Vòng “{rounds[0]}” khép ngày {times_of(rounds[0]).over_at:%d/%m/%Y} đã qua. Sửa lại các ngày rồi mở."
    return next((scorer.why for one in rounds for scorer in scorers_of(one, sheets, now.date()) if scorer.unit is None), None)


def why_not_close_round(user: User, one: ScoringRound, now: datetime) -> str | None:
    refused = why_not_move(user, one.period, PeriodMove.RUN, now.date())
    if refused:
        return refused
    if now < one.opens_at:
        return f"Vòng “{one}” chưa mở nên chưa khép được."
    return f"Vòng “{one}” đã khép." if now > one.over_at else None


def why_not_change_scorer(user: User, turn: Turn, unit: Unit, day: date) -> str | None:
    """Another unit scores instead, as long as the first has written nothing."""
    refused = why_not_move(user, turn.sheet.period, PeriodMove.RUN, day)
    if refused:
        return refused
    if turn.round.kind in OF_THE_UNIT:
        return f"Vòng “{turn.round}” là việc của chính đơn vị được chấm nên không giao đơn vị khác."
    if unit.pk == turn.sheet.unit_id:
        return f"{unit} không tự chấm điểm của mình ở vòng “{turn.round}”. Chọn đơn vị khác."
    if turn.marks.exists():
        return f"{turn.scorer} đã chấm một phần nên không đổi đơn vị chấm. Chờ gửi rồi trả lại nếu cần."
    if turn.sheet.turns.filter(round=turn.round, scorer=unit).exists():
        return f"{unit} đã được giao chấm phiếu này ở vòng “{turn.round}”."
    return _why_mutual(turn, unit)


def _why_mutual(turn: Turn, unit: Unit) -> str | None:
    """Two units that score each other could favour each other."""
    if turn.round.kind != RoundKind.CROSS:
        return None
    if not Turn.objects.filter(round=turn.round, scorer=turn.sheet.unit_id, sheet__unit=unit).exists():
        return None
    return f"{turn.sheet.unit} đang chấm phiếu của {unit} ở vòng “{turn.round}” nên không giao chấm ngược lại. Chọn đơn vị khác."
