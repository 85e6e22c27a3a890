"""Handing in a turn, taking it back, returning it; entering it for a unit, which says whether that is right."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report, told_on
from thidua.files.bringing import bring, remember
from thidua.files.models import StoredFile
from thidua.files.views import send as send_file
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import turns as actions
from thidua.scoring.enums import RoundKind
from thidua.scoring.forms.turns import RIGHT, AnswerForm, EnterForm, ReturnForm, SendForm
from thidua.scoring.models import Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.permissions.turns import why_not_answer_entry
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.explanations import unexplained
from thidua.scoring.queries.marks import unmarked
from thidua.scoring.rules.rounds import CONFIRMING
from thidua.scoring.views.sheets import Reader, turn_for


@login_required
@require_http_methods(["GET", "POST"])
def send(request: UserRequest, pk: int) -> HttpResponse:
    """What is still missing stands above the button."""
    turn, reader = turn_for(request, pk)
    reason = permissions.why_not_send(request.user, turn, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = _send_form(request, turn)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            brought = bring(form, request.user)
            with transaction.atomic():
                actions.send_turn(turn, words=form.cleaned_data["words"], paper=brought.keep(request.user), by=request.user)
            messages.success(request, f"Đã gửi lượt “{turn.round}” của {turn.scorer}.")
            return redirect("scoring:sheet", turn.sheet_id)
    remember(form, request.user, request.POST.getlist("stored"))
    return render(request, "scoring/send.html", _whole(turn, reader, form), status=422 if request.method == "POST" else 200)


def _send_form(request: UserRequest, turn: Turn) -> SendForm:
    needs_paper, explains = turn.round.kind in CONFIRMING and turn.paper is None, turn.round.kind == RoundKind.EXPLANATION
    data, files, first = request.POST or None, request.FILES or None, {"words": turn.words}
    return SendForm(data, files, initial=first, needs_paper=needs_paper, explains=explains)


def _whole(turn: Turn, reader: Reader, form: SendForm) -> dict[str, Any]:
    is_self, explains = turn.round.kind == RoundKind.SELF, turn.round.kind == RoundKind.EXPLANATION
    return {
        "turn": turn,
        "sheet": turn.sheet,
        "form": form,
        "missing": unmarked(turn) if is_self else [],
        "without": lacking_evidence(turn.sheet) if is_self else [],
        "unexplained": unexplained(turn, reader.seen) if explains else [],
        "explained": turn.explanations.exclude(words="").count() if explains else 0,
        "written": turn.marks.count(),
        "is_late": clock.now() > turn.round.over_at and not turn.came_in_time,
    }


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    turn, _ = turn_for(request, pk)
    with report(request, done="Đã rút lượt chấm về. Sửa xong nhớ gửi lại trước khi vòng khép."):
        actions.take_back_turn(turn, by=request.user)
    return redirect("scoring:sheet", turn.sheet_id)


@login_required
@require_http_methods(["GET", "POST"])
def give_back(request: UserRequest, pk: int) -> HttpResponse:
    """Back to its scorer, with what is to be mended."""
    turn, _ = turn_for(request, pk)
    reason = permissions.why_not_return(request.user, turn, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.return_turn(turn, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, f"Đã trả lại lượt “{turn.round}” cho {turn.scorer}.")
            return redirect("scoring:sheet", turn.sheet_id)
    told = {"turn": turn, "sheet": turn.sheet, "form": form}
    return render(request, "scoring/give_back.html", told, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def enter(request: UserRequest, pk: int) -> HttpResponse:
    """For a unit that sent a signed page instead of scoring here."""
    turn, _ = turn_for(request, pk)
    reason = permissions.why_not_enter(request.user, turn, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = EnterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            brought = bring(form, request.user)
            with transaction.atomic():
                _enter(request, turn, form, brought.keep(request.user))
            messages.success(request, f"Đang nhập hộ {turn.scorer}. Ghi điểm theo bản ký rồi gửi.")
            return redirect(f"{reverse('scoring:sheet', args=[turn.sheet_id])}?luot={turn.pk}")
    remember(form, request.user, request.POST.getlist("stored"))
    told = {"turn": turn, "sheet": turn.sheet, "form": form}
    return render(request, "scoring/enter.html", told, status=422 if request.method == "POST" else 200)


def _enter(request: UserRequest, turn: Turn, form: EnterForm, page: StoredFile | None) -> None:
    if page is None:
        raise RuleBroken("Chọn tệp bản ký.")
    sent = form.cleaned_data
    actions.enter_turn(turn, way=ArrivalWay(sent["way"]), arrived_at=sent["at"], paper=page, by=request.user)


@login_required
@require_http_methods(["GET", "POST"])
def answer_entry(request: UserRequest, pk: int) -> HttpResponse:
    """The unit looks at what was entered for it, and says right or wrong."""
    turn, reader = turn_for(request, pk)
    reason = why_not_answer_entry(request.user, turn, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            _answer(request, turn, form.cleaned_data)
            return redirect("scoring:sheet", turn.sheet_id)
    told = {"turn": turn, "sheet": turn.sheet, "form": form, "written": turn.marks.count(), "is_seen": turn in reader.seen}
    return render(request, "scoring/answer_entry.html", told, status=422 if request.method == "POST" else 200)


def _answer(request: UserRequest, turn: Turn, sent: dict[str, Any]) -> None:
    if sent["verdict"] == RIGHT:
        actions.confirm_entry(turn, by=request.user)
        messages.success(request, "Đã xác nhận: bản nhập hộ đúng với bản ký của đơn vị.")
    else:
        actions.contest_entry(turn, words=sent["words"], by=request.user)
        messages.success(request, "Đã ghi. Nơi nhập hộ thấy lời này và sửa; điểm giữ nguyên cho đến lúc đó.")


@login_required
@require_safe
def paper(request: UserRequest, pk: int) -> FileResponse:
    """The signed page of a turn the person may read."""
    turn, reader = turn_for(request, pk)
    if turn.paper is None or (turn not in reader.seen and turn not in reader.hands):
        raise Http404
    return send_file(turn.paper)
