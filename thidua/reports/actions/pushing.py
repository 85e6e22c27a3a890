"""A later draft goes to those who are being asked."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.consultations import actions as consultations
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.reports import permissions
from thidua.reports.actions.course import CHANGED
from thidua.reports.models import Report
from thidua.reports.queries.drafts import mark_of


@transaction.atomic
def push_draft(report: Report, *, file: StoredFile, note: str, mark: str, by: User) -> Report:
    """The draft as it is now becomes the next version of the open round. `mark`: of the draft that the file was made from."""
    report = lock(report)
    require(permissions.why_not_push(by, report, clock.now()))
    require(CHANGED if mark != mark_of(report) else None)
    assert report.round is not None  # the permission says so
    consultations.add_draft(report.round, file=file, note=note, by=by)
    record(by, "reports.push_draft", report, file=file, note=note)
    return report
