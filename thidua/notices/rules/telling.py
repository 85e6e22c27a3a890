"""What is told to whom, and the words of the one mail a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from thidua.core import dates
from thidua.notices.enums import MessageKind


@dataclass(frozen=True, slots=True)
class News:
    """One thing for one person (key of the account). `url`: a path of this house, or ""."""

    user: int
    key: str
    kind: MessageKind
    title: str
    body: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line of the mail's table: what is owed within the week or late."""

    title: str
    unit: str
    last: str
    left: str
    url: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str


def why_not_tell(news: Collection[News]) -> str | None:
    """A message says something and leads nowhere but into this house."""
    if any(not one.title.strip() for one in news):
        return "Thông báo phải có nội dung."
    away = any(one.url and (not one.url.startswith("/") or one.url.startswith("//")) for one in news)
    return "Thông báo chỉ dẫn tới trang của hệ thống này." if away else None


def why_not_read(unread: int) -> str | None:
    return None if unread else "Không còn thông báo nào chưa đọc."


def why_not_mail(address: str, *, is_active: bool) -> str | None:
    """Somebody who left, or who gave no address, gets no mail."""
    return None if is_active and address else "Người này chưa có địa chỉ thư hoặc tài khoản đã khóa nên không gửi thư được."


def subject_words(*, late: int, week: int, others: int, day: date) -> str:
    """Thi đua: 2 việc quá hạn, 3 việc trong tuần (ngày 10/06/2021)"""
    counted = [(late, "việc quá hạn"), (week, "việc trong tuần"), (others, "tin khác")]
    said = ", ".join(f"{number} {words}" for number, words in counted if number)
    return f"Thi đua: {said or 'tin mới'} (ngày {dates.short(day)})"
