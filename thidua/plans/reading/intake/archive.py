"""A zip from a stranger: counted before it is opened, read within bounds, its XML without entities."""

import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from thidua.plans.reading.intake.limits import (
    MAX_DIRECTORY_BYTES,
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)
from thidua.plans.reading.model import Unreadable

BOMB = "Tệp nén bất thường (bung ra quá lớn hoặc quá nhiều phần) nên không được mở. Hãy mở bằng Word, lưu lại thành .docx mới rồi gửi."
DAMAGED = "Tệp Word bị hỏng hoặc tải lên chưa trọn. Hãy mở bằng Word, lưu lại thành tệp mới rồi gửi."
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Archive:
    """The parts of a zip that was found harmless."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Unreadable(DAMAGED) from error
        _check_entries(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())
        self._left = MAX_UNPACKED_BYTES

    def read(self, name: str) -> bytes:
        """The part, never more than the limit, whatever the directory says of its size."""
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except RuntimeError as error:  # zipfile's word for a password
            raise Unreadable("Tệp đang đặt mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi gửi.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Unreadable(DAMAGED) from error
        self._left -= len(data)
        if len(data) > MAX_PART_BYTES or self._left < 0:
            raise Unreadable(BOMB)
        return data

    def xml(self, name: str) -> etree._Element:
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> etree._Element:
    """Word's XML; a document type, which Word never writes, is refused with its entities."""
    data = data.replace(STRICT, TRANSITIONAL).replace(STRICT_RELATIONS, RELATIONS)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("Tệp Word chứa khai báo lạ mà Word không bao giờ ghi nên không được mở. Hãy mở bằng Word, lưu lại rồi gửi.")
    return root


def _check_directory(data: bytes) -> None:
    """The size of the list of parts, before Python builds an object for each."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + 22 > len(data):
        raise Unreadable(DAMAGED)
    entries, size = struct.unpack("<HI", data[at + 10 : at + 16])
    if data[max(0, at - 20) : at - 16] == b"PK\x06\x07":
        start = at - 20 - 56
        if start < 0 or data[start : start + 4] != b"PK\x06\x06":
            raise Unreadable(DAMAGED)
        entries, size = struct.unpack("<QQ", data[start + 32 : start + 48])
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY_BYTES:
        raise Unreadable(BOMB)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise Unreadable(BOMB)
    for entry in entries:
        is_big = entry.file_size > RATIO_FROM_BYTES
        if is_big and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Unreadable(BOMB)
