"""Who may set the house up and take everything out of it."""

from datetime import date

from thidua.accounts.models import User
from thidua.accounts.permissions import why_not_make_first
from thidua.portal.queries import first_run

__all__ = ["why_not_make_first", "why_not_set_up", "why_not_take_backup"]


def why_not_set_up(user: User, day: date, *, step: int) -> str | None:
    """The steps after the first account, in their order; the last ones may be done again until a plan is there."""
    if not user.is_system_admin:
        return "Chỉ quản trị hệ thống thiết lập lần đầu."
    if not first_run.is_under_way():
        return "Hệ thống đã thiết lập xong. Thêm đơn vị, khối thi đua ở mục Tổ chức và Năm thi đua."
    return None if first_run.reached(user, day).step >= step else "Làm lần lượt: bước trước chưa xong."


def why_not_take_backup(user: User) -> str | None:
    return None if user.is_active and user.is_system_admin else "Chỉ quản trị hệ thống tải được bản sao lưu toàn bộ dữ liệu."
