"""Reads of what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from thidua.core.text import fold
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.rules import Standing, standing
from thidua.organisations.models import Unit
from thidua.plans.enums import FactState
from thidua.plans.models import Milestone, Plan, PlanFact
from thidua.plans.queries.facts import differences, owing_facts, unresolved_facts
from thidua.plans.rules.packs import PACK, Spot, packs

__all__ = ["anchor_for", "consequences_of", "owed_by", "pack_of", "standing_of", "unresolved_facts"]


def owed_by(units: Iterable[Unit]) -> ObligationQuerySet:
    """Everything alive that the units owe, over all their years, with what a list shows."""
    return Obligation.objects.alive().filter(unit__in=units).select_related("unit", "bloc_year__bloc", "plan", "fact", "anchor")


def standing_of(obligation: Obligation, now: datetime) -> Standing:
    return standing(
        is_withdrawn=obligation.state == ObligationState.WITHDRAWN,
        done_on=obligation.done_on,
        last_moment=obligation.last_moment,
        anchor_words=obligation.anchor_words,
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


def pack_of(obligation: Obligation) -> list[PlanFact]:
    """Papers and limits of length that go with the obligation in its plan."""
    facts = list(obligation.plan.facts.filter(kind__in=[*PACK, "obligation"]).exclude(state=FactState.REJECTED))
    spots = [Spot(key=fact.pk, kind=fact.kind, start=fact.start, end=fact.end, clause=fact.clause) for fact in facts]
    wanted = packs(spots).get(obligation.fact_id, [])
    return [fact for fact in facts if fact.pk in wanted]


def anchor_for(words: str, milestones: Iterable[Milestone]) -> Milestone | None:
    """The milestone that a relative due speaks of: the one sharing most words with the anchor, at least two of them."""
    wanted = set(fold(words).split()) - _EMPTY
    scored = [(len(wanted & set(fold(milestone.title).split())), -milestone.pk, milestone) for milestone in milestones]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= min(2, len(wanted)) > 0 else None


_EMPTY = frozenset(["ngay", "to", "chuc", "ket", "thuc", "khi", "cac", "cua", "va", "tu", "ke", "viec", "sau", "truoc", "le"])
