import hashlib

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.notices.actions import note_read
from thidua.notices.queries import address_of
from thidua.notices.rules import SEEN_EVERY
from thidua.portal.prints.feed import feed as feed_of
from thidua.portal.queries.month import month_of
from thidua.portal.rules import months


@login_required
@require_safe
def calendar(request: UserRequest) -> HttpResponse:
    """A month: what my units owe, the milestones of my years, days off."""
    now = clock.now()
    month = months.parse_month(request.GET.get("thang", ""), today=now.date())
    all_units = request.GET.get("cua") == "tat-ca"
    weeks = month_of(request.user, month, now, all_units=all_units)
    days = [day for week in weeks for day in week if not day.is_outside and (day.items or day.off_name or day.is_today)]
    context = {
        "month": month,
        "weeks": weeks,
        "days": days,
        "weekdays": months.WEEKDAYS,
        "previous": months.previous_month(month),
        "next": months.next_month(month),
        "all_units": all_units,
        "count": sum(len(day.items) for day in days),
    }
    return render(request, "portal/calendar.html", context)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of the owner of a secret address, as they may see it now. No sign-in; a revoked address is not there."""
    address = address_of(secret)
    if address is None:
        raise Http404
    now = clock.now()
    if request.method == "GET" and (address.last_read_at is None or now - address.last_read_at > SEEN_EVERY):
        note_read(address, by=address.user)
    host = request.get_host()
    written = feed_of(address.user, now, host=host.split(":")[0], base=f"{request.scheme}://{host}")
    return _answer(request, written)


def _answer(request: HttpRequest, written: bytes) -> HttpResponse:
    mark = f'"{hashlib.sha256(written).hexdigest()[:32]}"'

    def whole(_request: HttpRequest) -> HttpResponse:
        response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="thi-dua.ics"'
        return response

    response: HttpResponse = condition(etag_func=lambda _request: mark)(whole)(request)
    patch_cache_control(response, private=True, no_cache=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
