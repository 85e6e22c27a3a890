from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from thidua.core import clock, dates, style_samples
from thidua.core.errors import report
from thidua.core.forms import AssumedDayForm

OFFICE_OPENS = time(8)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every part once, with how to include it. Only the demo shows it."""
    _only_in_the_demo()
    return render(request, "core/style.html", style_samples.context())


@login_required
@require_POST
def assume_day(request: HttpRequest) -> HttpResponse:
    """Move the demo's clock to eight o'clock of a later day."""
    _only_in_the_demo()
    form = AssumedDayForm(request.POST)
    day = _wished_day(form)
    if day is None:
        messages.error(request, "Chưa đổi được ngày. Viết ngày như 19/06/2021 rồi bấm “Chuyển”.")
    else:
        with report(request, done=f"Hôm nay là {dates.weekday(day)}, {dates.short(day)}."):
            clock.assume(datetime.combine(day, OFFICE_OPENS, clock.LOCAL))
    return redirect(_way_back(request))


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _wished_day(form: AssumedDayForm) -> date | None:
    if not form.is_valid():
        return None
    ahead = form.cleaned_data["ahead"]
    wished: date | None = form.cleaned_data["day"]
    return clock.today() + timedelta(days=ahead) if ahead else wished


def _way_back(request: HttpRequest) -> str:
    """The page the form stood on, if it is one of ours."""
    back = request.POST.get("next", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/"
