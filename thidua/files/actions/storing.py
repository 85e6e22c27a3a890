"""What has landed becomes a file: a row. Bytes land first (`files.landing`): no transaction is held while a file is opened."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files import rules
from thidua.files.enums import Purpose, ScanState
from thidua.files.landing import Landed, land_uploads
from thidua.files.models import Incoming, StoredFile
from thidua.files.queries import partial_path_of
from thidua.files.scanner import Scan
from thidua.ledger.record import record


@transaction.atomic
def keep_files(landed: Iterable[Landed], *, by: User) -> list[StoredFile]:
    """All of them or none."""
    return [_keep(one, by=by, at=one.at) for one in landed]


def store_file(upload: "UploadedFile[Any]", *, by: User, purpose: Purpose = Purpose.PLAN) -> StoredFile:
    """Land, then keep. Where files are opened (`LIMITS`) it is called before the transaction of the act the file belongs to."""
    [stored] = keep_files(land_uploads([upload], purpose=purpose), by=by)
    return stored


@transaction.atomic
def keep_incoming(incoming: Incoming, landed: Landed, *, by: User) -> StoredFile:
    """A file that came in pieces becomes a stored one, once. It counts as received when its last piece was on disk."""
    incoming = lock(incoming)
    if incoming.stored is not None:
        return incoming.stored
    require(rules.why_not_finish(name=incoming.name, received=landed.size, size=incoming.size))
    incoming.stored = _keep(landed, by=by, at=incoming.moved_at)
    incoming.save(update_fields=["stored"])
    path = partial_path_of(incoming)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return incoming.stored


@transaction.atomic
def keep_again(file: StoredFile, *, by: User) -> StoredFile:
    """The same bytes brought by another person: they were judged and scanned when they landed."""
    scan = Scan(ScanState(file.scan), file.scan_note)
    return _keep(Landed(file.name, Purpose.SUBMISSION, file.sha256, file.size, scan, clock.now()), by=by, at=clock.now())


def _keep(landed: Landed, *, by: User, at: datetime) -> StoredFile:
    """The row. `at`: when the last byte was on disk."""
    require(rules.why_not_store(name=landed.name, size=landed.size, purpose=landed.purpose))
    stored = StoredFile(
        sha256=landed.sha256,
        name=landed.name,
        media_type=rules.media_type_of(landed.name),
        size=landed.size,
        stored_at=at,
        stored_by=by,
        scan=landed.scan.state,
        scan_note=landed.scan.note,
        scanned_at=clock.now() if landed.scan.state == ScanState.CLEAN else None,
    )
    stored.save()
    record(by, "files.store_file", stored, sha256=landed.sha256, size=landed.size, scan=landed.scan.state)
    return stored
