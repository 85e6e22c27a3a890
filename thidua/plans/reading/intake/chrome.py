"""What a web page puts round a document: menus, counters, buttons."""

import re
from collections.abc import Sequence
from typing import Final

BUTTON: Final = re.compile(
    r"(?:nhập từ khóa.*|tìm kiếm\.*|từ khóa( tìm kiếm)?|chia sẻ( bài viết)?( qua.*)?|in trang( này)?|bản in|in bài viết|gửi (email|bài viết|cho bạn bè)|"
    r"(số )?lượt (xem|truy cập|đọc)\s*:?\s*[\d.,]*|đã xem\s*:?\s*[\d.,]*|trang chủ(\s*[>»›/|].*)?|đăng nhập|đăng ký(?= tài khoản).*|đăng xuất|"
    r"về trang trước|quay lại|lên đầu trang|đầu trang|xem thêm|xem tiếp|tin liên quan|bài viết liên quan|các tin khác|tin (mới|cũ) hơn|"
    r"facebook|zalo|twitter|youtube|rss|sitemap|sơ đồ trang|liên hệ|cỡ chữ.*|tăng cỡ chữ|giảm cỡ chữ|màu chữ|đọc bài viết|nghe bài viết|"
    r"bình luận|ý kiến bạn đọc|gửi bình luận|đánh giá bài viết.*|tải về|tải file đính kèm|tệp đính kèm|file đính kèm|xem nội dung chi tiết.*|"
    r"a\s*[-+]\s*a?\s*[-+]?|menu|bản quyền.*|copyright.*|©.*|(tổng )?số? ?lượt truy cập.*|đang (truy cập|online).*|bạn đang ở.*|you are here.*|"
    r"(hôm nay|hôm qua|tuần này|tháng này|tất cả)\s*:?\s*[\d.,]+)",
    re.IGNORECASE,
)
CRUMBS: Final = re.compile(r"trang chủ\s*[>»›/|].*|[^.;:]{2,40}(\s[>»›]\s[^.;:]{2,60})+", re.IGNORECASE)
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
    return {index for index in short if sum(lines[other] == lines[index] for other in short) > 1}
