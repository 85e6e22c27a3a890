"""Who leads next: where the year stands in it, the proposal, the decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.queries import members_in_force
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.views import send
from thidua.years import actions, permissions
from thidua.years.forms import DecisionForm, ProposalForm, WordsForm
from thidua.years.models import Handover
from thidua.years.queries import rotation
from thidua.years.queries.handover import giver_of, taker_of
from thidua.years.queries.next_year import next_of
from thidua.years.views.doors import FORM, allow, proposal_or_404, year_or_404


@login_required
@require_safe
def succession(request: UserRequest, pk: int) -> HttpResponse:
    """The way from this head to the next, step by step."""
    year, day = year_or_404(request, pk), clock.today()
    decided = taker_of(year)
    handovers = list(Handover.objects.visible_to(request.user, day).filter(bloc_year=year).select_related("giver", "taker"))
    context = {
        "year": year,
        "giver": giver_of(year, day),
        "next": rotation.named_next(year, year=year.year + 1, day=day),
        "proposals": list(year.head_proposals.select_related("head").prefetch_related("deputies")),
        "handovers": handovers,
        "next_year": next_of(year),
        "why_not_propose": permissions.why_not_propose_any(request.user, year, day),
        "why_not_hand_over": permissions.why_not_start_handover(request.user, year, decided.head if decided else None, day),
        "why_not_next": permissions.why_not_see_next(request.user, year, day),
        "closings": list(year.closings.all()),
        "why_not_close": permissions.why_not_close_any(request.user, year, day),
        "why_not_reopen": permissions.why_not_reopen_any(request.user, year, day),
    }
    return render(request, "years/succession.html", context)


@login_required
@require_http_methods(FORM)
def propose(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    allow(permissions.why_not_propose_any(request.user, year, day))
    named = rotation.named_next(year, year=year.year + 1, day=day)
    said = {"year": year.year + 1, "head": named.unit}
    form = ProposalForm(request.POST or None, units=members_in_force(year, day), this_year=year.year, initial=said)
    if form.is_valid():
        try:
            made = actions.propose_head(year, **form.cleaned_data, by=request.user)
            messages.success(request, f"Đã đề xuất {made.head}. Từ bây giờ đơn vị ấy soạn được kế hoạch năm {made.year}.")
            return redirect("years:proposal", made.pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    context = {"year": year, "form": form, "next": named, "next_number": year.year + 1}
    return render(request, "years/propose.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def proposal(request: UserRequest, pk: int) -> HttpResponse:
    found, day = proposal_or_404(request, pk), clock.today()
    context = {
        "proposal": found,
        "year": found.bloc_year,
        "why_not_decide": permissions.why_not_decide(request.user, found, day),
        "why_not_withdraw": permissions.why_not_withdraw(request.user, found, day),
    }
    return render(request, "years/proposal.html", context)


@login_required
@require_http_methods(FORM)
def decide(request: UserRequest, pk: int) -> HttpResponse:
    found = proposal_or_404(request, pk)
    allow(permissions.why_not_decide(request.user, found, clock.today()))
    form = DecisionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            actions.decide_head(found, **form.cleaned_data, by=request.user)
            messages.success(request, f"Đã ghi: {found.head} làm Trưởng từ ngày {form.cleaned_data['effective_on']:%d/%m/%Y}.")
            return redirect("years:proposal", found.pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    return _form(request, "years/decide.html", {"proposal": found, "year": found.bloc_year, "form": form})


def _form(request: UserRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].errors else 200)


@login_required
@require_http_methods(FORM)
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    found = proposal_or_404(request, pk)
    allow(permissions.why_not_withdraw(request.user, found, clock.today()))
    form = WordsForm(request.POST or None, label="Lý do rút đề xuất")
    if form.is_valid():
        try:
            actions.withdraw_proposal(found, reason=form.cleaned_data["words"], by=request.user)
            messages.success(request, "Đã rút đề xuất.")
            return redirect("years:succession", found.bloc_year_id)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    return _form(request, "years/withdraw.html", {"proposal": found, "year": found.bloc_year, "form": form})


@login_required
@require_safe
def decision_file(request: UserRequest, pk: int) -> FileResponse:
    found = proposal_or_404(request, pk)
    if found.file is None:
        raise Http404
    return send(found.file)
