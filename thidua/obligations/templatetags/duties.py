"""How the page of one obligation words its rows."""

from django import template

from thidua.obligations.models import ObligationChange
from thidua.obligations.rules import period_words
from thidua.plans.models import Plan, PlanFact
from thidua.plans.rules.packs import pack_words as words_of_pack

register = template.Library()


@register.filter
def ky(period: str) -> str:
    """2021-06 → tháng 6/2021"""
    return period_words(period)


@register.filter
def pack_words(fact: PlanFact) -> str:
    return words_of_pack(fact.kind, fact.fields, fact.quote)


@register.filter
def clause_of(clause: str, plan: Plan) -> str:
    """mục II.7, Kế hoạch 184/KH-KVTĐ"""
    return f"mục {clause}, {plan}" if clause else str(plan)


@register.filter
def differing(change: ObligationChange) -> list[tuple[str, str, str]]:
    """(label, before, after) of what a change changed; nothing for the first writing."""
    before, after = change.before, change.after
    if not before:
        return []
    labels = dict.fromkeys([*before, *after])
    return [(label, before.get(label, ""), after.get(label, "")) for label in labels if before.get(label) != after.get(label)]
