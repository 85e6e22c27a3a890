"""Units and people from .xlsx: the file is taken, every line is judged on a page, and nothing is written before the second press."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.organisations import actions, permissions, prints, queries
from thidua.organisations.forms import SheetForm
from thidua.organisations.rules.lines import PERSON_COLUMNS, UNIT_COLUMNS
from thidua.organisations.rules.sheets import read_lines
from thidua.organisations.views.doors import FORM, let_in, slips_page
from thidua.organisations.views.sheets import dry_run, new_lines, sheet_in_hand, sheet_to_fill


def _let_in(request: UserRequest) -> None:
    let_in(permissions.why_not_import(request.user, clock.today()))


@login_required
@require_safe
def template(request: UserRequest, what: str) -> HttpResponse:
    """The file to fill in, with drop-downs of the names there are."""
    _let_in(request)
    units = queries.units_to_name(request.user, clock.today())
    content = prints.unit_sheet(units) if what == "don-vi" else prints.person_sheet(units)
    return sheet_to_fill(content, name=f"mau-{what}.xlsx")


@login_required
@require_http_methods(FORM)
def upload(request: UserRequest, what: str) -> HttpResponse:
    _let_in(request)
    columns = UNIT_COLUMNS if what == "don-vi" else PERSON_COLUMNS
    form = SheetForm(request, columns=columns)
    if form.is_valid():
        stored = store_file(form.cleaned_data["file"], by=request.user)
        return redirect("organisations:import_check", what, stored.pk)
    context = {"form": form, "what": what, "columns": columns}
    return render(request, "organisations/import.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(FORM)
def check(request: UserRequest, what: str, file_pk: int) -> HttpResponse:
    """The dry run; POST writes the good lines."""
    _let_in(request)
    stored = sheet_in_hand(request, file_pk)
    read = queries.read_unit_lines if what == "don-vi" else queries.read_person_lines
    columns = UNIT_COLUMNS if what == "don-vi" else PERSON_COLUMNS
    lines = read(read_lines(path_of(stored).read_bytes(), columns), request.user, clock.today())
    if request.method == "POST":
        return _write(request, what, lines, stored)
    again = reverse("organisations:import", args=[what])
    context = dry_run(request, stored, lines, known_word="đã có", again_url=again)
    return render(request, "organisations/import_check.html", {"what": what, **context})


def _write(request: UserRequest, what: str, lines: Any, stored: StoredFile) -> HttpResponse:
    back = reverse("organisations:import_check", args=[what, stored.pk])
    try:
        if what == "don-vi":
            made = actions.import_units(lines, source=stored.name, by=request.user)
            messages.success(request, f"Đã ghi {len(made)} đơn vị mới." if made else "Không có dòng mới: các đơn vị trong tệp đã có.")
            return redirect("organisations:list")
        count = len(new_lines(lines))
        slips = actions.import_people(lines, source=stored.name, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    messages.success(request, f"Đã ghi {count} dòng." if count else "Không có dòng mới: những người trong tệp đã có.")
    return slips_page(request, slips, back=reverse("organisations:list")) if slips else redirect("organisations:list")
