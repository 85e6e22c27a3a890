"""Who files a complaint (kiến nghị) and until when, who answers it. Nobody answers their own unit's."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.criteria.models import Criterion
from thidua.scoring.enums import ComplaintState, PeriodMove
from thidua.scoring.models import Complaint, Sheet
from thidua.scoring.permissions.periods import why_not_move
from thidua.scoring.queries.periods import moment_words, units_in_hand
from thidua.scoring.rules.life import why_not_move_period


def why_not_complain(user: User, sheet: Sheet, now: datetime) -> str | None:
    """The unit's own people, as long as the window is open."""
    if sheet.unit_id not in units_in_hand(user, now.date()):
        return f"Chỉ cán bộ của {sheet.unit} gửi được kiến nghị về phiếu này."
    refused = why_not_move_period(PeriodMove.COMPLAIN, sheet.period.state)
    if refused:
        return refused
    until = sheet.period.complaints_until
    if until is None or now > until:
        return f"Đã hết hạn nhận kiến nghị ({moment_words(until)})." if until else "Kỳ chấm này không nhận kiến nghị."
    return None


def why_not_about(sheet: Sheet, criterion: Criterion | None) -> str | None:
    """One complaint at a time of one criterion, of this table."""
    if criterion is not None and (criterion.version_id != sheet.period.version_id or criterion.is_group):
        return "Chọn một tiêu chí có chấm điểm của bảng này, hoặc để trống nếu kiến nghị về cả phiếu."
    if sheet.complaints.filter(criterion=criterion, state=ComplaintState.OPEN).exists():
        what = f"tiêu chí {criterion.mark or criterion.code}" if criterion else "cả phiếu"
        return f"Đã có kiến nghị về {what} đang chờ trả lời. Rút kiến nghị đó nếu muốn viết lại."
    return None


def why_not_withdraw(user: User, complaint: Complaint, now: datetime) -> str | None:
    if complaint.sheet.unit_id not in units_in_hand(user, now.date()):
        return f"Chỉ cán bộ của {complaint.sheet.unit} rút được kiến nghị này."
    return _why_settled(complaint) or why_not_move_period(PeriodMove.COMPLAIN, complaint.sheet.period.state)


def why_not_answer(user: User, complaint: Complaint, now: datetime) -> str | None:
    """Whoever keeps the period, unless it is their own unit's."""
    refused = why_not_move(user, complaint.sheet.period, PeriodMove.COMPLAIN, now.date())
    if refused:
        return refused
    if complaint.sheet.unit_id in units_in_hand(user, now.date()):
        return f"Đây là kiến nghị của chính {complaint.sheet.unit}. Cơ quan cấp trên hoặc đơn vị Phó Trưởng trả lời."
    return _why_settled(complaint)


def _why_settled(complaint: Complaint) -> str | None:
    if complaint.state == ComplaintState.OPEN:
        return None
    return f"Kiến nghị đã xong: {complaint.get_state_display().lower()}. Có thể đồng nghiệp vừa trả lời."
