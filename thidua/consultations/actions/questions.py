"""Questions of members and the answers to them."""

from dataclasses import dataclass

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.actions.telling import tell_answered, tell_asked
from thidua.consultations.enums import AboutKind, QuestionState
from thidua.consultations.models import Question, QuestionAnswer
from thidua.consultations.permissions import questions as permissions
from thidua.consultations.queries.questions import subject_of, whom_to_ask
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations.models import Obligation
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, units_acted_for
from thidua.plans.models import PlanFact


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about; another app's thing comes as kind, key and words."""

    kind: AboutKind = AboutKind.FREE
    key: int | None = None
    words: str = ""
    fact: PlanFact | None = None


def about(thing: PlanFact | Obligation) -> About:
    if isinstance(thing, Obligation):
        return About(AboutKind.OBLIGATION, thing.pk, thing.deliverable, thing.fact)
    return About(AboutKind.CLAUSE, thing.pk, subject_of(thing), thing)


@transaction.atomic
def ask_question(
    bloc_year: BlocYear,
    *,
    unit: Unit,
    addressed_to: Unit,
    words: str,
    about: About,
    file: StoredFile | None = None,
    hides_unit: bool = False,
    by: User,
) -> Question:
    """Ask the head or the superior. The same question of the same unit is asked once (a second press)."""
    bloc_year = lock(bloc_year)
    require(permissions.why_not_ask(by, bloc_year, unit, clock.today()))
    require(permissions.why_not_address(bloc_year, unit, addressed_to, clock.today()))
    require(None if words.strip() else "Ghi câu hỏi hoặc vướng mắc.")
    same = Question.objects.filter(bloc_year=bloc_year, unit=unit, addressed_to=addressed_to, words=words.strip())
    known = same.filter(state=QuestionState.OPEN, fact=about.fact, about_kind=about.kind, about_key=about.key).first()
    if known is not None:
        return known
    question = Question.objects.create(
        bloc_year=bloc_year,
        unit=unit,
        asked_by=by,
        asked_at=clock.now(),
        addressed_to=addressed_to,
        to_superior=addressed_to.pk == bloc_year.bloc.superior_id,
        about_kind=about.kind,
        about_key=about.key,
        about_words=about.words[:400],
        about_folded=fold(about.words)[:400],
        fact=about.fact,
        words=words.strip(),
        words_folded=fold(f"{words} {about.words}"),
        file=file,
        hides_unit=hides_unit,
    )
    record(by, "consultations.ask_question", question, unit=unit, kind=about.kind)
    tell_asked(question, by)
    return question


@transaction.atomic
def answer_question(question: Question, *, words: str, is_shown: bool, file: StoredFile | None = None, by: User) -> QuestionAnswer:
    """Answer, or correct the answer: the earlier one stays as a trace. The same words again only change who may read them."""
    question = lock(question)
    require(permissions.why_not_reply(by, question, clock.today()))
    require(None if words.strip() else "Ghi câu trả lời.")
    last = question.answers.first()
    shown_before, question.state, question.is_shown = question.is_shown, QuestionState.ANSWERED, is_shown
    question.save(update_fields=["state", "is_shown"])
    if last is not None and last.words == words.strip() and file is None and shown_before == is_shown:
        return last
    if last is None or last.words != words.strip() or file is not None:
        last = _answer(question, words.strip(), file or (last.file if last else None), number=last.number + 1 if last else 1, by=by)
    record(by, "consultations.answer_question", question, number=last.number, shown=is_shown)
    tell_answered(question, last.number, by)
    return last


def _answer(question: Question, words: str, file: StoredFile | None, *, number: int, by: User) -> QuestionAnswer:
    asked, today = question.addressed_to, clock.today()
    heads = whom_to_ask(question.bloc_year, question.unit, today).filter(pk__in=units_acted_for(by, today).values("pk"))
    answering = asked if acts_for(by, asked, today) else heads.first() or asked
    return QuestionAnswer.objects.create(
        question=question,
        number=number,
        words=words,
        words_folded=fold(words),
        file=file,
        unit=answering,
        answered_by_name=by.actor_name[:200],
        answered_at=clock.now(),
    )


@transaction.atomic
def withdraw_question(question: Question, *, by: User) -> Question:
    question = lock(question)
    require(permissions.why_not_withdraw(by, question, clock.today()))
    question.state = QuestionState.WITHDRAWN
    question.save(update_fields=["state"])
    record(by, "consultations.withdraw_question", question)
    return question
