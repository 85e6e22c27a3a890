"""Why somebody may not touch accounts. A `Gate` is the right of a higher app (a unit's administrator), built there."""

from collections.abc import Callable

from thidua.accounts.models import User

Gate = Callable[[User], str | None]
"""Who acts → the reason against it, or None. Without one, only a system administrator may."""


def why_not_manage_accounts(by: User) -> str | None:
    if by.is_active and by.is_system_admin:
        return None
    return "Chỉ quản trị hệ thống được quản lý tài khoản. Cần thêm hoặc mở lại tài khoản thì báo quản trị hệ thống."


def why_not_manage(by: User, user: User, gate: Gate | None = None) -> str | None:
    """The gate of a unit never opens the account of a system administrator."""
    if user.is_system_admin and not by.is_system_admin:
        return "Tài khoản quản trị hệ thống chỉ do quản trị hệ thống khác quản lý."
    return (gate or why_not_manage_accounts)(by)


def why_not_disable(by: User, user: User, gate: Gate | None = None) -> str | None:
    if by.pk == user.pk:
        return "Không tự khóa tài khoản của mình được. Nhờ quản trị hệ thống khác khóa."
    return why_not_manage(by, user, gate)


def why_not_change_administration(by: User, user: User) -> str | None:
    if by.pk == user.pk:
        return "Không tự thôi quyền quản trị của mình được. Nhờ quản trị hệ thống khác làm việc này."
    return why_not_manage_accounts(by)


def why_not_change_own(by: User, user: User) -> str | None:
    return None if by.pk == user.pk else "Mỗi người tự đổi mật khẩu và thông tin của tài khoản mình."


def why_not_make_first() -> str | None:
    if User.objects.exists():
        return "Hệ thống đã có tài khoản. Tài khoản khác do quản trị hệ thống lập ở mục Tài khoản."
    return None
