"""Word and Excel files are zips: their list, their sizes, their XML. Nothing is unpacked to disk or as a whole into memory."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Protocol
from xml.parsers import expat

from thidua.files.rules.refused import Refused

MB = 1024 * 1024
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * MB
MOST_PART = 32 * MB
"""One XML part that a reader takes into memory whole; sheets of a workbook are read row by row and may be larger."""
MOST_RATIO = 100
SMALL = MB
"""Below it the ratio says nothing."""
STEP = 64 * 1024
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
ZIP = b"PK\x03\x04"
NESTED = re.compile(r"embeddings/[^/]+\.(?:xlsx|docx|pptx)$", re.IGNORECASE)
BROKEN = "tệp hỏng, không mở được. Mở lại trên máy, lưu thành tệp mới rồi gửi lại"
BOMB = "tệp nén bung ra quá lớn, giống tệp gây treo máy. Lưu lại thành PDF rồi gửi"
STRANGE_NAME = "trong tệp có phần mang tên lạ, chỉ ra ngoài tệp. Mở bằng Word, Excel, lưu thành tệp mới rồi gửi lại"
MACRO = "tệp mang macro hoặc điều khiển ActiveX. Lưu thành .docx, .xlsx không macro, hoặc PDF, rồi gửi lại"
PACKED = "tệp giấu một tệp khác bên trong (chương trình hoặc tệp nén). Bỏ phần đính kèm ấy ra khỏi tệp rồi gửi lại"
DECLARES = "tệp có khai báo XML mà Word, Excel không bao giờ ghi (DOCTYPE). Mở bằng Word, Excel, lưu thành tệp mới rồi gửi lại"
OUTSIDE = "tệp lấy nội dung từ nơi khác ({target}). Bỏ liên kết ấy (với Excel: Dữ liệu, Sửa liên kết, Ngắt liên kết) rồi lưu và gửi lại"
LOCAL_TEMPLATE = re.compile(r"(?:file:///)?(?:[A-Za-z]:[\\/]|[^\\/:]+$)")


def open_archive(stream: BinaryIO, *, packed: int) -> zipfile.ZipFile:
    """The zip with its list judged."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or len({entry.filename for entry in entries}) != len(entries):
        raise Refused(BOMB)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > MOST_RATIO * packed):
        raise Refused(BOMB)
    for entry in entries:
        _judge_entry(entry)
    return archive


def _judge_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    lower = name.lower()
    if name.startswith("/") or ":" in name or ".." in name.split("/") or stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(STRANGE_NAME)
    if entry.flag_bits & 0x1:
        raise Refused("tệp có mật khẩu. Bỏ mật khẩu rồi gửi lại")
    if "vbaproject" in lower or "/activex/" in lower or lower.endswith("vbadata.xml"):
        raise Refused(MACRO)


@dataclass(frozen=True, slots=True)
class Echo:
    """A part that is written down while it is read, so that whoever opens the whole afterwards does not unpack it again."""

    part: IO[bytes]
    copy: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        step = self.part.read(size)
        self.copy.write(step)
        return step


class Part(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def read_through(archive: zipfile.ZipFile, *, depth: int = 0) -> None:
    """Every byte of every part: the sums agree, XML is plain, nothing runs, nothing is fetched from elsewhere."""
    for entry in archive.infolist():
        with _told_when_broken(), archive.open(entry) as part:
            _read_part(part, entry, depth=depth)


def read_and_unpack(archive: zipfile.ZipFile) -> BinaryIO:
    """Read through; the same archive without compression, in memory."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as plain:
        for entry in archive.infolist():
            with _told_when_broken(), archive.open(entry) as part, plain.open(entry.filename, "w") as copy:
                _read_part(Echo(part, copy), entry, depth=0)
    target.seek(0)
    return target


@contextmanager
def _told_when_broken() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError, expat.ExpatError) as error:
        raise Refused(BROKEN) from error


def _read_part(part: Part, entry: zipfile.ZipInfo, *, depth: int) -> None:
    lower = entry.filename.lower()
    if not lower.endswith((".xml", ".rels", ".vml")):
        return _read_bytes(part, entry.filename, depth=depth)
    if entry.file_size > MOST_PART and "/worksheets/" not in lower:
        raise Refused(BOMB)
    return _read_xml(part, is_links=lower.endswith(".rels"))


def _read_xml(part: Part, *, is_links: bool) -> None:
    """Read by expat in steps: no tree, no entity, no document type."""

    def declares(*_: object) -> None:
        raise Refused(DECLARES)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = declares
    if is_links:
        parser.StartElementHandler = _judge_link
    while step := part.read(STEP):
        parser.Parse(step, False)
    parser.Parse(b"", True)


def _judge_link(name: str, facts: dict[str, str]) -> None:
    """A hyperlink waits for a click; a template on the writer's own disk is not fetched. Everything else outside is fetched unasked."""
    if not name.endswith("Relationship") or facts.get("TargetMode", "").lower() != "external":
        return
    kind, target = facts.get("Type", "").rpartition("/")[2], facts.get("Target", "")
    if kind == "hyperlink" or (kind == "attachedTemplate" and LOCAL_TEMPLATE.match(target)):
        return
    raise Refused(OUTSIDE.format(target=target[:80]))


def _read_bytes(part: Part, name: str, *, depth: int) -> None:
    """A part that is not XML: pictures, fonts, embedded papers."""
    first = part.read(STEP)
    if first.startswith(PROGRAMS):
        raise Refused(PACKED)
    if first.startswith(ZIP):
        if depth or not NESTED.search(name):
            raise Refused(PACKED)
        inner = first + part.read()
        read_through(open_archive(io.BytesIO(inner), packed=len(inner)), depth=depth + 1)
        return
    hidden = "\x01Ole10Native".encode("utf-16-le")
    while first:
        if hidden in first:
            raise Refused(PACKED)
        first = part.read(STEP)
