"""Reads of what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thidua.calendars.queries import years_without_days
from thidua.core import clock
from thidua.core.text import fold
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.rules import Standing, anchor_day, standing, working_days_from
from thidua.organisations.models import Unit
from thidua.plans.enums import FactKind, FactState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.queries.cast import leads_the_year
from thidua.plans.queries.facts import differences, owing_facts, unresolved_facts
from thidua.plans.rules.packs import PACK, Spot, packs

__all__ = [
    "anchor_for",
    "consequences_of",
    "milestones_for",
    "owed_by",
    "pack_of",
    "packs_of",
    "standing_of",
    "unresolved_facts",
    "years_guessed",
]


def owed_by(units: Iterable[Unit]) -> ObligationQuerySet:
    """Everything alive that the units owe, over all their years, with what a list shows."""
    return Obligation.objects.alive().filter(unit__in=units).select_related("unit", "bloc_year__bloc", "plan", "fact", "anchor")


def standing_of(obligation: Obligation, now: datetime) -> Standing:
    return standing(
        state=obligation.state,
        done_on=obligation.done_on,
        handed_in_at=obligation.handed_in_at,
        shorten_by=obligation.shorten_by,
        last_moment=obligation.last_moment,
        anchor_words=obligation.anchor_words,
        opens_at=obligation.opens_at,
        now=now,
    )


@dataclass(frozen=True, slots=True)
class Consequences:
    """What bringing a plan into its year will do: sums for the confirmation."""

    duties: int
    units: int
    added: int
    removed: int
    re_dated: int


def consequences_of(plan: Plan) -> Consequences:
    facts = list(owing_facts(plan))
    units = {unit.pk for fact in facts for unit in fact.units.all()}
    found = differences(plan)
    changed = (len(found.added), len(found.removed), len(found.re_dated)) if found else (0, 0, 0)
    return Consequences(len(facts), len(units), *changed)


def packs_of(plans: Iterable[int]) -> dict[int, list[PlanFact]]:
    """Fact of an obligation → the papers and limits of length that go with it in its plan, in reading order."""
    facts = PlanFact.objects.filter(plan__in=plans, kind__in=[*PACK, FactKind.OBLIGATION]).exclude(state=FactState.REJECTED)
    known = {fact.pk: fact for fact in facts.only("plan_id", "kind", "start", "end", "clause", "fields", "quote")}
    by_plan: dict[int, list[Spot]] = {}
    for fact in known.values():
        by_plan.setdefault(fact.plan_id, []).append(Spot(fact.pk, fact.kind, fact.start, fact.end, fact.clause))
    return {duty: [known[key] for key in keys] for spots in by_plan.values() for duty, keys in packs(spots).items()}


def pack_of(obligation: Obligation) -> list[PlanFact]:
    """Papers and limits of length that go with the obligation in its plan."""
    return packs_of([obligation.plan_id]).get(obligation.fact_id, [])


def milestones_for(plan: Plan) -> list[Milestone]:
    """Milestones that work of the plan may hang on: its own first, then those of its issuer and of plans that bind the whole year."""
    living = plan.bloc_year.milestones.filter(withdrawn_at__isnull=True).select_related("plan__issuer")
    rows, day = sorted(living, key=lambda one: (one.plan_id != plan.pk, one.starts_on or date.max, one.pk)), clock.today()
    issuers = {one.plan.issuer for one in rows if one.plan}
    heard = {issuer.pk for issuer in issuers if issuer == plan.issuer or leads_the_year(plan.bloc_year, issuer, day)}
    return [one for one in rows if one.plan is None or one.plan.issuer_id in heard]


def years_guessed(obligation: Obligation) -> list[int]:
    """Years over which its working days were counted though no holiday is written for them."""
    start = anchor_day(obligation.anchor) if obligation.anchor else None
    if start is None or obligation.last_moment is None or working_days_from(obligation.due or {}) is None:
        return []
    last = obligation.last_moment.astimezone(clock.LOCAL).date()
    return years_without_days(min(start, last), max(start, last))


def anchor_for(words: str, milestones: Iterable[Milestone]) -> Milestone | None:
    """The milestone that a relative due speaks of: the one sharing most words with the anchor, at least two of them.

    Among equals the one whose whole name stands in the anchor, then the one given first.
    """
    said, wanted = f" {fold(words)} ", set(fold(words).split()) - _EMPTY
    titled = [(fold(milestone.title), milestone) for milestone in milestones]
    scored = [(len(wanted & set(title.split())), f" {title} " in said, milestone) for title, milestone in titled]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= min(2, len(wanted)) > 0 else None


_EMPTY = frozenset(["ngay", "to", "chuc", "ket", "thuc", "khi", "cac", "cua", "va", "tu", "ke", "viec", "sau", "truoc", "le"])
