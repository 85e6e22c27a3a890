"""Trusted roots, lists of revoked certificates, a file to look into, the check of a document's signed copy, its PDF to sign."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, report, require, told_on
from thidua.documents import actions
from thidua.documents.forms.signatures import ListForm, RootForm, SignedFileForm, WithdrawForm
from thidua.documents.models import OfficialDocument, RevocationList, TrustRoot
from thidua.documents.office import to_pdf
from thidua.documents.permissions import signatures as permissions
from thidua.documents.queries.signatures import bytes_of, places_of, verified
from thidua.documents.signing import CannotSign, prepare_apart
from thidua.documents.signing.words import shown
from thidua.documents.typeface import why_other
from thidua.documents.views.doors import document_for

_FORM = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def roots(request: UserRequest) -> HttpResponse:
    known = list(TrustRoot.objects.select_related("loaded_by"))
    lists = list(RevocationList.objects.select_related("loaded_by").defer("der"))
    context = {
        "in_use": [root for root in known if root.withdrawn_at is None],
        "withdrawn": [root for root in known if root.withdrawn_at is not None],
        "lists": [listed for listed in lists if listed.withdrawn_at is None],
        "lists_withdrawn": [listed for listed in lists if listed.withdrawn_at is not None],
        "why_not": permissions.why_not_keep_roots(request.user),
    }
    return render(request, "documents/roots.html", context)


@login_required
@require_http_methods(_FORM)
def load_root(request: UserRequest) -> HttpResponse:
    _let_in(request.user)
    form = RootForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_on(form):
            root = actions.load_root(form.cleaned_data["file"], source=form.cleaned_data["source"], by=request.user)
            return redirect(f"{reverse('documents:roots')}#goc-{root.pk}")
    return render(request, "documents/root_load.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(_FORM)
def withdraw_root(request: UserRequest, pk: int) -> HttpResponse:
    _let_in(request.user)
    root = get_object_or_404(TrustRoot, pk=pk)
    form = WithdrawForm(request.POST or None)
    if not form.is_valid():
        return render(request, "documents/root_withdraw.html", {"root": root, "form": form}, status=422 if form.errors else 200)
    with report(request, done=f"Đã rút chứng thư gốc {root.name}."):
        actions.withdraw_root(root, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("documents:roots")


@login_required
@require_http_methods(_FORM)
def load_list(request: UserRequest) -> HttpResponse:
    _let_in(request.user)
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_on(form):
            listed = actions.load_list(form.cleaned_data["file"], source=form.cleaned_data["source"], by=request.user)
            return redirect(f"{reverse('documents:roots')}#thu-hoi-{listed.pk}")
    return render(request, "documents/list_load.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(_FORM)
def withdraw_list(request: UserRequest, pk: int) -> HttpResponse:
    _let_in(request.user)
    listed = get_object_or_404(RevocationList.objects.defer("der"), pk=pk)
    form = WithdrawForm(request.POST or None)
    if not form.is_valid():
        return render(request, "documents/list_withdraw.html", {"listed": listed, "form": form}, status=422 if form.errors else 200)
    with report(request, done=f"Đã rút danh sách thu hồi của {listed.name}."):
        actions.withdraw_list(listed, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("documents:roots")


@login_required
@require_http_methods(_FORM)
@never_cache
def check_file(request: UserRequest) -> HttpResponse:
    """Nothing of the file is kept, so its report is this answer and no page of its own."""
    form = SignedFileForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        context |= {"shown": shown(verified(form.cleaned_data["file"])), "name": form.name}
    return render(request, "documents/check_file.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def check(request: UserRequest, pk: int) -> HttpResponse:
    document = document_for(request, pk)
    if document.signed is None:
        raise Http404
    with report(request, done="Đang kiểm tra chữ ký số. Vài giây nữa tải lại trang để xem kết quả."):
        actions.check_signatures(document.signed, by=request.user)
    return redirect("documents:document", pk)


@login_required
@require_safe
@never_cache
def to_sign(request: UserRequest, pk: int) -> HttpResponse:
    """The draft as a PDF whose fields wait for the signatures. Signing is done with the officer's own token, elsewhere."""
    document = document_for(request, pk)
    try:
        pdf = _prepared(document, request.GET.get("loai", ""), user=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("documents:document", pk)
    name = PurePosixPath(document.draft.name if document.draft else "").stem
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name} (để ký số).pdf") or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _prepared(document: OfficialDocument, wish: str, *, user: User) -> bytes:
    require(permissions.why_not_prepare(user, document, clock.now()))
    assert document.draft is not None
    suffix, draft = PurePosixPath(document.draft.name).suffix.lower(), bytes_of(document.draft)
    try:
        return prepare_apart(draft if suffix == ".pdf" else _as_pdf(draft, suffix=suffix), places_of(document, wish))
    except CannotSign as refusal:
        raise RuleBroken(str(refusal)) from refusal


def _as_pdf(draft: bytes, *, suffix: str) -> bytes:
    """What is signed stays for ever: never in a typeface that the signer did not see in Word."""
    pdf = to_pdf(draft, suffix=suffix)
    other = why_other(draft, pdf)
    require(f"{other}. Lưu PDF từ Word rồi tải lên làm bản dự thảo, hoặc nhờ quản trị cài phông vào máy chủ." if other else None)
    return pdf


def _let_in(user: User) -> None:
    reason = permissions.why_not_keep_roots(user)
    if reason is not None:
        raise PermissionDenied(reason)
