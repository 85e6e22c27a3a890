"""Who takes a turn's sheet away as a workbook: whoever scores in it."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.scoring.models import Turn
from thidua.scoring.permissions.marks import enters_for, scores_for
from thidua.scoring.rules.rounds import GIVING_POINTS


def why_not_workbook(user: User, turn: Turn, now: datetime) -> str | None:
    """Also before the round opens and after it is over: what one has written oneself may be kept."""
    if not scores_for(user, turn, now) and not enters_for(user, turn, now):
        return f"Chỉ cán bộ của {turn.scorer} tải được phiếu của lượt “{turn.round}”."
    return None if turn.round.kind in GIVING_POINTS else f"Vòng “{turn.round}” không chấm điểm nên không có phiếu để tải."
