"""Accounts: who may sign in. What they may do is a matter of their posts (organisations)."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from thidua.accounts.rules import clean_username
from thidua.core.text import fold, person_sort_key


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: "User") -> "UserQuerySet":
        """All for a system administrator; only oneself for anybody else (people are found through organisations)."""
        return self if user.is_system_admin else self.filter(pk=user.pk)

    def waiting(self) -> "UserQuerySet":
        """Allowed in, but never came."""
        return self.filter(first_signed_in_at__isnull=True, is_active=True)

    def named_like(self, words: str) -> "UserQuerySet":
        return self.filter(models.Q(name_folded__contains=fold(words)) | models.Q(username__contains=fold(words)))


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=clean_username(username or ""))


class User(AbstractBaseUser):
    """A person's way in. `must_change_password` holds until the one-time code of the slip is replaced."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    is_system_admin = models.BooleanField("quản trị hệ thống", default=False)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=True)
    code_expires_at = models.DateTimeField("mã một lần hết hạn lúc", null=True, blank=True)
    first_signed_in_at = models.DateTimeField("đăng nhập lần đầu lúc", null=True, blank=True)
    session_round = models.PositiveIntegerField("lượt phiên làm việc", default=0)
    created_at = models.DateTimeField("lập lúc")
    name_folded = models.CharField(max_length=120, editable=False, db_index=True)
    name_sort = models.CharField(max_length=500, editable=False)

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        ordering = ["name_sort", "username"]
        constraints = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="username_is_lower_case"),
            models.CheckConstraint(condition=~models.Q(username=""), name="user_has_a_username"),
            models.CheckConstraint(condition=~models.Q(full_name=""), name="user_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_folded, self.name_sort = fold(self.full_name), person_sort_key(self.full_name)
        super().save(*args, **kwargs)

    def get_session_auth_hash(self) -> str:
        """Ties sessions to the password and to `session_round`: raising either ends the others."""
        return salted_hmac("thidua.accounts.session", f"{self.password}:{self.session_round}", algorithm="sha256").hexdigest()

    def code_is_over(self, now: datetime) -> bool:
        """Whether the password is still the one-time code of a slip, and too old."""
        return self.must_change_password and self.code_expires_at is not None and self.code_expires_at < now

    @property
    def actor_key(self) -> str:
        return f"user:{self.pk}"

    @property
    def actor_name(self) -> str:
        return str(self)
