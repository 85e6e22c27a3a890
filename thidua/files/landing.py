"""Bytes come to rest: on disk, opened, scanned. That takes its time, so it comes before the transaction that makes files of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from thidua.core import clock
from thidua.core.errors import require
from thidua.files import disk, rules
from thidua.files.enums import Purpose, ScanState
from thidua.files.inspection import why_not_inside
from thidua.files.models import StoredFile
from thidua.files.queries import folder, path_of
from thidua.files.scanner import Scan, scan


@dataclass(frozen=True, slots=True)
class Landed:
    """Bytes under their hash that were judged and scanned; not a file of the house yet."""

    name: str
    purpose: Purpose
    sha256: str
    size: int
    scan: Scan
    at: datetime
    """When the last byte was flushed."""


def land_uploads(uploads: "Iterable[UploadedFile[Any]]", *, purpose: Purpose) -> list[Landed]:
    """Names and sizes of all of them before the first byte of one. Raises `RuleBroken`."""
    named = [(rules.clean_name(upload.name or ""), upload) for upload in uploads]
    for name, upload in named:
        require(rules.why_not_store(name=name, size=upload.size or 0, purpose=purpose))
    return [land(upload.chunks(), name=name, purpose=purpose) for name, upload in named]


def land(chunks: Iterable[bytes], *, name: str, purpose: Purpose) -> Landed:
    """Bytes on disk, opened, scanned; they stay even if no file is made of them. Raises `RuleBroken`; then nothing stays."""
    draft, sha256 = disk.write_new(folder(), chunks)
    target, at = path_of(StoredFile(sha256=sha256)), clock.now()

    def settle() -> None:
        nonlocal at
        disk.flush(draft)
        at = clock.now()
        disk.stand(target.parent)

    try:
        if rules.LIMITS[purpose].is_read:
            require(why_not_inside(draft, name=name, suffix=rules.suffix_of(name), meanwhile=settle))
        else:
            settle()
        seen = scan(draft)
        require(_why_infected(seen, name))
        landed = Landed(name, purpose, sha256, draft.stat().st_size, seen, at)
        disk.move(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return landed


def _why_infected(seen: Scan, name: str) -> str | None:
    if seen.state != ScanState.INFECTED:
        return None
    return f"Chưa nhận được “{name}”: máy quét thấy mã độc ({seen.note}). Quét máy của bạn, làm lại tệp từ bản sạch rồi gửi."
