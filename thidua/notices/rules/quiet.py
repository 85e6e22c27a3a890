"""Quiet hours: when the one mail of a day goes, and of what nobody may stop hearing."""

from collections.abc import Collection
from datetime import datetime

from thidua.notices.enums import MessageKind

FIRST_HOUR, LAST_HOUR = 5, 20
"""A mail of the day leaves in these hours (local time), also when the system stood still at its own hour."""
ALWAYS = frozenset([MessageKind.ESCALATION, MessageKind.RETURNED, MessageKind.UNDELIVERED])
"""Told always: whoever leads answers for what is late, a returned paper is owed again, and a mail that went astray was not read."""
MAY_BE_MUTED = tuple(kind for kind in MessageKind if kind not in ALWAYS)


def why_not_mute(kinds: Collection[str]) -> str | None:
    firm = [kind.label for kind in MessageKind if kind in ALWAYS and kind in kinds]
    if firm:
        return f"Không tắt được tin “{firm[0]}”: người có trách nhiệm phải biết. Có thể tắt thư và chỉ xem ở chuông."
    return None if set(kinds) <= set(MessageKind.values) else "Có loại tin không còn trong hệ thống. Mở lại trang rồi chọn."


def is_time_for_mail(now: datetime, *, hour: int, works_only: bool, is_working_day: bool) -> bool:
    """Whether the mail of the day may go now (`now` local): from its hour until the evening."""
    return hour <= now.hour <= LAST_HOUR and (is_working_day or not works_only)
