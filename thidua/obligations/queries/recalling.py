"""What hangs on a document that may be called back."""

from collections.abc import Iterable

from django.db.models import Q

from thidua.blocs.models import BlocYear, BlocYearQuerySet
from thidua.documents.models import OfficialDocument
from thidua.obligations.enums import Move, ObligationState
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.rules import FINISHED_STATES, TRANSITIONS
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan, PlanQuerySet


def years_of(document: OfficialDocument) -> BlocYearQuerySet:
    """Years it speaks in or gave work in, in the order in which they are locked."""
    given = Plan.objects.filter(issued_as=document).values("bloc_year")
    return BlocYear.objects.filter(Q(pk__in=given) | Q(documents=document)).distinct().order_by("pk")


def plans_bound(document: OfficialDocument) -> PlanQuerySet:
    """The plan or letters in force that went out as it."""
    found = Plan.objects.filter(issued_as=document, state=PlanState.IN_FORCE)
    return found.select_related("bloc_year__bloc", "issuer", "amends").order_by("pk")


def unfinished_of(plans: Iterable[Plan]) -> ObligationQuerySet:
    """Still owed, or handed in and not decided on."""
    rows = Obligation.objects.filter(plan__in=plans, state__in=_GOING).select_related("unit", "plan")
    return rows.order_by("unit__name_sort", "last_moment", "pk")


_GOING = [state for state in TRANSITIONS[Move.WITHDRAW] if state not in FINISHED_STATES]


def finished_of(plans: Iterable[Plan]) -> int:
    """How many duties stay when the others are withdrawn."""
    return Obligation.objects.filter(plan__in=plans, state__in=FINISHED_STATES).count()


def work_withdrawn(document: OfficialDocument) -> int:
    """Duties that went with the document when it was called back."""
    return Obligation.objects.filter(plan__issued_as=document, plan__state=PlanState.RECALLED, state=ObligationState.WITHDRAWN).count()
