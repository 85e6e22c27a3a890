"""Copies of an issued document: those sent later, and those of units that were merged since."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.at_once import at_once
from tests.documents import papers
from tests.plans import make
from tests.plans.make import House, clerk_of, house
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.enums import DocumentState, RecipientPurpose
from thidua.documents.models import OfficialDocument, Recipient
from thidua.documents.queries.documents import copies_shown, copies_to_receive, offered
from thidua.documents.queries.said import Address
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.organisations import actions as organisations
from thidua.organisations.enums import EventKind, UnitKind
from thidua.organisations.models import Unit
from thidua.organisations.rules.events import NewUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(admin: User, moment: datetime) -> House:
    made = house(admin)
    papers.bloc_series(made)
    return made


# ---- sent later ----


def further(made: House, document: OfficialDocument, *places: str) -> list[Recipient]:
    return actions.send_further(document, addresses=papers.addresses(made, *(places or ("Tuyên Quang",))), by=made.clerk)


def test_a_copy_sent_later_is_a_copy_like_the_others(made: House) -> None:
    document = papers.issued(made)
    [copy] = further(made, document)
    assert (copy.place, copy.sent_at is None, copy.purpose) == (3, False, RecipientPurpose.EXECUTE)
    told = Message.objects.filter(title__startswith="Văn bản gửi bổ sung")
    assert [message.user for message in told] == [made.people["Tuyên Quang"]]
    assert Message.objects.filter(key=f"document:{document.pk}:issued", user=made.people["Tuyên Quang"]).count() == 0
    assert list(copies_to_receive(made.people["Tuyên Quang"], clock.today())) == [copy]
    received = actions.receive_document(copy, by=made.people["Tuyên Quang"])
    assert (received.arrival.number, received.arrival.code) == (1, document.code)
    entry = Entry.objects.get(action="documents.send_further")
    assert entry.body["units"] == [made.units["Tuyên Quang"].name]
    document.refresh_from_db()
    assert (document.state, document.versions.count()) == (DocumentState.ISSUED, 2)


def test_names_outside_are_added_too(made: House) -> None:
    document = papers.issued(made)
    addresses = [Address("Báo Pháp luật Việt Nam", RecipientPurpose.PUBLISH), Address(" ", RecipientPurpose.KNOW)]
    [copy] = actions.send_further(document, addresses=addresses, by=made.clerk)
    assert (copy.unit, copy.name, copy.sent_at is None) == (None, "Báo Pháp luật Việt Nam", False)
    with pytest.raises(RuleBroken, match="đã có ở nơi nhận"):
        actions.send_further(document, addresses=[Address("báo pháp luật  việt nam", RecipientPurpose.KNOW)], by=made.clerk)


def test_nobody_gets_two_copies(made: House) -> None:
    document = papers.issued(made)
    for places, words in (("Lạng Sơn",), "đã có"), (("Tuyên Quang", "Tuyên Quang"), "đã có"):
        with pytest.raises(RuleBroken, match=words):
            further(made, document, *places)
    with pytest.raises(RuleBroken, match="ít nhất một"):
        actions.send_further(document, addresses=[], by=made.clerk)
    assert document.recipients.count() == 2


def test_only_the_issuer_sends_further(made: House) -> None:
    document = papers.issued(made)
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên"):
        actions.send_further(document, addresses=papers.addresses(made, "Tuyên Quang"), by=made.people["Lạng Sơn"])


@pytest.mark.django_db(transaction=True)
def test_two_officers_add_the_same_unit_at_once(made: House) -> None:
    document, refused = papers.issued(made), []

    def press() -> None:
        try:
            further(made, document)
        except RuleBroken as refusal:
            refused.append(str(refusal))

    at_once(press, press)
    assert (document.recipients.count(), len(refused)) == (3, 1)


def test_page_offers_who_does_not_have_it(made: House) -> None:
    document, client = papers.issued(made), Client()
    client.force_login(made.clerk)
    address = reverse("documents:send_further", args=[document.pk])
    assert address in client.get(reverse("documents:document", args=[document.pk])).content.decode()
    shown = {unit for group in offered(document, clock.today(), but_known=True) for unit in group.units}
    assert made.units["Tuyên Quang"] in shown
    assert not shown & {made.units["Lạng Sơn"], made.units["Lào Cai"], made.head}
    page = client.get(address).content.decode()
    assert f'name="unit-{made.units["Tuyên Quang"].pk}"' in page
    assert f'name="unit-{made.units["Lạng Sơn"].pk}"' not in page
    empty = client.post(address, {"name": "", "purpose": "know"})
    assert (empty.status_code, "ít nhất một" in empty.content.decode()) == (422, True)
    assert client.post(address, {f"unit-{made.units['Tuyên Quang'].pk}": "know"}).status_code == 302
    assert papers.copy_of(document, made, "Tuyên Quang").purpose == RecipientPurpose.KNOW


def test_what_was_added_later_says_so(made: House, at: Any) -> None:
    document, client = papers.issued(made), Client()
    at(clock.now() + timedelta(days=1))
    further(made, document)
    client.force_login(made.clerk)
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert page.count("gửi bổ sung 11/06/2021") == 1


# ---- of units that were merged since ----


def merged(made: House) -> tuple[Unit, User]:
    """Lạng Sơn and Lào Cai become one today; an officer of the new unit."""
    event = organisations.record_event(
        kind=EventKind.MERGE,
        effective_on=make.DAY - timedelta(days=1),
        decision="01/NQ-QH",
        decided_on=None,
        before=[made.units["Lạng Sơn"], made.units["Lào Cai"]],
        coming=[NewUnit("Sở Tư pháp tỉnh Mới", UnitKind.SO_TU_PHAP, place="Mới")],
        by=made.admin,
    )
    heir = event.parts.get(role="after").unit
    return heir, clerk_of(heir, name="Chuyên Viên Mới", by=made.admin)


def test_the_heir_receives_what_was_sent_to_the_merged_unit(made: House) -> None:
    document = papers.issued(made)
    heir, officer = merged(made)
    copy = papers.copy_of(document, made, "Lạng Sơn")
    assert set(copies_to_receive(officer, clock.today())) == set(document.recipients.all()) == set(copies_shown(officer, clock.today()))
    received = actions.receive_document(copy, by=officer)
    assert received.received_by_name == f"{officer.actor_name}, {heir} (kế thừa {copy.unit})"
    assert (received.arrival.book.unit, received.arrival.number) == (heir, 1)
    second = actions.receive_document(papers.copy_of(document, made, "Lào Cai"), by=officer)
    assert (second.arrival.book.unit, second.arrival.number) == (heir, 2)
    assert Entry.objects.filter(action="documents.receive_document").last().body["holder"]["name"] == str(heir)  # type: ignore[union-attr]
    assert not copies_to_receive(officer, clock.today()).exists()


def test_the_heir_takes_a_recalled_copy_out_and_hears_of_it(made: House) -> None:
    document = papers.issued(made)
    copy = actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Lạng Sơn"])
    heir, officer = merged(made)
    actions.recall_document(document, reason="Sai phụ lục", by=made.clerk)
    assert Message.objects.filter(user=officer, key=f"document:{document.pk}:recalled").exists()
    assert list(copies_to_receive(officer, clock.today())) == [copy]
    assert str(heir) in actions.remove_copy(copy, by=officer).removed_by_name


def test_strangers_do_not_receive_for_it(made: House) -> None:
    document = papers.issued(made)
    merged(made)
    with pytest.raises(RuleBroken, match="kế thừa"):
        actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Tuyên Quang"])


def test_page_tells_for_whom(made: House) -> None:
    document, client = papers.issued(made), Client()
    heir, officer = merged(made)
    client.force_login(officer)
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert f"đã chuyển thành {heir}" in page
    copy = papers.copy_of(document, made, "Lạng Sơn")
    assert client.post(reverse("documents:receive", args=[copy.pk])).status_code == 302
    copy.refresh_from_db()
    assert copy.received_by_name.startswith(officer.actor_name)
