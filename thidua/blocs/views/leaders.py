"""Who leads a year, by which decision, from when to when."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs import actions, permissions, queries
from thidua.blocs.enums import LeadRole
from thidua.blocs.forms import AppointForm, EndForm
from thidua.blocs.views.doors import FORM, year_in_hand, year_or_404
from thidua.core import clock
from thidua.core.errors import RuleBroken


@login_required
@require_safe
def leaders(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    context = {"year": year, "leaders": list(queries.leaders_of(year)), "why_not": permissions.why_not_manage(request.user, year, day)}
    return render(request, "blocs/leaders.html", context)


@login_required
@require_http_methods(FORM)
def appoint(request: UserRequest, pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    form = AppointForm(request.POST or None, units=queries.units_of_the_time(year))
    if form.is_valid():
        data = {**form.cleaned_data, "role": LeadRole(form.cleaned_data["role"])}
        try:
            lead = actions.appoint(year, **data, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ghi: {lead}.")
            return redirect("blocs:leaders", year.pk)
    return render(request, "blocs/appoint.html", {"year": year, "form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def end(request: UserRequest, pk: int, lead_pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    lead = get_object_or_404(year.leaderships.select_related("unit", "bloc_year"), pk=lead_pk)
    form = EndForm(request.POST or None, initial={"ends_on": clock.today()})
    if form.is_valid():
        try:
            actions.end_leadership(lead, ends_on=form.cleaned_data["ends_on"], by=request.user)
        except RuleBroken as refusal:
            form.add_error("ends_on", str(refusal))
        else:
            messages.success(request, f"{lead.unit} thôi vai trò {lead.get_role_display()}.")
            return redirect("blocs:leaders", year.pk)
    return render(request, "blocs/end_leadership.html", {"year": year, "form": form, "lead": lead}, status=422 if form.errors else 200)
