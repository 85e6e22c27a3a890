"""One obligation; the day of a milestone; the confirmation that brings a plan into its year."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.core import clock, dates
from thidua.core.errors import report
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind
from thidua.obligations.forms.duty import DoneForm, HeldForm, ReopenForm, first_error
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions import duty as permissions
from thidua.obligations.permissions.submissions import why_not_hand_in
from thidua.obligations.queries.duty import consequences_of, pack_of, standing_of, years_guessed
from thidua.obligations.queries.submissions import submission_under_way
from thidua.obligations.rules import WORDS, Standing
from thidua.plans.enums import PlanState
from thidua.plans.models import Milestone, Plan
from thidua.plans.permissions import why_not_put_in_force, why_not_ready
from thidua.plans.queries.facts import open_errors

RELATED = ("bloc_year__bloc", "unit", "plan", "fact", "anchor")


def _obligation_for(request: UserRequest, pk: int) -> Obligation:
    seen = Obligation.objects.visible_to(request.user, clock.today())
    return get_object_or_404(Obligation.objects.filter(pk__in=seen.values("pk")).select_related(*RELATED), pk=pk)


@login_required
@require_safe
def obligation(request: UserRequest, pk: int) -> HttpResponse:
    return _page(request, _obligation_for(request, pk))


def _page(request: UserRequest, row: Obligation, *, form: Any = None, status: int = 200) -> HttpResponse:
    today, now = clock.today(), clock.now()
    stands, changes = standing_of(row, now), list(row.changes.all())
    why_not_date = permissions.why_not_date_milestone(request.user, row.anchor, today) if row.anchor else "không có mốc"
    told = {
        "row": row,
        "is_late": stands == Standing.OVERDUE,
        "standing_word": WORDS[stands],
        "years_guessed": years_guessed(row),
        "pack": pack_of(row),
        "changes": changes,
        "withdrawn_why": next((one.why for one in reversed(changes) if one.kind == ChangeKind.WITHDRAWN), ""),
        "receivers": row.recipient_units.all(),
        "why_not_done": permissions.why_not_mark_done(request.user, row, today, done_on=today),
        "why_not_reopen": permissions.why_not_reopen(request.user, row, today),
        "may_date_anchor": why_not_date is None,
        "place_url": _place_in_plan(request, row),
        "done_form": form or DoneForm(initial={"done_on": today}),
        "reopen_form": ReopenForm(),
        **_handed_in(request, row),
    }
    return render(request, "obligations/obligation.html", told, status=status)


def _handed_in(request: UserRequest, row: Obligation) -> dict[str, Any]:
    """What was handed in, as far as the reader may see it, and whether they may hand in."""
    today = clock.today()
    seen = Submission.objects.visible_to(request.user, today).filter(obligation=row).select_related("sent_by", "made_by")
    reason = why_not_hand_in(request.user, row, today)
    under_way = None if reason else submission_under_way(row)
    return {"submissions": seen.order_by("-number"), "why_not_hand_in": reason, "under_way": under_way}


def _place_in_plan(request: UserRequest, row: Obligation) -> str:
    """Where the clause stands in its plan; "" for who may not open the plan."""
    seen = Plan.objects.visible_to(request.user, clock.today()).filter(pk=row.plan_id).exists()
    return f"{reverse('plans:plan', args=[row.plan_id])}#p{row.fact_id}" if seen else ""


@login_required
@require_POST
def mark_done(request: UserRequest, pk: int) -> HttpResponse:
    row, form = _obligation_for(request, pk), DoneForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    with report(request, done="Đã ghi việc này xong."):
        actions.mark_done(row, **form.cleaned_data, by=request.user)
    return redirect("obligations:obligation", pk)


@login_required
@require_POST
def reopen(request: UserRequest, pk: int) -> HttpResponse:
    row, form = _obligation_for(request, pk), ReopenForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:obligation", pk)
    with report(request, done="Đã mở lại việc này."):
        actions.reopen(row, **form.cleaned_data, by=request.user)
    return redirect("obligations:obligation", pk)


@login_required
@require_http_methods(["GET", "POST"])
def date_milestone(request: UserRequest, pk: int) -> HttpResponse:
    """The head says on which day something took place; what waited for it gets its deadline."""
    years = BlocYear.objects.visible_to(request.user, clock.today()).values("pk")
    milestone = get_object_or_404(Milestone.objects.filter(bloc_year__in=years).select_related("bloc_year__bloc", "plan"), pk=pk)
    reason = permissions.why_not_date_milestone(request.user, milestone, clock.today())
    form = HeldForm(request.POST or None, initial={"held_on": milestone.held_on})
    waiting = Obligation.objects.alive().filter(anchor=milestone, done_on__isnull=True).select_related("unit", "plan")
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["held_on"]
        with report(request):
            dated = actions.date_milestone(milestone, held_on=day, by=request.user)
            counted = f"{dated} việc tính từ mốc này đã có hạn." if dated else "Không việc nào lấy hạn từ mốc này."
            messages.success(request, f"Đã ghi ngày {dates.short(day)}. {counted}")
        return redirect("obligations:date_milestone", pk)
    told = {"milestone": milestone, "form": form, "reason": reason, "waiting": waiting}
    return render(request, "obligations/milestone.html", told, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def bring(request: UserRequest, pk: int) -> HttpResponse:
    """Repeat in words what it means to bring the plan into its year, then do it. A second press changes nothing."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user, clock.today()), pk=pk)
    if plan.state == PlanState.IN_FORCE:
        messages.info(request, f"{plan} đã ở trong {plan.bloc_year}. Không có gì ghi hai lần.")
        return redirect("plans:plan", pk)
    if request.method == "POST":
        return _bring(request, plan)
    reason = why_not_put_in_force(request.user, plan, clock.now()) or why_not_ready(plan, despite_errors=True)
    told = {"plan": plan, "reason": reason, "errors": open_errors(plan), "found": consequences_of(plan)}
    return render(request, "obligations/bring.html", told)


def _bring(request: UserRequest, plan: Plan) -> HttpResponse:
    given = consequences_of(plan)
    with report(request, done=f"Đã đưa {plan} vào {plan.bloc_year}: {given.duties} nghĩa vụ được giao cho {given.units} đơn vị."):
        actions.bring_into_year(plan, despite_errors=request.POST.get("knows") == "on", by=request.user)
    return redirect("plans:plan", plan.pk)
