"""A report is asked about, settled, handed in, opened again."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.consultations.enums import RoundState
from thidua.consultations.models import Round
from thidua.consultations.prints import record_docx, record_name
from thidua.consultations.queries.rounds import may_be_invited, record_of
from thidua.core import clock
from thidua.core.errors import report as tell
from thidua.core.errors import require, told_on
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.reports import actions, permissions
from thidua.reports.forms import AskForm, PushForm, ReopenForm
from thidua.reports.models import Report
from thidua.reports.prints import file_name, report_docx
from thidua.reports.queries.drafts import draft_of, mark_of
from thidua.reports.queries.papers import gathered
from thidua.reports.views.reports import draft_for, show


def printed(report: Report, *, with_marks: bool, by: User) -> tuple[StoredFile, str]:
    """The draft as a stored Word file, and the mark of that draft (taken first: a later change then shows)."""
    mark = mark_of(report)
    content = report_docx(report, shown=draft_of(report), found=gathered(report), with_marks=with_marks)
    return store_file(SimpleUploadedFile(file_name(report), content), by=by, purpose=Purpose.SUBMISSION), mark


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, pk: int) -> HttpResponse:
    """Open a comment round with the draft."""
    report, today = draft_for(request, pk), clock.today()
    reason = permissions.why_not_ask(request.user, report, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    invited = may_be_invited(report.bloc_year, report.writer, today)
    start = {"starts_on": today, "with_marks": True, "invited": invited.exclude(pk__in=filter(None, [report.bloc_year.bloc.superior_id]))}
    form = AskForm(request.POST, report=report, day=today) if request.method == "POST" else AskForm(report=report, day=today, initial=start)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            require(reason)
            file, mark = printed(report, with_marks=form.cleaned_data["with_marks"], by=request.user)
            actions.ask_opinions(report, asking=form.asking(), file=file, mark=mark, by=request.user)
            return redirect("reports:report", pk)
    return render(request, "reports/ask.html", {"form": form, "report": report}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def push(request: UserRequest, pk: int) -> HttpResponse:
    """The draft of this moment goes into the open round as its next version."""
    report, form = draft_for(request, pk), PushForm(request.POST)
    if not form.is_valid():
        return show(request, report, status=422, push_form=form)
    with tell(request, done="Đã đưa dự thảo hiện nay vào đợt lấy ý kiến. Các đơn vị thấy cả bản cũ và bản mới."):
        require(permissions.why_not_push(request.user, report, clock.now()))
        file, mark = printed(report, with_marks=form.cleaned_data["with_marks"], by=request.user)
        actions.push_draft(report, file=file, note=form.cleaned_data["note"], mark=mark, by=request.user)
    return redirect("reports:report", pk)


@login_required
@require_POST
def finalise(request: UserRequest, pk: int) -> HttpResponse:
    report, with_marks = draft_for(request, pk), request.POST.get("dau") == "co"
    with tell(request, done="Đã chốt báo cáo. Các đơn vị và cấp trên xem được bản chốt."):
        require(permissions.why_not_finalise(request.user, report, clock.now()))
        file, mark = printed(report, with_marks=with_marks, by=request.user)
        actions.finalise(report, file=file, with_marks=with_marks, mark=mark, by=request.user)
    return redirect("reports:report", pk)


@login_required
@require_POST
def hand_in(request: UserRequest, pk: int) -> HttpResponse:
    """With the record of the round, if there was one."""
    report = draft_for(request, pk)
    with tell(request, done="Đã đưa báo cáo vào bản nộp lên cấp trên."):
        require(permissions.why_not_hand_in(request.user, report, clock.now()))
        file = _record_file(report.round, request.user) if report.round else None
        actions.hand_in_report(report, record_file=file, by=request.user)
    return redirect("reports:report", pk)


def _record_file(asked: Round, by: User) -> StoredFile | None:
    if asked.state == RoundState.CANCELLED:
        return None
    upload = SimpleUploadedFile(record_name(asked), record_docx(record_of(asked)))
    return store_file(upload, by=by, purpose=Purpose.SUBMISSION)


@login_required
@require_POST
def reopen(request: UserRequest, pk: int) -> HttpResponse:
    report, form = draft_for(request, pk), ReopenForm(request.POST)
    if not form.is_valid():
        return show(request, report, status=422, reopen_form=form)
    with tell(request, done="Đã mở lại dự thảo để sửa."):
        actions.reopen_report(report, why=form.cleaned_data["why"], by=request.user)
    return redirect("reports:report", pk)
