"""A turn's sheet taken away as a workbook, brought back, looked at, accepted. What was brought is known by a signed key: nothing else
is kept of it before it is accepted."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.criteria.prints import EXCEL
from thidua.criteria.queries.trying import working_days_late
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.files.queries import path_of, signed, taken, why_not_open
from thidua.plans.reading.model import Unreadable
from thidua.scoring.actions.evidence import why_not_address
from thidua.scoring.actions.workbook import Written, WrittenPiece, take_workbook
from thidua.scoring.forms.workbook import SUFFIX, TakeForm, WorkbookForm
from thidua.scoring.models import Turn
from thidua.scoring.permissions.marks import why_not_claim, why_not_write
from thidua.scoring.permissions.workbook import why_not_workbook
from thidua.scoring.queries.workbook import book_of, known_pieces, origin_of, shows_evidence, standings_of
from thidua.scoring.views.sheets import Reader, turn_for
from thidua.scoring.workbook.comparing import Change, Comparing, Differences, why_not_this
from thidua.scoring.workbook.evidence import Looking, Pieces, pieces_of
from thidua.scoring.workbook.reading import Returned
from thidua.scoring.workbook.safely import read_safely
from thidua.scoring.workbook.writing import write_book

PURPOSE = Purpose.SUBMISSION
MEANWHILE = "Có điểm vừa được ghi trên mạng sau khi danh sách này hiện ra. Chưa nhận gì: xem lại danh sách mới bên dưới rồi nhận."


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that waits to be accepted, with what it would change now."""

    file: StoredFile
    key: str
    found: Differences


def _turn_for(request: UserRequest, pk: int) -> tuple[Turn, Reader]:
    turn, reader = turn_for(request, pk)
    reason = why_not_workbook(request.user, turn, clock.now())
    if reason:
        raise PermissionDenied(reason)
    return turn, reader


@login_required
@require_safe
def download(request: UserRequest, pk: int) -> HttpResponse:
    turn, reader = _turn_for(request, pk)
    book = book_of(turn, seen=reader.seen, takes_na=why_not_claim(turn) is None, now=clock.now())
    answer = HttpResponse(write_book(book), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="phieu-cham-{book.origin.year}-{turn.round.kind}-{turn.pk}.xlsx"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def workbook(request: UserRequest, pk: int) -> HttpResponse:
    """Take the sheet away and bring it back; with `tep` what that file would change."""
    turn, reader = _turn_for(request, pk)
    if request.method == "POST":
        return _upload(request, turn)
    key = request.GET.get("tep", "")
    if not key:
        return _page(request, turn, WorkbookForm())
    try:
        brought = _brought(request, turn, reader, key)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("scoring:workbook", turn.pk)
    return _review(request, turn, brought)


def _upload(request: UserRequest, turn: Turn) -> HttpResponse:
    """Read before it is kept: what is no workbook of this turn leaves nothing behind."""
    form = WorkbookForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            require(why_not_write(request.user, turn, clock.now()))
            returned = _read(b"".join(upload.chunks()))
            require(why_not_this(returned.meta, origin_of(turn)))
            stored = store_file(upload, by=request.user, purpose=PURPOSE)
        except RuleBroken as refusal:
            form.add_error("file", str(refusal))
        else:
            key = signed(stored, user=request.user, purpose=PURPOSE)
            return redirect(f"{reverse('scoring:workbook', args=[turn.pk])}?{urlencode({'tep': key})}")
    return _page(request, turn, form, status=422)


def _page(request: UserRequest, turn: Turn, form: WorkbookForm, *, status: int = 200) -> HttpResponse:
    reason = why_not_write(request.user, turn, clock.now())
    told = {"turn": turn, "sheet": turn.sheet, "form": form, "reason": reason, "accept": SUFFIX}
    return render(request, "scoring/workbook.html", told, status=status)


def _read(data: bytes) -> Returned:
    try:
        return read_safely(data)
    except Unreadable as error:
        raise RuleBroken(str(error)) from error


def _brought(request: UserRequest, turn: Turn, reader: Reader, key: str) -> Brought:
    """Raises `RuleBroken`."""
    [file] = taken(request.user, [key], purpose=PURPOSE)
    require(why_not_open(file))
    returned = _read(path_of(file).read_bytes())
    require(why_not_this(returned.meta, origin_of(turn)))
    return Brought(file, key, _differences(turn, reader, returned))


def _differences(turn: Turn, reader: Reader, returned: Returned) -> Differences:
    standings = standings_of(turn, seen=reader.seen, had=returned.versions)
    pieces = Pieces()
    if shows_evidence(turn):
        looking = Looking(clock.today(), why_not_address)
        pieces = pieces_of(returned, [code for code in standings if code in returned.rows], known_pieces(turn), looking)
    return Comparing(returned, standings, working_days_late, why_not_claim(turn)).differences(pieces)


def _review(request: UserRequest, turn: Turn, brought: Brought, *, status: int = 200) -> HttpResponse:
    reason = why_not_write(request.user, turn, clock.now())
    told = {"turn": turn, "sheet": turn.sheet, "brought": brought, "found": brought.found, "reason": reason}
    return render(request, "scoring/workbook_review.html", told, status=status)


@login_required
@require_POST
def take(request: UserRequest, pk: int) -> HttpResponse:
    """All that was shown, but conflicts only where the file was chosen."""
    turn, reader = _turn_for(request, pk)
    try:
        brought = _brought(request, turn, reader, request.POST.get("stored", ""))
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("scoring:workbook", turn.pk)
    found = brought.found
    form = TakeForm(request.POST, conflicts=[one.code for one in found.conflicts])
    if not form.is_valid() or form.cleaned_data["seen"] != found.digest:
        messages.error(request, MEANWHILE)
        return _review(request, turn, brought, status=409)
    changes = [*found.changes, *(one for one in found.conflicts if one.code in form.cleaned_data["lay"])]
    try:
        take_workbook(turn, file=brought.file, marks=_marks(changes), pieces=_pieces(found), by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return _review(request, turn, brought, status=422)
    messages.success(request, f"Đã nhận {len(changes)} tiêu chí và {len(found.pieces.added)} minh chứng từ phiếu. Kiểm tra lại rồi gửi.")
    return redirect(f"{reverse('scoring:sheet', args=[turn.sheet_id])}?luot={turn.pk}")


def _marks(changes: list[Change]) -> list[Written]:
    return [Written(one.code, one.told, one.seen, one.at) for one in changes]


def _pieces(found: Differences) -> list[WrittenPiece]:
    return [WrittenPiece(one.number, one.dated, one.url, one.codes, one.at, one.key) for one in found.pieces.added]
