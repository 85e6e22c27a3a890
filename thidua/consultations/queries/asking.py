"""What a round asks, as a form hands it to the action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from thidua.consultations.enums import DraftKind
from thidua.organisations.models import Unit
from thidua.plans.models import PlanFact


@dataclass(frozen=True, slots=True)
class Asking:
    """What a round asks, of whom, until when."""

    kind: DraftKind
    title: str
    asked: str
    starts_at: datetime
    ends_at: datetime
    invited: Sequence[Unit]
    fact: PlanFact | None = None
    shows_answers: bool = True
