"""Papers that came or went outside the system: enter for a unit, send to a receiver who is not here, confirm, contest, answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.files.actions import keep_files
from thidua.files.enums import Purpose
from thidua.files.landing import land_uploads
from thidua.files.models import StoredFile
from thidua.files.queries import kept, taken
from thidua.obligations import actions
from thidua.obligations.actions.on_behalf import Letter
from thidua.obligations.enums import PieceKind
from thidua.obligations.forms.desk import AnswerForm, ContestForm, EntryForm, LetterForm, OutsideForm, kinds_of
from thidua.obligations.forms.duty import first_error
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions import desk as permissions
from thidua.obligations.queries.submissions import pack_wanted
from thidua.obligations.views.desk import FORM, obligation_or_404, submission_or_404
from thidua.organisations.enums import ArrivalWay

Act = Callable[..., Submission]


@login_required
@require_http_methods(FORM)
def enter(request: UserRequest, pk: int) -> HttpResponse:
    row = obligation_or_404(request, pk)
    reason = permissions.why_not_enter(request.user, row, clock.today())
    words = {"reason": reason, "is_entry": True, "done": f"Đã nhập hộ cho {row.unit}. Đơn vị sẽ xác nhận khi vào hệ thống."}
    return _letter_page(request, row, EntryForm(request.POST or None), actions.enter_on_behalf, words)


@login_required
@require_http_methods(FORM)
def send_outside(request: UserRequest, pk: int) -> HttpResponse:
    row = obligation_or_404(request, pk)
    reason = permissions.why_not_send_outside(request.user, row, clock.today())
    words = {"reason": reason, "is_entry": False, "done": "Đã ghi văn bản gửi đi. Khi nơi nhận trả lời thì ghi tiếp ở trang này."}
    return _letter_page(request, row, OutsideForm(request.POST or None), actions.send_outside, words)


def _letter_page(request: UserRequest, row: Obligation, form: LetterForm, act: Act, words: dict[str, Any]) -> HttpResponse:
    """Files that were brought stay with a form that comes back, each with what it is; so they do when somebody wants to say that first."""
    brought, only_kinds = list[StoredFile](), request.POST.get("what") == "kinds"
    try:
        brought = _brought(request)
        if not only_kinds and form.is_valid():
            act(row, files=_of_kinds(request, row, brought), letter=_letter(form.cleaned_data), by=request.user)
            messages.success(request, words["done"])
            return redirect("obligations:obligation", row.pk)
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
    shown = form.unbound() if only_kinds and not form.non_field_errors() else form
    context = {"row": row, "form": shown, "files": _rows(request, row, brought), **words}
    return render(request, "obligations/on_behalf.html", context, status=422 if shown.errors else 200)


def _brought(request: UserRequest) -> list[StoredFile]:
    """In pieces or plainly; opened before the transaction that keeps them."""
    files = taken(request.user, request.POST.getlist("stored"), purpose=Purpose.SUBMISSION)
    landed = land_uploads(request.FILES.getlist("files"), purpose=Purpose.SUBMISSION)
    return [*files, *keep_files(landed, by=request.user)]


def _of_kinds(request: UserRequest, row: Obligation, files: list[StoredFile]) -> list[tuple[StoredFile, PieceKind]]:
    """Each file with what the page says it is; unsaid, what it is likely to be by its name and the plan's pack."""
    likely = kinds_of([file.name for file in files], pack_wanted(row))
    said = [request.POST.get(f"kind_{file.pk}", "") for file in files]
    chosen = [PieceKind(word) if word in PieceKind.values else kind for word, kind in zip(said, likely, strict=True)]
    return list(zip(files, chosen, strict=True))


def _rows(request: UserRequest, row: Obligation, files: list[StoredFile]) -> list[dict[str, Any]]:
    """What was brought: the key that the form carries on, and the choice of what it is."""
    keys = kept(files, user=request.user, purpose=Purpose.SUBMISSION)
    found = zip(_of_kinds(request, row, files), keys, strict=True)
    return [{"file": file, "key": key["key"], "kind": kind, "kinds": PieceKind.choices} for (file, kind), key in found]


def _letter(data: dict[str, Any]) -> Letter:
    said = {key: data[key] for key in ("at", "note", "document_number", "document_date")}
    return Letter(way=ArrivalWay(data["way"]), **said)


@login_required
@require_POST
def confirm(request: UserRequest, pk: int) -> HttpResponse:
    row = submission_or_404(request, pk)
    with report(request, done="Đã xác nhận: bản nhập hộ đúng là văn bản của đơn vị."):
        actions.confirm_entry(row, by=request.user)
    return redirect("obligations:obligation", row.obligation_id)


@login_required
@require_POST
def contest(request: UserRequest, pk: int) -> HttpResponse:
    row, form = submission_or_404(request, pk), ContestForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:obligation", row.obligation_id)
    with report(request, done="Đã ghi. Đơn vị Trưởng thấy lời này ở Bàn tiếp nhận."):
        actions.contest_entry(row, **form.cleaned_data, by=request.user)
    return redirect("obligations:obligation", row.obligation_id)


@login_required
@require_POST
def answer(request: UserRequest, pk: int) -> HttpResponse:
    row, form = submission_or_404(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:obligation", row.obligation_id)
    data = form.cleaned_data
    with report(request, done="Đã ghi trả lời của nơi nhận."):
        said = {"words": data["words"], "answered_on": data["answered_on"]}
        actions.record_answer(row, is_accepted=data["verdict"] == "nhan", **said, by=request.user)
    return redirect("obligations:obligation", row.obligation_id)
