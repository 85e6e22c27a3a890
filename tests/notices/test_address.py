"""The secret address of one's calendar: made, shown once, replaced, revoked."""

import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.accounts.make import newcomer
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices import actions
from thidua.notices.models import FeedAddress
from thidua.notices.queries import address_of, living_address

SignedIn = Callable[[User], Client]
PAGE = "/dia-chi-lich/"


def shown(page: str) -> str:
    found = re.search(r'value="http://testserver/lich/([\w-]{43})\.ics"', page)
    return found[1] if found else ""


def test_secret_is_shown_once_and_kept_nowhere(person: User, signed_in: SignedIn) -> None:
    client = signed_in(person)
    assert "Bạn chưa có địa chỉ lịch" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}lap/")["Location"] == PAGE
    secret = shown(client.get(PAGE).content.decode())
    assert address_of(secret) == living_address(person) is not None
    assert shown(client.get(PAGE).content.decode()) == ""
    kept = str(list(FeedAddress.objects.values())) + str(list(Entry.objects.values()))
    assert secret not in kept


def test_a_new_address_ends_the_old_one(person: User) -> None:
    first, second = actions.make_address(by=person), actions.make_address(by=person)
    assert (address_of(first), address_of(second)) == (None, living_address(person))
    assert FeedAddress.objects.filter(user=person, revoked_at__isnull=True).count() == 1


def test_revoking_twice_is_revoking_once(person: User, signed_in: SignedIn) -> None:
    actions.make_address(by=person)
    client = signed_in(person)
    assert "Thu hồi địa chỉ" in client.get(PAGE).content.decode()
    for _ in range(2):
        assert client.post(f"{PAGE}thu-hoi/")["Location"] == PAGE
    assert living_address(person) is None
    address = FeedAddress.objects.get()
    actions.revoke_address(address, by=person)
    assert Entry.objects.filter(action="notices.revoke_address").count() == 1


def test_nobody_revokes_for_another(admin: User, person: User) -> None:
    actions.make_address(by=person)
    with pytest.raises(RuleBroken, match="Mỗi người tự thu hồi"):
        actions.revoke_address(FeedAddress.objects.get(), by=admin)


def test_the_code_of_a_slip_makes_no_address(admin: User) -> None:
    waiting, _ = newcomer("Người Chưa Vào", by=admin)
    with pytest.raises(RuleBroken, match="Đổi mã một lần"):
        actions.make_address(by=waiting)


def test_the_database_holds_one_living_address_a_person(person: User) -> None:
    actions.make_address(by=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        FeedAddress.objects.create(user=person, secret_hash="0" * 64, created_at=clock.now())


def test_a_revoked_address_is_not_read(person: User) -> None:
    secret = actions.make_address(by=person)
    address = address_of(secret)
    assert address is not None
    actions.revoke_address(address, by=person)
    with pytest.raises(RuleBroken, match="đã thu hồi"):
        actions.note_read(address, by=person)
    assert FeedAddress.objects.get().last_read_at is None
