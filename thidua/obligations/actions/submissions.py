"""A unit hands in: draft, files, the leader's word, the sending, taking back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.handing_in import _attach, _new, _receive, held, hold, read_pieces
from thidua.obligations.actions.trace import change
from thidua.obligations.enums import ChangeKind, Move, ObligationState, SubmissionState
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.obligations.permissions import submissions as permissions
from thidua.obligations.queries.submissions import UNDER_WAY, approval_right, pack_wanted
from thidua.obligations.rules.packs import Wanted, kind_of_file

Then = Literal["save", "propose", "send"]


@dataclass(frozen=True, slots=True)
class Brought:
    """New files; the words; what each file that was there already is (piece → kind), and which of them goes."""

    files: Sequence[StoredFile]
    words: Mapping[str, Any]
    kinds: Mapping[int, str]
    drop: int | None


@dataclass(slots=True)
class Outcome:
    submission: Submission
    refusals: list[str] = field(default_factory=list)
    has_gone: bool = False


@transaction.atomic
def begin_submission(obligation: Obligation, *, by: User) -> Submission:
    """The unit's draft: the one under way if there is one, so two officers work on the same."""
    row = hold(obligation)
    require(permissions.why_not_hand_in(by, row, clock.today()))
    return _begun(row, by=by)


@transaction.atomic
def describe_submission(
    submission: Submission, *, note: str, link: str, document_number: str, document_date: date | None, by: User
) -> Submission:
    submission = held(submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    _describe(submission, note=note, link=link, document_number=document_number, document_date=document_date, by=by)
    return submission


@transaction.atomic
def add_piece(submission: Submission, stored: StoredFile, *, kind: str, by: User) -> Piece:
    """A stored file joins the draft. The same bytes twice are refused."""
    submission = held(submission)
    require(permissions.why_not_attach(by, submission, stored, clock.today()))
    return _add(submission, stored, kind=kind, by=by)


@transaction.atomic
def remove_piece(piece: Piece, *, by: User) -> None:
    submission = held(piece.submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    _remove(submission, piece, by=by)


@transaction.atomic
def name_pieces(submission: Submission, *, kinds: Mapping[int, str], by: User) -> None:
    """Say what each file is (piece → kind)."""
    submission = held(submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    _name(submission, kinds=kinds, by=by)


@transaction.atomic
def drop_submission(submission: Submission, *, by: User) -> None:
    """Throw a draft away. Nobody beyond the unit has seen it."""
    submission = held(submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    record(by, "obligations.drop_submission", submission)
    submission.delete()


@transaction.atomic
def propose_submission(submission: Submission, *, by: User) -> Submission:
    """Hand the draft to the leader of the unit."""
    submission = held(submission)
    if submission.state == SubmissionState.PROPOSED:
        return submission
    require(permissions.why_not_propose(by, submission, clock.today()))
    _propose(submission, by=by)
    return submission


@transaction.atomic
def send_back(submission: Submission, *, why: str, by: User) -> Submission:
    """The leader wants a change, or the specialist does: back to the draft, with words."""
    submission = held(submission)
    require(permissions.why_not_send_back(by, submission, clock.today()))
    submission.state, submission.reason = SubmissionState.DRAFT, why.strip()[:500]
    submission.save(update_fields=["state", "reason"])
    record(by, "obligations.send_back", submission, why=why)
    return submission


@transaction.atomic
def send_submission(submission: Submission, *, by: User) -> Submission:
    """Hand in. Sent twice is sent once."""
    submission, now = held(submission), clock.now()
    require(permissions.why_not_send(by, submission, now))
    if submission.state != SubmissionState.SENT:
        _send(submission, by=by, now=now)
    return submission


@transaction.atomic
def take_back(submission: Submission, *, why: str, by: User) -> Submission:
    """The unit withdraws what nobody has decided on yet; the duty is open again."""
    submission = held(submission)
    require(permissions.why_not_take_back(by, submission, clock.today()))
    row, submission.state = submission.obligation, SubmissionState.TAKEN_BACK
    submission.save(update_fields=["state"])
    row.state, row.handed_in_at = rules.TRANSITIONS[Move.TAKE_BACK][ObligationState(row.state)], None
    row.save(update_fields=["state", "handed_in_at"])
    change(row, ChangeKind.TAKEN_BACK, by, before={}, after={"lần nộp": str(submission.number)}, why=why).save()
    record(by, "obligations.take_back", submission, why=why)
    return submission


# ---- one press of the page: everything it brings in one transaction, the rows read and the right judged once ----


@transaction.atomic
def hand_in(obligation: Obligation, brought: Brought, *, then: Then, by: User) -> Outcome:
    """Into the draft what was brought; on its way if every file found its place. A step that is refused is undone, the rest stays."""
    row, now = hold(obligation), clock.now()
    require(permissions.why_not_hand_in(by, row, now.date()))
    outcome, pack = Outcome(_begun(row, by=by)), pack_wanted(row)
    made = outcome.submission
    _write(made, brought, by=by)
    placed = [_tried(outcome, lambda stored=stored: _place(made, stored, pack, by=by)) for stored in brought.files]  # type: ignore[misc]
    if all(placed) and then != "save":
        outcome.has_gone = _tried(outcome, lambda: _let_go(made, pack, then=then, by=by))
    return outcome


def _write(made: Submission, brought: Brought, *, by: User) -> None:
    if made.state != SubmissionState.DRAFT or any(getattr(made, name) != said for name, said in brought.words.items()):
        require(permissions.why_fixed(made))
        _describe(made, **brought.words, by=by)
    if brought.kinds:
        _name(made, kinds=brought.kinds, by=by)
    for piece in made.pieces.filter(pk=brought.drop).select_related("file") if brought.drop else ():
        _remove(made, piece, by=by)


def _tried(outcome: Outcome, step: Callable[[], None]) -> bool:
    try:
        with transaction.atomic():
            step()
    except RuleBroken as refusal:
        outcome.refusals.append(str(refusal))
        return False
    return True


def _place(made: Submission, stored: StoredFile, pack: list[Wanted], *, by: User) -> None:
    present = set(made.pieces.values_list("kind", flat=True))
    _add(made, stored, kind=kind_of_file(stored.name, pack, present), by=by)


def _let_go(made: Submission, pack: list[Wanted], *, then: Then, by: User) -> None:
    if then == "propose":
        require(permissions.why_not_propose(by, made, clock.today()))
        _propose(made, by=by)
    else:
        now = clock.now()
        read_pieces(made)
        require(permissions.why_not_send(by, made, now))
        _send(made, by=by, now=now, pack=pack)


# ---- the steps, on rows held by whoever calls; the right is theirs to ask ----


def _begun(row: Obligation, *, by: User) -> Submission:
    """The draft of a held duty: the one under way (whatever its state), else a new one."""
    known = list(row.submissions.select_for_update().order_by("number"))
    made = next((one for one in known if one.state in UNDER_WAY), None)
    if made is None:
        made = _new(row, by=by, after=known[-1].number if known else 0)
        record(by, "obligations.begin_submission", made)
    made.obligation = row
    return made


def _describe(made: Submission, *, note: str, link: str, document_number: str, document_date: date | None, by: User) -> None:
    made.note, made.link = note.strip()[:500], link.strip()
    made.document_number, made.document_date = document_number.strip()[:60], document_date
    made.save(update_fields=["note", "link", "document_number", "document_date"])
    record(by, "obligations.describe_submission", made, number=document_number, note=note, link=link)


def _name(made: Submission, *, kinds: Mapping[int, str], by: User) -> None:
    for piece in made.pieces.filter(pk__in=kinds).select_related("file"):
        if piece.kind != kinds[piece.pk]:
            piece.kind = kinds[piece.pk]
            piece.save(update_fields=["kind"])
            record(by, "obligations.name_pieces", made, file=piece.file, kind=piece.get_kind_display())


def _remove(made: Submission, piece: Piece, *, by: User) -> None:
    record(by, "obligations.remove_piece", made, file=piece.file)
    made.pieces.filter(pk=piece.pk).delete()


def _add(made: Submission, stored: StoredFile, *, kind: str, by: User) -> Piece:
    piece = _attach(made, stored, kind=kind)
    record(by, "obligations.add_piece", made, file=stored, kind=piece.get_kind_display())
    return piece


def _propose(made: Submission, *, by: User) -> None:
    made.state, made.reason = SubmissionState.PROPOSED, ""
    made.save(update_fields=["state", "reason"])
    record(by, "obligations.propose_submission", made)


def _send(made: Submission, *, by: User, now: datetime, pack: list[Wanted] | None = None) -> None:
    """Received when the last byte lay on disk or now, whichever is later. `pack`: what the plan asks for, if known."""
    right = approval_right(by, made.obligation.unit, now) if made.state == SubmissionState.PROPOSED else None
    stored = [piece.file.stored_at for piece in read_pieces(made)]
    made.reason = ""
    _receive(made, received_at=max([now, *stored]), by=by, delegation=right.delegation if right else None, pack=pack)
    said = {"received_at": made.received_at, "receipt": made.receipt, "delegation": made.delegation}
    record(by, "obligations.send_submission", made, **said)
