"""The letters that go out, as plain text and as HTML."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from thidua.accounts.models import User
from thidua.core import dates
from thidua.notices.enums import MessageKind
from thidua.notices.models import Message
from thidua.notices.rules import DueLine, Letter, subject_words

LATE = (MessageKind.DUE, MessageKind.OVERDUE)
"""Kinds of which the table of what is due says as much, when it has the same duty."""


def digest(user: User, *, messages: Sequence[Message], due: Sequence[DueLine], now: datetime) -> Letter:
    """The mail of the day: what is new, what is late, what ends within a week."""
    listed = {line.url for line in due}
    others = [message for message in messages if message.kind not in LATE or message.url not in listed]
    late = [line for line in due if line.is_late]
    week = [line for line in due if not line.is_late]
    subject = subject_words(late=len(late), week=len(week), others=len(others), day=now.date())
    told = {"user": user, "others": others, "late": late, "week": week, "day": now.date(), "weekday": dates.weekday(now.date())}
    return _letter("digest", subject, told)


def trial(user: User, now: datetime) -> Letter:
    return _letter("trial", f"Thi đua: thư thử ngày {dates.short(now.date())}", {"user": user, "now": now})


def _letter(name: str, subject: str, told: dict[str, object]) -> Letter:
    told = {**told, "site": settings.SITE_URL, "subject": subject}
    return Letter(
        subject,
        render_to_string(f"notices/mail/{name}.txt", told),
        render_to_string(f"notices/mail/{name}.html", told),
    )
