"""A unit ticks its own work, or opens it again."""

from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock, dates
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.trace import Days, change, date_by_anchor, told
from thidua.obligations.enums import ChangeKind, Move, ObligationState
from thidua.obligations.models import Obligation
from thidua.obligations.permissions import duty as permissions


@transaction.atomic
def mark_done(obligation: Obligation, *, done_on: date, note: str, by: User) -> Obligation:
    """Tick: the unit has done it on that day. Handing in through the system comes above this."""
    row = lock(obligation)
    require(permissions.why_not_mark_done(by, row, clock.today(), done_on=done_on))
    row.state, row.done_on, row.done_note = rules.TRANSITIONS[Move.TICK][ObligationState(row.state)], done_on, note.strip()[:200]
    row.save(update_fields=["state", "done_on", "done_note"])
    change(row, ChangeKind.DONE, by, before={}, after={"xong ngày": dates.short(done_on)}, why=row.done_note).save()
    record(by, "obligations.mark_done", row, done_on=done_on, note=row.done_note)
    return row


@transaction.atomic
def reopen(obligation: Obligation, *, why: str, by: User) -> Obligation:
    """Not done after all. What took place while it counted as done dates it now."""
    row = lock(obligation)
    require(permissions.why_not_reopen(by, row, clock.today()))
    before, row.state, row.done_on, row.done_note = row.done_on, rules.TRANSITIONS[Move.REOPEN][ObligationState(row.state)], None, ""
    told_before = told(row)["hết hạn"]
    date_by_anchor(row, Days())
    row.save(update_fields=["state", "done_on", "done_note", "opens_at", "last_moment", "planned_moment"])
    was = {"xong ngày": dates.short(before) if before else "", "hết hạn": told_before}
    change(row, ChangeKind.REOPENED, by, before=was, after={"hết hạn": told(row)["hết hạn"]}, why=why).save()
    record(by, "obligations.reopen", row, before=before, why=why)
    return row
