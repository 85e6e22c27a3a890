"""A file looked at before anything of it is written, and the rows of a reading."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from thidua.core.errors import RuleBroken
from thidua.core.text import one_line
from thidua.criteria.models import TableReading, TableVersion
from thidua.criteria.reading.engine import MAX_BYTES
from thidua.criteria.reading.safely import read_safely
from thidua.criteria.reading.values import Row, row_of
from thidua.plans.reading.model import Unreadable

SUFFIXES = (".docx", ".xlsx")


def reading_of(upload: "UploadedFile[Any]") -> dict[str, Any]:
    """What stands in the file. Raises `RuleBroken` with the reader's sentence."""
    name = one_line(upload.name or "tệp")
    if not name.lower().endswith(SUFFIXES):
        message = f"{name}: chỉ đọc được bảng trong tệp Word (.docx) hoặc Excel (.xlsx). Mở tệp, lưu lại dạng ấy rồi tải lên."
        raise RuleBroken(message)
    if (upload.size or 0) > MAX_BYTES:
        message = f"{name}: tệp nặng quá {MAX_BYTES // 1024 // 1024} MB. Bỏ bớt ảnh trong tệp."
        raise RuleBroken(message)
    try:
        return read_safely(b"".join(upload.chunks()))
    except Unreadable as error:
        message = f"{name}: {error}"
        raise RuleBroken(message) from error


def rows_of(reading: TableReading) -> list[Row]:
    return [row_of(row) for row in reading.rows]


def waiting_reading(version: TableVersion) -> TableReading | None:
    """The one under review."""
    return version.readings.filter(accepted_at=None).select_related("file", "version__table__issuer", "read_by").first()
