"""Handing in: the page a unit fills in, the leader's word, one handing-in with its receipt and files."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report
from thidua.files.actions import keep_files
from thidua.files.enums import Purpose
from thidua.files.landing import land_uploads
from thidua.files.models import StoredFile
from thidua.files.queries import kept, taken
from thidua.files.rules import LIMITS
from thidua.files.views import send as send_file
from thidua.obligations import actions
from thidua.obligations.enums import CountState, SubmissionState
from thidua.obligations.forms.duty import first_error
from thidua.obligations.forms.submissions import SendBackForm, SubmitForm, TakeBackForm
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.obligations.permissions import submissions as permissions
from thidua.obligations.prints import receipt_pdf
from thidua.obligations.queries import submissions as reads
from thidua.obligations.queries.duty import standing_of
from thidua.obligations.rules import Standing
from thidua.obligations.rules.packs import Wanted, missing
from thidua.organisations.queries import stands_in_for

CLOCK_FROM = timedelta(minutes=30)
"""Before the deadline the page shows the server's clock."""
RELATED = ("obligation__unit", "obligation__plan", "obligation__fact", "obligation__bloc_year__bloc", "made_by", "sent_by", "delegation")


def _duty_for(request: UserRequest, pk: int) -> Obligation:
    seen = Obligation.objects.visible_to(request.user, clock.today())
    rows = Obligation.objects.filter(pk__in=seen.values("pk")).select_related("bloc_year__bloc", "unit", "plan", "fact")
    return get_object_or_404(rows, pk=pk)


def _own_duty(request: UserRequest, pk: int) -> Obligation:
    """Who acts for the unit sees what it owes; only of others the dearer question is asked, who sees what."""
    row = Obligation.objects.select_related("bloc_year__bloc", "unit", "plan", "fact").filter(pk=pk).first()
    is_own = row is not None and stands_in_for(request.user, row.unit, clock.today())
    return row if row is not None and is_own else _duty_for(request, pk)


def _submission_for(request: UserRequest, pk: int) -> Submission:
    files = Prefetch("pieces", Piece.objects.select_related("file"))
    seen = Submission.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related(*RELATED).prefetch_related(files), pk=pk)


# ---- the page a unit fills in ----


@login_required
@require_safe
def submit(request: UserRequest, pk: int) -> HttpResponse:
    row = _duty_for(request, pk)
    reason = permissions.why_not_hand_in(request.user, row, clock.today())
    draft = reads.submission_under_way(row) if reason is None else None
    if draft is not None and draft.state != SubmissionState.DRAFT:
        return redirect("obligations:submission", draft.pk)
    return _submit_page(request, row, draft, _form(draft), reason=reason)


def _form(draft: Submission | None, *data: Any) -> SubmitForm:
    if draft is None:
        return SubmitForm(*data)
    told = {name: getattr(draft, name) for name in ("note", "link", "document_number", "document_date")}
    return SubmitForm(*data, pieces=draft.pieces.select_related("file"), initial=told)


def _submit_page(
    request: UserRequest,
    row: Obligation,
    draft: Submission | None,
    form: SubmitForm,
    *,
    reason: str | None,
    brought: Iterable[StoredFile] = (),
    status: int = 200,
) -> HttpResponse:
    now, stands = clock.now(), standing_of(row, clock.now())
    pack, present = reads.pack_wanted(row), {piece.kind for piece in form.pieces}
    leader_approves = reads.leader_approves(row.unit, now.date())
    told = {
        **{"row": row, "draft": draft, "form": form, "reason": reason, "now": now},
        "is_late": stands == Standing.OVERDUE,
        "clock_from": _clock_from(row, now),
        **{"pack": _checklist(pack, present), "lacking": _lacking(pack, present) if present else ""},
        "sent_before": reads.pieces_sent_before(draft) if draft else [],
        "last": row.submissions.filter(state=SubmissionState.RETURNED).last(),
        "needs_leader": leader_approves and reads.approval_right(request.user, row.unit, now) is None,
        "kept": kept(brought, user=request.user, purpose=Purpose.SUBMISSION),
        **{"accept": ",".join(LIMITS[Purpose.SUBMISSION].suffixes), "most": LIMITS[Purpose.SUBMISSION].most // 1024 // 1024},
    }
    return render(request, "obligations/submit.html", told, status=status)


def _clock_from(row: Obligation, now: datetime) -> datetime | None:
    """From when on the page shows the server's clock; None when that is far off or long past."""
    if row.last_moment is None or not timedelta(0) < row.last_moment - now < timedelta(days=1):
        return None
    return row.last_moment - CLOCK_FROM


def _checklist(pack: list[Wanted], present: set[str]) -> list[dict[str, Any]]:
    lacking = {one.kind for one in missing(pack, present)}
    return [{"wanted": one, "is_there": one.kind in present, "is_missing": one.kind in lacking} for one in pack]


def _lacking(pack: list[Wanted], present: set[str]) -> str:
    return "; ".join(one.words for one in missing(pack, present))


@login_required
@require_POST
def save(request: UserRequest, pk: int) -> HttpResponse:
    """Keep what was typed and brought; stay on the page."""
    return _write(request, pk, then="save")


@login_required
@require_POST
def propose(request: UserRequest, pk: int) -> HttpResponse:
    return _write(request, pk, then="propose")


@login_required
@require_POST
def send(request: UserRequest, pk: int) -> HttpResponse:
    return _write(request, pk, then="send")


def _write(request: UserRequest, pk: int, *, then: actions.Then) -> HttpResponse:
    """Save first, so nothing brought over a poor line is lost when the rest is refused. A second press finds the first one's receipt.

    Files are opened before the one transaction that writes; a refusal inside it undoes its own step and is told, the rest is saved.
    """
    row = _own_duty(request, pk)
    known = reads.submission_under_way(row)
    if known is not None and known.state == SubmissionState.SENT and permissions.why_not_send(request.user, known, clock.now()) is None:
        messages.info(request, f"Lần {known.number} đã nộp lúc {_moment(known)}. Muốn nộp bản khác thì rút bản này về trước.")
        return redirect("obligations:submission", known.pk)
    reason = permissions.why_not_hand_in(request.user, row, clock.today())
    if reason is not None:
        messages.error(request, reason)
        return redirect("obligations:submit", pk)
    form = _form(known, request.POST, request.FILES)
    is_valid, files = form.is_valid(), list[StoredFile]()
    with report(request):
        files = taken(request.user, request.POST.getlist("stored"), purpose=Purpose.SUBMISSION)
        landed = land_uploads(form.cleaned_data.get("uploads", []), purpose=Purpose.SUBMISSION)
        with transaction.atomic(), report(request):
            files += keep_files(landed, by=request.user)
            if is_valid:
                return _fill(request, row, form, files, then=then)
    return _submit_page(request, row, known, form, reason=None, brought=files, status=422)


def _moment(made: Submission) -> str:
    moment = (made.received_at or made.made_at).astimezone(clock.LOCAL)
    return f"{moment:%H:%M:%S ngày %d/%m/%Y}"


def _fill(request: UserRequest, row: Obligation, form: SubmitForm, files: list[StoredFile], *, then: actions.Then) -> HttpResponse:
    """Into the draft what the form brings, and on its way. What the draft holds stays saved when it may not go out."""
    brought = actions.Brought(files, form.words(), form.kinds(), form.cleaned_data["drop"])
    outcome = actions.hand_in(row, brought, then=then, by=request.user)
    for refusal in outcome.refusals:
        messages.error(request, refusal)
    if outcome.has_gone:
        messages.success(request, _gone(outcome.submission))
        return redirect("obligations:submission", outcome.submission.pk)
    messages.info(request, f"Đã lưu nháp lúc {clock.now():%H:%M}, chưa nộp.")
    return redirect("obligations:submit", row.pk)


def _gone(made: Submission) -> str:
    if made.state == SubmissionState.PROPOSED:
        return "Đã trình lãnh đạo. Lãnh đạo duyệt thì mới tính là đã nộp."
    return f"Đã nộp. Máy chủ nhận lúc {_moment(made)}."


# ---- one handing-in ----


@login_required
@require_safe
def submission(request: UserRequest, pk: int) -> HttpResponse:
    made, now = _submission_for(request, pk), clock.now()
    user, row = request.user, made.obligation
    pack, present = reads.pack_wanted(row), {piece.kind for piece in made.pieces.all()}
    told = {
        **{"made": made, "row": row, "is_counting": _is_counting(made)},
        "lacking": _lacking(pack, present),
        "is_mine": stands_in_for(user, row.unit, now.date()),
        "why_not_send": permissions.why_not_send(user, made, now),
        "why_not_take_back": permissions.why_not_take_back(user, made, now.date()),
        "right": reads.approval_right(user, row.unit, now),
        "back_form": SendBackForm(),
        "take_back_form": TakeBackForm(),
        "others": Submission.objects.visible_to(user, now.date()).filter(obligation=row).exclude(pk=made.pk),
    }
    return render(request, "obligations/submission.html", told)


def _is_counting(made: Submission) -> bool:
    is_sent = made.state not in {SubmissionState.DRAFT, SubmissionState.PROPOSED}
    return is_sent and any(piece.count_state == CountState.WAITING for piece in made.pieces.all())


@login_required
@require_safe
def pieces(request: UserRequest, pk: int) -> HttpResponse:
    """The files while their pages are counted; when that is over the page is asked to load again, its state may have changed."""
    made = _submission_for(request, pk)
    is_counting = _is_counting(made)
    answer = render(request, "obligations/_pieces.html", {"made": made, "is_counting": is_counting})
    if not is_counting:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_safe
def piece_file(request: UserRequest, pk: int) -> HttpResponse:
    seen = Submission.objects.visible_to(request.user, clock.today()).values("pk")
    piece = get_object_or_404(Piece.objects.filter(submission__in=seen).select_related("file"), pk=pk)
    return send_file(piece.file)  # type: ignore[return-value]


@login_required
@require_safe
def receipt(request: UserRequest, pk: int) -> HttpResponse:
    """Of what was received, as a PDF; a draft has none."""
    made = _submission_for(request, pk)
    if not made.receipt:
        raise Http404
    answer = HttpResponse(receipt_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bien-nhan-{made.pk}.pdf"'
    return answer


@login_required
@require_POST
def approve(request: UserRequest, pk: int) -> HttpResponse:
    """The leader lets a proposed one out."""
    made = _submission_for(request, pk)
    with report(request):
        made = actions.send_submission(made, by=request.user)
        messages.success(request, f"Đã duyệt và nộp. Máy chủ nhận lúc {_moment(made)}.")
    return redirect("obligations:submission", pk)


@login_required
@require_POST
def send_back(request: UserRequest, pk: int) -> HttpResponse:
    made, form = _submission_for(request, pk), SendBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:submission", pk)
    with report(request, done="Đã đưa về soạn lại."):
        actions.send_back(made, **form.cleaned_data, by=request.user)
    return redirect("obligations:submission", pk)


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    made, form = _submission_for(request, pk), TakeBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_error(form))
        return redirect("obligations:submission", pk)
    with report(request, done="Đã rút bản nộp về. Việc này lại ở tình trạng phải làm."):
        actions.take_back(made, **form.cleaned_data, by=request.user)
    return redirect("obligations:submission", pk)


@login_required
@require_POST
def drop(request: UserRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    made = _submission_for(request, pk)
    with report(request, done="Đã bỏ bản nháp."):
        actions.drop_submission(made, by=request.user)
    return redirect("obligations:obligation", made.obligation_id)
