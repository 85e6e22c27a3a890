"""The reports, one report, its Word file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import runs
from thidua.consultations.queries.rounds import record_of
from thidua.core import clock
from thidua.core.errors import told_on
from thidua.files.models import StoredFile
from thidua.files.views import send
from thidua.reports import actions, permissions
from thidua.reports.forms import AboutForm, NewPartForm, PushForm, ReopenForm, ReportForm, initial_of
from thidua.reports.intake import read_waiting
from thidua.reports.models import Report
from thidua.reports.prints import WORD, file_name, lead_words, report_docx
from thidua.reports.queries.drafts import draft_of, reports_shown, writers, years_to_report_in
from thidua.reports.queries.papers import gathered

ROWS = 30
RELATED = ("bloc_year__bloc", "writer", "duty", "round", "submission", "final_file")


def report_for(request: UserRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user, clock.today()).select_related(*RELATED), pk=pk)


def writes(user: User, report: Report) -> bool:
    """Whether the person sees the draft and its sources: who runs the year, and a system administrator."""
    return user.is_system_admin or runs(user, report.bloc_year, clock.today())


def draft_for(request: UserRequest, pk: int) -> Report:
    """A report whose draft the person may see; 404 for the others, also when its final text is open to them."""
    report = report_for(request, pk)
    if not writes(request.user, report):
        raise Http404
    return report


def to_papers(report: Report, *, waiting: int) -> HttpResponse:
    """To the units' papers; while many are read in the background the page refreshes its part."""
    return redirect(f"{reverse('reports:gather', args=[report.pk])}{'?dang-doc=1' if waiting else ''}")


@login_required
@require_safe
def reports(request: UserRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    page = Paginator(reports_shown(user, today), ROWS).get_page(request.GET.get("trang"))
    return render(request, "reports/reports.html", {"page": page, "years": years_to_report_in(user, today)})


@login_required
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, pk: int) -> HttpResponse:
    """Begin a report of a year; the units' files are read at once."""
    today, user = clock.today(), request.user
    bloc_year = get_object_or_404(BlocYear.objects.visible_to(user, today).select_related("bloc"), pk=pk)
    if reason := permissions.why_not_start(user, bloc_year, today):
        raise PermissionDenied(reason)
    about: dict[str, Any] = {"bloc_year": bloc_year, "day": today}
    form = (
        ReportForm(request.POST, **about)
        if request.method == "POST"
        else ReportForm(**about, initial={"writer": writers(*about.values()).first()})
    )
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            made = actions.start_report(bloc_year, about=form.about(), writer=form.cleaned_data["writer"], sources=form.chosen(), by=user)
            return to_papers(made, waiting=read_waiting(made))
    return render(request, "reports/report_form.html", {"form": form, "bloc_year": bloc_year}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "POST"])
def describe(request: UserRequest, pk: int) -> HttpResponse:
    report = draft_for(request, pk)
    if reason := permissions.why_not_write(request.user, report, clock.today()):
        raise PermissionDenied(reason)
    about: dict[str, Any] = {"bloc_year": report.bloc_year, "day": clock.today(), "report": report}
    form = AboutForm(request.POST, **about) if request.method == "POST" else AboutForm(**about, initial=initial_of(report))
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.describe_report(report, about=form.about(), by=request.user)
            return redirect("reports:report", pk)
    told = {"form": form, "bloc_year": report.bloc_year, "report": report}
    return render(request, "reports/report_form.html", told, status=422 if form.is_bound else 200)


@login_required
@require_safe
def report_page(request: UserRequest, pk: int) -> HttpResponse:
    report = report_for(request, pk)
    if not writes(request.user, report):
        return render(request, "reports/final.html", {"report": report})
    return show(request, report)


def show(request: UserRequest, report: Report, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The desk of a report; `forms`: one that was refused, with what was typed."""
    now, user, found = clock.now(), request.user, gathered(report)
    told: dict[str, Any] = {
        "report": report,
        "found": found,
        "lead": lead_words(found),
        "parts": draft_of(report, found),
        "record": record_of(report.round) if report.round else None,
        "round_state": report.round.state_at(now) if report.round else "",
        "why_not_write": permissions.why_not_write(user, report, now.date()),
        "why_not_ask": permissions.why_not_ask(user, report, now),
        "why_not_push": permissions.why_not_push(user, report, now),
        "push_form": PushForm(),
        "why_not_finalise": permissions.why_not_finalise(user, report, now),
        "why_not_hand_in": permissions.why_not_hand_in(user, report, now),
        "why_not_reopen": permissions.why_not_reopen(user, report, now),
        "new_form": NewPartForm(),
        "reopen_form": ReopenForm(),
    }
    return render(request, "reports/report.html", told | forms, status=status)


@login_required
@require_safe
def draft_file(request: UserRequest, pk: int) -> HttpResponse:
    report = draft_for(request, pk)
    found = gathered(report)
    content = report_docx(report, shown=draft_of(report), found=found, with_marks=request.GET.get("dau") != "khong")
    answer = HttpResponse(content, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="du-thao-{file_name(report)}"'
    return answer


@login_required
@require_safe
def final_file(request: UserRequest, pk: int) -> FileResponse:
    report = report_for(request, pk)
    if report.final_file is None:
        raise Http404
    stored: StoredFile = report.final_file
    return send(stored)
