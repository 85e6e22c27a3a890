"""What several pages ask for first: the unit, and the right to change it."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from thidua.accounts import prints
from thidua.accounts.http import UserRequest
from thidua.accounts.rules import Slip
from thidua.core import clock
from thidua.organisations import permissions
from thidua.organisations.models import Unit

FORM = ["GET", "HEAD", "POST"]


def let_in(reason: str | None) -> None:
    """The page of a right one does not have: 403 with the reason."""
    if reason:
        raise PermissionDenied(reason)


def unit_or_404(request: UserRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("parent"), pk=pk)


def unit_in_hand(request: UserRequest, pk: int) -> Unit:
    """A unit whose people and settings this person may write."""
    unit = unit_or_404(request, pk)
    let_in(permissions.why_not_manage_people(request.user, unit, clock.today()))
    return unit


def to_unit(unit: Unit) -> HttpResponse:
    return redirect("organisations:unit", unit.pk)


def slips_page(request: UserRequest, slips: Sequence[Slip], *, back: str) -> HttpResponse:
    """The answer of the POST that made the codes (its view is `never_cache`): they are kept nowhere, so there is nothing to redirect to."""
    address = request.build_absolute_uri(reverse("account_login"))
    return render(request, "accounts/slips.html", prints.slip_sheet(slips, address=address, back=back))
