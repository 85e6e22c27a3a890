"""Who may write a report, ask about it, settle it and hand it in; None or the reason."""

from collections.abc import Sequence
from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_closed
from thidua.blocs.queries import runs
from thidua.consultations.enums import RoundState
from thidua.obligations.enums import SubmissionState
from thidua.obligations.models import Obligation
from thidua.obligations.permissions.submissions import why_not_hand_in as why_not_hand_in_duty
from thidua.organisations.models import Unit
from thidua.reports.enums import ReportMove
from thidua.reports.models import Report
from thidua.reports.queries.drafts import own_duties, writers
from thidua.reports.rules import life


def why_not_start(user: User, bloc_year: BlocYear, day: date) -> str | None:
    if not runs(user, bloc_year, day):
        return f"Chỉ cán bộ của đơn vị Trưởng lập được báo cáo tổng hợp của {bloc_year}."
    return why_closed(bloc_year, so="không lập báo cáo mới")


def why_not_choose(
    bloc_year: BlocYear, *, writer: Unit, facts: Sequence[int], chosen: Sequence[int], duty: Obligation | None, day: date
) -> str | None:
    """`facts`: what may be drawn from; `chosen` of them."""
    if not chosen:
        return "Chưa chọn lấy từ báo cáo nào của các đơn vị. Đánh dấu ít nhất một việc."
    if not set(chosen) <= set(facts):
        return f"Một việc đã chọn không phải việc chung của các đơn vị trong {bloc_year}."
    if not writers(bloc_year, day).filter(pk=writer.pk).exists():
        return f"{writer} không phải đơn vị Trưởng của {bloc_year}."
    if duty is not None and not own_duties(bloc_year, day).filter(pk=duty.pk).exists():
        return "Việc phải nộp lên cấp trên phải là việc còn dở của đơn vị Trưởng trong năm này."
    return None


def why_not_move(user: User, report: Report, move: ReportMove, day: date) -> str | None:
    if not runs(user, report.bloc_year, day):
        return "Chỉ cán bộ của đơn vị Trưởng làm được việc này."
    return why_closed(report.bloc_year, so="báo cáo giữ nguyên") or life.why_not_move(move, report.state)


def why_not_write(user: User, report: Report, day: date) -> str | None:
    return why_not_move(user, report, ReportMove.WRITE, day)


def why_not_ask(user: User, report: Report, now: datetime) -> str | None:
    refused = why_not_move(user, report, ReportMove.ASK, now.date()) or _why_empty(report)
    return refused or ("Đợt lấy ý kiến về báo cáo này chưa kết thúc." if _is_asking(report, now) else None)


def why_not_push(user: User, report: Report, now: datetime) -> str | None:
    """Only while units are being asked: whoever runs the year shows them the draft as it stands now."""
    refused = why_not_move(user, report, ReportMove.WRITE, now.date()) or _why_empty(report)
    if refused or _is_asking(report, now):
        return refused
    return "Không có đợt lấy ý kiến nào đang mở về báo cáo này. Bấm “Lấy ý kiến” để mở đợt mới với dự thảo hiện nay."


def why_not_finalise(user: User, report: Report, now: datetime) -> str | None:
    """After the round, when every opinion has its answer (the round is settled), or without one."""
    refused = why_not_move(user, report, ReportMove.FINALISE, now.date()) or _why_empty(report)
    if refused or report.round is None or report.round.state in {RoundState.SETTLED, RoundState.CANCELLED}:
        return refused
    if _is_asking(report, now):
        return "Đợt lấy ý kiến chưa kết thúc. Chờ hết hạn, hoặc kết thúc sớm ở trang lấy ý kiến."
    return "Chưa chốt bản tổng hợp ý kiến. Trả lời hết các ý kiến và chốt ở trang lấy ý kiến, rồi chốt báo cáo."


def _is_asking(report: Report, now: datetime) -> bool:
    return report.round is not None and report.round.state_at(now) in {RoundState.DRAFT, RoundState.OPEN}


def _why_empty(report: Report) -> str | None:
    return None if report.parts.exists() else "Dự thảo chưa có gì. Lấy đoạn văn, bảng số liệu từ báo cáo của các đơn vị trước."


def why_not_hand_in(user: User, report: Report, now: datetime) -> str | None:
    refused = why_not_move(user, report, ReportMove.HAND_IN, now.date())
    if refused:
        return refused
    if report.duty is None:
        return "Báo cáo này không gắn với việc phải nộp nào. Mở lại để sửa rồi gắn việc phải nộp, hoặc tải tệp về gửi theo cách khác."
    under_way = report.duty.submissions.filter(state=SubmissionState.PROPOSED).exists()
    if under_way:
        return "Việc này đang có một bản chờ lãnh đạo duyệt. Rút bản ấy về soạn lại rồi nộp báo cáo."
    return why_not_hand_in_duty(user, report.duty, now.date())


def why_not_reopen(user: User, report: Report, now: datetime) -> str | None:
    """What the superior holds is not changed here; what came back is."""
    refused = why_not_move(user, report, ReportMove.REOPEN, now.date())
    held = {SubmissionState.PROPOSED, SubmissionState.SENT, SubmissionState.ACCEPTED}
    if refused or report.submission is None or report.submission.state not in held:
        return refused
    state = report.submission.get_state_display().lower()
    return f"Bản nộp lên cấp trên đang ở tình trạng “{state}”. Rút bản ấy về, hoặc chờ được trả lại, rồi mở lại để sửa."
