"""Words to copy for units that are reminded by Zalo, and the month of a unit on one sheet for its leader's desk."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.obligations.models import Obligation
from thidua.obligations.queries import reminders as queries
from thidua.obligations.rules.reminders import month_span

YEARS = range(1990, 2101)
TIGHT_FROM, DENSE_FROM = 11, 22
"""Lines from which the sheet is set smaller, and smaller still, so that it stays one page."""


@login_required
@require_safe
def remind_text(request: UserRequest, pk: int) -> HttpResponse:
    """For one duty: the text for all units that still owe it, and the text for this unit with all it owes."""
    seen, now = Obligation.objects.visible_to(request.user, clock.today()), clock.now()
    rows = Obligation.objects.filter(pk__in=seen.values("pk")).select_related("unit", "bloc_year__bloc", "plan", "fact")
    row = get_object_or_404(rows, pk=pk)
    texts = {"all_units": queries.zalo_text_of_duty(row, now), "one_unit": queries.zalo_text_of_unit(row.unit, row.bloc_year, now)}
    return render(request, "obligations/remind_text.html", {"row": row, **texts})


@login_required
@require_safe
def month_sheet(request: UserRequest, unit: int, year: int, month: int) -> HttpResponse:
    """What the unit owes in a month over all its years, to be printed on one A4 page."""
    if year not in YEARS or not 1 <= month <= 12:
        raise Http404
    owner, now = get_object_or_404(queries.units_with_sheet(request.user, clock.today()), pk=unit), clock.now()
    first, after = month_span(year, month)
    sheet = queries.sheet_of(owner, first, after, now)
    told = {"unit": owner, "first": first, "after": after, "before_first": first - timedelta(days=1), "sheet": sheet}
    size = {"is_tight": sheet.rows >= TIGHT_FROM, "is_dense": sheet.rows >= DENSE_FROM}
    return render(request, "obligations/month_sheet.html", told | size)
