"""Names, kinds and sizes: what is known before the first byte is read."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from thidua.core.text import one_line

MB = 1024 * 1024
MAX_BYTES = 50 * MB
PLAN_SUFFIXES = (".docx", ".doc", ".pdf", ".txt", ".md", ".html", ".htm", ".rtf", ".odt")
SUBMISSION_SUFFIXES = (".pdf", ".docx", ".xlsx", ".jpg", ".jpeg", ".png")
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
MOST_LETTERS = 200
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Control signs, and those that turn the direction of reading round ("cod.exe" shown as "exe.doc")."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one purpose allows. `is_read`: the bytes must be what the name says and open without harm."""

    most: int
    suffixes: tuple[str, ...]
    is_read: bool


LIMITS = {
    "plan": Limits(MAX_BYTES, (), is_read=False),
    "submission": Limits(20 * MB, SUBMISSION_SUFFIXES, is_read=True),
}
"""By purpose. A plan's file is sorted out by the form that takes it and read by the reader of plans."""


def clean_name(name: str) -> str:
    """The name as a label: no folders, nothing unseen, NFC, at most 200 letters with its suffix kept."""
    seen = UNSEEN.sub("", one_line(re.sub(r"\s", " ", name)))
    last = one_line(seen.replace("\\", "/").rpartition("/")[2]).strip(". ") or "tệp"
    suffix = PurePosixPath(last).suffix[:20]
    return last if len(last) <= MOST_LETTERS else last[: MOST_LETTERS - len(suffix)] + suffix


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def media_type_of(name: str) -> str:
    return MEDIA_TYPES.get(suffix_of(name), "application/octet-stream")


def why_not_name(*, name: str, suffixes: tuple[str, ...]) -> str | None:
    """`suffixes` empty: any kind."""
    suffix = suffix_of(name)
    if not suffixes or suffix in suffixes:
        return None
    kinds = "PDF, Word (.docx), Excel (.xlsx), ảnh JPG, PNG"
    if suffix in {".doc", ".xls"}:
        return f"Chưa nhận được “{name}”: tệp Office đời cũ ({suffix}). Mở bằng Word, Excel rồi Lưu thành {suffix}x hoặc PDF, gửi lại."
    if suffix in {".docm", ".xlsm", ".xlsb", ".dotm"}:
        return f"Chưa nhận được “{name}”: tệp mang macro. Lưu thành .docx, .xlsx hoặc PDF rồi gửi lại."
    return f"Chưa nhận được “{name}”: chỉ nhận {kinds}. Chuyển tệp sang một trong các loại đó rồi gửi lại."


def why_not_store(*, name: str, size: int, purpose: str = "plan") -> str | None:
    limits = LIMITS[purpose]
    if size == 0:
        return f"Chưa nhận được “{name}”: tệp trống (0 byte). Kiểm tra lại tệp trên máy rồi tải lại."
    if size > limits.most:
        heavy, most = -(-size // MB), limits.most // MB
        return f"Chưa nhận được “{name}”: tệp nặng {heavy} MB, hệ thống nhận tối đa {most} MB. Nén ảnh trong tệp hoặc gửi bản Word."
    return why_not_name(name=name, suffixes=limits.suffixes)
