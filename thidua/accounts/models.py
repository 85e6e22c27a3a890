"""Accounts: who may sign in. What they may do is a matter of their posts (organisations)."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


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
    created_at = models.DateTimeField("lập lúc")

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(condition=models.Q(username=models.functions.Lower("username")), name="username_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def actor_key(self) -> str:
        return f"user:{self.pk}"

    @property
    def actor_name(self) -> str:
        return str(self)
