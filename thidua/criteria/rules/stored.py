"""The stored form of a table: read with sentences for what is wrong, written with `as_json`.

A choice nobody has made is absent; a limit chosen to be none is the word "none".
"""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Any

from thidua.criteria.enums import (
    CriterionKind,
    DayCount,
    Direction,
    EvidenceKind,
    FloorLevel,
    GapPolicy,
    LateSelfScore,
    NaMode,
    NoTarget,
    Overrun,
    Pool,
    PoolStep,
    ReportCount,
    RoundPolicy,
    TieBy,
    TieEnd,
)
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.params import SumChildrenParams, read_params
from thidua.criteria.rules.reading import Fields
from thidua.criteria.rules.values import (
    EvidenceRule,
    Grade,
    Grading,
    Ground,
    Group,
    Leaf,
    Limit,
    Node,
    Period,
    Pools,
    Settings,
    SizeClass,
    Table,
    TargetCase,
    TieStep,
)

NO_LIMIT = "none"


def as_json(value: object) -> Any:
    """Settings, pools, ties, grading, size classes or evidence as they are stored; what is None is left out."""
    if isinstance(value, SizeClass):
        factor = [] if value.factor is None else [as_json(value.factor)]
        return [as_json(value.over), as_json(value.upto), as_json(value.target), *factor]
    if isinstance(value, frozenset):
        return sorted(as_json(item) for item in value)
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Limit):
        pairs = ((part.name, getattr(value, part.name)) for part in dataclasses.fields(value))
        return {name: as_json(item) for name, item in pairs if item is not None}
    return _plain(value)


def _plain(value: object) -> Any:
    match value:
        case Limit(points=None):
            return NO_LIMIT
        case Limit(points=points):
            return str(points)
        case Enum():
            return value.value
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
    return value


def read_settings(data: Mapping[str, Any]) -> Settings:
    fields = Fields(data, fault=ParamFault)
    claimed, agreed = fields.texts_or_none("na_claimed_in"), fields.text("na_agreed_in")
    settings = Settings(
        na_mode=fields.choice("na_mode", NaMode),
        days_by=fields.choice("days_by", DayCount),
        reports_by=fields.choice("reports_by", ReportCount),
        gap=fields.choice("gap", GapPolicy),
        over=fields.choice("over", Overrun),
        no_target=fields.choice("no_target", NoTarget),
        na_claimed_in=None if claimed is None else frozenset(claimed),
        na_agreed_in=agreed if fields.has("na_agreed_in") else None,
        round_policy=fields.choice("round_policy", RoundPolicy),
        late_self_score=fields.choice("late_self_score", LateSelfScore),
        tie_end=fields.choice("tie_end", TieEnd),
        complaint_days=fields.whole_or_none("complaint_days"),
        places=fields.whole_or_none("places"),
        period=_period(fields),
    )
    fields.end()
    return settings


def _period(fields: Fields) -> Period | None:
    stored = fields.raw_or_none("period")
    if stored is None:
        return None
    part = Fields(stored, fault=ParamFault, where="period")
    period = Period(part.day("first"), part.day("last"))
    part.end()
    if period.last < period.first:
        raise part.refuse("Kỳ tính số liệu kết thúc trước khi bắt đầu.", "last")
    return period


def _limit(fields: Fields, key: str) -> Limit | None:
    if fields.raw_or_none(key) is None:
        return None
    return Limit() if fields.raw(key) == NO_LIMIT else Limit(fields.amount(key))


def read_pools(data: Mapping[str, Any]) -> Pools:
    fields = Fields(data, fault=ParamFault)
    rounds, order = fields.texts_or_none("penalty_rounds"), fields.texts_or_none("order")
    pools = Pools(
        bonus_cap=_limit(fields, "bonus_cap"),
        penalty_cap=_limit(fields, "penalty_cap"),
        total_cap=_limit(fields, "total_cap"),
        penalty_rounds=None if rounds is None else frozenset(rounds),
        order=None if order is None else _steps(order),
    )
    fields.end()
    return pools


def _steps(names: Sequence[str]) -> tuple[PoolStep, ...]:
    if sorted(names) != sorted(PoolStep.values):
        raise ParamFault("Thứ tự phải có đủ bốn bước: quy đổi, cộng thưởng, trừ, giới hạn; mỗi bước một lần.", "order")
    return tuple(PoolStep(name) for name in names)


def read_ties(data: Sequence[object] | None) -> tuple[TieStep, ...] | None:
    """None: the chain is not chosen; an empty list: chosen to have no step after the total."""
    if data is None:
        return None
    return tuple(_tie(item, f"ties.{number}") for number, item in enumerate(data, start=1))


def _tie(item: object, where: str) -> TieStep:
    fields = Fields(item, fault=ParamFault, where=where)
    by, code = fields.choice("by", TieBy), fields.text("code")
    if by is None:
        raise fields.refuse("Bước này chưa chọn xét điểm nào.", "by")
    if (by in {TieBy.GROUP, TieBy.LEAF}) is not bool(code):
        raise fields.refuse("Bước xét theo nhóm hoặc tiêu chí cần mã; bước khác không ghi mã.", "code")
    step = TieStep(by, code, lower_first=fields.flag_or_none("lower_first") or False)
    fields.end()
    return step


def read_grading(data: Mapping[str, Any] | None) -> Grading | None:
    """None or empty: the table gives no grades."""
    if not data:
        return None
    fields = Fields(data, fault=ParamFault)
    grades = tuple(_grade(item, f"grades.{number}") for number, item in enumerate(fields.items("grades"), start=1))
    grading = Grading(
        grades=grades,
        otherwise=fields.text("otherwise"),
        otherwise_title=fields.text("otherwise_title"),
        cascade=fields.flag_or_none("cascade"),
        floor_level=fields.choice("floor_level", FloorLevel),
        target_leaves=fields.texts("target_leaves"),
    )
    fields.end()
    if any(higher.least <= lower.least for higher, lower in pairwise(grades)):
        raise ParamFault("Các hạng phải xếp từ điểm cao xuống điểm thấp, không trùng mức.", "grades")
    return grading


def _grade(item: object, where: str) -> Grade:
    fields = Fields(item, fault=ParamFault, where=where)
    grade = Grade(
        code=fields.text("code"),
        title=fields.text("title"),
        least=fields.amount("least"),
        targets=tuple(_target_case(case, f"{where}.targets") for case in fields.items_or_none("targets")),
        floor_pct=fields.amount_or_none("floor_pct"),
        quota=fields.whole_or_none("quota"),
        barred_by=frozenset(fields.texts("barred_by")),
    )
    fields.end()
    return grade


def _target_case(item: object, where: str) -> TargetCase:
    fields = Fields(item, fault=ParamFault, where=where)
    case = TargetCase(fields.whole("met"), fields.amount_or_none("short_below"))
    fields.end()
    return case


def read_size_classes(data: Sequence[object]) -> tuple[SizeClass, ...]:
    """Each [over, up to and with, target] as the vectors write it, with a factor of bonuses where there is one; they follow on each
    other without a hole."""
    classes = tuple(_size_class(item, f"size_classes.{number}") for number, item in enumerate(data, start=1))
    if any(lower.upto != upper.over for lower, upper in pairwise(classes)):
        raise ParamFault("Các nhóm quy mô phải nối tiếp nhau, không chồng và không hở.", "size_classes")
    return classes


def _size_class(item: object, where: str) -> SizeClass:
    if not isinstance(item, list | tuple) or len(item) not in {3, 4}:
        raise ParamFault("Mỗi nhóm quy mô cần mốc trên, mốc đến và chỉ tiêu.", where)
    names = ("over", "upto", "target", "factor")
    fields = Fields(dict(zip(names, item, strict=False)), fault=ParamFault, where=where)
    found = SizeClass(fields.amount("over"), fields.amount_or_none("upto"), fields.amount("target"), fields.amount_or_none("factor"))
    if found.upto is not None and found.upto <= found.over:
        raise fields.refuse("Nhóm quy mô kết thúc trước khi bắt đầu.", "upto")
    return found


def read_evidence(data: Mapping[str, Any]) -> EvidenceRule:
    fields = Fields(data, fault=ParamFault, where="evidence")
    kinds = fields.texts("kinds")
    unknown = sorted(set(kinds) - set(EvidenceKind.values))
    if unknown:
        raise fields.refuse(f"Không có loại minh chứng “{unknown[0]}”.", "kinds")
    rule = EvidenceRule(fields.whole_or_none("least") or 0, frozenset(EvidenceKind(kind) for kind in kinds))
    fields.end()
    return rule


def read_table(data: Mapping[str, Any]) -> Table:
    """A whole table: `conventions`, `pools`, `ties`, `grades`, `size_classes`, `grounds` and `criteria` (nested nodes)."""
    fields = Fields(data, fault=ParamFault)
    table = Table(
        roots=tuple(read_node(item) for item in fields.items("criteria")),
        settings=read_settings(_mapping(fields, "conventions")),
        pools=read_pools(_mapping(fields, "pools")),
        ties=read_ties(fields.items_or_none("ties") if fields.has("ties") else None),
        grading=read_grading(_mapping(fields, "grades")),
        size_classes=read_size_classes(fields.items_or_none("size_classes")),
        grounds=tuple(_ground(item) for item in fields.items_or_none("grounds")),
    )
    fields.raw_or_none("ties")
    fields.end()
    return table


def _mapping(fields: Fields, key: str) -> Mapping[str, Any]:
    stored = fields.raw_or_none(key)
    if stored is not None and not isinstance(stored, Mapping):
        raise fields.refuse("Dữ liệu không đúng cấu trúc: cần các cặp tên và giá trị.", key)
    return stored or {}


def _ground(item: object) -> Ground:
    fields = Fields(item, fault=ParamFault, where="grounds")
    return Ground(fields.text("code"), fields.text("title"))


def read_node(data: object) -> Node:
    """A criterion, or a group (kind `sum_children`) with `children`; `points` is the maximum, `source` where the line stands in print."""
    fields = Fields(data, fault=ParamFault, where="criteria")
    kind = fields.choice("kind", CriterionKind)
    if kind is None:
        raise fields.refuse("Tiêu chí chưa chọn cách chấm.", "kind")
    node = _group(fields) if kind is CriterionKind.SUM_CHILDREN else _leaf(fields, kind)
    fields.end()
    return node


def _group(fields: Fields) -> Group:
    params = read_params(CriterionKind.SUM_CHILDREN, _mapping(fields, "params"))
    assert isinstance(params, SumChildrenParams)
    return Group(
        code=fields.text("code"),
        title=fields.text("title"),
        max=fields.amount("points"),
        children=tuple(read_node(child) for child in fields.items_or_none("children")),
        cap=params.cap,
        floor=params.floor,
    )


def _leaf(fields: Fields, kind: CriterionKind) -> Leaf:
    return Leaf(
        code=fields.text("code"),
        title=fields.text("title"),
        max=fields.amount("points"),
        kind=kind,
        params=read_params(kind, _mapping(fields, "params")),
        pool=fields.choice("pool", Pool) or Pool.CONTENT,
        na_mode=fields.choice("na_mode", NaMode),
        owner=fields.text("owner"),
        rounds=frozenset(fields.texts("rounds")),
        evidence=read_evidence(_mapping(fields, "evidence")),
        direction=fields.choice("direction", Direction) or Direction.HIGHER,
        period=_period(fields),
        clause=fields.text("source"),
    )
