"""Signing in and out, the password and the second factor: allauth's views with our forms, each change in the ledger."""

from datetime import datetime
from typing import Any

from allauth.account.views import LoginView, PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.accounts import actions, forms, queries
from thidua.core import clock


class SignIn(LoginView):  # type: ignore[misc]
    """In the demo the page lists who can sign in; `?ten=` fills in one of those names, without a script."""

    form_class = forms.SignInForm

    def get_initial(self) -> dict[str, Any]:
        demo, asked = queries.demo_signs(), self.request.GET.get("ten", "")
        known = {sign.username for sign in demo.signs} if demo else set()
        return {**super().get_initial(), **({"login": asked} if asked in known else {})}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "demo": queries.demo_signs()}


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    form_class = forms.PasswordForm


class PasswordAgain(ReauthenticateView):  # type: ignore[misc]
    form_class = forms.PasswordAgainForm


class SecondStep(AuthenticateView):  # type: ignore[misc]
    form_class = forms.SecondStepForm


class SecondStepAgain(CodeAgainView):  # type: ignore[misc]
    form_class = forms.SecondStepAgainForm


class TurnOn(ActivateTOTPView):  # type: ignore[misc]
    form_class = forms.TurnOnForm

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        actions.note_second_factor(self.request.user, by=self.request.user, change="on")
        return answer


class TurnOff(DeactivateTOTPView):  # type: ignore[misc]
    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        actions.note_second_factor(self.request.user, by=self.request.user, change="off")
        return answer


class RenewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        actions.note_second_factor(self.request.user, by=self.request.user, change="codes")
        return answer


def slowed_down(request: HttpRequest, _refused: HttpResponse, credentials: dict[str, str] | None = None) -> HttpResponse:
    """Answer of axes while a name waits: says until when. The wait counts from the last wrong password, in real time."""
    again = _free_again((credentials or {}).get("username", ""))
    seconds = max(1, round((again - timezone.now()).total_seconds()))
    answer = render(request, "accounts/slowed_down.html", {"again": again.astimezone(clock.LOCAL), "seconds": seconds}, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def _free_again(username: str) -> datetime:
    last = AccessAttempt.objects.filter(username=username).order_by("-attempt_time").first()
    since: datetime = last.attempt_time if last else timezone.now()
    return since + settings.AXES_COOLOFF_TIME
