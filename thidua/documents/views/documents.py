"""The list of documents, one document, a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import told_on
from thidua.documents import actions
from thidua.documents.enums import DocumentMove, DocumentState
from thidua.documents.forms.documents import AboutForm, DocumentForm, DraftForm, SignedForm, WhyForm, initial_of
from thidua.documents.models import OUT, OfficialDocument, Recipient
from thidua.documents.permissions import documents as permissions
from thidua.documents.queries.documents import (
    ARRIVED,
    DRAFTS,
    SENT,
    TO_SIGN,
    copies_shown,
    copies_to_receive,
    documents_to_sign,
    followers,
    full,
    holder_of,
    last_days_to_issue,
    tab_counts,
    tab_shown,
    units_received_for,
    version_of,
)
from thidua.documents.queries.registers import sides
from thidua.documents.queries.signatures import check_of
from thidua.documents.views.course_words import history, steps
from thidua.documents.views.doors import document_for, is_of_issuer, kept, landed
from thidua.files.views import send
from thidua.organisations.queries import units_acted_for

ROWS = 30
TAB_WORDS = {DRAFTS: "Dự thảo", TO_SIGN: "Chờ ký, cấp số", SENT: "Đã phát hành", ARRIVED: "Đến"}


@login_required
@require_safe
def documents(request: UserRequest) -> HttpResponse:
    """Four tabs; without one chosen the first in which something waits."""
    user, now = request.user, clock.now()
    counts = tab_counts(user, now.date())
    chosen = request.GET.get("muc", "")
    tab = chosen if chosen in TAB_WORDS else _first_waiting(counts)
    rows = copies_shown(user, now.date()) if tab == ARRIVED else tab_shown(user, tab, now.date())
    page = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    mine = set(documents_to_sign(user, now).values_list("pk", flat=True)) if tab == TO_SIGN else set()
    told = {
        "page": page,
        "tab": tab,
        "tabs": [(key, words, counts[key]) for key, words in TAB_WORDS.items()],
        "last_days": last_days_to_issue([one for one in page if isinstance(one, OfficialDocument)]),
        "to_sign": mine,
        "in_hand": _in_hand(request, list(page)) if tab == TO_SIGN else set(),
        "today": now.date(),
        "may_begin": units_acted_for(user, now.date()).exists(),
    }
    return render(request, "documents/documents.html", told)


def _in_hand(request: UserRequest, rows: list[Any]) -> set[int]:
    """Those of a page that the person may move on."""
    mine = {(unit.pk, year.pk if year else None) for unit, year in sides(request.user, clock.today())}
    return {row.pk for row in rows if (row.issuer_id, row.bloc_year_id) in mine}


def _first_waiting(counts: dict[str, int]) -> str:
    return next((tab for tab in (ARRIVED, TO_SIGN, DRAFTS) if counts[tab]), SENT)


@login_required
@require_safe
def document(request: UserRequest, pk: int) -> HttpResponse:
    return show(request, document_for(request, pk))


def show(request: UserRequest, seen: OfficialDocument, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The page of a document; `forms`: one that was refused, with what was typed."""
    now, whole = clock.now(), full(seen)
    is_own, after = is_of_issuer(request, seen), followers(whole)
    readable = OfficialDocument.objects.visible_to(request.user, now.date()).filter(pk__in=[one.pk for one in after])
    open_ones = set(readable.values_list("pk", flat=True)) if after else set()
    sent = [copy for copy in whole.recipients.all() if copy.unit_id and copy.sent_at]
    told: dict[str, Any] = {
        "document": whole,
        "is_own": is_own,
        "copies": sorted(whole.recipients.all(), key=_has_come) if is_own else list(whole.recipients.all()),
        "sent": sent,
        "missing": [copy for copy in sent if copy.received_at is None],
        "own_copies": _own_copies(request, whole),
        "followers": [(one, one.pk in open_ones) for one in after],
        "version": next((one for one in whole.versions.all() if one.kind == "signed" and one.file_id == whole.signed_id), None),
        "shows_signed": is_own or whole.state == DocumentState.ISSUED,
        "history": history(whole, is_own=is_own),
        "check": check_of(whole.signed) if is_own else None,
        "today": now.date(),
        **(_keeping(request, whole) if is_own else {}),
        **forms,
    }
    return render(request, "documents/document.html", told, status=status)


def _has_come(copy: Recipient) -> bool:
    """Those that are still waited for come first."""
    return copy.unit_id is None or copy.sent_at is None or copy.received_at is not None


def _own_copies(request: UserRequest, whole: OfficialDocument) -> list[dict[str, Any]]:
    """Copies sent to the person's units, and what may be done with them now."""
    if whole.state not in OUT:
        return []
    mine, day = units_received_for(request.user, clock.today()), clock.today()
    waiting = set(copies_to_receive(request.user, clock.today()).filter(document=whole).values_list("pk", flat=True))
    copies = [copy for copy in whole.recipients.all() if copy.unit_id in mine and copy.sent_at]
    return [{"copy": copy, "waits": copy.pk in waiting, "holder": holder_of(request.user, copy, day)} for copy in copies]


def _keeping(request: UserRequest, whole: OfficialDocument) -> dict[str, Any]:
    """What only the issuer's side sees."""
    now, user = clock.now(), request.user
    return {
        "steps": steps(whole),
        "moves": {move.value: permissions.why_not_move(user, whole, move, now) for move in DocumentMove},
        "why_not_sign": permissions.why_not_sign(user, whole, now),
        "why_not_propose": permissions.why_not_propose(user, whole, now),
        "last_day": last_days_to_issue([whole]).get(whole.pk),
        "draft_form": DraftForm(prefix="draft"),
        "signed_form": SignedForm(prefix="signed"),
        "back_form": WhyForm(prefix="back"),
        "cancel_form": WhyForm(prefix="cancel"),
    }


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest) -> HttpResponse:
    """A new document, of one's unit or in the name of the bloc it leads."""
    today, user = clock.today(), request.user
    form = DocumentForm(request.POST or None, request.FILES or None, sides=sides(user, today))
    if not form.sides:
        raise PermissionDenied("Chỉ chuyên viên, lãnh đạo của một đơn vị soạn được văn bản.")
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            files = landed(form)
            with transaction.atomic():
                unit, year = form.side()
                made = actions.begin_document(unit, bloc_year=year, about=form.about(), stored=kept(files, request), by=user)
            return redirect("documents:document", made.pk)
    return render(request, "documents/document_form.html", {"form": form}, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Correct what a draft says of itself."""
    whole = document_for(request, pk)
    reason = permissions.why_not_move(request.user, whole, DocumentMove.EDIT, clock.now())
    if reason and request.method != "POST":
        raise PermissionDenied(reason)
    form = AboutForm(request.POST) if request.method == "POST" else AboutForm(initial=initial_of(whole))
    if form.is_bound and form.is_valid():
        with told_on(form):
            actions.edit_document(whole, about=form.about(), by=request.user)
            return redirect("documents:document", pk)
    told = {"form": form, "document": whole}
    return render(request, "documents/document_form.html", told, status=422 if form.is_bound else 200)


@login_required
@require_safe
def file(request: UserRequest, pk: int, version: int) -> FileResponse:
    """A file of the document. A receiver reads the signed copy while the document is in force."""
    whole = document_for(request, pk)
    found = version_of(whole, version, is_own=is_of_issuer(request, whole))
    if found is None:
        raise Http404
    return send(found.file)
