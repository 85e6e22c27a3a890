"""The outbox: a mail is written beside what it tells; sending is another matter (`sending`)."""

from collections.abc import Sequence
from datetime import date, datetime
from email.utils import make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.notices import permissions
from thidua.notices.enums import MailPurpose, MailState
from thidua.notices.models import Mail, Message
from thidua.notices.rules import Letter, why_not_mail

WRONG_ADDRESS = "địa chỉ thư không đúng dạng"


@transaction.atomic
def queue_digest(user: User, *, letter: Letter, messages: Sequence[Message], day: date, by: Actor) -> Mail | None:
    """The one mail of the day; None when there is one already (another worker was quicker)."""
    user = lock(user)
    require(why_not_mail(user.email, is_active=user.is_active))
    if Mail.objects.filter(user=user, purpose=MailPurpose.DIGEST, day=day).exists():
        return None
    mail = _queue(user, letter, MailPurpose.DIGEST, day)
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(mail=mail)
    record(by, "notices.queue_mail", mail, kind=mail.purpose)
    return mail


@transaction.atomic
def queue_trial(*, letter: Letter, by: User) -> Mail:
    """A mail to oneself, to see that the server takes it."""
    require(permissions.why_not_try_mail(by))
    mail = _queue(by, letter, MailPurpose.TRIAL, clock.today())
    record(by, "notices.queue_mail", mail, kind=mail.purpose)
    return mail


def _queue(user: User, letter: Letter, purpose: MailPurpose, day: date) -> Mail:
    """No line break ever comes into a header: the subject is one line, the address is checked."""
    now, domain = clock.now(), settings.MAIL_FROM.rpartition("@")[2].strip(" >") or "localhost"
    mail = Mail(user=user, to_address=user.email.strip(), subject=one_line(letter.subject)[:200], text=letter.text, html=letter.html)
    mail.purpose, mail.day, mail.message_id = purpose, day, make_msgid("thidua", domain)
    _line_up(mail, now)
    mail.save()
    return mail


def _line_up(mail: Mail, now: datetime) -> None:
    mail.state, mail.tries, mail.error, mail.claimed_at = MailState.QUEUED, 0, "", None
    mail.queued_at = mail.next_try_at = now
    try:
        validate_email(mail.to_address)
    except ValidationError:
        mail.state, mail.error = MailState.GAVE_UP, WRONG_ADDRESS


@transaction.atomic
def send_again(mail: Mail, *, by: User) -> Mail:
    """Line a mail up once more, to the address the person has now. It keeps its identity, so it is never taken for two."""
    mail = lock(mail)
    require(permissions.why_not_send_again(by, mail))
    mail.to_address = mail.user.email.strip() or mail.to_address
    _line_up(mail, clock.now())
    mail.save(update_fields=["to_address", "state", "tries", "error", "claimed_at", "queued_at", "next_try_at"])
    record(by, "notices.send_again", mail)
    return mail
