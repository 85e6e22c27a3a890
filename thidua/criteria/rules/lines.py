"""A rule as the paper prints it: one line a case, with its points. For the tree, the printed table and its Word and Excel forms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core.dates import figure, short
from thidua.criteria.enums import CriterionKind, Overrun
from thidua.criteria.rules.params import (
    AwardBonusParams,
    Band,
    BonusPenaltyParams,
    CountTimesParams,
    DecisionTableParams,
    DeductBandedParams,
    DeductPerEventParams,
    ImportedParams,
    JudgedParams,
    LateDaysParams,
    LeaderRelativeParams,
    Params,
    PassFailParams,
    Plain,
    ProportionalParams,
    Row,
    SumChildrenParams,
    Tier,
    TieredParams,
)
from thidua.criteria.rules.words import OPERATOR_WORDS, tier_words


@dataclass(frozen=True, slots=True)
class RuleLine:
    """`points` None: the line is a sentence, not a case."""

    words: str
    points: Decimal | None = None

    def __str__(self) -> str:
        return self.words if self.points is None else f"{self.words}: {figure(self.points)}"


def rule_lines(params: Params, most: Decimal) -> tuple[RuleLine, ...]:
    """`most`: điểm chuẩn of the criterion."""
    return tuple(_LINES[type(params)](params, most))


def rule_words(kind: CriterionKind, params: Params, most: Decimal) -> str:
    """The rule on one line."""
    lines = "; ".join(map(str, rule_lines(params, most)))
    return f"{kind.label}: {lines}" if lines else str(kind.label)


def _tiers(tiers: tuple[Tier, ...], otherwise: Decimal, unit: str) -> Iterable[RuleLine]:
    for number, tier in enumerate(tiers):
        yield RuleLine(tier_words(tiers, number, unit=unit), tier.points)
    yield RuleLine(tier_words(tiers, len(tiers), unit=unit), otherwise)


def _tiered(params: TieredParams, _most: Decimal) -> Iterable[RuleLine]:
    return _tiers(params.tiers, params.otherwise, "%")


def _late_days(params: LateDaysParams, _most: Decimal) -> Iterable[RuleLine]:
    on_time = (">=", "0"), ("<=", "0"), ("==", "0")
    for number, line in enumerate(_tiers(params.tiers, params.otherwise, " ngày")):
        is_first = number == 0 and params.tiers and (params.tiers[0].operator, str(params.tiers[0].bound)) in on_time
        yield RuleLine("đúng hạn" if is_first else f"chậm {line.words}", line.points)


def _pass_fail(_params: PassFailParams, most: Decimal) -> Iterable[RuleLine]:
    return RuleLine("đạt", most), RuleLine("không đạt", Decimal(0))


def _proportional(params: ProportionalParams, _most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine("điểm chuẩn × kết quả / chỉ tiêu" + (" (chỉ tiêu theo nhóm quy mô)" if params.by_size else ""))
    if params.zero_below is not None:
        yield RuleLine(f"dưới {figure(params.zero_below)}% không có điểm")
    if params.over == Overrun.MULTIPLY:
        limit = "" if params.over_max_pct is None else f", nhiều nhất {figure(params.over_max_pct)}%"
        yield RuleLine(f"vượt thì nhân theo tỷ lệ vượt{limit}")
    elif params.over == Overrun.CAP:
        yield RuleLine("vượt vẫn tính điểm chuẩn")


def _decision_table(params: DecisionTableParams, _most: Decimal) -> Iterable[RuleLine]:
    labels = dict(params.labels)
    for row in params.rows:
        yield RuleLine(_row(row, labels), row.points)
    yield RuleLine("còn lại", params.otherwise)


def _row(row: Row, labels: Mapping[str, str]) -> str:
    parts = (
        f"{labels.get(condition.fact) or condition.fact} {OPERATOR_WORDS[condition.operator].format(plain_words(condition.bound))}"
        for condition in row.conditions
    )
    return " và ".join(parts)


def plain_words(value: Plain) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case Decimal():
            return figure(value)
        case date():
            return short(value)
    return value


def _deduct_per_event(params: DeductPerEventParams, _most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine(f"mỗi lần trừ {figure(params.per)}")
    if params.free:
        yield RuleLine(f"{params.free} lần đầu không trừ")
    if params.floor:
        yield RuleLine(f"còn ít nhất {figure(params.floor)}")


def _deduct_banded(params: DeductBandedParams, _most: Decimal) -> Iterable[RuleLine]:
    for band in params.bands:
        yield RuleLine(f"{_band(band)}: " + ("không có điểm" if band.points is None else f"trừ {figure(band.points)}"))


def _band(band: Band) -> str:
    return f"từ {band.least} trở lên" if band.most is None else f"từ {band.least} đến {band.most}"


def _count_times(params: CountTimesParams, _most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine(f"mỗi lần {figure(params.per)}" + ("" if params.cap is None else f", nhiều nhất {figure(params.cap)}"))


def _bonus_penalty(params: BonusPenaltyParams, _most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine(f"mỗi lần cộng {figure(params.bonus_per)}, mỗi lần trừ {figure(params.penalty_per)}")
    yield RuleLine(f"từ {figure(params.least)} đến {figure(params.most)}")


def _award_bonus(params: AwardBonusParams, _most: Decimal) -> Iterable[RuleLine]:
    labels = dict(params.labels)
    for award, points in params.table:
        yield RuleLine(labels.get(award) or award, points)
    if params.cap is not None:
        yield RuleLine(f"nhiều nhất {figure(params.cap)}")


def _leader_relative(_params: LeaderRelativeParams, _most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine("đơn vị vượt chỉ tiêu nhiều nhất được điểm chuẩn, đạt chỉ tiêu được một nửa, dưới chỉ tiêu theo tỷ lệ của một nửa")


def _judged(params: JudgedParams, most: Decimal) -> Iterable[RuleLine]:
    yield RuleLine(f"từ 0 đến {figure(most)}" + (f", bước {figure(params.step)}" if params.step else ""))
    if params.reason_below_max:
        yield RuleLine("dưới điểm chuẩn phải nêu lý do")


def _imported(params: ImportedParams, most: Decimal) -> Iterable[RuleLine]:
    source = f" của {params.source}" if params.source else ""
    yield RuleLine(f"điểm{source} theo thang {figure(params.source_max)}, quy đổi về {figure(most)}")


def _sum_children(params: SumChildrenParams, _most: Decimal) -> Iterable[RuleLine]:
    if params.cap is not None:
        yield RuleLine(f"cộng không quá {figure(params.cap)}")
    if params.floor is not None:
        yield RuleLine(f"cộng không dưới {figure(params.floor)}")


_LINES: Mapping[type, Callable[..., Iterable[RuleLine]]] = {
    PassFailParams: _pass_fail,
    ProportionalParams: _proportional,
    TieredParams: _tiered,
    LateDaysParams: _late_days,
    DecisionTableParams: _decision_table,
    DeductPerEventParams: _deduct_per_event,
    DeductBandedParams: _deduct_banded,
    CountTimesParams: _count_times,
    BonusPenaltyParams: _bonus_penalty,
    AwardBonusParams: _award_bonus,
    LeaderRelativeParams: _leader_relative,
    JudgedParams: _judged,
    ImportedParams: _imported,
    SumChildrenParams: _sum_children,
}
