"""A small clamd of our own on the loopback: found, clean, down, silent, talking nonsense. Only a plain OK is clean."""

import socketserver
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.files import jobs, scanner
from thidua.files.actions import store_file
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.files.views import send
from thidua.ledger.models import Entry

pytestmark = pytest.mark.django_db

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.ThreadingTCPServer):
    """`answer`: what it says in place of its verdict; None after `sleep` seconds of silence."""

    daemon_threads = block_on_close = True
    allow_reuse_address = True
    answer: bytes | None = None
    sleep = 0.0
    asked = 0


class Line(socketserver.StreamRequestHandler):
    server: Clamd

    def handle(self) -> None:
        self.server.asked += 1
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        time.sleep(self.server.sleep)
        verdict = b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0"
        self.wfile.write(verdict if self.server.answer is None else self.server.answer)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Clamd]:
    with Clamd(("127.0.0.1", 0), Line) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def store(admin: User) -> Callable[..., StoredFile]:
    return lambda data=b"sach": store_file(SimpleUploadedFile("a.txt", data), by=admin)


def test_without_a_scanner_nothing_is_called_clean(store: Callable[..., StoredFile]) -> None:
    stored = store()
    assert (stored.scan, stored.scanned_at) == (ScanState.NOT_SCANNED, None)
    jobs.scan_waiting()
    stored.refresh_from_db()
    assert stored.scan == ScanState.NOT_SCANNED


def test_clean_and_found(clamd: Clamd, store: Callable[..., StoredFile], tmp_path: Path) -> None:
    assert store().scan == ScanState.CLEAN
    with pytest.raises(RuleBroken, match=r"mã độc \(Eicar-Signature\)"):
        store(b"x" * 200_000 + EICAR)
    assert (StoredFile.objects.count(), sum(path.is_file() for path in tmp_path.rglob("*"))) == (1, 1)


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK", b"OK\0", b"stream: NOT OK\0", b"\xff\0"])
def test_half_an_answer_is_quarantine(clamd: Clamd, store: Callable[..., StoredFile], answer: bytes) -> None:
    clamd.answer = answer
    assert store().scan == ScanState.QUARANTINE


def test_silence_is_quarantine_and_ends_in_time(clamd: Clamd, store: Callable[..., StoredFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner.scan, "__kwdefaults__", {"seconds": 0.3})
    clamd.sleep = 1.0
    start = time.monotonic()
    stored = store()
    assert (stored.scan, time.monotonic() - start < 0.9) == (ScanState.QUARANTINE, True)


def test_down_is_quarantine_then_scanned_when_it_is_up(clamd: Clamd, store: Callable[..., StoredFile], settings: Settings) -> None:
    address, settings.CLAMD = settings.CLAMD, "127.0.0.1:9"
    clean, bad = store(), store(EICAR)
    with pytest.raises(PermissionDenied, match="đang chờ quét"):
        send(clean)
    jobs.scan_waiting()
    assert list(StoredFile.objects.values_list("scan", flat=True)) == ["quarantine"] * 2
    settings.CLAMD = address
    jobs.scan_waiting()
    jobs.scan_waiting()
    assert list(StoredFile.objects.order_by("pk").values_list("scan", flat=True)) == ["clean", "infected"]
    assert (clamd.asked, Entry.objects.filter(action="files.note_scan").count()) == (2, 2)
    clean.refresh_from_db()
    bad.refresh_from_db()
    send(clean).close()
    with pytest.raises(PermissionDenied, match=r"mã độc trong “a.txt” \(Eicar-Signature\)"):
        send(bad)


def test_files_of_the_time_before_the_scanner_are_scanned_too(store: Callable[..., StoredFile], request: pytest.FixtureRequest) -> None:
    stored = store()
    request.getfixturevalue("clamd")
    jobs.scan_waiting()
    stored.refresh_from_db()
    assert (stored.scan, stored.scanned_at is not None) == (ScanState.CLEAN, True)


def test_a_scanner_that_stays_silent_is_left_alone(clamd: Clamd, store: Callable[..., StoredFile]) -> None:
    clamd.answer = b""
    for _ in range(5):
        store()
    clamd.asked = 0
    jobs.scan_waiting()
    assert clamd.asked == jobs.MOST_SILENCES
