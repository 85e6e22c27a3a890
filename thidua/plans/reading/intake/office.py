"""Old Word files, rich text and OpenDocument, turned into .docx by LibreOffice."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from thidua.plans.reading.intake.limits import MAX_FILE_BYTES, OFFICE_SECONDS
from thidua.plans.reading.model import Unreadable

PROGRAM = "soffice"
MISSING = (
    "Tệp là bản Word đời cũ (.doc), .rtf hoặc .odt; máy chủ chưa cài LibreOffice để mở. "
    "Hãy mở bằng Word, chọn Lưu dưới dạng .docx rồi gửi lại."
)
TOO_SLOW = f"Mở tệp quá {OFFICE_SECONDS} giây mà chưa xong nên đã dừng. Hãy mở bằng Word, lưu lại thành .docx rồi gửi."
FAILED = "Không mở được tệp: tệp có thể đã hỏng hoặc đang đặt mật khẩu. Hãy mở bằng Word, lưu lại thành .docx rồi gửi."


def to_docx(data: bytes, *, suffix: str) -> bytes:
    """The file as .docx; LibreOffice gets a profile of its own, no network where the system allows, and a time limit."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise Unreadable(MISSING)
    with tempfile.TemporaryDirectory(prefix="thidua-") as name:
        folder = Path(name)
        source, out = folder / f"plan{suffix}", folder / "out"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [*_apart(), program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(out), str(source)]
        _run(command, folder)
        result = out / "plan.docx"
        if not result.is_file() or not 0 < result.stat().st_size <= MAX_FILE_BYTES:
            raise Unreadable(FAILED)
        return result.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Runs it in a process group of its own, so that nothing of it outlives the limit."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_SLOW) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends whatever is left of the group; the group may be gone already."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@cache
def _apart() -> tuple[str, ...]:
    """Words before a command that take the network from it; empty where the system does not grant that."""
    program = shutil.which("unshare")
    if program is None:
        return ()
    apart = (program, "--user", "--map-root-user", "--net")
    tried = subprocess.run([*apart, "true"], capture_output=True, check=False, timeout=10)
    return apart if tried.returncode == 0 else ()
