"""Refusals: a rule says no in a Vietnamese sentence; whatever else goes wrong is a bug and nobody catches it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest


class RuleBroken(Exception):
    """A wish that a rule refuses; `str(error)` says what happened, why, and what to do next."""


def require(reason: str | None) -> None:
    """Raise `RuleBroken` when a permission or rule gives a reason."""
    if reason is not None:
        raise RuleBroken(reason)


@contextmanager
def report(request: HttpRequest, *, done: str = "") -> Iterator[None]:
    """Tell the person how the action went: `done` as a message, a refusal as an error message. Side effect: messages."""
    try:
        yield
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)


@contextmanager
def told_on(form: BaseForm) -> Iterator[None]:
    """A refusal stands on the form, and what was typed stays in it."""
    try:
        yield
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
