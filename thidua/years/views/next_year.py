"""The next year out of this one: what it takes over, and its plan, paragraph by paragraph."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.files.rules import MEDIA_TYPES
from thidua.plans.actions import upload_plan
from thidua.plans.models import Plan
from thidua.years import actions, permissions, prints
from thidua.years.forms import NextPlanForm
from thidua.years.queries import next_year as reads
from thidua.years.queries.handover import giver_of
from thidua.years.views.doors import FORM, allow, year_or_404


@login_required
@require_safe
def next_year(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    allow(permissions.why_not_see_next(request.user, year, day))
    proposal = reads.proposed_head(year)
    kept, out = reads.carried_contacts(year, head=proposal.head if proposal else None, day=day)
    members = reads.carried_members(year, year=year.year + 1, day=day)
    context = {
        "year": year,
        "number": year.year + 1,
        "opened": reads.next_of(year),
        "proposal": proposal,
        "giver": giver_of(year, day),
        "members": [one for one in members if one.unit],
        "members_out": [one for one in members if not one.unit],
        "contacts": kept,
        "contacts_out": out,
        "plans": reads.plans_to_carry(year),
        "why_not_open": permissions.why_not_open_next(request.user, year, day),
        "may_draft": reads.units_that_draft(request.user, year, day).exists(),
    }
    return render(request, "years/next_year.html", context)


@login_required
@require_POST
def open_next(request: UserRequest, pk: int) -> HttpResponse:
    year = year_or_404(request, pk)
    with report(request, done=f"Đã mở năm {year.year + 1} và đưa thành viên, đầu mối sang."):
        actions.open_next(year, by=request.user)
    return redirect("years:next_year", year.pk)


@login_required
@require_http_methods(FORM)
def next_plan(request: UserRequest, pk: int) -> HttpResponse:
    """Each changed paragraph, old and new; POST makes the draft out of what was accepted, or gives it as a file."""
    day = clock.today()
    found = Plan.objects.visible_to(request.user, day).select_related("bloc_year__bloc__host", "issuer")
    plan = get_object_or_404(found, pk=pk)
    allow(permissions.why_not_draft(request.user, plan, day))
    paragraphs = reads.next_text(plan, day=day)
    form = NextPlanForm(request.POST or None, paragraphs=paragraphs, units=reads.units_that_draft(request.user, plan.bloc_year, day))
    if form.is_valid():
        content = prints.plan_docx(paragraphs, form.texts())
        name = prints.file_name(plan.number, plan.bloc_year.year + 1)
        answer = _download(content, name) if "file" in request.POST else _draft(request, plan, form, content, name)
        if answer is not None:
            return answer
    context = {
        "plan": plan,
        "year": plan.bloc_year,
        "number": plan.bloc_year.year + 1,
        "form": form,
        "duties": reads.moved_duties(plan),
        "untouched": sum(not one.changes for one in paragraphs),
        "unknown_years": reads.unknown_years(plan.bloc_year.year + 1),
        "opened": reads.next_of(plan.bloc_year),
    }
    return render(request, "years/next_plan.html", context, status=422 if form.errors else 200)


def _download(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=MEDIA_TYPES[".docx"], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _draft(request: UserRequest, plan: Plan, form: NextPlanForm, content: bytes, name: str) -> HttpResponse | None:
    """The draft in the next year, read like any other plan; None (and the reason in the form) where it cannot be made."""
    opened = reads.next_of(plan.bloc_year)
    if opened is None:
        form.add_error(None, f"Chưa mở năm {plan.bloc_year.year + 1}. Đơn vị Trưởng mở năm trước, rồi soạn kế hoạch vào đó.")
        return None
    file = SimpleUploadedFile(name, content, content_type=MEDIA_TYPES[".docx"])
    try:
        [draft, *_] = upload_plan(file, bloc_year=opened, issuer=form.cleaned_data["issuer"], by=request.user)
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, f"Đã soạn dự thảo kế hoạch năm {opened.year}. Soát từng điều như mọi kế hoạch khác.")
    for duty in reads.read_differently(plan, draft):
        messages.warning(
            request, f"Đọc lại khác dự kiến: “{duty.deliverable[:80]}”, dự kiến {duty.new or 'không có hạn'}. Xem lại khi soát."
        )
    return redirect("plans:plan", draft.pk)
