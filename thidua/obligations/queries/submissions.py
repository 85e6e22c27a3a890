"""Reads of what is handed in: who lets it out, the pack, receipts, the leader's queue."""

from datetime import date, datetime

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.core import clock
from thidua.obligations.enums import OverLength, SubmissionState
from thidua.obligations.models import LengthRule, Obligation, Piece, Submission
from thidua.obligations.queries.duty import pack_of
from thidua.obligations.rules.length import Over
from thidua.obligations.rules.packs import Wanted, wanted
from thidua.obligations.rules.receipts import Page, receipt_text
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Unit
from thidua.organisations.queries import (
    Approver,
    approver_of,
    delegations_in_force,
    paper_way,
    posts_of,
    units_answered_for,
    units_answering,
)

UNDER_WAY = (SubmissionState.DRAFT, SubmissionState.PROPOSED, SubmissionState.SENT)


# ---- who lets it out ----


def leader_approves(unit: Unit, day: date) -> bool:
    """Whether papers of the unit go out only with its leader's word."""
    return any(paper_way(one, Paper.SUBMISSION) == PaperWay.LEADER for one in units_answering(unit, day))


def approval_right(user: User, unit: Unit, now: datetime) -> Approver | None:
    """The user's own or delegated right to let a paper of the unit out."""
    rights = (approver_of(user, one, Paper.SUBMISSION, now) for one in units_answering(unit, now.date()))
    return next((right for right in rights if right is not None), None)


def waiting_for_approval(user: User, now: datetime) -> QuerySet[Submission]:
    """Papers that wait for this leader, or for whom a leader has handed the right to; the nearest deadline first."""
    led = posts_of(user, now.date()).filter(role=StaffRole.LEADER).values_list("unit", flat=True)
    held = delegations_in_force(user, Paper.SUBMISSION, now).values_list("giver__unit", flat=True)
    units = units_answered_for({*led, *held}, now.date())
    rows = Submission.objects.filter(state=SubmissionState.PROPOSED, obligation__unit__in=units)
    return rows.select_related("obligation__unit", "obligation__bloc_year__bloc", "made_by").order_by("obligation__last_moment", "pk")


# ---- what is handed in ----


def submission_under_way(obligation: Obligation) -> Submission | None:
    return obligation.submissions.filter(state__in=UNDER_WAY).first()


def pack_wanted(obligation: Obligation) -> list[Wanted]:
    """The papers the plan asks for, as kinds of pieces with their limits."""
    return wanted(obligation.deliverable, pack_of(obligation))


def papers_over(submission: Submission) -> list[Over]:
    clauses = {one.kind: one.clause for one in pack_wanted(submission.obligation)}
    pieces = [piece for piece in submission.pieces.all() if piece.is_over]
    return [
        Over(piece.get_kind_display().lower(), piece.pages, piece.most_pages, clauses.get(piece.kind, ""))  # type: ignore[call-overload]
        for piece in pieces
        if piece.pages is not None and piece.most_pages is not None
    ]


def length_rule_of(obligation: Obligation) -> LengthRule:
    """What the head chose for the plan; unsaved and mild where nobody chose."""
    return LengthRule.objects.filter(plan=obligation.plan_id).first() or LengthRule(plan_id=obligation.plan_id, over=OverLength.REMARK)


def last_answered(obligation: Obligation, *, before: Submission) -> Submission | None:
    """The handing-in before this one that was not taken back."""
    if before.number == 1:
        return None
    earlier = obligation.submissions.filter(number__lt=before.number).exclude(state=SubmissionState.TAKEN_BACK)
    return earlier.order_by("-number").first()


def pieces_sent_before(submission: Submission) -> list[Piece]:
    """Pieces whose very bytes were in a handing-in that came back."""
    old = Piece.objects.filter(submission__obligation=submission.obligation_id, submission__state=SubmissionState.RETURNED)
    hashes = old.exclude(submission=submission.pk).values("file__sha256")
    return list(submission.pieces.filter(file__sha256__in=hashes).select_related("file"))


def receipt_of(submission: Submission) -> str:
    """The line that the receipt's code is the hash of."""
    row = submission.obligation
    files = [piece.file for piece in submission.pieces.all()]
    dated = f" ngày {submission.document_date:%d/%m/%Y}" if submission.document_date else ""
    return receipt_text(
        duty=row.pk,
        words=row.deliverable,
        unit=row.unit.name,
        number=submission.number,
        received_at=submission.received_at or clock.now(),
        document=f"{submission.document_number}{dated}",
        link=submission.link,
        files=[Page(file.name, file.sha256, file.size) for file in files],
    )
