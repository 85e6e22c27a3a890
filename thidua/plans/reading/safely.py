"""Read a file that a stranger sent: in a process of its own, with a limit of memory and time."""

import json
import tempfile
from pathlib import Path
from typing import Any

from thidua.core.apart import TooSlow, run_apart
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
    try:
        ended = run_apart("thidua.plans.reading", str(path), seconds=seconds, keeps_environment=True)
    except TooSlow:
        message = f"Đọc quá {seconds:.0f} giây chưa xong nên đã dừng. Tách tệp thành nhiều phần hoặc gửi bản Word."
        raise Unreadable(message) from None
    if ended.code == 2:
        raise Unreadable(ended.told.strip().splitlines()[-1])
    if ended.code:
        message = "Không đọc được tệp: bộ đọc dừng giữa chừng. Mở tệp bằng Word, lưu lại dạng .docx rồi tải lên."
        raise Unreadable(message) from RuntimeError(ended.told)
    return ended.out
