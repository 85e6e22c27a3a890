"""The map and the page of the desk ask the same question; a page of another app's work is lit in the map where its way leads."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents import papers as documents
from tests.obligations import make as papers
from tests.plans import make
from tests.plans.test_writing import with_duty
from thidua.accounts.models import User
from thidua.core import clock
from thidua.obligations.models import Obligation
from thidua.obligations.queries.desk import sits_at_desk
from thidua.organisations.enums import StaffRole

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def house(admin: User, moment: object) -> make.House:
    return make.house(admin)


def seen(client: Client, house: make.House) -> tuple[bool, bool]:
    """(the map leads to the desk, the desk opens)."""
    address = reverse("obligations:desk", args=[house.year.pk])
    page = client.get(reverse("portal:year", args=[house.year.pk])).content.decode()
    return f'href="{address}"' in page, client.get(address).status_code == 200


@pytest.mark.parametrize(("place", "sits"), [("Yên Bái", True), ("Tuyên Quang", True), ("Lạng Sơn", False), ("Bộ", True)])
def test_map_and_page_agree(house: make.House, signed_in: SignedIn, place: str, sits: bool) -> None:
    papers.brought(house)
    user = house.people.get(place) or make.clerk_of(house.units[place], name="Trần Thị Trên", role=StaffRole.SPECIALIST, by=house.admin)
    assert seen(signed_in(user), house) == (sits, sits)


def test_member_to_whom_the_heads_drafts_go_has_a_desk_once_a_paper_came(house: make.House, signed_in: SignedIn) -> None:
    row = papers.owed(house, "Yên Bái")
    user, member = house.people["Lạng Sơn"], house.units["Lạng Sơn"]
    Obligation.objects.get(pk=row.pk).recipient_units.add(member)
    assert not sits_at_desk(user, house.year, clock.today())
    assert seen(signed_in(user), house) == (False, False)
    papers.sent(row, house.clerk)
    assert seen(signed_in(user), house) == (True, True)


def lit(client: Client, address: str) -> set[str]:
    """Where the places of the map lead that are marked as the one where one is."""
    answer = client.get(address)
    assert answer.status_code == 200
    return set(re.findall(r'<a class="map-link[^>]* href="([^"]*)" aria-current="page">', answer.content.decode()))


def test_bringing_a_plan_into_its_year_belongs_to_plans(house: make.House, signed_in: SignedIn) -> None:
    client = signed_in(house.clerk)
    assert lit(client, reverse("obligations:bring", args=[make.ready(house).pk])) == {reverse("plans:list")}
    assert lit(client, reverse("obligations:issue_plan", args=[with_duty(house).pk])) == {reverse("plans:list")}


def test_recalling_a_document_belongs_to_documents(house: make.House, signed_in: SignedIn) -> None:
    documents.bloc_series(house)
    document = documents.issued(house)
    client = signed_in(house.clerk)
    for name in ("obligations:recall", "obligations:by_document"):
        assert lit(client, reverse(name, args=[document.pk])) == {reverse("documents:list")}, name


def test_a_page_of_ones_own_work_belongs_to_work(house: make.House, signed_in: SignedIn) -> None:
    row = papers.owed(house, "Lạng Sơn")
    assert lit(signed_in(house.people["Lạng Sơn"]), reverse("obligations:obligation", args=[row.pk])) == {reverse("portal:work")}
