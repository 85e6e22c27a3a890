"""The bell: told once, read by its owner, quiet as wished; the queries do not grow."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.accounts.make import officer
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices import actions
from thidua.notices.enums import MessageKind
from thidua.notices.models import Message, QuietSettings
from thidua.notices.queries import unread_count, waiting_news
from thidua.notices.rules import News, is_time_for_mail
from thidua.notices.rules.mailing import next_try

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignedIn = Callable[[User], Client]


def tell(user: User, key: str = "a", kind: MessageKind = MessageKind.DUE, *, title: str = "Còn 3 ngày: Báo cáo", url: str = "") -> None:
    actions.tell(user, key=key, kind=kind, title=title, url=url, by=SYSTEM)


def test_told_twice_under_a_key_is_told_once(person: User) -> None:
    tell(person)
    tell(person, title="Còn 2 ngày: Báo cáo")
    assert [message.title for message in Message.objects.all()] == ["Còn 3 ngày: Báo cáo"]
    assert Entry.objects.filter(action="notices.tell").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(user=person, key="a", kind="due", title="x", created_at=clock.now())


@pytest.mark.parametrize(("url", "title"), [("https://la.vidu.example/", "x"), ("//la.vidu.example/", "x"), ("", "  ")])
def test_a_message_leads_only_into_the_house(person: User, url: str, title: str) -> None:
    with pytest.raises(RuleBroken):
        tell(person, url=url, title=title)
    assert not Message.objects.exists()


def test_opening_reads_it_and_leads_there(person: User, signed_in: SignedIn) -> None:
    tell(person, url="/viec/")
    client = signed_in(person)
    assert '<span class="bell-count">1<' in client.get("/thong-bao/").content.decode()
    message = Message.objects.get()
    for _ in range(2):
        assert client.post(f"/thong-bao/{message.pk}/mo/")["Location"] == "/viec/"
    assert (unread_count(person), Entry.objects.filter(action="notices.read_messages").count()) == (0, 1)
    page = client.get("/thong-bao/").content.decode()
    assert ("Không có tin chưa đọc" in page, "bell-count" in page) == (True, False)
    assert "Còn 3 ngày: Báo cáo" in client.get("/thong-bao/?xem=tat-ca").content.decode()


def test_all_are_read_at_once_and_only_ones_own(person: User, admin: User, signed_in: SignedIn) -> None:
    other = officer("Người Khác", by=admin)
    for user in (person, other):
        tell(user, "a")
        tell(user, "b")
    assert "đọc hết" in signed_in(person).post("/thong-bao/da-doc-het/", follow=True).content.decode()
    assert (unread_count(person), unread_count(other)) == (0, 2)
    assert "Không còn thông báo" in signed_in(person).post("/thong-bao/da-doc-het/", follow=True).content.decode()


def test_what_is_muted_is_kept_but_not_counted(person: User) -> None:
    actions.choose_quiet(wants_mail=True, digest_hour=7, works_only=True, muted=["due"], by=person)
    tell(person, "a", MessageKind.DUE)
    tell(person, "b", MessageKind.OVERDUE)
    assert (unread_count(person), Message.objects.count()) == (1, 2)


@pytest.mark.parametrize("kind", [MessageKind.ESCALATION, MessageKind.RETURNED, MessageKind.UNDELIVERED])
def test_what_must_be_heard_cannot_be_muted(person: User, kind: MessageKind, signed_in: SignedIn) -> None:
    with pytest.raises(RuleBroken, match=kind.label):
        actions.choose_quiet(wants_mail=True, digest_hour=7, works_only=True, muted=[kind], by=person)
    QuietSettings.objects.create(user=person, muted=[kind.value])
    tell(person, "a", kind)
    assert unread_count(person) == 1
    page = signed_in(person).get("/thong-bao/cach-nhan/").content.decode()
    assert (f"<li>{kind.label}</li>" in page, f'value="{kind.value}"' in page) == (True, False)


def test_a_hour_in_the_night_is_refused_by_page_and_database(person: User, signed_in: SignedIn) -> None:
    assert signed_in(person).post("/thong-bao/cach-nhan/", {"digest_hour": "3"}).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        QuietSettings.objects.create(user=person, digest_hour=3)


def test_wishes_are_kept(person: User, signed_in: SignedIn) -> None:
    client = signed_in(person)
    assert client.post("/thong-bao/cach-nhan/", {"digest_hour": "9", "muted": ["due", "change"]})["Location"] == "/thong-bao/cach-nhan/"
    kept = QuietSettings.objects.get(user=person)
    assert (kept.wants_mail, kept.digest_hour, kept.works_only, kept.muted) == (False, 9, False, ["change", "due"])


THURSDAY, SATURDAY = datetime(2021, 6, 10, tzinfo=clock.LOCAL), datetime(2021, 6, 12, tzinfo=clock.LOCAL)


@pytest.mark.parametrize(
    ("day", "hour", "works_only", "works", "is_time"),
    [
        (THURSDAY, 6, True, True, False),
        (THURSDAY, 7, True, True, True),
        (THURSDAY, 20, True, True, True),
        (THURSDAY, 21, True, True, False),
        (SATURDAY, 9, True, False, False),
        (SATURDAY, 9, False, False, True),
    ],
)
def test_when_the_mail_of_the_day_goes(day: datetime, hour: int, works_only: bool, works: bool, is_time: bool) -> None:
    assert is_time_for_mail(day.replace(hour=hour), hour=7, works_only=works_only, is_working_day=works) == is_time


def test_pauses_grow_to_six_hours_and_end_after_three_days() -> None:
    pauses = [(next_try(tries, queued_at=THURSDAY, now=THURSDAY) or THURSDAY) - THURSDAY for tries in range(1, 10)]
    assert [pause.total_seconds() / 60 for pause in pauses] == [5, 10, 20, 40, 80, 160, 320, 360, 360]
    assert next_try(1, queued_at=THURSDAY, now=THURSDAY + timedelta(days=3)) is None


def test_who_gets_a_mail_now(reachable: User, admin: User, at: Callable[[datetime], None]) -> None:
    without_address = officer("Không Có Thư", by=admin)
    for user in (reachable, without_address):
        tell(user)
    assert list(waiting_news(clock.now())) == [reachable]
    at(datetime(2021, 6, 12, 9, tzinfo=clock.LOCAL))
    assert list(waiting_news(clock.now())) == []
    actions.choose_quiet(wants_mail=True, digest_hour=7, works_only=False, muted=[], by=reachable)
    assert list(waiting_news(clock.now())) == [reachable]
    actions.choose_quiet(wants_mail=False, digest_hour=7, works_only=False, muted=[], by=reachable)
    assert list(waiting_news(clock.now())) == []


def test_queries_do_not_grow_with_people(admin: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    users = [officer(f"Người Thứ {at}", by=admin) for at in range(12)]
    counts = []
    for many in (users[:1], users):
        with django_assert_max_num_queries(30) as asked:
            actions.tell_many([News(user.pk, f"k{len(many)}", MessageKind.DUE, "Tin") for user in many], by=SYSTEM)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    for at in range(30):
        tell(users[0], f"n{at}")
    with django_assert_max_num_queries(60) as few:
        signed_in(users[1]).get("/thong-bao/")
    with django_assert_max_num_queries(60) as more:
        signed_in(users[0]).get("/thong-bao/")
    assert len(few) == len(more)


def test_news_that_no_longer_hold_are_taken_as_read(person: User) -> None:
    for words in ("remind:unit:1:left-7", "remind:unit:2:left-7", "khac"):
        tell(person, words)
    told = actions.tell_many([News(person.pk, "remind:unit:1:left-3", MessageKind.DUE, "Còn 3 ngày")], instead_of="remind:", by=SYSTEM)
    assert told == 1
    assert sorted(Message.objects.unread().values_list("key", flat=True)) == ["khac", "remind:unit:1:left-3"]
