"""Rules of what is owed: moments, standing, life."""

from thidua.obligations.rules.life import FINISHED_STATES, TRANSITIONS, UNFINISHED, after, why_not_move
from thidua.obligations.rules.moments import (
    LOCAL,
    Turn,
    anchor_day,
    moment_of,
    opening_of,
    period_words,
    turn_after,
    turns,
    working_days_from,
)
from thidua.obligations.rules.standing import FINISHED, HANDED_IN, SOON_DAYS, WORDS, Standing, standing

__all__ = [
    "FINISHED",
    "FINISHED_STATES",
    "HANDED_IN",
    "LOCAL",
    "SOON_DAYS",
    "TRANSITIONS",
    "UNFINISHED",
    "WORDS",
    "Standing",
    "Turn",
    "after",
    "anchor_day",
    "moment_of",
    "opening_of",
    "period_words",
    "standing",
    "turn_after",
    "turns",
    "why_not_move",
    "working_days_from",
]
