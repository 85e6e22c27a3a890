"""Members of a year: the list, choosing units, a list from Excel, leaving in mid-year."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs import actions, permissions, prints, queries
from thidua.blocs.actions import NewMember
from thidua.blocs.forms import JoinForm, LeaveForm, MemberForm
from thidua.blocs.models import BlocYear
from thidua.blocs.rules import COLUMNS, MemberLine
from thidua.blocs.views.doors import FORM, year_in_hand, year_or_404
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.core.text import fold
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.organisations.enums import UnitKind
from thidua.organisations.forms import SheetForm
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.rules.sheets import read_lines
from thidua.organisations.views.sheets import dry_run, new_lines, sheet_in_hand, sheet_to_fill

PAGE = 100


@login_required
@require_safe
def members(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    page = Paginator(year.memberships.select_related("unit"), PAGE).get_page(request.GET.get("page"))
    context = {
        "year": year,
        "page": page,
        "groups": queries.by_subgroup(list(page)),
        "count": year.memberships.in_force(day).count(),
        "not_here": queries.not_here_yet(year, day),
        "why_not": permissions.why_not_manage(request.user, year, day),
    }
    return render(request, "blocs/members.html", context)


@login_required
@require_http_methods(FORM)
def join(request: UserRequest, pk: int) -> HttpResponse:
    """Units to choose from, found by name and kind; those ticked become members."""
    year = year_in_hand(request, pk)
    free = queries.units_to_join(year)
    form = JoinForm(request.POST or None, units=free)
    if form.is_valid():
        data = form.cleaned_data
        chosen = [NewMember(unit, data["subgroup"], data["starts_on"]) for unit in data["units"]]
        with report(request, done=f"Đã thêm {len(chosen)} đơn vị."):
            actions.add_members(year, lines=chosen, by=request.user)
        return redirect("blocs:members", year.pk)
    asked = {key: request.GET.get(key, "").strip() for key in ("q", "loai")}
    page = Paginator(_found(free, **asked), PAGE).get_page(request.GET.get("page"))
    ticked = set(request.POST.getlist("units"))
    context = {"year": year, "form": form, "page": page, "kinds": UnitKind.choices, "ticked": ticked, **asked}
    return render(request, "blocs/join.html", context, status=422 if form.errors else 200)


def _found(free: UnitQuerySet, *, q: str, loai: str) -> UnitQuerySet:
    rows = free.filter(kind=loai) if loai in UnitKind.values else free
    return rows.named_like(q) if fold(q) else rows


@login_required
@require_http_methods(FORM)
def correct(request: UserRequest, pk: int, member_pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    member = get_object_or_404(year.memberships.select_related("unit"), pk=member_pk)
    form = MemberForm(request.POST or None, initial={"subgroup": member.subgroup, "starts_on": member.starts_on})
    if form.is_valid():
        with report(request, done=f"Đã sửa: {member.unit}."):
            actions.correct_member(member, **form.cleaned_data, by=request.user)
        return redirect("blocs:members", year.pk)
    context = {"year": year, "form": form, "member": member}
    return render(request, "blocs/correct_member.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def leave(request: UserRequest, pk: int, member_pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    member = get_object_or_404(year.memberships.select_related("unit", "bloc_year"), pk=member_pk)
    form = LeaveForm(request.POST or None, initial={"ends_on": clock.today() + timedelta(days=1)})
    if form.is_valid():
        try:
            actions.end_membership(member, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{member.unit} thôi tham gia từ ngày {form.cleaned_data['ends_on']:%d/%m/%Y}.")
            return redirect("blocs:members", year.pk)
    return render(request, "blocs/leave.html", {"year": year, "form": form, "member": member}, status=422 if form.errors else 200)


@login_required
@require_safe
def template(request: UserRequest, pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    return sheet_to_fill(prints.member_sheet(queries.names_of_the_time(year)), name="mau-thanh-vien.xlsx")


@login_required
@require_http_methods(FORM)
def upload(request: UserRequest, pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    form = SheetForm(request, columns=COLUMNS)
    if form.is_valid():
        stored = store_file(form.cleaned_data["file"], by=request.user)
        return redirect("blocs:import_members_check", year.pk, stored.pk)
    context = {"year": year, "form": form, "columns": COLUMNS}
    return render(request, "blocs/import.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(FORM)
def check(request: UserRequest, pk: int, file_pk: int) -> HttpResponse:
    """The dry run; POST writes the good lines."""
    year = year_in_hand(request, pk)
    stored = sheet_in_hand(request, file_pk)
    lines = queries.read_member_lines(read_lines(path_of(stored).read_bytes(), COLUMNS), year)
    new = new_lines(lines)
    if request.method == "POST":
        with report(
            request, done=f"Đã thêm {len(new)} đơn vị thành viên." if new else "Không có dòng mới: các đơn vị trong tệp đã là thành viên."
        ):
            _write(year, new, stored, request)
        return redirect("blocs:members", year.pk)
    again = reverse("blocs:import_members", args=[year.pk])
    context = dry_run(request, stored, lines, known_word="đã là thành viên", again_url=again)
    return render(request, "blocs/import_check.html", {"year": year, **context})


def _write(year: BlocYear, new: list[MemberLine], stored: StoredFile, request: UserRequest) -> None:
    units = Unit.objects.in_bulk([line.unit for line in new if line.unit])
    lines = [NewMember(units[line.unit], line.subgroup, line.starts_on) for line in new if line.unit]
    actions.add_members(year, lines=lines, source=stored.name, by=request.user)
