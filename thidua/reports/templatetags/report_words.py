from django import template

from thidua.reports.prints import cell_words, total_words
from thidua.reports.rules.figures import is_missing
from thidua.reports.rules.tables import Column, Given, Sums, Total

register = template.Library()


@register.filter
def total(cell: Total, asked: int) -> str:
    return total_words(cell, asked)


@register.filter
def rows_of(given: Given, sums: Sums) -> list[list[tuple[str, Column, bool]]]:
    """Cells of a unit: words, their column, whether a figure is missing."""
    return [
        [
            (cell_words(text, column.kind), column, column.kind.value != "text" and is_missing(text))
            for text, column in zip(row, sums.columns, strict=True)
        ]
        for row in given.rows
    ]
