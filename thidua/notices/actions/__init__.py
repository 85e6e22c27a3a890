"""Every write of what people are told. Sending itself is in `sending`, called by the job alone."""

from thidua.notices.actions.addresses import make_address, note_read, revoke_address
from thidua.notices.actions.mails import queue_digest, queue_trial, send_again
from thidua.notices.actions.telling import choose_quiet, read_messages, tell, tell_many

__all__ = [
    "choose_quiet",
    "make_address",
    "note_read",
    "queue_digest",
    "queue_trial",
    "read_messages",
    "revoke_address",
    "send_again",
    "tell",
    "tell_many",
]
