"""Read a workbook that came over the net: in a process of its own, with limits of memory and time."""

from thidua.core.apart import Refusals, read_apart
from thidua.plans.reading.model import Unreadable
from thidua.scoring.workbook.reading import MAX_BYTES, TOO_HEAVY, Returned, returned_of

MODULE = "thidua.scoring.workbook"
SECONDS = 30.0
REFUSALS = Refusals(
    Unreadable,
    slow="Đọc quá {seconds} giây chưa xong nên đã dừng. Tải phiếu mới rồi chép số liệu vào.",
    broken="Không đọc được tệp: bộ đọc dừng giữa chừng. Mở phiếu bằng Excel, lưu lại thành tệp .xlsx mới rồi tải lên.",
)


def read_safely(data: bytes, *, seconds: float = SECONDS) -> Returned:
    """Raises `Unreadable` with a sentence."""
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_HEAVY)
    return returned_of(read_apart(MODULE, refusals=REFUSALS, seconds=seconds, words=data))
