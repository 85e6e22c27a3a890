"""The written plan becomes an official document: its file as the draft, its Nơi nhận as the receivers."""

from collections.abc import Iterator

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState, RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.documents.queries.registers import years_issued_for
from thidua.documents.queries.said import About, Address
from thidua.documents.rules.kinds import DocumentKind
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans import permissions
from thidua.plans.enums import ActorGroup, FactKind, FactState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import cast_of
from thidua.plans.rules.cast import Cast, resolve

PURPOSES = {
    "để thực hiện": RecipientPurpose.EXECUTE,
    "để báo cáo": RecipientPurpose.REPORT,
    "để đăng tải": RecipientPurpose.PUBLISH,
}


@transaction.atomic
def make_document(plan: Plan, *, by: User) -> OfficialDocument:
    """Open the document the plan goes out as; pressed again it gets the latest file and receivers."""
    plan = lock(plan)
    require(permissions.why_not_make_document(by, plan, clock.now()))
    about = About(
        DocumentKind.PLAN,
        plan.title,
        place=str(plan.head.get("place") or ""),
        post="\n".join(plan.head.get("post") or ()),
        signer=str(plan.head.get("signer") or ""),
    )
    document = _with_latest(plan, about, by)
    documents.address_document(document, addresses=list(_addresses(plan)), by=by)
    plan.issued_as = document
    plan.save(update_fields=["issued_as"])
    record(by, "plans.make_document", plan, document=document)
    return document


def _with_latest(plan: Plan, about: About, by: User) -> OfficialDocument:
    known = plan.issued_as
    if known is None or known.state == DocumentState.CANCELLED:
        in_its_name = years_issued_for(plan.issuer, clock.today()).filter(pk=plan.bloc_year_id).first()
        return documents.begin_document(plan.issuer, bloc_year=in_its_name, about=about, stored=plan.file, by=by)
    documents.edit_document(known, about=about, by=by)
    return documents.replace_draft(known, stored=plan.file, by=by) if known.draft_id != plan.file_id else known


def _addresses(plan: Plan) -> Iterator[Address]:
    """A line that means several units is a receiver each; a name that means none is printed only. The issuer sends nothing to itself."""
    cast, seen = cast_of(plan.bloc_year, clock.today(), issuer=plan.issuer), {plan.issuer_id}
    around = plan.facts.filter(kind__in=[FactKind.RECIPIENT, FactKind.ARCHIVE]).exclude(state=FactState.REJECTED)
    for fact in around.order_by("part__order", "start", "pk"):
        yield from _receivers(fact, cast, seen)


def _receivers(fact: PlanFact, cast: Cast, seen: set[int]) -> Iterator[Address]:
    if fact.kind == FactKind.ARCHIVE:
        yield Address("Lưu: " + ", ".join(fact.fields.get("marks") or ("VT",)), RecipientPurpose.KEEP)
        return
    name = str(fact.fields.get("name") or "")
    meant = resolve(name, cast)
    usual = RecipientPurpose.EXECUTE if meant.group == ActorGroup.MEMBERS else RecipientPurpose.KNOW
    purpose = PURPOSES.get(str(fact.fields.get("purpose")), usual)
    units = [unit for unit in Unit.objects.filter(pk__in=meant.units) if unit.pk not in seen]
    seen.update(unit.pk for unit in units)
    for unit in units:
        yield Address(unit.name, purpose, unit)
    if not meant.units:
        yield Address(name, purpose)
