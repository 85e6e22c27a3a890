"""What the queue does for this app."""

from datetime import timedelta

from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.jobs import TryAgain, job
from thidua.documents.office import OfficeBusy
from thidua.documents.pages import Measure, measure
from thidua.files.enums import ScanState
from thidua.files.queries import path_of, why_not_open
from thidua.obligations.actions import record_page_count
from thidua.obligations.actions.infected import tell_of_infected
from thidua.obligations.actions.reminding import remind, write_digests
from thidua.obligations.enums import CountState
from thidua.obligations.models import Piece

GIVE_UP_AFTER = timedelta(hours=3)
"""Of waiting for the converter or the scanner: then the receiver counts by eye. The tries of the job reach further."""


@job("obligations.count_pages", tries=12)
def count_pages(piece: int) -> None:
    """Count a handed-in file once. A file that is gone with its draft, or counted already, is passed over."""
    row = Piece.objects.select_related("file", "submission__obligation").filter(pk=piece, count_state=CountState.WAITING).first()
    if row is not None:
        found = _measured(row)
        record_page_count(row, pages=found.pages, note=found.note, by=SYSTEM)


def _measured(row: Piece) -> Measure:
    held_back = why_not_open(row.file)
    if row.file.scan == ScanState.INFECTED:
        return Measure(None, held_back or "")
    try:
        if held_back is not None:
            raise TryAgain(held_back)
        return measure(path_of(row.file), row.file.media_type)
    except (OfficeBusy, TryAgain) as busy:
        sent_at = row.submission.sent_at
        if sent_at is not None and clock.now() - sent_at > GIVE_UP_AFTER:
            return Measure(None, "Máy đếm trang bận quá lâu; người tiếp nhận tự xem độ dài.")
        raise TryAgain(str(busy)) from busy


@job("obligations.remind", every=timedelta(minutes=30))
def remind_all() -> None:
    """Remind of what is owed, then write the mails of the day that are due. Safe to run twice and after days of standstill."""
    remind(by=SYSTEM)
    write_digests(by=SYSTEM)


@job("obligations.tell_of_infected", every=timedelta(minutes=5))
def tell_of_infected_files() -> None:
    """The scanner may answer long after a file was received: then who brought it is told."""
    tell_of_infected(by=SYSTEM)
