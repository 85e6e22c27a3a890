"""What becomes of a draft: named, issued by its decision, discarded; an issued table amended; a question about one of its criteria."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.consultations.actions.questions import About
from thidua.consultations.enums import AboutKind
from thidua.consultations.views.questions import ask_page
from thidua.core import clock
from thidua.core.errors import RuleBroken, told_on
from thidua.criteria import actions
from thidua.criteria.enums import VersionState
from thidua.criteria.forms.life import AmendForm, IssueForm, NameForm
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.permissions import life as permissions
from thidua.criteria.queries.comparing import name_of, version_differences
from thidua.criteria.queries.life import faults_before_issue, version_before
from thidua.criteria.queries.questions import year_to_ask_in
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.criteria.rules.life import why_not_title
from thidua.criteria.views.tables import table_for
from thidua.criteria.views.tree import version_for
from thidua.files.bringing import bring, remember
from thidua.files.views import send


def _address(version: TableVersion) -> str:
    return f"{reverse('criteria:table', args=[version.table_id])}?ban={version.number}"


def _allowed(request: UserRequest, reason: str | None) -> None:
    """Whoever sees the thing but may not do this gets the reason instead of the form."""
    if reason and request.method == "GET":
        raise PermissionDenied(reason)


@login_required
@require_http_methods(["GET", "POST"])
def name(request: UserRequest, version: int) -> HttpResponse:
    found = version_for(request, version)
    _allowed(request, permissions.why_not_name(request.user, found, clock.today()))
    initial = {"title": found.table.title, "scored_kind": found.table.scored_kind}
    form = NameForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        with told_on(form):
            actions.name_table(found, **form.cleaned_data, by=request.user)
            return redirect(_address(found))
    told = {"form": form, "version": found, "table": found.table, "heading": "Đặt tên bảng", "word": "Ghi tên", "back": _address(found)}
    return _page(request, "criteria/small.html", told, form)


def _page(request: UserRequest, template: str, told: dict[str, Any], form: Form) -> HttpResponse:
    return render(request, template, told, status=422 if form.is_bound else 200)


# ---- issuing ----


@login_required
@require_http_methods(["GET", "POST"])
def issue(request: UserRequest, version: int) -> HttpResponse:
    """What is missing and why; else the decision, and what issuing means."""
    found, user, today = version_for(request, version), request.user, clock.today()
    _allowed(request, permissions.why_not_edit(user, found, today))
    examples = found.criteria.filter(is_sample=True).count()
    filled = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IssueForm(*filled, table=found.table, user=user, day=today, examples=examples)
    if form.is_bound and form.is_valid():
        with told_on(form):
            _issued(request, found, form)
            return redirect("criteria:table", found.table_id)
    remember(form, user, request.POST.getlist("stored"))
    return _page(request, "criteria/issue.html", _standing(request, found) | {"form": form, "examples": examples}, form)


def _issued(request: UserRequest, version: TableVersion, form: IssueForm) -> None:
    brought = bring(form, request.user)
    with transaction.atomic():
        said = {**form.cleaned_data, "file": brought.keep(request.user)}
        actions.issue_version(version, **said, by=request.user)


def _standing(request: UserRequest, version: TableVersion) -> dict[str, Any]:
    under, before = nodes_under(version), version_before(version, request.user, clock.today())
    waiting = faults_before_issue(version, under)
    title = why_not_title(version.table.title)
    told: dict[str, Any] = {"version": version, "table": version.table, "waiting": waiting, "title_fault": title}
    keys = {node.code: node.pk for node, _ in walk(under)}
    told["faults"] = [(fault, keys.get(fault.code)) for fault in waiting.faults]
    told["in_force"] = version.table.versions.filter(state=VersionState.ISSUED).first()
    told |= {"before": before, "differing": version_differences(before, version, under) if before else None}
    return told | {"is_ready": waiting.is_empty and title is None}


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: UserRequest, pk: int) -> HttpResponse:
    table = table_for(request, pk)
    _allowed(request, permissions.why_not_amend(request.user, table, clock.today()))
    form = AmendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with told_on(form):
            made = actions.amend_table(table, **form.cleaned_data, by=request.user)
            return redirect("criteria:tree", made.pk)
    told = {
        "form": form,
        "table": table,
        "heading": "Lập bản sửa đổi",
        "word": "Lập bản sửa đổi",
        "back": reverse("criteria:table", args=[pk]),
    }
    told["lead"] = (
        f"Bản mới bắt đầu y như bản đang có hiệu lực của “{table.title}”. Bản đang có hiệu lực giữ nguyên cho đến khi bản mới ban hành "
        "bằng quyết định; phiếu đã chấm theo bản nào giữ bản ấy."
    )
    return _page(request, "criteria/small.html", told, form)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: UserRequest, version: int) -> HttpResponse:
    """Says first what is lost."""
    found = version_for(request, version)
    _allowed(request, permissions.why_not_discard(request.user, found, clock.today()))
    why = ""
    if request.method == "POST":
        try:
            left = actions.discard_version(found, by=request.user)
        except RuleBroken as refusal:
            why = str(refusal)
        else:
            return redirect("criteria:table", left.pk) if left else redirect("criteria:list")
    told = {"version": found, "table": found.table, "count": found.criteria.count(), "back": _address(found), "why": why}
    told["is_only"] = not found.table.versions.exclude(pk=found.pk).exists()
    return render(request, "criteria/discard.html", told, status=422 if why else 200)


# ---- beside an issued version ----


@login_required
@require_safe
def decision_file(request: UserRequest, version: int) -> FileResponse:
    seen = TableVersion.objects.visible_to(request.user, clock.today()).filter(file__isnull=False)
    return send(get_object_or_404(seen.select_related("file"), pk=version).file)  # type: ignore[arg-type]


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, criterion: int) -> HttpResponse:
    """A question or proposal about one line of an issued table."""
    today, user = clock.today(), request.user
    issued = TableVersion.objects.visible_to(user, today).exclude(state=VersionState.DRAFT).values("pk")
    node = get_object_or_404(Criterion.objects.filter(version__in=issued).select_related("version__table__issuer"), pk=criterion)
    year = year_to_ask_in(node.version.table, user, today)
    if year is None:
        raise PermissionDenied("Chỉ cán bộ của đơn vị tham gia năm thi đua của bảng này đặt được câu hỏi, và khi năm còn mở.")
    words = f"{name_of(node)} ({node.version.table.title}, bản {node.version.number})"
    return ask_page(request, year, About(AboutKind.CRITERION, node.pk, words))
