"""What a letter changes in duties of plans in force: proposals out of its text, orders written, and what they will touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.obligations.enums import Move, OrderKind
from thidua.obligations.models import LetterOrder, Obligation, ObligationQuerySet
from thidua.obligations.rules import TRANSITIONS, UNFINISHED, moment_of, period_words
from thidua.plans.enums import PlanForm, PlanState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import leads_the_year
from thidua.plans.queries.facts import owed, owing_facts
from thidua.plans.rules import dues
from thidua.plans.rules.differences import compare


@dataclass(frozen=True, slots=True)
class Given:
    """A duty of the year that a letter may change: one fact and period, owed by so many units."""

    fact: PlanFact
    period: str
    deliverable: str
    last_moment: datetime | None
    units: int

    @property
    def key(self) -> str:
        return f"{self.fact.pk}:{self.period}" if self.period else str(self.fact.pk)

    @property
    def words(self) -> str:
        return self.deliverable + (f" ({period_words(self.period)})" if self.period else "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A duty of the letter that reads like one of a plan, with another day."""

    said: PlanFact
    duty: Given
    last_moment: datetime


def is_letter_of_the_year(plan: Plan, day: date) -> bool:
    """Whether the plan is a letter whose issuer may change what the whole year owes."""
    return plan.form == PlanForm.LETTER and leads_the_year(plan.bloc_year, plan.issuer, day)


def changeable(letter: Plan) -> list[Given]:
    """Duties of plans in force that at least one unit still owes or has handed in, in the order of their last moments."""
    rows = Obligation.objects.alive().filter(bloc_year=letter.bloc_year, state__in=TRANSITIONS[Move.WITHDRAW])
    found: dict[tuple[int, str], Given] = {}
    for row in rows.exclude(plan=letter).filter(plan__state=PlanState.IN_FORCE).select_related("fact__plan"):
        before = found.get((row.fact_id, row.period))
        count = before.units + 1 if before else 1
        found[row.fact_id, row.period] = Given(row.fact, row.period, row.deliverable, row.last_moment, count)
    return list(found.values())


def proposals(letter: Plan) -> list[Proposal]:
    """Duties read in the letter that go on from one of a plan: to be re-dated, not owed twice."""
    known = {duty.fact.pk: duty for duty in changeable(letter)}
    facts = {fact.pk: fact for fact in owing_facts(letter)}
    ordered = set(letter.orders.values_list("fact", flat=True))
    found = compare([owed(duty.fact) for duty in known.values()], [owed(fact) for fact in facts.values()])
    return [
        Proposal(facts[new.key], known[old.key], moment_of(window))
        for old, new in found.re_dated
        if old.key not in ordered and (window := dues.window(new.due)) is not None
    ]


def orders_of(letter: Plan) -> Sequence[LetterOrder]:
    return list(letter.orders.select_related("fact__plan", "letter").prefetch_related("units"))


def touched_by(order: LetterOrder) -> ObligationQuerySet:
    """Obligations that the order changes when its letter comes into force. What is handed in or finished keeps its day and words."""
    states = list(TRANSITIONS[Move.WITHDRAW]) if order.kind == OrderKind.CANCEL else list(UNFINISHED)
    rows = Obligation.objects.alive().filter(fact=order.fact_id, period=order.period, state__in=states)
    units = [unit.pk for unit in order.units.all()]
    return rows.filter(unit__in=units) if units else rows
