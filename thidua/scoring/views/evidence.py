"""What a unit shows for one criterion: the drawer of the sheet, or its own page without script."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.core.text import whole_number
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.models import Criterion
from thidua.criteria.rules.stored import read_evidence
from thidua.files.bringing import bring, remember
from thidua.files.models import StoredFile
from thidua.files.views import send
from thidua.scoring.actions import evidence as actions
from thidua.scoring.forms.evidence import EvidenceForm
from thidua.scoring.models import Evidence, Sheet
from thidua.scoring.permissions.marks import why_not_show_evidence
from thidua.scoring.queries.evidence import evidence_of
from thidua.scoring.views.sheets import is_part, leaf_for, sheet_for


@login_required
@require_http_methods(["GET", "POST"])
def evidence(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    sheet = sheet_for(request, pk)
    node = leaf_for(sheet, criterion)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            brought = bring(form, request.user)
            with transaction.atomic():
                piece = _piece(form.cleaned_data, brought.keep(request.user))
                actions.add_evidence(sheet, piece=piece, criterion=node, by=request.user)
            return _done(request, sheet, node)
    remember(form, request.user, request.POST.getlist("stored"))
    return _page(request, sheet, node, form)


def _piece(sent: dict[str, Any], file: StoredFile | None) -> actions.Piece:
    return actions.Piece(
        kind=EvidenceKind(sent["kind"]),
        title=sent["title"],
        number=sent["number"] or "",
        dated=sent["dated"],
        file=file,
        url=sent["url"] or "",
        figure=sent["figure"],
        counted_from=sent["counted_from"],
        counted_to=sent["counted_to"],
    )


def _done(request: UserRequest, sheet: Sheet, node: Criterion) -> HttpResponse:
    if is_part(request):
        return _page(request, sheet, node, EvidenceForm())
    return redirect("scoring:evidence", sheet.pk, node.pk)


def _page(request: UserRequest, sheet: Sheet, node: Criterion, form: EvidenceForm) -> HttpResponse:
    shown = evidence_of(sheet)
    here = [one for one in shown if node in one.criteria.all()]
    told = {
        "sheet": sheet,
        "period": sheet.period,
        "node": node,
        "form": form,
        "here": here,
        "others": [one for one in shown if one not in here],
        "rule": read_evidence(node.evidence) if node.evidence else None,
        "reason": why_not_show_evidence(request.user, sheet, clock.now()),
    }
    template = "scoring/_evidence.html" if is_part(request) else "scoring/evidence.html"
    return render(request, template, told, status=422 if form.is_bound else 200)


def _evidence_for(request: UserRequest, pk: int) -> tuple[Evidence, Criterion]:
    """One that stands on a sheet the person sees, and the criterion of that sheet that the form names."""
    one = get_object_or_404(Evidence.objects.select_related("file"), pk=pk)
    one.sheet = sheet_for(request, one.sheet_id)
    sent = request.POST.get("tieu-chi", "")
    return one, leaf_for(one.sheet, whole_number(sent))


@login_required
@require_POST
def use(request: UserRequest, pk: int) -> HttpResponse:
    """The same piece for one criterion more."""
    one, node = _evidence_for(request, pk)
    with report(request):
        actions.use_evidence(one, criterion=node, by=request.user)
    return _done(request, one.sheet, node)


@login_required
@require_POST
def remove(request: UserRequest, pk: int) -> HttpResponse:
    one, node = _evidence_for(request, pk)
    with report(request):
        actions.remove_evidence(one, criterion=node, by=request.user)
    return _done(request, one.sheet, node)


@login_required
@require_safe
def file(request: UserRequest, pk: int) -> FileResponse:
    one = get_object_or_404(Evidence.objects.select_related("file"), pk=pk)
    sheet_for(request, one.sheet_id)
    if one.file is None:
        raise Http404
    return send(one.file)
