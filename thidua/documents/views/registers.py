"""Series: which there are, how far they have come, numbers left out; where the paper books ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.documents import actions
from thidua.documents.enums import GapKind
from thidua.documents.forms.registers import GapForm, PaperArrivalsForm, SeriesForm, TailForm
from thidua.documents.models import Series
from thidua.documents.permissions import registers as permissions
from thidua.documents.queries.registers import arrival_books, last_of, owners_kept, series_shown
from thidua.organisations.queries import units_acted_for


@login_required
@require_safe
def series_list(request: UserRequest) -> HttpResponse:
    return _list(request)


def _list(request: UserRequest, *, form: Form | None = None, status: int = 200) -> HttpResponse:
    today, user = clock.today(), request.user
    mine = units_acted_for(user, today)
    told = {
        "rows": series_shown(user, today),
        "books": arrival_books(user, today),
        "may_open": any(owners.exists() for owners in owners_kept(user, today)),
        "paper_form": form or (PaperArrivalsForm(mine=mine) if mine.exists() else None),
        "year": today.year,
    }
    return render(request, "documents/series_list.html", told, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def open_series(request: UserRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    units, blocs = owners_kept(user, today)
    form = SeriesForm(request.POST or None, units=units, blocs=blocs, day=today)
    if not form.owners:
        raise PermissionDenied("Chỉ cán bộ của một đơn vị lập được sổ đánh số.")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with told_on(form):
            made = actions.open_series(
                form.whose(),
                kind=said["kind"],
                year=int(said["year"]),
                tail=said["tail"],
                on_paper=said["on_paper"] or 0,
                reason=said["reason"],
                by=user,
            )
            messages.success(request, f"Đã lập sổ: {made}.")
            return redirect("documents:series", made.pk)
    return render(request, "documents/series_form.html", {"form": form}, status=422 if request.method == "POST" else 200)


def _series_for(request: UserRequest, pk: int) -> Series:
    seen = Series.objects.visible_to(request.user, clock.today()).select_related("unit", "bloc")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_safe
def series(request: UserRequest, pk: int) -> HttpResponse:
    return _show(request, _series_for(request, pk))


def _show(request: UserRequest, row: Series, *, status: int = 200, **forms: Form) -> HttpResponse:
    told = {
        "row": row,
        "gaps": row.gaps.all(),
        "last": last_of(row),
        "cancelled": row.documents.filter(state="cancelled").order_by("number"),
        "why_not": permissions.why_not_leave_out(request.user, row, clock.now()),
        "gap_form": GapForm(prefix="gap"),
        "tail_form": TailForm(prefix="tail", initial={"tail": row.tail}),
        **forms,
    }
    return render(request, "documents/series.html", told, status=status)


@login_required
@require_POST
def leave_out(request: UserRequest, pk: int) -> HttpResponse:
    row, form = _series_for(request, pk), GapForm(request.POST, prefix="gap")
    if form.is_valid():
        said = form.cleaned_data
        with told_on(form):
            actions.leave_out_numbers(row, upto=said["upto"], kind=GapKind(said["kind"]), reason=said["reason"], by=request.user)
            messages.success(request, "Đã ghi các số bỏ cách.")
            return redirect("documents:series", pk)
    return _show(request, row, status=422, gap_form=form)


@login_required
@require_POST
def change_tail(request: UserRequest, pk: int) -> HttpResponse:
    row, form = _series_for(request, pk), TailForm(request.POST, prefix="tail")
    if form.is_valid():
        with told_on(form):
            actions.change_tail(row, tail=form.cleaned_data["tail"], by=request.user)
            messages.success(request, "Đã đổi ký hiệu, dùng từ số kế tiếp.")
            return redirect("documents:series", pk)
    return _show(request, row, status=422, tail_form=form)


@login_required
@require_POST
def go_on_from_paper(request: UserRequest) -> HttpResponse:
    """The arrival number the paper book has come to this year."""
    mine = units_acted_for(request.user, clock.today())
    form = PaperArrivalsForm(request.POST, mine=mine)
    if not form.is_valid():
        return _list(request, form=form, status=422)
    said = form.cleaned_data
    with report(request, done=f"Đã ghi. Số đến kế tiếp là {said['number'] + 1}."):
        actions.go_on_from_paper(said["unit"], year=clock.today().year, number=said["number"], by=request.user)
    return redirect("documents:series_list")
