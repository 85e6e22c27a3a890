"""Write down whom the words of facts mean (a part of the actions beside this: no right of its own, no record)."""

from collections.abc import Sequence

from thidua.plans.models import PlanFact
from thidua.plans.rules.cast import Cast, resolve


def _name_units(facts: Sequence[PlanFact], cast: Cast) -> None:
    """Name the units that the words of each fact mean."""
    links = PlanFact.units.through
    links._default_manager.filter(planfact__in=facts).delete()
    rows = []
    for fact in facts:
        meant = resolve(fact.fields.get("actor"), cast)
        fact.actor_group = meant.group
        rows += [links(planfact_id=fact.pk, unit_id=unit) for unit in meant.units]
    PlanFact.objects.bulk_update(facts, ["actor_group"])
    links._default_manager.bulk_create(rows)
