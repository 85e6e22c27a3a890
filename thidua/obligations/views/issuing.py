"""The page that issues a plan written here: what is done, what is missing, then all of it at once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents.enums import DocumentState
from thidua.documents.forms.documents import NumberForm
from thidua.documents.queries.registers import coming_number
from thidua.obligations import actions
from thidua.obligations.permissions import issuing as permissions
from thidua.obligations.queries.duty import consequences_of
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan
from thidua.plans.queries.facts import open_errors

SIGNED = {DocumentState.SIGNED, DocumentState.NUMBERED, DocumentState.ISSUED}


@login_required
@require_http_methods(["GET", "POST"])
def issue_plan(request: UserRequest, pk: int) -> HttpResponse:
    found = Plan.objects.visible_to(request.user, clock.today()).select_related("issued_as", "issuer", "bloc_year__bloc")
    plan = get_object_or_404(found, pk=pk)
    if not plan.shape:
        raise Http404
    if plan.state == PlanState.IN_FORCE:
        messages.info(request, f"{plan} đã phát hành và ở trong {plan.bloc_year}. Không có gì ghi hai lần.")
        return redirect("plans:plan", pk)
    form = NumberForm(request.POST) if request.method == "POST" else NumberForm(initial={"dated": clock.today()})
    form.fields["dated"].required = False
    if request.method == "POST" and form.is_valid():
        given = consequences_of(plan)
        try:
            actions.issue_plan(
                plan, dated=form.cleaned_data.get("dated"), despite_errors=request.POST.get("knows") == "on", by=request.user
            )
            messages.success(
                request, f"Đã phát hành và đưa vào {plan.bloc_year}: {given.duties} nghĩa vụ được giao cho {given.units} đơn vị."
            )
            return redirect("plans:plan", pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    return render(request, "obligations/issue_plan.html", _told(request, plan, form), status=422 if request.method == "POST" else 200)


def _told(request: UserRequest, plan: Plan, form: NumberForm) -> dict[str, Any]:
    document, now = plan.issued_as, clock.now()
    return {
        "plan": plan,
        "document": document,
        "here": document.recipients.filter(unit__isnull=False).count() if document else 0,
        "form": form,
        "reason": permissions.why_not_issue(request.user, plan, now),
        "steps": _steps(plan),
        "errors": open_errors(plan),
        "found": consequences_of(plan),
        "coming": coming_number(document, now) if document and document.state == DocumentState.SIGNED else None,
    }


def _steps(plan: Plan) -> list[dict[str, str]]:
    """Written, made a document, signed, issued: the first that is not done is where one stands."""
    document = plan.issued_as
    done = [True, document is not None, document is not None and document.state in SIGNED, plan.state == PlanState.IN_FORCE]
    words = ["Soạn kế hoạch", "Lập văn bản đi", "Ghi bản ký", "Cấp số, phát hành, giao việc"]
    current = next((place for place, is_done in enumerate(done) if not is_done), len(done))
    states = ["done" if place < current else "current" if place == current else "todo" for place in range(len(done))]
    return [{"word": word, "state": state} for word, state in zip(words, states, strict=True)]
