"""Files lie under their hash; what is refused leaves nothing."""

import hashlib
import unicodedata
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from thidua import core
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.files.rules import MAX_BYTES, SUBMISSION_SUFFIXES, why_not_store
from thidua.files.views import send
from thidua.ledger.models import Entry

pytestmark = pytest.mark.django_db


def test_bytes_lie_under_their_hash_and_twice_is_once(admin: User, settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    one, two = (store_file(SimpleUploadedFile(name, "nội dung".encode()), by=admin) for name in ("a.docx", "b.docx"))
    assert one.sha256 == two.sha256 == hashlib.sha256("nội dung".encode()).hexdigest()
    assert path_of(one).read_bytes().decode() == "nội dung"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert Entry.objects.filter(action="files.store_file").count() == 2


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x.docx", "x.docx"),
        ("C:\\a\\kế  hoạch.docx", "kế hoạch.docx"),
        ("d" * 300 + ".pdf", "d" * 196 + ".pdf"),
        (unicodedata.normalize("NFD", "ế" * 300) + ".docx", "ế" * 195 + ".docx"),
        ("bao\u202efdp.txt", "baofdp.txt"),
        ("a.pdf\x00.txt", "a.pdf.txt"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie: x.txt"),
        ("..", "tệp"),
        ("\u200b", "tệp"),
    ],
)
def test_name_is_only_a_label(admin: User, settings: object, tmp_path: Path, name: str, kept: str) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    upload = SimpleUploadedFile("x", b"1")
    upload._name = name  # type: ignore[attr-defined]
    assert store_file(upload, by=admin).name == kept
    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == [hashlib.sha256(b"1").hexdigest()[:2]]


def test_empty_file_leaves_nothing(admin: User, settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(RuleBroken, match="tệp trống"):
        store_file(SimpleUploadedFile("a.docx", b""), by=admin)
    assert (StoredFile.objects.count(), list(tmp_path.iterdir())) == (0, [])


def test_heavy_file_is_refused_in_words() -> None:
    reason = why_not_store(name="a.pdf", size=MAX_BYTES + 2**20)
    assert reason is not None
    assert "51 MB, hệ thống nhận tối đa 50 MB" in reason
    assert why_not_store(name="a.pdf", size=MAX_BYTES) is None


def test_download_is_neither_shown_nor_guessed(admin: User, settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    response = send(store_file(SimpleUploadedFile("trang.html", b"<script>"), by=admin))
    assert b"".join(response.streaming_content) == b"<script>"  # type: ignore[arg-type]
    response.close()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert (response.headers["X-Content-Type-Options"], "sandbox" in response.headers["Content-Security-Policy"]) == ("nosniff", True)


@pytest.mark.parametrize("name", ["kế hoạch năm 2021.txt", 'a"; filename=x.txt', "a;b,c.txt", "ế" * 150 + ".txt"])
def test_download_keeps_the_name(admin: User, settings: object, tmp_path: Path, name: str) -> None:
    """RFC 6266: what is not ASCII comes percent-encoded; one header, one line."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    upload = SimpleUploadedFile("x", b"1")
    upload._name = name  # type: ignore[attr-defined]
    response = send(store_file(upload, by=admin))
    header = Message()
    header["Content-Disposition"] = response.headers["Content-Disposition"]
    response.close()
    assert header.get_filename() == name or unquote(str(header.get_filename())) == name
    assert "\n" not in response.headers["Content-Disposition"]


def test_part_offers_what_the_rules_take() -> None:
    part = Path(core.__file__).parent / "templates" / "core" / "parts" / "_upload.html"
    assert f"'{','.join(SUBMISSION_SUFFIXES)}'" in part.read_text()
