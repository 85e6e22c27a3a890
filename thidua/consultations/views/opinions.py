"""What a unit says; what is entered on its behalf; what became of each point."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.consultations import actions
from thidua.consultations.actions.opinions import Said
from thidua.consultations.enums import Taking, Verdict
from thidua.consultations.forms.opinions import SPARE, AnswerForm, OnBehalfForm, OpinionForm, points_of, points_typed, rows_to_fill
from thidua.consultations.forms.rounds import WhyForm
from thidua.consultations.models import Opinion, OpinionPoint, Round
from thidua.consultations.permissions import opinions as permissions
from thidua.consultations.permissions.rounds import why_not_keep
from thidua.consultations.queries.rounds import latest_opinion, seen_of
from thidua.consultations.views.rounds import round_for
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.files.bringing import Brought, bring, remember
from thidua.files.views import send
from thidua.organisations.enums import ArrivalWay, Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of, paper_way, units_acted_for

MORE = 3


def opinion_for(request: UserRequest, pk: int) -> Opinion:
    """What the person may read; the answers of views that change it come from its permissions."""
    seen = Opinion.objects.visible_to(request.user, clock.today()).select_related("round__bloc_year__bloc", "unit", "file")
    return get_object_or_404(seen, pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: UserRequest, pk: int, unit: int) -> HttpResponse:
    """The unit's opinion: kept, proposed or sent, by the button pressed; one more press asks for more rows."""
    asked = round_for(request, pk)
    own = get_object_or_404(units_acted_for(request.user, clock.today()).filter(rounds=asked), pk=unit)
    latest = latest_opinion(asked, own)
    if request.method != "POST":
        reason = permissions.why_not_write(request.user, asked, own, clock.now()) or permissions.why_not_rewrite(latest)
        if reason:
            messages.info(request, reason)
            return redirect("consultations:round", pk)
        return _page(request, asked, own, latest)
    form = OpinionForm(request.POST, request.FILES)
    if request.POST.get("what") != "rows" and form.is_valid():
        with told_on(form):
            return _taken(request, asked, own, form)
    return _page(request, asked, own, latest, form=form)


def _taken(request: UserRequest, asked: Round, unit: Unit, form: OpinionForm) -> HttpResponse:
    """Kept, and sent or proposed if that was pressed; all of it or nothing."""
    what, user, brought = request.POST.get("what", "keep"), request.user, bring(form, request.user)
    with transaction.atomic():
        said = _said(request, form, latest_opinion(asked, unit), brought)
        opinion = actions.write_opinion(asked, unit=unit, said=said, seen=form.cleaned_data["seen"], by=user)
        if what == "send":
            actions.send_opinion(opinion, by=user)
        elif what == "propose":
            actions.propose_opinion(opinion, by=user)
    done = {"send": "Đã gửi ý kiến của đơn vị.", "propose": "Đã trình lãnh đạo duyệt.", "keep": "Đã giữ bản đang soạn, chưa gửi."}
    messages.success(request, done.get(what, done["keep"]))
    return redirect("consultations:round", asked.pk)


def _said(request: UserRequest, form: OpinionForm, before: Opinion | None, brought: Brought) -> Said:
    file = brought.keep(request.user)
    if file is None and before is not None and not form.cleaned_data.get("drops_file"):
        file = before.file
    return Said(Verdict(form.cleaned_data["verdict"]), points_typed(request.POST), file)


def _page(request: UserRequest, asked: Round, unit: Unit, latest: Opinion | None, *, form: OpinionForm | None = None) -> HttpResponse:
    now = clock.now()
    is_asking_rows = request.POST.get("what") == "rows"
    if form is not None and is_asking_rows:
        form = OpinionForm(initial=request.POST.dict())
    if form is not None:
        remember(form, request.user, request.POST.getlist("stored"))
    rows = points_typed(request.POST) if form is not None else points_of(latest)
    needs_leader = paper_way(unit, Paper.SUBMISSION) == PaperWay.LEADER
    told = {
        "asked": asked,
        "unit": unit,
        "latest": latest,
        "form": form or OpinionForm(initial={"verdict": latest.verdict if latest else "", "seen": seen_of(latest)}),
        "seen": request.POST.get("seen") if is_asking_rows else seen_of(latest),
        "rows": rows_to_fill(rows, more=MORE if is_asking_rows else SPARE),
        "drafts": asked.drafts.select_related("file"),
        "closed": permissions.why_not_write(request.user, asked, unit, now),
        "needs_leader": needs_leader,
        "may_send": not needs_leader or approver_of(request.user, unit, Paper.SUBMISSION, now) is not None,
    }
    return render(request, "consultations/opinion.html", told, status=422 if form is not None and not is_asking_rows else 200)


@login_required
@require_POST
def approve(request: UserRequest, pk: int) -> HttpResponse:
    opinion = opinion_for(request, pk)
    with report(request, done="Đã duyệt và gửi ý kiến của đơn vị."):
        actions.send_opinion(opinion, by=request.user)
    return redirect("consultations:round", opinion.round_id)


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    opinion = opinion_for(request, pk)
    with report(request, done="Đã rút ý kiến về soạn lại."):
        actions.take_back_opinion(opinion, by=request.user)
    return redirect("consultations:round", opinion.round_id)


@login_required
@require_POST
def confirm(request: UserRequest, pk: int) -> HttpResponse:
    opinion = opinion_for(request, pk)
    with report(request, done="Đã xác nhận bản nhập hộ là ý kiến của đơn vị."):
        actions.confirm_opinion(opinion, by=request.user)
    return redirect("consultations:round", opinion.round_id)


@login_required
@require_POST
def contest(request: UserRequest, pk: int) -> HttpResponse:
    opinion, form = opinion_for(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Ghi lý do không nhận bản nhập hộ.")
        return redirect("consultations:round", opinion.round_id)
    with report(request, done="Đã báo nơi lấy ý kiến: bản nhập hộ không phải ý kiến của đơn vị."):
        actions.contest_opinion(opinion, why=form.cleaned_data["why"], by=request.user)
    return redirect("consultations:round", opinion.round_id)


@login_required
@require_safe
def file(request: UserRequest, pk: int) -> FileResponse:
    """The file that came with an opinion."""
    opinion = get_object_or_404(
        Opinion.objects.visible_to(request.user, clock.today()).filter(file__isnull=False).select_related("file"), pk=pk
    )
    return send(opinion.file)  # type: ignore[arg-type]


@login_required
@require_http_methods(["GET", "POST"])
def enter(request: UserRequest, pk: int) -> HttpResponse:
    """What came on paper, by e-mail or Zalo, written down for the unit."""
    asked = round_for(request, pk)
    reason = why_not_keep(request.user, asked, clock.today())
    if reason and request.method != "POST":
        raise PermissionDenied(reason)
    is_asking_rows = request.POST.get("what") == "rows"
    if request.method == "POST" and not is_asking_rows:
        form = OnBehalfForm(request.POST, request.FILES, asked=asked)
    else:
        form = OnBehalfForm(initial=request.POST.dict() or {"unit": request.GET.get("don-vi")}, asked=asked)
    if form.is_bound and form.is_valid():
        with told_on(form):
            _enter(request, asked, form)
            return redirect("consultations:round", pk)
    remember(form, request.user, request.POST.getlist("stored"))
    rows = rows_to_fill(points_typed(request.POST), more=MORE if is_asking_rows else SPARE)
    told = {"asked": asked, "form": form, "rows": rows}
    return render(request, "consultations/on_behalf.html", told, status=422 if form.is_bound else 200)


def _enter(request: UserRequest, asked: Round, form: OnBehalfForm) -> None:
    said, brought = form.cleaned_data, bring(form, request.user)
    with transaction.atomic():
        told = Said(Verdict(said["verdict"]), points_typed(request.POST), brought.keep(request.user))
        actions.enter_opinion(
            asked, unit=said["unit"], said=told, way=ArrivalWay(said["way"]), arrived_at=form.arrived_at(), by=request.user
        )
    messages.success(request, f"Đã nhập hộ ý kiến của {said['unit']}. Đơn vị xác nhận khi vào hệ thống.")


@login_required
@require_POST
def answer(request: UserRequest, pk: int) -> HttpResponse:
    """What becomes of one point. htmx gets the point alone."""
    seen = Opinion.objects.visible_to(request.user, clock.today()).values("pk")
    point = get_object_or_404(OpinionPoint.objects.filter(opinion__in=seen).select_related("opinion__round__bloc_year__bloc"), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        with told_on(form):
            said = form.cleaned_data
            point = actions.answer_point(point, taking=Taking(said["taking"]), why=said["why"], by=request.user)
    if request.headers.get("HX-Request"):
        told = {"point": point, "form": form, "takings": Taking.choices, "may_answer": True}
        answer = render(request, "consultations/_point.html", told, status=422 if form.errors else 200)
        if not form.errors and not OpinionPoint.objects.filter(opinion__round=point.opinion.round_id, taking="").exists():
            answer["HX-Refresh"] = "true"
        return answer
    for problem in [words for errors in form.errors.values() for words in errors]:
        messages.error(request, str(problem))
    return redirect(f"{reverse('consultations:round', args=[point.opinion.round_id])}#diem-{point.pk}")
