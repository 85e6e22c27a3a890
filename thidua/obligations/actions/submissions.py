"""A unit hands in: draft, files, the leader's word, the sending, taking back; and what comes of counting its pages."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from thidua.accounts.models import User
from thidua.calendars.queries import working_day_after
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.handing_in import _attach, _new, _receive, held
from thidua.obligations.actions.telling import tell_decided
from thidua.obligations.actions.trace import change
from thidua.obligations.enums import ChangeKind, CountState, Move, ObligationState, OverLength, SubmissionState
from thidua.obligations.models import LengthRule, Obligation, Piece, Submission
from thidua.obligations.permissions import submissions as permissions
from thidua.obligations.queries.submissions import (
    approval_right,
    length_rule_of,
    pack_wanted,
    papers_over,
    submission_under_way,
)
from thidua.obligations.rules.length import Over, why_not_count, words_of_remark, words_of_return
from thidua.obligations.rules.packs import missing
from thidua.plans.models import Plan


@transaction.atomic
def begin_submission(obligation: Obligation, *, by: User) -> Submission:
    """The unit's draft: the one under way if there is one, so two officers work on the same."""
    row = lock(obligation)
    require(permissions.why_not_hand_in(by, row, clock.today()))
    known = submission_under_way(row)
    if known is not None:
        return known
    made = _new(row, by=by)
    record(by, "obligations.begin_submission", made)
    return made


@transaction.atomic
def describe_submission(
    submission: Submission, *, note: str, link: str, document_number: str, document_date: date | None, by: User
) -> Submission:
    submission = held(submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    submission.note, submission.link = note.strip()[:500], link.strip()
    submission.document_number, submission.document_date = document_number.strip()[:60], document_date
    submission.save(update_fields=["note", "link", "document_number", "document_date"])
    record(by, "obligations.describe_submission", submission, number=document_number, note=note, link=link)
    return submission


@transaction.atomic
def add_piece(submission: Submission, stored: StoredFile, *, kind: str, by: User) -> Piece:
    """A stored file joins the draft. The same bytes twice are refused."""
    submission = held(submission)
    require(permissions.why_not_attach(by, submission, stored, clock.today()))
    piece = _attach(submission, stored, kind=kind)
    record(by, "obligations.add_piece", submission, file=stored, kind=piece.get_kind_display())
    return piece


@transaction.atomic
def remove_piece(piece: Piece, *, by: User) -> None:
    submission = held(piece.submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    record(by, "obligations.remove_piece", submission, file=piece.file)
    submission.pieces.filter(pk=piece.pk).delete()


@transaction.atomic
def name_pieces(submission: Submission, *, kinds: Mapping[int, str], by: User) -> None:
    """Say what each file is (piece → kind)."""
    submission = held(submission)
    require(permissions.why_not_write(by, submission, clock.today()))
    for piece in submission.pieces.filter(pk__in=kinds):
        if piece.kind != kinds[piece.pk]:
            piece.kind = kinds[piece.pk]
            piece.save(update_fields=["kind"])
            record(by, "obligations.name_pieces", submission, file=piece.file, kind=piece.get_kind_display())


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
    submission.state, submission.reason = SubmissionState.PROPOSED, ""
    submission.save(update_fields=["state", "reason"])
    record(by, "obligations.propose_submission", submission)
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
    """Hand in. Received when the last byte lay on disk or now, whichever is later. Sent twice is sent once."""
    submission, now = held(submission), clock.now()
    require(permissions.why_not_send(by, submission, now))
    if submission.state == SubmissionState.SENT:
        return submission
    right = approval_right(by, submission.obligation.unit, now)
    delegation = right.delegation if right and submission.state == SubmissionState.PROPOSED else None
    stored = submission.pieces.values_list("file__stored_at", flat=True)
    submission.reason = ""
    submission.save(update_fields=["reason"])
    submission = _receive(submission, received_at=max([now, *stored]), by=by, delegation=delegation)
    said = {"received_at": submission.received_at, "receipt": submission.receipt, "delegation": delegation}
    record(by, "obligations.send_submission", submission, **said)
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


# ---- length ----


@transaction.atomic
def record_page_count(piece: Piece, *, pages: Decimal | None, note: str = "", by: Actor) -> Piece:
    """What the counting job found; None = it could not be counted. A count comes once. The last one lets the length be judged."""
    require(why_not_count(pages))
    submission = held(piece.submission)
    piece = lock(piece)
    if piece.count_state != CountState.WAITING:
        return piece
    piece.count_state = CountState.UNCOUNTABLE if pages is None else CountState.COUNTED
    piece.pages, piece.count_note = pages, note[:200]
    piece.save(update_fields=["count_state", "pages", "count_note"])
    record(by, "obligations.count_pages", submission, file=piece.file_id, pages=pages, note=note)
    if not submission.pieces.filter(count_state=CountState.WAITING).exists():
        _judge_length(submission, by=by)
    return piece


def _judge_length(submission: Submission, *, by: Actor) -> None:
    """Nothing when it is short enough, or when somebody decided (or took it back) meanwhile."""
    over, rule = papers_over(submission), length_rule_of(submission.obligation)
    if not over or submission.state != SubmissionState.SENT:
        return
    if rule.over == OverLength.RETURN and not submission.is_on_behalf and not _lacking(submission):
        _return_for_length(submission, over, days=rule.days, by=by)
    else:
        _remark_length(submission, over, by=by)


def _lacking(submission: Submission) -> bool:
    """Whether a paper of the pack is missing: then the head decides about the whole."""
    return bool(missing(pack_wanted(submission.obligation), set(submission.pieces.values_list("kind", flat=True))))


def _return_for_length(submission: Submission, over: list[Over], *, days: int, by: Actor) -> None:
    row, now = submission.obligation, clock.now()
    until = working_day_after(now.date(), days)
    reason = words_of_return(over, source=row.plan.get_form_display().lower(), until=until)[:500]
    submission.state, submission.reason, submission.is_length_only = SubmissionState.RETURNED, reason, True
    submission.decided_at, submission.decided_by_name = now, by.actor_name
    submission.save(update_fields=["state", "reason", "is_length_only", "decided_at", "decided_by_name"])
    row.state, row.handed_in_at = rules.TRANSITIONS[Move.RETURN][ObligationState(row.state)], None
    row.shorten_by = clock.end_of(until)
    row.save(update_fields=["state", "handed_in_at", "shorten_by"])
    change(row, ChangeKind.RETURNED, by, before={}, after={"lần nộp": str(submission.number)}, why=reason).save()
    tell_decided(submission, is_accepted=False, by=by)
    record(by, "obligations.return_for_length", submission, reason=reason)


def _remark_length(submission: Submission, over: list[Over], *, by: Actor) -> None:
    row = submission.obligation
    submission.reason = words_of_remark(over, source=row.plan.get_form_display().lower())[:500]
    submission.save(update_fields=["reason"])
    change(row, ChangeKind.REMARKED, by, before={}, after={}, why=submission.reason).save()
    record(by, "obligations.remark_length", submission, reason=submission.reason)


@transaction.atomic
def choose_length_rule(plan: Plan, *, over: str, days: int, by: User) -> LengthRule:
    """What happens to papers of the plan that are over their limit, from now on."""
    plan = lock(plan)
    require(permissions.why_not_choose_length_rule(by, plan, clock.today()))
    rule, _ = LengthRule.objects.update_or_create(plan=plan, defaults={"over": over, "days": days})
    record(by, "obligations.choose_length_rule", plan, over=rule.get_over_display(), days=days)
    return rule
