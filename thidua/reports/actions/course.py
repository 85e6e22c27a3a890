"""The course of a report: opinions asked, settled, handed in to the superior, opened again when it comes back."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.consultations import actions as consultations
from thidua.consultations.queries.asking import Asking
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.files.actions import keep_again
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations import actions as obligations
from thidua.obligations.enums import PieceKind, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.queries.submissions import leader_approves
from thidua.reports import permissions
from thidua.reports.enums import ReportMove, ReportState
from thidua.reports.models import Report
from thidua.reports.queries.drafts import mark_of
from thidua.reports.rules.life import TRANSITIONS

CHANGED = "Dự thảo vừa được đồng nghiệp sửa nên tệp đã lập không còn khớp. Xem lại rồi bấm lần nữa."


@transaction.atomic
def ask_opinions(report: Report, *, asking: Asking, file: StoredFile, mark: str, by: User) -> Report:
    """Open a round with the draft as its file. `mark`: of the draft that the file was made from."""
    report = lock(report)
    require(permissions.why_not_ask(by, report, clock.now()))
    require(CHANGED if mark != mark_of(report) else None)
    made = consultations.start_round(report.bloc_year, asking=asking, opener=report.writer, file=file, plan=None, by=by)
    report.round = consultations.open_round(made, by=by)
    report.state = TRANSITIONS[ReportMove.ASK][ReportState(report.state)]
    report.save(update_fields=["round", "state"])
    record(by, "reports.ask_opinions", report, units=len(asking.invited), ends_at=asking.ends_at)
    return report


@transaction.atomic
def finalise(report: Report, *, file: StoredFile, with_marks: bool, mark: str, by: User) -> Report:
    """The text is settled as that file."""
    report = lock(report)
    require(permissions.why_not_finalise(by, report, clock.now()))
    require(CHANGED if mark != mark_of(report) else None)
    report.state = TRANSITIONS[ReportMove.FINALISE][ReportState(report.state)]
    report.final_file, report.with_marks = file, with_marks
    report.finalised_at, report.finalised_by_name = clock.now(), by.actor_name[:200]
    report.save(update_fields=["state", "final_file", "with_marks", "finalised_at", "finalised_by_name"])
    record(by, "reports.finalise", report, file=file)
    return report


@transaction.atomic
def hand_in_report(report: Report, *, record_file: StoredFile | None, by: User) -> Report:
    """The settled text and the record of its round go in for the leading unit's own duty; to its leader first where the unit wants that."""
    report = lock(report)
    require(permissions.why_not_hand_in(by, report, clock.now()))
    if report.duty is None or report.final_file is None:
        message = "Báo cáo chưa có tệp chốt hoặc chưa gắn với việc phải nộp."
        raise RuleBroken(message)
    pieces = [(_again(report.final_file, by), PieceKind.FULL_REPORT)]
    pieces += [(record_file, PieceKind.OTHER)] if record_file else []
    report.submission = _send(report.duty, pieces, by)
    report.state = TRANSITIONS[ReportMove.HAND_IN][ReportState(report.state)]
    report.save(update_fields=["state", "submission"])
    record(by, "reports.hand_in_report", report, files=[str(file) for file, _ in pieces])
    return report


def _again(file: StoredFile, by: User) -> StoredFile:
    """The same bytes brought by whoever hands them in: a unit attaches only files of its own officers."""
    if file.stored_by_id == by.pk:
        return file
    return keep_again(file, by=by)


def _send(duty: Obligation, pieces: list[tuple[StoredFile, PieceKind]], by: User) -> Submission:
    draft = obligations.begin_submission(duty, by=by)
    for old in draft.pieces.filter(file__name__in=[file.name for file, _ in pieces]):
        obligations.remove_piece(old, by=by)
    for file, kind in pieces:
        obligations.add_piece(draft, file, kind=kind, by=by)
    if draft.state == SubmissionState.DRAFT and leader_approves(duty.unit, clock.today()):
        return obligations.propose_submission(draft, by=by)
    return obligations.send_submission(draft, by=by)


@transaction.atomic
def reopen_report(report: Report, *, why: str, by: User) -> Report:
    """Back to the draft; the settled file stays with its own handing-in."""
    report = lock(report)
    require(permissions.why_not_reopen(by, report, clock.now()))
    report.state = TRANSITIONS[ReportMove.REOPEN][ReportState(report.state)]
    report.final_file, report.finalised_at, report.finalised_by_name = None, None, ""
    report.save(update_fields=["state", "final_file", "finalised_at", "finalised_by_name"])
    record(by, "reports.reopen_report", report, why=why.strip()[:300])
    return report
