"""What a criterion opens for writing, by its kind; what was written there as `criteria.rules.given` reads it, and back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from thidua.criteria.enums import CriterionKind
from thidua.criteria.rules.given import bounds
from thidua.criteria.rules.params import AwardBonusParams, DecisionTableParams, ImportedParams, Plain, plain_of
from thidua.criteria.rules.values import Leaf
from thidua.scoring.workbook.columns import Column

Kind = CriterionKind
Value = Decimal | date | bool | str
MET, HAS = ("Đạt", "Không đạt"), ("Có", "Không")
TICK = "x"


class Sort(Enum):
    NUMBER = auto()
    WHOLE = auto()
    DAY = auto()
    YES_NO = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """`key`: its name in what is given. `label`: it stands on a line of its own (`line`, from 1) under the criterion."""

    key: str
    column: Column
    sort: Sort
    label: str = ""
    choices: tuple[str, ...] = ()
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    line: int = 0

    @property
    def place(self) -> "Place":
        return (self.line, self.column)


Place = tuple[int, Column]
"""Which line of the criterion (0: its own), which column."""
NA = Box("na", Column.NA, Sort.YES_NO, choices=(TICK,))
REASON = Box("reason", Column.REASON, Sort.WORDS)


def boxes_of(leaf: Leaf, *, states_points: bool) -> tuple[Box, ...]:
    """`states_points`: who scores others puts down points; a unit that scores itself gives the figures behind them."""
    if states_points:
        least, most = bounds(leaf)
        return (Box("points", Column.POINTS, Sort.NUMBER, least=least, most=most),)
    boxes = tuple(_BOXES[leaf.kind](leaf))
    lines = [box for box in boxes if box.label]
    return tuple(replace(box, line=lines.index(box) + 1) if box.label else box for box in boxes)


def _against(key: str) -> Callable[[Leaf], Iterator[Box]]:
    def made(leaf: Leaf) -> Iterator[Box]:
        yield Box("done", Column.DONE, Sort.NUMBER)
        yield Box("size" if leaf.sizes else key, Column.WHOLE, Sort.NUMBER)

    return made


def _late_days(_leaf: Leaf) -> Iterator[Box]:
    yield Box("days", Column.TIMES, Sort.WHOLE)
    yield Box("due", Column.DUE, Sort.DAY)
    yield Box("sent", Column.DAY, Sort.DAY)


def _facts(leaf: Leaf) -> Iterator[Box]:
    params = leaf.params
    assert isinstance(params, DecisionTableParams)
    labels = dict(params.labels)
    conditions = [condition for row in params.rows for condition in row.conditions]
    for fact in dict.fromkeys(condition.fact for condition in conditions):
        yield _fact(fact, labels.get(fact) or fact, [one.bound for one in conditions if one.fact == fact])


def _fact(fact: str, label: str, bounds_: list[Plain]) -> Box:
    match bounds_[-1]:
        case bool():
            return Box(fact, Column.MET, Sort.YES_NO, label, HAS)
        case Decimal():
            return Box(fact, Column.DONE, Sort.NUMBER, label)
        case date():
            return Box(fact, Column.DAY, Sort.DAY, label)
    return Box(fact, Column.DONE, Sort.WORDS, label, tuple(dict.fromkeys(map(str, bounds_))))


def _times(key: str) -> Callable[[Leaf], Iterator[Box]]:
    def made(leaf: Leaf) -> Iterator[Box]:
        yield Box(key, Column.TIMES, Sort.WHOLE)
        if leaf.sizes:
            yield Box("size", Column.WHOLE, Sort.NUMBER)

    return made


def _balance(_leaf: Leaf) -> Iterator[Box]:
    yield Box("bonus", Column.TIMES, Sort.WHOLE, "Số lần cộng")
    yield Box("penalty", Column.TIMES, Sort.WHOLE, "Số lần trừ")


def _awards(leaf: Leaf) -> Iterator[Box]:
    params = leaf.params
    assert isinstance(params, AwardBonusParams)
    labels = dict(params.labels)
    yield from (Box(award, Column.MET, Sort.YES_NO, labels.get(award) or award, HAS) for award, _ in params.table)


def _imported(leaf: Leaf) -> Iterator[Box]:
    params = leaf.params
    assert isinstance(params, ImportedParams)
    yield Box("value", Column.DONE, Sort.NUMBER, most=params.source_max)


_BOXES: Mapping[Kind, Callable[[Leaf], Iterator[Box]]] = {
    Kind.PASS_FAIL: lambda _leaf: iter((Box("achieved", Column.MET, Sort.YES_NO, choices=MET),)),
    Kind.PROPORTIONAL: _against("target"),
    Kind.TIERED: _against("total"),
    Kind.LATE_DAYS: _late_days,
    Kind.DECISION_TABLE: _facts,
    Kind.DEDUCT_PER_EVENT: _times("events"),
    Kind.DEDUCT_BANDED: lambda _leaf: iter((Box("value", Column.DONE, Sort.NUMBER),)),
    Kind.COUNT_TIMES: _times("count"),
    Kind.BONUS_PENALTY: _balance,
    Kind.AWARD_BONUS: _awards,
    Kind.LEADER_RELATIVE: _against("target"),
    Kind.JUDGED: lambda leaf: iter((Box("value", Column.POINTS, Sort.NUMBER, most=leaf.max),)),
    Kind.IMPORTED: _imported,
}


def shown(leaf: Leaf, boxes: tuple[Box, ...], given: Mapping[str, Any]) -> dict[Place, Value] | None:
    """What was given as it stands in its cells. None: it has no cells here (several reports), so it is written on the page alone."""
    told = _one_report(given) if "reports" in given else given
    known = {"na", "reason", *(box.key for box in boxes), *(("awards",) if leaf.kind is Kind.AWARD_BONUS else ())}
    if told is None or any(value is not None and key not in known for key, value in told.items()):
        return None
    cells: dict[Place, Value] = {REASON.place: str(told["reason"])} if told.get("reason") else {}
    if told.get("na"):
        return cells | {NA.place: True}
    if leaf.kind is Kind.AWARD_BONUS and "awards" in told:
        return cells | {box.place: box.key in told["awards"] for box in boxes}
    return cells | {box.place: _value(box, told[box.key]) for box in boxes if told.get(box.key) is not None}


def _one_report(given: Mapping[str, Any]) -> Mapping[str, Any] | None:
    rest = {key: value for key, value in given.items() if key != "reports"}
    return rest | dict(given["reports"][0]) if len(given["reports"]) == 1 else None


def _value(box: Box, value: Any) -> Value:
    if box.sort is Sort.DAY:
        return date.fromisoformat(value)
    if box.sort in {Sort.NUMBER, Sort.WHOLE}:
        return Decimal(str(value))
    return bool(value) if box.sort is Sort.YES_NO else str(value)


def told_of(leaf: Leaf, boxes: tuple[Box, ...], cells: Mapping[Place, Value]) -> dict[str, Any] | None:
    """As it is given; None when nothing stands there."""
    reason = {"reason": cells[REASON.place]} if REASON.place in cells else {}
    if cells.get(NA.place):
        return {"na": True} | reason
    found = {box.key: _stored(cells[box.place]) for box in boxes if box.place in cells}
    if not found:
        return None
    return (found if boxes[0].key == "points" else _shaped(leaf, boxes, found)) | reason


def _shaped(leaf: Leaf, boxes: tuple[Box, ...], found: dict[str, Any]) -> dict[str, Any]:
    """What stays empty is said where the kind asks for it: never sent, without a target, "không có"."""
    match leaf.kind:
        case Kind.AWARD_BONUS:
            return {"awards": [key for key, has in found.items() if has]}
        case Kind.LATE_DAYS:
            return found if "days" in found else {"sent": None} | found
        case Kind.DECISION_TABLE:
            return {box.key: found.get(box.key) for box in boxes}
        case Kind.LEADER_RELATIVE:
            return {"target": None} | found
    return found


def _stored(value: Value) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two givings say the same, however their numbers are written."""
    return _bare(one) == _bare(other)


def _bare(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, list | bool) else plain_of(value) for key, value in told.items() if value not in (None, "")}
