"""The administrator's pages: who has an account, who has not come yet, new accounts, codes and locks."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts import actions, permissions, prints
from thidua.accounts.forms import NewAccountsForm
from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.accounts.rules import BATCH, Slip
from thidua.core.errors import RuleBroken, report

PAGE = 50


@login_required
@require_safe
def people(request: UserRequest) -> HttpResponse:
    """A stranger to this page gets 404: it is the administrators' own."""
    if permissions.why_not_manage_accounts(request.user):
        raise Http404
    seen, words, show = User.objects.visible_to(request.user), request.GET.get("q", "").strip(), request.GET.get("xem", "")
    rows = seen.named_like(words) if words else seen
    rows = rows.waiting() if show == "chua-vao" else rows.filter(is_active=False) if show == "da-khoa" else rows
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    counts = {"all": seen.count(), "waiting": seen.waiting().count(), "locked": seen.filter(is_active=False).count()}
    return render(request, "accounts/people.html", {"page": page, "q": words, "show": show, "counts": counts})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: UserRequest) -> HttpResponse:
    """The slips are the answer of the POST itself: their codes are kept nowhere, so there is nothing to redirect to."""
    if permissions.why_not_manage_accounts(request.user):
        raise Http404
    form = NewAccountsForm(request.POST or None)
    if form.is_valid():
        try:
            slips = actions.make_accounts(form.cleaned_data["lines"], by=request.user, same_names=form.cleaned_data["same_names"])
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            return _slips(request, slips)
    return render(request, "accounts/make.html", {"form": form, "most": BATCH}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def renew(request: UserRequest) -> HttpResponse:
    """New codes for the accounts ticked in the list."""
    chosen = User.objects.visible_to(request.user).filter(pk__in=_numbers(request.POST.getlist("tai_khoan")))[:BATCH]
    if not chosen:
        messages.error(request, "Chưa chọn ai. Đánh dấu ở đầu dòng rồi bấm “Cấp lại mã”.")
        return redirect("accounts:list")
    try:
        return _slips(request, actions.renew_codes(list(chosen), by=request.user))
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:list")


def _one(request: UserRequest, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    with report(request, done=done.format(user=user)):
        act(user, by=request.user)
    return redirect("accounts:list")


@login_required
@require_POST
def disable(request: UserRequest, pk: int) -> HttpResponse:
    return _one(request, pk, actions.disable, "Đã khóa tài khoản của {user}. Người này ra khỏi hệ thống ngay.")


@login_required
@require_POST
def enable(request: UserRequest, pk: int) -> HttpResponse:
    return _one(request, pk, actions.enable, "Đã mở lại tài khoản của {user}.")


@login_required
@require_POST
def grant(request: UserRequest, pk: int) -> HttpResponse:
    return _one(request, pk, actions.grant_administration, "{user} đã là quản trị hệ thống.")


@login_required
@require_POST
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    return _one(request, pk, actions.withdraw_administration, "{user} đã thôi quản trị hệ thống.")


@login_required
@require_POST
def remove_second_factor(request: UserRequest, pk: int) -> HttpResponse:
    return _one(request, pk, actions.remove_second_factor, "Đã gỡ xác thực hai lớp của {user}. Nhắc người này bật lại.")


def _numbers(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]


def _slips(request: UserRequest, slips: Sequence[Slip]) -> HttpResponse:
    address = request.build_absolute_uri(reverse("account_login"))
    return render(request, "accounts/slips.html", prints.slip_sheet(slips, address=address, back=reverse("accounts:list")))
