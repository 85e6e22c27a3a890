"""Certificates, invitations and letters from a list: take it, look at every row, print all of them in one PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.documents import actions
from thidua.documents.enums import PrintMove
from thidua.documents.forms.printing import PrintForm
from thidua.documents.forms.templates import first_words
from thidua.documents.models import PrintRun
from thidua.documents.office import OfficeBusy
from thidua.documents.permissions import printing as permissions
from thidua.documents.print_runs import print_list
from thidua.documents.queries.printing import rows_of, rows_to_show, sort_for, version_for_print
from thidua.documents.rules.print_lists import AT_ONCE, CERTIFICATES, SORTS
from thidua.documents.rules.print_values import in_a_box, words_kept
from thidua.documents.views.doors import kept, landed
from thidua.documents.views.templates import chosen_unit
from thidua.files.views import send
from thidua.organisations.models import Unit
from thidua.organisations.prints import sheet
from thidua.organisations.queries import units_acted_for
from thidua.organisations.views.sheets import sheet_to_fill

PAGE = 100


@login_required
@require_safe
def prints(request: UserRequest) -> HttpResponse:
    """What can be printed, and the lists of one's units."""
    today = clock.today()
    runs = PrintRun.objects.visible_to(request.user, today).select_related("owner", "made", "begun_by")
    told = {
        "sorts": SORTS.items(),
        "page": Paginator(runs, 20).get_page(request.GET.get("page")),
        "may_print": units_acted_for(request.user, today).exists(),
    }
    return render(request, "documents/prints.html", told)


def _unit(request: UserRequest) -> Unit:
    unit = chosen_unit(request, units_acted_for(request.user, clock.today()).order_by("name_sort", "pk"))
    if unit is None:
        raise PermissionDenied("Chỉ chuyên viên, lãnh đạo của một đơn vị in hàng loạt được.")
    return unit


def _kind(words: str) -> str:
    if words not in SORTS:
        raise Http404
    return words


@login_required
@require_safe
def print_sheet(request: UserRequest, kind: str) -> HttpResponse:
    """The file to fill in."""
    unit = _unit(request)
    sort = sort_for(_kind(kind), version_for_print(unit, kind, clock.today()))
    return sheet_to_fill(sheet("Danh sách", sort.columns, {}), name=f"danh-sach-{kind.lower()}.xlsx")


@login_required
@require_http_methods(["GET", "POST"])
def begin_print(request: UserRequest, kind: str) -> HttpResponse:
    """What is common to all, and the list. It is kept and its rows are shown; nothing is printed."""
    unit = _unit(request)
    version = version_for_print(unit, _kind(kind), clock.today())
    sort = sort_for(kind, version)
    form = PrintForm(request.POST or None, request.FILES or None, sort=sort, initial=_first(request, unit))
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            return redirect("documents:print", _begun(request, unit, form, version).pk)
    units = units_acted_for(request.user, clock.today()).order_by("name_sort", "pk")
    told = {"form": form, "kind": kind, "sort": sort, "unit": unit, "units": units, "by_template": _by_template(kind, version)}
    return render(request, "documents/print_form.html", told, status=422 if form.is_bound else 200)


def _first(request: UserRequest, unit: Unit) -> dict[str, Any]:
    """What the system knows of the unit; after a list with faults what was said with it."""
    said, today = request.GET.get("tu", ""), clock.today()
    seen = PrintRun.objects.visible_to(request.user, today)
    before = seen.filter(pk=int(said)).first() if said.isdecimal() and len(said) < 10 else None
    known = {**first_words(unit), "place": unit.place, "day": today}
    return known if before is None else {**known, **{name: in_a_box(value) for name, value in words_kept(before.said).items()}}


def _by_template(kind: str, version: Any) -> str:
    """The template's name; empty for a form that comes with the system."""
    return "" if kind in CERTIFICATES or version is None else f"{version.template.name}, bản {version.number}"


def _begun(request: UserRequest, unit: Unit, form: PrintForm, version: Any) -> PrintRun:
    files = landed(form)
    with transaction.atomic():
        source = kept(files, request)
        assert source is not None
        said = form.values(today=clock.today())
        return actions.begin_print(unit, kind=form.sort.value, version=version, source=source, said=said, rows=form.count, by=request.user)


# ---- one list ----


def _run(request: UserRequest, pk: int) -> PrintRun:
    runs = PrintRun.objects.visible_to(request.user, clock.today())
    return get_object_or_404(runs.select_related("owner", "source", "made", "version__template", "version__file", "begun_by"), pk=pk)


@login_required
@require_safe
@never_cache
def print_run(request: UserRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    rows, show = rows_of(run), request.GET.get("xem", "")
    wrong, doubtful = sum(bool(row.faults) for row in rows), sum(bool(row.doubts) for row in rows)
    shown = rows_to_show(rows, only_wrong=show == "loi")
    told: dict[str, Any] = {
        "run": run,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "show": show,
        "wrong": wrong,
        "doubtful": doubtful,
        "is_long": len(rows) > AT_ONCE,
        "by_template": _by_template(run.kind, run.version),
        "why_not": permissions.why_not_move_print(request.user, run, PrintMove.ASK, clock.now()),
    }
    return render(request, "documents/print.html", told)


@login_required
@require_POST
def ask_for_print(request: UserRequest, pk: int) -> HttpResponse:
    """A short list is printed while one waits; a busy converter puts it off."""
    run = _run(request, pk)
    rows = rows_of(run)
    is_long = len(rows) > AT_ONCE or run.version is not None
    with report(request):
        run = actions.ask_for_print(run, wrong=sum(bool(row.faults) for row in rows), in_background=is_long, by=request.user)
        if not is_long:
            _print_now(run, request.user)
    return redirect("documents:print", pk)


def _print_now(run: PrintRun, by: User) -> None:
    try:
        print_list(run)
    except OfficeBusy as busy:
        actions.fail_print(run, why=str(busy), by=by)


@login_required
@require_safe
def print_file(request: UserRequest, pk: int) -> FileResponse:
    run = _run(request, pk)
    if run.made is None:
        raise Http404
    return send(run.made)
