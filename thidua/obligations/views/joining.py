"""Members that joined after a plan was in force: see what they lack, give it to them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import report
from thidua.obligations import actions
from thidua.obligations.permissions import duty as permissions
from thidua.obligations.queries.joining import missing_duties, newcomers


@login_required
@require_http_methods(["GET", "POST"])
def take_in(request: UserRequest, pk: int) -> HttpResponse:
    """GET repeats in words what will be given to whom; POST gives it."""
    today = clock.today()
    year = get_object_or_404(BlocYear.objects.visible_to(request.user, today).select_related("bloc"), pk=pk)
    if request.method == "POST":
        with report(request):
            written = actions.take_in_newcomers(year, by=request.user)
            messages.success(request, f"Đã giao {written} việc cho thành viên mới." if written else "Thành viên nào cũng đã có đủ việc.")
        return redirect("obligations:take_in", pk)
    told = {
        "year": year,
        "units": newcomers(year, today),
        "plans": _told(year),
        "reason": permissions.why_not_take_in(request.user, year, today),
    }
    return render(request, "obligations/newcomers.html", told)


def _told(year: BlocYear) -> list[tuple[str, list[tuple[str, str]]]]:
    """Plan → its duties, each with the units that lack it."""
    rows = missing_duties(year, clock.today())
    return [
        (str(plan), [(str(fact.fields.get("deliverable") or fact.quote), ", ".join(map(str, units))) for fact, units in facts.items()])
        for plan, facts in rows.items()
    ]
