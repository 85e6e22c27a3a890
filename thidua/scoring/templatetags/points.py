"""Points on pages and papers: {% load points %}."""

from decimal import Decimal

from django import template

from thidua.core.dates import figure

register = template.Library()


@register.filter
def diem(points: Decimal | str | None, places: int | None) -> str:
    """9,50: with as many decimal places as the table chose; points of stored data are words."""
    return "" if points is None else figure(Decimal(points), places=places)
