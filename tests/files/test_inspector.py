"""The inspector that stands by: the same one for many files, replaced when it dies, never held up by one file."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.files import honest
from thidua.files import inspection
from thidua.files.inspection import OUT_OF_ORDER, TOO_MUCH, Standing, why_not_inside

ENOUGH = 20


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    Standing.close()
    yield
    Standing.close()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(honest.pdf())
    return path


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file whose reader waits for ever: nobody writes into this pipe."""
    path = tmp_path / "endless.pdf"
    os.mkfifo(path)
    return path


def why(path: Path) -> str | None:
    return why_not_inside(path, name=path.name, suffix=".pdf", meanwhile=lambda: None)


def pid() -> int:
    return Standing.by().process.pid


def readers(inspector: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{inspector}/task/{inspector}/children").read_text().split()]


def within(seconds: float, is_so: Callable[[], object]) -> bool:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def is_alive(number: int) -> bool:
    """A zombie that nobody has buried yet is dead."""
    try:
        return bool(Path(f"/proc/{number}/cmdline").read_bytes())
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for_reader(inspector: int) -> int:
    assert within(10, lambda: readers(inspector)), "no reader was born"
    return readers(inspector)[0]


def test_one_inspector_judges_many_files_and_buries_its_readers(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    first = pid()
    assert [why(good) for _ in range(ENOUGH)] == [None] * ENOUGH
    assert "PDF hỏng" in str(why(bad))
    assert pid() == first
    assert [task.name for task in Path(f"/proc/{first}/task").iterdir()] == [str(first)], "a fork beside threads is not whole"
    assert within(5, lambda: not readers(first))


def test_a_killed_inspector_is_replaced(good: Path) -> None:
    assert why(good) is None
    first = pid()
    os.kill(first, signal.SIGKILL)
    assert why(good) is None
    assert pid() != first


def test_a_file_that_never_ends_is_cut_off_and_the_next_one_is_judged(good: Path, endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pid()
    assert why(good) is None
    monkeypatch.setattr(inspection, "SECONDS", 0.3)
    assert TOO_MUCH in str(why(endless))
    monkeypatch.undo()
    assert (why(good), pid()) == (None, first)


def test_a_reader_that_dies_is_a_refusal_and_nobody_waits_for_it(good: Path, endless: Path) -> None:
    first, said = pid(), list[str | None]()
    waiting = threading.Thread(target=lambda: said.append(why(endless)))
    waiting.start()
    reader = wait_for_reader(first)
    assert why(good) is None, "another file is judged while one hangs"
    os.kill(reader, signal.SIGKILL)
    waiting.join(10)
    assert (TOO_MUCH in str(said[0]), pid()) == (True, first)


def test_readers_have_no_secret_and_little_to_spend(endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "bí mật")
    first = pid()
    waiting = threading.Thread(target=why, args=(endless,))
    waiting.start()
    reader = wait_for_reader(first)
    limits = Path(f"/proc/{reader}/limits")
    assert within(5, lambda: re.search(r"Max file size +0 ", limits.read_text()))
    lines = {line[:26].strip(): line[26:].split() for line in limits.read_text().splitlines()}
    environment = Path(f"/proc/{reader}/environ").read_bytes()
    fds = {str(entry.readlink()) for entry in Path(f"/proc/{reader}/fd").iterdir()}
    os.kill(reader, signal.SIGKILL)
    waiting.join(10)
    assert {word.partition(b"=")[0] for word in environment.split(b"\0")} - {b""} == {b"PYTHONPATH", b"PYTHONUTF8"}
    assert lines["Max address space"][:2] == ["1073741824"] * 2
    assert (lines["Max file size"][:2], lines["Max cpu time"][:2]) == (["0"] * 2, ["10"] * 2)
    assert [name for name in fds if name.startswith("socket:")] == [], "it must not hear of other files"


def test_when_no_inspector_stands_up_the_file_is_not_blamed(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert OUT_OF_ORDER in str(why(good))


def test_it_ends_with_its_owner(good: Path) -> None:
    code = "import os, sys; from thidua.files.inspection import *; print(why_not_inside(Path(sys.argv[1]), name='a', suffix='.pdf', meanwhile=int));"
    code += "print(Standing.by().process.pid, flush=True); os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", code, str(good)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    said, orphan = done.stdout.split()
    assert said == "None"
    assert within(5, lambda: not is_alive(int(orphan)))


def test_a_fork_of_the_owner_takes_its_own(good: Path) -> None:
    first, (reader, writer) = pid(), os.pipe()
    assert why(good) is None
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, f"{why(good)} {pid() != first}".encode())
            Standing.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 100) == b"None True"
    assert (why(good), pid()) == (None, first)
    os.close(reader)
    os.close(writer)
