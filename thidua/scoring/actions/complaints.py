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
from thidua.criteria.rules.given import bounds
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units
from thidua.scoring.actions.marks import scored, write_mark
from thidua.scoring.actions.standing import keep_standing
from thidua.scoring.enums import ComplaintState, RoundKind, TurnState
from thidua.scoring.models import Complaint, Mark, ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.permissions import complaints as permissions
from thidua.scoring.queries.complaints import Effect, effect_between, round_of_answers
from thidua.scoring.queries.consolidating import scores_of
from thidua.scoring.queries.periods import leading_of
from thidua.scoring.queries.tables import rules_of

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
    days = rules_of(period.version).table.settings.complaint_days
    assert days is not None, "announced"
    return clock.end_of(now.date() + timedelta(days=days))


def _why_not_points(sheet: Sheet, criterion: Criterion | None, points: Decimal | None) -> str | None:
    if points is None:
        return None
    leaf = rules_of(sheet.period.version).leaves.get(criterion.code) if criterion else None
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
    if rules_of(complaint.sheet.period.version).table.settings.round_policy is RoundPolicy.AVERAGE:
        return "Bảng này lấy bình quân các lượt nên một điểm ghi thêm không thay được điểm cũ. Mở lại kỳ chấm để sửa lượt chấm sai."
    return _why_not_points(complaint.sheet, complaint.criterion, points)


def _give(complaint: Complaint, points: Decimal, reason: str, by: User, now: datetime) -> Effect:
    """The mark that counts from now on. The whole period is computed before and after it."""
    assert complaint.criterion is not None
    period = complaint.sheet.period
    before = scores_of(period).consolidated()
    _write(_turn_of_answers(complaint.sheet, by, now), complaint.criterion, points, reason, by, now)
    scores = scores_of(period)
    after = scores.consolidated()
    effect = effect_between(complaint, scores, before, after)
    if effect.after["points"] != points:
        raise RuleBroken("Điểm này không đi vào kết quả: bảng không cho vòng trả lời kiến nghị ghi tiêu chí này. Mở lại kỳ chấm để sửa.")
    keep_standing(period, after)
    return effect


def _turn_of_answers(sheet: Sheet, by: User, now: datetime) -> Turn:
    one = round_of_answers(sheet.period) or _round_for_answers(sheet.period, now)
    turn = sheet.turns.filter(round=one).select_related("round").order_by("pk").last()
    if turn is None:
        return _new_turn(sheet, one, by, now)
    if turn.state != TurnState.SENT:
        if turn.marks.exists():
            raise RuleBroken(f"Vòng “{one}” của phiếu này còn điểm ghi dở chưa gửi. Mở lại kỳ chấm để gửi hoặc bỏ, rồi trả lời.")
        turn.state, turn.sent_by, turn.sent_at = TurnState.SENT, by, now
        turn.save(update_fields=["state", "sent_by", "sent_at"])
    return turn


def _round_for_answers(period: ScoringPeriod, now: datetime) -> ScoringRound:
    """After all others, of the kind that the period does not have yet."""
    rounds = {one.kind: one for one in period.rounds.all()}
    kind = next((kind for kind in (RoundKind.STANDING, RoundKind.COUNCIL) if kind not in rounds), None)
    if kind is None:
        raise RuleBroken("Vòng của cơ quan thường trực đứng trước vòng khác nên điểm trả lời không thay được. Mở lại kỳ chấm để sửa.")
    last = max(one.position for one in rounds.values())
    return ScoringRound.objects.create(period=period, kind=kind, position=last + 1, opens_at=now - timedelta(seconds=1), closes_at=now)


def _new_turn(sheet: Sheet, one: ScoringRound, by: User, now: datetime) -> Turn:
    leading = leading_of(sheet.period.bloc_year, now.date())
    scorer = next((unit for unit in (leading.above, leading.head, leading.deputy) if unit and unit != sheet.unit_id), None)
    if scorer is None:
        raise RuleBroken("Chưa có đơn vị nào khác chấm được phiếu này. Cử đơn vị Phó rồi trả lời.")
    return Turn.objects.create(sheet=sheet, round=one, scorer_id=scorer, state=TurnState.SENT, sent_by=by, sent_at=now)


def _write(turn: Turn, criterion: Criterion, points: Decimal, reason: str, by: User, now: datetime) -> Mark:
    told = {"points": str(points), "reason": reason}
    _, worth = scored(rules_of(turn.sheet.period.version).leaves[criterion.code], told)
    return write_mark(turn, criterion, told=told, points=worth, by=by, now=now)


def _keepers(period: ScoringPeriod, now: datetime) -> list[int]:
    leading = leading_of(period.bloc_year, now.date())
    return [unit for unit in (leading.head, leading.above) if unit]


def _tell(units: list[int], complaint: Complaint, key: str, kind: MessageKind, title: str, by: User) -> None:
    url = reverse("scoring:complaints", args=[complaint.sheet.period_id])
    tell_units(units, f"complaint:{complaint.pk}:{key}", kind, title[:300], url=url, body=complaint.answer or complaint.words, by=by)
