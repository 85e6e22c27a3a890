"""Where allauth asks: nobody signs up alone, names have one form, codes of slips run out, all words are Vietnamese."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from thidua.accounts import actions
from thidua.accounts.middleware import BEGUN, SEEN
from thidua.accounts.models import User
from thidua.accounts.rules import clean_username
from thidua.core import clock

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại."


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by administrators; a name slows down after five wrong passwords (axes), an address never does."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "enter_current_password": "Mật khẩu hiện nay chưa đúng.",
        "incorrect_password": "Mật khẩu chưa đúng.",
        "password_mismatch": "Hai lần nhập mật khẩu mới chưa giống nhau.",
        "incorrect_code": "Mã chưa đúng.",
        "too_many_login_attempts": "Nhập sai nhiều lần. Chờ 5 phút rồi thử lại.",
        "rate_limited": "Nhập sai nhiều lần. Chờ 5 phút rồi thử lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature, here and below
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """allauth's own count of wrong passwords is left out: axes counts, and says when to come back."""
        self._login_failed_rl_usage = None

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """One form of the name before anything counts it. Raises `ValidationError` when the code of the slip is too old."""
        credentials["username"] = clean_username(credentials["username"])
        user: User | None = super().authenticate(request, **credentials)
        if user is not None and user.code_is_over(clock.now()):
            over = f"{user.code_expires_at.astimezone(clock.LOCAL):%d/%m/%Y}" if user.code_expires_at else ""
            message = f"Mã một lần trên phiếu đã hết hạn từ ngày {over}. Nhờ người lập tài khoản cấp lại mã."
            raise ValidationError(message, code="code_expired")
        return user

    def _rollback_login_failed_rl_usage(self) -> None:
        """Nothing was counted, nothing to give back."""

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002
        return redirect("account_login")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        assert isinstance(user, User)
        request.session[BEGUN] = request.session[SEEN] = int(time.time())
        actions.note_sign_in(user, by=user)

    def set_password(self, user: User, password: str) -> None:
        actions.choose_password(user, password, by=user)

    def clean_password(self, password: str, user: User | None = None) -> str:
        if user is not None and user.check_password(password):
            raise ValidationError("Mật khẩu mới phải khác mật khẩu (hoặc mã một lần) đang dùng.", code="same_password")
        return str(super().clean_password(password, user=user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return str(self.get_login_redirect_url(request))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {"reauthenticate": "Dùng mật khẩu", "mfa_reauthenticate": "Dùng mã của ứng dụng hoặc mã dự phòng"}
        return [{**method, "description": words[method["id"]]} for method in super().get_reauthentication_methods(user)]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Mã chưa đúng hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập lại.",
        "cannot_generate_recovery_codes": "Bật xác thực hai lớp trước, rồi mới lập được mã dự phòng.",
    }
