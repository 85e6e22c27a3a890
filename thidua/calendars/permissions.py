from thidua.accounts.models import User
from thidua.core.actor import SYSTEM, Actor


def why_not_edit_days(by: Actor) -> str | None:
    """The system itself may too: a new installation loads its first years."""
    if by == SYSTEM or (isinstance(by, User) and by.is_system_admin):
        return None
    return "Chỉ quản trị hệ thống được sửa ngày nghỉ, ngày làm bù. Báo quản trị nếu thấy sai."
