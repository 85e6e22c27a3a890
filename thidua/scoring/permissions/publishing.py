"""Who sees a result before it is published, who announces it, proposes it and publishes it."""

import unicodedata
from datetime import datetime

from thidua.accounts.models import User
from thidua.scoring.enums import ComplaintState, PeriodMove, TurnState
from thidua.scoring.models import Complaint, ScoringPeriod, Turn
from thidua.scoring.permissions.periods import why_not_move
from thidua.scoring.queries.consolidating import consolidated
from thidua.scoring.queries.periods import keeps, moment_words, units_in_hand
from thidua.scoring.rules.consolidating import Consolidated
from thidua.scoring.rules.rounds import ANNOUNCED

WORD = "CÔNG BỐ"


def why_not_see_result(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    """The period itself is visible to the user already (`visible_to`)."""
    if period.state in ANNOUNCED:
        return None
    if keeps(user, period.bloc_year, now.date()):
        return _why_blind(user, period, now)
    return "Kết quả chưa tạm công bố. Đơn vị Trưởng và cơ quan cấp trên tổng hợp xong sẽ tạm công bố để các đơn vị xem và kiến nghị."


def _why_blind(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    """Whoever still scores in a blind round does not read the others' points in the sum."""
    own = Turn.objects.filter(sheet__period=period, round__is_blind=True, scorer__in=units_in_hand(user, now.date()))
    waiting = own.exclude(state=TurnState.SENT).select_related("round").order_by("round__position")
    one = next((turn.round for turn in waiting if now <= turn.round.over_at), None)
    return f"Vòng “{one}” chấm kín và đơn vị bạn chưa gửi hết các lượt. Gửi xong, hoặc khi vòng khép, sẽ xem được." if one else None


def why_not_announce(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    """Every round is over or has all it waits for, and every criterion of the content was scored by somebody."""
    refused = why_not_move(user, period, PeriodMove.ANNOUNCE, now.date())
    if refused:
        return refused
    waiting = next((one for one in period.rounds.all() if now <= one.over_at), None)
    if waiting is not None:
        return f"Vòng “{waiting}” còn mở đến {moment_words(waiting.over_at)}. Chờ hết vòng, hoặc khép sớm khi mọi lượt đã gửi."
    return why_not_whole(consolidated(period), period)


def why_not_whole(found: Consolidated, period: ScoringPeriod) -> str | None:
    """What nobody scored is not 0: the unit is scored, or left out of the ranking with its ground."""
    placed = [one for group in found.groups.values() for one in group if one.total.missing and not one.ranked.excluded]
    if not placed:
        return None
    unit = period.sheets.select_related("unit").get(pk=placed[0].entrant.key).unit
    codes = placed[0].total.missing
    some = ", ".join(codes[:3]) + (" …" if len(codes) > 3 else "")
    return (
        f"{len(placed)} đơn vị còn tiêu chí chưa ai chấm, hoặc ghi không phát sinh mà chưa được đồng ý; trước hết {unit}: {some}. "
        "Chấm nốt, hoặc ghi lý do không xếp hạng đơn vị đó."
    )


def why_not_reopen(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    return why_not_move(user, period, PeriodMove.REOPEN, now.date())


def why_not_propose(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    refused = why_not_move(user, period, PeriodMove.PROPOSE, now.date()) or _why_not_settled(period, now)
    if refused:
        return refused
    return f"{period.proposed_by} đã đề nghị công bố. Người thứ hai bấm công bố." if period.proposed_by_id else None


def why_not_publish(user: User, period: ScoringPeriod, now: datetime) -> str | None:
    """By somebody else than who proposed it."""
    refused = why_not_move(user, period, PeriodMove.PUBLISH, now.date()) or _why_not_settled(period, now)
    if refused:
        return refused
    if period.proposed_by_id is None:
        return "Chưa ai đề nghị công bố. Một người đề nghị, người khác kiểm lại rồi công bố."
    if period.proposed_by_id == user.pk:
        return "Bạn đã đề nghị công bố, nên người khác phải kiểm lại và công bố."
    return None


def why_not_word(word: str) -> str | None:
    typed = unicodedata.normalize("NFC", " ".join(word.split())).casefold()
    return None if typed == WORD.casefold() else f"Gõ đúng hai chữ {WORD} để xác nhận. Công bố rồi không sửa lại được."


def _why_not_settled(period: ScoringPeriod, now: datetime) -> str | None:
    """The window is over and nothing waits for its answer."""
    if period.complaints_until is not None and now <= period.complaints_until:
        return f"Còn nhận kiến nghị đến {moment_words(period.complaints_until)}. Hết hạn đó mới công bố được."
    waiting = Complaint.objects.filter(sheet__period=period, state=ComplaintState.OPEN).count()
    return f"Còn {waiting} kiến nghị chưa trả lời. Trả lời hết rồi công bố." if waiting else None
