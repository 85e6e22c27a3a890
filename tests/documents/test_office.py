"""The warm LibreOffice: quick, one file at a time, and back on its feet whatever a file does to it."""

import errno
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest

from tests.documents.make import docx
from thidua.documents import office, office_host
from thidua.documents.office import CannotConvert, NoRoom, OfficeMissing, Warm, to_pdf

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="this machine has no LibreOffice")


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        return str(page.get_textpage().get_text_range())


def host() -> int:
    assert Warm.converter is not None
    return Warm.converter.process.pid


def soffice() -> int:
    """The process of LibreOffice itself, in the group of its host."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"soffice.bin" in (folder / "cmdline").read_bytes() and os.getpgid(int(folder.name)) == host():
                return int(folder.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    raise AssertionError("no LibreOffice runs")


@needs_office
def test_the_second_file_meets_an_open_office() -> None:
    first = to_pdf(docx(lines=2), suffix=".docx")
    one = host()
    second = to_pdf(docx(lines=3), suffix=".DOCX")
    assert (host(), first[:5], "Dòng 3" in text_of(second)) == (one, b"%PDF-", True)


@needs_office
def test_an_office_killed_between_two_files_is_started_again() -> None:
    to_pdf(docx(lines=1), suffix=".docx")
    before = host()
    os.killpg(before, signal.SIGKILL)
    assert "Dòng 1" in text_of(to_pdf(docx(lines=1), suffix=".docx"))
    assert host() != before


@needs_office
def test_an_office_killed_in_the_middle_of_a_file_tries_it_again() -> None:
    to_pdf(docx(lines=1), suffix=".docx")
    before, victim = host(), soffice()
    os.kill(victim, signal.SIGSTOP)
    killer = threading.Timer(1, os.kill, (victim, signal.SIGKILL))
    killer.start()
    begun = time.monotonic()
    assert "Dòng 9" in text_of(to_pdf(docx(lines=9), suffix=".docx"))
    killer.join()
    assert host() != before
    assert time.monotonic() - begun > 1


@needs_office
def test_a_stuck_office_is_killed_and_the_next_file_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    to_pdf(docx(lines=1), suffix=".docx")
    stuck = soffice()
    os.kill(stuck, signal.SIGSTOP)
    monkeypatch.setattr(office, "FILE_SECONDS", 1)
    with pytest.raises(CannotConvert, match="giây mà chưa xong"):
        to_pdf(docx(lines=1), suffix=".docx")
    assert not Path(f"/proc/{stuck}").exists() or b"Z" in Path(f"/proc/{stuck}/stat").read_bytes().split()[2]
    monkeypatch.setattr(office, "FILE_SECONDS", 60)
    assert "Dòng 4" in text_of(to_pdf(docx(lines=4), suffix=".docx"))


@needs_office
def test_it_is_started_afresh_after_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_FILES", 2)
    Warm.close()
    hosts = []
    for _ in range(3):
        to_pdf(docx(lines=1), suffix=".docx")
        hosts.append(host())
    assert (hosts[0] == hosts[1], hosts[1] == hosts[2]) == (True, False)


@needs_office
@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"", ".docx"),
        (b"PK\x03\x04" + os.urandom(5000), ".docx"),
        (docx(lines=200)[:9000], ".docx"),
        (b"<html><img src='http://127.0.0.1:9/a.png'>xin</html>", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (b"%PDF-1.7 xin", ".odt"),
    ],
    ids=["empty", "no archive", "cut off", "a web page", "an empty compound file", "a PDF"],
)
def test_a_broken_file_is_refused_at_once(data: bytes, suffix: str) -> None:
    begun = time.monotonic()
    with pytest.raises(CannotConvert, match="Không mở được tệp"):
        to_pdf(data, suffix=suffix)
    assert time.monotonic() - begun < 20
    assert "Dòng 1" in text_of(to_pdf(docx(lines=1), suffix=".docx"))


def test_other_kinds_of_file_are_refused() -> None:
    with pytest.raises(CannotConvert, match=r"Chỉ chuyển được tệp \.docx"):
        to_pdf(b"x", suffix=".xlsx")


def test_without_libreoffice_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OfficeMissing, match="chưa cài LibreOffice"):
        to_pdf(docx(lines=1), suffix=".docx")


@needs_office
def test_without_uno_each_file_starts_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    Warm.close()
    monkeypatch.setattr(office, "python_with_uno", lambda: None)
    assert "Dòng 5" in text_of(to_pdf(docx(lines=5), suffix=".docx"))
    with pytest.raises(CannotConvert, match="Không mở được tệp"):
        to_pdf(b"PK\x03\x04" + os.urandom(5000), suffix=".docx")
    assert Warm.converter is None


# ---- no room ----


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folders of LibreOffice come to stand."""
    Warm.close()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def no_room(*args: object, **more: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@needs_office
@pytest.mark.parametrize("is_warm", [True, False])
@pytest.mark.parametrize("later", [True, False], ids=["runs out", "is full"])
def test_a_full_disk_is_told_and_nothing_stays(folders: Path, monkeypatch: pytest.MonkeyPatch, is_warm: bool, later: bool) -> None:
    """Whether it was full before, or LibreOffice found no room and called the file broken."""
    with monkeypatch.context() as patch:
        rooms = iter([2**30 if later else 0, 0])
        patch.setattr("thidua.documents.office.shutil.disk_usage", lambda _: SimpleNamespace(free=next(rooms)))
        if not is_warm:
            patch.setattr(office, "python_with_uno", lambda: None)
        with pytest.raises(NoRoom, match="hết chỗ chứa nên chưa chuyển được"):
            to_pdf(b"PK\x03\x04" + os.urandom(5000), suffix=".docx")
    assert list(folders.iterdir()) == []
    assert "Dòng 1" in text_of(to_pdf(docx(lines=1), suffix=".docx"))
    Warm.close()


@needs_office
def test_a_pdf_that_cannot_be_written_is_no_broken_file(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.Converter, "hear", lambda *_: {"error": "0xc10", "full": True})
    with pytest.raises(NoRoom):
        to_pdf(docx(lines=1), suffix=".docx")
    assert list(folders.iterdir()) == []


@pytest.mark.parametrize(("code", "is_full"), [(0xC10, True), (0x11B, False), (None, False)], ids=["cannot write", "no path", "no code"])
def test_host_knows_a_full_disk_by_the_code_of_the_fault(code: int | None, is_full: bool, tmp_path: Path) -> None:
    class Failed(Exception):
        ErrCode = code

    class Lost(Exception):
        pass

    def store(*_: object) -> None:
        raise Failed

    kinds = {"com.sun.star.uno.Exception": Failed, "com.sun.star.lang.DisposedException": Lost}
    uno = SimpleNamespace(getClass=kinds.__getitem__, createUnoStruct=lambda _: SimpleNamespace(), Any=lambda _, value: value)
    document = SimpleNamespace(storeToURL=store, close=lambda _: None)
    desktop = SimpleNamespace(loadComponentFromURL=lambda *_: document)
    said = office_host.convert(uno, desktop, source=str(tmp_path / "a"), target=str(tmp_path / "b"), filter="")
    assert said.get("full", False) is is_full


@needs_office
@pytest.mark.parametrize("place", ["write_profile", "Path.write_bytes", "fcntl.flock", "tempfile.mkdtemp"])
def test_no_room_before_libreoffice_has_the_file(folders: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(f"thidua.documents.office.{place}", no_room)
        with pytest.raises(NoRoom, match="hết chỗ chứa"):
            to_pdf(docx(lines=1), suffix=".docx")
    assert list(folders.iterdir()) == []


def test_other_faults_of_the_system_are_not_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("thidua.documents.office.fcntl.flock", broken)
    with pytest.raises(OSError, match="Input/output"):
        to_pdf(docx(lines=1), suffix=".docx")


@needs_office
def test_files_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def convert(number: int) -> None:
        done.append(text_of(to_pdf(docx(lines=number), suffix=".docx")).splitlines()[-1].strip())

    threads = [threading.Thread(target=convert, args=(number,)) for number in (2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(words.split(":")[0] for words in done) == ["Dòng 2", "Dòng 3", "Dòng 4"]


@needs_office
def test_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "WAIT_SECONDS", 0.2)
    with office.one_at_a_time(), pytest.raises(office.OfficeBusy, match="đang chuyển nhiều tệp"):
        to_pdf(docx(lines=1), suffix=".docx")
