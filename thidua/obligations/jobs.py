"""What the queue does for this app."""

from datetime import timedelta

from thidua.core.actor import SYSTEM
from thidua.core.jobs import job
from thidua.obligations.actions.reminding import remind, write_digests


@job("obligations.remind", every=timedelta(minutes=30))
def remind_all() -> None:
    """Remind of what is owed, then write the mails of the day that are due. Safe to run twice and after days of standstill."""
    remind(by=SYSTEM)
    write_digests(by=SYSTEM)
