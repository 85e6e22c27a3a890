"""Who may change units, people and the rights of a unit."""

from datetime import date, datetime

from thidua.accounts.models import User
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Delegation, Post, Unit
from thidua.organisations.queries import administers, leads


def why_not_manage_units(user: User, parent: Unit | None, day: date) -> str | None:
    """Add or correct units: the system administrator everywhere, a unit's administrator under their own unit."""
    if user.is_system_admin or (parent is not None and administers(user, parent, day)):
        return None
    return "Chỉ quản trị hệ thống, hoặc quản trị của đơn vị cấp trên, được thêm và sửa đơn vị."


def why_not_record_event(user: User) -> str | None:
    if user.is_system_admin:
        return None
    return "Chỉ quản trị hệ thống ghi được việc đổi tên, sáp nhập, chia tách đơn vị."


def why_not_manage_people(user: User, unit: Unit, day: date) -> str | None:
    """People, posts, accounts and settings of a unit."""
    if administers(user, unit, day) or (unit.parent is not None and administers(user, unit.parent, day)):
        return None
    return f"Chỉ quản trị của {unit} được thêm người, đổi vai trò và cách gửi văn bản."


def why_not_delegate(user: User, giver: Post, *, starts_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    """Ủy quyền: a leader, of their own right, for a time that is still ahead."""
    if giver.role != StaffRole.LEADER or not leads(user, giver.unit, now.date()) or giver.person.user != user:
        return "Chỉ lãnh đạo đơn vị được ủy quyền, và chỉ ủy quyền quyền của mình."
    if ends_at <= starts_at:
        return "Thời hạn ủy quyền kết thúc trước khi bắt đầu. Sửa lại hai ngày."
    if ends_at <= now:
        return "Thời hạn ủy quyền đã qua. Chọn ngày kết thúc ở sau hôm nay."
    return None


def why_not_revoke(user: User, delegation: Delegation, now: datetime) -> str | None:
    if delegation.revoked_at is not None or delegation.ends_at <= now:
        return "Ủy quyền này đã hết hiệu lực."
    own = delegation.giver.person.user == user
    return (
        None
        if own or administers(user, delegation.giver.unit, now.date())
        else "Chỉ người đã ủy quyền hoặc quản trị của đơn vị được thu hồi."
    )
