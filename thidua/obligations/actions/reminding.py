"""Remind people of what is owed, and write the one mail of their day. The job runs both every half hour."""

from datetime import timedelta

from django.db import transaction

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.notices import actions as notices
from thidua.notices import prints
from thidua.notices.enums import MailState, MessageKind
from thidua.notices.models import Mail
from thidua.notices.queries import waiting_news
from thidua.notices.rules import News
from thidua.obligations.queries import reminders as queries
from thidua.obligations.rules import reminders as rules

TOLD_FOR = timedelta(days=7)


def remind(*, by: Actor) -> int:
    """Tell everybody what holds now; how many messages were new. Run twice it tells nothing twice."""
    now = clock.now()
    found = rules.reminders(queries.duties_to_remind(now), queries.cast_on(now.date()), now)
    told = notices.tell_many(found, instead_of=rules.BEGINNING, by=by)
    return told + _tell_of_lost_mail(by=by)


def _tell_of_lost_mail(*, by: Actor) -> int:
    """A unit's administrator hears that a mail to one of its people did not arrive."""
    now = clock.now()
    lost = Mail.objects.filter(state=MailState.GAVE_UP, queued_at__gte=now - TOLD_FOR).select_related("user")
    keepers = queries.administrators_of({mail.user_id for mail in lost}, now.date())
    return notices.tell_many([_lost(mail, keeper) for mail in lost for keeper in sorted(keepers.get(mail.user_id, ()))], by=by)


def _lost(mail: Mail, keeper: int) -> News:
    title = f"Thư không tới được {mail.user} ({mail.to_address})"
    body = f"{mail.error}. Sửa địa chỉ thư của người này, hoặc nhắc bằng cách khác."
    return News(keeper, f"lost-mail:{mail.user_id}:{mail.to_address}", MessageKind.UNDELIVERED, title, body)


def write_digests(*, by: Actor) -> int:
    """One mail for everybody whose hour has come and who has something new; how many were written. A person has one a day at most."""
    now, written = clock.now(), 0
    news = waiting_news(now)
    lines = queries.lines_for(news, now) if news else {}
    for user, messages in news.items():
        letter = prints.digest(user, messages=messages, due=lines.get(user.pk, []), now=now)
        with transaction.atomic():
            written += notices.queue_digest(user, letter=letter, messages=messages, day=now.date(), by=by) is not None
    return written
