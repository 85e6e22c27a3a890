"""An issued document becomes duties of its receivers "để thực hiện"."""

from collections.abc import Sequence

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.models import OfficialDocument
from thidua.ledger.record import record
from thidua.obligations.actions.compiling import bring_into_year
from thidua.obligations.permissions import assigning as permissions
from thidua.obligations.queries.assigning import Work, given_already
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import paper_way
from thidua.plans.actions import add_fact, open_letter, propose_plan
from thidua.plans.enums import FactKind
from thidua.plans.models import Plan


@transaction.atomic
def assign_by_document(document: OfficialDocument, *, work: Work, units: Sequence[Unit], by: User) -> Plan:
    """One thing for each of the units, with the document's number, day and signed file as its source. The same again is given once.

    It goes into the year at once: the document is out already, there is nothing left to review.
    """
    year = document.bloc_year
    if year is not None:
        year = lock(year)
    document, now = lock(document), clock.now()
    require(permissions.why_not_assign(by, document, now))
    require(permissions.why_not_assign_this(document, units=units, last_moment=work.last_moment, now=now))
    known = given_already(document, work=work, units=units)
    if known is not None:
        return known.plan
    if year is None:
        raise RuleBroken("Văn bản không nhân danh khối thi đua nào.")
    letter = open_letter(document, bloc_year=year, words=work.deliverable, by=by)
    _say(letter, work, list(units), by)
    if paper_way(letter.issuer, Paper.PLAN) == PaperWay.LEADER:
        propose_plan(letter, by=by)
    written = bring_into_year(letter, by=by)
    record(by, "obligations.assign_by_document", letter, document=document, number=document.code, written=written)
    letter.refresh_from_db()
    return letter


def _say(letter: Plan, work: Work, units: list[Unit], by: User) -> None:
    words = one_line(work.deliverable)
    fields = {
        "actor": ", ".join(str(unit) for unit in units)[:300],
        "deliverable": work.deliverable,
        "recipient": work.recipient or None,
        "due": work.due,
        "standing": False,
    }
    add_fact(letter, kind=FactKind.OBLIGATION, start=0, end=len(words), quote=words, clause="", fields=fields, units=units, by=by)
