"""Parts of the draft: added, written, moved, removed, brought up to date."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report as tell
from thidua.core.errors import told_on
from thidua.reports import actions, permissions
from thidua.reports.actions.drafting import Overtaken
from thidua.reports.enums import ReportPartKind
from thidua.reports.forms import NewPartForm, PartForm
from thidua.reports.models import Report, ReportPart
from thidua.reports.views.reports import draft_for, show, writes


def part_for(request: UserRequest, pk: int) -> ReportPart:
    seen = Report.objects.visible_to(request.user, clock.today()).values("pk")
    part = get_object_or_404(ReportPart.objects.filter(report__in=seen).select_related("report__bloc_year__bloc"), pk=pk)
    if not writes(request.user, part.report):
        raise Http404
    return part


def _back(part: ReportPart) -> HttpResponse:
    return redirect(f"{reverse('reports:report', args=[part.report_id])}#phan-{part.pk}")


@login_required
@require_POST
def add(request: UserRequest, pk: int) -> HttpResponse:
    report, form = draft_for(request, pk), NewPartForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        with told_on(form):
            made = actions.add_part(report, kind=ReportPartKind(said["kind"]), text=said["text"], after=said["after"], by=request.user)
            return _back(made)
    return show(request, report, status=422, new_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Write a part. What a colleague wrote meanwhile is shown beside what was typed; then the next writing counts."""
    part = part_for(request, pk)
    reason = permissions.why_not_write(request.user, part.report, clock.today())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = PartForm(request.POST) if request.method == "POST" else PartForm(initial={"text": part.text, "seen": part.version})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            try:
                return _back(_written(part, form, request))
            except Overtaken as overtaken:
                return _overtaken(request, overtaken)
    told = {"form": form, "part": part, "sources": _sources(part)}
    return render(request, "reports/part.html", told, status=422 if form.is_bound else 200)


def _written(part: ReportPart, form: PartForm, request: UserRequest) -> ReportPart:
    return actions.edit_part(part, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"], by=request.user)


def _overtaken(request: UserRequest, overtaken: Overtaken) -> HttpResponse:
    typed = request.POST.get("text", "")
    form = PartForm(initial={"text": typed, "seen": overtaken.part.version})
    told = {"form": form, "part": overtaken.part, "sources": _sources(overtaken.part), "overtaken": str(overtaken)}
    return render(request, "reports/part.html", told, status=409)


def _sources(part: ReportPart) -> Any:
    return part.sources.select_related("piece__file", "piece__submission__obligation__unit")


def _done(request: UserRequest, pk: int, act: Callable[[ReportPart], Any], *, done: str) -> HttpResponse:
    part = part_for(request, pk)
    with tell(request, done=done):
        act(part)
    return _back(part)


@login_required
@require_POST
def move(request: UserRequest, pk: int) -> HttpResponse:
    is_up = request.POST.get("huong") == "len"
    return _done(request, pk, lambda part: actions.move_part(part, is_up=is_up, by=request.user), done="")


@login_required
@require_POST
def remove(request: UserRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda part: actions.remove_part(part, by=request.user), done="Đã bỏ khỏi dự thảo.")


@login_required
@require_POST
def update(request: UserRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda part: actions.update_table(part, by=request.user), done="Đã cập nhật số liệu.")
