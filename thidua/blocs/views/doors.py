"""What several pages ask for first: the year, and the right to change it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from thidua.accounts.http import UserRequest
from thidua.blocs import permissions
from thidua.blocs.models import BlocYear
from thidua.core import clock

FORM = ["GET", "HEAD", "POST"]


def year_or_404(request: UserRequest, pk: int) -> BlocYear:
    seen = BlocYear.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("bloc__host", "bloc__superior"), pk=pk)


def year_in_hand(request: UserRequest, pk: int) -> BlocYear:
    """A year whose members, heads and contacts this person may write; otherwise 403 with the reason."""
    year = year_or_404(request, pk)
    reason = permissions.why_not_manage(request.user, year, clock.today())
    if reason:
        raise PermissionDenied(reason)
    return year
