"""What may be stored (limits of trust.md 3.3)."""

MAX_BYTES = 50 * 1024 * 1024
PLAN_SUFFIXES = (".docx", ".doc", ".pdf", ".txt", ".md", ".html", ".htm", ".rtf", ".odt")
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
}


def why_not_store(*, name: str, size: int) -> str | None:
    if size == 0:
        return f"Chưa nhận được “{name}”: tệp trống (0 byte). Kiểm tra lại tệp trên máy rồi tải lại."
    if size > MAX_BYTES:
        heavy, most = size // 1024 // 1024, MAX_BYTES // 1024 // 1024
        return f"Chưa nhận được “{name}”: tệp nặng {heavy} MB, hệ thống nhận tối đa {most} MB. Nén ảnh trong tệp hoặc gửi bản Word."
    return None
