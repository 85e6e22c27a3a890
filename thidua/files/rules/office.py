"""A .docx opens as a document, an .xlsx as a workbook."""

import zipfile
from typing import BinaryIO

import docx
from python_calamine import CalamineWorkbook

from thidua.files.rules.archives import BROKEN, MACRO, open_archive, read_and_unpack, read_through
from thidua.files.rules.refused import Refused

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
NAMES = {".docx": "Word", ".xlsx": "Excel"}
PLAIN = {
    ".docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
LOCKED = "tệp có mật khẩu, hoặc là tệp Office đời cũ mang đuôi {suffix}. Mở bằng {name}, bỏ mật khẩu, lưu thành {suffix} rồi gửi lại"


def judge_office(stream: BinaryIO, *, size: int, suffix: str) -> None:
    start = stream.read(8)
    stream.seek(0)
    if start == OLD_OFFICE:
        raise Refused(LOCKED.format(suffix=suffix, name=NAMES[suffix]))
    if not start.startswith(ZIP):
        raise Refused(f"tệp mang đuôi {suffix} nhưng không phải tệp {NAMES[suffix]}. Lưu lại từ {NAMES[suffix]} rồi gửi")
    with open_archive(stream, packed=size) as archive:
        parts = set(archive.namelist())
        if not {MAIN[suffix], "[Content_Types].xml"} <= parts:
            raise Refused(f"tệp mang đuôi {suffix} nhưng bên trong không phải tệp {NAMES[suffix]}. Lưu lại từ {NAMES[suffix]} rồi gửi")
        unpacked = _read_through(archive, suffix)
        kinds = archive.read("[Content_Types].xml")
    if b"macroEnabled" in kinds:
        raise Refused(MACRO)
    if PLAIN[suffix] not in kinds:
        raise Refused(BROKEN)
    if unpacked is not None:
        docx.Document(unpacked)
        return
    stream.seek(0)
    if not CalamineWorkbook.from_filelike(stream).sheet_names:
        raise Refused(BROKEN)


def _read_through(archive: zipfile.ZipFile, suffix: str) -> BinaryIO | None:
    """A document is opened from memory afterwards (its reader takes every part whole anyway); a workbook from the file, row by row."""
    if suffix == ".docx":
        return read_and_unpack(archive)
    read_through(archive)
    return None
