"""What became of each point; whether a unit stands by what was entered for it."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.consultations.enums import Taking
from thidua.consultations.models import Opinion, OpinionPoint
from thidua.consultations.permissions import opinions as permissions
from thidua.consultations.rules.opinions import why_not_answered
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.ledger.record import record
from thidua.obligations.enums import Confirmation


@transaction.atomic
def answer_point(point: OpinionPoint, *, taking: Taking, why: str, by: User) -> OpinionPoint:
    """Taken, in part, or not, and why. Can be changed until the record is final."""
    lock(point.opinion.round)
    point = lock(point)
    require(permissions.why_not_answer(by, point, clock.now()))
    require(why_not_answered(taking, why))
    before = point.taking
    point.taking, point.why = taking, why.strip()
    point.answered_by_name, point.answered_at = by.actor_name[:200], clock.now()
    point.save(update_fields=["taking", "why", "answered_by_name", "answered_at"])
    record(by, "consultations.answer_point", point.opinion, number=point.number, before=before, after=taking, why=point.why)
    return point


@transaction.atomic
def confirm_opinion(opinion: Opinion, *, by: User) -> Opinion:
    """The unit stands by what was entered for it."""
    opinion = _decide(opinion, Confirmation.CONFIRMED, "", by)
    record(by, "consultations.confirm_opinion", opinion)
    return opinion


@transaction.atomic
def contest_opinion(opinion: Opinion, *, why: str, by: User) -> Opinion:
    """The unit does not stand by it: it is counted no more, and whoever asked sees why."""
    opinion = _decide(opinion, Confirmation.CONTESTED, why.strip(), by)
    record(by, "consultations.contest_opinion", opinion, why=opinion.confirmation_words)
    return opinion


def _decide(opinion: Opinion, to: Confirmation, words: str, by: User) -> Opinion:
    lock(opinion.round)
    opinion = lock(opinion)
    require(permissions.why_not_confirm(by, opinion, clock.now()))
    opinion.confirmation, opinion.confirmation_words = to, words[:300]
    opinion.save(update_fields=["confirmation", "confirmation_words"])
    return opinion
