"""Scoring periods: the list, one period with how far each unit is, and setting one up."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.scoring.actions import periods as actions
from thidua.scoring.enums import PeriodMove, PeriodState
from thidua.scoring.forms.periods import BeginForm, GroundForm, RoundsForm, ScorerForm, UnitsForm
from thidua.scoring.models import ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.permissions import periods as permissions
from thidua.scoring.permissions.publishing import why_not_see_result
from thidua.scoring.queries.complaints import complaints_to_answer
from thidua.scoring.queries.entries import contested_entries
from thidua.scoring.queries.periods import (
    board_of,
    keeps,
    members_to_score,
    periods_shown,
    tables_for,
    turns_of,
    turns_waiting,
    years_to_score,
)

ROWS = 30
RELATED = ("bloc_year__bloc__superior", "bloc_year__bloc__host", "version__table__issuer", "published_by", "proposed_by")


def period_for(request: UserRequest, pk: int) -> ScoringPeriod:
    seen = ScoringPeriod.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related(*RELATED).defer("frozen"), pk=pk)


def _allowed(reason: str | None) -> None:
    if reason is not None:
        raise PermissionDenied(reason)


@login_required
@require_safe
def periods(request: UserRequest) -> HttpResponse:
    user, now = request.user, clock.now()
    page = Paginator(periods_shown(user, now.date()), ROWS).get_page(request.GET.get("trang"))
    told: dict[str, Any] = {"page": page, "waiting": turns_waiting(user, now)[:ROWS], "years": years_to_score(user, now.date()), "now": now}
    told["complaints"] = complaints_to_answer(user, now)[:ROWS]
    return render(request, "scoring/periods.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest, pk: int) -> HttpResponse:
    """By which issued table units of a year are scored."""
    today = clock.today()
    seen = BlocYear.objects.visible_to(request.user, today).select_related("bloc__superior", "bloc__host")
    bloc_year = get_object_or_404(seen, pk=pk)
    _allowed(permissions.why_not_run(request.user, bloc_year, today))
    form = BeginForm(request.POST or None, bloc_year=bloc_year)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            made = actions.begin_period(bloc_year, **form.cleaned_data, by=request.user)
            return redirect("scoring:units", made.pk)
    told = {"form": form, "bloc_year": bloc_year, "tables": tables_for(bloc_year)}
    return render(request, "scoring/begin.html", told, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def period(request: UserRequest, pk: int) -> HttpResponse:
    now, user = clock.now(), request.user
    shown = period_for(request, pk)
    is_keeper = keeps(user, shown.bloc_year, now.date())
    told: dict[str, Any] = {"period": shown, "now": now, "is_keeper": is_keeper, "rounds": list(shown.rounds.all())}
    told |= {"board": board_of(shown, user, now), "waiting": turns_waiting(user, now).filter(sheet__period=shown)}
    told["shows_result"] = shown.state != PeriodState.PREPARING and why_not_see_result(user, shown, now) is None
    if is_keeper:
        told["contested"] = contested_entries(shown)
        told["why_not_open"] = permissions.why_not_open(user, shown, now)
        told["why_not_prepare"] = permissions.why_not_move(user, shown, PeriodMove.PREPARE, now.date())
    return render(request, "scoring/period.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def units(request: UserRequest, pk: int) -> HttpResponse:
    shown = period_for(request, pk)
    form = UnitsForm(request.POST or None, period=shown, members=list(members_to_score(shown.bloc_year)))
    return _set_up(request, shown, form, "scoring/units.html", lambda: actions.choose_units(shown, units=form.chosen(), by=request.user))


@login_required
@require_http_methods(["GET", "POST"])
def rounds(request: UserRequest, pk: int) -> HttpResponse:
    shown = period_for(request, pk)
    form = RoundsForm(request.POST or None, period=shown)
    return _set_up(request, shown, form, "scoring/rounds.html", lambda: actions.set_rounds(shown, rounds=form.planned(), by=request.user))


def _set_up(request: UserRequest, shown: ScoringPeriod, form: Form, template: str, save: Callable[[], object]) -> HttpResponse:
    _allowed(permissions.why_not_move(request.user, shown, PeriodMove.PREPARE, clock.today()))
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            save()
            return redirect("scoring:rounds" if template == "scoring/units.html" else "scoring:period", shown.pk)
    return render(request, template, {"form": form, "period": shown}, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def open_period(request: UserRequest, pk: int) -> HttpResponse:
    with report(request, done="Đã mở kỳ chấm. Các đơn vị tự chấm được từ bây giờ."):
        actions.open_period(period_for(request, pk), by=request.user)
    return redirect("scoring:period", pk)


@login_required
@require_POST
def close_round(request: UserRequest, pk: int) -> HttpResponse:
    seen = ScoringPeriod.objects.visible_to(request.user, clock.today())
    one = get_object_or_404(ScoringRound.objects.select_related("period__bloc_year__bloc").filter(period__in=seen), pk=pk)
    with report(request, done=f"Đã khép vòng “{one}”."):
        actions.close_round(one, by=request.user)
    return redirect("scoring:period", one.period_id)


@login_required
@require_safe
def scorers(request: UserRequest, pk: int) -> HttpResponse:
    """Who scores whom in which round."""
    shown = period_for(request, pk)
    _allowed(permissions.why_not_run(request.user, shown.bloc_year, clock.today()))
    return render(request, "scoring/scorers.html", {"period": shown, "turns": turns_of(shown)})


@login_required
@require_http_methods(["GET", "POST"])
def change_scorer(request: UserRequest, pk: int) -> HttpResponse:
    seen = ScoringPeriod.objects.visible_to(request.user, clock.today())
    around = Turn.objects.select_related("sheet__period__bloc_year__bloc", "sheet__unit", "round", "scorer")
    turn = get_object_or_404(around.filter(sheet__period__in=seen), pk=pk)
    _allowed(permissions.why_not_move(request.user, turn.sheet.period, PeriodMove.RUN, clock.today()))
    form = ScorerForm(request.POST or None, turn=turn)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.change_scorer(turn, unit=form.cleaned_data["unit"], by=request.user)
            return redirect("scoring:scorers", turn.sheet.period_id)
    return render(request, "scoring/change_scorer.html", {"form": form, "turn": turn}, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def exclude(request: UserRequest, pk: int) -> HttpResponse:
    seen = Sheet.objects.visible_to(request.user, clock.today()).select_related("unit", "period__bloc_year__bloc")
    sheet = get_object_or_404(seen, pk=pk)
    _allowed(permissions.why_not_move(request.user, sheet.period, PeriodMove.RUN, clock.today()))
    form = GroundForm(request.POST or None, initial={"ground": sheet.exclusion})
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.exclude_unit(sheet, ground=form.cleaned_data["ground"], by=request.user)
            return redirect("scoring:period", sheet.period_id)
    return render(request, "scoring/exclude.html", {"form": form, "sheet": sheet}, status=422 if request.method == "POST" else 200)
