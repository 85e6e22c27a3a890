"""What several pages ask for first: the bloc, the year, the proposal, the handover, and the right to write."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.accounts.http import UserRequest
from thidua.blocs.models import Bloc, BlocYear
from thidua.core import clock
from thidua.years import permissions
from thidua.years.models import Handover, HeadProposal

FORM = ["GET", "HEAD", "POST"]


def allow(reason: str | None) -> None:
    """403 with the reason, where there is one."""
    if reason is not None:
        raise PermissionDenied(reason)


def bloc_or_404(request: UserRequest, pk: int) -> Bloc:
    bloc = get_object_or_404(Bloc.objects.select_related("superior"), pk=pk)
    if permissions.why_not_see_bloc(request.user, bloc, clock.today()):
        raise Http404
    return bloc


def year_or_404(request: UserRequest, pk: int) -> BlocYear:
    seen = BlocYear.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("bloc__host", "bloc__superior"), pk=pk)


def proposal_or_404(request: UserRequest, pk: int) -> HeadProposal:
    """Everybody of the year sees who was proposed."""
    seen = BlocYear.objects.visible_to(request.user, clock.today()).values("pk")
    found = HeadProposal.objects.filter(bloc_year__in=seen)
    return get_object_or_404(found.select_related("bloc_year__bloc__superior", "head", "expected", "file"), pk=pk)


def handover_or_404(request: UserRequest, pk: int) -> Handover:
    seen = Handover.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("bloc_year__bloc__superior", "giver", "taker"), pk=pk)
