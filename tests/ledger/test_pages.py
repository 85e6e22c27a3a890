from collections.abc import Callable
from decimal import Decimal

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts.make import officer
from thidua.accounts import actions
from thidua.accounts.models import User
from thidua.ledger.models import Entry
from thidua.ledger.record import record

SignedIn = Callable[[User], Client]


def lines(client: Client, query: str = "") -> int:
    return client.get(f"/nhat-ky/{query}").content.decode().count('<th scope="row">')


def test_administrator_sees_all_and_others_their_own(admin: User, person: User, signed_in: SignedIn) -> None:
    assert lines(signed_in(admin)) == Entry.objects.count() == 3
    page = signed_in(person).get("/nhat-ky/").content.decode()
    assert page.count('<th scope="row">') == Entry.objects.filter(actor_key=person.actor_key).count() == 1
    assert str(admin) not in page


def test_filters_by_person_thing_and_act(admin: User, person: User, signed_in: SignedIn) -> None:
    officer("Đặng Ướt", by=admin)
    client = signed_in(admin)
    assert lines(client, "?q=dang+uot") == Entry.objects.filter(thing_name="Đặng Ướt").count() == 2
    assert lines(client, "?viec=accounts.make_account") == 2
    assert lines(client, "?q=uot&viec=accounts.make_account") == 1
    assert lines(client, "?viec=khong.co") == Entry.objects.count()
    assert lines(client, "?q=khongcoai") == 0


def test_pages_hold_fifty_at_the_same_cost(admin: User, signed_in: SignedIn) -> None:
    client, costs = signed_in(admin), []
    client.get("/nhat-ky/")
    for more in (0, 60):
        for number in range(more):
            actions.change_own_data(admin, email="", phone=str(number), by=admin)
        with CaptureQueriesContext(connection) as queries:
            client.get("/nhat-ky/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert (lines(client), lines(client, "?trang=2"), lines(client, "?trang=abc")) == (50, 11, 50)


def test_entry_shows_its_body_and_strangers_get_404(admin: User, person: User, signed_in: SignedIn) -> None:
    with transaction.atomic():
        entry = record(admin, "accounts.disable", person, score=Decimal("9.50"), why={"mục": None, "có": True, "việc": [1, 2]})
    page = signed_in(admin).get(f"/nhat-ky/{entry.pk}/").content.decode()
    assert [
        words for words in ("Khóa tài khoản", "tài khoản: Lê Thị Thử", "9.50", "lý do · mục", "(trống)", "1; 2") if words not in page
    ] == []
    assert signed_in(person).get(f"/nhat-ky/{entry.pk}/").status_code == 404


def test_entry_of_a_kind_that_is_gone_still_reads(admin: User, signed_in: SignedIn) -> None:
    Entry.objects.bulk_create([Entry(at=admin.created_at, action="xua.cu", thing_kind="gone.Thing", thing_key="1", thing_name="Vật cũ")])
    assert "gone.Thing: Vật cũ" in signed_in(admin).get("/nhat-ky/").content.decode()
