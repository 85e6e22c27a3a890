"""Compile the obligations of a plan; date what waited for its anchor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock, dates
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold
from thidua.ledger.record import record
from thidua.obligations import rules
from thidua.obligations.actions.letters import apply_orders
from thidua.obligations.actions.trace import Days, change, date_by_anchor, re_dated, told
from thidua.obligations.enums import ChangeKind, Move, ObligationState
from thidua.obligations.models import Obligation, ObligationChange
from thidua.obligations.permissions import duty as permissions
from thidua.obligations.queries.duty import anchor_for, milestones_for
from thidua.obligations.queries.joining import joined_on, missing_duties
from thidua.organisations.models import Unit
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
    gone, ordered = _withdraw_rest(plan, by), apply_orders(plan, by)
    record(by, "obligations.bring_into_year", plan, written=written, withdrawn=gone, ordered=ordered, known_errors=known)
    return written


@dataclass(frozen=True, slots=True)
class _Compilation:
    """What stays the same while the facts of one plan become obligations."""

    plan: Plan
    cast: Cast
    milestones: list[Milestone]
    by: User
    days: Days = field(default_factory=Days)


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
        known = {key[1:]: row for key, row in going_on.items() if key[0] == pairs.get(fact.pk)}
        _lay_out(work, fact, fact.units.all(), sheet, known)
    return _write(work, sheet)


def _write(work: _Compilation, sheet: _Sheet) -> int:
    Obligation.objects.bulk_create(sheet.new)
    Obligation.objects.bulk_update([row for row, _ in sheet.kept], _SAID)
    ObligationChange.objects.bulk_create(
        [change(row, ChangeKind.CREATED, work.by, before={}, after=told(row), why=str(work.plan)) for row in sheet.new]
        + [_change_of_kept(row, before, work) for row, before in sheet.kept if before != told(row)]
    )
    _send_to(sheet.receivers)
    return len(sheet.new) + len(sheet.kept)


_SAID = [
    *("plan", "fact", "deliverable", "deliverable_folded", "recipient", "due", "due_words"),
    *("is_standing", "opens_at", "last_moment", "planned_moment", "anchor", "anchor_words"),
]


def _lay_out(work: _Compilation, fact: PlanFact, units: Iterable[Unit], sheet: _Sheet, known: Mapping[tuple[int, str], Obligation]) -> None:
    receivers = resolve(fact.fields.get("recipient"), work.cast).units
    turns = _turns(work, fact)
    for turn in turns:
        for unit in units:
            row = known.get((unit.pk, fold(turn.period)))
            if row is None and len(turns) > 1 and _is_over(turn, work.plan):
                continue
            row = row or Obligation(bloc_year=work.plan.bloc_year, unit=unit, period=turn.period)
            before = told(row) if row.pk else {}
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
    kind = ChangeKind.RE_DATED if before["hết hạn"] != told(row)["hết hạn"] else ChangeKind.REWORDED
    return change(row, kind, work.by, before=before, after=told(row), why=str(work.plan))


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
    """What the plan gives. A moment that was extended stays while the plan gives the same one as before."""
    planned, in_force = row.planned_moment, row.last_moment
    row.opens_at, row.planned_moment, row.anchor_words = turn.opens_at, turn.last_moment, turn.anchor_words[:200]
    row.last_moment = row.planned_moment
    row.anchor = _anchor(turn.anchor_words, work.plan, work.milestones) if turn.anchor_words else None
    date_by_anchor(row, work.days)
    if in_force != planned and row.planned_moment == planned:
        row.last_moment = in_force


def _anchor(words: str, plan: Plan, milestones: list[Milestone]) -> Milestone:
    """The milestone the words speak of; one that no plan names yet is written down, so that somebody can date it."""
    known = anchor_for(words, milestones)
    if known is not None:
        return known
    made = Milestone.objects.create(bloc_year=plan.bloc_year, plan=plan, kind=MilestoneKind.EVENT, title=_capital(words)[:300])
    milestones.append(made)
    return made


def _follow_milestones(plan: Plan, by: User) -> None:
    """Work of other plans that hung on a milestone of the amended version hangs on its successor: same kind and title, else same words."""
    if plan.amends is None:
        return
    hanging = Obligation.objects.alive().filter(anchor__plan=plan.amends, anchor__withdrawn_at__isnull=False).exclude(plan=plan.amends)
    rows, changes, days, living = list(hanging.select_related("anchor", "plan__issuer")), [], Days(), _Living()
    for row in rows:
        was = told(row)
        row.anchor = living.successor(row)
        if row.state in rules.UNFINISHED:
            date_by_anchor(row, days)
            changes += re_dated(row, was, by, why=str(plan))
    Obligation.objects.bulk_update(rows, ["anchor", "opens_at", "last_moment", "planned_moment"])
    ObligationChange.objects.bulk_create(changes)


class _Living:
    """Milestones that stand, for each plan whose work must find another one."""

    def __init__(self) -> None:
        self.known: dict[int, list[Milestone]] = {}

    def successor(self, row: Obligation) -> Milestone:
        gone, here = row.anchor, self.known.setdefault(row.plan_id, milestones_for(row.plan))
        same = [one for one in here if gone and (one.kind, fold(one.title)) == (gone.kind, fold(gone.title))]
        return same[0] if same else _anchor(row.anchor_words, row.plan, here)


def _withdraw_rest(plan: Plan, by: User) -> int:
    """What hung on the amended version and has no successor in the new one."""
    if plan.amends is None:
        return 0
    rest = list(Obligation.objects.filter(plan=plan.amends, state__in=rules.TRANSITIONS[Move.WITHDRAW]).select_related("anchor"))
    for row in rest:
        row.state = rules.TRANSITIONS[Move.WITHDRAW][ObligationState(row.state)]
    Obligation.objects.bulk_update(rest, ["state"])
    why = f"{plan} không còn yêu cầu việc này"
    ObligationChange.objects.bulk_create([change(row, ChangeKind.WITHDRAWN, by, before=told(row), after={}, why=why) for row in rest])
    return len(rest)


@transaction.atomic
def take_in_newcomers(bloc_year: BlocYear, *, by: User) -> int:
    """Members that joined after plans were brought into the year get what those plans ask of all members, except what ended before
    they came. Returns how many obligations were written; nothing is written twice."""
    bloc_year, today = lock(bloc_year), clock.today()
    require(permissions.why_not_take_in(by, bloc_year, today))
    missing, since = missing_duties(bloc_year, today), joined_on(bloc_year)
    written = sum(_take_in(plan, facts, since, by) for plan, facts in missing.items())
    record(by, "obligations.take_in_newcomers", bloc_year, written=written)
    return written


def _take_in(plan: Plan, facts: Mapping[PlanFact, Sequence[Unit]], since: Mapping[int, date], by: User) -> int:
    work = _Compilation(plan, cast_of(plan.bloc_year, clock.today(), issuer=plan.issuer), milestones_for(plan), by)
    sheet = _Sheet()
    for fact, units in facts.items():
        fact.units.add(*units)
        _lay_out(work, fact, units, sheet, {})
    sheet.new = [row for row in sheet.new if not _ended_before(row, since)]
    kept = {id(row) for row in sheet.new}
    sheet.receivers = [(row, units) for row, units in sheet.receivers if id(row) in kept]
    return _write(work, sheet)


def _ended_before(row: Obligation, since: Mapping[int, date]) -> bool:
    joined = since.get(row.unit_id)
    return joined is not None and row.last_moment is not None and row.last_moment < clock.start_of(joined)


@transaction.atomic
def date_milestone(milestone: Milestone, *, held_on: date, by: User) -> int:
    """Say on which day a milestone took (or takes) place; what waited for it gets its last moment. Returns how many have one now."""
    milestone = lock(milestone)
    require(permissions.why_not_date_milestone(by, milestone, clock.today()))
    before, milestone.held_on = milestone.held_on, held_on
    milestone.save(update_fields=["held_on"])
    rows = list(Obligation.objects.filter(anchor=milestone, state__in=rules.UNFINISHED))
    days, changes = Days(), []
    for row in rows:
        was, row.anchor = told(row), milestone
        date_by_anchor(row, days)
        changes += re_dated(row, was, by, why=f"{milestone}: {dates.short(held_on)}")
    Obligation.objects.bulk_update(rows, ["opens_at", "last_moment", "planned_moment"])
    ObligationChange.objects.bulk_create(changes)
    dated = sum(row.last_moment is not None for row in rows)
    record(by, "obligations.date_milestone", milestone, before=before, after=held_on, dated=dated)
    return dated
