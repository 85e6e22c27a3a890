import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts.make import newcomer, officer
from thidua.accounts import actions
from thidua.accounts.models import User

SignedIn = Callable[[User], Client]


def names(page: str, users: list[User]) -> list[str]:
    return [user.username for user in users if f">{user.username}</td>" in page]


def test_list_finds_without_marks_and_by_state(admin: User, signed_in: SignedIn) -> None:
    dao, dung = officer("Đỗ Thị Đào", by=admin), newcomer("Trần Dũng", by=admin)[0]
    actions.note_sign_in(dao, by=dao)
    client, users = signed_in(admin), [dao, dung]
    assert names(client.get("/tai-khoan/danh-sach/").content.decode(), users) == ["dao.dothi", "dung.tran"]
    assert names(client.get("/tai-khoan/danh-sach/?q=do+thi").content.decode(), users) == ["dao.dothi"]
    assert names(client.get("/tai-khoan/danh-sach/?q=Dũng").content.decode(), users) == ["dung.tran"]
    assert names(client.get("/tai-khoan/danh-sach/?xem=chua-vao").content.decode(), users) == ["dung.tran"]
    actions.disable(dung, by=admin)
    assert names(client.get("/tai-khoan/danh-sach/?xem=da-khoa").content.decode(), users) == ["dung.tran"]
    assert "Không có tài khoản nào khớp" in client.get("/tai-khoan/danh-sach/?q=xyz").content.decode()


def test_list_costs_the_same_for_one_and_thirty(admin: User, signed_in: SignedIn) -> None:
    client, costs = signed_in(admin), []
    client.get("/tai-khoan/danh-sach/")
    for more in (0, 30):
        for number in range(more):
            newcomer(f"Người {number}", by=admin)
        with CaptureQueriesContext(connection) as queries:
            client.get("/tai-khoan/danh-sach/")
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_slips_are_the_answer_of_the_post_and_are_not_kept(admin: User, signed_in: SignedIn) -> None:
    lines = "Nguyễn Văn An; Sở Tư pháp; an@vidu.example; 0900.000.101\n\nTrần Bình\tCục THADS"
    answer = signed_in(admin).post("/tai-khoan/lap/", {"lines": lines})
    page = answer.content.decode()
    codes = re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)
    users = [User.objects.get(username=name) for name in ("an.nguyenvan", "binh.tran")]
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert [user.check_password(code) for user, code in zip(users, codes, strict=True)] == [True, True]
    assert (users[0].email, users[0].phone) == ("an@vidu.example", "0900.000.101")
    assert [words for words in ("Sở Tư pháp", "Cục THADS", "http://testserver/tai-khoan/dang-nhap/") if words not in page] == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "Gõ ít nhất một người."),
        ("An; Sở; khong-phai-thu", "Dòng 1: “khong-phai-thu” không phải địa chỉ thư điện tử."),
        ("Trần Bình\n12345", "Dòng 2: “12345” không phải họ và tên."),
        ("A; b; c@vidu.example; d; e", "Dòng 1: nhiều hơn bốn cột"),
        ("\n".join(["Trần Bình"] * 201), "tối đa 200"),
    ],
)
def test_bad_line_makes_nothing_and_says_which(admin: User, signed_in: SignedIn, lines: str, sentence: str) -> None:
    answer = signed_in(admin).post("/tai-khoan/lap/", {"lines": lines})
    assert (answer.status_code, User.objects.count()) == (422, 1)
    assert sentence in answer.content.decode()


def test_renewing_shows_new_slips_for_the_chosen(admin: User, person: User, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    answer = client.post("/tai-khoan/cap-lai-ma/", {"tai_khoan": [str(person.pk), "x", "9" * 30]})
    [code] = re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", answer.content.decode())
    person.refresh_from_db()
    assert person.check_password(code)
    assert client.post("/tai-khoan/cap-lai-ma/").status_code == 302


def test_own_data_is_saved_field_by_field(person: User, signed_in: SignedIn) -> None:
    """What the form does not name is not taken, however it is sent."""
    sent = {"email": "thu@vidu.example", "phone": " 0900.000.101 ", "is_system_admin": "1", "username": "vua", "must_change_password": "1"}
    assert signed_in(person).post("/tai-khoan/", sent).status_code == 302
    person.refresh_from_db()
    assert (person.email, person.phone) == ("thu@vidu.example", "0900.000.101")
    assert (person.is_system_admin, person.username, person.must_change_password) == (False, "thu.lethi", False)
    assert signed_in(person).post("/tai-khoan/", {"email": "hỏng"}).status_code == 422
