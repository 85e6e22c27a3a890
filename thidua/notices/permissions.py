"""A calendar address, a message and a mail are their owner's alone; who keeps the system running sees that the mail runs."""

from thidua.accounts.models import User
from thidua.notices.enums import MailState
from thidua.notices.models import FeedAddress, Mail


def why_not_make(user: User) -> str | None:
    if not user.is_active or user.must_change_password:
        return "Đổi mã một lần trên phiếu thành mật khẩu của bạn trước, rồi lập địa chỉ lịch."
    return None


def why_not_revoke(user: User, address: FeedAddress) -> str | None:
    return None if address.user_id == user.pk else "Mỗi người tự thu hồi địa chỉ lịch của mình."


def why_not_read(address: FeedAddress) -> str | None:
    return None if address.revoked_at is None and address.user.is_active else "Địa chỉ lịch này đã thu hồi."


def why_not_try_mail(user: User) -> str | None:
    if not user.is_system_admin:
        return "Chỉ quản trị hệ thống gửi thư thử."
    return None if user.email else "Bạn chưa ghi địa chỉ thư. Ghi ở “Tài khoản của tôi” trước rồi gửi thư thử."


def why_not_send_again(user: User, mail: Mail) -> str | None:
    if mail.state in {MailState.SENT, MailState.SENDING}:
        return f"Thư này {mail.get_state_display().lower()} nên không gửi lại."
    return None if user.is_system_admin or mail.user_id == user.pk else "Mỗi người chỉ gửi lại thư của mình."
