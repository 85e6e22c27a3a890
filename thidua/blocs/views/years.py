"""Which years there are, and a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.blocs import actions, permissions, queries
from thidua.blocs.enums import BlocKind
from thidua.blocs.forms import OpenYearForm
from thidua.blocs.models import BlocYear
from thidua.blocs.views.doors import FORM
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.core.text import fold
from thidua.organisations.models import Unit

PAGE = 30


@login_required
@require_safe
def years(request: UserRequest) -> HttpResponse:
    day, words = clock.today(), request.GET.get("q", "").strip()
    rows = queries.years_shown(request.user, day)
    for word in fold(words).split():
        rows = rows.filter(year=int(word)) if word.isdecimal() and len(word) == 4 else rows.filter(bloc__name_folded__contains=word)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "q": words, "why_not": permissions.why_not_open_any(request.user, day)}
    return render(request, "blocs/years.html", context)


@login_required
@require_http_methods(FORM)
def open_year(request: UserRequest) -> HttpResponse:
    day = clock.today()
    reason = permissions.why_not_open_any(request.user, day)
    if reason:
        raise PermissionDenied(reason)
    blocs, units = queries.blocs_to_open(request.user, day), Unit.objects.in_force(day)
    founds = permissions.why_not_found_bloc(request.user) is None
    form = OpenYearForm(request.POST or None, blocs=blocs, units=units, founds=founds, initial={"year": day.year})
    if form.is_valid():
        try:
            year = _open(form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã mở {year}. Bước tiếp theo: thêm đơn vị thành viên.")
            return redirect("blocs:members", year.pk)
    return render(request, "blocs/open_year.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def _open(data: dict[str, Any], *, by: User) -> BlocYear:
    bloc = data["bloc"] or actions.found_bloc(
        name=data["name"], short_name=data["short_name"], kind=BlocKind(data["kind"]), host=data["host"], superior=data["superior"], by=by
    )
    return actions.open_year(bloc, year=data["year"], by=by)
