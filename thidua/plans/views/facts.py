"""One fact: right, wrong, corrected, added; one doubtful point: mended or answered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans import actions, permissions
from thidua.plans.enums import ActorGroup, FactKind
from thidua.plans.forms.due import NEEDS, DueForm
from thidua.plans.forms.facts import AS_SAID, BY_HAND, AnswerForm, FactForm, ObligationForm, PlaceForm
from thidua.plans.models import Plan, PlanFact
from thidua.plans.queries.cast import units_bound_by
from thidua.plans.rules import places
from thidua.plans.rules.kinds import FIELDS, GROUP_OF, Shape
from thidua.plans.views.cards import review_of
from thidua.plans.views.review import context, plan_for


def _fact_for(request: UserRequest, pk: int, fact: int) -> PlanFact:
    return get_object_or_404(plan_for(request, pk).facts.select_related("plan__bloc_year__bloc", "plan__issuer"), pk=fact)


def _answer(request: UserRequest, fact: PlanFact) -> HttpResponse:
    """The card alone for htmx, with the counts and the next step beside it; else back to the card on its page."""
    if request.headers.get("HX-Request") and fact.kind != FactKind.WARNING:
        review = review_of(plan_for(request, fact.plan_id))
        return render(request, "plans/_card_answer.html", {**context(request, review), "card": review.card(fact)})
    return redirect(f"{reverse('plans:plan', args=[fact.plan_id])}#f{fact.pk}")


@login_required
@require_POST
def accept(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    found = _fact_for(request, pk, fact)
    with report(request):
        actions.accept_fact(found, by=request.user)
    return _answer(request, found)


@login_required
@require_POST
def reject(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    found = _fact_for(request, pk, fact)
    with report(request):
        actions.reject_fact(found, by=request.user)
    return _answer(request, found)


@login_required
@require_safe
def units(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    """Who is meant: the list behind "28 đơn vị"."""
    found = _fact_for(request, pk, fact)
    part = "plans/_units.html" if request.headers.get("HX-Request") else "plans/units.html"
    return render(request, part, {"plan": found.plan, "fact": found, "units": found.units.all()})


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    found = _fact_for(request, pk, fact)
    if found.kind == FactKind.WARNING:
        return redirect(f"{reverse('plans:plan', args=[pk])}#f{found.pk}")
    form, due = fact_forms(request, found.plan, found)
    if request.method == "POST" and all_valid(form, due):
        with report(request, done="Đã sửa."):
            actions.edit_fact(found, fields=said(form, due), units=chosen_units(form), by=request.user)
        return redirect(f"{reverse('plans:plan', args=[pk])}#f{found.pk}")
    reason = permissions.why_not_review(request.user, found.plan, clock.today())
    clause = f"mục {found.clause}, {found.plan}" if found.clause else str(found.plan)
    told = {"plan": found.plan, "fact": found, "clause": clause, "form": form, "due": due, "reason": reason, **_words(found.kind)}
    return render(request, "plans/edit.html", {**told, "needs": NEEDS}, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: UserRequest, pk: int) -> HttpResponse:
    """Mark a stretch the machine did not read: by the places a selection gave, or by words found in the text."""
    plan = plan_for(request, pk)
    place = _place_form(request, plan)
    form, due = fact_forms(request, plan, None)
    if request.method == "POST" and all_valid(place, form, due) and (span := _span(place, plan)):
        _add(request, plan, span, place.cleaned_data["clause"], form, due)
        return redirect("plans:plan", pk)
    reason = permissions.why_not_review(request.user, plan, clock.today())
    told = {"plan": plan, "place": place, "form": form, "due": due, "reason": reason, "needs": NEEDS, **_words(FactKind.OBLIGATION)}
    return render(request, "plans/edit.html", told, status=422 if request.method == "POST" else 200)


def all_valid(*forms: Form | None) -> bool:
    """Every form is looked at, so that each one tells its errors."""
    return all([form.is_valid() for form in forms if form is not None])  # noqa: C419


def _add(
    request: UserRequest, plan: Plan, span: tuple[int, int], clause: str, form: ObligationForm | FactForm, due: DueForm | None
) -> None:
    text, (start, end) = places.plain_text(plan.document["blocks"]), span
    with report(request, done="Đã thêm nghĩa vụ."):
        actions.add_fact(
            plan,
            kind=FactKind.OBLIGATION,
            start=start,
            end=end,
            quote=text[start:end],
            clause=clause or _clause(plan, start),
            fields=said(form, due),
            units=chosen_units(form),
            by=request.user,
        )


def _place_form(request: UserRequest, plan: Plan) -> PlaceForm:
    start, end = request.GET.get("tu", ""), request.GET.get("den", "")
    if not (start.isdecimal() and end.isdecimal()):
        return PlaceForm(request.POST or None)
    text = places.plain_text(plan.document.get("blocks", []))
    quote, clause = text[int(start) : int(end)].strip(), _clause(plan, int(start))
    return PlaceForm(request.POST or None, initial={"start": start, "end": end, "quote": quote, "clause": clause})


def _clause(plan: Plan, start: int) -> str:
    return places.clause_at(start, plan.facts.values_list("start", "clause"))


def _span(place: PlaceForm, plan: Plan) -> tuple[int, int] | None:
    """The one place of the quote; adds the reason to the form when there is none, or more than one."""
    said, text = place.cleaned_data, places.plain_text(plan.document.get("blocks", []))
    found = places.find(text, said["quote"])
    chosen = [span for span in found if said.get("start") is not None and abs(span[0] - said["start"]) <= 2]
    if len(found) == 1 or chosen:
        return (chosen or found)[0]
    if found:
        place.add_error("quote", f"Đoạn này có ở {len(found)} chỗ trong kế hoạch. Chép dài thêm vài chữ để biết là chỗ nào.")
    else:
        place.add_error("quote", "Không tìm thấy đoạn này trong kế hoạch. Chép đúng nguyên văn, không thêm bớt chữ.")
    return None


def _choices(plan: Plan, fact: PlanFact | None) -> UnitQuerySet:
    """Units to choose from: the year's members and leaders, its superior and host with their units, and those chosen already."""
    day, bloc = clock.today(), plan.bloc_year.bloc
    bound = units_bound_by(plan.bloc_year, plan.issuer, day)
    if bound is not None:
        return bound
    year = plan.bloc_year
    above = [unit for unit in (bloc.superior_id, bloc.host_id) if unit]
    near = Q(memberships__bloc_year=year) | Q(leaderships__bloc_year=year) | Q(pk__in=above) | Q(parent__in=above)
    near |= Q(pk__in=fact.units.values("pk")) if fact else Q()
    return Unit.objects.in_force(day).filter(pk__in=Unit.objects.filter(near).values("pk"))


def fact_forms(
    request: UserRequest, plan: Plan, fact: PlanFact | None, kind: FactKind = FactKind.OBLIGATION
) -> tuple[ObligationForm | FactForm, DueForm | None]:
    """What to ask of a fact; `kind` counts for a new one."""
    data, fields = request.POST or None, (fact.fields if fact else {})
    kind = FactKind(fact.kind) if fact else kind
    due = DueForm.of(fields.get("due"), data)
    if kind == FactKind.OBLIGATION:
        return ObligationForm(data, initial=_initial(fact), choices=_choices(plan, fact)), due
    dated = any(spec.shape == Shape.DUE for spec in FIELDS.get(kind, ()))
    return FactForm(data, kind=kind, fields=fields), due if dated else None


def _initial(fact: PlanFact | None) -> dict[str, Any]:
    if fact is None:
        return {"who": AS_SAID}
    by_hand = fact.actor_group in {ActorGroup.NAMED, ActorGroup.UNKNOWN}
    named = {name: fact.fields.get(name) for name in ("actor", "deliverable", "recipient", "standing")}
    return {**named, "who": BY_HAND if by_hand else AS_SAID, "units": fact.units.all()}


def said(form: ObligationForm | FactForm, due: DueForm | None) -> dict[str, Any]:
    return {**form.said(), **({"due": due.value()} if due else {})}


def chosen_units(form: ObligationForm | FactForm) -> list[Unit] | None:
    return form.chosen() if isinstance(form, ObligationForm) else None


def _words(kind: str) -> dict[str, Any]:
    return {"kind_word": FactKind(kind).label, "group": GROUP_OF[FactKind(kind)]}


@login_required
@require_POST
def settle(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    """Looked at, left as it is: with a note."""
    found, form = _fact_for(request, pk, fact), AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    with report(request, done="Đã ghi cách xử lý."):
        actions.settle_warning(found, answer=answer, by=request.user)
    return redirect(f"{reverse('plans:plan', args=[pk])}#nghi-ngo")


@login_required
@require_POST
def apply(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    """Mend what the warning proposes, by one press."""
    with report(request, done="Đã sửa theo gợi ý. Bản gốc của tệp vẫn giữ nguyên; nhớ sửa trong văn bản trước khi ký."):
        actions.apply_suggestion(_fact_for(request, pk, fact), by=request.user)
    return redirect(f"{reverse('plans:plan', args=[pk])}#nghi-ngo")
