"""What the queue does for this app."""

from datetime import timedelta

from thidua.core.actor import SYSTEM
from thidua.core.jobs import job
from thidua.notices.actions.sending import send_waiting


@job("notices.send_mail", every=timedelta(minutes=1))
def send_mail() -> None:
    """Send what waits. A server that is down is no failure of the job: the mails wait in the outbox with their next try."""
    send_waiting(by=SYSTEM)
