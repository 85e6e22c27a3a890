"""What handing in shares with entering on behalf: a new draft, a file of it, the receipt. Called inside the caller's transaction."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch, prefetch_related_objects

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.jobs import enqueue
from thidua.core.rows import lock
from thidua.files.models import StoredFile
from thidua.obligations import rules
from thidua.obligations.actions.telling import tell_arrived
from thidua.obligations.actions.trace import change
from thidua.obligations.enums import ChangeKind, Move, ObligationState, SubmissionState
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.obligations.queries.submissions import last_answered, pack_wanted, receipt_of
from thidua.obligations.rules.packs import Wanted
from thidua.obligations.rules.receipts import receipt_code
from thidua.organisations.models import Delegation

AROUND = ("unit", "plan", "bloc_year__bloc__superior", "bloc_year__bloc__host")
"""What handing in asks of a duty besides itself."""


def hold(obligation: Obligation) -> Obligation:
    """Locked, with what is asked of it; its year as it is after the wait: closing a year holds all its duties (`years.close_year`)."""
    row = lock(obligation, *AROUND)
    row.bloc_year.refresh_from_db(fields=["state"])
    return row


def hold_duties(bloc_year: BlocYear) -> None:
    """All duties of the year stay as they are until the transaction ends; who is handing in ends first."""
    list(Obligation.objects.select_for_update().filter(bloc_year=bloc_year).order_by("pk").values_list("pk"))


def held(submission: Submission) -> Submission:
    """The row as it is now, its obligation locked before it: the one order in which both are ever locked, so whoever else acts waits."""
    row = hold(Obligation(pk=submission.obligation_id))
    found = lock(submission)
    found.obligation = row
    return found


def _new(row: Obligation, *, by: User, after: int) -> Submission:
    """A draft with the next number. `row` is locked by the caller, so two officers do not get the same one."""
    return Submission.objects.create(obligation=row, number=after + 1, made_by=by, made_at=clock.now())


def _attach(submission: Submission, stored: StoredFile, *, kind: str) -> Piece:
    same = submission.pieces.filter(file__sha256=stored.sha256).select_related("file").first()
    if same is not None:
        raise RuleBroken(f"“{stored.name}” giống hệt “{same.file}” đã có trong lần nộp này nên không thêm. Kiểm tra xem có chọn nhầm tệp.")
    return Piece.objects.create(submission=submission, file=stored, kind=kind)


def read_pieces(made: Submission) -> list[Piece]:
    """With their files; asked once, from here on its files stay."""
    prefetch_related_objects([made], Prefetch("pieces", Piece.objects.select_related("file")))
    return list(made.pieces.all())


def _receive(
    submission: Submission, *, received_at: datetime, by: User, delegation: Delegation | None = None, pack: list[Wanted] | None = None
) -> None:
    """The draft is handed in: its moments, the deadline of this very moment, its receipt; pages are counted afterwards.

    The obligation was read under lock, so a deadline that moves at the same time counts either before or after, never half.
    """
    row = submission.obligation
    require(rules.why_not_move(Move.SUBMIT, row.state))
    read_pieces(submission)
    submission.state, submission.sent_by, submission.sent_at = SubmissionState.SENT, by, clock.now()
    submission.received_at, submission.due_then, submission.delegation = received_at, row.last_moment, delegation
    submission.counts_from = _counts_from(submission)
    submission.receipt = receipt_code(receipt_of(submission))
    submission.save(update_fields=_MOMENTS)
    _mark_handed_in(row, submission, by)
    _ask_for_counting(submission, pack_wanted(row) if pack is None else pack)
    tell_arrived(submission, by)


_MOMENTS = ["state", "reason", "sent_by", "sent_at", "received_at", "due_then", "delegation", "counts_from", "receipt"]


def _counts_from(submission: Submission) -> datetime:
    """From its receipt; a paper that came back only for its length, and comes again in the days given, from its first receipt."""
    row, now = submission.obligation, submission.received_at or clock.now()
    last = last_answered(row, before=submission)
    if last is None or not last.is_length_only or last.counts_from is None:
        return now
    return last.counts_from if row.shorten_by is not None and now <= row.shorten_by else now


def _mark_handed_in(row: Obligation, submission: Submission, by: User) -> None:
    before = row.state
    row.state, row.handed_in_at = rules.TRANSITIONS[Move.SUBMIT][ObligationState(before)], submission.counts_from
    row.save(update_fields=["state", "handed_in_at"])
    moment = (submission.received_at or clock.now()).astimezone(clock.LOCAL)
    why = f"lần {submission.number}{', muộn' if submission.is_late else ''}"
    change(row, ChangeKind.SUBMITTED, by, before={}, after={"nhận lúc": f"{moment:%d/%m/%Y %H:%M:%S}"}, why=why).save()


def _ask_for_counting(submission: Submission, pack: list[Wanted]) -> None:
    limits: dict[str, Decimal | None] = {one.kind: one.most_pages for one in pack}
    for piece in submission.pieces.all():
        most = limits.get(piece.kind)
        if piece.most_pages != most:
            piece.most_pages = most
            piece.save(update_fields=["most_pages"])
        enqueue("obligations.count_pages", piece=piece.pk)
