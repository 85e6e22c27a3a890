"""A plan written here goes out as a document and binds its year, in one act."""

from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.ledger.record import record
from thidua.obligations.actions.compiling import bring_into_year
from thidua.obligations.permissions import issuing as permissions
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.queries import paper_way
from thidua.plans.actions import propose_plan
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan


@transaction.atomic
def issue_plan(plan: Plan, *, dated: date | None = None, despite_errors: bool = False, by: User) -> int:
    """Number and send the signed document, give the plan its number and day, put its obligations into force. Returns how many.

    A document that was numbered or sent already stays as it is. All of it or nothing: a refusal takes the number back too.
    """
    lock(plan.bloc_year)
    plan = lock(plan)
    require(permissions.why_not_issue(by, plan, clock.now()))
    document = _sent(plan, dated, by)
    plan.number, plan.issued_on = document.code, document.issued_on
    plan.save(update_fields=["number", "issued_on"])
    if plan.state == PlanState.DRAFT and paper_way(plan.issuer, Paper.PLAN) == PaperWay.LEADER:
        propose_plan(plan, despite_errors=despite_errors, by=by)
    written = bring_into_year(plan, despite_errors=despite_errors, by=by)
    record(by, "obligations.issue_plan", plan, document=document, number=document.code, written=written)
    return written


def _sent(plan: Plan, dated: date | None, by: User) -> OfficialDocument:
    document = plan.issued_as
    assert document is not None, "why_not_issue asks for it"
    if document.state == DocumentState.SIGNED:
        document = documents.number_document(document, dated=dated, by=by)
    return documents.issue_document(document, by=by) if document.state == DocumentState.NUMBERED else document
