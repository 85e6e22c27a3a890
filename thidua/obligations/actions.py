"""Every write on obligations: compile them from a plan, date what waited for its anchor, tick and reopen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.calendars.queries import special_days
from thidua.calendars.rules import SpecialDays, reach
from thidua.core import clock, dates
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold
from thidua.ledger.record import record
from thidua.obligations import permissions, rules
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation, ObligationChange
from thidua.obligations.queries import anchor_for, milestones_for
from thidua.plans.actions import acknowledge_errors, name_actors_again, put_in_force
from thidua.plans.enums import MilestoneKind
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.permissions import why_not_put_in_force, why_not_ready
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.facts import differences, open_errors, owing_facts
from thidua.plans.rules import dues
from thidua.plans.rules.cast import Cast, resolve


@transaction.atomic
def bring_into_year(plan: Plan, *, despite_errors: bool = False, by: User) -> int:
    """Put a reviewed plan in force and write each unit's list. Returns how many obligations stand for it.

    An amended plan goes on with the rows of the version before it (same unit, same thing), re-dated and with the trace kept;
    what it no longer asks is withdrawn. Raises RuleBroken while an actor is not resolved, a heavy doubt is neither settled nor
    said to be known (`despite_errors`), or the plan is in force already.
    """
    lock(plan.bloc_year)
    plan = lock(plan)
    require(why_not_put_in_force(by, plan, clock.now()))
    name_actors_again(plan, by=by)
    require(why_not_ready(plan, despite_errors=despite_errors))
    pairs, known = _pairs(plan), [warning.quote for warning in open_errors(plan)]
    if known:
        acknowledge_errors(plan, by=by)
    plan = put_in_force(plan, by=by)
    work = _Compilation(plan, cast_of(plan.bloc_year, clock.today(), issuer=plan.issuer), milestones_for(plan), by)
    written = _write_all(work, pairs)
    _follow_milestones(plan, by)
    gone = _withdraw_rest(plan, by)
    record(by, "obligations.bring_into_year", plan, written=written, withdrawn=gone, known_errors=known)
    return written


class _Days:
    """Special days around anchors, each span read once."""

    def __init__(self) -> None:
        self.known: dict[tuple[date, int], SpecialDays] = {}

    def around(self, day: date, due: Mapping[str, Any]) -> SpecialDays:
        """As far as the due counts; none for a due that counts no working days."""
        count = rules.working_days_from(due)
        if count is None:
            return {}
        if (day, count) not in self.known:
            self.known[day, count] = special_days(*reach(day, count))
        return self.known[day, count]


@dataclass(frozen=True, slots=True)
class _Compilation:
    """What stays the same while the facts of one plan become obligations."""

    plan: Plan
    cast: Cast
    milestones: list[Milestone]
    by: User
    days: _Days = field(default_factory=_Days)


def _pairs(plan: Plan) -> dict[int, int]:
    """New fact → old fact it goes on from."""
    found = differences(plan)
    return {new: old for old, new in found.pairs.items()} if found else {}


@dataclass(slots=True)
class _Sheet:
    """Rows of one compilation before they are written: old ones that go on, new ones, and who receives."""

    kept: list[tuple[Obligation, dict[str, Any]]] = field(default_factory=list)
    new: list[Obligation] = field(default_factory=list)
    receivers: list[tuple[Obligation, tuple[int, ...]]] = field(default_factory=list)


def _write_all(work: _Compilation, pairs: Mapping[int, int]) -> int:
    """Every obligation of the plan in a handful of statements, each with its trace."""
    old = Obligation.objects.alive().filter(fact__in=pairs.values()).select_related("anchor")
    going_on = {(row.fact_id, row.unit_id, fold(row.period)): row for row in old}
    sheet = _Sheet()
    for fact in owing_facts(work.plan):
        _lay_out(work, fact, sheet, {key[1:]: row for key, row in going_on.items() if key[0] == pairs.get(fact.pk)})
    Obligation.objects.bulk_create(sheet.new)
    Obligation.objects.bulk_update([row for row, _ in sheet.kept], _SAID)
    ObligationChange.objects.bulk_create(
        [_change(row, ChangeKind.CREATED, work.by, before={}, after=_told(row), why=str(work.plan)) for row in sheet.new]
        + [_change_of_kept(row, before, work) for row, before in sheet.kept if before != _told(row)]
    )
    _send_to(sheet.receivers)
    return len(sheet.new) + len(sheet.kept)


_SAID = [
    *("plan", "fact", "deliverable", "deliverable_folded", "recipient", "due", "due_words"),
    *("is_standing", "opens_at", "last_moment", "anchor", "anchor_words"),
]


def _lay_out(work: _Compilation, fact: PlanFact, sheet: _Sheet, known: Mapping[tuple[int, str], Obligation]) -> None:
    receivers = resolve(fact.fields.get("recipient"), work.cast).units
    turns = _turns(work, fact)
    for turn in turns:
        for unit in fact.units.all():
            row = known.get((unit.pk, fold(turn.period)))
            if row is None and len(turns) > 1 and _is_over(turn, work.plan):
                continue
            row = row or Obligation(bloc_year=work.plan.bloc_year, unit=unit, period=turn.period)
            before = _told(row) if row.pk else {}
            row.plan, row.fact = work.plan, fact
            _say(row, fact)
            _set_moments(row, turn, work)
            if row.pk:
                sheet.kept.append((row, before))
            else:
                sheet.new.append(row)
            sheet.receivers.append((row, receivers))


def _turns(work: _Compilation, fact: PlanFact) -> list[rules.Turn]:
    """The phases of "mỗi đợt" are the plan's own, the year's only where it has none."""
    phases = [milestone for milestone in work.milestones if milestone.kind == MilestoneKind.PHASE]
    own = [milestone for milestone in phases if milestone.plan_id == work.plan.pk]
    return list(rules.turns(fact.fields.get("due"), work.plan.bloc_year.year, phases=[phase.title for phase in own or phases]))


def _is_over(turn: rules.Turn, plan: Plan) -> bool:
    """Whether a turn of a recurring duty ended before the plan was signed: then it is owed only by who owed it before."""
    signed = clock.start_of(plan.issued_on) if plan.issued_on else None
    return signed is not None and turn.last_moment is not None and turn.last_moment < signed


def _send_to(receivers: Iterable[tuple[Obligation, tuple[int, ...]]]) -> None:
    links, rows = Obligation.recipient_units.through, list(receivers)
    links._default_manager.filter(obligation__in=[row for row, _ in rows]).delete()
    links._default_manager.bulk_create([links(obligation_id=row.pk, unit_id=unit) for row, units in rows for unit in units])


def _change_of_kept(row: Obligation, before: Mapping[str, Any], work: _Compilation) -> ObligationChange:
    kind = ChangeKind.RE_DATED if before["hết hạn"] != _told(row)["hết hạn"] else ChangeKind.REWORDED
    return _change(row, kind, work.by, before=before, after=_told(row), why=str(work.plan))


def _say(row: Obligation, fact: PlanFact) -> None:
    said = fact.fields
    row.deliverable = _capital(str(said.get("deliverable") or fact.quote))[:400]
    row.deliverable_folded = fold(row.deliverable)
    row.recipient = str(said.get("recipient") or "")[:300]
    row.due, row.due_words = said.get("due"), dues.words(said.get("due"))[:200]
    row.is_standing = bool(said.get("standing"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _set_moments(row: Obligation, turn: rules.Turn, work: _Compilation) -> None:
    row.opens_at, row.last_moment, row.anchor_words = turn.opens_at, turn.last_moment, turn.anchor_words[:200]
    row.anchor = _anchor(turn.anchor_words, work.plan, work.milestones) if turn.anchor_words else None
    _date_by_anchor(row, work.days)


def _anchor(words: str, plan: Plan, milestones: list[Milestone]) -> Milestone:
    """The milestone the words speak of; one that no plan names yet is written down, so that somebody can date it."""
    known = anchor_for(words, milestones)
    if known is not None:
        return known
    made = Milestone.objects.create(bloc_year=plan.bloc_year, plan=plan, kind=MilestoneKind.EVENT, title=_capital(words)[:300])
    milestones.append(made)
    return made


def _date_by_anchor(row: Obligation, days: _Days) -> None:
    """Count from the anchor's day; without one the row stays as it is."""
    day = rules.anchor_day(row.anchor) if row.anchor else None
    if day is not None:
        turn = rules.turn_after(row.due or {}, day, days.around(day, row.due or {}))
        row.opens_at, row.last_moment = turn.opens_at, turn.last_moment


def _follow_milestones(plan: Plan, by: User) -> None:
    """Work of other plans that hung on a milestone of the amended version hangs on its successor: same kind and title, else same words."""
    if plan.amends is None:
        return
    hanging = Obligation.objects.alive().filter(anchor__plan=plan.amends, anchor__withdrawn_at__isnull=False).exclude(plan=plan.amends)
    rows, changes, days, living = list(hanging.select_related("anchor", "plan__issuer")), [], _Days(), _Living()
    for row in rows:
        told = _told(row)
        row.anchor = living.successor(row)
        if row.state == ObligationState.OPEN:
            _date_by_anchor(row, days)
            changes += _re_dated(row, told, by, why=str(plan))
    Obligation.objects.bulk_update(rows, ["anchor", "opens_at", "last_moment"])
    ObligationChange.objects.bulk_create(changes)


class _Living:
    """Milestones that stand, for each plan whose work must find another one."""

    def __init__(self) -> None:
        self.known: dict[int, list[Milestone]] = {}

    def successor(self, row: Obligation) -> Milestone:
        gone, here = row.anchor, self.known.setdefault(row.plan_id, milestones_for(row.plan))
        same = [one for one in here if gone and (one.kind, fold(one.title)) == (gone.kind, fold(gone.title))]
        return same[0] if same else _anchor(row.anchor_words, row.plan, here)


def _told(row: Obligation) -> dict[str, Any]:
    """What of an obligation a trace compares, in the words of the page."""
    last, opens = (moment.astimezone(clock.LOCAL) if moment else None for moment in (row.last_moment, row.opens_at))
    undated = f"làm ngay từ {opens:%d/%m/%Y}, không ấn định ngày" if opens else row.anchor_words
    return {"việc": row.deliverable, "gửi": row.recipient, "hết hạn": f"{last:%d/%m/%Y %H:%M}" if last else undated}


def _change(
    row: Obligation, kind: ChangeKind, by: User, *, before: Mapping[str, Any], after: Mapping[str, Any], why: str
) -> ObligationChange:
    return ObligationChange(
        obligation=row, kind=kind, at=clock.now(), by_name=by.actor_name[:200], before=dict(before), after=dict(after), why=why[:300]
    )


def _withdraw_rest(plan: Plan, by: User) -> int:
    """What hung on the amended version and has no successor in the new one."""
    if plan.amends is None:
        return 0
    rest = list(Obligation.objects.filter(plan=plan.amends, state=ObligationState.OPEN).select_related("anchor"))
    for row in rest:
        row.state = ObligationState.WITHDRAWN
    Obligation.objects.bulk_update(rest, ["state"])
    why = f"{plan} không còn yêu cầu việc này"
    ObligationChange.objects.bulk_create([_change(row, ChangeKind.WITHDRAWN, by, before=_told(row), after={}, why=why) for row in rest])
    return len(rest)


@transaction.atomic
def date_milestone(milestone: Milestone, *, held_on: date, by: User) -> int:
    """Say on which day a milestone took (or takes) place; what waited for it gets its last moment. Returns how many have one now."""
    milestone = lock(milestone)
    require(permissions.why_not_date_milestone(by, milestone, clock.today()))
    before, milestone.held_on = milestone.held_on, held_on
    milestone.save(update_fields=["held_on"])
    rows = list(Obligation.objects.filter(anchor=milestone, state=ObligationState.OPEN))
    days, changes = _Days(), []
    for row in rows:
        told, row.anchor = _told(row), milestone
        _date_by_anchor(row, days)
        changes += _re_dated(row, told, by, why=f"{milestone}: {dates.short(held_on)}")
    Obligation.objects.bulk_update(rows, ["opens_at", "last_moment"])
    ObligationChange.objects.bulk_create(changes)
    dated = sum(row.last_moment is not None for row in rows)
    record(by, "obligations.date_milestone", milestone, before=before, after=held_on, dated=dated)
    return dated


def _re_dated(row: Obligation, before: Mapping[str, Any], by: User, *, why: str) -> list[ObligationChange]:
    """The trace of a new day; none where nothing is different."""
    after = _told(row)
    kind = ChangeKind.DATED if before["hết hạn"] == row.anchor_words else ChangeKind.RE_DATED
    return [_change(row, kind, by, before=before, after=after, why=why)] if after != before else []


@transaction.atomic
def mark_done(obligation: Obligation, *, done_on: date, note: str, by: User) -> Obligation:
    """Tick: the unit has done it on that day. Handing in through the system comes above this."""
    row = lock(obligation)
    require(permissions.why_not_mark_done(by, row, clock.today(), done_on=done_on))
    row.state, row.done_on, row.done_note = ObligationState.DONE, done_on, note.strip()[:200]
    row.save(update_fields=["state", "done_on", "done_note"])
    _change(row, ChangeKind.DONE, by, before={}, after={"xong ngày": dates.short(done_on)}, why=row.done_note).save()
    record(by, "obligations.mark_done", row, done_on=done_on, note=row.done_note)
    return row


@transaction.atomic
def reopen(obligation: Obligation, *, why: str, by: User) -> Obligation:
    """Not done after all. What took place while it counted as done dates it now."""
    row = lock(obligation)
    require(permissions.why_not_reopen(by, row, clock.today()))
    before, row.state, row.done_on, row.done_note = row.done_on, ObligationState.OPEN, None, ""
    told = _told(row)["hết hạn"]
    _date_by_anchor(row, _Days())
    row.save(update_fields=["state", "done_on", "done_note", "opens_at", "last_moment"])
    was = {"xong ngày": dates.short(before) if before else "", "hết hạn": told}
    _change(row, ChangeKind.REOPENED, by, before=was, after={"hết hạn": _told(row)["hết hạn"]}, why=why).save()
    record(by, "obligations.reopen", row, before=before, why=why)
    return row
