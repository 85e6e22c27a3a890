"""The parameters of each kind of criterion, read from the stored form: `read_params(kind, data)`.

A choice that the texts leave open is None until somebody makes it; `faults_of` names it and no table is issued before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.criteria.enums import BonusStage, Combine, CriterionKind, DayCount, GapPolicy, NoTarget, Overrun, ReportCount
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.numbers import stored_number
from thidua.criteria.rules.reading import Fields

OPERATORS = (">=", ">", "<=", "<", "==")
Plain = Decimal | date | str | bool
"""What a fact of a decision table is compared with."""


@dataclass(frozen=True, slots=True)
class Tier:
    """`operator` keeps the edge strict or closed, as the text prints it: "trên 95%" is ">", "từ 95%" is ">="."""

    operator: str
    bound: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class PassFailParams:
    """Nothing beside the maximum."""


@dataclass(frozen=True, slots=True)
class ProportionalParams:
    """`over_max_pct`: at most this percentage counts; `zero_below`: a smaller percentage earns nothing; `by_size`: the target is that of
    the unit's size class."""

    over: Overrun | None = None
    over_max_pct: Decimal | None = None
    zero_below: Decimal | None = None
    by_size: bool = False


@dataclass(frozen=True, slots=True)
class TieredParams:
    """Tiers on the unrounded percentage, tried in their order."""

    tiers: tuple[Tier, ...]
    otherwise: Decimal


@dataclass(frozen=True, slots=True)
class LateDaysParams:
    tiers: tuple[Tier, ...]
    otherwise: Decimal
    days_by: DayCount | None = None
    reports_by: ReportCount | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    fact: str
    operator: str
    bound: Plain


@dataclass(frozen=True, slots=True)
class Row:
    conditions: tuple[Condition, ...]
    points: Decimal


@dataclass(frozen=True, slots=True)
class DecisionTableParams:
    """`labels`: fact → what the page calls it."""

    rows: tuple[Row, ...]
    otherwise: Decimal
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DeductPerEventParams:
    """`free`: so many times are not counted; points never fall under `floor`."""

    per: Decimal
    free: int = 0
    floor: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Band:
    """Whole units, both ends inside; `most` None is "trở lên", `points` None takes everything."""

    least: int
    most: int | None
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class DeductBandedParams:
    """`gap`: what a value between two bands (10,5 between 1-10 and 11-20) counts as."""

    bands: tuple[Band, ...]
    gap: GapPolicy | None = None


@dataclass(frozen=True, slots=True)
class CountTimesParams:
    """`cap` None: as often as it happened. `by_size`: each time counts as often as the factor of the unit's size class says."""

    per: Decimal
    cap: Decimal | None = None
    by_size: bool = False


@dataclass(frozen=True, slots=True)
class BonusPenaltyParams:
    bonus_per: Decimal
    penalty_per: Decimal
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class AwardBonusParams:
    table: tuple[tuple[str, Decimal], ...]
    combine: Combine | None = None
    cap: Decimal | None = None
    stage: BonusStage | None = None
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LeaderRelativeParams:
    no_target: NoTarget | None = None


@dataclass(frozen=True, slots=True)
class JudgedParams:
    """`reason_below_max`: whether fewer points than the maximum need a reason."""

    step: Decimal
    reason_below_max: bool | None = None


@dataclass(frozen=True, slots=True)
class ImportedParams:
    source_max: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class SumChildrenParams:
    """The limits of a group; None: none."""

    cap: Decimal | None = None
    floor: Decimal | None = None


Params = (
    PassFailParams
    | ProportionalParams
    | TieredParams
    | LateDaysParams
    | DecisionTableParams
    | DeductPerEventParams
    | DeductBandedParams
    | CountTimesParams
    | BonusPenaltyParams
    | AwardBonusParams
    | LeaderRelativeParams
    | JudgedParams
    | ImportedParams
    | SumChildrenParams
)


def read_params(kind: CriterionKind, data: Mapping[str, Any]) -> Params:
    """Raises `ParamFault`. The maximum is a column of the criterion; where the data repeats it as `max` it is left to the criterion."""
    fields = Fields(data, fault=ParamFault)
    if kind is not CriterionKind.BONUS_PENALTY and fields.has("max"):
        fields.number("max")
    params = _READERS[kind](fields)
    fields.end()
    return params


def _pass_fail(_fields: Fields) -> Params:
    return PassFailParams()


def _proportional(fields: Fields) -> Params:
    return ProportionalParams(
        fields.choice("over", Overrun),
        fields.amount_or_none("over_max_pct"),
        fields.amount_or_none("zero_below"),
        by_size=fields.flag_or_none("by_size") or False,
    )


def _tiers(fields: Fields) -> tuple[Tier, ...]:
    return tuple(_tier(item, f"tiers.{number}") for number, item in enumerate(fields.items("tiers"), start=1))


def _tier(item: object, where: str) -> Tier:
    if not isinstance(item, list | tuple) or len(item) != 3:
        raise ParamFault("Mỗi mức cần phép so sánh, mốc và điểm.", where)
    part = Fields({"bound": item[1], "points": item[2]}, fault=ParamFault, where=where)
    return Tier(_operator(item[0], where), part.amount("bound"), part.amount("points"))


def _operator(value: object, where: str) -> str:
    if value not in OPERATORS:
        raise ParamFault(f"Không hiểu phép so sánh “{value}”.", where)
    return str(value)


def _tiered(fields: Fields) -> Params:
    return TieredParams(_tiers(fields), fields.amount("else"))


def _late_days(fields: Fields) -> Params:
    return LateDaysParams(
        _tiers(fields), fields.amount("else"), fields.choice("days_by", DayCount), fields.choice("reports_by", ReportCount)
    )


def _labels(fields: Fields) -> tuple[tuple[str, str], ...]:
    if not fields.has("labels"):
        return ()
    labels = fields.raw("labels")
    part = Fields(labels, fault=ParamFault, where="labels")
    return tuple((str(key), part.text(str(key))) for key in (labels if isinstance(labels, Mapping) else ()))


def _decision_table(fields: Fields) -> Params:
    rows = tuple(_row(item, f"rows.{number}") for number, item in enumerate(fields.items("rows"), start=1))
    return DecisionTableParams(rows, fields.amount("else"), _labels(fields))


def _row(item: object, where: str) -> Row:
    fields = Fields(item, fault=ParamFault, where=where)
    row = Row(tuple(_condition(part, where) for part in fields.items("when")), fields.amount("points"))
    fields.end()
    return row


def _condition(item: object, where: str) -> Condition:
    if not isinstance(item, list | tuple) or len(item) != 3 or not isinstance(item[0], str):
        raise ParamFault("Mỗi điều kiện cần dữ kiện, phép so sánh và mốc.", where)
    bound, operator = plain_of(item[2]), _operator(item[1], where)
    if bound is None:
        raise ParamFault(f"Điều kiện về “{item[0]}” chưa có mốc để so.", where)
    if isinstance(bound, bool | str) and operator != "==":
        raise ParamFault(f"Dữ kiện “{item[0]}” là chữ hoặc có, không: chỉ so bằng nhau được.", where)
    return Condition(item[0], operator, bound)


def plain_of(value: object) -> Plain | None:
    """A stored fact as it is compared: a number, a day, words, yes or no; None is "không có"."""
    if value is None or isinstance(value, bool):
        return value
    try:
        return stored_number(value)
    except ValueError:
        pass
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return str(value)


def _deduct_per_event(fields: Fields) -> Params:
    free = fields.whole("free") if fields.has("free") else 0
    return DeductPerEventParams(fields.amount("per"), free, fields.amount_or_none("floor") or Decimal(0))


def _deduct_banded(fields: Fields) -> Params:
    bands = tuple(_band(item, f"bands.{number}") for number, item in enumerate(fields.items("bands"), start=1))
    return DeductBandedParams(bands, fields.choice("gap", GapPolicy))


def _band(item: object, where: str) -> Band:
    if not isinstance(item, list | tuple) or len(item) != 3:
        raise ParamFault("Mỗi dải cần số đầu, số cuối và điểm trừ.", where)
    part = Fields({"least": item[0], "most": item[1], "points": item[2]}, fault=ParamFault, where=where)
    return Band(
        part.whole("least"),
        part.whole("most") if part.has("most") else None,
        None if item[2] == "ALL" else part.amount("points"),
    )


def _count_times(fields: Fields) -> Params:
    by_size = fields.flag_or_none("by_size") or False
    return CountTimesParams(fields.amount("per"), fields.amount_or_none("cap"), by_size=by_size)


def _bonus_penalty(fields: Fields) -> Params:
    return BonusPenaltyParams(fields.amount("bonus_per"), fields.amount("penalty_per"), fields.number("min"), fields.number("max"))


def _award_bonus(fields: Fields) -> Params:
    table = fields.raw("table")
    part = Fields(table, fault=ParamFault, where="table")
    points = tuple((str(key), part.amount(str(key))) for key in (table if isinstance(table, Mapping) else ()))
    return AwardBonusParams(
        points, fields.choice("combine", Combine), fields.amount_or_none("cap"), fields.choice("stage", BonusStage), _labels(fields)
    )


def _leader_relative(fields: Fields) -> Params:
    return LeaderRelativeParams(fields.choice("no_target", NoTarget))


def _judged(fields: Fields) -> Params:
    return JudgedParams(fields.amount("step"), fields.flag_or_none("reason_below_max"))


def _imported(fields: Fields) -> Params:
    return ImportedParams(fields.amount("source_max"), fields.text("source"))


def _sum_children(fields: Fields) -> Params:
    return SumChildrenParams(fields.amount_or_none("cap"), fields.amount_or_none("floor"))


_READERS: Mapping[CriterionKind, Callable[[Fields], Params]] = {
    CriterionKind.PASS_FAIL: _pass_fail,
    CriterionKind.PROPORTIONAL: _proportional,
    CriterionKind.TIERED: _tiered,
    CriterionKind.LATE_DAYS: _late_days,
    CriterionKind.DECISION_TABLE: _decision_table,
    CriterionKind.DEDUCT_PER_EVENT: _deduct_per_event,
    CriterionKind.DEDUCT_BANDED: _deduct_banded,
    CriterionKind.COUNT_TIMES: _count_times,
    CriterionKind.BONUS_PENALTY: _bonus_penalty,
    CriterionKind.AWARD_BONUS: _award_bonus,
    CriterionKind.LEADER_RELATIVE: _leader_relative,
    CriterionKind.JUDGED: _judged,
    CriterionKind.IMPORTED: _imported,
    CriterionKind.SUM_CHILDREN: _sum_children,
}
