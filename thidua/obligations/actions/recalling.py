"""A document is called back together with the work it gave."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents import actions as documents
from thidua.documents.models import OfficialDocument
from thidua.ledger.record import record
from thidua.obligations.actions.telling import tell_withdrawn
from thidua.obligations.actions.trace import change, told
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation, ObligationChange
from thidua.obligations.permissions import recalling as permissions
from thidua.obligations.queries.recalling import plans_bound, unfinished_of, years_of
from thidua.plans.actions import recall_plan
from thidua.plans.models import Plan


@transaction.atomic
def recall_document(document: OfficialDocument, *, reason: str, by: User) -> int:
    """Call the document back; what is not finished of the work it gave is no longer owed, for the same reason. Returns how many duties.

    Accepted, done and excused work stays as it is. A document that only is corrected (đính chính) keeps its work.
    """
    for year in years_of(document):
        lock(year)
    document = lock(document)
    require(permissions.why_not_recall(by, document, clock.now()))
    require(None if reason.strip() else "Ghi lý do thu hồi: nơi nhận đọc lý do này.")
    withdrawn = sum(_withdraw(plan, document, one_line(reason), by) for plan in plans_bound(document))
    documents.recall_document(document, reason=reason, by=by)
    record(by, "obligations.recall_document", document, number=document.code, withdrawn=withdrawn, reason=one_line(reason)[:300])
    return withdrawn


def _withdraw(plan: Plan, document: OfficialDocument, reason: str, by: User) -> int:
    rows = list(unfinished_of([plan]))
    why = f"{document.get_kind_display()} số {document.code} đã thu hồi: {reason}"
    changes = [change(row, ChangeKind.WITHDRAWN, by, before=told(row), after={}, why=why) for row in rows]
    Obligation.objects.filter(pk__in=[row.pk for row in rows]).update(state=ObligationState.WITHDRAWN)
    ObligationChange.objects.bulk_create(changes)
    recall_plan(plan, by=by)
    tell_withdrawn(plan, rows, why, by)
    return len(rows)
