"""Two gates of every request: a session that lasted too long ends, and a one-time code must be replaced first."""

import time
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from thidua.accounts import rules

BEGUN, SEEN = "begun_at", "seen_at"
OPEN_TO_FIRST = {"account_change_password", "account_logout"}


class SessionLimitMiddleware:
    """Real seconds on purpose: the demo's assumed clock jumps by days and must not sign anybody out."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _limit(request, int(time.time()))
        return self.answer(request)


class FirstPasswordMiddleware:
    """Until the one-time code of the slip is replaced, every page leads to the page that replaces it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        if not request.user.is_authenticated or not request.user.must_change_password:
            return None
        match = request.resolver_match
        return None if match is not None and match.view_name in OPEN_TO_FIRST else redirect("account_change_password")


def _limit(request: HttpRequest, now: int) -> None:
    """Sign out a session that is over; else note the minute it was last seen in (one write a minute at most)."""
    session = request.session
    begun, seen = session.setdefault(BEGUN, now), session.setdefault(SEEN, now)
    why = rules.why_session_over(begun=begun, seen=seen, now=now)
    if why:
        logout(request)
        messages.info(request, why)
    elif now - seen >= rules.TOUCH_SECONDS:
        session[SEEN] = now
