"""Pages of years: the list, a new year, members, leaders, contacts, and members from Excel."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.blocs.make import make_year
from tests.calendars.counting import queries_of
from tests.organisations.make import make_officer, make_unit
from tests.organisations.sheets import upload, xlsx
from thidua.accounts.models import User
from thidua.blocs import actions, queries
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear, Contact
from thidua.blocs.rules import COLUMNS
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit

SignedIn = Callable[[User], Client]
HEAD = [column.title for column in COLUMNS]


@pytest.fixture
def units(admin: User, moment: datetime, settings: Any, tmp_path: Any) -> list[Unit]:
    settings.MEDIA_ROOT = tmp_path / "files"
    return [make_unit(f"Sở Tư pháp tỉnh {place}") for place in ("Yên Bái", "Lạng Sơn", "Cao Bằng", "Hà Giang")]


@pytest.fixture
def year(units: list[Unit]) -> BlocYear:
    return make_year(members=units[:2], head=units[0])


@pytest.fixture
def head(year: BlocYear, units: list[Unit]) -> User:
    return make_officer(units[0], name="Hoàng Thị Trưởng")


def address(name: str, *args: object) -> str:
    return reverse(f"blocs:{name}", args=args)


def words(client: Client, where: str, **query: str) -> str:
    return client.get(where, query).content.decode()


def test_empty_list_teaches_the_first_step(admin: User, person: User, moment: datetime, signed_in: SignedIn) -> None:
    assert "Mở năm đầu tiên" in words(signed_in(admin), address("list"))
    assert "Khi đơn vị Trưởng thêm đơn vị bạn" in words(signed_in(person), address("list"))


def test_list_shows_only_what_one_may_see(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    make_year(BlocKind.KHOI, members=[units[3]], name="Khối Nội chính")
    page = words(signed_in(head), address("list"))
    assert "Khu vực thi đua miền núi phía Bắc" in page
    assert "2 thành viên · Trưởng: Sở Tư pháp tỉnh Yên Bái" in page
    assert "Khối Nội chính" not in page


def test_list_is_searched_by_name_and_year(year: BlocYear, admin: User, signed_in: SignedIn) -> None:
    make_year(BlocKind.KHOI, name="Khối Nội chính", year=2020)
    client = signed_in(admin)
    found = {
        asked: "Khối Nội chính</a></h2>" in words(client, address("list"), q=asked) for asked in ("noi chinh", "2020", "2021", "khoi 2020")
    }
    assert found == {"noi chinh": True, "2020": True, "2021": False, "khoi 2020": True}


def test_new_bloc_with_its_first_year(units: list[Unit], admin: User, signed_in: SignedIn) -> None:
    form = {
        "year": "2021",
        "bloc": "moi",
        "kind": "agency",
        "name": "Sở Tư pháp tỉnh Yên Bái",
        "short_name": "STP",
        "host": "yên bái",
        "superior": "",
    }
    answer = signed_in(admin).post(address("open_year"), form)
    year = BlocYear.objects.get()
    assert answer.url == address("members", year.pk)  # type: ignore[attr-defined]
    assert (year.bloc.kind, year.bloc.host) == (BlocKind.AGENCY, units[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": ""}, "Chọn loại của khối thi đua mới"),
        ({"name": ""}, "Ghi tên gọi theo quyết định"),
        ({"kind": "sector"}, "Ghi cơ quan chủ trì."),
        ({"year": "21"}, "Ghi năm từ 1990 đến 2100."),
        ({"host": "sở tư pháp"}, "có thể là 4 đơn vị"),
    ],
)
def test_wrong_new_year(units: list[Unit], admin: User, signed_in: SignedIn, change: dict[str, str], said: str) -> None:
    form = {"year": "2021", "bloc": "moi", "kind": "khoi", "name": "Khối", "short_name": "", "host": "", "superior": ""} | change
    answer = signed_in(admin).post(address("open_year"), form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Bloc.objects.exists()


def test_head_opens_the_next_year_of_the_own_bloc_only(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    other = make_year(BlocKind.KHOI, name="Khối Nội chính")
    client = signed_in(head)
    assert client.post(address("open_year"), {"year": "2022", "bloc": other.bloc.pk}).status_code == 422
    assert client.post(address("open_year"), {"year": "2022", "bloc": "moi", "kind": "khoi", "name": "Khối lạ"}).status_code == 422
    assert client.post(address("open_year"), {"year": "2022", "bloc": year.bloc.pk}).status_code == 302
    assert sorted(BlocYear.objects.values_list("bloc__name", "year")) == [
        ("Khu vực thi đua miền núi phía Bắc", 2021),
        ("Khu vực thi đua miền núi phía Bắc", 2022),
        ("Khối Nội chính", 2021),
    ]


def test_units_ticked_become_members(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    client, where = signed_in(head), address("join", year.pk)
    assert "Yên Bái" not in words(client, where).split("<fieldset")[1].split("</fieldset")[0]
    assert client.post(where, {"units": [], "subgroup": "x"}).status_code == 422
    assert client.post(where, {"units": [units[0].pk]}).status_code == 422
    client.post(where, {"units": [units[2].pk, units[3].pk], "subgroup": "Sở Tư pháp", "starts_on": "01/03/2021"})
    added = year.memberships.filter(subgroup="Sở Tư pháp")
    assert [(member.unit, member.starts_on) for member in added] == [(units[2], date(2021, 3, 1)), (units[3], date(2021, 3, 1))]
    client.post(where, {"units": [units[2].pk, units[3].pk]})
    assert year.memberships.count() == 4


def test_rooms_of_the_host_come_first(admin: User, units: list[Unit], signed_in: SignedIn) -> None:
    room = make_unit("Văn phòng Sở", kind=UnitKind.ROOM, parent=units[0])
    year = make_year(BlocKind.AGENCY, host=units[0], name="Sở")
    assert queries.units_to_join(year).first() == room


def test_leave_in_mid_year_is_struck_with_the_reason(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    client, member = signed_in(head), year.memberships.get(unit=units[1])
    where = address("leave", year.pk, member.pk)
    assert client.post(where, {"ends_on": "01/06/2021", "reason": ""}).status_code == 422
    client.post(where, {"ends_on": "01/06/2021", "reason": "Sáp nhập theo NQ 202"})
    page = words(client, address("members", year.pk))
    assert "1 đơn vị đang tham gia" in page
    assert "từ ngày 01/06/2021: Sáp nhập theo NQ 202" in page
    refused = client.post(address("leave", year.pk, year.memberships.get(unit=units[0]).pk), {"ends_on": "01/07/2021", "reason": "x"})
    assert refused.status_code == 422
    assert "đang là Trưởng" in refused.content.decode()


def test_correct_member_by_page(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    member = year.memberships.get(unit=units[1])
    signed_in(head).post(address("correct_member", year.pk, member.pk), {"subgroup": "Nhóm 2", "starts_on": ""})
    member.refresh_from_db()
    assert member.subgroup == "Nhóm 2"


def test_leaders_by_page(year: BlocYear, admin: User, units: list[Unit], signed_in: SignedIn) -> None:
    client, where = signed_in(admin), address("appoint", year.pk)
    form = {"unit": "lạng sơn", "role": "head", "decision": "QĐ 2257", "decided_on": "09/11/2020", "starts_on": "01/07/2021"}
    refused = client.post(where, form)
    assert refused.status_code == 422
    assert "Sở Tư pháp tỉnh Yên Bái đang giữ vai trò này" in refused.content.decode()
    client.post(address("end_leadership", year.pk, year.leaderships.get().pk), {"ends_on": "01/07/2021"})
    client.post(where, form)
    page = words(client, address("leaders", year.pk))
    assert "QĐ 2257, ngày 09/11/2020 · từ 01/07/2021" in page
    assert "chưa đến ngày" in page


def test_contacts_by_page(year: BlocYear, head: User, signed_in: SignedIn) -> None:
    client = signed_in(head)
    form = {"name": "Nông Thị Đầu", "acts_for": "Trưởng Khu vực", "unit": "yên bái", "phone": "0900.000.161", "email": "dau@vidu.example"}
    assert client.post(address("add_contact", year.pk), form | {"email": "dau"}).status_code == 422
    client.post(address("add_contact", year.pk), form)
    contact = Contact.objects.get()
    shown = client.get(address("contacts", year.pk)).content.decode()
    assert '<a href="mailto:dau@vidu.example">dau@vidu.example</a>' in shown
    assert '<a href="tel:0900000161">0900.000.161</a>' in shown
    bare = render_to_string("core/parts/_person.html", {"name": "Nông Thị Đầu", "phone": "0900000161"})
    assert '<a href="tel:0900000161">0900.000.161</a>' in bare
    assert client.post(address("remove_contact", year.pk, contact.pk), {"reason": ""}).status_code == 422
    client.post(address("remove_contact", year.pk, contact.pk), {"reason": "Nghỉ hưu"})
    page = words(client, address("contacts", year.pk))
    assert 'class="someone-name struck">Nông Thị Đầu' in page
    assert "Nghỉ hưu" in page
    assert client.get(address("remove_contact", year.pk, contact.pk)).status_code == 404


@pytest.mark.parametrize("name", ["members", "leaders", "contacts"])
def test_member_reads_and_is_told_who_may_change(year: BlocYear, units: list[Unit], signed_in: SignedIn, name: str) -> None:
    page = words(signed_in(make_officer(units[1])), address(name, year.pk))
    assert "Chỉ đơn vị Trưởng hoặc quản trị hệ thống sửa được" in page
    assert signed_in(make_officer(units[3])).get(address(name, year.pk)).status_code == 404


@pytest.mark.parametrize("name", ["join", "import_members", "member_template", "appoint", "add_contact"])
def test_member_does_not_get_the_forms(year: BlocYear, units: list[Unit], signed_in: SignedIn, name: str) -> None:
    assert signed_in(make_officer(units[1])).get(address(name, year.pk)).status_code == 403


def test_rows_of_another_year_are_not_reached(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    other = make_year(BlocKind.KHOI, members=[units[3]], head=units[3], name="Khối Nội chính")
    member, lead = other.memberships.get(), other.leaderships.get()
    client = signed_in(head)
    assert client.post(address("leave", year.pk, member.pk), {"ends_on": "01/06/2021", "reason": "x"}).status_code == 404
    assert client.post(address("end_leadership", year.pk, lead.pk), {"ends_on": "01/06/2021"}).status_code == 404


def bring(client: Client, year: BlocYear, rows: list[list[str]]) -> str:
    return str(client.post(address("import_members", year.pk), {"file": upload(xlsx(rows))}).url)  # type: ignore[attr-defined]


def test_members_from_a_sheet(year: BlocYear, head: User, units: list[Unit], signed_in: SignedIn) -> None:
    client = signed_in(head)
    rows = [
        HEAD,
        ["Sở Tư pháp tỉnh Cao Bằng", "Sở Tư pháp", "01/03/2021"],
        ["sở tư pháp tỉnh yên bái", "", ""],
        ["Sở Lạ", "", ""],
        ["Sở Tư pháp tỉnh Hà Giang", "", "mai"],
    ]
    where = bring(client, year, rows)
    page = words(client, where)
    assert "4 dòng: 1 dòng mới, 1 dòng đã là thành viên, 2 dòng có lỗi" in page
    assert "“mai” không phải ngày" in page
    assert year.memberships.count() == 2
    client.post(where)
    client.post(where)
    client.post(bring(client, year, rows))
    added = year.memberships.get(unit=units[2])
    assert (year.memberships.count(), added.subgroup, added.starts_on) == (3, "Sở Tư pháp", date(2021, 3, 1))
    assert signed_in(make_officer(units[0], name="Người Khác")).get(where).status_code == 404


def test_template_offers_units_of_the_time(year: BlocYear, head: User, signed_in: SignedIn) -> None:
    answer = signed_in(head).get(address("member_template", year.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="mau-thanh-vien.xlsx"'
    assert answer.content[:4] == b"PK\x03\x04"


def test_parts_stand_in_another_page(year: BlocYear, units: list[Unit], admin: User) -> None:
    """The overview of a year shows them too, without what can be done."""
    actions.add_contact(year, name="Nông Thị Đầu", by=admin)
    whole = queries.taking_part(year, date(2021, 6, 10))
    context = {"leaders": whole.leaders, "groups": whole.groups, "contacts": whole.contacts, "year": year, "today": date(2021, 6, 10)}
    html = "".join(render_to_string(f"blocs/_{part}.html", context) for part in ("leaders", "members", "contacts"))
    assert [name in html for name in ("Sở Tư pháp tỉnh Yên Bái", "Sở Tư pháp tỉnh Lạng Sơn", "Nông Thị Đầu")] == [True] * 3
    assert "/thoi/" not in html


@pytest.mark.parametrize("name", ["list", "members", "leaders", "contacts", "join"])
def test_pages_ask_the_same_for_few_and_many(year: BlocYear, admin: User, signed_in: SignedIn, name: str) -> None:
    client, where = signed_in(admin), address(name, *([] if name == "list" else [year.pk]))
    actions.add_contact(year, name="Người 0", unit=year.memberships.all()[0].unit, by=admin)
    few = queries_of(client, where)
    for number in range(30):
        unit = make_unit(f"Sở {number}")
        make_unit(f"Sở tự do {number}", parent=unit)
        actions.add_member(year, unit=unit, by=admin)
        actions.appoint(year, unit=unit, role=LeadRole.DEPUTY, by=admin)
        actions.add_contact(year, name=f"Người {number}", unit=unit, by=admin)
        make_year(BlocKind.KHOI, members=[unit], head=unit, name=f"Khối {number}")
    assert queries_of(client, where) == few
