"""The sentences that pages, papers and explanations share: a tier, a day late, a condition, a rate, a number of points."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from thidua.core.dates import figure, short
from thidua.criteria.rules.numbers import Number, exact_words
from thidua.criteria.rules.params import Plain, Tier

_SIGNS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "từ {} trở xuống", "<": "dưới {}", "==": "đúng {}"}
_STARTS = {">=": "từ {}", ">": "trên {}", "<=": "trên {}", "<": "từ {}"}
_ENDS = {">=": "đến dưới {}", ">": "đến {}", "<=": "đến {}", "<": "đến dưới {}"}
_REST = {">=": "dưới {}", ">": "từ {} trở xuống", "<=": "trên {}", "<": "từ {} trở lên"}
REST = "các trường hợp còn lại"
OPERATOR_WORDS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "không quá {}", "<": "dưới {}", "==": "là {}"}
DAY_WORDS = {">=": "từ ngày {} trở đi", ">": "sau ngày {}", "<=": "chậm nhất ngày {}", "<": "trước ngày {}", "==": "đúng ngày {}"}


def plain(value: Decimal) -> str:
    """As a table prints it: decimal comma, no dot between thousands, which a reader could take for a comma."""
    return figure(value).replace(".", "")


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
        return _REST[before.operator].format(_edge(before, unit)) if before else REST
    tier = tiers[number]
    if before is None or tier.operator == "==" or before.operator[0] != tier.operator[0]:
        return _SIGNS[tier.operator].format(_edge(tier, unit))
    low, high = (tier, before) if tier.operator[0] == ">" else (before, tier)
    return f"{_STARTS[low.operator].format(_edge(low, unit))} {_ENDS[high.operator].format(_edge(high, unit))}"


def _edge(tier: Tier, unit: str) -> str:
    return f"{plain(tier.bound)}{unit}"


def late_words(tiers: tuple[Tier, ...], number: int) -> str:
    """Closed steps of whole days as papers have them: "chậm từ 3 đến 5 ngày" after "đến 2 ngày"."""
    tier, before = (tiers[number] if number < len(tiers) else None), tiers[number - 1] if number else None
    if tier and tier.operator == "<=" and before is None:
        return f"chậm không quá {plain(tier.bound)} ngày" if tier.bound else "đúng hạn"
    if tier and before and tier.operator == before.operator == "<=" and _is_whole(tier) and _is_whole(before):
        first = plain(before.bound + 1)
        return f"chậm {first} ngày" if before.bound + 1 == tier.bound else f"chậm từ {first} đến {plain(tier.bound)} ngày"
    words = tier_words(tiers, number, unit=" ngày")
    return words if words == REST else f"chậm {words}"


def _is_whole(tier: Tier) -> bool:
    return tier.bound == int(tier.bound)


def plain_words(value: Plain) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case Decimal():
            return plain(value)
        case date():
            return short(value)
    return value


def compared_words(operator: str, bound: Plain) -> str:
    """What a condition asks of its fact: "không quá 3", "chậm nhất ngày 28/02/2022"."""
    return (DAY_WORDS if isinstance(bound, date) else OPERATOR_WORDS)[operator].format(plain_words(bound))
