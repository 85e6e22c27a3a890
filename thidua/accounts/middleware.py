"""Until the one-time code of the slip is replaced, every page leads to the page that replaces it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class FirstPasswordMiddleware:
    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)
