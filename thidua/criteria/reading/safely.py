"""Read a table that a stranger sent: in a process of its own, with limits of memory and time."""

import json
from typing import Any

from thidua.core.apart import TooSlow, run_apart
from thidua.plans.reading.model import Unreadable

MODULE = "thidua.criteria.reading"
SECONDS = 60.0


def read_safely(data: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """What `TableReading.as_json` gives. Raises `Unreadable` with a Vietnamese sentence."""
    try:
        ended = run_apart(MODULE, seconds=seconds, words=data)
    except TooSlow:
        message = f"Đọc quá {seconds:.0f} giây chưa xong nên đã dừng. Xóa hàng, cột, ảnh thừa rồi tải lên lại."
        raise Unreadable(message) from None
    if ended.code == 2 and ended.told.strip():
        raise Unreadable(ended.told.strip().splitlines()[-1])
    if ended.code:
        message = "Không đọc được tệp: bộ đọc dừng giữa chừng. Mở tệp bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên."
        raise Unreadable(message) from RuntimeError(ended.told)
    said: dict[str, Any] = json.loads(ended.out)
    return said
