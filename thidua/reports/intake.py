"""Files of the units are read once and kept by their hash: a memory of what they say, no act, so the ledger does not tell of it."""

from thidua.core import clock
from thidua.core.jobs import enqueue
from thidua.files.queries import path_of
from thidua.reports.models import FileReading, Report
from thidua.reports.queries.papers import UnitPaper, gathered, kept
from thidua.reports.reading import read

MOST_AT_ONCE = 40
"""So many files are read while one waits; more go to the queue."""


def read_waiting(report: Report) -> int:
    """Read what has not been read, at once or in the background; how many wait in the queue."""
    waiting = gathered(report).unread
    if len(waiting) > MOST_AT_ONCE:
        enqueue("reports.read_files", report=report.pk)
        return len(waiting)
    read_papers(waiting)
    return 0


def read_papers(waiting: list[UnitPaper]) -> None:
    """Two who read the same bytes at once keep one reading."""
    for paper in waiting:
        found = read(path_of(paper.piece.file), paper.piece.file.media_type)
        about = {"blocks": kept(found.blocks), "why": found.why, "read_at": clock.now()}
        FileReading.objects.get_or_create(sha256=paper.piece.file.sha256, defaults=about)
