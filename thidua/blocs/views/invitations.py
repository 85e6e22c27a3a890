"""A member that nobody works for on the system yet is let in: a slip with a one-time code, shown once."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts import prints
from thidua.accounts.http import UserRequest
from thidua.accounts.rules import Slip
from thidua.blocs import actions, permissions, queries
from thidua.blocs.forms import InviteForm
from thidua.blocs.models import BlocYear, Membership
from thidua.blocs.views.doors import FORM, year_or_404
from thidua.core import clock
from thidua.core.errors import RuleBroken


@login_required
@never_cache
@require_http_methods(FORM)
def invite(request: UserRequest, pk: int, member_pk: int) -> HttpResponse:
    year, member = _member(request, pk, member_pk)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            slip = actions.invite_unit(year, member.unit, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            return _slips(request, year, [slip], email=form.cleaned_data["email"])
    is_invited = queries.not_here_yet(year, clock.today()).get(member.unit_id)
    context = {"year": year, "member": member, "form": form, "is_invited": is_invited, "is_here": is_invited is None}
    return render(request, "blocs/invite.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def invite_again(request: UserRequest, pk: int, member_pk: int) -> HttpResponse:
    """The slip was lost: new codes for those who never came."""
    year, member = _member(request, pk, member_pk)
    try:
        slips = actions.invite_unit_again(year, member.unit, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("blocs:members", year.pk)
    return _slips(request, year, slips)


def _member(request: UserRequest, pk: int, member_pk: int) -> tuple[BlocYear, Membership]:
    """A member of the year, for who may invite it; otherwise 403 with the reason."""
    year = year_or_404(request, pk)
    member = get_object_or_404(year.memberships.select_related("unit"), pk=member_pk)
    reason = permissions.why_not_invite(request.user, year, member.unit, clock.today())
    if reason:
        raise PermissionDenied(reason)
    return year, member


def _slips(request: UserRequest, year: BlocYear, slips: Sequence[Slip], *, email: str = "") -> HttpResponse:
    """The answer of the POST that made the codes: they are kept nowhere, so there is nothing to redirect to."""
    address = request.build_absolute_uri(reverse("account_login"))
    sheet = prints.slip_sheet(slips, address=address, back=reverse("blocs:members", args=[year.pk]))
    return render(request, "blocs/invited.html", {**sheet, "year": year, "email": email, "slip": slips[0]})
