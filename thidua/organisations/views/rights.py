"""How a unit sends its papers, and rights handed on for a time."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.organisations import actions, permissions, queries
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.forms import DelegationForm, WayForm
from thidua.organisations.models import Delegation
from thidua.organisations.views.doors import FORM, let_in, to_unit, unit_in_hand, unit_or_404


@login_required
@require_http_methods(FORM)
def choose_way(request: UserRequest, pk: int, paper: str) -> HttpResponse:
    unit = unit_in_hand(request, pk)
    if paper not in Paper.values:
        raise Http404
    form = WayForm(request.POST or None, initial={"way": queries.paper_way(unit, Paper(paper))})
    if form.is_valid():
        try:
            actions.choose_paper_way(unit, paper=Paper(paper), way=PaperWay(form.cleaned_data["way"]), by=request.user)
        except RuleBroken as refusal:
            form.add_error("way", str(refusal))
        else:
            messages.success(request, f"{Paper(paper).label}: {PaperWay(form.cleaned_data['way']).label.lower()}.")
            return to_unit(unit)
    context = {"form": form, "unit": unit, "paper": Paper(paper).label}
    return render(request, "organisations/way.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def delegate(request: UserRequest, pk: int) -> HttpResponse:
    unit, day = unit_or_404(request, pk), clock.today()
    giver = queries.posts_led_by(request.user, unit, day).first()
    if giver is None:
        let_in("Chỉ lãnh đạo đơn vị được ủy quyền, và chỉ ủy quyền quyền của mình.")
        raise Http404
    people = queries.people_of(unit, day).exclude(pk=giver.person_id)
    form = DelegationForm(request.POST or None, people=people, today=day)
    if form.is_valid():
        try:
            given = actions.delegate(giver, **_wish(form.cleaned_data), by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ủy quyền cho {given.taker}. Mọi lần dùng đều ghi rõ là theo ủy quyền.")
            return to_unit(unit)
    return render(
        request, "organisations/delegate.html", {"form": form, "unit": unit, "people": people}, status=422 if form.errors else 200
    )


def _wish(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "taker": data["taker"],
        "paper": Paper(data["paper"]),
        "starts_at": clock.start_of(data["starts_on"]),
        "ends_at": clock.end_of(data["ends_on"]),
        "reason": data["reason"],
    }


@login_required
@require_http_methods(FORM)
def revoke(request: UserRequest, pk: int, delegation_pk: int) -> HttpResponse:
    unit = unit_or_404(request, pk)
    given = get_object_or_404(
        Delegation.objects.select_related("giver__person__user", "giver__unit", "taker"), pk=delegation_pk, giver__unit=unit
    )
    let_in(permissions.why_not_revoke(request.user, given, clock.now()))
    if request.method == "POST":
        with report(request, done=f"Đã thu hồi ủy quyền cho {given.taker}."):
            actions.revoke_delegation(given, by=request.user)
        return to_unit(unit)
    return render(request, "organisations/revoke.html", {"unit": unit, "given": given})
