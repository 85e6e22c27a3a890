"""The record of a round (bản tổng hợp ý kiến): a page and a Word file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.consultations.models import Round
from thidua.consultations.prints import WORD, record_docx, record_name
from thidua.consultations.queries.rounds import keeps, record_of
from thidua.consultations.views.rounds import round_for
from thidua.core import clock


def _record_for(request: UserRequest, pk: int) -> Round:
    """Whoever asks reads it at all times; the invited after the end, if the round shows it."""
    asked = round_for(request, pk)
    is_shown = asked.shows_answers and asked.state in {"closed", "settled"}
    if is_shown or request.user.is_system_admin or keeps(request.user, asked, clock.today()):
        return asked
    raise Http404


@login_required
@require_safe
def record(request: UserRequest, pk: int) -> HttpResponse:
    asked = _record_for(request, pk)
    return render(request, "consultations/record.html", {"asked": asked, "record": record_of(asked)})


@login_required
@require_safe
def record_file(request: UserRequest, pk: int) -> HttpResponse:
    asked = _record_for(request, pk)
    answer = HttpResponse(record_docx(record_of(asked)), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{record_name(asked)}"'
    return answer
