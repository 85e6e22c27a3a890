"""In the background: unfinished uploads are swept, files that wait for the scanner are scanned."""

from datetime import timedelta

from thidua.core.actor import SYSTEM
from thidua.core.jobs import job
from thidua.files import scanner
from thidua.files.actions import note_scan
from thidua.files.actions.receiving import sweep
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.files.queries import path_of

IN_A_ROUND = 50
MOST_SILENCES = 3


@job("files.sweep", every=timedelta(hours=1))
def sweep_incoming() -> None:
    sweep()


@job("files.scan_waiting", every=timedelta(minutes=5))
def scan_waiting() -> None:
    """Files in quarantine first, then those that came before a scanner was set up. A scanner that keeps silent is left alone for now."""
    if not scanner.is_set_up():
        return
    silences = 0
    waiting = StoredFile.objects.filter(scan__in=[ScanState.QUARANTINE, ScanState.NOT_SCANNED]).order_by("-scan", "pk")
    for stored in waiting[:IN_A_ROUND]:
        seen = scanner.scan(path_of(stored), seconds=scanner.PATIENT_SECONDS)
        if seen.state != ScanState.QUARANTINE:
            note_scan(stored, seen, by=SYSTEM)
        elif (silences := silences + 1) == MOST_SILENCES:
            return
