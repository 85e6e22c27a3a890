"""Edges in words: "từ 80% đến dưới 95%", "trên 95%", "75%-95%", "chậm 01-02 ngày", kept strict or closed as they are printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from thidua.core.text import fold
from thidua.criteria.reading.amounts import NUMBER
from thidua.criteria.rules.words import plain

_SPAN = re.compile(
    rf"(?:(?P<low>tu tren|tren|hon|tu|>=|≥|>)\s*)?(?P<a>{NUMBER})\s*(?P<u>%|ngay)?\s*"
    rf"(?P<high>den duoi|toi duoi|- duoi|-duoi|den <|-\s*<|- den duoi|den het|den|toi|duoi|-)\s*(?P<b>{NUMBER})\s*(?P<v>%|ngay)?"
)
_OPERATORS = (
    "tu tren|tren|vuot|hon|lon hon|cao hon|tu|dung|bang|duoi|chua den|chua dat|khong dat|thap hon|nho hon|it hon"
    "|khong qua|toi da|toi thieu|it nhat|khong duoi|den|>=|≥|>|<=|≤|<"
)
_ONE = re.compile(rf"(?:(?P<op>{_OPERATORS})\s*)?(?P<a>{NUMBER})\s*(?P<u>%|ngay)?(?P<after>\s*(?:lam viec\s*)?tro (?:len|xuong))?")
_STRICT_LOW = frozenset({"tu tren", "tren", "vuot", "hon", "lon hon", "cao hon", ">"})
_STRICT_HIGH = frozenset({"duoi", "chua den", "chua dat", "khong dat", "thap hon", "nho hon", "it hon", "<"})
_CLOSED_HIGH = frozenset({"khong qua", "toi da", "den", "<=", "≤"})


@dataclass(frozen=True, slots=True)
class Edge:
    bound: Decimal
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """From edge to edge; None: without end. `is_exact`: "đúng 100%"."""

    low: Edge | None = None
    high: Edge | None = None
    is_exact: bool = False

    @property
    def is_rest(self) -> bool:
        return self.low is None and self.high is None


@dataclass(frozen=True, slots=True)
class Step:
    """A reach with its points and the words it was read from."""

    reach: Reach
    points: Decimal
    words: str


def reach_of(words: str, unit: str = "") -> Reach | None:
    """`unit`: "%" or "ngay", which must stand with the number; empty: a bare number. None when no edge is in the words."""
    folded = fold(words).replace("–", "-").replace("—", "-").replace("−", "-")
    for found in _SPAN.finditer(folded):
        if _is_of(unit, found["u"], found["v"]):
            return _span(found)
    for found in _ONE.finditer(folded):
        if _is_of(unit, found["u"]) and (unit or found["op"] or found["after"]):
            return _one(found)
    return None


def _is_of(unit: str, *said: str | None) -> bool:
    return unit in said if unit else not any(said)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _span(found: re.Match[str]) -> Reach:
    is_open_above = "duoi" in found["high"] or "<" in found["high"]
    low = Edge(_number(found["a"]), found["low"] not in _STRICT_LOW)
    return Reach(low, Edge(_number(found["b"]), not is_open_above))


def _one(found: re.Match[str]) -> Reach:
    bound, word, after = _number(found["a"]), found["op"] or "", found["after"] or ""
    if word in {"dung", "bang"}:
        return Reach(Edge(bound, is_closed=True), Edge(bound, is_closed=True), is_exact=True)
    if after.endswith("xuong") or word in _STRICT_HIGH or word in _CLOSED_HIGH:
        return Reach(high=Edge(bound, word not in _STRICT_HIGH))
    return Reach(Edge(bound, word not in _STRICT_LOW))


@dataclass(frozen=True, slots=True)
class Ladder:
    """Tiers as they are stored ([operator, bound, points]), the points of the rest, and what is doubtful."""

    tiers: tuple[tuple[str, Decimal, Decimal], ...]
    rest: Decimal
    doubts: tuple[str, ...]


def ladder_of(steps: Sequence[Step], unit: str) -> Ladder | None:
    """Steps in the order of the paper. None when they have no order (up and down)."""
    is_falling = _is_falling(steps)
    lowest = steps[0].reach.low
    if unit != "ngay" and not is_falling and lowest is not None and lowest.bound > 0 and not steps[0].reach.is_exact:
        return ladder_of(_turned(steps), unit)
    tiers: list[tuple[str, Decimal, Decimal]] = []
    rests: list[Step] = []
    for step in steps:
        edge = step.reach.low if is_falling else step.reach.high
        if step.reach.is_exact and edge is not None:
            tiers.append(("==", edge.bound, step.points))
        elif edge is None:
            rests.append(step)
        else:
            tiers.append((_operator(edge, is_falling=is_falling), edge.bound, step.points))
    if not tiers or len(rests) > 1 or (rests and rests[0] is not steps[-1] and not rests[0].reach.is_rest):
        return None
    doubts = (
        *_begin(steps, unit, is_falling=is_falling),
        *_gaps(steps, unit, is_falling=is_falling),
        *_end(steps, rests, unit, is_falling=is_falling),
    )
    return Ladder(tuple(tiers), rests[0].points if rests else Decimal(0), doubts)


def _turned(steps: Sequence[Step]) -> list[Step]:
    """From the top down: nothing is said of what lies under the first step. What is left over stays last."""
    rests = [step for step in steps if step.reach.is_rest]
    return [*reversed([step for step in steps if not step.reach.is_rest]), *rests]


def _operator(edge: Edge, *, is_falling: bool) -> str:
    return (">" if is_falling else "<") + ("=" if edge.is_closed else "")


def _is_falling(steps: Sequence[Step]) -> bool:
    """From the best rate down, or from the smallest up."""
    bounds = [_middle(step.reach) for step in steps if not step.reach.is_rest and not step.reach.is_exact]
    if len(bounds) > 1:
        return bounds[0] > bounds[-1]
    return next((step.reach.low is not None for step in steps if not step.reach.is_rest), True)


def _middle(reach: Reach) -> Decimal:
    edges = [edge.bound for edge in (reach.low, reach.high) if edge is not None]
    inside = sum(edges, Decimal(0)) / len(edges)
    nudge = Decimal("0.001")
    return inside + (nudge if reach.high is None else -nudge if reach.low is None else 0)


def _gaps(steps: Sequence[Step], unit: str, *, is_falling: bool) -> list[str]:
    """Where two neighbouring tiers meet twice or not at all."""
    plain_steps = [step for step in steps if not step.reach.is_rest and not step.reach.is_exact]
    return [
        doubt
        for first, second in pairwise(plain_steps)
        if (doubt := _meeting(*((second, first) if is_falling else (first, second)), unit, first=first))
    ]


def _meeting(under: Step, over: Step, unit: str, *, first: Step) -> str:
    top, foot = under.reach.high, over.reach.low
    if top is None or foot is None:
        return ""
    sign = "%" if unit == "%" else " ngày" if unit else ""
    where, pair = f"{plain(foot.bound)}{sign}", f"Mức “{under.words}” và “{over.words}”"
    if top.bound == foot.bound:
        if top.is_closed and foot.is_closed:
            return f"{pair}: {where} thuộc cả hai mức, đọc thuộc mức “{first.words}”. Đúng chưa?"
        return "" if top.is_closed or foot.is_closed else f"{pair}: {where} không thuộc mức nào, đọc thuộc mức ghi sau. Đúng chưa?"
    if top.bound > foot.bound:
        return f"{pair} chồng lên nhau từ {where} đến {plain(top.bound)}{sign}: sửa lại mốc."
    if unit == "ngay" and foot.bound - top.bound == 1:
        return ""
    return f"{pair}: khoảng giữa {plain(top.bound)}{sign} và {where} chưa có mức, đọc thuộc mức ghi sau. Đúng chưa?"


def _begin(steps: Sequence[Step], unit: str, *, is_falling: bool) -> list[str]:
    """Days that are not late, where the steps begin with the first late day."""
    low = steps[0].reach.low
    if unit != "ngay" or is_falling or low is None or low.bound == 0:
        return []
    return [f"Chưa ghi đúng hạn được mấy điểm: đọc như mức “{steps[0].words}”. Đúng chưa?"]


def _end(steps: Sequence[Step], rests: Sequence[Step], unit: str, *, is_falling: bool) -> list[str]:
    """What lies past the last printed tier."""
    if rests:
        return []
    last = [step for step in steps if not step.reach.is_exact][-1:]
    edge = (last[0].reach.low if is_falling else last[0].reach.high) if last else None
    if edge is None or (is_falling and edge.is_closed and edge.bound == 0):
        return []
    sign = "%" if unit == "%" else " ngày" if unit else ""
    side = ("dưới" if edge.is_closed else "từ") if is_falling else ("trên" if edge.is_closed else "từ")
    return [f"Chưa ghi {side} {plain(edge.bound)}{sign} được mấy điểm: đọc là 0 điểm. Đúng chưa?"]
