"""Two plans in one file: where the second begins."""

import re
from collections.abc import Sequence
from typing import Final

from thidua.plans.reading.model import Block

TITLE: Final = re.compile(r"\s*KẾ HOẠCH\b(?!\s*(?:KÈM|CHI TIẾT))")
HEAD: Final = re.compile(r"(?:^|.*\n)\s*(?:CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Số\s*:.{0,20}/)", re.DOTALL)
STATE: Final = re.compile(r"(?:^|\n)\s*(?:CỘNG HÒA|CỘNG HOÀ) XÃ HỘI")
ANNEX: Final = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)\b")
FAREWELL: Final = re.compile(r"(?:^|\n)\s*Nơi nhận\s*:?")
HEADING_BLOCKS: Final = 14
"""A heading (agency, number, place and date) is not longer than that."""


def parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The blocks of each plan. Another begins with a heading and a title, after the recipients of the one before or with the
    name of the state over it."""
    starts, has_title, has_ended = [0], False, False
    for index, block in enumerate(blocks):
        has_ended = has_ended or FAREWELL.search(block.text) is not None
        if not TITLE.match(block.text):
            continue
        start = _heading_of(blocks, index, after=starts[-1]) if has_title else None
        if start is not None and (has_ended or any(STATE.search(above.text) for above in blocks[start:index])):
            starts.append(start)
            has_ended = False
        has_title = True
    return [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def _heading_of(blocks: Sequence[Block], title: int, *, after: int) -> int | None:
    """Where the heading over this title begins; None when an annex carries the title or there is no heading."""
    first: int | None = None
    for index in range(title - 1, max(title - HEADING_BLOCKS, after), -1):  # never the first block: that heading is taken
        if ANNEX.match(blocks[index].text) or FAREWELL.search(blocks[index].text):
            break
        if HEAD.match(blocks[index].text):
            first = index
    if first is None:
        return None
    return _with_agency(blocks, first, after=after)


def _with_agency(blocks: Sequence[Block], first: int, *, after: int) -> int:
    """The agency's name stands left of, or above, the first sign of the heading: same row, or capitals."""
    start = first
    while start - 1 > after and _belongs(blocks[start - 1], blocks[first]):
        start -= 1
    return start


def _belongs(block: Block, head: Block) -> bool:
    if head.place.table is not None:
        return block.place.table == head.place.table
    is_agency = block.text.isupper() and not FAREWELL.search(block.text)
    return is_agency and bool(re.match(r"(?:ỦY BAN|UBND|BỘ|SỞ|CỤC|TỈNH|HUYỆN|THÀNH PHỐ|HỘI ĐỒNG|CỤM|KHỐI|KHU VỰC|PHÒNG|VỤ)\b", block.text))
