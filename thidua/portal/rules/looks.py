"""How a standing looks: word, colour and shape, the same on every page."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua.core import dates
from thidua.obligations.rules import FINISHED, HANDED_IN, Standing


@dataclass(frozen=True, slots=True)
class Look:
    """`kind`: done, info, soon, late, plain; `shape`: an icon of the house."""

    kind: str
    word: str
    shape: str

    @property
    def css(self) -> str:
        """In a cell of a board: what is late stands out."""
        return "chip chip-late" if self.kind == "late" else f"mark mark-{self.kind}"


SAID: dict[Standing, Look] = {
    Standing.WAITING: Look("info", "chờ mốc", "clock"),
    Standing.AT_ONCE: Look("soon", "làm ngay", "warning"),
    Standing.UNDATED: Look("plain", "chưa xong", "circle"),
    Standing.RETURNED: Look("soon", "bị trả lại", "return"),
    Standing.EXCUSED: Look("plain", "được miễn", "minus"),
    Standing.WITHDRAWN: Look("plain", "thôi", "minus"),
}
KINDS = {Standing.OVERDUE: ("late", "alert"), Standing.SOON: ("soon", "warning"), Standing.LATER: ("plain", "circle")}
LATE = frozenset([Standing.DONE_LATE, Standing.ACCEPTED_LATE, Standing.SUBMITTED_LATE])
LEGEND = (
    Look("done", "ngày đã xong", "check"),
    Look("info", "đã nộp, chờ tiếp nhận", "clock"),
    Look("late", "quá hạn", "alert"),
    Look("soon", "còn 7 ngày trở xuống", "warning"),
    Look("plain", "chưa xong", "circle"),
    Look("info", "chờ mốc để tính hạn", "clock"),
    Look("plain", "thôi thực hiện", "minus"),
)


@lru_cache(maxsize=1024)
def look(standing: Standing, *, last: date | None, done_on: date | None, today: date) -> Look:
    """`done_on`: the day it was done, or the paper was handed in. On a board most cells of a column look alike."""
    if standing in FINISHED | HANDED_IN and done_on is not None:
        late = (done_on - last).days if standing in LATE and last is not None else 0
        word = dates.day_month(done_on) + (f", chậm {late} ngày" if late else "")
        return Look("info", f"{word}, chờ nhận", "clock") if standing in HANDED_IN else Look("done", word, "check")
    if standing in KINDS and last is not None:
        kind, shape = KINDS[standing]
        return Look(kind, dates.countdown(last, today=today), shape)
    return SAID[standing]
