"""Word files into PDF by LibreOffice, which stays open between two files (`office_host.py`), one file at a time on this machine.

The files come from strangers: macros off, links not followed, no network where the system allows that, limits of time and memory, a
profile of its own. LibreOffice is started at first use, again when it died or stuck, and afresh after `MOST_FILES`; it ends when idle.
Without `python3-uno` it is started for each file. (`plans.reading.intake.office` reads .doc files without Django and stays apart.)
"""

import atexit
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from thidua.core.errors import RuleBroken
from thidua.files.disk import told_when_full

FILE_SECONDS = 60
START_SECONDS = 60
WAIT_SECONDS = 120
"""For one's turn: gunicorn gives a request 180 seconds."""
IDLE_SECONDS = 600
MEMORY_BYTES = 3 * 2**29
MOST_FILES = 50
LEAST_ROOM = 2**24
HOST = Path(__file__).with_name("office_host.py")
NOTHING = subprocess.DEVNULL
FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".doc": "MS Word 97",
    ".odt": "writer8",
    ".rtf": "Rich Text Format",
}
"""What LibreOffice must find in the file: a web page named .docx is refused, not rendered."""


class CannotConvert(RuleBroken):
    """No PDF of this file; `str(error)` says why and what to do."""


class OfficeMissing(CannotConvert):
    """This machine has no LibreOffice: no file of this kind can be converted."""


class OfficeBusy(CannotConvert):
    """Other files are being converted; later it works."""


class NoRoom(OfficeBusy):
    """The disk is full: nothing of this file was kept. When there is room again it works."""


class Died(Exception):
    """LibreOffice ended in the middle of a file."""


MISSING = "Máy chủ chưa cài LibreOffice nên chưa mở được tệp Word. Người quản trị cài gói libreoffice-writer-nogui và python3-uno."
BUSY = "Máy chủ đang chuyển nhiều tệp khác sang PDF. Hãy thử lại sau ít phút."
UNKNOWN = "Chỉ chuyển được tệp .docx, .doc, .odt, .rtf sang PDF."
FULL = "Máy chủ hết chỗ chứa nên chưa chuyển được tệp sang PDF; chưa có gì được ghi. Báo người quản trị dọn đĩa rồi làm lại."
BROKEN = "Không mở được tệp: tệp có thể đã hỏng hoặc đang đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại thành .docx rồi gửi."
TOO_SLOW = f"Mở tệp quá {FILE_SECONDS} giây mà chưa xong nên đã dừng. Hãy mở bằng Word, bớt ảnh lớn hoặc lưu thẳng ra PDF rồi gửi."


@dataclass
class Converter:
    """A running LibreOffice with its host. Used by whoever holds `one_at_a_time()`."""

    folder: Path
    process: "subprocess.Popen[bytes]"
    files: int = 0
    unread: bytearray = field(default_factory=bytearray)

    def is_fit(self) -> bool:
        return self.process.poll() is None and self.files < MOST_FILES

    def ask(self, source: Path, target: Path, *, name: str, seconds: float) -> str | None:
        """What went wrong, in LibreOffice's words. Raises `Died`, `TimeoutError`, `NoRoom`."""
        self.files += 1
        words = json.dumps({"source": str(source), "target": str(target), "filter": name})
        assert self.process.stdin is not None
        try:
            os.write(self.process.stdin.fileno(), words.encode() + b"\n")
        except BrokenPipeError as error:
            raise Died from error
        said = self.hear(seconds)
        if "full" in said:
            raise NoRoom(FULL)
        wrong: str | None = said.get("error")
        return wrong

    def hear(self, seconds: float) -> dict[str, Any]:
        """The next line of the host."""
        assert self.process.stdout is not None
        until, stdout = time.monotonic() + seconds, self.process.stdout.fileno()
        while b"\n" not in self.unread:
            readable, _, _ = select.select([stdout], [], [], max(until - time.monotonic(), 0))
            if not readable:
                raise TimeoutError
            if not (part := os.read(stdout, 4096)):
                raise Died
            self.unread += part
        line, _, rest = bytes(self.unread).partition(b"\n")
        self.unread = bytearray(rest)
        words: dict[str, Any] = json.loads(line)
        return words

    def close(self) -> None:
        end(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)


class Warm:
    """The converter of this process, if one is open."""

    converter: Converter | None = None

    @classmethod
    def open(cls) -> Converter:
        if cls.converter is not None and cls.converter.is_fit():
            return cls.converter
        cls.close()
        cls.converter = start()
        return cls.converter

    @classmethod
    def close(cls) -> None:
        if cls.converter is not None:
            cls.converter.close()
        cls.converter = None


atexit.register(Warm.close)


def to_pdf(data: bytes, *, suffix: str) -> bytes:
    """The document as PDF/A-2b. Takes its turn among all processes of this machine. Raises `CannotConvert`."""
    if suffix.lower() not in FILTERS:
        raise CannotConvert(UNKNOWN)
    if not data:
        raise CannotConvert(BROKEN)
    if program() is None:
        raise OfficeMissing(MISSING)
    with told_when_full(NoRoom, FULL), one_at_a_time():
        refuse_when_full(more=4 * len(data))
        return warm_pdf(data, suffix=suffix.lower()) if python_with_uno() else cold_pdf(data, suffix=suffix.lower())


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A lock of the system, so that it goes when its holder dies."""
    until = time.monotonic() + WAIT_SECONDS
    with (Path(settings.DATA_DIR) / "office.lock").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise OfficeBusy(BUSY) from error
            time.sleep(0.05)
        yield


def warm_pdf(data: bytes, *, suffix: str) -> bytes:
    """By the LibreOffice that is open. Should it die, a fresh one tries once more; a file that is too slow had its time.

    Without room it ends: what it has begun lies in its folder and goes with it.
    """
    for _ in range(2):
        try:
            return _ask(data, suffix=suffix)
        except Died:
            Warm.close()
        except (NoRoom, OSError):
            Warm.close()
            raise
    raise CannotConvert(BROKEN)


def _ask(data: bytes, *, suffix: str) -> bytes:
    converter = Warm.open()
    source, target = converter.folder / f"file{suffix}", converter.folder / "file.pdf"
    source.write_bytes(data)
    try:
        wrong = converter.ask(source, target, name=FILTERS[suffix], seconds=FILE_SECONDS)
        if wrong is not None or not target.is_file():
            refuse_when_full()
            raise CannotConvert(BROKEN)
        return target.read_bytes()
    except TimeoutError as error:
        Warm.close()
        raise CannotConvert(TOO_SLOW) from error
    finally:
        source.unlink(missing_ok=True)
        target.unlink(missing_ok=True)


def start() -> Converter:
    """LibreOffice, listening. Raises `CannotConvert` when it does not come up."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-office-"))
    command = [*apart(), *limits(), python_with_uno() or "", str(HOST), str(folder), program() or "", str(IDLE_SECONDS)]
    try:
        write_profile(folder)
        converter = Converter(folder, run(command, folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        converter.hear(START_SECONDS)
    except (Died, TimeoutError) as error:
        converter.close()
        refuse_when_full()
        raise OfficeBusy("LibreOffice trên máy chủ không khởi động được. Hãy thử lại sau ít phút.") from error
    return converter


def cold_pdf(data: bytes, *, suffix: str) -> bytes:
    """By a LibreOffice started for this file alone: some seconds more."""
    with tempfile.TemporaryDirectory(prefix="thidua-office-") as name:
        folder = Path(name)
        write_profile(folder)
        source, target = folder / f"file{suffix}", folder / "out" / "file.pdf"
        source.write_bytes(data)
        options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", f"--infilter={FILTERS[suffix]}"]
        export = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
        command = [*apart(), *limits(), program() or "", *options, "--convert-to", export, "--outdir", str(target.parent), str(source)]
        process = run(command, folder)
        try:
            process.wait(timeout=FILE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise CannotConvert(TOO_SLOW) from error
        finally:
            end(process)
        if not target.is_file():
            refuse_when_full()
            raise CannotConvert(BROKEN)
        return target.read_bytes()


def refuse_when_full(*, more: int = 0) -> None:
    """Before and when LibreOffice failed: without room it leaves out pictures, or takes a good file for a broken one."""
    if shutil.disk_usage(tempfile.gettempdir()).free < LEAST_ROOM + more:
        raise NoRoom(FULL)


def run(
    command: list[str], folder: Path, *, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """In a process group of its own, so that nothing of it outlives `end`; the files of LibreOffice stay in the folder."""
    words = environment(folder)
    return subprocess.Popen(command, cwd=folder, env=words, stdin=stdin, stdout=stdout, stderr=NOTHING, bufsize=0, start_new_session=True)


def environment(folder: Path) -> dict[str, str]:
    """What LibreOffice is told: nothing of the house, only where programs are and which typefaces the office has set up."""
    kept = {name: os.environ[name] for name in ("PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH") if name in os.environ}
    return {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", **kept}


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ends whatever is left of the group; the group may be gone already."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
PROFILE = {
    (SECURITY, "BlockUntrustedRefererLinks"): "true",
    (SECURITY, "DisableMacrosExecution"): "true",
    (SECURITY, "MacroSecurityLevel"): "3",
    ("/org.openoffice.Office.Writer/Content/Update", "Link"): "0",
}
"""No linked pictures, no macros, no updated links, whatever the file asks for."""


def write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in PROFILE.items()
    )
    (folder / "profile" / "user").mkdir(parents=True)
    profile = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(profile, encoding="utf-8")


def program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def python_with_uno() -> str | None:
    """The system's Python: `uno` comes with the distribution, not with the project's environment."""
    for python in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if Path(python).exists() and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    return None


@cache
def limits() -> tuple[str, ...]:
    """Words before a command that bound its memory, so that a hostile file ends LibreOffice and not the machine."""
    program = shutil.which("prlimit")
    return (program, f"--as={MEMORY_BYTES}", "--core=0") if program else ()


@cache
def apart() -> tuple[str, ...]:
    """Words before a command that take the network from it and let its children die with it; empty where the system does not grant that."""
    words = ("unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child")
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, check=False, timeout=10)
    except FileNotFoundError:
        return ()
    return words if tried.returncode == 0 else ()
