"""Quản trị: links, and the backup that an administrator takes."""

import io
import json
import zipfile
from collections.abc import Callable

from django.test import Client
from pytest_django import Settings

from thidua.accounts.models import User
from thidua.ledger.models import Entry

SignedIn = Callable[[User], Client]


def test_page_is_for_system_administrators(admin: User, person: User, signed_in: SignedIn) -> None:
    assert signed_in(person).get("/quan-tri/").status_code == 404
    page = signed_in(admin).get("/quan-tri/").content.decode()
    assert "2 tài khoản" in page and "Chưa tải bản sao lưu nào" in page
    for address in ("/tai-khoan/danh-sach/", "/to-chuc/", "/ngay-nghi/", "/nhat-ky/", "/nam/"):
        assert f'href="{address}"' in page


def test_the_backup_holds_everything_and_its_own_record(admin: User, signed_in: SignedIn, settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    answer = signed_in(admin).post("/quan-tri/sao-luu/")
    whole = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert (answer["Content-Type"], int(answer["Content-Length"]), answer["Cache-Control"]) == (
        "application/zip",
        len(whole),
        "private, no-store",
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        rows = [json.loads(line) for line in archive.read("rows/ledger.entry.jsonl").splitlines()]
    assert "portal.take_backup" in {value for row in rows for value in row if isinstance(value, str)}
    assert "Lần tải gần nhất" in signed_in(admin).get("/quan-tri/").content.decode()


def test_nobody_else_takes_a_backup(person: User, signed_in: SignedIn) -> None:
    client = signed_in(person)
    assert client.get("/quan-tri/sao-luu/").status_code == 405
    answer = client.post("/quan-tri/sao-luu/", follow=True)
    assert "Chỉ quản trị hệ thống tải được bản sao lưu" in answer.content.decode()
    assert not Entry.objects.filter(action="portal.take_backup").exists()
