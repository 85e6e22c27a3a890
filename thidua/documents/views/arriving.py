"""What arrives: copies of documents issued here, documents from outside."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.documents import actions
from thidua.documents.enums import DocumentState
from thidua.documents.forms.registers import ArrivalForm
from thidua.documents.models import IncomingDocument
from thidua.documents.views.doors import copy_for, kept, landed
from thidua.files.views import send
from thidua.organisations.queries import units_acted_for


@login_required
@require_POST
def receive(request: UserRequest, pk: int) -> HttpResponse:
    copy = copy_for(request, pk)
    with report(request):
        received = actions.receive_document(copy, by=request.user)
        messages.success(request, f"Đã nhận. Số đến {received.arrival.number}.")
    return redirect("documents:document", copy.document_id)


@login_required
@require_POST
def remove(request: UserRequest, pk: int) -> HttpResponse:
    copy = copy_for(request, pk)
    with report(request, done="Đã báo nơi ban hành: đơn vị đã gỡ bản bị thu hồi."):
        actions.remove_copy(copy, by=request.user)
    return redirect("documents:document", copy.document_id)


@login_required
@require_http_methods(["GET", "POST"])
def enter(request: UserRequest) -> HttpResponse:
    """A document from outside into the incoming book."""
    today = clock.today()
    mine = units_acted_for(request.user, today)
    if not mine.exists():
        raise PermissionDenied("Chỉ chuyên viên, lãnh đạo của một đơn vị vào sổ văn bản đến.")
    is_sent = request.method == "POST"
    form = ArrivalForm(request.POST, request.FILES, mine=mine) if is_sent else ArrivalForm(initial={"arrived_on": today}, mine=mine)
    if is_sent and form.is_valid():
        with told_on(form):
            files = landed(form)
            with transaction.atomic():
                unit, stored = form.cleaned_data["unit"], kept(files, request)
                made = actions.enter_incoming(unit, arrival=form.arrival(), stored=stored, by=request.user)
            messages.success(request, f"Đã vào sổ. Số đến {made.number}.")
            return redirect("documents:incoming", made.pk)
    return render(request, "documents/incoming_form.html", {"form": form}, status=422 if is_sent else 200)


def _incoming_for(request: UserRequest, pk: int) -> IncomingDocument:
    seen = IncomingDocument.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("book__unit", "copy__document", "file"), pk=pk)


@login_required
@require_safe
def incoming(request: UserRequest, pk: int) -> HttpResponse:
    row = _incoming_for(request, pk)
    return render(request, "documents/incoming.html", {"row": row, "is_recalled": _is_recalled(row)})


def _is_recalled(row: IncomingDocument) -> bool:
    return row.copy is not None and row.copy.document.state == DocumentState.RECALLED


@login_required
@require_safe
def incoming_file(request: UserRequest, pk: int) -> FileResponse:
    row = _incoming_for(request, pk)
    if _is_recalled(row):
        raise PermissionDenied("Văn bản đã được nơi ban hành thu hồi nên không tải về nữa (Điều 18 Nghị định 30/2020/NĐ-CP).")
    if row.file is None:
        raise Http404
    return send(row.file)
