"""The entrance, walked as a browser walks it."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.accounts.make import PASSWORD, newcomer, officer
from thidua import settings as product
from thidua.accounts import actions
from thidua.accounts.middleware import BEGUN, SEEN
from thidua.accounts.models import User
from thidua.accounts.queries import DemoSign, DemoSigns, demo_signs, keep_demo_signs
from thidua.ledger.models import Entry

SIGN_IN, CHANGE, ME = "/tai-khoan/dang-nhap/", "/tai-khoan/doi-mat-khau/", "/tai-khoan/"
NEW = "câu mới chỉ mình biết"


def sign_in(client: Client, name: str, password: str, **extra: str) -> Any:
    return client.post(SIGN_IN, {"login": name, "password": password}, **extra)


def is_in(client: Client) -> bool:
    return bool(client.get(ME).status_code == 200)


@pytest.mark.parametrize("typed", ["thu.lethi", " Thu.LeThi ", "THU.LETHI"])
def test_right_password_opens(person: User, client: Client, typed: str) -> None:
    answer = sign_in(client, typed, PASSWORD)
    assert (answer.status_code, is_in(client)) == (302, True)


def test_first_sign_in_is_noted_once(person: User, client: Client, moment: datetime) -> None:
    for _ in range(2):
        sign_in(client, person.username, PASSWORD)
        client.post("/tai-khoan/dang-xuat/")
    person.refresh_from_db()
    assert person.first_signed_in_at is not None
    assert abs(person.first_signed_in_at - moment) < timedelta(minutes=1)
    assert Entry.objects.filter(action="accounts.first_sign_in").count() == 1


@pytest.mark.parametrize(("name", "password"), [("thu.lethi", "sai"), ("khong.co", PASSWORD), ("", ""), ("thu.lethi", "")])
def test_wrong_pair_says_the_same_and_opens_nothing(person: User, client: Client, name: str, password: str) -> None:
    answer = sign_in(client, name, password)
    assert (answer.status_code, is_in(client)) == (200, False)
    if name and password:
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.content.decode()


def test_nobody_signs_up_alone(db: None, client: Client) -> None:
    assert client.get("/tai-khoan/dang-ky/").status_code == 404


def test_sixth_wrong_password_waits_a_minute_and_says_until_when(person: User, client: Client) -> None:
    answers = [sign_in(client, person.username, "sai") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    refused = sign_in(client, person.username, PASSWORD)
    assert (refused.status_code, is_in(client)) == (429, False)
    assert 0 < int(refused["Retry-After"]) <= 60
    assert "Thử lại từ" in refused.content.decode()
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(seconds=61))
    assert (sign_in(client, person.username, PASSWORD).status_code, is_in(client)) == (302, True)


def test_trying_during_the_wait_does_not_lengthen_it(person: User, client: Client) -> None:
    for _ in range(5):
        sign_in(client, person.username, "sai")
    last = AccessAttempt.objects.get().attempt_time
    for _ in range(3):
        sign_in(client, person.username, "sai")
    assert AccessAttempt.objects.get().attempt_time == last


def test_another_spelling_of_the_name_does_not_get_five_more(person: User, client: Client) -> None:
    spellings = ["thu.lethi", "THU.lethi", " thu.lethi", "Thu.Lethi", "thu.LETHI "]
    assert [sign_in(client, name, "sai").status_code for name in spellings] == [200, 200, 200, 200, 429]


def test_thirty_people_of_one_office_share_one_address(admin: User) -> None:
    """One of them errs until the name must wait; nobody else notices."""
    people = [officer(f"Cán Bộ Số {word}", by=admin) for word in "abcdefghijklmnopqrstuvwxyzăâđê"]
    office = {"REMOTE_ADDR": "203.0.113.7"}
    for _ in range(8):
        sign_in(Client(), people[0].username, "sai", **office)
    for user in people[1:]:
        assert [sign_in(Client(), user.username, "sai", **office).status_code for _ in range(3)] == [200, 200, 200]
    assert {sign_in(Client(), user.username, PASSWORD, **office).status_code for user in people[1:]} == {302}
    assert sign_in(Client(), people[0].username, PASSWORD, **office).status_code == 429


def test_new_session_id_at_sign_in(person: User, client: Client) -> None:
    client.get(SIGN_IN)
    client.session["kept"] = "1"
    before = client.session
    before["planted"] = "1"
    before.save()
    client.cookies["sessionid"] = before.session_key or ""
    sign_in(client, person.username, PASSWORD)
    assert client.session.session_key != before.session_key
    assert not Session.objects.filter(session_key=before.session_key).exists()


class CountingHasher(MD5PasswordHasher):
    runs = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).runs += 1
        return super().encode(password, salt)


def test_unknown_name_costs_one_hash_as_a_known_one_does(person: User, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    runs = []
    for name in (person.username, "khong.co"):
        CountingHasher.runs = 0
        sign_in(Client(), name, "sai")
        runs.append(CountingHasher.runs)
    assert runs == [1, 1]


def test_production_hashes_with_argon2() -> None:
    """The tests' own settings hash quickly."""
    assert product.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_code_of_the_slip_leads_to_a_new_password_and_nowhere_else(admin: User, client: Client) -> None:
    user, code = newcomer("Chưa Vào", by=admin)
    assert sign_in(client, user.username, code).status_code == 302
    for address in (ME, "/tai-khoan/danh-sach/", "/nhat-ky/", "/tai-khoan/hai-lop/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, CHANGE)
    assert client.post("/tai-khoan/ket-thuc-phien-khac/")["Location"] == CHANGE
    answer = client.post(CHANGE, {"oldpassword": code, "password1": NEW, "password2": NEW})
    assert (answer.status_code, is_in(client)) == (302, True)
    user.refresh_from_db()
    assert (user.must_change_password, user.code_expires_at, user.check_password(NEW)) == (False, None, True)
    assert Entry.objects.filter(action="accounts.choose_password", actor_key=user.actor_key).count() == 1


@pytest.mark.parametrize("new", ["ngan", "0123456789", "chuavao1234", None])
def test_weak_or_old_password_is_refused(admin: User, client: Client, new: str | None) -> None:
    user, code = newcomer("Chưa Vào", by=admin)
    sign_in(client, user.username, code)
    answer = client.post(CHANGE, {"oldpassword": code, "password1": new or code, "password2": new or code})
    user.refresh_from_db()
    assert (answer.status_code, user.must_change_password) == (200, True)


def test_expired_code_is_refused_with_a_sentence(admin: User, client: Client, at: Callable[[datetime], None], moment: datetime) -> None:
    user, code = newcomer("Chưa Vào", by=admin)
    at(moment + timedelta(days=14))
    assert sign_in(Client(), user.username, code).status_code == 302
    at(moment + timedelta(days=15))
    answer = sign_in(client, user.username, code)
    assert "hết hạn từ ngày 24/06/2021" in answer.content.decode()
    assert not is_in(client)


def test_disabled_account_is_out_at_the_next_request(admin: User, person: User, client: Client) -> None:
    sign_in(client, person.username, PASSWORD)
    assert is_in(client)
    actions.disable(person, by=admin)
    assert not is_in(client)
    assert sign_in(client, person.username, PASSWORD).status_code == 200
    actions.enable(person, by=admin)
    sign_in(client, person.username, PASSWORD)
    assert is_in(client)


def test_ending_the_other_sessions_keeps_this_one(person: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, person.username, PASSWORD)
    here.post("/tai-khoan/ket-thuc-phien-khac/")
    assert (is_in(here), is_in(there)) == (True, False)


def test_new_password_ends_the_other_sessions(person: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, person.username, PASSWORD)
    here.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert (is_in(here), is_in(there)) == (True, False)


@pytest.mark.parametrize(("key", "ago", "stays"), [(SEEN, 1700, True), (SEEN, 1900, False), (BEGUN, 43_000, True), (BEGUN, 43_300, False)])
def test_session_ends_idle_or_after_twelve_hours(person: User, client: Client, key: str, ago: int, *, stays: bool) -> None:
    sign_in(client, person.username, PASSWORD)
    session = client.session
    session[key] = int(time.time()) - ago
    session.save()
    assert is_in(client) == stays


def test_every_request_pushes_the_idle_limit(person: User, client: Client) -> None:
    sign_in(client, person.username, PASSWORD)
    session = client.session
    session[SEEN] = int(time.time()) - 1000
    session.save()
    client.get(ME)
    assert abs(client.session[SEEN] - time.time()) < 5


def test_signing_out_needs_a_post(person: User, client: Client) -> None:
    sign_in(client, person.username, PASSWORD)
    client.get("/tai-khoan/dang-xuat/")
    assert is_in(client)
    client.post("/tai-khoan/dang-xuat/")
    assert not is_in(client)


def test_next_page_is_kept_and_only_within_the_house(person: User) -> None:
    for wish, reached in [("/nhat-ky/", "/nhat-ky/"), ("https://evil.example/", None), ("//evil.example/", None)]:
        answer = Client().post(f"{SIGN_IN}?next={wish}", {"login": person.username, "password": PASSWORD})
        assert answer["Location"] == (reached or reverse(settings.LOGIN_REDIRECT_URL))


@pytest.fixture
def kept_signs(settings: Settings, tmp_path: Path) -> DemoSigns:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    kept = DemoSigns("Mat-khau-chung", (DemoSign("thu.lethi", "Lê Thị Thử", "Sở Nội vụ", "chuyên viên", ("Khối thử · 2021",)),))
    keep_demo_signs(kept)
    return kept


def test_the_demo_lists_who_can_sign_in_and_fills_in_the_name(client: Client, db: None, kept_signs: DemoSigns) -> None:
    assert demo_signs() == kept_signs
    page = client.get(SIGN_IN, {"next": "/lich/"}).content.decode()
    assert 'href="?next=%2Flich%2F&amp;ten=thu.lethi"' in page
    assert ("Khối thử · 2021" in page, "Mat-khau-chung" in page) == (True, True)
    assert 'value="thu.lethi"' in client.get(SIGN_IN, {"ten": "thu.lethi"}).content.decode()
    assert 'value="nguoi.la"' not in client.get(SIGN_IN, {"ten": "nguoi.la"}).content.decode()


def test_a_house_with_real_data_lists_nobody(client: Client, db: None, settings: Settings, kept_signs: DemoSigns) -> None:
    settings.DEMO = False
    page = client.get(SIGN_IN, {"ten": "thu.lethi"}).content.decode()
    assert ("thu.lethi" in page, "Mat-khau-chung" in page) == (False, False)
