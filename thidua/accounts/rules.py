"""Accounts without a database: names to sign in with, slips, how long a code and a session live."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.core.text import fold

CODE_LIFE = timedelta(days=14)
CODE_SIGNS = "bcdfghkmnpqrtvwxy346789"
"""No vowels (a Vietnamese keyboard would put marks on them), nothing that looks like another sign on paper."""
CODE_GROUPS, CODE_GROUP = 3, 4

IDLE_SECONDS = 30 * 60
WHOLE_SECONDS = 12 * 3600
TOUCH_SECONDS = 60
BATCH = 200


@dataclass(frozen=True, slots=True)
class NewAccount:
    """One account to make; `unit` is only printed on the slip, rights come from posts."""

    full_name: str
    unit: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to one person on paper. The code is nowhere else: only its hash is kept."""

    user_pk: int
    full_name: str
    unit: str
    username: str
    code: str
    expires_on: date


def propose_username(full_name: str, taken: Collection[str]) -> str:
    """Nguyễn Văn An → an.nguyenvan; the second of that name is an.nguyenvan2."""
    words = re.findall(r"[a-z0-9]+", fold(full_name))
    base = ".".join(part for part in (words[-1], "".join(words[:-1])) if part)[:50] if words else "can-bo"
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name


def clean_username(typed: str) -> str:
    """The one form of a name that the database and the count of wrong passwords know."""
    return typed.strip().lower()


def why_session_over(*, begun: int, seen: int, now: int) -> str | None:
    """Idle for half an hour, or twelve hours in all (OWASP ASVS 7.3). Seconds of real time, not of the assumed clock."""
    if now - seen > IDLE_SECONDS:
        return "Phiên làm việc đã kết thúc vì 30 phút không thao tác. Đăng nhập lại để làm tiếp."
    if now - begun > WHOLE_SECONDS:
        return "Phiên làm việc đã đủ 12 giờ. Đăng nhập lại để làm tiếp."
    return None
