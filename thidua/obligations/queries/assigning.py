"""What a document that was issued here gives to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.queries import members_in_force
from thidua.core import clock
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.enums import PlanState
from thidua.plans.models import PlanFact


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to be done by the end of a day, or by a time of it."""

    deliverable: str
    recipient: str
    last_day: date
    at: time | None = None

    @property
    def last_moment(self) -> datetime:
        return datetime.combine(self.last_day, self.at or time.max, clock.LOCAL)

    @property
    def due(self) -> dict[str, Any]:
        """In the shape of the reader."""
        at = {"time": f"{self.at:%H:%M}"} if self.at else {}
        return {"kind": "by", "date": self.last_day.isoformat(), **at}


def units_to_do(document: OfficialDocument, day: date) -> UnitQuerySet:
    """Receivers "để thực hiện" that compete or hold a role in the document's year."""
    if document.bloc_year is None:
        return Unit.objects.none()
    holding = document.bloc_year.leaderships.in_force(day).values("unit")
    taking_part = Q(pk__in=members_in_force(document.bloc_year, day)) | Q(pk__in=holding)
    to_do = document.recipients.filter(purpose=RecipientPurpose.EXECUTE, unit__isnull=False, sent_at__isnull=False).values("unit")
    return Unit.objects.filter(taking_part, pk__in=to_do).order_by("name_sort", "pk")


def given_already(document: OfficialDocument, *, work: Work, units: Iterable[Unit]) -> PlanFact | None:
    """The very same thing to the very same units by the same day: a button that was pressed twice."""
    facts = PlanFact.objects.filter(plan__issued_as=document, plan__state=PlanState.IN_FORCE, fields__deliverable=work.deliverable)
    wanted = {unit.pk for unit in units}
    alike = [fact for fact in facts.select_related("plan").prefetch_related("units") if fact.fields.get("due") == work.due]
    return next((fact for fact in alike if {unit.pk for unit in fact.units.all()} == wanted), None)


def duties_by(document: OfficialDocument, user: User, day: date) -> ObligationQuerySet:
    """What it asks of the units, as far as the reader sees duties."""
    seen = Obligation.objects.visible_to(user, day).filter(plan__issued_as=document)
    rows = Obligation.objects.alive().filter(pk__in=seen.values("pk")).select_related("unit", "plan", "bloc_year__bloc")
    return rows.order_by("last_moment", "fact", "unit__name_sort", "pk")
