"""Plans of a year and mine; the zone where new ones are dropped; the leader's queue."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import report
from thidua.files.rules import MAX_BYTES, PLAN_SUFFIXES
from thidua.organisations.queries import units_acted_for
from thidua.plans import actions
from thidua.plans.enums import PlanForm, PlanState
from thidua.plans.forms.upload import UploadForm
from thidua.plans.models import Plan
from thidua.plans.permissions import why_not_put_in_force
from thidua.plans.queries import plans as reads

PAGE = 30
HINT = (
    f"Word, PDF, văn bản thuần; nhiều tệp một lúc, mỗi tệp tối đa {MAX_BYTES // 1024 // 1024} MB. "
    "Bản quét đọc được nếu máy chủ có bộ đọc ảnh."
)


@login_required
@require_safe
def plan_list(request: UserRequest) -> HttpResponse:
    return _list_page(request, _upload_form(request))


def _list_page(request: UserRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    day, year = clock.today(), _chosen_year(request)
    mine = units_acted_for(request.user, day)
    wanted = Q(bloc_year=year) | (Q(issuer__in=mine.values("pk")) & Q(state__in=[PlanState.DRAFT, PlanState.PROPOSED]))
    seen = Plan.objects.visible_to(request.user, day).filter(wanted)
    found = Plan.objects.filter(pk__in=seen.values("pk"))
    page = Paginator(reads.with_counts(found), PAGE).get_page(request.GET.get("page"))
    waiting = reads.plans_waiting_for(request.user, clock.now()).count()
    told = {"form": form, "page": page, "year": year, "can_upload": _can_upload(form), "waiting": waiting}
    return render(request, "plans/list.html", {**told, "hint": HINT, "accept": ",".join(PLAN_SUFFIXES)}, status=status)


def _can_upload(form: UploadForm) -> bool:
    return all(form.fields[name].queryset.exists() for name in ("bloc_year", "issuer"))  # type: ignore[attr-defined]


def _chosen_year(request: UserRequest) -> BlocYear | None:
    """The year of the switcher, else the latest open one."""
    years = BlocYear.objects.visible_to(request.user, clock.today()).select_related("bloc")
    chosen = years.filter(pk=request.session.get("bloc_year") or 0).first()
    this = years.filter(year=clock.today().year).first()
    return chosen or this or years.first()


def _upload_form(request: UserRequest, *data: Any) -> UploadForm:
    user, day = request.user, clock.today()
    return UploadForm(
        *data,
        years=reads.open_years(user, day),
        units=units_acted_for(user, day),
        replaceable=reads.plans_to_replace(user, day),
        above=reads.plans_to_carry_out(user, day),
        chosen=_chosen_year(request),
    )


@login_required
@require_POST
def upload(request: UserRequest) -> HttpResponse:
    """Each file by itself: one that cannot be read is told, the others go on."""
    form = _upload_form(request, request.POST, request.FILES)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    said = form.cleaned_data
    about = {
        "bloc_year": said["bloc_year"],
        "issuer": said["issuer"],
        "amends": said.get("amends"),
        "form": PlanForm(said["paper_form"] or PlanForm.PLAN),
    }
    drafts: list[Plan] = []
    for file in said["uploads"]:
        with report(request):
            drafts += actions.upload_plan(file, **about, carries_out=said.get("carries_out"), by=request.user)
    return _answer(request, drafts)


def _answer(request: UserRequest, drafts: list[Plan]) -> HttpResponse:
    if len(drafts) == 1:
        return redirect("plans:plan", drafts[0].pk)
    if drafts:
        messages.success(request, f"Có {len(drafts)} kế hoạch đã đọc. Soát từng bản rồi đưa vào năm thi đua.")
    return redirect("plans:list")


@login_required
@require_safe
def queue(request: UserRequest) -> HttpResponse:
    """Plans that wait for this leader, or for whom a leader has handed his right to."""
    now = clock.now()
    waiting = list(reads.with_counts(reads.plans_waiting_for(request.user, now)).select_related("file", "uploaded_by"))
    held = {right.giver.unit_id: right for right in reads.delegations_held(request.user, now)}
    items = [
        {"plan": plan, "delegation": held.get(plan.issuer_id), "reason": why_not_put_in_force(request.user, plan, now)} for plan in waiting
    ]
    return render(request, "plans/queue.html", {"items": items})
