"""Every write on obligations."""

from thidua.obligations.actions.compiling import bring_into_year, date_milestone, take_in_newcomers
from thidua.obligations.actions.ticks import mark_done, reopen

__all__ = ["bring_into_year", "date_milestone", "mark_done", "reopen", "take_in_newcomers"]
