"""The bell: tell people, once under a key; they read it; they choose when to be quiet."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.ledger.record import record
from thidua.notices import rules
from thidua.notices.enums import MessageKind
from thidua.notices.models import Message, QuietSettings
from thidua.notices.queries import muted_by
from thidua.notices.rules import ALWAYS, News

Item = TypeVar("Item")
REMEMBERED = timedelta(days=9)
"""A key that is told in rounds (`instead_of`) holds a week at most, so older ones need not be asked for."""
AT_ONCE = 500
"""Keys in one statement."""


def _cut(news: News) -> News:
    return News(news.user, news.key[:160], news.kind, news.title.strip()[:300], news.body.strip()[:1000], news.url[:300])


@transaction.atomic
def tell(user: User, *, key: str, kind: MessageKind, title: str, body: str = "", url: str = "", by: Actor) -> None:
    """Put something on a person's bell and into their next mail. Told again under the same key it is told once."""
    tell_many([News(user.pk, key, kind, title, body, url)], by=by)


@transaction.atomic
def tell_many(news: Iterable[News], *, by: Actor, instead_of: str = "") -> int:
    """The same for many people, with as many queries for one as for a thousand (inserts go in blocks); how many were new.

    `instead_of`: the news are everything that holds now under keys that begin so; unread messages of that beginning which are not
    among them are taken as read. What a person muted is kept for their list, already read.
    """
    wished = {(one.user, one.key): one for one in map(_cut, news)}
    require(rules.why_not_tell(wished.values()))
    now = clock.now()
    known = _known(wished, now, instead_of)
    fresh = [one for place, one in wished.items() if place not in known]
    muted = muted_by({one.user for one in fresh}) if fresh else {}
    Message.objects.bulk_create((_message(one, now, muted) for one in fresh), ignore_conflicts=True)
    if instead_of:
        _settle(wished, now, instead_of)
    if fresh:
        first = Message.objects.get(user=fresh[0].user, key=fresh[0].key)
        record(by, "notices.tell", first, people=len({one.user for one in fresh}), written=len(fresh))
    return len(fresh)


def _known(wished: Collection[tuple[int, str]], now: datetime, instead_of: str) -> set[tuple[int, str]]:
    if instead_of:
        rows = Message.objects.filter(key__startswith=instead_of, created_at__gte=now - REMEMBERED)
        return set(rows.values_list("user", "key"))
    keys = sorted({key for _, key in wished})
    return {place for part in _blocks(keys) for place in Message.objects.filter(key__in=part).values_list("user", "key")}


def _message(one: News, now: datetime, muted: dict[int, set[str]]) -> Message:
    is_muted = one.kind in muted.get(one.user, ()) and one.kind not in ALWAYS
    return Message(
        user_id=one.user,
        key=one.key,
        kind=one.kind,
        title=one.title,
        body=one.body,
        url=one.url,
        created_at=now,
        read_at=now if is_muted else None,
    )


def _settle(wished: Collection[tuple[int, str]], now: datetime, beginning: str) -> None:
    unread = Message.objects.unread().filter(key__startswith=beginning).values_list("pk", "user", "key")
    over = [pk for pk, user, key in unread if (user, key) not in wished]
    for part in _blocks(over):
        Message.objects.filter(pk__in=part).update(read_at=now)


def _blocks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    yield from (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))


@transaction.atomic
def read_messages(messages: Iterable[Message], *, by: User) -> int:
    """The person has read them (only their own are touched); how many were unread until now."""
    rows = Message.objects.unread().filter(user=by, pk__in=[message.pk for message in messages])
    first = rows.first()
    require(rules.why_not_read(1 if first else 0))
    read = rows.update(read_at=clock.now())
    if first:
        record(by, "notices.read_messages", first, written=read)
    return read


@transaction.atomic
def choose_quiet(*, wants_mail: bool, digest_hour: int, works_only: bool, muted: Collection[str], by: User) -> QuietSettings:
    """When one's mail comes and of what one wants to hear no more. What leads and returned papers bring is always told."""
    require(rules.why_not_mute(muted))
    wishes = {"wants_mail": wants_mail, "digest_hour": digest_hour, "works_only": works_only, "muted": sorted(muted)}
    quiet, _ = QuietSettings.objects.update_or_create(user=by, defaults=wishes)
    record(by, "notices.choose_quiet", quiet, **wishes)
    return quiet
