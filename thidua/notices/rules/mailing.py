"""What becomes of a mail: how a server's answer is read, when it is tried again, when it is given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

RECLAIM = timedelta(minutes=10)
"""A mail that some worker took this long ago and said nothing of is taken again: that worker is dead."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
MOST = timedelta(days=3)
"""A reminder older than this would only confuse."""


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one try. `is_server`: it was the server that failed, so that others need not be tried now."""

    outcome: Outcome
    words: str = ""
    is_server: bool = False


def next_try(tries: int, *, queued_at: datetime, now: datetime) -> datetime | None:
    """Five minutes after the first failure, then twice as long each time up to six hours; None when three days are over."""
    at = now + min(FIRST_PAUSE * 2 ** max(tries - 1, 0), LONGEST_PAUSE)
    return at if at <= queued_at + MOST else None


def is_for_good(code: int) -> bool:
    """Answers of the 500s are final (RFC 5321, 4.2.1)."""
    return 500 <= code < 600
