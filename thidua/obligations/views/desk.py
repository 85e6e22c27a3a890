"""Bàn tiếp nhận: the papers of a year to accept or return, who is late, the second clock, papers over their length."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.obligations import actions
from thidua.obligations.forms.desk import HEAP_WORDS, AcceptForm, ExtendForm, PlaceForm, ReturnForm, WhyForm
from thidua.obligations.forms.duty import first_error
from thidua.obligations.forms.submissions import LengthForm
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions import desk as permissions
from thidua.obligations.permissions.duty import why_closed
from thidua.obligations.permissions.submissions import why_not_choose_length_rule
from thidua.obligations.queries import desk as queries
from thidua.obligations.queries.duty import standing_of
from thidua.obligations.rules import WORDS

PAGE = 20
FORM = ["GET", "HEAD", "POST"]


def year_or_404(request: UserRequest, pk: int) -> BlocYear:
    seen = BlocYear.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("bloc__host", "bloc__superior"), pk=pk)


def _desk_or_403(request: UserRequest, pk: int) -> BlocYear:
    year = year_or_404(request, pk)
    reason = permissions.why_not_open_desk(request.user, year, clock.today())
    if reason:
        raise PermissionDenied(reason)
    return year


@login_required
@require_safe
def desk(request: UserRequest, pk: int) -> HttpResponse:
    year, place = _desk_or_403(request, pk), _place(request.GET)
    rows = queries.at_desk(year, request.user, clock.today())
    heap = place.get("xem") or "cho"
    shown = rows.filter(queries.HEAPS[heap])
    shown = shown.filter(obligation__fact=place["viec"]) if place.get("viec") else shown
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    counts = queries.heaps(rows)
    context = {
        "year": year,
        "page": page,
        "papers": queries.papers(page),
        "heap": heap,
        "heaps": [(name, word, counts[name]) for name, word in HEAP_WORDS],
        "duties": queries.duties_at(rows),
        "duty": place.get("viec"),
        "closed": why_closed(year),
    }
    return render(request, "obligations/desk.html", context)


def _place(data: Any) -> dict[str, Any]:
    """Where on the desk the request is; what makes no sense is left out."""
    form = PlaceForm(data)
    form.is_valid()
    return {key: value for key, value in form.cleaned_data.items() if value}


def _to_desk(request: UserRequest, row: Submission) -> HttpResponse:
    """Back to the same heap, at the next paper; to the duty when the decision was taken there."""
    if "xem" not in request.POST:
        return redirect("obligations:obligation", row.obligation_id)
    place = _place(request.POST)
    after = place.pop("sau", None)
    address = reverse("obligations:desk", args=[row.obligation.bloc_year_id])
    return redirect(f"{address}{f'?{urlencode(place)}' if place else ''}{f'#ban-{after}' if after else ''}")


def submission_or_404(request: UserRequest, pk: int) -> Submission:
    seen = Submission.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("obligation__unit", "obligation__bloc_year__bloc"), pk=pk)


@login_required
@require_POST
def accept(request: UserRequest, pk: int) -> HttpResponse:
    row, form = submission_or_404(request, pk), AcceptForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return _to_desk(request, row)
    with report(request, done=f"Đã tiếp nhận: {row.obligation.unit}, {row.obligation}."):
        actions.accept_submission(row, **form.cleaned_data, by=request.user)
    return _to_desk(request, row)


@login_required
@require_POST
def give_back(request: UserRequest, pk: int) -> HttpResponse:
    row, form = submission_or_404(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return _to_desk(request, row)
    with report(request, done=f"Đã trả lại: {row.obligation.unit}, {row.obligation}. Đơn vị thấy lý do và phải nộp lại."):
        actions.return_submission(row, **form.cleaned_data, by=request.user)
    return _to_desk(request, row)


# ---- who is late ----


@login_required
@require_safe
def late(request: UserRequest, pk: int) -> HttpResponse:
    year, day = _desk_or_403(request, pk), clock.today()
    groups = queries.late_units(year, clock.now())
    context = {
        "year": year,
        "groups": groups,
        "may_lift": permissions.why_not_run(request.user, year, day) is None,
        "why_not": permissions.why_not_run(request.user, year, day),
    }
    return render(request, "obligations/desk_late.html", context)


def obligation_or_404(request: UserRequest, pk: int) -> Obligation:
    seen = Obligation.objects.visible_to(request.user, clock.today())
    related = ("unit", "bloc_year__bloc__host", "bloc_year__bloc__superior", "plan", "fact")
    return get_object_or_404(Obligation.objects.filter(pk__in=seen.values("pk")).select_related(*related), pk=pk)


@login_required
@require_http_methods(FORM)
def extend(request: UserRequest, pk: int) -> HttpResponse:
    """A later moment for the duties that were ticked (`viec`), all or none."""
    year, day = year_or_404(request, pk), clock.today()
    asked = [int(key) for key in (request.POST or request.GET).getlist("viec") if key.isdecimal() and len(key) < 18]
    rows = list(year.obligations.filter(pk__in=asked).select_related("unit", "bloc_year__bloc__host", "bloc_year__bloc__superior"))
    reason = next(filter(None, (permissions.why_not_extend(request.user, row, day) for row in rows)), None)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_several(rows, last_moment=form.cleaned_data["last_moment"], why=form.cleaned_data["why"], by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã gia hạn {len(rows)} việc đến {form.cleaned_data['last_moment']:%H:%M, %d/%m/%Y}.")
            return redirect("obligations:obligation", rows[0].pk) if len(rows) == 1 else redirect("obligations:desk_late", year.pk)
    context = {"year": year, "rows": rows, "form": form, "reason": reason}
    return render(request, "obligations/extend.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(FORM)
def excuse(request: UserRequest, pk: int) -> HttpResponse:
    row = obligation_or_404(request, pk)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        with report(request, done=f"Đã cho {row.unit} miễn việc này."):
            actions.excuse(row, **form.cleaned_data, by=request.user)
        return redirect("obligations:obligation", row.pk)
    context = {"row": row, "form": form, "reason": permissions.why_not_excuse(request.user, row, clock.today())}
    return render(request, "obligations/desk_excuse.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def owe_again(request: UserRequest, pk: int) -> HttpResponse:
    row, form = obligation_or_404(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:obligation", row.pk)
    with report(request, done=f"{row.unit} lại phải làm việc này."):
        actions.owe_again(row, **form.cleaned_data, by=request.user)
    return redirect("obligations:obligation", row.pk)


# ---- the second clock; length ----


@login_required
@require_safe
def above(request: UserRequest, pk: int) -> HttpResponse:
    """What the leading unit owes the superior and how it stands: everybody of the year sees it."""
    year, now = year_or_404(request, pk), clock.now()
    rows = [(row, WORDS[standing_of(row, now)]) for row in queries.owed_above(year, now.date())]
    late = sum(word[0] == "late" for _, word in rows)
    sits = permissions.why_not_open_desk(request.user, year, now.date()) is None
    context = {"year": year, "rows": rows, "late": late, "sits": sits, "leading": queries.leading_units(year, now.date())}
    return render(request, "obligations/desk_above.html", context)


@login_required
@require_http_methods(FORM)
def length(request: UserRequest, pk: int) -> HttpResponse:
    """What happens to papers over their length, for each plan."""
    year = _desk_or_403(request, pk)
    plans = list(queries.plans_of_the_desk(year))
    form = LengthForm(request.POST or None)
    if request.method == "POST":
        plan = next((plan for plan in plans if str(plan.pk) == request.POST.get("plan")), None)
        if plan is None or not form.is_valid():
            messages.error(request, first_error(form) or "Chọn kế hoạch.")
            return redirect("obligations:desk_length", year.pk)
        with report(request, done=f"Đã chọn cho {plan}. Văn bản đã được tiếp nhận hay trả lại vẫn giữ nguyên."):
            actions.choose_length_rule(plan, **form.cleaned_data, by=request.user)
        return redirect("obligations:desk_length", year.pk)
    forms = [(plan, _length_form(plan), why_not_choose_length_rule(request.user, plan, clock.today())) for plan in plans]
    return render(request, "obligations/desk_length.html", {"year": year, "forms": forms})


def _length_form(plan: Any) -> LengthForm:
    rule = getattr(plan, "length_rule", None)
    initial = {"over": rule.over, "days": rule.days} if rule else {"over": "remark", "days": 2}
    return LengthForm(initial=initial, auto_id=f"id_%s_{plan.pk}")
