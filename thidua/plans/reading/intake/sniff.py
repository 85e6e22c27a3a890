"""What a file is, by its first bytes; its name only decides between kinds of text."""

from enum import StrEnum
from pathlib import Path

from thidua.plans.reading.intake.limits import MAX_FILE_BYTES
from thidua.plans.reading.model import Unreadable


class FileKind(StrEnum):
    ZIP = "zip"
    PDF = "pdf"
    DOC = "doc"
    RTF = "rtf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "Hãy gửi kế hoạch dạng Word (.docx), PDF hoặc văn bản."
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "Tệp là một bức ảnh. Hãy gửi bản Word, hoặc quét kế hoạch thành PDF rồi gửi lại."),
    (b"\xff\xd8\xff", "Tệp là một bức ảnh. Hãy gửi bản Word, hoặc quét kế hoạch thành PDF rồi gửi lại."),
    (b"GIF8", "Tệp là một bức ảnh. Hãy gửi bản Word, hoặc quét kế hoạch thành PDF rồi gửi lại."),
    (b"II*\x00", "Tệp là một bức ảnh. Hãy gửi bản Word, hoặc quét kế hoạch thành PDF rồi gửi lại."),
    (b"MM\x00*", "Tệp là một bức ảnh. Hãy gửi bản Word, hoặc quét kế hoạch thành PDF rồi gửi lại."),
    (b"MZ", f"Tệp là một chương trình, không phải văn bản, nên không được mở. {SAVE_AS}"),
    (b"\x7fELF", f"Tệp là một chương trình, không phải văn bản, nên không được mở. {SAVE_AS}"),
    (b"Rar!", "Tệp là một gói nén. Hãy giải nén rồi gửi từng kế hoạch."),
    (b"7z\xbc\xaf\x27\x1c", "Tệp là một gói nén. Hãy giải nén rồi gửi từng kế hoạch."),
    (b"\x1f\x8b", "Tệp là một gói nén. Hãy giải nén rồi gửi từng kế hoạch."),
    (b"MIME-Version:", f"Tệp là trang web lưu gộp (.mht). Hãy mở bằng Word, lưu lại thành .docx rồi gửi. {SAVE_AS}"),
)
WORD_STREAM = "WordDocument"
OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "Tệp Word đang đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi."),
    ("Workbook", f"Tệp là bảng tính Excel, không phải kế hoạch. {SAVE_AS}"),
    ("PowerPoint Document", f"Tệp là bài trình chiếu, không phải kế hoạch. {SAVE_AS}"),
    ("__substg1.0", "Tệp là một thư Outlook. Hãy lưu kế hoạch đính kèm trong thư ra tệp riêng rồi gửi."),
)


def load(path: Path) -> bytes:
    """The bytes of the file; refused by its size before a byte is read."""
    if not path.is_file():
        raise Unreadable("Không thấy tệp này trên máy. Hãy chọn lại tệp kế hoạch.")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("Tệp rỗng (0 byte), có thể lúc tải lên bị đứt quãng. Hãy gửi lại tệp.")
    if size > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // (1024 * 1024)
        raise Unreadable(f"Tệp nặng {size // (1024 * 1024)} MB, quá mức {limit} MB. Hãy bớt ảnh hoặc gửi riêng phần kế hoạch.")
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES)


def kind_of(data: bytes, *, name: str) -> FileKind:
    """Raises Unreadable for everything that holds no plan."""
    for magic, sentence in FOREIGN:
        if data.startswith(magic):
            raise Unreadable(sentence)
    if data.startswith(b"PK"):
        return FileKind.ZIP
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(OLE):
        return _kind_of_ole(data)
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return FileKind.RTF
    return _kind_of_text(data, name=name)


def _kind_of_ole(data: bytes) -> FileKind:
    if WORD_STREAM.encode("utf-16-le") in data:  # asked first: a Word file may hold an Excel sheet
        return FileKind.DOC
    for stream, sentence in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise Unreadable(sentence)
    raise Unreadable(f"Tệp không phải văn bản Word, hoặc đã hỏng. {SAVE_AS}")


def _kind_of_text(data: bytes, *, name: str) -> FileKind:
    head = data[:4096]
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _has_every_other_nul(head)
    if b"\x00" in head and not is_wide:
        raise Unreadable(f"Không nhận ra loại tệp này. {SAVE_AS}")
    suffix = Path(name).suffix.lower()
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or (suffix in {".html", ".htm"} and b"<" in start):
        return FileKind.HTML
    return FileKind.MARKDOWN if suffix in {".md", ".markdown"} else FileKind.TEXT


def _has_every_other_nul(head: bytes) -> bool:
    """UTF-16 without its mark: Latin letters and blanks leave a NUL in every second byte."""
    half = max(len(head) // 2, 1)
    return max(head[0::2].count(0), head[1::2].count(0)) > 0.3 * half and min(head[0::2].count(0), head[1::2].count(0)) < 0.02 * half
