"""The steps of a document, one address each: files, signature, back, cancelled, recalled, corrected."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from thidua.accounts.http import UserRequest
from thidua.core.errors import report, told_on
from thidua.documents import actions
from thidua.documents.forms.documents import DraftForm, SignedForm, WhyForm
from thidua.documents.models import OfficialDocument
from thidua.documents.views.documents import show
from thidua.documents.views.doors import document_for, is_of_issuer, kept, landed
from thidua.files.models import StoredFile


def _done(request: UserRequest, pk: int, act: Callable[[OfficialDocument], Any], *, done: str) -> HttpResponse:
    with report(request, done=done):
        act(document_for(request, pk))
    return redirect("documents:document", pk)


def _said(request: UserRequest, pk: int, act: Callable[[OfficialDocument, str], Any], *, name: str, done: str) -> HttpResponse:
    """A step with its reason. A refused form comes back filled, to the side of the issuer alone."""
    whole, form = document_for(request, pk), WhyForm(request.POST, prefix=name)
    if not form.is_valid():
        return _back(request, whole, name, form)
    return _done(request, pk, lambda whole: act(whole, form.cleaned_data["why"]), done=done)


def _back(request: UserRequest, whole: OfficialDocument, name: str, form: Form) -> HttpResponse:
    forms = {f"{name}_form": form} if is_of_issuer(request, whole) else {}
    return show(request, whole, status=422, **forms)


def _brought(request: UserRequest, pk: int, form: Form, act: Callable[..., Any], *, name: str) -> HttpResponse:
    """A file for the document: on disk first, then its row and the step in one transaction."""
    whole = document_for(request, pk)
    if form.is_valid():
        with told_on(form):
            files = landed(form)
            with transaction.atomic():
                stored: StoredFile | None = kept(files, request)
                act(whole, stored=stored, note=form.cleaned_data["note"], by=request.user)
            return redirect("documents:document", pk)
    return _back(request, whole, name, form)


@login_required
@require_POST
def replace_draft(request: UserRequest, pk: int) -> HttpResponse:
    form = DraftForm(request.POST, request.FILES, prefix="draft")
    return _brought(request, pk, form, actions.replace_draft, name="draft")


@login_required
@require_POST
def sign(request: UserRequest, pk: int) -> HttpResponse:
    form = SignedForm(request.POST, request.FILES, prefix="signed")
    return _brought(request, pk, form, actions.sign_document, name="signed")


@login_required
@require_POST
def propose(request: UserRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda whole: actions.propose_document(whole, by=request.user), done="Đã trình ký.")


@login_required
@require_POST
def send_back(request: UserRequest, pk: int) -> HttpResponse:
    def act(whole: OfficialDocument, why: str) -> Any:
        return actions.send_back_document(whole, reason=why, by=request.user)

    return _said(request, pk, act, name="back", done="Đã trả về dự thảo.")


@login_required
@require_POST
def cancel(request: UserRequest, pk: int) -> HttpResponse:
    def act(whole: OfficialDocument, why: str) -> Any:
        return actions.cancel_document(whole, reason=why, by=request.user)

    return _said(request, pk, act, name="cancel", done="Đã hủy văn bản. Số đã cấp (nếu có) ở lại trong sổ cùng lý do.")


@login_required
@require_POST
def correct(request: UserRequest, pk: int) -> HttpResponse:
    return _followed(request, pk, actions.correct_document)


@login_required
@require_POST
def succeed(request: UserRequest, pk: int) -> HttpResponse:
    return _followed(request, pk, actions.succeed_document)


def _followed(request: UserRequest, pk: int, act: Callable[..., OfficialDocument]) -> HttpResponse:
    """On to the draft that corrects or replaces it."""
    made = pk
    with report(request):
        made = act(document_for(request, pk), by=request.user).pk
    return redirect("documents:document", made)
