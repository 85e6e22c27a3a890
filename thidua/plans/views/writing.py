"""Write a plan here: begin, its outline part by part, head, preview, the document it goes out as."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.documents.office import CannotConvert, to_pdf
from thidua.documents.typeface import why_other
from thidua.files.queries import path_of
from thidua.organisations.queries import units_acted_for
from thidua.plans import actions, permissions
from thidua.plans.composing.outline import is_around
from thidua.plans.composing.values import Item
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.forms.due import NEEDS
from thidua.plans.forms.writing import WORDED, BeginForm, FactWordsForm, WordsForm, WrittenHeadForm
from thidua.plans.models import Plan, PlanPart
from thidua.plans.queries import plans as reads
from thidua.plans.queries.written import labels_of, parts_shown, section_end
from thidua.plans.rules.kinds import GROUP_OF, GROUPS
from thidua.plans.views.cards import review_of
from thidua.plans.views.facts import all_valid, chosen_units, fact_forms, said
from thidua.plans.views.review import plan_for

OFFERED = [
    (kind.value, kind.label)
    for kind in (
        *(FactKind.STAGE, FactKind.EVENT, FactKind.PHASE, FactKind.TARGET, FactKind.QUOTA, FactKind.VOTE, FactKind.PAGE_LIMIT),
        *(FactKind.DOCUMENT_LIST, FactKind.AGENDA_ITEM, FactKind.PARTICIPANTS, FactKind.EVENT_PLACE, FactKind.HEADCOUNT, FactKind.THEME),
        *(FactKind.MOVEMENT, FactKind.CONTACT, FactKind.FUNDING, FactKind.FUND, FactKind.NO_CONTRIBUTION, FactKind.SUCCESSION),
    )
]
"""Kinds offered under each heading, besides obligations."""
ADDED = [kind for group in GROUPS for kind in group.kinds]
"""Kinds a person may add, in the order of the tabs."""


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest) -> HttpResponse:
    """Choose the form, and what to begin from; the draft is there at once."""
    form = _begin_form(request)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            plan = actions.begin_written_plan(
                chosen["bloc_year"],
                issuer=chosen["issuer"],
                shape=PlanShape(chosen["shape"]),
                title=chosen["title"],
                source=chosen["source"],
                by=request.user,
            )
            return redirect("plans:write", plan.pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    status = 422 if request.method == "POST" else 200
    can_begin = form.fields["bloc_year"].queryset.exists() and form.fields["issuer"].queryset.exists()  # type: ignore[attr-defined]
    return render(request, "plans/begin.html", {"form": form, "can_begin": can_begin}, status=status)


def _begin_form(request: UserRequest) -> BeginForm:
    user, day = request.user, clock.today()
    years = reads.open_years(user, day)
    sources = Plan.objects.visible_to(user, day).filter(bloc_year__in=years.values("pk"), form="plan").select_related("bloc_year__bloc")
    source = sources.filter(pk=request.GET.get("tu", "0") if request.GET.get("tu", "0").isdecimal() else 0).first()
    told: dict[str, Any] = {"shape": PlanShape.ACTIVITY}
    if source is not None:
        told = {"shape": source.shape or _shape_of(source), "title": source.title, "source": source, "bloc_year": source.bloc_year_id}
    return BeginForm(request.POST or None, years=years, units=units_acted_for(user, day), sources=sources, initial=told)


def _shape_of(plan: Plan) -> str:
    kinds = {
        "conference": PlanShape.CONFERENCE,
        "seminar": PlanShape.CONFERENCE,
        "launch": PlanShape.TARGETS,
        "movement": PlanShape.MOVEMENTS,
    }
    return str(kinds.get(str(plan.meta.get("plan_kind")), PlanShape.ACTIVITY))


@dataclass(frozen=True, slots=True)
class Row:
    """A part as its page shows it. `last_key`: the part behind which something is added to its section."""

    part: PlanPart
    words: str
    label: str
    last_key: int
    kind_word: str = ""
    is_told: bool = False
    """Another part says it already: it is not printed twice."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The parts in three stretches."""

    above: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)


@login_required
@require_safe
def write(request: UserRequest, pk: int) -> HttpResponse:
    plan = _written(request, pk)
    review = review_of(plan)
    reason = permissions.why_not_write(request.user, plan, clock.today())
    told = {
        "plan": plan,
        "review": review,
        "pages": _pages(plan),
        "linked": set(plan.parts.filter(fact__isnull=False).values_list("fact", flat=True)),
        "may_write": reason is None,
        "reason": reason,
        "added": OFFERED,
        "why_not_document": permissions.why_not_make_document(request.user, plan, clock.now()),
    }
    return render(request, "plans/write.html", told)


def _written(request: UserRequest, pk: int) -> Plan:
    plan = plan_for(request, pk)
    if not plan.shape:
        raise Http404
    return plan


def _pages(plan: Plan) -> Pages:
    parts, pages = parts_shown(plan), Pages()
    labels = labels_of(plan, parts)
    for place, part in enumerate(parts):
        last = parts[section_end(parts, place) - 1].pk
        kind = part.fact.kind if part.fact else ""
        is_basis = kind == FactKind.LEGAL_BASIS and part.fact is not None and part.fact.fields.get("where") != "body"
        stretch = pages.above if is_basis else pages.below if kind in (FactKind.RECIPIENT, FactKind.ARCHIVE) else pages.body
        stretch.append(_row(part, labels.get(place, ""), last))
    return pages


def _row(part: PlanPart, label: str, last: int) -> Row:
    if part.fact is None:
        return Row(part, part.words.removeprefix("-").strip(), label, last)
    is_told = not label and not is_around(Item(FactKind(part.fact.kind), part.fact.fields))
    return Row(part, part.fact.quote, label, last, FactKind(part.fact.kind).label, is_told)


@login_required
@require_http_methods(["GET", "POST"])
def write_head(request: UserRequest, pk: int) -> HttpResponse:
    plan = _written(request, pk)
    reason = permissions.why_not_write(request.user, plan, clock.today())
    form = WrittenHeadForm(request.POST or None, initial={"title": plan.title, **plan.head})
    if request.method == "POST" and form.is_valid():
        with report(request, done="Đã ghi đầu và cuối văn bản."):
            actions.change_head(plan, title=form.cleaned_data["title"], head=form.head(), by=request.user)
        return redirect("plans:write", pk)
    told = {"plan": plan, "form": form, "reason": reason, "title": "Đầu và cuối văn bản", "word": "Ghi"}
    return render(request, "plans/write_form.html", told, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def add_part(request: UserRequest, pk: int, kind: str) -> HttpResponse:
    """A paragraph or heading (`kind` "doan"), or a fact of that kind, behind the part `sau`."""
    plan = _written(request, pk)
    if kind == "doan":
        return _words(request, plan, None)
    if kind not in ADDED:
        raise Http404
    return _fact(request, plan, None, FactKind(kind))


def _after(request: UserRequest, plan: Plan) -> PlanPart | None:
    key = request.GET.get("sau", "")
    return plan.parts.filter(pk=key).first() if key.isdecimal() else plan.parts.last()


@login_required
@require_http_methods(["GET", "POST"])
def edit_part(request: UserRequest, pk: int, part: int) -> HttpResponse:
    plan = _written(request, pk)
    found = _part_of(plan, part)
    if found.fact is None:
        return _words(request, plan, found)
    return _fact(request, plan, found, FactKind(found.fact.kind))


def _part_of(plan: Plan, part: int) -> PlanPart:
    return get_object_or_404(plan.parts.select_related("fact", "plan__issuer", "plan__issued_as"), pk=part)


def _words(request: UserRequest, plan: Plan, part: PlanPart | None) -> HttpResponse:
    now = {"kind": part.kind, "depth": part.depth, "words": part.words} if part else {}
    form = WordsForm(request.POST or None, initial=now)
    if part is not None:
        del form.fields["kind"]
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with report(request, done="Đã ghi. Văn bản đã dựng lại."):
            if part is None:
                kind = PartKind(typed["kind"])
                actions.add_words(plan, kind=kind, words=typed["words"], depth=typed["depth"], after=_after(request, plan), by=request.user)
            else:
                actions.edit_words(part, words=typed["words"], depth=typed["depth"], by=request.user)
        return _back(plan, part)
    told = {"plan": plan, "form": form, "reason": permissions.why_not_write(request.user, plan, clock.today()), "word": "Ghi"}
    told["title"] = f"Sửa: {part.get_kind_display().lower()}" if part else "Thêm đoạn văn, đề mục"
    return render(request, "plans/write_form.html", told, status=422 if request.method == "POST" else 200)


def _fact(request: UserRequest, plan: Plan, part: PlanPart | None, kind: FactKind) -> HttpResponse:
    fact = part.fact if part else None
    form, due = fact_forms(request, plan, fact, kind)
    lines = FactWordsForm(request.POST or None, kind=kind, initial={"words": part.words if part else ""}) if kind in WORDED else None
    if request.method == "POST" and all_valid(form, due, lines):
        words = lines.cleaned_data["words"] if lines else ""
        with report(request, done="Đã ghi. Câu trong văn bản đã viết lại theo điều này."):
            if part is None or fact is None:
                units, after = chosen_units(form), _after(request, plan)
                actions.add_written_fact(plan, kind=kind, fields=said(form, due), words=words, units=units, after=after, by=request.user)
            else:
                if lines is not None:
                    actions.edit_words(part, words=words, depth=part.depth, by=request.user)
                actions.edit_fact(fact, fields=said(form, due), units=chosen_units(form), by=request.user)
        return _back(plan, part)
    reason = permissions.why_not_write(request.user, plan, clock.today())
    told: dict[str, Any] = {"plan": plan, "fact": fact, "form": form, "due": due, "place": lines, "reason": reason, "needs": NEEDS}
    told |= {"kind_word": kind.label, "group": GROUP_OF[kind], "is_written": True}
    return render(request, "plans/edit.html", told, status=422 if request.method == "POST" else 200)


def _back(plan: Plan, part: PlanPart | None) -> HttpResponse:
    place = f"#m{part.pk}" if part else ""
    return redirect(f"{reverse('plans:write', args=[plan.pk])}{place}")


@login_required
@require_POST
def move_part(request: UserRequest, pk: int, part: int) -> HttpResponse:
    plan = _written(request, pk)
    found = _part_of(plan, part)
    with report(request):
        actions.move_part(found, up=request.POST.get("len") == "1", by=request.user)
    return _back(plan, found)


@login_required
@require_POST
def remove_part(request: UserRequest, pk: int, part: int) -> HttpResponse:
    plan = _written(request, pk)
    with report(request, done="Đã bỏ phần ấy khỏi văn bản."):
        actions.remove_part(_part_of(plan, part), by=request.user)
    return redirect("plans:write", pk)


@login_required
@require_safe
def printed(request: UserRequest, pk: int) -> HttpResponse:
    """The plan as it prints."""
    plan = _written(request, pk)
    docx = path_of(plan.file).read_bytes()
    try:
        content = to_pdf(docx, suffix=".docx")
    except CannotConvert as refusal:
        with report(request):
            raise RuleBroken(str(refusal)) from refusal
        return redirect("plans:write", pk)
    if other := why_other(docx, content):
        messages.warning(request, f"{other}. Muốn in đúng từng trang thì tải bản Word và in từ Word.")
    name = f"ke-hoach-{plan.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@login_required
@require_POST
def make_document(request: UserRequest, pk: int) -> HttpResponse:
    """Open the outgoing document, or give the open one the latest file and receivers."""
    plan = _written(request, pk)
    with report(request, done="Đã lập văn bản đi với tệp và nơi nhận của kế hoạch. Trình ký, ghi bản ký, rồi phát hành."):
        actions.make_document(plan, by=request.user)
    return redirect("plans:write", pk)
