from thidua.accounts.models import User


def why_not_edit_days(user: User) -> str | None:
    if user.is_system_admin:
        return None
    return "Chỉ quản trị hệ thống được sửa ngày nghỉ, ngày làm bù. Báo quản trị nếu thấy sai."
