"""Backup and restore: everything comes back, on either database; what is damaged, newer or in the way is refused."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pytest_django import Settings

from tests.accounts.make import administrator, officer
from tests.once import once
from thidua.accounts.models import User
from thidua.core import backup
from thidua.core.errors import RuleBroken
from thidua.files.actions import store_file
from thidua.ledger.models import Entry
from thidua.notices.actions import make_address

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def full(db: None, settings: Settings, tmp_path: Path) -> User:
    """A house with people, a stored file and a calendar address."""
    settings.MEDIA_ROOT = tmp_path / "files"
    admin = administrator("Đặng Thị Gốc")
    store_file(SimpleUploadedFile("kế hoạch.txt", "nội dung có dấu".encode()), by=admin)
    make_address(by=officer("Nông Văn Đọc", by=admin))
    return admin


def damaged(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy whose parts went through `change`."""
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as copy:
        for name in whole.namelist():
            copy.writestr(name, change(name, whole.read(name)))
    return target


def test_a_backup_is_checked_after_writing(full: User, tmp_path: Path) -> None:
    manifest = backup.backup(tmp_path / "sao-luu.zip")
    assert backup.check(tmp_path / "sao-luu.zip") == manifest
    assert manifest["rows"]["accounts.user"]["count"] == 2
    assert [name for name in manifest["parts"] if name.startswith("files/")] == [
        f"files/{sha[:2]}/{sha}" for sha in [hashlib.sha256("nội dung có dấu".encode()).hexdigest()]
    ]
    assert "sessions.session" not in manifest["rows"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_damaged_part_is_named(full: User, tmp_path: Path) -> None:
    backup.backup(tmp_path / "tot.zip")
    bad = damaged(tmp_path / "tot.zip", tmp_path / "hong.zip", lambda name, data: data + b" " if name.endswith("user.jsonl") else data)
    with pytest.raises(RuleBroken, match="hỏng ở phần “rows/accounts"):
        backup.check(bad)


@pytest.mark.parametrize("cut", [0, 100, -200])
def test_a_cut_file_is_refused(full: User, tmp_path: Path, cut: int) -> None:
    backup.backup(tmp_path / "tot.zip")
    (tmp_path / "cut.zip").write_bytes((tmp_path / "tot.zip").read_bytes()[:cut])
    with pytest.raises(RuleBroken, match="không phải là bản sao lưu còn nguyên vẹn"):
        backup.check(tmp_path / "cut.zip")


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thu.zip").write_text("không phải")
    with pytest.raises(RuleBroken, match="không phải là bản sao lưu"):
        backup.check(tmp_path / "thu.zip")


def test_a_newer_version_is_refused(full: User, tmp_path: Path) -> None:
    backup.backup(tmp_path / "nay.zip")

    def later(name: str, data: bytes) -> bytes:
        if name != "manifest.json":
            return data
        manifest = json.loads(data)
        manifest["migrations"]["accounts"].append("9999_tuong_lai")
        return json.dumps(manifest).encode()

    with pytest.raises(RuleBroken, match="phiên bản mới hơn"):
        backup.restore(damaged(tmp_path / "nay.zip", tmp_path / "mai.zip", later))


def test_a_house_with_people_is_not_written_over(full: User, tmp_path: Path) -> None:
    backup.backup(tmp_path / "sao-luu.zip")
    with pytest.raises(RuleBroken, match="đang có dữ liệu"):
        backup.restore(tmp_path / "sao-luu.zip")
    assert User.objects.count() == 2


def test_nothing_stays_when_writing_fails(full: User, tmp_path: Path) -> None:
    """A place where nothing can stand: the backup fails, and leaves no draft beside it."""
    target = tmp_path / "sao-luu.zip"
    target.mkdir()
    with pytest.raises(OSError, match="sao-luu"):
        backup.backup(target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "sao-luu.zip"]


# ---- the round trip, in houses of their own ----


WORK = """
import django; django.setup()
from thidua.accounts.actions import make_accounts
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
admin = User.objects.get(username="quantri")
for number in range(100_000):
    make_accounts([NewAccount(full_name=f"Người Số {number}")], by=admin)
    print(number, flush=True)
"""


def environment(data: Path, database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DATABASE_URL", "DJANGO_"))}
    own = {"THIDUA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "thidua.settings", "PYTHONPATH": str(ROOT)}
    return kept | own | ({"DATABASE_URL": database} if database else {})


def run(*command: str, data: Path, database: str = "") -> str:
    env = environment(data, database)
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


COUNT = """
import hashlib, json, django; django.setup()
from django.apps import apps
def mark(model):
    rows = [json.dumps(row, default=str, sort_keys=True) for row in model._default_manager.values_list()]
    return len(rows), hashlib.sha256("\\n".join(sorted(rows)).encode()).hexdigest()[:12]
print({model._meta.label: mark(model) for model in apps.get_models() if model.__module__.startswith("thidua.")})
"""
FILL = """
import django; django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from thidua.blocs.enums import BlocKind
from thidua.files.actions import store_file
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.portal import actions
from thidua.portal.rules.first_run import typed_lines
admin = actions.open_house(full_name="Đặng Thị Gốc", username="quantri", password="câu dài dễ nhớ 1")
actions.set_up_own_unit(actions.OwnUnit("Sở Tư pháp tỉnh Yên Bái", UnitKind.SO_TU_PHAP, StaffRole.SPECIALIST), by=admin)
actions.set_up_year(kind=BlocKind.CUM, name="Cụm Thi đua số II", short_name="Cụm II", year=2021, by=admin)
actions.set_up_members(typed_lines("Sở A\\nSở B", parent=""), with_own_unit=True, leader="Sở A", source="", by=admin)
store_file(SimpleUploadedFile("kế hoạch.txt", "nội dung".encode()), by=admin)
"""
WRITE_ON = """
import django; django.setup()
from thidua.accounts.models import User
from thidua.organisations.actions import add_unit
from thidua.organisations.enums import UnitKind
unit = add_unit(name="Sở thêm sau", kind=UnitKind.OTHER, by=User.objects.get())
from django.db import DatabaseError, transaction
from thidua.ledger.models import Entry
try:
    with transaction.atomic():
        Entry.objects.all().delete()
except DatabaseError:
    print("nhật ký vẫn khóa", unit.pk)
"""
SIGN_IN = """
import django; django.setup()
from django.test import Client
client = Client(HTTP_HOST="localhost")
answer = client.post("/tai-khoan/dang-nhap/", {"login": "quantri", "password": "câu dài dễ nhớ 1"})
print(answer.status_code, client.get("/viec-cua-toi/").status_code)
"""


@pytest.fixture
def servers(transactional_db: None) -> Iterator[list[str]]:
    """Two empty databases of the kind the tests run on, and of the other kind too when PostgreSQL is at hand."""
    made = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in ("thidua_di", "thidua_ve"):
                cursor.execute(f"DROP DATABASE IF EXISTS {name}")
                cursor.execute(f"CREATE DATABASE {name}")
                made.append(name)
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    yield [urlunsplit(url._replace(path=f"/{name}")) for name in made] or ["", ""]
    with connection.cursor() as cursor:
        for name in made:
            cursor.execute(f"DROP DATABASE {name}")


def empty(data: Path, database: str) -> None:
    """A house that was migrated and nothing more; a file is migrated once a run and copied."""
    if database:
        migrate(data, database=database)
    else:
        shutil.copytree(once("migrated", migrate), data)


def migrate(data: Path, *, database: str = "") -> None:
    data.mkdir()
    run("manage.py", "migrate", "-v", "0", data=data, database=database)


@pytest.mark.slow
def test_everything_comes_back_and_goes_on(servers: list[str], tmp_path: Path) -> None:
    source, target, file = tmp_path / "di", tmp_path / "ve", tmp_path / "sao-luu.zip"
    empty(source, servers[0])
    run("-c", FILL, data=source, database=servers[0])
    run("-m", "thidua.cli", "backup", str(file), data=source, database=servers[0])
    empty(target, servers[1])
    run("-m", "thidua.cli", "restore", str(file), data=target, database=servers[1])
    assert run("-c", COUNT, data=target, database=servers[1]) == run("-c", COUNT, data=source, database=servers[0])
    assert [path.read_bytes() for path in (target / "files").rglob("*") if path.is_file()] == ["nội dung".encode()]
    assert run("-c", WRITE_ON, data=target, database=servers[1]).startswith("nhật ký vẫn khóa")


@pytest.mark.slow
def test_a_backup_restored_into_an_untouched_folder_lets_people_sign_in(servers: list[str], tmp_path: Path) -> None:
    """The drill of deploy/README.md: nobody has migrated the new folder."""
    source, target, file = tmp_path / "di", tmp_path / "ve", tmp_path / "sao-luu.zip"
    empty(source, servers[0])
    run("-c", FILL, data=source, database=servers[0])
    run("-m", "thidua.cli", "backup", str(file), data=source, database=servers[0])
    assert file.stat().st_mode & 0o077 == 0
    target.mkdir()
    run("-m", "thidua.cli", "restore", str(file), data=target, database=servers[1])
    run("manage.py", "collectstatic", "--noinput", "-v", "0", data=target, database=servers[1])
    assert run("-c", SIGN_IN, data=target, database=servers[1]).strip() == "302 200"


def test_two_backups_at_once_are_both_whole(full: User, tmp_path: Path) -> None:
    """The live connection of this thread is back after each, and no other thread ever saw it go."""
    known = connection.settings_dict["NAME"]
    for name in ("mot.zip", "hai.zip"):
        backup.backup(tmp_path / name)
    assert connection.settings_dict["NAME"] == known
    assert backup.check(tmp_path / "mot.zip")["rows"] == backup.check(tmp_path / "hai.zip")["rows"]


@pytest.mark.slow
def test_from_one_database_to_the_other(servers: list[str], tmp_path: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("cần PostgreSQL: chạy trong lượt thứ hai của make test")
    source, target, back, file = tmp_path / "di", tmp_path / "ve", tmp_path / "lai", tmp_path / "sao-luu.zip"
    empty(source, "")
    run("-c", FILL, data=source)
    run("-m", "thidua.cli", "backup", str(file), data=source)
    empty(target, servers[0])
    run("-m", "thidua.cli", "restore", str(file), data=target, database=servers[0])
    run("-m", "thidua.cli", "backup", str(tmp_path / "lai.zip"), data=target, database=servers[0])
    empty(back, "")
    run("-m", "thidua.cli", "restore", str(tmp_path / "lai.zip"), data=back)
    assert run("-c", COUNT, data=back) == run("-c", COUNT, data=source)
    assert run("-c", WRITE_ON, data=target, database=servers[0]).startswith("nhật ký vẫn khóa")


@pytest.mark.slow
def test_taken_while_people_work_it_shows_one_moment(servers: list[str], tmp_path: Path) -> None:
    """A writer makes account after account, each with its line in the ledger: in every backup the two counts agree."""
    source = tmp_path / "di"
    empty(source, servers[0])
    run("-c", FILL, data=source, database=servers[0])
    writer = subprocess.Popen([sys.executable, "-c", WORK], cwd=ROOT, env=environment(source, servers[0]), stdout=subprocess.PIPE)
    assert writer.stdout is not None
    try:
        writer.stdout.readline()
        for number in range(2):
            run("-m", "thidua.cli", "backup", str(tmp_path / f"{number}.zip"), data=source, database=servers[0])
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    counts = [_made(tmp_path / f"{number}.zip") for number in range(2)]
    assert all(users == lines for users, lines in counts), counts
    assert 1 < counts[0][0] < counts[1][0]


def _made(file: Path) -> tuple[int, int]:
    """Accounts beside the first one, and lines of the ledger that tell of making them."""
    with zipfile.ZipFile(file) as archive:
        users = archive.read("rows/accounts.user.jsonl").splitlines()
        lines = archive.read("rows/ledger.entry.jsonl").decode().splitlines()
    return len(users) - 1, sum('"accounts.make_account"' in line for line in lines)


def test_the_record_of_the_backup_travels_in_it(full: User, tmp_path: Path) -> None:
    backup.backup(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert len(archive.read("rows/ledger.entry.jsonl").splitlines()) == Entry.objects.count()
