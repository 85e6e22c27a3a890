"""Send what waits in the outbox. The job alone calls this; each mail is taken, sent and marked in steps of their own.

Taken (committed) → handed to the server → marked. A worker that dies between the last two leaves a mail that was sent and is not marked;
after ten minutes it is taken and sent again under the same Message-ID, which mail programs show once. Losing none is worth that.
"""

import smtplib
import time
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, Q

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.notices.enums import MailState
from thidua.notices.models import Mail
from thidua.notices.rules import RECLAIM, Answer, Outcome, next_try
from thidua.notices.rules.mailing import is_for_good

MOST_A_RUN, SECONDS_A_RUN, FAILURES_A_RUN = 100, 90, 3
"""A slow server holds the worker up no longer; the rest goes in the next minute."""


def send_waiting(*, by: Actor) -> int:
    """How many went out. Nothing is done without a mail server (docs/settings.md), nor in the demo."""
    begun, sent, failures = time.monotonic(), 0, 0
    if not settings.MAIL_GOES_OUT:
        return 0
    for _ in range(MOST_A_RUN):
        mail = _take(clock.now())
        if mail is None:
            break
        answer = _hand_over(mail)
        _mark(mail, answer, by=by)
        sent, failures = sent + (answer.outcome == Outcome.SENT), failures + answer.is_server
        if failures >= FAILURES_A_RUN or time.monotonic() - begun > SECONDS_A_RUN:
            break
    return sent


def _take(now: datetime) -> Mail | None:
    """The mail that waits longest, now this worker's; None when none waits. Two workers never take the same one."""
    free = Q(state=MailState.QUEUED, next_try_at__lte=now) | Q(state=MailState.SENDING, claimed_at__lte=now - RECLAIM)
    for pk in Mail.objects.filter(free).order_by("next_try_at", "pk").values_list("pk", flat=True)[:5]:
        if Mail.objects.filter(free, pk=pk).update(state=MailState.SENDING, claimed_at=now, tries=F("tries") + 1):
            return Mail.objects.get(pk=pk)
    return None


def _hand_over(mail: Mail) -> Answer:
    """One conversation with the server (20 seconds a step at most), and its answer read."""
    try:
        _as_sent(mail).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        return _refused(code, words, "địa chỉ thư không nhận")
    except smtplib.SMTPDataError as refusal:
        return _refused(refusal.smtp_code, refusal.smtp_error, "máy chủ không nhận lời thư")
    except (smtplib.SMTPException, OSError) as failure:
        return Answer(Outcome.LATER, f"máy chủ thư chưa nhận: {one_line(str(failure)) or type(failure).__name__}", is_server=True)
    return Answer(Outcome.SENT)


def _refused(code: int, words: bytes | str, what: str) -> Answer:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    outcome = Outcome.NEVER if is_for_good(code) else Outcome.LATER
    return Answer(outcome, one_line(f"{what if outcome == Outcome.NEVER else 'tạm thời chưa nhận'} ({code} {said})"))


def _as_sent(mail: Mail) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{settings.SITE_URL}/thong-bao/cach-nhan/>",
    }
    sent = EmailMultiAlternatives(mail.subject, mail.text, settings.MAIL_FROM, [mail.to_address], headers=headers)
    if mail.html:
        sent.attach_alternative(mail.html, "text/html")
    return sent


@transaction.atomic
def _mark(mail: Mail, answer: Answer, *, by: Actor) -> None:
    """Write the outcome down, unless another worker took the mail meanwhile."""
    row, now = lock(mail), clock.now()
    if row.state != MailState.SENDING or row.claimed_at != mail.claimed_at:
        return
    again = next_try(row.tries, queued_at=row.queued_at, now=now) if answer.outcome == Outcome.LATER else None
    row.error, row.claimed_at = answer.words[:300], None
    if answer.outcome == Outcome.SENT:
        row.state, row.sent_at = MailState.SENT, now
    elif again is not None:
        row.state, row.next_try_at = MailState.QUEUED, again
    else:
        row.state = MailState.GAVE_UP
    row.save(update_fields=["state", "sent_at", "next_try_at", "claimed_at", "error"])
    if row.state != MailState.QUEUED:
        record(by, "notices.send_mail" if row.state == MailState.SENT else "notices.give_up_mail", row, reason=row.error)
