"""A calendar address is its owner's alone."""

from thidua.accounts.models import User
from thidua.notices.models import FeedAddress


def why_not_make(user: User) -> str | None:
    if not user.is_active or user.must_change_password:
        return "Đổi mã một lần trên phiếu thành mật khẩu của bạn trước, rồi lập địa chỉ lịch."
    return None


def why_not_revoke(user: User, address: FeedAddress) -> str | None:
    return None if address.user_id == user.pk else "Mỗi người tự thu hồi địa chỉ lịch của mình."


def why_not_read(address: FeedAddress) -> str | None:
    return None if address.revoked_at is None and address.user.is_active else "Địa chỉ lịch này đã thu hồi."
