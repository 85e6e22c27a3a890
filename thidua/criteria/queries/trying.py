"""Try a criterion: something is entered, the engine scores and explains it. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thidua.calendars.queries import special_days
from thidua.calendars.rules import is_working_day
from thidua.criteria.enums import CriterionKind
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import read_given
from thidua.criteria.rules.kinds import explain, score, score_scope
from thidua.criteria.rules.outcome import Explained
from thidua.criteria.rules.values import Leaf


@dataclass(frozen=True, slots=True)
class Tried:
    """`name`: whose points they are where several units are scored together."""

    explained: Explained
    name: str = ""

    @property
    def steps(self) -> list[dict[str, Any]]:
        """For the part "vì sao": the rule, what was entered, how it was counted."""
        told = self.explained
        steps: list[dict[str, Any]] = [{"text": told.rule, "clause": told.clause}]
        steps += [{"text": "Đã nhập", "steps": [{"text": line} for line in told.inputs]}] if told.inputs else []
        return [*steps, *({"text": line} for line in told.lines)]


def working_days_late(due: date, sent: date) -> int:
    """Working days after `due`, up to and with `sent`, by the holidays written down; 0 when it was sent in time."""
    if sent <= due:
        return 0
    special = special_days(due, sent)
    return sum(is_working_day(due + timedelta(days=number), special) for number in range(1, (sent - due).days + 1))


def tried(leaf: Leaf, given: Mapping[str, Any]) -> list[Tried] | str:
    """`given` as `rules.given` reads it; of a leader-relative criterion unit → that. A sentence when the engine refuses it."""
    try:
        if leaf.kind is CriterionKind.LEADER_RELATIVE and not given.get("na"):
            givens = {name: read_given(leaf, data) for name, data in given.items()}
            outcomes = score_scope(leaf, givens)
            return [Tried(explain(leaf, givens[name], outcomes[name]), name) for name in givens]
        read = read_given(leaf, given)
        return [Tried(explain(leaf, read, score(leaf, read, count_days=working_days_late)))]
    except Fault as fault:
        return fault.sentence
