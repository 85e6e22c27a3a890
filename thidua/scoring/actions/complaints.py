"""Complaints on announced points: filed by the unit, withdrawn by it, answered with reasons and, where it is right, with other points."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.dates import figure
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.criteria.enums import RoundPolicy
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import leaf_of
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import Given, bounds, read_given
from thidua.criteria.rules.kinds import score
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units
from thidua.scoring.enums import ComplaintState, RoundKind, TurnState
from thidua.scoring.models import Complaint, Mark, MarkChange, ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.permissions import complaints as permissions
from thidua.scoring.queries.complaints import Effect, effect_between, round_of_answers
from thidua.scoring.queries.consolidating import scores_of
from thidua.scoring.queries.periods import leading_of

AROUND = ("sheet__period__bloc_year__bloc", "sheet__period__version", "sheet__unit", "criterion")


@transaction.atomic
def file_complaint(
    sheet: Sheet,
    *,
    words: str,
    by: User,
    criterion: Criterion | None = None,
    asked_points: Decimal | None = None,
    file: StoredFile | None = None,
) -> Complaint:
    """In the window. It is to be answered within as many days as the window has."""
    sheet, now = lock(sheet, "period__bloc_year__bloc", "period__version", "unit"), clock.now()
    require(permissions.why_not_complain(by, sheet, now) or permissions.why_not_about(sheet, criterion))
    if not words.strip():
        raise RuleBroken("Ghi nội dung kiến nghị: điểm nào chưa đúng, căn cứ vào đâu.")
    require(_why_not_points(sheet, criterion, asked_points))
    made = Complaint.objects.create(
        sheet=sheet,
        criterion=criterion,
        words=words.strip(),
        asked_points=asked_points,
        file=file,
        filed_by=by,
        filed_at=now,
        due_at=_due(sheet.period, now),
    )
    record(by, "scoring.file_complaint", sheet, unit=sheet.unit, code=criterion.code if criterion else "", asked=asked_points)
    title = f"{sheet.unit} kiến nghị về điểm{f' tiêu chí {criterion.mark or criterion.code}' if criterion else ''}: {sheet.period}"
    _tell(_keepers(sheet.period, now), made, "filed", MessageKind.ARRIVED, title, by)
    return made


def _due(period: ScoringPeriod, now: datetime) -> datetime:
    days = int(period.version.conventions["complaint_days"])
    return clock.end_of(now.date() + timedelta(days=days))


def _why_not_points(sheet: Sheet, criterion: Criterion | None, points: Decimal | None) -> str | None:
    if points is None:
        return None
    leaf = leaf_of(criterion, sheet.period.version) if criterion else None
    if leaf is None:
        return "Đề nghị điểm thì phải chọn tiêu chí."
    least, most = bounds(leaf)
    if points < least or (most is not None and points > most):
        return f"Điểm đề nghị phải từ {figure(least)}{f' đến {figure(most)}' if most is not None else ''}."
    return None


@transaction.atomic
def withdraw_complaint(complaint: Complaint, *, by: User) -> Complaint:
    complaint = lock(complaint, *AROUND)
    require(permissions.why_not_withdraw(by, complaint, clock.now()))
    complaint.state = ComplaintState.WITHDRAWN
    complaint.save(update_fields=["state"])
    record(by, "scoring.withdraw_complaint", complaint.sheet, unit=complaint.sheet.unit)
    return complaint


@transaction.atomic
def answer_complaint(complaint: Complaint, *, accepts: bool, words: str, by: User, points: Decimal | None = None) -> Complaint:
    """`points`: what the criterion has from now on, kept as a mark of the last round with the answer as its reason.

    The effect on points, total and rank is kept with the answer.
    """
    period = lock(complaint.sheet.period)
    complaint, now = lock(complaint, *AROUND), clock.now()
    complaint.sheet.period.state = period.state
    require(permissions.why_not_answer(by, complaint, now))
    require(_why_not_said(complaint, words, points, accepts=accepts))
    effect = _give(complaint, points, words.strip(), by, now) if points is not None else None
    complaint.state = ComplaintState.ACCEPTED if accepts else ComplaintState.REJECTED
    complaint.answer, complaint.answered_by, complaint.answered_at = words.strip(), by, now
    complaint.effect = effect.stored() if effect else {}
    complaint.save(update_fields=["state", "answer", "answered_by", "answered_at", "effect"])
    _withdraw_proposal(period, changed=points is not None)
    told = {"unit": complaint.sheet.unit, "answer": complaint.get_state_display(), "change": complaint.effect}
    record(by, "scoring.answer_complaint", complaint.sheet, **told)
    title = f"Kiến nghị được trả lời ({complaint.get_state_display().lower()}): {complaint.sheet.period}"
    _tell([complaint.sheet.unit_id], complaint, "answered", MessageKind.ANSWER, title, by)
    return complaint


def _why_not_said(complaint: Complaint, words: str, points: Decimal | None, *, accepts: bool) -> str | None:
    if not words.strip():
        return "Ghi nội dung trả lời và căn cứ."
    if points is None:
        return None
    if not accepts:
        return "Không chấp nhận thì điểm giữ nguyên. Bỏ trống ô điểm, hoặc chọn chấp nhận."
    if complaint.criterion is None:
        return "Kiến nghị về cả phiếu không sửa được điểm ngay ở đây. Mở lại kỳ chấm để chấm lại."
    if complaint.sheet.period.version.conventions.get("round_policy") == RoundPolicy.AVERAGE:
        return "Bảng này lấy bình quân các lượt nên một điểm ghi thêm không thay được điểm cũ. Mở lại kỳ chấm để sửa lượt chấm sai."
    return _why_not_points(complaint.sheet, complaint.criterion, points)


def _give(complaint: Complaint, points: Decimal, reason: str, by: User, now: datetime) -> Effect:
    """The mark that counts from now on. The whole period is computed before and after it."""
    before = scores_of(complaint.sheet.period)
    turn = _turn_of_answers(complaint.sheet, by, now)
    _write(turn, complaint, points, reason, by, now)
    after = scores_of(complaint.sheet.period)
    _keep_ranks(after)
    return effect_between(complaint, after, before.consolidated(), after.consolidated())
