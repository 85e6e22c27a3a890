"""Many files of units are read in the background."""

from thidua.core.jobs import job
from thidua.reports.intake import read_papers
from thidua.reports.models import Report
from thidua.reports.queries.papers import gathered


@job("reports.read_files", tries=5)
def read_files(*, report: int) -> None:
    """What was read meanwhile is not read again; each file is kept as soon as it is read, so the page can tell how far it is."""
    read_papers(gathered(Report.objects.get(pk=report)).unread)
