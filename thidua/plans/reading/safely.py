"""Read a file that a stranger sent: in a process of its own, with a limit of memory and time."""

import tempfile
from pathlib import Path
from typing import Any

from thidua.core.apart import Refusals, read_apart
from thidua.plans.reading.model import Unreadable

MODULE = "thidua.plans.reading"
SECONDS = 120
REFUSALS = Refusals(
    Unreadable,
    slow="Đọc quá {seconds} giây chưa xong nên đã dừng. Tách tệp thành nhiều phần hoặc gửi bản Word.",
    broken="Không đọc được tệp: bộ đọc dừng giữa chừng. Mở tệp bằng Word, lưu lại dạng .docx rồi tải lên.",
)


def read_safely(path: Path, *, name: str, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """What `Reading.as_json()` gives, with "blocks", for each plan in the file. `name` is what the sender called it.

    Raises `Unreadable` with a Vietnamese sentence.
    """
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / f"plan{Path(name).suffix.lower()}"
        link.symlink_to(path.resolve())
        readings: list[dict[str, Any]] = read_apart(MODULE, str(link), refusals=REFUSALS, seconds=seconds, keeps_environment=True)
    return readings
