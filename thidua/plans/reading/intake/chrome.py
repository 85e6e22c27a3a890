"""What a web page puts round a document: menus, counters, buttons."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

CHROME_LEFT_OUT: Final = "Văn bản lấy từ trang web: thực đơn, nút bấm và bộ đếm của trang đã được bỏ ra."
BUTTON: Final = re.compile(
    r"(?:(đăng lúc|cập nhật|ngày đăng).*lượt xem.*"
    r"|nhập từ khóa.*|tìm kiếm\.*|từ khóa( tìm kiếm)?|chia sẻ\s*(bài viết|qua|:|$).*|in trang( này)?|bản in|in bài viết"
    r"|gửi (email|bài viết|cho bạn bè)|(số )?lượt (xem|truy cập|đọc)\s*:?\s*[\d.,]*|đã xem\s*:?\s*[\d.,]*"
    r"|trang chủ(\s*[>»›/|].*)?|đăng nhập|đăng xuất|về trang trước|quay lại|(lên )?đầu trang|xem thêm|xem tiếp"
    r"|(tin|bài viết) liên quan|các tin khác.*|tin (mới|cũ) hơn|facebook|zalo|twitter|youtube|rss|sitemap|sơ đồ trang|liên hệ"
    r"|cỡ chữ.*|(tăng|giảm) cỡ chữ|màu chữ|(đọc|nghe) bài viết|bình luận|ý kiến bạn đọc|gửi bình luận|đánh giá bài viết.*"
    r"|tải về|tải file đính kèm|tệp đính kèm|file đính kèm|xem nội dung chi tiết.*|a\s*[-+]\s*a?\s*[-+]?|menu"
    r"|bản quyền.*|copyright.*|©.*|tổng (số )?(lượt )?truy cập.*|đang (truy cập|online).*|bạn đang ở.*"
    r"|(hôm nay|hôm qua|tuần này|tháng này|tất cả)\s*:?\s*[\d.,]+)",
    re.IGNORECASE | re.DOTALL,
)
CRUMBS: Final = re.compile(r"trang chủ\s*[>»›/|].*|[^.;:>»›]{2,40}([>»›][^.;:>»›]{2,60})+", re.IGNORECASE)
STRONG: Final = re.compile(
    r"(?:nhập từ khóa|trang chủ|lượt (xem|truy cập)|đăng nhập|in trang|chia sẻ|tin liên quan|bạn đang ở)", re.IGNORECASE
)
PLAN: Final = re.compile(r"\s*(?:kế hoạch|cộng hòa xã hội|số\s*:|ubnd|bộ |sở )", re.IGNORECASE)
SHORT: Final = 60


def chrome_lines(lines: Sequence[str]) -> set[int]:
    """Indexes of the lines that belong to the page and not to the plan."""
    found = {index for index, line in enumerate(lines) if _is_chrome(line)}
    if not any(STRONG.match(lines[index]) for index in found):
        return set()
    return found | _menu_above(lines)


def _is_chrome(line: str) -> bool:
    return len(line) <= 2 * SHORT and bool(BUTTON.fullmatch(line) or CRUMBS.fullmatch(line))


def _menu_above(lines: Sequence[str]) -> set[int]:
    """Above the title, the name of the section stands twice: in the menu and over the text."""
    start = next((index for index, line in enumerate(lines) if PLAN.match(line)), 0)
    short = [index for index in range(start) if 0 < len(lines[index]) <= SHORT]
    times = Counter(lines[index] for index in short)
    return {index for index in short if times[lines[index]] > 1}
