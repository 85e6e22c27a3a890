"""What a person says when a scoring period is set up."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from thidua.organisations.models import Unit
from thidua.scoring.enums import RoundKind, Shown


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit of a period: its ranking group, and its size where targets go by size."""

    unit: Unit
    group: str = ""
    size: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PlannedRound:
    kind: RoundKind
    opens_at: datetime
    closes_at: datetime
    is_blind: bool = False
    shown: Shown = Shown.WHEN_CLOSED
