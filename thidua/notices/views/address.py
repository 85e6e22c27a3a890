from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core.errors import report
from thidua.notices import actions, permissions
from thidua.notices.queries import living_address

FRESH = "fresh_calendar_secret"
"""In the session: a secret that was made in this very moment, shown once."""


@login_required
@require_safe
@never_cache
def address(request: UserRequest) -> HttpResponse:
    """The address of my calendar: whether there is one, how to use it. The secret itself only right after it was made."""
    context = {"address": living_address(request.user), "secret": request.session.pop(FRESH, "")}
    return render(request, "notices/address.html", context | {"why_not": permissions.why_not_make(request.user)})


@login_required
@require_POST
def make(request: UserRequest) -> HttpResponse:
    with report(request):
        request.session[FRESH] = actions.make_address(by=request.user)
    return redirect("notices:address")


@login_required
@require_POST
def revoke(request: UserRequest) -> HttpResponse:
    living = living_address(request.user)
    if living is not None:
        with report(request, done="Đã thu hồi. Địa chỉ cũ không còn mở được; điện thoại, Outlook sẽ thôi nhận lịch."):
            actions.revoke_address(living, by=request.user)
    return redirect("notices:address")
