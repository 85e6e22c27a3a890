"""Rounds whose end has passed are closed."""

from datetime import timedelta

from thidua.consultations.actions import close_when_over
from thidua.consultations.enums import RoundState
from thidua.consultations.models import Round
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.jobs import job


@job("consultations.close_rounds", tries=5, every=timedelta(minutes=5))
def close_rounds() -> None:
    """Who is asked is told the truth before it runs too: an open round past its end takes nothing (rules.life.state_at)."""
    for asked in Round.objects.filter(state=RoundState.OPEN, ends_at__lt=clock.now()):
        close_when_over(asked, by=SYSTEM)
