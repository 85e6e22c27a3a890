"""Read a file that a stranger sent: in a process of its own, with a limit of memory and time."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from thidua.plans.reading.model import Unreadable

SECONDS = 120


def read_safely(path: Path, *, name: str, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """What `Reading.as_json()` gives, with "blocks", for each plan in the file. `name` is what the sender called it.

    Raises `Unreadable` with a Vietnamese sentence.
    """
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / f"plan{Path(name).suffix.lower()}"
        link.symlink_to(path.resolve())
        readings: list[dict[str, Any]] = json.loads(_run(link, seconds))
    return readings


def _run(path: Path, seconds: float) -> bytes:
    command = [sys.executable, "-m", "thidua.plans.reading", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        out, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        message = f"Đọc quá {seconds:.0f} giây chưa xong nên đã dừng. Tách tệp thành nhiều phần hoặc gửi bản Word."
        raise Unreadable(message) from None
    if process.returncode == 2:
        raise Unreadable(told.decode().strip().splitlines()[-1])
    if process.returncode:
        message = "Không đọc được tệp: bộ đọc dừng giữa chừng. Mở tệp bằng Word, lưu lại dạng .docx rồi tải lên."
        raise Unreadable(message) from RuntimeError(told.decode(errors="replace")[-2000:])
    return out
