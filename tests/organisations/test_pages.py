"""The tree, the search, one unit, new and corrected units."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.calendars.counting import queries_of
from tests.organisations.make import make_officer, make_person, make_unit
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.organisations import actions
from thidua.organisations.enums import EventKind, StaffRole, UnitKind
from thidua.organisations.models import Unit
from thidua.organisations.rules.events import NewUnit

SignedIn = Callable[[User], Client]
TREE = "/to-chuc/"


@pytest.fixture
def houses(admin: User, moment: datetime) -> dict[str, Unit]:
    top = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)
    directorate = make_unit("Tổng cục Thi hành án dân sự", kind=UnitKind.MINISTRY_UNIT, parent=top)
    agency = make_unit("Cục Thi hành án dân sự tỉnh Hòa Bình", kind=UnitKind.CUC_THADS, parent=directorate)
    so = actions.add_unit(name="Sở Tư pháp tỉnh Hòa Bình", short_name="STP Hòa Bình", kind=UnitKind.SO_TU_PHAP, by=admin)
    return {"top": top, "directorate": directorate, "agency": agency, "so": so}


def text(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode()


def test_empty_tree_teaches_the_first_step(admin: User, person: User, moment: datetime, signed_in: SignedIn) -> None:
    assert "Nhập đơn vị từ Excel" in text(signed_in(admin), TREE)
    page = text(signed_in(person), TREE)
    assert "Nhập đơn vị từ Excel" not in page
    assert "Quản trị hệ thống ghi các đơn vị trước" in page


def test_tree_shows_units_with_kind_and_those_under_them(houses: dict[str, Unit], person: User, signed_in: SignedIn) -> None:
    page = text(signed_in(person), TREE)
    places = [
        page.index(name)
        for name in ("Bộ Tư pháp</a>", "1 đơn vị trực thuộc", "Tổng cục Thi hành án dân sự</a>", "Sở Tư pháp tỉnh Hòa Bình")
    ]
    assert places == sorted(places)
    assert "Bộ, cơ quan ngang bộ" in page


@pytest.mark.parametrize("words", ["hoa binh", "HÒA BÌNH", "Hoà  Bình", "tinh binh hoa"])
def test_search_without_marks(houses: dict[str, Unit], person: User, signed_in: SignedIn, words: str) -> None:
    page = text(signed_in(person), TREE, q=words)
    assert "2 đơn vị khớp" in page
    assert "Bộ Tư pháp</a>" not in page


def test_search_finds_short_names_and_kinds(houses: dict[str, Unit], person: User, signed_in: SignedIn) -> None:
    client = signed_in(person)
    assert "1 đơn vị khớp" in text(client, TREE, q="stp hoa binh")
    assert "1 đơn vị khớp" in text(client, TREE, loai="cuc_thads")
    assert "Không có đơn vị nào khớp" in text(client, TREE, q="điện biên")


def test_exact_beginning_comes_first(houses: dict[str, Unit], person: User, signed_in: SignedIn) -> None:
    make_unit("Ban quản lý dự án Sở Tư pháp", kind=UnitKind.OTHER)
    page = text(signed_in(person), TREE, q="sở tư pháp")
    assert page.index("Sở Tư pháp tỉnh Hòa Bình</a>") < page.index("Ban quản lý dự án Sở Tư pháp</a>")


def test_tree_of_another_day(houses: dict[str, Unit], admin: User, signed_in: SignedIn) -> None:
    new = NewUnit("Sở Tư pháp tỉnh Phú Thọ", UnitKind.SO_TU_PHAP)
    wish: dict[str, Any] = {"kind": EventKind.RENAME, "effective_on": date(2025, 7, 1), "decision": "NQ 202", "decided_on": None}
    actions.record_event(**wish, before=[houses["so"]], coming=[new], by=admin)
    client = signed_in(admin)
    before, after = text(client, TREE, ngay="30/06/2025"), text(client, TREE, ngay="01/07/2025")
    assert ["Hòa Bình</a>" in page and "Sở Tư pháp tỉnh Phú Thọ" not in page for page in (before, after)] == [True, False]
    assert "Sở Tư pháp tỉnh Phú Thọ</a>" in after
    assert "Chưa hiểu ngày này" in text(client, TREE, ngay="31/06/2025")


def test_new_unit_by_page(houses: dict[str, Unit], admin: User, signed_in: SignedIn) -> None:
    form = {"name": "Phòng  Bổ trợ tư pháp", "kind": "room", "parent": "stp hòa bình", "valid_from": "1/2/2020"}
    answer = signed_in(admin).post(reverse("organisations:add"), form)
    unit = Unit.objects.get(kind="room")
    assert answer.url == reverse("organisations:unit", args=[unit.pk])  # type: ignore[attr-defined]
    assert (unit.name, unit.parent, unit.valid_from) == ("Phòng Bổ trợ tư pháp", houses["so"], date(2020, 2, 1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Ghi tên đầy đủ của đơn vị."),
        ({"kind": ""}, "Chọn loại đơn vị."),
        ({"parent": "thi hành án"}, "có thể là 2 đơn vị"),
        ({"parent": "Sở Lạ"}, "Chưa có đơn vị nào tên “Sở Lạ”"),
        ({"name": "sở tư pháp tỉnh Hòa Bình", "parent": ""}, "Đã có “Sở Tư pháp tỉnh Hòa Bình”"),
    ],
)
def test_wrong_new_unit(houses: dict[str, Unit], admin: User, signed_in: SignedIn, change: dict[str, str], words: str) -> None:
    answer = signed_in(admin).post(reverse("organisations:add"), {"name": "Đơn vị mới", "kind": "room", "parent": ""} | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Unit.objects.count() == 4


def test_unit_administrator_adds_only_under_own_unit(houses: dict[str, Unit], signed_in: SignedIn) -> None:
    boss = make_officer(houses["so"], StaffRole.ADMINISTRATOR)
    client = signed_in(boss)
    assert client.post(reverse("organisations:add"), {"name": "Phòng Một", "kind": "room", "parent": "STP Hòa Bình"}).status_code == 302
    for parent in ("", "Bộ Tư pháp"):
        assert client.post(reverse("organisations:add"), {"name": "Phòng Hai", "kind": "room", "parent": parent}).status_code == 422
    with pytest.raises(RuleBroken, match="quản trị của đơn vị cấp trên"):
        actions.add_unit(name="Phòng Hai", kind=UnitKind.ROOM, parent=houses["top"], by=boss)


def test_correct_unit_by_page(houses: dict[str, Unit], admin: User, signed_in: SignedIn) -> None:
    address = reverse("organisations:correct", args=[houses["so"].pk])
    form = {"short_name": "STP HB", "place": "Hòa Bình", "email": "stp@vidu.example", "phone": "0900.000.130"}
    assert signed_in(admin).post(address, form | {"email": "stp@"}).status_code == 422
    signed_in(admin).post(address, form | {"name": "Tên khác"})
    unit = Unit.objects.get(pk=houses["so"].pk)
    assert (unit.name, unit.short_name, unit.email) == ("Sở Tư pháp tỉnh Hòa Bình", "STP HB", "stp@vidu.example")
    assert Unit.objects.named_like("stp hb").get() == unit


@pytest.mark.parametrize("query", ["", "?q=phong", "?thuoc={parent}"])
def test_tree_asks_the_same_for_one_and_thirty(houses: dict[str, Unit], admin: User, signed_in: SignedIn, query: str) -> None:
    client, address = signed_in(admin), TREE + query.format(parent=houses["so"].pk)
    make_unit("Phòng 0", kind=UnitKind.ROOM, parent=houses["so"])
    few = queries_of(client, address)
    for number in range(1, 30):
        make_unit(f"Phòng {number}", kind=UnitKind.ROOM, parent=houses["so"])
    assert queries_of(client, address) == few


def test_unit_asks_the_same_for_one_and_thirty(houses: dict[str, Unit], admin: User, signed_in: SignedIn) -> None:
    so, client = houses["so"], signed_in(admin)
    address = reverse("organisations:unit", args=[so.pk])
    make_officer(so, name="Người Số 0")
    make_person(so, name="Người Không Tài Khoản")
    make_unit("Phòng 0", kind=UnitKind.ROOM, parent=so)
    few = queries_of(client, address)
    for number in range(1, 30):
        make_officer(so, name=f"Người Số {number}")
        make_unit(f"Phòng {number}", kind=UnitKind.ROOM, parent=so)
    assert queries_of(client, address) == few
