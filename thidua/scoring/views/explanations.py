"""What a unit says of single criteria: written box by box, read by later scorers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.scoring.actions.explanations import Said, save_explanations
from thidua.scoring.enums import RoundKind
from thidua.scoring.forms.explanations import Box, beside_theirs, boxes_of, boxes_sent
from thidua.scoring.models import Turn
from thidua.scoring.permissions.turns import why_not_explain
from thidua.scoring.queries.explanations import points_of
from thidua.scoring.views.sheets import Reader, turn_for

ON = "gui"
"""Button: what was written is saved, and the page of sending comes."""


@login_required
@require_http_methods(["GET", "POST"])
def explanations(request: UserRequest, pk: int) -> HttpResponse:
    turn, reader = turn_for(request, pk)
    if turn.round.kind != RoundKind.EXPLANATION:
        raise Http404
    if turn not in reader.seen:
        raise PermissionDenied(why_not_explain(request.user, turn, clock.now()) or "Đơn vị chưa gửi lời giải trình.")
    if request.method == "POST":
        return _save(request, turn, reader)
    return _page(request, turn, boxes_of(points_of(turn, reader.seen)))


def _save(request: UserRequest, turn: Turn, reader: Reader) -> HttpResponse:
    """Nothing that was typed is lost: what cannot be saved comes back in its box."""
    points = points_of(turn, reader.seen)
    boxes = boxes_sent(points, request.POST)
    if any(box.why for box in boxes):
        return _page(request, turn, boxes, status=422, why="Chưa lưu: có chỗ cần sửa, ghi ngay dưới ô.")
    said = [Said(box.point.node, box.words, box.seen) for box in boxes if box.is_touched]
    try:
        overtaken = save_explanations(turn, said=said, by=request.user)
    except RuleBroken as refusal:
        return _page(request, turn, boxes, status=422, why=str(refusal))
    if overtaken:
        found = list(beside_theirs(boxes, overtaken, points_of(turn, reader.seen)))
        return _page(request, turn, found, status=409, why=_told(len(overtaken), len(said)))
    return _on(request, turn, len(said))


def _told(refused: int, said: int) -> str:
    rest = f" {said - refused} tiêu chí khác đã lưu." if said > refused else ""
    return f"Đồng nghiệp vừa ghi {refused} tiêu chí bạn đang sửa nên chưa ghi đè: so hai lời rồi lưu lại.{rest}"


def _on(request: UserRequest, turn: Turn, count: int) -> HttpResponse:
    where = request.POST.get("ve", "")
    if where == ON:
        return redirect("scoring:send", turn.pk)
    messages.success(request, f"Đã lưu lời giải trình {count} tiêu chí." if count else "Không có gì thay đổi.")
    place = f"#c{where}" if where.isdecimal() else ""
    return redirect(f"{reverse('scoring:explanations', args=[turn.pk])}{place}")


def _page(request: UserRequest, turn: Turn, boxes: list[Box], *, status: int = 200, why: str = "") -> HttpResponse:
    reason = why_not_explain(request.user, turn, clock.now())
    others = [box for box in boxes if not box.point.is_disputed]
    told: dict[str, Any] = {
        "turn": turn,
        "sheet": turn.sheet,
        "why": why,
        "may_write": reason is None or bool(why),
        "disputed": [box for box in boxes if box.point.is_disputed],
        "others": others,
        "others_said": any(box.is_open for box in others),
        "said": sum(bool(box.point.words) for box in boxes),
    }
    return render(request, "scoring/explanations.html", told, status=status)
