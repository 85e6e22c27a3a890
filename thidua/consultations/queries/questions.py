"""Questions and their answers: lists, beside a clause, from earlier years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import runs, takes_part
from thidua.consultations.enums import QuestionState
from thidua.consultations.models import Question, QuestionAnswer, QuestionQuerySet, years_led
from thidua.consultations.queries.rounds import openers
from thidua.consultations.rules.likeness import is_same_thing, likeness
from thidua.core.text import fold
from thidua.obligations.models import Obligation
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import acts_for, units_acted_for
from thidua.plans.models import PlanFact

EARLIER = 5
"""Answers of earlier years shown beside a clause."""
COMPARED = 400
"""The youngest answers of a bloc that are compared with a clause."""


def answers(user: User, question: Question, day: date) -> bool:
    """Whether the user may answer: works for the unit asked; for a question to the head, whoever leads now."""
    if acts_for(user, question.addressed_to, day):
        return True
    return not question.to_superior and runs(user, question.bloc_year, day)


def whom_to_ask(bloc_year: BlocYear, unit: Unit, day: date) -> UnitQuerySet:
    """The units that lead the year and the superior of the bloc."""
    return openers(bloc_year, day).exclude(pk=unit.pk)


def units_that_ask(user: User, bloc_year: BlocYear, day: date) -> UnitQuerySet:
    """Units of the user that take part in the year; none in a year that is closed."""
    if bloc_year.state != YearState.OPEN:
        return Unit.objects.none()
    mine = [unit.pk for unit in units_acted_for(user, day) if takes_part(bloc_year, unit, day)]
    return Unit.objects.filter(pk__in=mine).order_by("name_sort", "pk")


def with_answers(questions: QuestionQuerySet) -> QuestionQuerySet:
    given = Prefetch("answers", QuestionAnswer.objects.select_related("unit", "file"))
    related = ("bloc_year__bloc", "unit", "asked_by", "addressed_to", "fact__plan", "file")
    return questions.select_related(*related).prefetch_related(given)


def questions_waiting_for(user: User, day: date) -> QuestionQuerySet:
    """Open questions that a unit the user acts for is asked, or the one that leads a year now."""
    mine = units_acted_for(user, day)
    open_ones = Question.objects.filter(state=QuestionState.OPEN).exclude(unit__in=mine.values("pk"))
    return open_ones.filter(Q(addressed_to__in=mine.values("pk")) | Q(to_superior=False, bloc_year__in=years_led(user, day)))


def fact_of(thing: PlanFact | Obligation) -> PlanFact:
    return thing.fact if isinstance(thing, Obligation) else thing


def questions_about(thing: PlanFact | Obligation, user: User, day: date) -> list[Question]:
    """Questions on this clause or duty that the user may read, the youngest first."""
    seen = Question.objects.visible_to(user, day).filter(fact=fact_of(thing)).exclude(state=QuestionState.WITHDRAWN)
    return list(with_answers(seen))


def subject_of(fact: PlanFact) -> str:
    """What the clause asks for, in its own words."""
    return str(fact.fields.get("deliverable") or fact.quote)[:400]


def earlier_answers(thing: PlanFact | Obligation) -> list[Question]:
    """Answers shown to all, of this year or earlier ones of the same bloc, on another clause that speaks of the same thing."""
    fact = fact_of(thing)
    said, year = fold(subject_of(fact)), fact.plan.bloc_year
    shown = Question.objects.filter(bloc_year__bloc=year.bloc_id, bloc_year__year__lte=year.year, is_shown=True)
    others = shown.filter(state=QuestionState.ANSWERED, fact__isnull=False).exclude(fact=fact).order_by("-bloc_year__year", "-pk")
    alike = [row for row in with_answers(others)[:COMPARED] if is_same_thing(said, row.about_folded)]
    return sorted(alike, key=lambda row: -likeness(said, row.about_folded))[:EARLIER]


@dataclass(frozen=True, slots=True)
class Told:
    """A question as one person reads it."""

    row: Question
    who: str
    answers: Sequence[QuestionAnswer]

    @property
    def answer(self) -> QuestionAnswer | None:
        return self.answers[0] if self.answers else None


def told(rows: Sequence[Question], user: User, day: date) -> list[Told]:
    """The name of the asking unit is hidden from those it wished, never from itself and from whoever answers."""
    mine = set(units_acted_for(user, day).values_list("pk", flat=True))
    years = {row.bloc_year_id: row.bloc_year for row in rows if row.hides_unit}
    led = {key for key, year in years.items() if runs(user, year, day)}
    return [Told(row, _who(row, mine, led), list(row.answers.all())) for row in rows]


def _who(row: Question, mine: set[int], led: set[int]) -> str:
    knows = bool({row.unit_id, row.addressed_to_id} & mine) or (not row.to_superior and row.bloc_year_id in led)
    return str(row.unit) if knows or not row.hides_unit else "Một đơn vị"
