"""What is hostile is refused in words, quickly, in little memory, and leaves nothing; what offices make is taken."""

import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests.files import honest
from tests.files.hostile import corpus
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.files import inspection
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.files.rules.judge import MOST_MEMORY

pytestmark = pytest.mark.django_db

HOSTILE = list(corpus())
ACTS_ON = ("gửi", "Gửi", "tải lại", "Lưu", "lưu", "In lại")


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def take(name: str, data: bytes, by: User) -> StoredFile:
    upload = SimpleUploadedFile("x", data)
    upload._name = name  # type: ignore[attr-defined]
    return store_file(upload, by=by, purpose=Purpose.SUBMISSION)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize(("what", "name", "maker"), HOSTILE, ids=[what for what, _, _ in HOSTILE])
def test_hostile_file_is_refused(admin: User, tmp_path: Path, what: str, name: str, maker: Callable[[], bytes]) -> None:
    data = maker()
    start = time.monotonic()
    with pytest.raises(RuleBroken, match=r"^Chưa nhận được “.+”: ") as refusal:
        take(name, data, admin)
    assert time.monotonic() - start < inspection.SECONDS + 1
    assert any(word in str(refusal.value) for word in ACTS_ON), str(refusal.value)
    assert inspection.OUT_OF_ORDER not in str(refusal.value)
    assert (StoredFile.objects.count(), [path for path in tmp_path.rglob("*") if path.is_file()]) == (0, [])


def test_no_reader_took_more_memory_than_it_may() -> None:
    """The largest of all children of this process so far, in KiB; readers count when their inspector has ended."""
    inspection.Standing.close()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= MOST_MEMORY


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("báo cáo.docx", honest.word),
        ("BAO CAO.DOCX", honest.word_with_link_and_picture),
        ("mẫu riêng.docx", honest.word_of_own_template),
        ("bảng điểm.xlsx", honest.sheet),
        ("quyết định.pdf", honest.pdf),
        ("ảnh.jpg", honest.picture),
        ("ảnh.jpeg", honest.picture),
        ("ảnh.png", lambda: honest.picture("PNG")),
    ],
)
def test_honest_file_is_taken(admin: User, name: str, maker: Callable[[], bytes]) -> None:
    assert take(name, maker(), admin).name == name


def test_large_honest_sheet_is_taken(admin: User) -> None:
    assert take("số liệu.xlsx", honest.sheet(20_000), admin).size > 300_000


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_what_libreoffice_writes_is_taken(admin: User, tmp_path: Path, suffix: str) -> None:
    source = tmp_path / "nguồn.docx"
    source.write_bytes(honest.word())
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(tmp_path / "ra"), str(source)], check=True, capture_output=True, timeout=120)
    assert take(f"a.{suffix}", (tmp_path / "ra" / f"nguồn.{suffix}").read_bytes(), admin).size > 1000
