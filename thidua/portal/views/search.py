from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.portal.rules.matching import wish
from thidua.portal.search import FINDERS, look_up


@login_required
@require_safe
def search(request: UserRequest) -> HttpResponse:
    """Units, people, obligations, plans and their clauses, without marks, exact first."""
    typed = request.GET.get("q", "").strip()
    only = request.GET.get("nhom", "")
    only = only if only in {finder.key for finder in FINDERS} else ""
    wanted = wish(typed)
    groups = look_up(request.user, clock.today(), wanted, only=only) if wanted else []
    context = {"typed": typed[:100], "wanted": wanted, "groups": groups, "only": only, "total": sum(group.total for group in groups)}
    return render(request, "portal/search.html", context)
