"""The course of a comment round: prepared, opened, extended, closed, settled or cancelled."""

from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.actions.telling import tell_moved, tell_opened, tell_settled
from thidua.consultations.enums import RoundMove, RoundState
from thidua.consultations.models import Round, RoundDraft
from thidua.consultations.permissions import rounds as permissions
from thidua.consultations.queries.asking import Asking
from thidua.consultations.rules import life
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.models import OfficialDocument
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans.models import Plan


@transaction.atomic
def start_round(
    bloc_year: BlocYear,
    *,
    asking: Asking,
    opener: Unit,
    file: StoredFile | None,
    plan: Plan | None,
    document: OfficialDocument | None = None,
    by: User,
) -> Round:
    """Prepare a round; nobody is asked before it is opened. The draft is a file, or a plan of the opener that is not in force yet, or the
    draft of a document that the opener writes; a file comes before both."""
    now = clock.now()
    require(permissions.why_not_start(by, bloc_year, opener, now.date()))
    require(permissions.why_not_ask_about(plan, bloc_year, opener) if plan is not None else None)
    require(permissions.why_not_ask_about_document(by, document, bloc_year, opener, now.date()) if document is not None else None)
    draft = file or (plan.file if plan is not None else None) or (document.draft if document is not None else None)
    require("Chưa có dự thảo. Chọn tệp dự thảo, hoặc chọn kế hoạch đang soát." if draft is None else None)
    require(_why_not(bloc_year, opener, asking, now))
    made = Round(bloc_year=bloc_year, opened_by=opener, plan=plan, document=document, made_by=by, made_at=now)
    _say(made, asking)
    made.save()
    made.invited.set(asking.invited)
    if draft is not None:
        _draft(made, draft, "", by)
    record(by, "consultations.start_round", made, kind=asking.kind, document=document, units=len(asking.invited), ends_at=asking.ends_at)
    return made


@transaction.atomic
def edit_round(asked: Round, *, asking: Asking, by: User) -> Round:
    asked, now = lock(asked), clock.now()
    require(permissions.why_not_move(by, asked, RoundMove.EDIT, now))
    require(_why_not(asked.bloc_year, asked.opened_by, asking, now))
    _say(asked, asking)
    asked.save(update_fields=_SAID)
    asked.invited.set(asking.invited)
    record(by, "consultations.edit_round", asked, units=len(asking.invited), ends_at=asking.ends_at)
    return asked


_SAID = ["kind", "title", "asked", "starts_at", "ends_at", "first_ends_at", "fact", "shows_answers"]


def _why_not(bloc_year: BlocYear, opener: Unit, asking: Asking, now: datetime) -> str | None:
    period = life.why_not_period(starts_at=asking.starts_at, ends_at=asking.ends_at, now=now)
    return period or permissions.why_not_invite(bloc_year, opener, asking.invited, now.date())


def _say(row: Round, asking: Asking) -> None:
    row.kind, row.title, row.asked = asking.kind, one_line(asking.title)[:300], asking.asked.strip()
    row.starts_at, row.ends_at, row.first_ends_at = asking.starts_at, asking.ends_at, asking.ends_at
    row.fact, row.shows_answers = asking.fact, asking.shows_answers


def _draft(asked: Round, file: StoredFile, note: str, by: User) -> RoundDraft:
    return RoundDraft.objects.create(
        round=asked,
        number=asked.drafts.count() + 1,
        file=file,
        note=note.strip()[:300],
        added_at=clock.now(),
        added_by_name=by.actor_name[:200],
    )


@transaction.atomic
def add_draft(asked: Round, *, file: StoredFile, note: str, by: User) -> RoundDraft:
    """A later version of the draft; the earlier ones stay."""
    asked = lock(asked)
    require(permissions.why_not_add_draft(by, asked, clock.now()))
    draft = _draft(asked, file, note, by)
    record(by, "consultations.add_draft", asked, number=draft.number, note=draft.note)
    return draft


def _move(asked: Round, move: RoundMove, by: User) -> Round:
    """The row as it is now, moved; not saved yet."""
    asked, now = lock(asked), clock.now()
    require(permissions.why_not_move(by, asked, move, now))
    asked.state = life.TRANSITIONS[move][asked.state_at(now)]
    return asked


@transaction.atomic
def open_round(asked: Round, *, by: User) -> Round:
    """Ask the units. One whose end has passed while it was being prepared must get another end first."""
    asked = _move(asked, RoundMove.OPEN, by)
    require(life.why_not_period(starts_at=asked.starts_at, ends_at=asked.ends_at, now=clock.now()))
    asked.save(update_fields=["state"])
    record(by, "consultations.open_round", asked, units=asked.invited.count(), ends_at=asked.ends_at)
    tell_opened(asked, by)
    return asked


@transaction.atomic
def extend_round(asked: Round, *, ends_at: datetime, why: str, by: User) -> Round:
    """Move the end, later or earlier than it was; a closed round takes opinions again until then."""
    asked = _move(asked, RoundMove.EXTEND, by)
    require(life.why_not_period(starts_at=asked.starts_at, ends_at=ends_at, now=clock.now()))
    before = asked.ends_at
    asked.ends_at, asked.why_moved, asked.closed_at, asked.closing_reason = ends_at, why.strip()[:300], None, ""
    asked.save(update_fields=["state", "ends_at", "why_moved", "closed_at", "closing_reason"])
    record(by, "consultations.extend_round", asked, before=before, after=ends_at, why=asked.why_moved)
    tell_moved(asked, by)
    return asked


@transaction.atomic
def close_round(asked: Round, *, why: str, by: User) -> Round:
    """End it before its time."""
    asked = _move(asked, RoundMove.CLOSE, by)
    asked.closed_at, asked.closing_reason = clock.now(), why.strip()[:300]
    asked.save(update_fields=["state", "closed_at", "closing_reason"])
    record(by, "consultations.close_round", asked, why=asked.closing_reason)
    return asked


@transaction.atomic
def close_when_over(asked: Round, *, by: Actor) -> Round:
    """Write down that the end has passed. Run twice it is done once; moved meanwhile it is not done."""
    asked, now = lock(asked), clock.now()
    if asked.state == RoundState.OPEN and asked.state_at(now) == RoundState.CLOSED:
        require(life.why_not_move(RoundMove.CLOSE, RoundState(asked.state)))
        asked.state, asked.closed_at = life.TRANSITIONS[RoundMove.CLOSE][RoundState.OPEN], asked.ends_at
        asked.save(update_fields=["state", "closed_at"])
        record(by, "consultations.close_when_over", asked, ends_at=asked.ends_at)
    return asked


@transaction.atomic
def cancel_round(asked: Round, *, why: str, by: User) -> Round:
    asked = _move(asked, RoundMove.CANCEL, by)
    asked.closing_reason = why.strip()[:300]
    asked.save(update_fields=["state", "closing_reason"])
    record(by, "consultations.cancel_round", asked, why=asked.closing_reason)
    return asked


@transaction.atomic
def settle_round(asked: Round, *, words: str, file: StoredFile | None, by: User) -> Round:
    """The record is final: the closing words, and the text as it was issued. No opinion or answer changes after it."""
    require(permissions.why_not_settle(by, lock(asked), clock.now()))
    asked = _move(asked, RoundMove.SETTLE, by)
    asked.settled_at, asked.closed_at = clock.now(), asked.closed_at or asked.ends_at
    asked.final_words, asked.final_file = words.strip(), file
    asked.save(update_fields=["state", "settled_at", "closed_at", "final_words", "final_file"])
    record(by, "consultations.settle_round", asked, file=file)
    tell_settled(asked, by)
    return asked
