"""The first run: from an empty house to "Thả kế hoạch vào đây", whatever a browser does."""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import Workbook

from tests.accounts.make import administrator
from tests.at_once import at_once
from tests.portal.make import under_way
from thidua.accounts.models import User
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Unit
from thidua.portal import actions
from thidua.portal.rules.first_run import typed_lines
from tools.walk.house import ROOT, environment, prepare

pytestmark = pytest.mark.django_db
ACCOUNT = {"full_name": "Lê Thị Mở Đầu", "username": "QuanTri", "password": "câu dài dễ nhớ 1", "again": "câu dài dễ nhớ 1"}
UNIT = {"name": "Sở Tư pháp tỉnh Yên Bái", "kind": "so_tu_phap", "place": "Yên Bái", "role": "specialist", "title": "Chuyên viên"}
YEAR = {"kind": "cum", "name": "Cụm Thi đua số II", "short_name": "Cụm số II", "year": "2021"}
MEMBERS = {"names": "Sở Tư pháp tỉnh Lạng Sơn\nCục THADS tỉnh Lào Cai", "with_own_unit": "on", "leader": "Sở Tư pháp tỉnh Yên Bái"}


def walk(client: Client, *, until: int = 5) -> list[str]:
    """The steps one after another; where each of them leads."""
    steps: list[tuple[str, dict[str, Any]]] = [("", ACCOUNT), ("don-vi/", UNIT), ("nam/", YEAR), ("thanh-vien/", MEMBERS)]
    return [client.post(f"/bat-dau/{path}", data)["Location"] for path, data in steps[: until - 1]]


def test_five_steps_to_the_plan(client: Client) -> None:
    assert client.get("/")["Location"] == "/bat-dau/"
    assert "Bước 1 trong 5" in client.get("/bat-dau/").content.decode()
    assert walk(client) == ["/bat-dau/don-vi/", "/bat-dau/nam/", "/bat-dau/thanh-vien/", "/bat-dau/xong/"]
    page = client.get("/bat-dau/xong/").content.decode()
    assert "Thả kế hoạch vào đây" in page and 'action="/ke-hoach/tai-len/"' in page
    user, year = User.objects.get(), BlocYear.objects.get()
    assert (user.username, user.is_system_admin, user.must_change_password) == ("quantri", True, False)
    assert sorted(post.role for post in user.person.posts.all()) == [StaffRole.ADMINISTRATOR, StaffRole.SPECIALIST]
    assert [(member.unit.name, member.unit.kind) for member in year.memberships.all()] == [
        ("Cục THADS tỉnh Lào Cai", UnitKind.CUC_THADS),
        ("Sở Tư pháp tỉnh Lạng Sơn", UnitKind.SO_TU_PHAP),
        ("Sở Tư pháp tỉnh Yên Bái", UnitKind.SO_TU_PHAP),
    ]
    assert [(lead.unit.name, lead.role) for lead in year.leaderships.all()] == [("Sở Tư pháp tỉnh Yên Bái", LeadRole.HEAD)]
    told = Entry.objects.filter(action__startswith="portal.").order_by("pk").values_list("action", flat=True)
    assert list(told) == ["portal.open_house", "portal.set_up_own_unit", "portal.set_up_year", "portal.set_up_members"]


def test_the_first_page_is_gone_once_there_is_an_account(client: Client) -> None:
    administrator()
    assert client.get("/bat-dau/").status_code == 404
    answer = client.post("/bat-dau/", ACCOUNT)
    assert (answer.status_code, answer["Location"], User.objects.count()) == (302, "/tai-khoan/dang-nhap/", 1)


def test_a_second_press_on_each_step_doubles_nothing(client: Client) -> None:
    walk(client)
    again = Client()
    again.force_login(User.objects.get())
    for path, data in (("don-vi/", UNIT), ("nam/", YEAR), ("thanh-vien/", MEMBERS)):
        again.post(f"/bat-dau/{path}", data)
    assert (User.objects.count(), Unit.objects.count(), Bloc.objects.count(), BlocYear.objects.get().memberships.count()) == (1, 3, 1, 3)


def test_going_back_and_jumping_ahead_lead_to_the_step_that_is_due(client: Client) -> None:
    walk(client, until=2)
    assert client.get("/bat-dau/thanh-vien/")["Location"] == "/bat-dau/don-vi/"
    client.post("/bat-dau/don-vi/", UNIT)
    assert client.get("/bat-dau/don-vi/")["Location"] == "/bat-dau/nam/"
    assert "Làm tiếp" in client.get("/viec-cua-toi/").content.decode()


def test_wrong_answers_stay_on_their_page(client: Client) -> None:
    for wrong in ({"again": "khác"}, {"password": "123", "again": "123"}, {"full_name": " "}, {"username": "có dấu"}):
        answer = client.post("/bat-dau/", ACCOUNT | wrong)
        assert (answer.status_code, User.objects.count()) == (422, 0)
    walk(client, until=4)
    answer = client.post("/bat-dau/thanh-vien/", {"names": "Sở Tư pháp tỉnh Lạng Sơn", "leader": "Sở Không Có"})
    assert (answer.status_code, Unit.objects.count()) == (422, 1)
    assert "chưa có đơn vị nào tên “Sở Không Có”" in answer.content.decode()
    assert client.post("/bat-dau/thanh-vien/", {"names": "\n", "leader": ""}).status_code == 422


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book = Workbook()
    assert book.active is not None
    for row in [("Tên đơn vị", "Loại"), *rows]:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return SimpleUploadedFile("thanh-vien.xlsx", written.getvalue())


def test_members_from_a_sheet_and_typed_together(client: Client) -> None:
    walk(client, until=4)
    good = sheet(("Sở Tư pháp tỉnh Hà Giang", "Sở Tư pháp"), ("Cục THADS tỉnh Hà Giang", "Cục Thi hành án dân sự"))
    answer = client.post("/bat-dau/thanh-vien/", {"names": "Sở Tư pháp tỉnh Lạng Sơn", "sheet": good, "leader": "hà giang"})
    assert answer.status_code == 422  # two units are called so
    good.seek(0)
    answer = client.post("/bat-dau/thanh-vien/", {"names": "Sở Tư pháp tỉnh Lạng Sơn", "sheet": good, "leader": "Sở Tư pháp tỉnh Hà Giang"})
    assert (answer.status_code, BlocYear.objects.get().memberships.count()) == (302, 3)


def test_a_bad_sheet_writes_nothing_and_names_the_line(client: Client) -> None:
    walk(client, until=4)
    bad = sheet(("Sở Tư pháp tỉnh Hà Giang", "Sở Tư pháp"), ("Cục lạ", "Loại không có"))
    page = client.post("/bat-dau/thanh-vien/", {"names": "", "sheet": bad, "leader": ""})
    assert (page.status_code, Unit.objects.count(), BlocYear.objects.get().memberships.count()) == (422, 1, 0)
    assert "dòng 3 “Cục lạ”" in page.content.decode()
    noise = SimpleUploadedFile("x.xlsx", b"khong phai bang tinh")
    assert "không phải tệp Excel" in client.post("/bat-dau/thanh-vien/", {"names": "", "sheet": noise}).content.decode()


def test_an_agency_has_its_rooms_under_it(client: Client) -> None:
    walk(client, until=3)
    client.post("/bat-dau/nam/", YEAR | {"kind": "agency", "name": "Sở Tư pháp tỉnh Yên Bái"})
    client.post("/bat-dau/thanh-vien/", {"names": "Văn phòng Sở\nThanh tra Sở", "leader": "Văn phòng Sở"})
    year = BlocYear.objects.get()
    assert (year.bloc.kind, str(year.bloc.host)) == (BlocKind.AGENCY, "Sở Tư pháp tỉnh Yên Bái")
    assert {(unit.kind, str(unit.parent)) for unit in Unit.objects.filter(name__endswith="Sở")} == {
        (UnitKind.ROOM, "Sở Tư pháp tỉnh Yên Bái")
    }
    assert [(lead.unit.name, lead.role) for lead in year.leaderships.all()] == [("Văn phòng Sở", LeadRole.STANDING)]


def test_later_steps_are_for_the_first_administrator_alone(admin: User, person: User, signed_in: Callable[[User], Client]) -> None:
    assert [signed_in(person).get(f"/bat-dau/{path}/").status_code for path in ("don-vi", "nam", "thanh-vien", "xong")] == [404] * 4
    own = actions.OwnUnit("Sở A", UnitKind.OTHER, StaffRole.SPECIALIST)
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống"):
        actions.set_up_own_unit(own, by=person)


def test_steps_are_over_once_the_year_runs(admin: User, moment: object, signed_in: Callable[[User], Client]) -> None:
    under_way(admin)
    assert [signed_in(admin).get(f"/bat-dau/{path}/").status_code for path in ("don-vi", "nam", "thanh-vien", "xong")] == [404] * 4
    with pytest.raises(RuleBroken, match="đã thiết lập xong"):
        actions.set_up_members(typed_lines("Sở B", parent=""), with_own_unit=False, leader="", source="", by=admin)


def test_steps_are_done_in_their_order(admin: User) -> None:
    with pytest.raises(RuleBroken, match="lần lượt"):
        actions.set_up_year(kind=BlocKind.CUM, name="Cụm", short_name="", year=2021, by=admin)


OPEN = """
import sys, django; django.setup()
from thidua.core.errors import RuleBroken
from thidua.portal.actions import open_house
print("mở cửa", flush=True); sys.stdin.readline()
try:
    print(open_house(full_name=sys.argv[1], username=sys.argv[1], password="câu dài dễ nhớ 1").username)
except RuleBroken as refusal:
    print(refusal)
"""


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="trên PostgreSQL: phép thử ngay dưới")
def test_of_two_people_at_once_one_is_the_administrator(tmp_path: Path) -> None:
    """Two processes at one door, let go together."""
    prepare(tmp_path / "data", demo=False)
    command, env = [sys.executable, "-c", OPEN], environment(tmp_path / "data", demo=False)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT, "env": env}
    people = [subprocess.Popen([*command, name], **pipes) for name in ("mot", "hai")]
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "mở cửa\n"
    for one in people:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    answers = sorted(one.communicate(timeout=60)[0].strip() for one in people)
    assert answers[0].startswith("Hệ thống đã có tài khoản") and answers[1] in {"mot", "hai"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="trên SQLite: phép thử ngay trên")
@pytest.mark.django_db(transaction=True)
def test_of_two_people_at_once_one_is_the_administrator_on_postgresql() -> None:
    begin = partial(actions.open_house, full_name="mot", password="câu dài dễ nhớ 1")
    answers = at_once(partial(begin, username="mot"), partial(begin, username="hai"))
    assert User.objects.count() == 1
    assert [str(one)[:26] for one in answers if isinstance(one, RuleBroken)] == ["Hệ thống đã có tài khoản. "]


def test_the_list_of_members_may_be_dropped_in_or_left_out(client: Client) -> None:
    walk(client, until=4)
    page = client.get("/bat-dau/thanh-vien/").content.decode()
    [zone] = re.findall(r"<label class=.drop. data-drop>.*?</label>", page, re.DOTALL)
    assert '<input type="file" name="sheet" accept=".xlsx">' in zone
