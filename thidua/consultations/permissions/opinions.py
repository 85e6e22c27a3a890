"""Who may say something to a draft, for which unit; who answers it."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.consultations.enums import OpinionState, RoundState
from thidua.consultations.models import Opinion, OpinionPoint, Round
from thidua.consultations.permissions.rounds import why_not_keep
from thidua.consultations.queries.rounds import seen_of
from thidua.consultations.rules import life
from thidua.core import clock
from thidua.obligations.enums import Confirmation
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, approver_of, paper_way


def why_not_write(user: User, asked: Round, unit: Unit, now: datetime) -> str | None:
    if not acts_for(user, unit, now.date()):
        return f"Chỉ cán bộ của {unit} soạn được ý kiến của đơn vị."
    if not asked.invited.filter(pk=unit.pk).exists():
        return f"{unit} không ở trong danh sách được hỏi của đợt này."
    return _why_not_receive(asked, now)


def _why_not_receive(asked: Round, now: datetime) -> str | None:
    moments = {"starts_at": asked.starts_at.astimezone(clock.LOCAL), "ends_at": asked.ends_at}
    return life.why_not_receive(asked.state, **moments, now=now)


def why_not_over(latest: Opinion | None, seen: str) -> str | None:
    """Writing over what a colleague wrote after the form was opened."""
    if latest is None or seen == seen_of(latest):
        return None
    at = latest.written_at.astimezone(clock.LOCAL)
    return (
        f"{latest.written_by_name} vừa ghi ý kiến của {latest.unit} lúc {at:%H:%M, %d/%m/%Y}. Chữ bạn gõ còn nguyên ở dưới: "
        "xem bản ấy trước, rồi bấm lại nếu vẫn muốn thay."
    )


def why_not_rewrite(latest: Opinion | None) -> str | None:
    if latest is not None and latest.state == OpinionState.PROPOSED:
        return "Ý kiến đang chờ lãnh đạo duyệt. Rút về soạn lại rồi sửa."
    return None


def why_not_send(user: User, opinion: Opinion, now: datetime) -> str | None:
    """By the specialist where the unit lets them, else by the leader or whom they delegated."""
    if opinion.state not in {OpinionState.DRAFT, OpinionState.PROPOSED}:
        return "Ý kiến này đã gửi rồi."
    closed = _why_not_receive(opinion.round, now)
    if closed:
        return closed
    if paper_way(opinion.unit, Paper.SUBMISSION) == PaperWay.SPECIALIST and opinion.state == OpinionState.DRAFT:
        return None if acts_for(user, opinion.unit, now.date()) else f"Chỉ cán bộ của {opinion.unit} gửi được ý kiến của đơn vị."
    if approver_of(user, opinion.unit, Paper.SUBMISSION, now) is None:
        return f"Chỉ lãnh đạo {opinion.unit} hoặc người được ủy quyền duyệt gửi được. Bấm “Trình lãnh đạo”."
    return None


def why_not_propose(user: User, opinion: Opinion, now: datetime) -> str | None:
    if opinion.state != OpinionState.DRAFT:
        return "Chỉ trình được ý kiến đang soạn."
    if paper_way(opinion.unit, Paper.SUBMISSION) == PaperWay.SPECIALIST:
        return f"{opinion.unit} không yêu cầu lãnh đạo duyệt: gửi thẳng."
    return why_not_write(user, opinion.round, opinion.unit, now)


def why_not_take_back(user: User, opinion: Opinion, now: datetime) -> str | None:
    if opinion.state != OpinionState.PROPOSED:
        return "Ý kiến này không ở trong hàng chờ duyệt."
    if acts_for(user, opinion.unit, now.date()):
        return None
    return f"Chỉ cán bộ của {opinion.unit} rút được ý kiến về soạn lại."


def why_not_enter(user: User, asked: Round, unit: Unit, arrived_at: datetime, now: datetime) -> str | None:
    """Write down what a unit that is not on the system sent in another way."""
    if asked.state not in {RoundState.OPEN, RoundState.CLOSED}:
        return f"Đợt này đang ở tình trạng “{asked.get_state_display().lower()}” nên không nhập hộ ý kiến."
    if not asked.invited.filter(pk=unit.pk).exists():
        return f"{unit} không ở trong danh sách được hỏi của đợt này."
    if not asked.starts_at <= arrived_at <= now:
        return "Lúc ý kiến đến phải nằm giữa lúc bắt đầu đợt và lúc này."
    own = asked.opinions.filter(unit=unit, state=OpinionState.SENT, confirmation__in=[Confirmation.NOT_NEEDED, Confirmation.CONFIRMED])
    if own.exists():
        return f"{unit} đã tự gửi hoặc đã xác nhận ý kiến của mình. Đơn vị tự gửi bản thay thế nếu cần."
    return why_not_keep(user, asked, now.date())


def why_not_confirm(user: User, opinion: Opinion, now: datetime) -> str | None:
    """Stand by what was entered on behalf of the unit, or not."""
    if not acts_for(user, opinion.unit, now.date()):
        return f"Chỉ cán bộ của {opinion.unit} xác nhận được bản nhập hộ."
    if opinion.confirmation == Confirmation.NOT_NEEDED or opinion.state != OpinionState.SENT:
        return "Ý kiến này không phải bản nhập hộ đang dùng nên không cần xác nhận."
    if opinion.confirmation != Confirmation.WAITING:
        return "Đơn vị đã trả lời về bản nhập hộ này rồi."
    if opinion.round.state == RoundState.SETTLED:
        return "Bản tổng hợp đã chốt. Trao đổi với nơi lấy ý kiến nếu bản nhập hộ sai."
    return None


def why_not_answer(user: User, point: OpinionPoint, now: datetime) -> str | None:
    opinion = point.opinion
    if opinion.state != OpinionState.SENT:
        return "Đơn vị đã gửi bản ý kiến khác thay bản này. Mở lại trang để trả lời bản mới."
    if opinion.round.state in {RoundState.SETTLED, RoundState.CANCELLED}:
        return f"Đợt này đang ở tình trạng “{opinion.round.get_state_display().lower()}” nên không sửa phần tiếp thu, giải trình."
    return why_not_keep(user, opinion.round, now.date())
