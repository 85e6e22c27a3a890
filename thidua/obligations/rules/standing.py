"""How an obligation stands at a moment: the one answer for every colour and word."""

from datetime import date, datetime
from enum import StrEnum

from thidua.obligations.enums import ObligationState
from thidua.obligations.rules.moments import LOCAL

SOON_DAYS = 7


class Standing(StrEnum):
    """How an obligation stands on a day, for the colours and words of the pages."""

    DONE = "done"
    DONE_LATE = "done_late"
    ACCEPTED = "accepted"
    ACCEPTED_LATE = "accepted_late"
    SUBMITTED = "submitted"
    SUBMITTED_LATE = "submitted_late"
    RETURNED = "returned"
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    AT_ONCE = "at_once"
    UNDATED = "undated"
    EXCUSED = "excused"
    WITHDRAWN = "withdrawn"


WORDS = {
    Standing.DONE: ("done", "đã xong"),
    Standing.DONE_LATE: ("done", "xong muộn"),
    Standing.ACCEPTED: ("done", "đã tiếp nhận"),
    Standing.ACCEPTED_LATE: ("done", "đã tiếp nhận, nộp muộn"),
    Standing.SUBMITTED: ("info", "đã nộp, chờ tiếp nhận"),
    Standing.SUBMITTED_LATE: ("soon", "nộp muộn, chờ tiếp nhận"),
    Standing.RETURNED: ("soon", "bị trả lại, cần nộp lại"),
    Standing.OVERDUE: ("late", "quá hạn"),
    Standing.SOON: ("soon", "sắp đến hạn"),
    Standing.LATER: ("info", "còn thời gian"),
    Standing.WAITING: ("plain", "chờ mốc"),
    Standing.AT_ONCE: ("info", "làm ngay, không ấn định ngày"),
    Standing.UNDATED: ("plain", "chưa ấn định hạn"),
    Standing.EXCUSED: ("plain", "được miễn"),
    Standing.WITHDRAWN: ("plain", "thôi thực hiện"),
}
"""Kind of chip and word of each standing."""

FINISHED = frozenset([Standing.DONE, Standing.DONE_LATE, Standing.ACCEPTED, Standing.ACCEPTED_LATE, Standing.EXCUSED])
"""Nothing more is owed."""
HANDED_IN = frozenset([Standing.SUBMITTED, Standing.SUBMITTED_LATE])
"""The unit has done its part; the receiver has not answered yet."""


def standing(
    *,
    state: str,
    done_on: date | None = None,
    handed_in_at: datetime | None = None,
    shorten_by: datetime | None = None,
    last_moment: datetime | None,
    anchor_words: str = "",
    opens_at: datetime | None = None,
    now: datetime,
) -> Standing:
    """The one answer to "how does it stand?": the state first, then lateness; a missing date is told apart from a missing anchor.

    A paper returned only for its length is not overdue before `shorten_by`.
    """
    last = last_moment.astimezone(LOCAL) if last_moment else None
    if state == ObligationState.DONE:
        return Standing.DONE_LATE if last is not None and done_on is not None and done_on > last.date() else Standing.DONE
    if state in {ObligationState.SUBMITTED, ObligationState.ACCEPTED}:
        return _handed_in(state, handed_in_at, last)
    if state in _PLAIN:
        return _PLAIN[ObligationState(state)]
    if state == ObligationState.RETURNED:
        end = max(filter(None, [last, shorten_by]), default=None)
        return Standing.OVERDUE if end is not None and now > end else Standing.RETURNED
    return _open(last, anchor_words, opens_at, now)


_PLAIN = {ObligationState.WITHDRAWN: Standing.WITHDRAWN, ObligationState.EXCUSED: Standing.EXCUSED}


def _handed_in(state: str, handed_in_at: datetime | None, last: datetime | None) -> Standing:
    is_late = last is not None and handed_in_at is not None and handed_in_at > last
    if state == ObligationState.ACCEPTED:
        return Standing.ACCEPTED_LATE if is_late else Standing.ACCEPTED
    return Standing.SUBMITTED_LATE if is_late else Standing.SUBMITTED


def _open(last: datetime | None, anchor_words: str, opens_at: datetime | None, now: datetime) -> Standing:
    if last is None:
        return _undated(anchor_words, opens_at, now)
    if now > last:
        return Standing.OVERDUE
    return Standing.SOON if (last.date() - now.astimezone(LOCAL).date()).days <= SOON_DAYS else Standing.LATER


def _undated(anchor_words: str, opens_at: datetime | None, now: datetime) -> Standing:
    if not anchor_words:
        return Standing.UNDATED
    return Standing.AT_ONCE if opens_at is not None and opens_at <= now else Standing.WAITING
