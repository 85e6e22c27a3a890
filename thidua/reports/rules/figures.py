"""Figures as Vietnamese offices write them: 1.234,5 · 12 % · 15 vụ. Missing is not zero."""

import re
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.text import fold, one_line

_FIGURE = re.compile(r"([+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?)\s*(%|[^\W\d_][^\d%]{0,30})?")
_MISSING = frozenset(["", "-", "--", "–", "—", "...", "…", "khong", "khong co", "chua co", "chua co so lieu", "khong phat sinh"])


@dataclass(frozen=True, slots=True)
class Figure:
    """`measure`: what stands behind the figure, folded ("%", "vu", "trieu dong")."""

    value: Decimal
    measure: str = ""


def is_missing(text: str) -> bool:
    return fold(text) in _MISSING


def read_figure(text: str) -> Figure | None:
    """None for words. "12.5" is words too: 12,5 or 125? A person must say."""
    found = _FIGURE.fullmatch(one_line(text))
    if found is None:
        return None
    return Figure(Decimal(found[1].replace(".", "").replace(",", ".")), fold(found[2] or ""))
