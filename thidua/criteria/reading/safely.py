"""Read a table that a stranger sent: in a process of its own, with limits of memory and time."""

from typing import Any

from thidua.core.apart import Refusals, read_apart
from thidua.plans.reading.model import Unreadable

MODULE = "thidua.criteria.reading"
SECONDS = 60.0
REFUSALS = Refusals(
    Unreadable,
    slow="Đọc quá {seconds} giây chưa xong nên đã dừng. Xóa hàng, cột, ảnh thừa rồi tải lên lại.",
    broken="Không đọc được tệp: bộ đọc dừng giữa chừng. Mở tệp bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.",
)


def read_safely(data: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """What `TableReading.as_json` gives. Raises `Unreadable` with a Vietnamese sentence."""
    said: dict[str, Any] = read_apart(MODULE, refusals=REFUSALS, seconds=seconds, words=data)
    return said
