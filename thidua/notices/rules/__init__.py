"""Rules of telling: calendar secrets, quiet hours, what a mail does when it cannot go, words."""

from thidua.notices.rules.addresses import SECRET_BYTES, SEEN_EVERY, hash_of
from thidua.notices.rules.mailing import RECLAIM, Answer, Outcome, next_try
from thidua.notices.rules.quiet import ALWAYS, FIRST_HOUR, LAST_HOUR, MAY_BE_MUTED, is_time_for_mail, why_not_mute
from thidua.notices.rules.telling import DueLine, Letter, News, subject_words, why_not_mail, why_not_read, why_not_tell

__all__ = [
    "ALWAYS",
    "FIRST_HOUR",
    "LAST_HOUR",
    "MAY_BE_MUTED",
    "RECLAIM",
    "SECRET_BYTES",
    "SEEN_EVERY",
    "Answer",
    "DueLine",
    "Letter",
    "News",
    "Outcome",
    "hash_of",
    "is_time_for_mail",
    "next_try",
    "subject_words",
    "why_not_mail",
    "why_not_mute",
    "why_not_read",
    "why_not_tell",
]
