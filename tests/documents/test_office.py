"""The warm LibreOffice: quick, one file at a time, and back on its feet whatever a file does to it."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.make import docx
from thidua.documents import office
from thidua.documents.office import CannotConvert, OfficeMissing, Warm, to_pdf

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
