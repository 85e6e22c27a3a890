"""Duties out of a document that was issued here: what it has given, and one thing more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents.models import OfficialDocument
from thidua.obligations import actions
from thidua.obligations.forms.assigning import WorkForm, initial_of
from thidua.obligations.permissions import assigning as permissions
from thidua.obligations.queries.assigning import duties_by, units_to_do
from thidua.obligations.queries.duty import standing_of
from thidua.obligations.queries.recalling import work_withdrawn
from thidua.obligations.rules import WORDS
from thidua.organisations.queries import units_acted_for


def _document_for(request: UserRequest, pk: int) -> OfficialDocument:
    seen = OfficialDocument.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("issuer", "bloc_year__bloc", "signed"), pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def by_document(request: UserRequest, pk: int) -> HttpResponse:
    document = _document_for(request, pk)
    units = units_to_do(document, clock.today())
    is_sent = request.method == "POST"
    around = _told(request, document)
    initial = initial_of(document, units, is_first=not around["rows"])
    form = WorkForm(request.POST, choices=units) if is_sent else WorkForm(choices=units, initial=initial)
    if is_sent and form.is_valid():
        try:
            chosen = list(form.cleaned_data["units"])
            letter = actions.assign_by_document(document, work=form.work(), units=chosen, by=request.user)
            messages.success(request, f"Đã giao việc theo {letter} cho {len(chosen)} đơn vị; mỗi đơn vị thấy ngay trong “Việc của tôi”.")
            return redirect("obligations:by_document", pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    told = {**around, "form": form, "signed": _signed_version(document)}
    return render(request, "obligations/by_document.html", told, status=422 if is_sent else 200)


def _told(request: UserRequest, document: OfficialDocument) -> dict[str, Any]:
    now, user = clock.now(), request.user
    mine = set(units_acted_for(user, now.date()).values_list("pk", flat=True))
    rows = [
        {"duty": row, "word": WORDS[standing_of(row, now)], "is_own": row.unit_id in mine} for row in duties_by(document, user, now.date())
    ]
    return {
        "document": document,
        "why_not": permissions.why_not_assign(user, document, now),
        "is_issuers": document.issuer_id in mine,
        "rows": sorted(rows, key=lambda row: not row["is_own"]),
        "own": [row for row in rows if row["is_own"]],
        "withdrawn": work_withdrawn(document),
    }


def _signed_version(document: OfficialDocument) -> int | None:
    return document.versions.filter(file=document.signed_id).values_list("pk", flat=True).last() if document.signed_id else None


@login_required
@require_safe
def of_document(request: UserRequest, pk: int) -> HttpResponse:
    """The same beside the document: a part that its page fetches."""
    return render(request, "obligations/_of_document.html", _told(request, _document_for(request, pk)))
