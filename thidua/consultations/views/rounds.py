"""The list of rounds, one round, and its course."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import members_in_force
from thidua.consultations import actions
from thidua.consultations.enums import RoundMove, RoundState
from thidua.consultations.forms.opinions import AnswerForm
from thidua.consultations.forms.rounds import DraftForm, ExtendForm, RoundForm, SettleForm, WhyForm, initial_of, initial_of_document
from thidua.consultations.models import Opinion, Round, RoundDraft
from thidua.consultations.permissions import opinions as may
from thidua.consultations.permissions import rounds as permissions
from thidua.consultations.queries.rounds import (
    keeps,
    latest_opinion,
    record_of,
    rounds_about,
    rounds_shown,
    rounds_waiting_for,
    units_asked,
    unsent_of,
    years_to_ask_in,
)
from thidua.core import clock
from thidua.core.errors import report, told_on
from thidua.documents.models import OfficialDocument
from thidua.files.bringing import Brought, bring, remember
from thidua.files.models import StoredFile
from thidua.files.views import send
from thidua.organisations.queries import units_acted_for

ROWS = 30
RELATED = ("bloc_year__bloc", "opened_by", "fact__plan", "final_file", "plan")


def round_for(request: UserRequest, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(request.user, clock.today()).select_related(*RELATED), pk=pk)


@login_required
@require_safe
def rounds(request: UserRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    page = Paginator(rounds_shown(user, today), ROWS).get_page(request.GET.get("trang"))
    waiting = set(rounds_waiting_for(user, clock.now()).values_list("pk", flat=True))
    told = {"page": page, "waiting": waiting, "years": years_to_ask_in(user, today), "now": clock.now()}
    return render(request, "consultations/rounds.html", told)


@login_required
@require_safe
def of_document(request: UserRequest, pk: int) -> HttpResponse:
    """Rounds on the draft of a document: a part that its page fetches."""
    now, user = clock.now(), request.user
    seen = OfficialDocument.objects.visible_to(user, now.date()).select_related("issuer", "bloc_year__bloc")
    document = get_object_or_404(seen, pk=pk)
    told: dict[str, Any] = {"document": document, "rounds": rounds_about(document, user, now.date()), "now": now}
    told["may_ask"] = _may_ask(user, document, now.date())
    return render(request, "consultations/_of_document.html", told)


def _may_ask(user: User, document: OfficialDocument, day: date) -> bool:
    year = document.bloc_year
    if year is None or permissions.why_not_start(user, year, document.issuer, day) is not None:
        return False
    return permissions.why_not_ask_about_document(user, document, year, document.issuer, day) is None


@login_required
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, pk: int) -> HttpResponse:
    """Prepare a round of a year; it is opened on its own page."""
    today, user = clock.today(), request.user
    bloc_year = get_object_or_404(BlocYear.objects.visible_to(user, today).select_related("bloc"), pk=pk)
    document = _document_asked(request)
    form = _round_form(request, bloc_year, document=document)
    reason = permissions.why_not_start(user, bloc_year, form.first_opener, today)
    if reason is None and document is not None:
        reason = permissions.why_not_ask_about_document(user, document, bloc_year, document.issuer, today)
    if reason:
        raise PermissionDenied(reason)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            made = _start(bloc_year, form, user)
            return redirect("consultations:round", made.pk)
    remember(form, user, request.POST.getlist("stored"))
    told = {"form": form, "bloc_year": bloc_year, "document": document}
    return render(request, "consultations/round_form.html", told, status=422 if request.method == "POST" else 200)


def _document_asked(request: UserRequest) -> OfficialDocument | None:
    """The document of the user's unit that ?van-ban= names; its draft is then what one asks about."""
    key = request.GET.get("van-ban")
    if key is None:
        return None
    written = OfficialDocument.objects.of_issuer(request.user, clock.today()).select_related("draft", "issuer")
    return get_object_or_404(written, pk=int(key) if key.isdecimal() and len(key) < 10 else 0)


def _start(bloc_year: BlocYear, form: RoundForm, user: User) -> Round:
    said, brought = form.cleaned_data, bring(form, user)
    with transaction.atomic():
        about: dict[str, Any] = {"asking": form.asking(), "opener": said["opener"], "plan": said.get("plan"), "document": form.document}
        return actions.start_round(bloc_year, **about, file=brought.keep(user), by=user)


def _round_form(
    request: UserRequest, bloc_year: BlocYear, asked: Round | None = None, *, document: OfficialDocument | None = None
) -> RoundForm:
    today, mine = clock.today(), units_acted_for(request.user, clock.today())
    about: dict[str, Any] = {"bloc_year": bloc_year, "mine": mine, "day": today, "asked": asked, "document": document}
    if request.method == "POST":
        return RoundForm(request.POST, request.FILES, **about)
    form = RoundForm(**about, initial=initial_of(asked) if asked else {"starts_on": today, "shows_answers": True})
    if document is not None:
        form.initial.update(initial_of_document(document))
    if asked is None:
        form.initial["invited"] = form.fields["invited"].queryset.filter(pk__in=members_in_force(bloc_year, today))  # type: ignore[attr-defined]
    return form


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Correct what is being prepared."""
    asked = round_for(request, pk)
    reason = permissions.why_not_move(request.user, asked, RoundMove.EDIT, clock.now())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    form = _round_form(request, asked.bloc_year, asked)
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            actions.edit_round(asked, asking=form.asking(), by=request.user)
            return redirect("consultations:round", pk)
    told = {"form": form, "bloc_year": asked.bloc_year, "asked": asked}
    return render(request, "consultations/round_form.html", told, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def round_page(request: UserRequest, pk: int) -> HttpResponse:
    return show(request, round_for(request, pk))


def _document_of(asked: Round, request: UserRequest) -> OfficialDocument | None:
    """What its draft became, as far as the reader has it."""
    if asked.document_id is None:
        return None
    return OfficialDocument.objects.visible_to(request.user, clock.today()).filter(pk=asked.document_id).first()


def show(request: UserRequest, asked: Round, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The page of a round; `forms`: one that was refused, with what was typed."""
    now, user = clock.now(), request.user
    for form in forms.values():
        remember(form, user, request.POST.getlist("stored"))
    may_enter = keeps(user, asked, now.date())
    is_keeper = may_enter or user.is_system_admin
    told = {
        "asked": asked,
        "state": asked.state_at(now),
        "now": now,
        "drafts": asked.drafts.select_related("file"),
        "is_keeper": is_keeper,
        "may_enter": may_enter and asked.state_at(now) in {RoundState.OPEN, RoundState.CLOSED},
        "own": [_own(asked, unit, request) for unit in units_asked(asked, user, now.date())],
        "document": _document_of(asked, request),
        "shows_record": asked.shows_answers and asked.state in {"closed", "settled"},
        **(_keeping(request, asked) if is_keeper else {}),
        **forms,
    }
    return render(request, "consultations/round.html", told, status=status)


def _own(asked: Round, unit: Any, request: UserRequest) -> dict[str, Any]:
    """How one unit of the user stands in the round."""
    now, latest = clock.now(), latest_opinion(asked, unit)
    return {
        "unit": unit,
        "opinion": latest,
        "sent": Opinion.objects.filter(round=asked, unit=unit, state="sent").select_related("round").prefetch_related("points").first(),
        "why_not_write": may.why_not_write(request.user, asked, unit, now) or may.why_not_rewrite(latest),
        "why_not_approve": may.why_not_send(request.user, latest, now) if latest and latest.state == "proposed" else "không chờ duyệt",
        "may_take_back": latest is not None and may.why_not_take_back(request.user, latest, now) is None,
        "contest_form": WhyForm(),
    }


def _keeping(request: UserRequest, asked: Round) -> dict[str, Any]:
    """What only whoever asks sees."""
    now, user = clock.now(), request.user
    moves = {move.value: permissions.why_not_move(user, asked, move, now) for move in RoundMove}
    record = record_of(asked)
    return {
        "record": record,
        "unsent": unsent_of(asked),
        "moves": moves,
        "why_not_settle": permissions.why_not_settle(user, asked, now),
        "why_not_add_draft": permissions.why_not_add_draft(user, asked, now),
        "figures": _figures(record),
        "takings": AnswerForm.base_fields["taking"].choices,  # type: ignore[attr-defined]
        "extend_form": ExtendForm(),
        "close_form": WhyForm(prefix="close"),
        "cancel_form": WhyForm(prefix="cancel"),
        "draft_form": DraftForm(),
        "settle_form": SettleForm(prefix="settle"),
    }


def _figures(record: Any) -> list[dict[str, Any]]:
    return [
        {"value": len(record.commented), "word": "có ý kiến", "url": "#co-y-kien", "kind": "info"},
        {"value": len(record.agreed), "word": "nhất trí", "url": "#nhat-tri", "kind": "done"},
        {"value": len(record.silent), "word": "chưa trả lời", "url": "#chua-tra-loi", "kind": "soon" if record.silent else "plain"},
        {"value": record.unanswered, "word": "ý kiến chờ tiếp thu, giải trình", "short": "chờ giải trình", "url": "#co-y-kien"},
    ]


def _moved(
    request: UserRequest, pk: int, form: Form | None, act: Callable[[Round, Brought], Any], *, done: str, name: str = ""
) -> HttpResponse:
    """One step of the course: the form read, the step made, back to the round. A refused form comes back filled."""
    asked = round_for(request, pk)
    if form is not None and not form.is_valid():
        reason = permissions.why_not_keep(request.user, asked, clock.today())
        return show(request, asked, status=422, **({} if reason else {name: form}))
    with report(request, done=done):
        brought = bring(form, request.user) if form is not None and "file" in form.fields else Brought()
        with transaction.atomic():
            act(asked, brought)
    return redirect("consultations:round", pk)


@login_required
@require_POST
def open_round(request: UserRequest, pk: int) -> HttpResponse:
    done = "Đã mở đợt lấy ý kiến. Các đơn vị được hỏi thấy dự thảo từ bây giờ."
    return _moved(request, pk, None, lambda asked, _: actions.open_round(asked, by=request.user), done=done)


@login_required
@require_POST
def close(request: UserRequest, pk: int) -> HttpResponse:
    form = WhyForm(request.POST, prefix="close")

    def act(asked: Round, _: Brought) -> Any:
        return actions.close_round(asked, why=form.cleaned_data["why"], by=request.user)

    return _moved(request, pk, form, act, done="Đã kết thúc đợt lấy ý kiến.", name="close_form")


@login_required
@require_POST
def cancel(request: UserRequest, pk: int) -> HttpResponse:
    form = WhyForm(request.POST, prefix="cancel")

    def act(asked: Round, _: Brought) -> Any:
        return actions.cancel_round(asked, why=form.cleaned_data["why"], by=request.user)

    return _moved(request, pk, form, act, done="Đã hủy đợt lấy ý kiến.", name="cancel_form")


@login_required
@require_POST
def extend(request: UserRequest, pk: int) -> HttpResponse:
    form = ExtendForm(request.POST)

    def act(asked: Round, _: Brought) -> Any:
        return actions.extend_round(asked, ends_at=form.moment(), why=form.cleaned_data["why"], by=request.user)

    return _moved(request, pk, form, act, done="Đã đổi hạn góp ý.", name="extend_form")


@login_required
@require_POST
def settle(request: UserRequest, pk: int) -> HttpResponse:
    form = SettleForm(request.POST, request.FILES, prefix="settle")

    def act(asked: Round, brought: Brought) -> Any:
        return actions.settle_round(asked, words=form.cleaned_data["words"], file=brought.keep(request.user), by=request.user)

    return _moved(request, pk, form, act, done="Đã chốt bản tổng hợp ý kiến.", name="settle_form")


@login_required
@require_POST
def add_draft(request: UserRequest, pk: int) -> HttpResponse:
    form = DraftForm(request.POST, request.FILES)

    def act(asked: Round, brought: Brought) -> Any:
        file = brought.keep(request.user)
        assert file is not None  # the form asks for it
        return actions.add_draft(asked, file=file, note=form.cleaned_data["note"], by=request.user)

    return _moved(request, pk, form, act, done="Đã đưa bản dự thảo mới lên.", name="draft_form")


@login_required
@require_safe
def draft(request: UserRequest, pk: int) -> FileResponse:
    """The file of a draft: the invited read it from the opening on, though the plan it is of is not in force."""
    seen = Round.objects.visible_to(request.user, clock.today()).values("pk")
    return send(get_object_or_404(RoundDraft.objects.filter(round__in=seen).select_related("file"), pk=pk).file)


@login_required
@require_safe
def final(request: UserRequest, pk: int) -> FileResponse:
    """The text as it was issued."""
    seen = Round.objects.visible_to(request.user, clock.today()).filter(final_file__isnull=False)
    file = get_object_or_404(seen.select_related("final_file"), pk=pk).final_file
    return send(file or StoredFile())
