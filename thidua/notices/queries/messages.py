from collections.abc import Collection
from datetime import datetime

from thidua.accounts.models import User
from thidua.calendars.queries import special_days
from thidua.calendars.rules import is_working_day
from thidua.notices.enums import MailPurpose
from thidua.notices.models import Mail, Message, QuietSettings
from thidua.notices.rules import is_time_for_mail


def unread_count(user: User) -> int:
    """The figure on the bell."""
    return Message.objects.unread().filter(user=user).count()


def quiet_of(user: User) -> QuietSettings:
    """The person's own wishes; the usual ones (not kept) when they have none."""
    return QuietSettings.objects.filter(user=user).first() or QuietSettings(user=user)


def muted_by(users: Collection[int]) -> dict[int, set[str]]:
    """Account → kinds it wishes not to hear of."""
    rows = QuietSettings.objects.exclude(muted=[]).values_list("user", "muted")
    return {user: set(kinds) for user, kinds in rows if user in users}


def waiting_news(now: datetime) -> dict[User, list[Message]]:
    """Who is to get the mail of the day now, with what they have not read and no mail has told yet. Four queries, however many people.

    People without an address, who want no mail, whose hour has not come or who had today's mail are left out.
    """
    day = now.date()
    had = Mail.objects.filter(purpose=MailPurpose.DIGEST, day=day).values("user")
    reachable = User.objects.filter(is_active=True).exclude(email="").exclude(pk__in=had)
    fresh = Message.objects.unread().filter(mail__isnull=True, user__in=reachable.values("pk")).order_by("created_at", "pk")
    works, found = is_working_day(day, special_days(day, day)), {user.pk: user for user in reachable}
    wishes = {quiet.user_id: quiet for quiet in QuietSettings.objects.all()}
    told: dict[User, list[Message]] = {}
    for message in fresh:
        user = found[message.user_id]
        if _wants(wishes.get(user.pk, QuietSettings()), now, works=works):
            told.setdefault(user, []).append(message)
    return told


def _wants(quiet: QuietSettings, now: datetime, *, works: bool) -> bool:
    return quiet.wants_mail and is_time_for_mail(now, hour=quiet.digest_hour, works_only=quiet.works_only, is_working_day=works)
