"""Files that come in pieces over a poor line: how large a piece, how much may stand unfinished, and for how long."""

from datetime import timedelta

MB = 1024 * 1024
CHUNK_BYTES = MB
MOST_UNFINISHED = 20
MOST_UNFINISHED_BYTES = 200 * MB
IDLE = timedelta(minutes=30)
"""When a person's room is full, files that have not moved for so long make way."""
KEPT = timedelta(days=2)


def why_not_begin(*, count: int, total: int) -> str | None:
    """`count`, `total`: what the person would have under way with this file."""
    if count > MOST_UNFINISHED:
        return f"Đang có {count - 1} tệp gửi dở. Đợi các tệp ấy xong hoặc bỏ bớt rồi gửi tiếp."
    if total > MOST_UNFINISHED_BYTES:
        return f"Các tệp đang gửi dở đã quá {MOST_UNFINISHED_BYTES // MB} MB. Đợi các tệp ấy xong hoặc bỏ bớt rồi gửi tiếp."
    return None


def why_not_finish(*, name: str, received: int, size: int) -> str | None:
    if received == size:
        return None
    return f"“{name}” mới tới được {received * 100 // size} %. Gửi nốt phần còn lại rồi mới xong."
