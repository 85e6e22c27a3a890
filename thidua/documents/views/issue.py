"""The page that gives the number and sends the document out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import told_on
from thidua.documents import actions
from thidua.documents.enums import DocumentMove, DocumentState, RecipientPurpose
from thidua.documents.forms.documents import SPARE, NumberForm, addresses_typed, purpose_words
from thidua.documents.models import OfficialDocument
from thidua.documents.permissions import documents as permissions
from thidua.documents.queries.documents import Group, offered
from thidua.documents.queries.registers import Coming, coming_number
from thidua.documents.queries.said import Address
from thidua.documents.rules.registers import CLAUSE
from thidua.documents.views.doors import document_for

DONE = {"keep": "Đã ghi nơi nhận.", "number": "Đã cấp số {code}.", "issue": "Đã phát hành văn bản số {code}."}


@login_required
@require_http_methods(["GET", "POST"])
def issue(request: UserRequest, pk: int) -> HttpResponse:
    """Receivers, number, out: as far as the button pressed; all of it or nothing."""
    document, now = document_for(request, pk), clock.now()
    reason = permissions.why_not_move(request.user, document, DocumentMove.ADDRESS, now)
    if reason and request.method != "POST":
        raise PermissionDenied(reason)
    groups = offered(document, now.date())
    form = NumberForm(request.POST) if request.method == "POST" else NumberForm(initial={"dated": now.date()})
    if request.method != "POST":
        return _page(request, document, groups, form, _written(document))
    addresses = addresses_typed(request.POST, groups, day=now.date())
    if form.is_valid() or document.state != DocumentState.SIGNED:
        with told_on(form):
            return _taken(request, document, addresses, form)
    return _page(request, document, groups, form, addresses, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def send_further(request: UserRequest, pk: int) -> HttpResponse:
    """To receivers that do not have it yet, after the issue."""
    document, now = document_for(request, pk), clock.now()
    reason = permissions.why_not_move(request.user, document, DocumentMove.SEND_FURTHER, now)
    if reason and request.method != "POST":
        raise PermissionDenied(reason)
    groups, form = offered(document, now.date(), but_known=True), Form(request.POST or None)
    addresses = addresses_typed(request.POST, groups, day=now.date())
    if request.method == "POST":
        form.full_clean()
        with told_on(form):
            sent = actions.send_further(document, addresses=addresses, by=request.user)
            messages.success(request, f"Đã gửi bổ sung tới {len(sent)} nơi nhận.")
            return redirect("documents:document", pk)
    told = {
        "document": document,
        "form": form,
        "groups": [_rows(group, addresses, is_new=False) for group in groups],
        "names": _names(groups, addresses),
        "purposes": purpose_words(),
        "name_purposes": RecipientPurpose.choices,
    }
    return render(request, "documents/send_further.html", told, status=422 if request.method == "POST" else 200)


def _taken(request: UserRequest, document: OfficialDocument, addresses: list[Address], form: NumberForm) -> HttpResponse:
    what, user = request.POST.get("what", "keep"), request.user
    with transaction.atomic():
        document = actions.address_document(document, addresses=addresses, by=user)
        if what in {"number", "issue"} and document.state != DocumentState.NUMBERED:
            document = actions.number_document(document, dated=form.cleaned_data.get("dated"), by=user)
        if what == "issue":
            document = actions.issue_document(document, by=user)
    messages.success(request, DONE.get(what, DONE["keep"]).format(code=document.code))
    return redirect("documents:issue" if what == "number" else "documents:document", document.pk)


def _page(
    request: UserRequest, document: OfficialDocument, groups: list[Group], form: NumberForm, addresses: list[Address], *, status: int = 200
) -> HttpResponse:
    now = clock.now()
    coming = coming_number(document, now) if document.state == DocumentState.SIGNED else None
    told = {
        "document": document,
        "form": form,
        "groups": [_rows(group, addresses, is_new=not document.recipients.exists() and status == 200) for group in groups],
        "names": _names(groups, addresses),
        "purposes": purpose_words(),
        "name_purposes": RecipientPurpose.choices,
        "coming": coming,
        "why": _why(coming) if coming else [],
        "why_not_number": permissions.why_not_number(request.user, document, now),
        "is_numbered": document.state == DocumentState.NUMBERED,
        "is_signed": document.state == DocumentState.SIGNED,
    }
    return render(request, "documents/issue.html", told, status=status)


def _written(document: OfficialDocument) -> list[Address]:
    rows = document.recipients.select_related("unit")
    return [Address(row.name, RecipientPurpose(row.purpose), row.unit) for row in rows]


def _rows(group: Group, addresses: list[Address], *, is_new: bool) -> dict[str, Any]:
    """The units of a group with the purpose written, or the usual one while nothing is written yet."""
    said = {one.unit.pk: one.purpose for one in addresses if one.unit is not None}
    usual = group.usual if is_new else ""
    return {"title": group.title, "units": [(unit, said.get(unit.pk, usual)) for unit in group.units]}


def _names(groups: list[Group], addresses: list[Address]) -> list[tuple[str, str]]:
    """Names that stand in no group, and empty rows after them."""
    shown = {unit.pk for group in groups for unit in group.units}
    typed = [(one.name, str(one.purpose)) for one in addresses if one.unit is None or one.unit.pk not in shown]
    return [*typed, *[("", RecipientPurpose.KNOW.value)] * SPARE]


def _why(coming: Coming) -> list[dict[str, Any]]:
    """Why this number and no other."""
    begins = "Đầu năm, sổ bắt đầu lại từ 01." if coming.is_first_of_year else f"Số liền trước của sổ: {coming.series.last_number:02}."
    return [
        {
            "text": f"Sổ: {coming.series.get_kind_display() or 'mọi loại văn bản'} của {coming.series.owner}, năm {coming.year}.",
            "holds": True,
        },
        {"text": begins, "holds": True, "clause": CLAUSE},
        {"text": "Số chỉ được giữ khi bấm cấp số: đồng nghiệp cấp trước thì văn bản này nhận số kế tiếp.", "holds": None},
    ]
