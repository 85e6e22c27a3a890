"""One's own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts import actions
from thidua.accounts.forms import OwnDataForm
from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core.errors import report


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: UserRequest) -> HttpResponse:
    form = OwnDataForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        with report(request, done="Đã lưu thông tin liên hệ."):
            actions.change_own_data(request.user, by=request.user, **form.cleaned_data)
        return redirect("accounts:me")
    status = 422 if form.errors else 200
    return render(request, "accounts/me.html", {"form": form, "second_factor": is_mfa_enabled(request.user)}, status=status)


@login_required
@require_POST
def end_sessions(request: UserRequest) -> HttpResponse:
    with report(request, done="Đã kết thúc mọi phiên làm việc khác của tài khoản này."):
        user = actions.end_sessions(request.user, by=request.user)
        update_session_auth_hash(request, user)
    return redirect("accounts:me")
