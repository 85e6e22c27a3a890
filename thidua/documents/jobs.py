"""Receivers who have not said that a document arrived are reminded on the day after; signatures of files are looked into;
long lists are printed."""

from datetime import timedelta

from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.jobs import TryAgain, job
from thidua.documents.actions import note_signatures, remind_receiver
from thidua.documents.models import PrintRun, SignatureCheck
from thidua.documents.office import OfficeBusy
from thidua.documents.print_runs import print_list
from thidua.documents.queries.documents import copies_to_remind
from thidua.documents.queries.signatures import bytes_of, digest_of_roots, verified


@job("documents.remind_receivers", tries=5, every=timedelta(hours=1))
def remind_receivers() -> None:
    """Each copy once: those sent the day before today."""
    for copy in copies_to_remind(clock.today()):
        remind_receiver(copy, by=SYSTEM)


@job("documents.check_signatures", tries=3)
def check_signatures(check: int) -> None:
    """Looked into once; a second run finds it noted."""
    asked = SignatureCheck.objects.filter(pk=check, checked_at__isnull=True).select_related("stored").first()
    if asked is not None:
        roots = digest_of_roots()
        note_signatures(asked, verified(bytes_of(asked.stored)), roots=roots, by=SYSTEM)


@job("documents.ask_for_print", tries=8)
def print_long_list(run: int) -> None:
    """A list that was asked for, once; when it is done or failed already it is passed over."""
    asked = PrintRun.objects.select_related("owner", "source", "version__file", "version__template", "asked_by").filter(pk=run).first()
    if asked is not None:
        try:
            print_list(asked)
        except OfficeBusy as busy:
            raise TryAgain(str(busy)) from busy
