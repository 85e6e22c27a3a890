"""A letter re-dates, rewords or cancels duties of plans in force; it takes effect when the letter comes into the year."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold, one_line
from thidua.ledger.record import record
from thidua.obligations.actions.trace import change, told
from thidua.obligations.enums import ChangeKind, Move, ObligationState, OrderKind
from thidua.obligations.models import LetterOrder, Obligation, ObligationChange
from thidua.obligations.permissions import letters as permissions
from thidua.obligations.queries.letters import touched_by
from thidua.obligations.rules import TRANSITIONS
from thidua.organisations.models import Unit
from thidua.plans.actions import reject_fact
from thidua.plans.models import Plan, PlanFact


@transaction.atomic
def order_by_letter(
    letter: Plan,
    *,
    fact: PlanFact,
    period: str = "",
    kind: OrderKind,
    last_moment: datetime | None = None,
    words: str = "",
    units: Iterable[Unit] = (),
    said: PlanFact | None = None,
    by: User,
) -> LetterOrder:
    """Write what the letter changes in a duty. `said`: the letter's own fact that says so; it is then not owed a second time.

    The same duty changed again in the same way replaces what was written before.
    """
    letter, words = lock(letter), one_line(words)[:400]
    require(permissions.why_not_order(by, letter, clock.today()))
    require(permissions.why_not_order_this(letter, fact, kind=kind, last_moment=last_moment, words=words, now=clock.now()))
    order, _ = LetterOrder.objects.update_or_create(
        letter=letter,
        fact=fact,
        period=period,
        kind=kind,
        defaults={"last_moment": last_moment, "words": words, "quote": said.quote if said else ""},
    )
    order.units.set(units)
    if said is not None:
        reject_fact(said, by=by)
    record(by, "obligations.order_by_letter", letter, duty=fact, kind=kind, last_moment=last_moment, words=words)
    return order


@transaction.atomic
def drop_order(order: LetterOrder, *, by: User) -> None:
    order = lock(order)
    require(permissions.why_not_drop_order(by, order, clock.today()))
    record(by, "obligations.drop_order", order.letter, duty=order.fact, kind=order.kind)
    order.delete()


def apply_orders(letter: Plan, by: User) -> int:
    """With the letter in force (a part of bring_into_year): each order changes its obligations, with the trace. Returns how many."""
    return sum(_apply(order, by) for order in letter.orders.filter(applied_at__isnull=True).select_related("fact"))


def _apply(order: LetterOrder, by: User) -> int:
    rows, why = list(touched_by(order).select_related("anchor")), str(order.letter)
    changes = [_changed(row, order, by, why) for row in rows]
    Obligation.objects.bulk_update(rows, ["state", "last_moment", "deliverable", "deliverable_folded"])
    ObligationChange.objects.bulk_create(changes)
    order.applied_at = clock.now()
    order.save(update_fields=["applied_at"])
    return len(rows)


def _changed(row: Obligation, order: LetterOrder, by: User, why: str) -> ObligationChange:
    before = told(row)
    if order.kind == OrderKind.CANCEL:
        row.state = TRANSITIONS[Move.WITHDRAW][ObligationState(row.state)]
        return change(row, ChangeKind.WITHDRAWN, by, before=before, after={}, why=why)
    if order.kind == OrderKind.REWORD:
        row.deliverable, row.deliverable_folded = order.words, fold(order.words)
        return change(row, ChangeKind.REWORDED, by, before=before, after=told(row), why=why)
    row.last_moment = order.last_moment
    return change(row, ChangeKind.RE_DATED, by, before=before, after=told(row), why=why)
