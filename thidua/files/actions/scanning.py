"""What the scanner says of a file that is stored already."""

from django.db import transaction

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.files.scanner import Scan
from thidua.ledger.record import record


@transaction.atomic
def note_scan(stored: StoredFile, seen: Scan, *, by: Actor) -> StoredFile:
    """Write down a verdict. The scanner's silence is none: the file stays as it is."""
    stored = lock(stored)
    require(_why_not_note(seen))
    stored.scan, stored.scan_note, stored.scanned_at = seen.state, seen.note, clock.now()
    stored.save(update_fields=["scan", "scan_note", "scanned_at"])
    record(by, "files.note_scan", stored, scan=seen.state, note=seen.note)
    return stored


def _why_not_note(seen: Scan) -> str | None:
    if seen.state in {ScanState.CLEAN, ScanState.INFECTED}:
        return None
    return "Máy quét mã độc chưa trả lời nên chưa ghi được kết quả."
