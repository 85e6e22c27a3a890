"""Turns of explanation in which there is nothing to explain: nobody gave other points than the unit itself, as far as it is shown them."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from thidua.scoring.enums import RoundKind, Shown, TurnState
from thidua.scoring.models import Mark, Turn

NO_POINTS = Decimal(-1_000_000)
"""In place of points that are not there, so that two of them are the same."""


def without_undisputed(turns: "QuerySet[Turn]", now: datetime) -> "QuerySet[Turn]":
    """All but the turns of explanation in which there is nothing to explain; asked of these turns alone, not of all there are."""
    return turns.filter(~Q(round__kind=RoundKind.EXPLANATION) | Exists(_other_points(now)))


def _other_points(now: datetime) -> "QuerySet[Mark]":
    """Marks of the turn's sheet that say other points of a criterion than the unit's own, in rounds that it is shown by now."""
    sent = Mark.objects.filter(turn__state=TurnState.SENT).annotate(worth=Coalesce("points", NO_POINTS))
    own = sent.filter(turn__sheet=OuterRef("turn__sheet"), turn__scorer=F("turn__sheet__unit"), criterion=OuterRef("criterion"))
    differs = own.filter(~Q(worth=OuterRef("worth")) | ~Q(is_na=OuterRef("is_na")))
    is_over = Q(turn__round__closes_at__lt=now) | Q(turn__round__closed_at__lt=now)
    shown = (Q(turn__round__shown=Shown.AT_ONCE) & (Q(turn__round__is_blind=False) | is_over)) | (
        Q(turn__round__shown=Shown.WHEN_CLOSED) & is_over
    )
    others = sent.filter(shown, turn__sheet=OuterRef("sheet")).exclude(turn__scorer=F("turn__sheet__unit"))
    return others.filter(Exists(differs))
