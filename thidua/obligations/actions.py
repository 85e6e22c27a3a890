"""Every write on obligations: compile them from a plan, date what waited for its anchor, tick and reopen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.calendars.queries import special_days
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold
from thidua.ledger.record import record
from thidua.obligations import permissions, rules
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation, ObligationChange
from thidua.obligations.queries import anchor_for, differences, owing_facts, unresolved_facts
from thidua.organisations.models import Unit
from thidua.plans.actions import put_in_force
from thidua.plans.enums import MilestoneKind
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.permissions import why_not_put_in_force
from thidua.plans.queries.cast import cast_of
from thidua.plans.rules import dues
from thidua.plans.rules.cast import Cast, resolve

REACH = timedelta(days=120)
"""How far from an anchor working days are looked up."""


@transaction.atomic
def bring_into_year(plan: Plan, *, by: User) -> int:
    """Put a reviewed plan in force and write each unit's list. Returns how many obligations stand for it.

    An amended plan goes on with the rows of the version before it (same unit, same thing), re-dated and with the trace kept;
    what it no longer asks is withdrawn. Raises RuleBroken while an actor is not resolved, or the plan is in force already.
    """
    plan = lock(plan)
    require(why_not_put_in_force(by, plan, clock.now()))
    require(_why_not_compile(plan))
    pairs = _pairs(plan)
    plan = put_in_force(plan, by=by)
    work = _Compilation(plan, cast_of(plan.bloc_year, clock.today()), _live_milestones(plan.bloc_year), by)
    written = sum(_write_fact(work, fact, pairs.get(fact.pk)) for fact in owing_facts(plan))
    gone = _withdraw_rest(plan, by)
    record(by, "obligations.bring_into_year", plan, written=written, withdrawn=gone)
    return written


@dataclass(frozen=True, slots=True)
class _Compilation:
    """What stays the same while the facts of one plan become obligations."""

    plan: Plan
    cast: Cast
    milestones: list[Milestone]
    by: User


def _why_not_compile(plan: Plan) -> str | None:
    unknown = unresolved_facts(plan)
    if not unknown:
        return None
    first = unknown[0]
    return (
        f"Còn {len(unknown)} nghĩa vụ chưa rõ đơn vị nào phải làm, bắt đầu từ mục {first.clause or 'không đánh số'}: "
        f"“{first.fields.get('actor') or first.quote[:60]}”. Chọn đơn vị rồi đưa vào năm."
    )


def _pairs(plan: Plan) -> dict[int, int]:
    """New fact → old fact it goes on from."""
    found = differences(plan)
    return {new: old for old, new in found.pairs.items()} if found else {}


def _live_milestones(bloc_year: BlocYear) -> list[Milestone]:
    return list(bloc_year.milestones.filter(withdrawn_at__isnull=True))


def _write_fact(work: _Compilation, fact: PlanFact, old_fact: int | None) -> int:
    receivers = resolve(fact.fields.get("recipient"), work.cast).units
    rows = [
        _write(work, fact, _row(work.plan, unit, turn, old_fact), turn)
        for turn in rules.turns(fact.fields.get("due"), work.plan.bloc_year.year, phases=_phases(work))
        for unit in fact.units.all()
    ]
    for row in rows:
        row.recipient_units.set(receivers)
    return len(rows)


def _phases(work: _Compilation) -> list[str]:
    return [milestone.title for milestone in work.milestones if milestone.kind == MilestoneKind.PHASE]


def _row(plan: Plan, unit: Unit, turn: rules.Turn, old_fact: int | None) -> Obligation:
    """The row that goes on from the amended version, or a new one."""
    kept = Obligation.objects.alive().filter(fact=old_fact, unit=unit, period=turn.period).first() if old_fact else None
    return kept or Obligation(bloc_year=plan.bloc_year, unit=unit, period=turn.period)


def _write(work: _Compilation, fact: PlanFact, row: Obligation, turn: rules.Turn) -> Obligation:
    before = _told(row) if row.pk else {}
    row.plan, row.fact = work.plan, fact
    _say(row, fact)
    _set_moments(row, turn, work)
    row.save()
    after = _told(row)
    if not before:
        _trace(row, ChangeKind.CREATED, work.by, before=before, after=after, why=str(work.plan))
    elif before != after:
        kind = ChangeKind.RE_DATED if before["hết hạn"] != after["hết hạn"] else ChangeKind.REWORDED
        _trace(row, kind, work.by, before=before, after=after, why=str(work.plan))
    return row


def _say(row: Obligation, fact: PlanFact) -> None:
    said = fact.fields
    row.deliverable = str(said.get("deliverable") or fact.quote)[:400]
    row.deliverable_folded = fold(row.deliverable)
    row.recipient = str(said.get("recipient") or "")[:300]
    row.due, row.due_words = said.get("due"), dues.words(said.get("due"))[:200]
    row.is_standing = bool(said.get("standing"))


def _set_moments(row: Obligation, turn: rules.Turn, work: _Compilation) -> None:
    row.opens_at, row.last_moment, row.anchor_words = turn.opens_at, turn.last_moment, turn.anchor_words[:200]
    row.anchor = _anchor(turn.anchor_words, work) if turn.anchor_words else None
    day = rules.anchor_day(row.anchor) if row.anchor else None
    if day is not None:
        _date(row, day)


def _anchor(words: str, work: _Compilation) -> Milestone:
    """The milestone the words speak of; one that no plan names yet is written down, so that somebody can date it."""
    known = anchor_for(words, work.milestones)
    if known is not None:
        return known
    title = (words[:1].upper() + words[1:])[:300]
    made = Milestone.objects.create(bloc_year=work.plan.bloc_year, plan=work.plan, kind=MilestoneKind.EVENT, title=title)
    work.milestones.append(made)
    return made


def _told(row: Obligation) -> dict[str, Any]:
    """What of an obligation a trace compares, in the words of the page."""
    last = row.last_moment.astimezone(clock.LOCAL) if row.last_moment else None
    return {"việc": row.deliverable, "gửi": row.recipient, "hết hạn": f"{last:%d/%m/%Y %H:%M}" if last else row.anchor_words}


def _trace(row: Obligation, kind: ChangeKind, by: User, *, before: Mapping[str, Any], after: Mapping[str, Any], why: str) -> None:
    ObligationChange.objects.create(
        obligation=row, kind=kind, at=clock.now(), by_name=by.actor_name, before=dict(before), after=dict(after), why=why[:300]
    )


def _withdraw_rest(plan: Plan, by: User) -> int:
    """What hung on the amended version and has no successor in the new one."""
    if plan.amends is None:
        return 0
    rest = list(Obligation.objects.alive().filter(plan=plan.amends, done_on__isnull=True))
    for row in rest:
        row.state = ObligationState.WITHDRAWN
        row.save(update_fields=["state"])
        _trace(row, ChangeKind.WITHDRAWN, by, before=_told(row), after={}, why=f"{plan} không còn yêu cầu việc này")
    return len(rest)


@transaction.atomic
def date_milestone(milestone: Milestone, *, held_on: date, by: User) -> int:
    """Say on which day a milestone took (or takes) place; what waited for it gets its last moment. Returns how many did."""
    milestone = lock(milestone)
    require(permissions.why_not_date_milestone(by, milestone, clock.today()))
    before, milestone.held_on = milestone.held_on, held_on
    milestone.save(update_fields=["held_on"])
    rows = list(Obligation.objects.alive().filter(anchor=milestone, state=ObligationState.OPEN))
    for row in rows:
        told = _told(row)
        _date(row, held_on)
        row.save(update_fields=["opens_at", "last_moment"])
        kind = ChangeKind.DATED if before is None else ChangeKind.RE_DATED
        _trace(row, kind, by, before=told, after=_told(row), why=f"{milestone}: {held_on:%d/%m/%Y}")
    record(by, "obligations.date_milestone", milestone, before=before, after=held_on, dated=len(rows))
    return len(rows)


def _date(row: Obligation, anchor: date) -> None:
    turn = rules.turn_after(row.due or {}, anchor, special_days(anchor - REACH, anchor + REACH))
    row.opens_at, row.last_moment = turn.opens_at, turn.last_moment


@transaction.atomic
def mark_done(obligation: Obligation, *, done_on: date, note: str, by: User) -> Obligation:
    """Tick: the unit has done it on that day. Handing in through the system comes above this."""
    row = lock(obligation)
    require(permissions.why_not_mark_done(by, row, clock.today(), done_on=done_on))
    row.state, row.done_on, row.done_note = ObligationState.DONE, done_on, note.strip()[:200]
    row.save(update_fields=["state", "done_on", "done_note"])
    _trace(row, ChangeKind.DONE, by, before={}, after={"xong ngày": f"{done_on:%d/%m/%Y}"}, why=row.done_note)
    record(by, "obligations.mark_done", row, done_on=done_on, note=row.done_note)
    return row


@transaction.atomic
def reopen(obligation: Obligation, *, why: str, by: User) -> Obligation:
    row = lock(obligation)
    require(permissions.why_not_reopen(by, row, clock.today()))
    before, row.state, row.done_on, row.done_note = row.done_on, ObligationState.OPEN, None, ""
    row.save(update_fields=["state", "done_on", "done_note"])
    _trace(row, ChangeKind.REOPENED, by, before={"xong ngày": f"{before:%d/%m/%Y}" if before else ""}, after={}, why=why)
    record(by, "obligations.reopen", row, before=before, why=why)
    return row
