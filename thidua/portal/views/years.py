from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_not_manage
from thidua.blocs.queries import runs
from thidua.core import clock
from thidua.obligations.queries.desk import owed_above, sits_at_desk
from thidua.obligations.queries.joining import newcomers
from thidua.portal.context import SESSION_YEAR
from thidua.portal.queries import course
from thidua.portal.queries import year as queries
from thidua.portal.queries.duties import duties


@login_required
@require_safe
def year(request: UserRequest, pk: int) -> HttpResponse:
    """Năm thi đua of a bloc, an agency or a sector: where it stands, what comes next, who takes part, what its plans lay down."""
    now = clock.now()
    one = get_object_or_404(BlocYear.objects.visible_to(request.user, now.date()).select_related("bloc__host", "bloc__superior"), pk=pk)
    plans = queries.plans_of(one, request.user, now.date())
    members = queries.members_of(one, now.date())
    context = {
        "year": one,
        "lead": queries.lead_words(one, now),
        "steps": course.with_today(course.milestones(one), now.date()),
        "deadlines": queries.next_deadlines(one, now),
        "above": duties(owed_above(one, now.date()), now),
        "newcomers": newcomers(one, now.date()) if runs(request.user, one, now.date()) else [],
        "at_desk": sits_at_desk(request.user, one, now.date()),
        "plans": plans,
        "figures": queries.figures_of(plans),
        "members": members,
        "count": sum(len(group) for _, group in members),
        "leaders": one.leaderships.in_force(now.date()).select_related("unit"),
        "contacts": one.contacts.select_related("unit"),
        "can_manage": why_not_manage(request.user, one, now.date()) is None,
    }
    return render(request, "portal/year.html", context)


@login_required
@require_POST
def choose(request: UserRequest) -> HttpResponse:
    """Another year in the switcher. A page of a year goes on to the same page of the chosen one."""
    chosen = request.POST.get("year", "")
    years = BlocYear.objects.visible_to(request.user, clock.today())
    one = get_object_or_404(years, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    request.session[SESSION_YEAR] = one.pk
    return redirect(_way_back(request, one))


def _way_back(request: UserRequest, one: BlocYear) -> str:
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return "/"
    place = back.split("?")[0].split("/")
    is_of_year = len(place) == 4 and place[1] in {"nam", "bang-theo-doi"} and place[2].isdecimal()
    return f"/{place[1]}/{one.pk}/" if is_of_year else back
