"""What a unit says outside its points: of single criteria (giải trình), and of a page that was entered for it; when such a page arrived."""

from collections.abc import Sequence
from datetime import datetime

from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria.models import Criterion
from thidua.obligations.enums import Confirmation
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.enums import PeriodState, RoundKind, TurnMove, TurnState
from thidua.scoring.models import Mark, Turn
from thidua.scoring.permissions.marks import scores_for, takes_late, why_not_take_part
from thidua.scoring.queries.periods import moment_words
from thidua.scoring.rules.life import why_not_move_turn

UNANSWERED = frozenset({Confirmation.WAITING, Confirmation.CONTESTED})


def why_not_explain(user: User, turn: Turn, now: datetime) -> str | None:
    """The unit's own people, or who writes its signed page down, in the round of explanation."""
    if turn.round.kind != RoundKind.EXPLANATION:
        return f"Vòng “{turn.round}” không phải vòng giải trình."
    return why_not_take_part(user, turn, now) or why_not_move_turn(TurnMove.WRITE, turn.state)


def why_not_speak_of(turn: Turn, criterion: Criterion, seen: Sequence[Turn]) -> str | None:
    """Of what somebody else has scored, as far as the writer is shown it."""
    name = criterion.mark or criterion.code
    if criterion.version_id != turn.sheet.period.version_id or criterion.is_group:
        return f"{name} không phải tiêu chí có chấm điểm của phiếu này. Tải lại trang."
    others = [one for one in seen if one.scorer_id != turn.sheet.unit_id]
    if Mark.objects.filter(turn__in=others, criterion=criterion).exists():
        return None
    return f"Chưa có đơn vị nào khác chấm tiêu chí {name} nên chưa có gì để giải trình."


def why_not_arrival(turn: Turn, *, way: ArrivalWay, now: datetime) -> str | None:
    """How and when a signed page came (`turn.arrived_at`): it decides whether the unit was late."""
    at, one = turn.arrived_at, turn.round
    if way == ArrivalWay.HERE:
        return "Chọn bản ký đến bằng cách nào."
    if at is None:
        return "Ghi bản ký đến lúc nào."
    if at > now:
        return "Lúc bản ký đến không thể ở sau lúc này."
    if at.astimezone(clock.LOCAL).date() < one.opens_at.astimezone(clock.LOCAL).date():
        return f"Vòng “{one}” mở từ {moment_words(one.opens_at)}: bản ký không đến trước ngày đó. Kiểm tra lại ngày đến."
    if turn.came_in_time or takes_late(turn) or turn.state == TurnState.RETURNED:
        return None
    return f"Vòng “{one}” khép lúc {moment_words(one.over_at)}, bản ký đến sau lúc đó nên không nhập được nữa."


def why_not_answer_entry(user: User, turn: Turn, now: datetime) -> str | None:
    """Right or wrong, says the unit for which a page was entered, until the result is published."""
    if not scores_for(user, turn, now):
        return f"Chỉ cán bộ của {turn.scorer} trả lời được lượt nhập hộ này."
    if turn.sheet.period.state == PeriodState.PUBLISHED:
        return "Kết quả đã công bố và đóng băng nên không thay đổi nữa."
    if turn.state != TurnState.SENT or turn.confirmation not in UNANSWERED:
        return "Lượt này không chờ đơn vị xác nhận."
    return None
