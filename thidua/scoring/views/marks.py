"""One cell of a sheet: saved as somebody types (JSON), or on its own page without script."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria.models import Criterion
from thidua.scoring.actions.marks import Overtaken, save_mark
from thidua.scoring.forms.cells import CellForm
from thidua.scoring.models import Mark, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.sheets import states_points, word_of
from thidua.scoring.queries.tables import rules_of, rules_of_turn
from thidua.scoring.views.sheets import turn_for


@login_required
@require_http_methods(["GET", "POST"])
def cell(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    """The saving of a cell asks the database as little as it can: who may not is found out by the action, in the same questions."""
    if request.method == "GET":
        return _page(request, pk, criterion)
    rules = rules_of_turn(pk)
    if rules is None:
        raise Http404
    node = rules.nodes.get(criterion) or get_object_or_404(Criterion, pk=criterion)
    leaf = rules.leaves.get(node.code) if criterion in rules.nodes else None
    form = CellForm(request.POST, leaf=leaf, states_points="o-points" in request.POST) if leaf else None
    try:
        mark = save_mark(Turn(pk=pk), node, told=_told(form), seen=_seen(request), by=request.user)
    except Overtaken as overtaken:
        return _refused(request, pk, node, form, str(overtaken), theirs=overtaken.mark)
    except RuleBroken as refusal:
        return _refused(request, pk, node, form, str(refusal))
    return _saved(request, mark)


def _told(form: CellForm | None) -> dict[str, Any]:
    """Nothing of a heading, or of a criterion of another table: the action says why."""
    if form is None:
        return {}
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise RuleBroken(f"{form.fields[name].label}: {errors[0]}" if name in form.fields else str(errors[0]))
    return form.given()


def _seen(request: UserRequest) -> int:
    sent = request.POST.get("lan", "0")
    return int(sent) if sent.isdigit() and len(sent) < 10 else 0


def _wants_json(request: UserRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _saved(request: UserRequest, mark: Mark) -> HttpResponse:
    if _wants_json(request):
        told = {"word": word_of(mark), "version": mark.version, "at": f"{mark.changed_at.astimezone(clock.LOCAL):%H:%M}"}
        return JsonResponse(told)
    return redirect(f"{reverse('scoring:sheet', args=[mark.turn.sheet_id])}?luot={mark.turn_id}#c{mark.criterion_id}")


def _refused(
    request: UserRequest, pk: int, node: Criterion, form: CellForm | None, why: str, *, theirs: Mark | None = None
) -> HttpResponse:
    """What was typed stays; a stranger is told nothing."""
    turn, _ = turn_for(request, pk)
    status = 409 if theirs else 422
    if not _wants_json(request):
        return _show(request, turn, node, form, {"why": why, "theirs": theirs, "their_word": word_of(theirs) if theirs else ""}, status)
    told: dict[str, Any] = {"why": why}
    if theirs and form:
        told |= {"theirs": word_of(theirs), "who": str(theirs.changed_by), "version": theirs.version, "values": form.values(theirs.given)}
    return JsonResponse(told, status=status)


def _page(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    turn, _ = turn_for(request, pk)
    node = get_object_or_404(turn.sheet.period.version.criteria.select_related("owner"), pk=criterion)
    reason = permissions.why_not_write(request.user, turn, clock.now()) or permissions.why_not_mark(turn, node)
    if reason:
        raise PermissionDenied(reason)
    leaf = rules_of(turn.sheet.period.version).leaves[node.code]
    return _show(request, turn, node, CellForm(leaf=leaf, states_points=states_points(turn)), {}, 200)


def _show(request: UserRequest, turn: Turn, node: Criterion, form: CellForm | None, told: dict[str, Any], status: int) -> HttpResponse:
    mark = turn.marks.filter(criterion=node.pk).first()
    if form is not None and not form.is_bound and mark is not None:
        form.initial = form.first(mark.given)
    told = {"turn": turn, "sheet": turn.sheet, "node": node, "form": form, "mark": mark, "seen": mark.version if mark else 0} | told
    return render(request, "scoring/cell.html", told, status=status)
