"""Announcing a result, opening it again, proposing it, publishing it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.scoring.actions import publishing as actions
from thidua.scoring.forms.publishing import PublishForm, ReopenForm
from thidua.scoring.models import ScoringPeriod
from thidua.scoring.permissions import publishing as permissions
from thidua.scoring.permissions.periods import why_not_run
from thidua.scoring.queries.results import result_of
from thidua.scoring.views.periods import period_for


def _act(request: UserRequest, pk: int, act: Callable[[ScoringPeriod], object], done: str) -> HttpResponse:
    period = period_for(request, pk)
    _allowed(why_not_run(request.user, period.bloc_year, clock.today()))
    with report(request, done=done):
        act(period)
    return redirect("scoring:result", pk)


def _allowed(reason: str | None) -> None:
    if reason is not None:
        raise PermissionDenied(reason)


@login_required
@require_POST
def announce(request: UserRequest, pk: int) -> HttpResponse:
    done = "Đã tạm công bố. Các đơn vị xem được kết quả và kiến nghị từ bây giờ."
    return _act(request, pk, lambda period: actions.announce_result(period, by=request.user), done)


@login_required
@require_POST
def propose(request: UserRequest, pk: int) -> HttpResponse:
    done = "Đã đề nghị công bố. Người thứ hai kiểm lại rồi công bố."
    return _act(request, pk, lambda period: actions.propose_result(period, by=request.user), done)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: UserRequest, pk: int) -> HttpResponse:
    period = period_for(request, pk)
    _allowed(permissions.why_not_reopen(request.user, period, clock.now()))
    form = ReopenForm(request.POST or None, period=period)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            sent = form.cleaned_data
            actions.reopen_scoring(period, reason=sent["reason"], one=sent["one"], until=form.until(), by=request.user)
            return redirect("scoring:period", pk)
    return render(request, "scoring/reopen.html", {"form": form, "period": period}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: UserRequest, pk: int) -> HttpResponse:
    """What will be frozen is read once more; the word is typed."""
    period = period_for(request, pk)
    _allowed(permissions.why_not_publish(request.user, period, clock.now()))
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.publish_result(period, word=form.cleaned_data["word"], by=request.user)
            return redirect("scoring:result", pk)
    told = {"form": form, "period": period, "result": result_of(period)}
    return render(request, "scoring/publish.html", told, status=422 if form.is_bound else 200)
