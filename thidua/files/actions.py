"""Take a file in: nothing is acknowledged before every byte is on disk under its hash."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.text import one_line
from thidua.files import rules
from thidua.files.models import StoredFile
from thidua.files.queries import folder, path_of
from thidua.ledger.record import record


@transaction.atomic
def store_file(upload: "UploadedFile[Any]", *, by: User) -> StoredFile:
    """Store an upload. Side effect: the bytes on disk, kept even when the transaction fails (they are named by content)."""
    name = Path(one_line(upload.name or "tệp")).name[-200:]
    require(rules.why_not_store(name=name, size=upload.size or 0))
    stored = StoredFile(
        sha256=_write(upload),
        name=name,
        media_type=rules.MEDIA_TYPES.get(Path(name).suffix.lower(), "application/octet-stream"),
        size=upload.size or 0,
        stored_at=clock.now(),
        stored_by=by,
    )
    stored.save()
    record(by, "files.store_file", stored, sha256=stored.sha256, size=stored.size)
    return stored


def _write(upload: "UploadedFile[Any]") -> str:
    """Bytes → disk, flushed, then moved to their name. Returns the SHA-256 in hex."""
    folder().mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder(), delete=False) as file:
        try:
            for chunk in upload.chunks():
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    target = path_of(StoredFile(sha256=digest.hexdigest()))
    target.parent.mkdir(exist_ok=True)
    Path(file.name).replace(target)
    return digest.hexdigest()
