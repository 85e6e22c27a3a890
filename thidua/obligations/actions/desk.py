"""What the receiving side does: accept or return a paper; excuse, owe again, extend."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.handing_in import held
from thidua.obligations.actions.telling import tell_decided, tell_extended
from thidua.obligations.actions.trace import change, told
from thidua.obligations.enums import ChangeKind, Move, ObligationState, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions import desk as permissions


@transaction.atomic
def accept_submission(submission: Submission, *, reason: str = "", by: User) -> Submission:
    """`reason`: a remark that goes with it."""
    row = held(submission)
    obligation = row.obligation
    require(permissions.why_not_accept(by, row, clock.today()))
    decide(row, obligation, Move.ACCEPT, reason=reason, by_name=by.actor_name)
    change(obligation, ChangeKind.ACCEPTED, by, before={}, after=_said(row), why=row.reason).save()
    tell_decided(row, is_accepted=True, by=by)
    record(by, "obligations.accept_submission", row, submission=row.number, reason=row.reason)
    return row


@transaction.atomic
def return_submission(submission: Submission, *, reason: str, by: User) -> Submission:
    """The unit must hand in again; its deadline stays, and the next paper is judged by its own receipt."""
    row = held(submission)
    obligation = row.obligation
    require(permissions.why_not_return(by, row, clock.today(), reason=reason))
    was = SubmissionState(row.state).label
    decide(row, obligation, Move.RETURN, reason=reason, by_name=by.actor_name)
    change(obligation, ChangeKind.RETURNED, by, before={}, after=_said(row), why=row.reason).save()
    tell_decided(row, is_accepted=False, by=by)
    record(by, "obligations.return_submission", row, submission=row.number, before=was, reason=row.reason)
    return row


def decide(row: Submission, obligation: Obligation, move: Move, *, reason: str, by_name: str, at: datetime | None = None) -> None:
    """Write the decision into both held rows; right and trace are the caller's."""
    row.state = SubmissionState.ACCEPTED if move == Move.ACCEPT else SubmissionState.RETURNED
    row.reason, row.decided_at, row.decided_by_name = one_line(reason)[:500], at or clock.now(), by_name[:200]
    row.is_length_only = False
    row.save(update_fields=["state", "reason", "decided_at", "decided_by_name", "is_length_only"])
    obligation.state = rules.TRANSITIONS[move][ObligationState(obligation.state)]
    if move == Move.RETURN:
        obligation.handed_in_at = obligation.shorten_by = None
    obligation.save(update_fields=["state", "handed_in_at", "shorten_by"])


def _said(row: Submission) -> dict[str, str]:
    return {"lần nộp": str(row.number)}


@transaction.atomic
def excuse(obligation: Obligation, *, why: str, by: User) -> Obligation:
    """The unit owes it no longer; by whom and why stands in the trace."""
    row = lock(obligation)
    require("Ghi lý do cho miễn, ví dụ: đơn vị đang sáp nhập." if not why.strip() else None)
    require(permissions.why_not_excuse(by, row, clock.today()))
    _move(row, Move.EXCUSE, ChangeKind.EXCUSED, why=why, by=by)
    record(by, "obligations.excuse", row, why=one_line(why))
    return row


@transaction.atomic
def owe_again(obligation: Obligation, *, why: str, by: User) -> Obligation:
    row = lock(obligation)
    require("Ghi lý do thôi miễn." if not why.strip() else None)
    require(permissions.why_not_owe_again(by, row, clock.today()))
    _move(row, Move.OWE_AGAIN, ChangeKind.OWED_AGAIN, why=why, by=by)
    record(by, "obligations.owe_again", row, why=one_line(why))
    return row


def _move(row: Obligation, move: Move, kind: ChangeKind, *, why: str, by: User) -> None:
    before = ObligationState(row.state)
    row.state = rules.TRANSITIONS[move][before]
    row.save(update_fields=["state"])
    states = {"before": {"tình trạng": before.label}, "after": {"tình trạng": ObligationState(row.state).label}}
    change(row, kind, by, **states, why=one_line(why)).save()


@transaction.atomic
def extend(obligation: Obligation, *, last_moment: datetime, why: str, by: User) -> Obligation:
    """A later last moment; what the plan gives stays in `planned_moment`. A paper returned for its length keeps the days it was given."""
    row = lock(obligation)
    require("Ghi lý do gia hạn, ví dụ: theo đề nghị tại công văn số …" if not why.strip() else None)
    require(permissions.why_not_extend(by, row, clock.today()))
    require(permissions.why_not_moment(row, last_moment, clock.now()))
    before, row.last_moment = told(row), last_moment
    row.save(update_fields=["last_moment"])
    change(row, ChangeKind.EXTENDED, by, before=before, after=told(row), why=one_line(why)).save()
    tell_extended(row, one_line(why), by)
    record(by, "obligations.extend", row, before=before["hết hạn"], after=told(row)["hết hạn"], why=one_line(why))
    return row


@transaction.atomic
def extend_several(obligations: Sequence[Obligation], *, last_moment: datetime, why: str, by: User) -> list[Obligation]:
    """All or none, in the order of their keys (two people at once wait for each other instead of blocking)."""
    require("Chọn ít nhất một việc để gia hạn." if not obligations else None)
    ordered = sorted(obligations, key=lambda row: row.pk)
    return [extend(row, last_moment=last_moment, why=why, by=by) for row in ordered]
