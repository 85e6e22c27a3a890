from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def look_of(key: int, looks: Mapping[int, str]) -> str:
    """Colour class of a fact's mark in the document."""
    return looks.get(key, "plain")
