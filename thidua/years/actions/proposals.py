"""Propose the next head; write down the decision, or withdraw."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.files.actions import store_file
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.years import permissions
from thidua.years.actions.opening import _take_over_members
from thidua.years.actions.telling import _tell
from thidua.years.enums import ProposalMove, ProposalState
from thidua.years.models import HeadProposal
from thidua.years.queries.rotation import named_next
from thidua.years.rules.life import PROPOSAL


@transaction.atomic
def propose_head(
    bloc_year: BlocYear, *, year: int, head: Unit, deputies: Sequence[Unit] = (), why: str = "", basis: str = "", by: User
) -> HeadProposal:
    """The unit is nominated at once. For the next year that year is opened, with the members of this one, so that the nominee can draft."""
    bloc_year, today = lock(bloc_year), clock.today()
    expected = named_next(bloc_year, year=bloc_year.year + 1, day=today).unit
    wish: dict[str, Any] = {"year": year, "head": head, "deputies": deputies, "expected": expected, "why": why}
    require(permissions.why_not_propose(by, bloc_year, today, **wish))
    proposal = HeadProposal.objects.create(
        bloc_year=bloc_year,
        year=year,
        head=head,
        expected=expected,
        is_exception=expected is not None and expected != head,
        why=one_line(why),
        basis=one_line(basis),
        proposed_at=clock.now(),
        proposed_by_name=by.actor_name[:200],
    )
    proposal.deputies.set(deputies)
    _nominate(proposal, by)
    if year != bloc_year.year:
        _take_over_members(bloc_year, blocs.open_year(bloc_year.bloc, year=year, by=by), by=by)
    record(by, "years.propose_head", proposal, year=year, unit=head, why=why)
    _tell(head, f"proposal:{proposal.pk}", f"Đơn vị được đề xuất làm Trưởng {bloc_year.bloc} năm {year}", proposal, by=by)
    return proposal


def _nominate(proposal: HeadProposal, by: User) -> None:
    """Nominated already (by hand): nothing to do. Another nomination that has ended gives way on its last day."""
    rows = proposal.bloc_year.leaderships.filter(role=LeadRole.NOMINEE)
    if rows.filter(unit=proposal.head, ends_on__isnull=True).exists():
        return
    starts_on = max((row.ends_on for row in rows if row.ends_on), default=None)
    words = proposal.basis or f"Đề xuất năm {proposal.year}"
    blocs.appoint(proposal.bloc_year, unit=proposal.head, role=LeadRole.NOMINEE, decision=words, starts_on=starts_on, by=by)


@transaction.atomic
def decide_head(
    proposal: HeadProposal,
    *,
    decision: str,
    effective_on: date,
    decided_on: date | None = None,
    file: "UploadedFile[Any] | None" = None,
    by: User,
) -> HeadProposal:
    """Head and deputies take their seats in the year they lead, on the effective day; their rights begin and end with that day."""
    proposal, today = lock(proposal), clock.today()
    require(permissions.why_not_decide(by, proposal, today))
    require("Ghi số quyết định, hoặc số biên bản hội nghị đã bầu." if not one_line(decision) else None)
    require(permissions.why_not_without_decision(proposal, decided_on, today))
    target = BlocYear.objects.get(bloc=proposal.bloc_year.bloc_id, year=proposal.year)
    seats: dict[str, Any] = {
        "head": proposal.head,
        "deputies": list(proposal.deputies.all()),
        "decision": decision,
        "decided_on": decided_on,
    }
    blocs.seat_leaders(target, **seats, starts_on=effective_on, by=by)
    proposal.decision, proposal.decided_on, proposal.effective_on = one_line(decision), decided_on, effective_on
    proposal.file = store_file(file, by=by) if file else None
    proposal.state = PROPOSAL[ProposalMove.DECIDE][ProposalState(proposal.state)]
    _settle(proposal, by)
    record(by, "years.decide_head", proposal, decision=decision, effective_on=effective_on, unit=proposal.head)
    _tell(proposal.head, f"decided:{proposal.pk}", f"Có quyết định: đơn vị làm Trưởng {target} từ {effective_on:%d/%m/%Y}", proposal, by=by)
    return proposal


@transaction.atomic
def withdraw_proposal(proposal: HeadProposal, *, reason: str, by: User) -> HeadProposal:
    """The nomination ends today; one that began today ends with the day."""
    proposal, today = lock(proposal), clock.today()
    require(permissions.why_not_withdraw(by, proposal, today))
    require("Ghi lý do rút đề xuất." if not one_line(reason) else None)
    for lead in proposal.bloc_year.leaderships.filter(role=LeadRole.NOMINEE, unit=proposal.head, ends_on__isnull=True):
        first_free = lead.starts_on + timedelta(days=1) if lead.starts_on else today
        blocs.end_leadership(lead, ends_on=max(today, first_free), by=by)
    proposal.withdrawal_reason = one_line(reason)
    proposal.state = PROPOSAL[ProposalMove.WITHDRAW][ProposalState(proposal.state)]
    _settle(proposal, by)
    record(by, "years.withdraw_proposal", proposal, reason=reason)
    return proposal


def _settle(proposal: HeadProposal, by: User) -> None:
    proposal.settled_at, proposal.settled_by_name = clock.now(), by.actor_name[:200]
    said = ["decision", "decided_on", "effective_on", "file", "withdrawal_reason"]
    proposal.save(update_fields=["state", "settled_at", "settled_by_name", *said])
