"""One cell of a sheet: saved as somebody types (JSON), or on its own page without script."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.core.text import whole_number
from thidua.criteria.models import Criterion
from thidua.criteria.rules.values import Leaf
from thidua.scoring.actions.marks import Overtaken, clear_mark, save_typed
from thidua.scoring.forms.cells import CellForm
from thidua.scoring.models import Mark, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.sheets import states_points, word_of
from thidua.scoring.queries.tables import places_of, rules_of
from thidua.scoring.views.sheets import turn_for


@login_required
@require_http_methods(["GET", "POST"])
def cell(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    """The saving of a cell asks the database as little as it can: who may not is found out by the action, in the same question."""
    if request.method == "GET":
        return _page(request, pk, criterion)
    try:
        return _cleared(request, pk, criterion) if "xoa" in request.POST else _saved(request, pk, criterion)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except RuleBroken as refusal:
        return _refused(request, pk, criterion, refusal)


def _saved(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    mark = save_typed(pk, criterion, typed=partial(_typed, request.POST), seen=_seen(request), by=request.user)
    return _answer(request, mark.turn, criterion, _word(mark, mark.turn), mark.version, mark.changed_at)


def _cleared(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    turn = Turn.objects.get(pk=pk)
    clear_mark(turn, Criterion.objects.get(pk=criterion), seen=_seen(request), by=request.user)
    return _answer(request, turn, criterion, "", 0, clock.now())


def _typed(data: QueryDict, turn: Turn, leaf: Leaf) -> dict[str, Any]:
    form = CellForm(data, leaf=leaf, states_points=states_points(turn))
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise RuleBroken(f"{form.fields[name].label}: {errors[0]}" if name in form.fields else str(errors[0]))
    return form.given()


def _seen(request: UserRequest) -> int:
    return whole_number(request.POST.get("lan", ""))


def _wants_json(request: UserRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _answer(request: UserRequest, turn: Turn, criterion: int, word: str, version: int, at: datetime) -> HttpResponse:
    """What stands in the cell from now on; version 0: nothing."""
    if _wants_json(request):
        return JsonResponse({"word": word, "version": version, "at": f"{at.astimezone(clock.LOCAL):%H:%M}"})
    return redirect(f"{reverse('scoring:sheet', args=[turn.sheet_id])}?luot={turn.pk}#c{criterion}")


def _refused(request: UserRequest, pk: int, criterion: int, refusal: RuleBroken) -> HttpResponse:
    """What was typed stays; a stranger is told nothing."""
    turn, _ = turn_for(request, pk)
    node = get_object_or_404(Criterion, pk=criterion)
    typed = None if "xoa" in request.POST else request.POST
    form, status = _form(turn, node, typed), 409 if isinstance(refusal, Overtaken) else 422
    told: dict[str, Any] = {"why": str(refusal)}
    if _wants_json(request):
        return JsonResponse(told | _theirs(refusal, turn, form), status=status)
    theirs = refusal.mark if isinstance(refusal, Overtaken) else None
    told |= {"theirs": theirs, "their_word": _word(theirs, turn) if theirs else ""}
    return _show(request, turn, node, form, told, status)


def _theirs(refusal: RuleBroken, turn: Turn, form: CellForm | None) -> dict[str, Any]:
    """What stands in the cell instead, box by box."""
    if form is None or not isinstance(refusal, Overtaken):
        return {}
    mark = refusal.mark
    told = {"theirs": _word(mark, turn), "version": mark.version} if mark else {"theirs": "", "version": 0}
    return {**told, "who": refusal.who, "values": form.values(mark.given if mark else {})}


def _word(mark: Mark, turn: Turn) -> str:
    return word_of(mark, places=places_of(turn.sheet.period.version))


def _form(turn: Turn, node: Criterion, data: QueryDict | None = None) -> CellForm | None:
    """None of a heading, or of a criterion of another table."""
    rules = rules_of(turn.sheet.period.version)
    leaf = rules.leaves.get(node.code) if node.pk in rules.nodes else None
    return CellForm(data, leaf=leaf, states_points=states_points(turn)) if leaf else None


def _page(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    turn, _ = turn_for(request, pk)
    node = get_object_or_404(turn.sheet.period.version.criteria.select_related("owner"), pk=criterion)
    reason = permissions.why_not_write(request.user, turn, clock.now()) or permissions.why_not_mark(turn, node)
    if reason:
        raise PermissionDenied(reason)
    return _show(request, turn, node, _form(turn, node), {}, 200)


def _show(request: UserRequest, turn: Turn, node: Criterion, form: CellForm | None, told: dict[str, Any], status: int) -> HttpResponse:
    mark = turn.marks.filter(criterion=node.pk).first()
    if form is not None and not form.is_bound and mark is not None:
        form.initial = form.first(mark.given)
    how = rules_of(turn.sheet.period.version).said.get(node.code)
    told = {"turn": turn, "sheet": turn.sheet, "node": node, "how": how, "form": form, "seen": mark.version if mark else 0} | told
    return render(request, "scoring/cell.html", told, status=status)
