"""Read a workbook that came over the net: in a process of its own, with limits of memory and time."""

import json

from thidua.core.apart import TooSlow, run_apart
from thidua.plans.reading.model import Unreadable
from thidua.scoring.workbook.reading import MAX_BYTES, TOO_HEAVY, Returned, returned_of

MODULE = "thidua.scoring.workbook"
SECONDS = 30.0


def read_safely(data: bytes, *, seconds: float = SECONDS) -> Returned:
    """Raises `Unreadable` with a sentence."""
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_HEAVY)
    try:
        ended = run_apart(MODULE, seconds=seconds, words=data)
    except TooSlow:
        message = f"Đọc quá {seconds:.0f} giây chưa xong nên đã dừng. Tải phiếu mới rồi chép số liệu vào."
        raise Unreadable(message) from None
    if ended.code == 2 and ended.told.strip():
        raise Unreadable(ended.told.strip().splitlines()[-1])
    if ended.code:
        message = "Không đọc được tệp: bộ đọc dừng giữa chừng. Mở phiếu bằng Excel, lưu lại thành tệp .xlsx mới rồi tải lên."
        raise Unreadable(message) from RuntimeError(ended.told)
    return returned_of(json.loads(ended.out))
