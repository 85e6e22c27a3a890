"""The outgoing and the incoming book: pages, sheets of paper, .xlsx."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.documents.models import KINDS
from thidua.documents.prints import EXCEL, in_sheet, out_sheet
from thidua.documents.queries.registers import Sought, gaps_of, in_book, out_book, out_lines, years_of_books
from thidua.organisations.queries import units_acted_for

ROWS = 50
MOST_PRINTED = 5000


def sought(request: UserRequest) -> Sought:
    """What the page was asked for; nonsense counts as nothing."""
    year = request.GET.get("nam", "")
    kind = request.GET.get("loai", "")
    return Sought(
        int(year) if year.isdecimal() and len(year) == 4 else 0, kind if kind in dict(KINDS) else "", request.GET.get("q", "")[:200]
    )


def _told(request: UserRequest, wish: Sought) -> dict[str, Any]:
    return {"sought": wish, "years": years_of_books(request.user, clock.today()), "kinds": KINDS, "asked": request.GET.urlencode()}


@login_required
@require_safe
def out(request: UserRequest) -> HttpResponse:
    wish, today = sought(request), clock.today()
    page = Paginator(out_book(request.user, today, wish), ROWS).get_page(request.GET.get("trang"))
    gaps = gaps_of(request.user, today, wish)
    return render(request, "documents/out_book.html", {**_told(request, wish), "page": page, "gaps": gaps})


@login_required
@require_safe
def arrived(request: UserRequest) -> HttpResponse:
    wish = sought(request)
    today = clock.today()
    page = Paginator(in_book(request.user, today, wish), ROWS).get_page(request.GET.get("trang"))
    may_enter = units_acted_for(request.user, today).exists()
    return render(request, "documents/in_book.html", {**_told(request, wish), "page": page, "may_enter": may_enter})


@login_required
@require_safe
def out_print(request: UserRequest) -> HttpResponse:
    wish, today = sought(request), clock.today()
    lines = out_lines(request.user, today, wish, most=MOST_PRINTED)
    return render(request, "documents/out_print.html", {"lines": lines, "sought": wish, "now": clock.now()})


@login_required
@require_safe
def arrived_print(request: UserRequest) -> HttpResponse:
    wish = sought(request)
    rows = in_book(request.user, clock.today(), wish)[:MOST_PRINTED]
    return render(request, "documents/in_print.html", {"rows": rows, "sought": wish, "now": clock.now()})


@login_required
@require_safe
def out_xlsx(request: UserRequest) -> HttpResponse:
    wish, today = sought(request), clock.today()
    lines = out_lines(request.user, today, wish, most=MOST_PRINTED)
    return _file(out_sheet(lines, year=wish.year), "so-van-ban-di.xlsx")


@login_required
@require_safe
def arrived_xlsx(request: UserRequest) -> HttpResponse:
    wish = sought(request)
    rows = in_book(request.user, clock.today(), wish)[:MOST_PRINTED]
    return _file(in_sheet(rows, year=wish.year), "so-van-ban-den.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
