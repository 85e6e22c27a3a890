"""Questions and difficulties: the list, asking, answering, and what stands beside a clause."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.models import BlocYear
from thidua.consultations import actions
from thidua.consultations.actions.questions import About, about
from thidua.consultations.forms.questions import QuestionForm, ReplyForm
from thidua.consultations.models import Question, QuestionAnswer
from thidua.consultations.permissions import questions as permissions
from thidua.consultations.queries.questions import (
    earlier_answers,
    questions_about,
    questions_waiting_for,
    told,
    units_that_ask,
    with_answers,
)
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.files.bringing import bring, remember
from thidua.files.views import send
from thidua.obligations.models import Obligation
from thidua.organisations.queries import acts_for
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.plans import open_years

ROWS = 30


@login_required
@require_safe
def questions(request: UserRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    seen = Question.objects.visible_to(user, today)
    page = Paginator(with_answers(seen), ROWS).get_page(request.GET.get("trang"))
    waiting = set(questions_waiting_for(user, today).values_list("pk", flat=True))
    years = [year for year in open_years(user, today) if units_that_ask(user, year, today)]
    shown = {"page": page, "rows": told(list(page), user, today), "waiting": waiting, "years": years}
    return render(request, "consultations/questions.html", shown)


def _year_for(request: UserRequest, pk: int) -> BlocYear:
    return get_object_or_404(BlocYear.objects.visible_to(request.user, clock.today()).select_related("bloc"), pk=pk)


def _duty_for(request: UserRequest, pk: int) -> Obligation:
    seen = Obligation.objects.visible_to(request.user, clock.today())
    rows = Obligation.objects.filter(pk__in=seen.values("pk")).select_related("fact__plan__bloc_year__bloc", "bloc_year__bloc")
    return get_object_or_404(rows, pk=pk)


def _clause_for(request: UserRequest, pk: int) -> PlanFact:
    seen = Plan.objects.visible_to(request.user, clock.today()).values("pk")
    return get_object_or_404(PlanFact.objects.filter(plan__in=seen).select_related("plan__bloc_year__bloc"), pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, pk: int) -> HttpResponse:
    """A question on no clause."""
    return ask_page(request, _year_for(request, pk), About())


@login_required
@require_http_methods(["GET", "POST"])
def ask_about_duty(request: UserRequest, pk: int) -> HttpResponse:
    duty = _duty_for(request, pk)
    return ask_page(request, duty.bloc_year, about(duty))


@login_required
@require_http_methods(["GET", "POST"])
def ask_about_clause(request: UserRequest, pk: int) -> HttpResponse:
    clause = _clause_for(request, pk)
    return ask_page(request, clause.plan.bloc_year, about(clause))


def ask_page(request: UserRequest, bloc_year: BlocYear, subject: About) -> HttpResponse:
    """Also for the things of apps above: the form, and what it sends."""
    today, user = clock.today(), request.user
    mine = units_that_ask(user, bloc_year, today)
    reason = permissions.why_not_ask(user, bloc_year, mine.first(), today)
    if reason:
        raise PermissionDenied(reason)
    filled = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuestionForm(*filled, bloc_year=bloc_year, mine=mine, day=today)
    if form.is_bound and form.is_valid():
        with told_on(form):
            brought = bring(form, user)
            with transaction.atomic():
                said = {**form.cleaned_data, "file": brought.keep(user)}
                made = actions.ask_question(bloc_year, **said, about=subject, by=user)
            messages.success(request, f"Đã gửi câu hỏi tới {made.addressed_to}.")
            return redirect("consultations:question", made.pk)
    remember(form, user, request.POST.getlist("stored"))
    shown = {"form": form, "bloc_year": bloc_year, "subject": subject}
    return render(request, "consultations/ask.html", shown, status=422 if form.is_bound else 200)


def _question_for(request: UserRequest, pk: int) -> Question:
    return get_object_or_404(with_answers(Question.objects.visible_to(request.user, clock.today())), pk=pk)


@login_required
@require_safe
def question(request: UserRequest, pk: int) -> HttpResponse:
    return _page(request, _question_for(request, pk))


def _page(request: UserRequest, row: Question, *, form: ReplyForm | None = None, status: int = 200) -> HttpResponse:
    today, user = clock.today(), request.user
    [shown] = told([row], user, today)
    last, why_not_reply = shown.answer, permissions.why_not_reply(user, row, today)
    context = {
        "told": shown,
        "row": row,
        "may_see_trace": why_not_reply is None or user.is_system_admin or acts_for(user, row.unit, today),
        "why_not_reply": why_not_reply,
        "why_not_withdraw": permissions.why_not_withdraw(user, row, today),
        "form": form or ReplyForm(initial={"words": last.words if last else "", "is_shown": row.is_shown if last else True}),
    }
    return render(request, "consultations/question.html", context, status=status)


@login_required
@require_POST
def reply(request: UserRequest, pk: int) -> HttpResponse:
    row, form = _question_for(request, pk), ReplyForm(request.POST, request.FILES)
    if form.is_valid():
        with told_on(form):
            brought = bring(form, request.user)
            with transaction.atomic():
                actions.answer_question(row, **{**form.cleaned_data, "file": brought.keep(request.user)}, by=request.user)
            messages.success(request, "Đã ghi câu trả lời.")
            return redirect("consultations:question", pk)
    remember(form, request.user, request.POST.getlist("stored"))
    return _page(request, row, form=form, status=422)


@login_required
@require_POST
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    row = _question_for(request, pk)
    with report(request, done="Đã rút câu hỏi."):
        actions.withdraw_question(row, by=request.user)
    return redirect("consultations:question", pk)


@login_required
@require_safe
def question_file(request: UserRequest, pk: int) -> FileResponse:
    seen = Question.objects.visible_to(request.user, clock.today()).filter(file__isnull=False)
    return send(get_object_or_404(seen.select_related("file"), pk=pk).file)  # type: ignore[arg-type]


@login_required
@require_safe
def answer_file(request: UserRequest, pk: int) -> FileResponse:
    seen = Question.objects.visible_to(request.user, clock.today()).values("pk")
    given = QuestionAnswer.objects.filter(question__in=seen, file__isnull=False).select_related("file")
    return send(get_object_or_404(given, pk=pk).file)  # type: ignore[arg-type]


@login_required
@require_safe
def about_duty(request: UserRequest, pk: int) -> HttpResponse:
    """Questions and answers beside a duty: a part that its page fetches."""
    return _beside(request, _duty_for(request, pk))


@login_required
@require_safe
def about_clause(request: UserRequest, pk: int) -> HttpResponse:
    return _beside(request, _clause_for(request, pk))


def _beside(request: UserRequest, thing: PlanFact | Obligation) -> HttpResponse:
    today, user = clock.today(), request.user
    year = thing.bloc_year if isinstance(thing, Obligation) else thing.plan.bloc_year
    is_duty = isinstance(thing, Obligation)
    shown = {
        "here": told(questions_about(thing, user, today), user, today),
        "earlier": told(earlier_answers(thing), user, today),
        "may_ask": bool(units_that_ask(user, year, today)),
        "ask_route": "consultations:ask_about_duty" if is_duty else "consultations:ask_about_clause",
        "thing": thing,
    }
    return render(request, "consultations/_questions_about.html", shown)
