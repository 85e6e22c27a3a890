from collections.abc import Collection, Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def look_of(key: int, looks: Mapping[int, str]) -> str:
    """Colour class of a fact's mark in the document."""
    return looks.get(key, "plain")


@register.filter
def leads_within(piece: Any, places: Collection[int] | None) -> bool:
    """Whether a mark leads to its fact on this page; `places`: the facts that stand on it, all of them where none are named."""
    return piece.is_wide and (not places or piece.key in places)
