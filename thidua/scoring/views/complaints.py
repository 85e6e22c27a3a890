"""Complaints: the list of a period, filing one, withdrawing it, answering it."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.criteria.models import Criterion
from thidua.files.bringing import bring, remember
from thidua.files.views import send
from thidua.scoring.actions import complaints as actions
from thidua.scoring.forms.complaints import AnswerForm, ComplaintForm
from thidua.scoring.models import Complaint, ScoringPeriod, Sheet
from thidua.scoring.permissions import complaints as permissions
from thidua.scoring.queries.complaints import complaints_shown, effect_of
from thidua.scoring.queries.periods import keeps, units_in_hand
from thidua.scoring.queries.tables import places_of
from thidua.scoring.views.results import shown_period, shown_sheet

ROWS = 30


def complaint_for(request: UserRequest, pk: int) -> Complaint:
    """Of those this person reads: the unit's own, or all for whoever keeps the period."""
    seen = ScoringPeriod.objects.visible_to(request.user, clock.today())
    found = get_object_or_404(Complaint.objects.filter(sheet__period__in=seen).only("sheet__period"), pk=pk)
    period = seen.select_related("bloc_year__bloc").defer("frozen").get(pk=found.sheet.period_id)
    return get_object_or_404(complaints_shown(request.user, period, clock.today()), pk=pk)


@login_required
@require_safe
def complaints(request: UserRequest, pk: int) -> HttpResponse:
    period, user, now = shown_period(request, pk), request.user, clock.now()
    units = units_in_hand(user, now.date())
    told: dict[str, Any] = {"period": period, "is_keeper": keeps(user, period.bloc_year, now.date()), "now": now, "units": units}
    told["page"] = Paginator(complaints_shown(user, period, now.date()), ROWS).get_page(request.GET.get("trang"))
    told["places"] = places_of(period.version)
    told["mine"] = Sheet.objects.filter(period=period, unit__in=units).select_related("unit")
    return render(request, "scoring/complaints.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def file_complaint(request: UserRequest, pk: int) -> HttpResponse:
    sheet = shown_sheet(request, pk)
    reason = permissions.why_not_complain(request.user, sheet, clock.now())
    if reason is not None:
        raise PermissionDenied(reason)
    form = ComplaintForm(request.POST or None, request.FILES or None, sheet=sheet, initial={"criterion": _asked(request, sheet)})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            sent = {name: form.cleaned_data[name] for name in ("criterion", "asked_points", "words")}
            actions.file_complaint(sheet, **sent, file=bring(form, request.user).keep(request.user), by=request.user)
            return redirect("scoring:complaints", sheet.period_id)
    remember(form, request.user, request.POST.getlist("stored"))
    told = {"form": form, "sheet": sheet, "period": sheet.period}
    return render(request, "scoring/complain.html", told, status=422 if form.is_bound else 200)


def _asked(request: UserRequest, sheet: Sheet) -> Criterion | None:
    """The criterion whose line was pressed."""
    return Criterion.objects.filter(version=sheet.period.version_id, code=request.GET.get("tieu-chi", "")).first()


@login_required
@require_POST
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    complaint = complaint_for(request, pk)
    with report(request, done="Đã rút kiến nghị."):
        actions.withdraw_complaint(complaint, by=request.user)
    return redirect("scoring:complaints", complaint.sheet.period_id)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: UserRequest, pk: int) -> HttpResponse:
    """With what the points asked for would change."""
    complaint = complaint_for(request, pk)
    reason = permissions.why_not_answer(request.user, complaint, clock.now())
    if reason is not None:
        raise PermissionDenied(reason)
    has_points = complaint.criterion is not None
    form = AnswerForm(request.POST or None, has_points=has_points, initial={"points": complaint.asked_points})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.answer_complaint(complaint, **{"points": None} | form.cleaned_data, by=request.user)
            return redirect("scoring:complaints", complaint.sheet.period_id)
    told: dict[str, Any] = {"form": form, "complaint": complaint, "period": complaint.sheet.period, "effect": _effect(complaint)}
    told["places"] = places_of(complaint.sheet.period.version)
    return render(request, "scoring/answer.html", told, status=422 if form.is_bound else 200)


def _effect(complaint: Complaint) -> object:
    asked: Decimal | None = complaint.asked_points
    return None if asked is None else effect_of(complaint, asked)


@login_required
@require_safe
def file(request: UserRequest, pk: int) -> FileResponse:
    complaint = complaint_for(request, pk)
    if complaint.file is None:
        raise Http404
    return send(complaint.file)
