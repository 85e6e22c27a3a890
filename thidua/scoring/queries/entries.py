"""Turns that were entered for a unit from its signed page, and what the unit says of them."""

from django.db.models import QuerySet

from thidua.obligations.enums import Confirmation
from thidua.scoring.enums import TurnState
from thidua.scoring.models import ScoringPeriod, Turn


def contested_entries(period: ScoringPeriod) -> "QuerySet[Turn]":
    """Which the units do not take for theirs."""
    sent = Turn.objects.filter(sheet__period=period, state=TurnState.SENT, confirmation=Confirmation.CONTESTED)
    return sent.select_related("sheet__unit", "round", "scorer").order_by("sheet__unit__name_sort", "round__position", "pk")
