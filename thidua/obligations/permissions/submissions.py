"""Who may hand in what, when; None or the reason."""

from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.queries import runs
from thidua.files.models import StoredFile
from thidua.obligations import rules
from thidua.obligations.enums import Move, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions.duty import why_closed
from thidua.obligations.queries.submissions import approval_right, leader_approves
from thidua.organisations.queries import stands_in_for
from thidua.plans.models import Plan


def why_not_hand_in(user: User, obligation: Obligation, day: date) -> str | None:
    """Begin a handing-in: for the unit, or for what it became; late is allowed."""
    return _why_not_of_unit(user, obligation, day) or _why_shut(obligation)


def _why_shut(obligation: Obligation) -> str | None:
    """Whoever asks."""
    return why_closed(obligation.bloc_year) or rules.why_not_move(Move.SUBMIT, obligation.state)


def _why_not_of_unit(user: User, obligation: Obligation, day: date) -> str | None:
    if stands_in_for(user, obligation.unit, day):
        return None
    return f"Chỉ chuyên viên, lãnh đạo của {obligation.unit} nộp được việc này."


def why_not_write(user: User, submission: Submission, day: date) -> str | None:
    """Add, remove, describe: while it is a draft."""
    return _why_not_of_unit(user, submission.obligation, day) or why_fixed(submission)


def why_fixed(submission: Submission) -> str | None:
    """Nobody writes into it any more, whoever asks."""
    if submission.state == SubmissionState.DRAFT:
        return _why_shut(submission.obligation)
    return _WHY_NOT_DRAFT[SubmissionState(submission.state)]


_WHY_NOT_DRAFT = {
    SubmissionState.PROPOSED: "Bản này đang chờ lãnh đạo duyệt. Rút về soạn lại rồi sửa.",
    SubmissionState.SENT: "Bản này đã nộp nên không sửa được nữa. Rút bản đã nộp về rồi nộp bản khác.",
    SubmissionState.ACCEPTED: "Bản này đã được tiếp nhận nên giữ nguyên.",
    SubmissionState.RETURNED: "Bản này đã bị trả lại nên giữ nguyên làm dấu vết. Soạn lần nộp mới.",
    SubmissionState.TAKEN_BACK: "Bản này đã rút về nên giữ nguyên làm dấu vết. Soạn lần nộp mới.",
}


def why_not_attach(user: User, submission: Submission, stored: StoredFile, day: date) -> str | None:
    if stored.stored_by_id != user.pk:
        return "Tệp này do người khác tải lên. Tải lại tệp từ máy của mình."
    return why_not_write(user, submission, day)


def why_not_propose(user: User, submission: Submission, day: date) -> str | None:
    """Hand it to the leader, where the unit has chosen so."""
    refused = why_not_write(user, submission, day) or why_empty(submission)
    if refused is None and not leader_approves(submission.obligation.unit, day):
        return f"{submission.obligation.unit} để chuyên viên nộp thẳng, không phải trình. Bấm “Nộp”."
    return refused


def why_empty(submission: Submission) -> str | None:
    if submission.link or submission.pieces.exists():
        return None
    return "Chưa có tệp nào. Thêm tệp, hoặc ghi đường dẫn tới văn bản, rồi nộp."


def why_not_send(user: User, submission: Submission, now: datetime) -> str | None:
    """Hand it in: the specialist where the unit lets him, else the leader or whom he handed the right to. A sent one may be sent again."""
    stranger = _why_not_of_unit(user, submission.obligation, now.date())
    if stranger is not None or submission.state == SubmissionState.SENT:
        return stranger
    if submission.state not in {SubmissionState.DRAFT, SubmissionState.PROPOSED}:
        return _WHY_NOT_DRAFT[SubmissionState(submission.state)]
    return _why_shut(submission.obligation) or why_empty(submission) or _why_not_let_out(user, submission, now)


def _why_not_let_out(user: User, submission: Submission, now: datetime) -> str | None:
    unit = submission.obligation.unit
    if not leader_approves(unit, now.date()) or approval_right(user, unit, now) is not None:
        return None
    if submission.state == SubmissionState.DRAFT:
        return f"{unit} yêu cầu lãnh đạo duyệt trước khi nộp. Bấm “Trình lãnh đạo”."
    return f"Chỉ lãnh đạo {unit} hoặc người được ủy quyền mới duyệt nộp được."


def why_not_send_back(user: User, submission: Submission, day: date) -> str | None:
    """From the leader's queue to the specialist: either of them may."""
    if submission.state != SubmissionState.PROPOSED:
        return "Bản này không ở trong hàng chờ lãnh đạo duyệt."
    return _why_not_of_unit(user, submission.obligation, day)


def why_not_take_back(user: User, submission: Submission, day: date) -> str | None:
    """Before the receiver has decided; what the head entered on behalf of the unit is contested instead."""
    stranger = _why_not_of_unit(user, submission.obligation, day) or why_closed(submission.obligation.bloc_year)
    if stranger is not None or submission.state in {SubmissionState.DRAFT, SubmissionState.PROPOSED}:
        return stranger or "Bản này chưa nộp nên chưa có gì để rút."
    if submission.is_on_behalf:
        return "Bản này do đơn vị Trưởng nhập hộ nên không tự rút được. Không đúng thì bấm “Không nhận”."
    if submission.state == SubmissionState.TAKEN_BACK:
        return "Bản này đã được rút về trước đó, có thể do đồng nghiệp vừa bấm."
    return rules.why_not_move(Move.TAKE_BACK, submission.obligation.state)


def why_not_choose_length_rule(user: User, plan: Plan, day: date) -> str | None:
    """Of a plan's papers that are too long: whoever leads the year."""
    return None if runs(user, plan.bloc_year, day) else "Chỉ đơn vị Trưởng chọn được cách xử lý văn bản quá dài."
