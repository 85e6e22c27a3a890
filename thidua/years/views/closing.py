"""Close the year with all that is left of it in view; open it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.obligations.queries.desk import sits_at_desk
from thidua.years import actions, permissions
from thidua.years.forms import ClosingForm, WordsForm
from thidua.years.queries.closing import closing_in_force, left_open
from thidua.years.views.doors import FORM, allow, year_or_404


@login_required
@require_http_methods(FORM)
def close_year(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    allow(permissions.why_not_close_any(request.user, year, day))
    left = left_open(year, day)
    form = ClosingForm(request.POST or None, undone=len(left.owed))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_year(year, words=form.cleaned_data["words"], by=request.user)
            messages.success(request, f"Đã khép {year}. Cần sửa thì mở lại, ghi lý do.")
            return redirect("years:succession", year.pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    told = {"year": year, "left": left, "form": form, "sits_at_desk": sits_at_desk(request.user, year, day)}
    return render(request, "years/close_year.html", told, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def reopen_year(request: UserRequest, pk: int) -> HttpResponse:
    year = year_or_404(request, pk)
    allow(permissions.why_not_reopen_any(request.user, year, clock.today()))
    form = WordsForm(request.POST or None, label="Lý do mở lại")
    if form.is_valid():
        try:
            actions.reopen_year(year, reason=form.cleaned_data["words"], by=request.user)
            messages.success(request, f"Đã mở lại {year}. Các đơn vị nộp, sửa tiếp được.")
            return redirect("years:succession", year.pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    context = {"year": year, "closing": closing_in_force(year), "form": form}
    return render(request, "years/reopen_year.html", context, status=422 if form.errors else 200)
