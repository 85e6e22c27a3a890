"""The columns of the workbook, by the titles that people read there and by which they are found again."""

from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    MARK = "TT"
    TITLE = "Nội dung, tiêu chí"
    MOST = "Điểm chuẩn"
    RULE = "Cách chấm"
    DONE = "Kết quả, giá trị"
    WHOLE = "Tổng số, chỉ tiêu, quy mô"
    TIMES = "Số lần, số ngày chậm"
    DUE = "Hạn nộp"
    DAY = "Ngày gửi, ngày ban hành"
    MET = "Đạt, có"
    NA = "Không phát sinh"
    POINTS = "Điểm chấm"
    REASON = "Lý do"
    BEFORE = "Điểm vòng trước"
    SCORE = "Điểm đang có"
    SHOWN = "Minh chứng đã có"
    NUMBER = "Thêm minh chứng: số, ký hiệu văn bản"
    DATED = "Ngày văn bản"
    URL = "Đường dẫn"
    KEY = "Mã dòng"
    PARENT = "Mã mục trên"


WIDTHS: Mapping[Column, int] = {
    Column.MARK: 6,
    Column.TITLE: 40,
    Column.MOST: 8,
    Column.RULE: 42,
    Column.DONE: 11,
    Column.WHOLE: 11,
    Column.TIMES: 10,
    Column.DUE: 12,
    Column.DAY: 12,
    Column.MET: 11,
    Column.NA: 9,
    Column.POINTS: 9,
    Column.REASON: 26,
    Column.BEFORE: 9,
    Column.SCORE: 9,
    Column.SHOWN: 20,
    Column.NUMBER: 18,
    Column.DATED: 12,
    Column.URL: 22,
    Column.KEY: 10,
    Column.PARENT: 10,
}
LOCKED = frozenset(
    {Column.MARK, Column.TITLE, Column.MOST, Column.RULE, Column.BEFORE, Column.SCORE, Column.SHOWN, Column.KEY, Column.PARENT}
)
HIDDEN = frozenset({Column.KEY, Column.PARENT})
EVIDENCE = (Column.NUMBER, Column.DATED, Column.URL)
ORDER = tuple(Column)
