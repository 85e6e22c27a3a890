from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import units_to_invite
from thidua.core import clock
from thidua.portal import forms
from thidua.portal.prints.board import workbook
from thidua.portal.queries.board import Board, board_of, lead_words
from thidua.portal.rules.board import HALVES, PRINTED
from thidua.portal.rules.looks import LEGEND

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _board(request: UserRequest, pk: int) -> Board:
    years = BlocYear.objects.visible_to(request.user, clock.today()).select_related("bloc")
    return board_of(get_object_or_404(years, pk=pk), clock.now(), forms.wanted(request.GET))


@login_required
@require_safe
def board(request: UserRequest, pk: int) -> HttpResponse:
    """Bảng theo dõi: members × obligations of a year."""
    shown = _board(request, pk)
    context = {
        "board": shown,
        "year": shown.bloc_year,
        "lead": lead_words(shown, clock.today()),
        "wanted": forms.wanted(request.GET),
        "halves": HALVES.items(),
        "legend": LEGEND,
        "query": request.GET.urlencode(),
        "to_invite": units_to_invite(request.user, shown.bloc_year, clock.today()),
    }
    return render(request, "portal/board.html", context)


@login_required
@require_safe
def board_print(request: UserRequest, pk: int) -> HttpResponse:
    """The same for landscape A4: so many columns a table, the heads on every sheet."""
    shown = _board(request, pk)
    starts = range(0, len(shown.columns), PRINTED)
    tables = [
        {
            "columns": shown.columns[at : at + PRINTED],
            "lines": [(line, line.cells[at : at + PRINTED]) for line in shown.lines],
            "sums": shown.sums[at : at + PRINTED],
        }
        for at in starts
    ]
    return render(request, "portal/board_print.html", {"board": shown, "year": shown.bloc_year, "tables": tables, "legend": LEGEND})


@login_required
@require_safe
def board_xlsx(request: UserRequest, pk: int) -> HttpResponse:
    shown = _board(request, pk)
    response = HttpResponse(workbook(shown, clock.today()), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="bang-theo-doi-{shown.bloc_year.year}.xlsx"'
    return response
