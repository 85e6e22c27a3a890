"""The register of heads, the rule, and who is passed over."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import Bloc, BlocYear
from thidua.blocs.queries import members_in_force
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.views.sheets import sheet_to_fill
from thidua.years import actions, permissions, prints
from thidua.years.enums import RotationWay
from thidua.years.forms import PassForm, PastLeadForm, RuleForm
from thidua.years.queries import rotation
from thidua.years.views.doors import FORM, allow, bloc_or_404


def _in_hand(request: UserRequest, pk: int) -> Bloc:
    bloc = bloc_or_404(request, pk)
    allow(permissions.why_not_keep(request.user, bloc, clock.today()))
    return bloc


def _members(year: BlocYear | None) -> UnitQuerySet:
    return members_in_force(year, clock.today()) if year else Unit.objects.none()


@login_required
@require_safe
def register(request: UserRequest, pk: int) -> HttpResponse:
    bloc, day = bloc_or_404(request, pk), clock.today()
    year = rotation.present_year(bloc, day)
    context = {
        "bloc": bloc,
        "year": year,
        "lines": rotation.register_lines(bloc),
        "rule": rotation.rule_of(bloc),
        "next": rotation.named_next(year, year=year.year + 1, day=day) if year else None,
        "next_number": year.year + 1 if year else None,
        "passes": list(bloc.passes.select_related("unit")),
        "why_not": permissions.why_not_keep(request.user, bloc, day),
    }
    return render(request, "years/register.html", context)


@login_required
@require_safe
def register_file(request: UserRequest, pk: int) -> HttpResponse:
    bloc = bloc_or_404(request, pk)
    return sheet_to_fill(prints.register_sheet(bloc, rotation.register_lines(bloc)), name="so-luan-phien.xlsx")


@login_required
@require_http_methods(FORM)
def rule(request: UserRequest, pk: int) -> HttpResponse:
    bloc = _in_hand(request, pk)
    known = rotation.rule_of(bloc)
    members = _members(rotation.present_year(bloc, clock.today()))
    said = {"way": RotationWay.LIST, "order": [unit.name for unit in members], "needs_decision": True}
    if known is not None:
        order = [place.unit.name for place in known.places.select_related("unit")]
        said = {"way": known.way, "order": order, "clause": known.clause, "needs_decision": known.needs_decision}
    form = RuleForm(request.POST or None, units=Unit.objects.all(), initial=said)
    if form.is_valid():
        try:
            actions.set_rule(bloc, **{**form.cleaned_data, "way": RotationWay(form.cleaned_data["way"])}, by=request.user)
            return redirect("years:register", bloc.pk)
        except RuleBroken as refusal:
            form.add_error("order", str(refusal))
    return render(request, "years/rule.html", {"bloc": bloc, "form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def add_past(request: UserRequest, pk: int) -> HttpResponse:
    bloc = _in_hand(request, pk)
    form = PastLeadForm(request.POST or None)
    if form.is_valid():
        with report(request, done="Đã ghi vào sổ."):
            actions.add_past_lead(bloc, **{**form.cleaned_data, "role": LeadRole(form.cleaned_data["role"])}, by=request.user)
        return redirect("years:register", bloc.pk)
    return render(request, "years/add_past.html", {"bloc": bloc, "form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_past(request: UserRequest, pk: int, past_pk: int) -> HttpResponse:
    bloc = _in_hand(request, pk)
    past = get_object_or_404(bloc.past_leads, pk=past_pk)
    with report(request, done=f"Đã bỏ dòng {past} khỏi sổ. Nhật ký còn giữ."):
        actions.remove_past_lead(past, by=request.user)
    return redirect("years:register", bloc.pk)


@login_required
@require_http_methods(FORM)
def pass_over(request: UserRequest, pk: int) -> HttpResponse:
    bloc, day = _in_hand(request, pk), clock.today()
    year = rotation.present_year(bloc, day)
    form = PassForm(request.POST or None, units=_members(year), initial={"year": (year.year if year else day.year) + 1})
    if form.is_valid():
        with report(request, done=f"{form.cleaned_data['unit']} được bỏ qua năm {form.cleaned_data['year']}."):
            actions.pass_over(bloc, **form.cleaned_data, by=request.user)
        return redirect("years:register", bloc.pk)
    return render(request, "years/pass_over.html", {"bloc": bloc, "form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def undo_pass(request: UserRequest, pk: int, pass_pk: int) -> HttpResponse:
    bloc = _in_hand(request, pk)
    passed = get_object_or_404(bloc.passes, pk=pass_pk)
    with report(request, done=f"{passed.unit} trở lại thứ tự luân phiên năm {passed.year}."):
        actions.undo_pass(passed, by=request.user)
    return redirect("years:register", bloc.pk)
