"""What comes of counting the pages of what was handed in: nothing, a remark, or back to be shortened."""

from decimal import Decimal

from django.db import transaction

from thidua.accounts.models import User
from thidua.calendars.queries import working_day_after
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.handing_in import held
from thidua.obligations.actions.telling import tell_decided
from thidua.obligations.actions.trace import change
from thidua.obligations.enums import ChangeKind, CountState, Move, ObligationState, OverLength, SubmissionState
from thidua.obligations.models import LengthRule, Piece, Submission
from thidua.obligations.permissions import submissions as permissions
from thidua.obligations.queries.submissions import length_rule_of, pack_wanted, papers_over
from thidua.obligations.rules.length import Over, why_not_count, words_of_remark, words_of_return
from thidua.obligations.rules.packs import missing
from thidua.plans.models import Plan


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
