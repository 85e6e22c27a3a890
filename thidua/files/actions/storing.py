"""Take a file in: on disk, judged, scanned, under its hash, and only then a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files import disk, rules
from thidua.files.enums import Purpose, ScanState
from thidua.files.inspection import why_not_inside
from thidua.files.models import Incoming, StoredFile
from thidua.files.queries import folder, partial_path_of, path_of, taken
from thidua.files.scanner import Scan, scan
from thidua.ledger.record import record


@dataclass(frozen=True, slots=True)
class Landed:
    """Bytes under their hash that were judged and scanned; not a file of the house yet."""

    sha256: str
    size: int
    scan: Scan
    at: datetime
    """When the last byte was flushed."""


@transaction.atomic
def store_file(upload: "UploadedFile[Any]", *, by: User, purpose: Purpose = Purpose.PLAN) -> StoredFile:
    """Store an upload. Side effect: the bytes on disk, kept even when the transaction fails (they are named by content)."""
    name, size = rules.clean_name(upload.name or ""), upload.size or 0
    require(rules.why_not_store(name=name, size=size, purpose=purpose))
    return _keep(land(upload.chunks(), name=name, purpose=purpose), name=name, by=by)


@transaction.atomic
def keep_incoming(incoming: Incoming, landed: Landed, *, by: User) -> StoredFile:
    """A file that came in pieces becomes a stored one, once. It counts as received when its last piece was on disk."""
    incoming = lock(incoming)
    if incoming.stored is not None:
        return incoming.stored
    require(rules.why_not_finish(name=incoming.name, received=landed.size, size=incoming.size))
    incoming.stored = _keep(landed, name=incoming.name, by=by, at=incoming.moved_at)
    incoming.save(update_fields=["stored"])
    path = partial_path_of(incoming)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return incoming.stored


@transaction.atomic
def gather(keys: Iterable[str], uploads: "Iterable[UploadedFile[Any]]", *, purpose: Purpose, by: User) -> list[StoredFile]:
    """The files of a form, however they came: hidden inputs `stored` (in pieces), then plain file inputs. All of them or none."""
    return [*taken(by, keys, purpose=purpose), *(store_file(upload, by=by, purpose=purpose) for upload in uploads)]


def land(chunks: Iterable[bytes], *, name: str, purpose: Purpose) -> Landed:
    """Bytes on disk, opened, scanned. Raises `RuleBroken`; then nothing stays."""
    draft, sha256 = disk.write_new(folder(), chunks)
    try:
        at = clock.now()
        if rules.LIMITS[purpose].is_read:
            require(why_not_inside(draft, name=name, suffix=rules.suffix_of(name)))
        seen = scan(draft)
        require(_why_infected(seen, name))
        landed = Landed(sha256, draft.stat().st_size, seen, at)
        disk.move(draft, path_of(StoredFile(sha256=sha256)))
    finally:
        draft.unlink(missing_ok=True)
    return landed


def _why_infected(seen: Scan, name: str) -> str | None:
    if seen.state != ScanState.INFECTED:
        return None
    return f"Chưa nhận được “{name}”: máy quét thấy mã độc ({seen.note}). Quét máy của bạn, làm lại tệp từ bản sạch rồi gửi."


def _keep(landed: Landed, *, name: str, by: User, at: datetime | None = None) -> StoredFile:
    """The row. `at`: when the last byte was on disk, if that was earlier than here."""
    stored = StoredFile(
        sha256=landed.sha256,
        name=name,
        media_type=rules.media_type_of(name),
        size=landed.size,
        stored_at=at or landed.at,
        stored_by=by,
        scan=landed.scan.state,
        scan_note=landed.scan.note,
        scanned_at=clock.now() if landed.scan.state == ScanState.CLEAN else None,
    )
    stored.save()
    record(by, "files.store_file", stored, sha256=landed.sha256, size=landed.size, scan=landed.scan.state)
    return stored
