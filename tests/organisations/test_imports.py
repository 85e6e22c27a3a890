"""Units and people from .xlsx: judged first, written after the second press, never twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.calendars.counting import queries_of
from tests.organisations.make import make_officer, make_person, make_unit
from tests.organisations.sheets import upload, xlsx
from thidua.accounts.models import User
from thidua.files.models import StoredFile
from thidua.ledger.models import Entry
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Person, Post, Unit
from thidua.organisations.rules.lines import PERSON_COLUMNS, UNIT_COLUMNS
from thidua.organisations.rules.sheets import read_lines

SignedIn = Callable[[User], Client]
UNIT_HEAD = [column.title for column in UNIT_COLUMNS]
PERSON_HEAD = [column.title for column in PERSON_COLUMNS]
UNITS = [
    UNIT_HEAD,
    ["Tổng cục Thi hành án dân sự", "Tổng cục THADS", "Đơn vị thuộc Bộ", "", "Bộ Tư pháp"],
    ["Cục Thi hành án dân sự tỉnh Lai Châu", "", "Cục Thi hành án dân sự", "Lai Châu", "Tổng cục THADS"],
    ["Cục Thi hành án dân sự tỉnh Sơn La", "", "cục thi hành án dân sự", "Sơn La", "Tổng cục Thi hành án dân sự"],
    ["Bộ Tư pháp", "", "Bộ, cơ quan ngang bộ", "", ""],
    ["Chi cục Lạ", "", "Chi cục", "", "Cục Lạ"],
]


@pytest.fixture
def ministry(admin: User, moment: datetime, settings: Any, tmp_path: Any) -> Unit:
    settings.MEDIA_ROOT = tmp_path / "files"
    return make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)


def bring(client: Client, what: str, rows: list[list[str]]) -> str:
    """Upload; the address of the dry run."""
    answer = client.post(reverse("organisations:import", args=[what]), {"file": upload(xlsx(rows))})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)  # type: ignore[attr-defined]


def test_dry_run_writes_nothing_and_names_every_fault(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    page = client.get(bring(client, "don-vi", UNITS)).content.decode()
    assert Unit.objects.count() == 1
    assert "5 dòng: 2 dòng mới, 1 dòng đã có, 2 dòng có lỗi" in page
    assert "chưa có đơn vị “Tổng cục THADS”" in page
    assert "không có loại “Chi cục”" in page
    assert "Ghi 2 dòng" in page


def test_second_press_writes_and_a_third_doubles_nothing(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    address = bring(client, "don-vi", UNITS)
    client.post(address)
    made = Unit.objects.get(name="Cục Thi hành án dân sự tỉnh Sơn La")
    assert made.parent is not None and made.parent.parent == ministry
    assert Unit.objects.count() == 3
    entry = Entry.objects.filter(action="organisations.import_units").get()
    assert (entry.body["source"], len(entry.body["units"])) == ("danh-sach.xlsx", 2)
    client.post(address)
    client.post(bring(client, "don-vi", UNITS))
    assert Unit.objects.count() == 4, "only the line that waited for its parent's short name is new"
    assert "0 dòng mới" in client.get(bring(client, "don-vi", UNITS)).content.decode()


def test_line_under_a_wrong_line_waits(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    rows = [UNIT_HEAD, ["Cục Một", "", "Sai loại", "", ""], ["Chi cục Hai", "", "Chi cục Thi hành án dân sự", "", "Cục Một"]]
    client.post(bring(client, "don-vi", rows))
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(("what", "column"), [("don-vi", "Trực thuộc"), ("nguoi", "Cấp tài khoản")])
def test_page_tells_the_columns(ministry: Unit, admin: User, signed_in: SignedIn, what: str, column: str) -> None:
    answer = signed_in(admin).get(reverse("organisations:import", args=[what]))
    assert answer.status_code == 200
    assert column in answer.content.decode()
    assert "field-error" not in answer.content.decode()


@pytest.mark.parametrize("what", ["don-vi", "nguoi"])
def test_template_can_be_read_back(ministry: Unit, admin: User, signed_in: SignedIn, what: str) -> None:
    answer = signed_in(admin).get(reverse("organisations:import_template", args=[what]))
    assert answer["Content-Disposition"] == f'attachment; filename="mau-{what}.xlsx"'
    with pytest.raises(ValueError, match="chưa có dòng nào"):
        read_lines(answer.content, UNIT_COLUMNS if what == "don-vi" else PERSON_COLUMNS)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Tệp trống"), (b"Kinh gui", "không phải tệp Excel"), (xlsx([["A"]]), "Không thấy dòng tiêu đề"), (None, "Chọn tệp")],
)
def test_wrong_file_is_refused_and_not_kept(ministry: Unit, admin: User, signed_in: SignedIn, content: bytes | None, words: str) -> None:
    data = {} if content is None else {"file": upload(content)}
    answer = signed_in(admin).post(reverse("organisations:import", args=["don-vi"]), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_only_who_brought_the_file_sees_it(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    address = bring(signed_in(admin), "don-vi", UNITS)
    boss = make_officer(ministry, StaffRole.ADMINISTRATOR)
    assert signed_in(boss).get(address).status_code == 404
    assert signed_in(boss).post(address).status_code == 404
    assert Unit.objects.count() == 1


def test_unit_administrator_imports_under_own_unit_only(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    make_unit("Sở Tư pháp tỉnh Lạng Sơn")
    client = signed_in(make_officer(ministry, StaffRole.ADMINISTRATOR))
    room = "Phòng, đơn vị thuộc cơ quan"
    rows = [
        UNIT_HEAD,
        ["Vụ Một", "", room, "", "Bộ Tư pháp"],
        ["Phòng Hai", "", room, "", "Sở Tư pháp tỉnh Lạng Sơn"],
        ["Ba", "", room, "", ""],
    ]
    client.post(bring(client, "don-vi", rows))
    assert sorted(Unit.objects.filter(kind="room").values_list("name", flat=True)) == ["Vụ Một"]


def test_specialist_may_not_import(ministry: Unit, signed_in: SignedIn) -> None:
    assert signed_in(make_officer(ministry)).get(reverse("organisations:import", args=["don-vi"])).status_code == 403


PEOPLE = [
    PERSON_HEAD,
    [
        "Nông Thị Một",
        "Bộ Tư pháp",
        "Chuyên viên phụ trách; Quản trị của đơn vị",
        "Chánh Văn phòng",
        "0900.000.141",
        "mot@vidu.example",
        "có",
    ],
    ["Nông Thị Hai", "bo tu phap", "Lãnh đạo đơn vị", "", "", "", "không"],
    ["Nông Thị Ba", "Sở Lạ", "Lãnh đạo đơn vị", "", "", "", ""],
]


def test_people_with_posts_and_slips_then_nothing_twice(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    address = bring(client, "nguoi", PEOPLE)
    assert "2 dòng mới" in client.get(address).content.decode()
    assert Person.objects.count() == 0
    slips = client.post(address).content.decode()
    one, two = Person.objects.order_by("pk")
    assert one.user is not None and one.user.username in slips
    assert "Nông Thị Hai" not in slips
    assert sorted(one.posts.values_list("role", flat=True)) == ["administrator", "specialist"]
    assert (two.user, one.phone) == (None, "0900.000.141")
    for _ in range(2):
        assert client.post(bring(client, "nguoi", PEOPLE)).status_code == 302
    assert (Person.objects.count(), Post.objects.count(), User.objects.count()) == (2, 3, 2)


def test_known_person_gets_the_account_asked_for(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    known, client = make_person(ministry, name="Nông Thị Một"), signed_in(admin)
    client.post(bring(client, "nguoi", [PERSON_HEAD, ["Nông Thị Một", "Bộ Tư pháp", "Chuyên viên phụ trách", "", "", "", "có"]]))
    known.refresh_from_db()
    assert known.user is not None
    assert Person.objects.count() == 1


def test_dry_run_asks_the_same_for_one_and_thirty(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    rows = [[f"Người Số {number}", "Bộ Tư pháp", "Chuyên viên phụ trách", "", "", "", ""] for number in range(30)]
    few = queries_of(client, bring(client, "nguoi", [PERSON_HEAD, rows[0]]))
    assert queries_of(client, bring(client, "nguoi", [PERSON_HEAD, *rows])) == few


@pytest.mark.parametrize("number", [0, 1, 40])
def test_pages_of_a_long_dry_run(ministry: Unit, admin: User, signed_in: SignedIn, number: int) -> None:
    client = signed_in(admin)
    address = bring(client, "don-vi", [UNIT_HEAD, *[[f"Vụ {line}", "", "Đơn vị thuộc Bộ", "", "Bộ Tư pháp"] for line in range(150)]])
    page = client.get(address, {"page": number}).content.decode()
    assert page.count("sẽ ghi mới") == (100 if number == 1 else 50)


def test_more_people_or_accounts_than_can_be_written_at_once(ministry: Unit, admin: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    for count, account, words in ((1001, "", "mỗi lần ghi tối đa 1000"), (201, "có", "mỗi lần tối đa 200")):
        rows = [[f"Người Số {number}", "Bộ Tư pháp", "Chuyên viên phụ trách", "", "", "", account] for number in range(count)]
        answer = client.post(bring(client, "nguoi", [PERSON_HEAD, *rows]), follow=True)
        assert words in answer.content.decode()
    assert Person.objects.count() == 0
