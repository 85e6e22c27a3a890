"""Who hears of a paper handed in or decided on, of a deadline moved (a part of the actions beside this: no right of its own, no record)."""

from collections.abc import Sequence
from itertools import groupby

from django.urls import reverse

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.dates import short
from thidua.notices.enums import MessageKind
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.queries.desk import deciders
from thidua.organisations.actions.telling import tell_units
from thidua.organisations.queries import units_answering
from thidua.plans.models import Plan


def _owing(row: Obligation) -> list[int]:
    """The unit, and what it became."""
    return [row.unit_id, *(unit.pk for unit in units_answering(row.unit, clock.today()))]


def _key(made: Submission, word: str) -> str:
    return f"submission:{made.pk}:{word}"


def tell_arrived(made: Submission, by: Actor) -> None:
    """Whoever decides on it; the unit, when it was entered on its behalf: please confirm."""
    row, url = made.obligation, reverse("obligations:submission", args=[made.pk])
    if made.is_on_behalf:
        title = f"Bản nộp của đơn vị được nhập hộ, cần xác nhận: {row.deliverable}"
        tell_units(_owing(row), _key(made, "confirm"), MessageKind.REQUEST, title, url=url, by=by)
        return
    late = " (muộn)" if made.is_late else ""
    units = [unit.pk for unit in deciders(row, clock.today())]
    title = f"{row.unit} nộp{late}: {row.deliverable}"
    tell_units(units, _key(made, "sent"), MessageKind.ARRIVED, title, url=reverse("obligations:desk", args=[row.bloc_year_id]), by=by)


def tell_decided(made: Submission, *, is_accepted: bool, by: Actor) -> None:
    """The unit: accepted, or returned and why."""
    row = made.obligation
    kind, word = (MessageKind.ACCEPTED, "Đã tiếp nhận") if is_accepted else (MessageKind.RETURNED, "Bị trả lại")
    key = _key(made, "accepted" if is_accepted else "returned")
    url = reverse("obligations:submission", args=[made.pk])
    tell_units(_owing(row), key, kind, f"{word}: {row.deliverable}", url=url, body=made.reason, by=by)


def tell_withdrawn(plan: Plan, rows: Sequence[Obligation], why: str, by: Actor) -> None:
    """Each unit once, with what it no longer owes."""
    for _, own in groupby(sorted(rows, key=lambda row: row.unit_id), key=lambda row: row.unit_id):
        gone = list(own)
        title = f"Thôi thực hiện: {gone[0].deliverable}" if len(gone) == 1 else f"Thôi thực hiện {len(gone)} việc theo {plan}"
        page = ("obligations:obligation", gone[0].pk) if len(gone) == 1 else ("plans:plan", plan.pk)
        url = reverse(page[0], args=[page[1]])
        tell_units(_owing(gone[0]), f"plan:{plan.pk}:recalled", MessageKind.CHANGE, title[:300], url=url, body=why, by=by)


def tell_extended(row: Obligation, why: str, by: Actor) -> None:
    """The unit: another last moment."""
    if row.last_moment is None:
        return
    day = row.last_moment.astimezone(clock.LOCAL).date()
    title = f"Được gia hạn đến hết ngày {short(day)}: {row.deliverable}"
    url = reverse("obligations:obligation", args=[row.pk])
    tell_units(_owing(row), f"extended:{row.pk}:{day.isoformat()}", MessageKind.CHANGE, title, url=url, body=why, by=by)
