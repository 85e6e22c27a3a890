"""What a unit says to a draft: written, proposed, sent; or entered on its behalf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.consultations.actions.telling import tell_sent
from thidua.consultations.enums import OpinionState, Verdict
from thidua.consultations.models import Opinion, OpinionPoint, Round
from thidua.consultations.permissions import opinions as permissions
from thidua.consultations.queries.rounds import latest_opinion
from thidua.consultations.rules.opinions import Point, why_not_said
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations.actions import mark_done
from thidua.obligations.enums import Confirmation
from thidua.obligations.models import Obligation
from thidua.obligations.permissions.duty import why_not_mark_done
from thidua.obligations.rules import UNFINISHED
from thidua.organisations.enums import ArrivalWay, Paper
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed. A file alone is taken as one point that refers to it."""

    verdict: Verdict
    points: Sequence[Point] = ()
    file: StoredFile | None = None

    def counted(self) -> list[Point]:
        if self.points or self.verdict == Verdict.AGREE or self.file is None:
            return list(self.points)
        return [Point(words=f"Theo văn bản góp ý gửi kèm: {self.file.name}")]


@transaction.atomic
def write_opinion(asked: Round, *, unit: Unit, said: Said, seen: str, by: User) -> Opinion:
    """Keep what was typed, as the unit's draft. `seen`: the mark of what the form was filled from (queries.seen_of).

    The same words twice are written once. Raises RuleBroken when a colleague wrote meanwhile, or when the round is over.
    """
    asked = lock(asked)
    require(permissions.why_not_write(by, asked, unit, clock.now()))
    latest = latest_opinion(asked, unit)
    if latest is not None and latest.written_by_name == by.actor_name and _says(latest, said):
        return latest
    require(permissions.why_not_rewrite(latest))
    require(permissions.why_not_over(latest, seen))
    require(why_not_said(said.verdict, said.points, has_file=said.file is not None))
    opinion = _draft_after(latest, asked, unit)
    _put(opinion, said, by)
    record(by, "consultations.write_opinion", opinion, number=opinion.number, points=len(said.counted()))
    return opinion


def _says(opinion: Opinion, said: Said) -> bool:
    known = [Point(row.place, row.words, row.proposed).same for row in opinion.points.all()]
    files = (opinion.file.sha256 if opinion.file else "", said.file.sha256 if said.file else "")
    return opinion.verdict == said.verdict and known == [point.same for point in said.counted()] and files[0] == files[1]


def _draft_after(latest: Opinion | None, asked: Round, unit: Unit) -> Opinion:
    """The unit's draft, begun after what it sent."""
    if latest is not None and latest.state == OpinionState.DRAFT:
        latest.version += 1
        return latest
    return Opinion(round=asked, unit=unit, number=latest.number + 1 if latest else 1)


def _put(opinion: Opinion, said: Said, by: User) -> None:
    """Opinion and points as typed; an answer already given to the same point of the revision before goes with it."""
    before = Opinion.objects.filter(round=opinion.round_id, unit=opinion.unit_id, state=OpinionState.SENT)
    known = {Point(row.place, row.words, row.proposed).same: row for row in OpinionPoint.objects.filter(opinion__in=before)}
    opinion.verdict, opinion.file = said.verdict, said.file
    opinion.written_by_name, opinion.written_at = by.actor_name[:200], clock.now()
    opinion.save()
    opinion.points.all().delete()
    OpinionPoint.objects.bulk_create(
        [_row(opinion, number, point, known.get(point.same)) for number, point in enumerate(said.counted(), start=1)]
    )


def _row(opinion: Opinion, number: int, point: Point, before: OpinionPoint | None) -> OpinionPoint:
    row = OpinionPoint(opinion=opinion, number=number, place=point.place[:200], words=point.words, proposed=point.proposed)
    if before is not None:
        row.taking, row.why, row.answered_by_name, row.answered_at = before.taking, before.why, before.answered_by_name, before.answered_at
    return row


def _locked(opinion: Opinion) -> Opinion:
    """The opinion as it is now, with its round held: whoever writes to a round stands in one queue."""
    lock(opinion.round)
    return lock(opinion)


@transaction.atomic
def send_opinion(opinion: Opinion, *, by: User) -> Opinion:
    """The unit's opinion goes out; the one before steps back. Sent twice by the same person it is sent once."""
    opinion, now = _locked(opinion), clock.now()
    if opinion.state == OpinionState.SENT and opinion.sent_by_id == by.pk:
        return opinion
    require(permissions.why_not_send(by, opinion, now))
    right = approver_of(by, opinion.unit, Paper.SUBMISSION, now)
    opinion.delegation = right.delegation if right else None
    _go_out(opinion, now, by)
    record(by, "consultations.send_opinion", opinion, verdict=opinion.verdict, number=opinion.number, delegation=opinion.delegation)
    return opinion


def _go_out(opinion: Opinion, received_at: datetime, by: User) -> None:
    Opinion.objects.filter(round=opinion.round_id, unit=opinion.unit_id, state=OpinionState.SENT).update(state=OpinionState.REPLACED)
    opinion.state, opinion.sent_by, opinion.sent_at, opinion.received_at = OpinionState.SENT, by, clock.now(), received_at
    opinion.save()
    _tick(opinion, by)
    tell_sent(opinion, by)


def _tick(opinion: Opinion, by: User) -> None:
    """The duty of the plan that the round serves is done with the opinion (of a recurring one, the turn that ends first)."""
    asked, today = opinion.round, clock.today()
    if asked.fact_id is None or opinion.received_at is None:
        return
    owed = Obligation.objects.alive().filter(fact=asked.fact_id, unit=opinion.unit_id, state__in=UNFINISHED).order_by("last_moment", "pk")
    duty, done_on = owed.first(), opinion.received_at.astimezone(clock.LOCAL).date()
    if duty is not None and why_not_mark_done(by, duty, today, done_on=done_on) is None:
        mark_done(duty, done_on=done_on, note=str(asked)[:200], by=by)


@transaction.atomic
def propose_opinion(opinion: Opinion, *, by: User) -> Opinion:
    """Hand it to the leader of the unit."""
    opinion = _locked(opinion)
    require(permissions.why_not_propose(by, opinion, clock.now()))
    opinion.state = OpinionState.PROPOSED
    opinion.save(update_fields=["state"])
    record(by, "consultations.propose_opinion", opinion, number=opinion.number)
    return opinion


@transaction.atomic
def take_back_opinion(opinion: Opinion, *, by: User) -> Opinion:
    """Back from the leader's queue, by the specialist or by the leader who wants a change."""
    opinion = _locked(opinion)
    require(permissions.why_not_take_back(by, opinion, clock.now()))
    opinion.state, opinion.version = OpinionState.DRAFT, opinion.version + 1
    opinion.save(update_fields=["state", "version"])
    record(by, "consultations.take_back_opinion", opinion, number=opinion.number)
    return opinion


@transaction.atomic
def enter_opinion(asked: Round, *, unit: Unit, said: Said, way: ArrivalWay, arrived_at: datetime, by: User) -> Opinion:
    """What came in another way, written down by the head's staff; `arrived_at` decides whether it is late."""
    asked = lock(asked)
    require(permissions.why_not_enter(by, asked, unit, arrived_at, clock.now()))
    require("Chọn ý kiến đến bằng cách nào." if way == ArrivalWay.HERE else None)
    require(why_not_said(said.verdict, said.points, has_file=said.file is not None))
    latest = latest_opinion(asked, unit)
    if latest is not None and latest.is_on_behalf and _says(latest, said):
        return latest
    opinion = Opinion(round=asked, unit=unit, number=latest.number + 1 if latest else 1, way=way, confirmation=Confirmation.WAITING)
    _put(opinion, said, by)
    _go_out(opinion, arrived_at, by)
    record(by, "consultations.enter_opinion", opinion, way=way, arrived_at=arrived_at, verdict=said.verdict)
    return opinion
