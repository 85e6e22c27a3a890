"""The engine's sentences: what a tier, a rate, a number of points is called when it is read aloud."""

from decimal import Decimal
from fractions import Fraction

from thidua.core.dates import figure
from thidua.criteria.rules.numbers import Number, exact_words
from thidua.criteria.rules.params import Tier

_SIGNS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "từ {} trở xuống", "<": "dưới {}", "==": "đúng {}"}
_STARTS = {">=": "từ {}", ">": "trên {}", "<=": "trên {}", "<": "từ {}"}
_ENDS = {">=": "đến dưới {}", ">": "đến {}", "<=": "đến {}", "<": "đến dưới {}"}
_REST = {">=": "dưới {}", ">": "từ {} trở xuống", "<=": "trên {}", "<": "từ {} trở lên"}
OPERATOR_WORDS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "không quá {}", "<": "dưới {}", "==": "là {}"}

DAY_WORDS = {">=": "từ ngày {}", ">": "sau ngày {}", "<=": "đến hết ngày {}", "<": "trước ngày {}", "==": "đúng ngày {}"}


def points_words(points: Decimal | None) -> str:
    return "không tính điểm" if points is None else f"{figure(points)} điểm"


def signed(points: Decimal) -> str:
    """Points inside a sum: a negative one in brackets."""
    return f"({figure(points)})" if points < 0 else figure(points)


def ratio_words(done: Number, whole: Number) -> str:
    """19/20"""
    return f"{exact_words(done)}/{exact_words(whole)}"


def rate_words(rate: Fraction) -> str:
    return f"{exact_words(rate)}%"


def tier_words(tiers: tuple[Tier, ...], number: int, *, unit: str = "%") -> str:
    """The tier as the paper prints it: what the tiers before it left over, from edge to edge. `number` past the end: all the rest."""
    before = next((tier for tier in reversed(tiers[:number]) if tier.operator != "=="), None)
    if number >= len(tiers):
        return _REST[before.operator].format(_edge(before, unit)) if before else "các trường hợp còn lại"
    tier = tiers[number]
    if before is None or tier.operator == "==" or before.operator[0] != tier.operator[0]:
        return _SIGNS[tier.operator].format(_edge(tier, unit))
    low, high = (tier, before) if tier.operator[0] == ">" else (before, tier)
    return f"{_STARTS[low.operator].format(_edge(low, unit))} {_ENDS[high.operator].format(_edge(high, unit))}"


def _edge(tier: Tier, unit: str) -> str:
    return f"{figure(tier.bound)}{unit}"
