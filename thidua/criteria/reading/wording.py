"""The rule of a criterion as sub-rows of a printed table: words and the points beside them. `ruling` reads them back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.dates import short
from thidua.criteria.enums import Overrun, Pool
from thidua.criteria.reading.amounts import plain
from thidua.criteria.reading.values import Row, RuleLine
from thidua.criteria.rules.params import (
    AwardBonusParams,
    BonusPenaltyParams,
    Condition,
    CountTimesParams,
    DecisionTableParams,
    DeductBandedParams,
    DeductPerEventParams,
    ImportedParams,
    JudgedParams,
    LateDaysParams,
    LeaderRelativeParams,
    PassFailParams,
    ProportionalParams,
    SumChildrenParams,
    Tier,
    TieredParams,
    read_params,
)
from thidua.criteria.rules.words import tier_words

Lines = Iterator[RuleLine]
POOL_WORDS: Mapping[Pool, str] = {
    Pool.CONTENT: "Tính vào điểm nội dung",
    Pool.BONUS: "Tính vào điểm thưởng",
    Pool.PENALTY: "Tính vào điểm trừ",
}
NA_WORDS = "Khi không phát sinh: "
OVER_WORDS: Mapping[Overrun, str] = {
    Overrun.CAP: "vượt chỉ tiêu không quá điểm chuẩn",
    Overrun.MULTIPLY: "vượt chỉ tiêu nhân theo tỷ lệ vượt",
}
REST = "Các trường hợp còn lại"
_NUMBER_WORDS = {">=": "từ {} trở lên", ">": "trên {}", "<=": "không quá {}", "<": "dưới {}", "==": "là {}"}
_DAY_WORDS = {">=": "từ ngày {} trở đi", ">": "sau ngày {}", "<=": "chậm nhất ngày {}", "<": "trước ngày {}", "==": "đúng ngày {}"}


def lines_of(row: Row, *, pool_by_title: Pool = Pool.CONTENT) -> tuple[RuleLine, ...]:
    """`pool_by_title`: what the title of an outermost row says already. Raises `ParamFault` where the stored rule is not whole."""
    params = read_params(row.kind, row.params)
    lines = [*_WRITERS[type(params)](params, row.points or Decimal(0))]
    if row.depth == 0 and row.pool != pool_by_title:
        lines.append(RuleLine(POOL_WORDS[row.pool]))
    if row.na_mode:
        lines.append(RuleLine(NA_WORDS + small(row.na_mode.label)))
    return tuple(lines)


def small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]


def _joined(*clauses: str | None) -> Lines:
    said = [clause for clause in clauses if clause]
    if said:
        yield RuleLine(_big("; ".join(said)))


def _pass_fail(_params: PassFailParams, points: Decimal) -> Lines:
    yield RuleLine("Đạt", points)
    yield RuleLine("Không đạt", Decimal(0))


def _proportional(params: ProportionalParams, _points: Decimal) -> Lines:
    yield from _joined(
        "điểm chấm bằng điểm chuẩn nhân với tỷ lệ hoàn thành",
        OVER_WORDS[params.over] if params.over else None,
        f"tính tối đa {plain(params.over_max_pct)}%" if params.over_max_pct is not None else None,
        f"dưới {plain(params.zero_below)}% không có điểm" if params.zero_below is not None else None,
        "chỉ tiêu theo nhóm quy mô" if params.by_size else None,
    )


def _tiered(params: TieredParams, _points: Decimal) -> Lines:
    for number, tier in enumerate(params.tiers):
        yield RuleLine(_big(tier_words(params.tiers, number)), tier.points)
    yield RuleLine(_big(tier_words(params.tiers, len(params.tiers))), params.otherwise)


def _late_days(params: LateDaysParams, _points: Decimal) -> Lines:
    for number, tier in enumerate(params.tiers):
        yield RuleLine(_late_words(params.tiers, number), tier.points)
    yield RuleLine(f"Chậm {tier_words(params.tiers, len(params.tiers), unit=' ngày')}", params.otherwise)
    yield from _joined(
        f"cách đếm: {small(params.days_by.label)}" if params.days_by else None,
        f"cách tính: {small(params.reports_by.label)}" if params.reports_by else None,
    )


def _late_words(tiers: tuple[Tier, ...], number: int) -> str:
    """Closed steps of whole days as papers have them ("chậm từ 3 đến 5 ngày" after "đến 2 ngày")."""
    tier, before = tiers[number], tiers[number - 1] if number else None
    if before is None and tier.operator == "<=" and tier.bound == 0:
        return "Đúng hạn"
    if before is None and tier.operator == "<=":
        return f"Chậm không quá {plain(tier.bound)} ngày"
    if before and {tier.operator, before.operator} == {"<="} and tier.bound == int(tier.bound) and before.bound == int(before.bound):
        first = before.bound + 1
        return f"Chậm {plain(first)} ngày" if first == tier.bound else f"Chậm từ {plain(first)} đến {plain(tier.bound)} ngày"
    return f"Chậm {tier_words(tiers, number, unit=' ngày')}"


def _decision_table(params: DecisionTableParams, _points: Decimal) -> Lines:
    labels = dict(params.labels)
    for row in params.rows:
        yield RuleLine("; ".join(_condition(part, labels) for part in row.conditions), row.points)
    yield RuleLine(REST, params.otherwise)


def _condition(condition: Condition, labels: Mapping[str, str]) -> str:
    bound, label = condition.bound, labels.get(condition.fact, condition.fact)
    if isinstance(bound, bool):
        return f"{label}: {'có' if bound else 'không'}"
    if isinstance(bound, date):
        return f"{label}: {_DAY_WORDS[condition.operator].format(short(bound))}"
    if isinstance(bound, Decimal):
        return f"{label}: {_NUMBER_WORDS[condition.operator].format(plain(bound))}"
    return f"{label}: “{bound}”"


def _deduct_per_event(params: DeductPerEventParams, _points: Decimal) -> Lines:
    yield from _joined(
        f"lấy điểm chuẩn, mỗi lần trừ {plain(params.per)} điểm",
        f"{params.free} lần đầu không trừ" if params.free else None,
        f"còn thấp nhất {plain(params.floor)} điểm" if params.floor else None,
    )


def _deduct_banded(params: DeductBandedParams, _points: Decimal) -> Lines:
    for band in params.bands:
        reach = f"Từ {band.least} trở lên" if band.most is None else f"Từ {band.least} đến {band.most}"
        yield RuleLine(f"{reach}: trừ {'hết điểm' if band.points is None else f'{plain(band.points)} điểm'}")
    yield from _joined(f"số lẻ giữa hai dải: {small(params.gap.label)}" if params.gap else None)


def _count_times(params: CountTimesParams, _points: Decimal) -> Lines:
    yield from _joined(f"mỗi lần tính {plain(params.per)} điểm", f"tối đa {plain(params.cap)} điểm" if params.cap is not None else None)


def _bonus_penalty(params: BonusPenaltyParams, _points: Decimal) -> Lines:
    yield from _joined(
        f"mỗi lần cộng {plain(params.bonus_per)} điểm",
        f"mỗi lần trừ {plain(params.penalty_per)} điểm",
        f"từ {plain(params.least)} đến {plain(params.most)} điểm",
    )


def _award_bonus(params: AwardBonusParams, _points: Decimal) -> Lines:
    labels = dict(params.labels)
    for key, points in params.table:
        yield RuleLine(f"{labels.get(key, key)}: cộng {plain(points)} điểm")
    yield from _joined(
        f"nhiều danh hiệu: {small(params.combine.label)}" if params.combine else None,
        f"cộng tối đa {plain(params.cap)} điểm" if params.cap is not None else None,
        small(params.stage.label) if params.stage else None,
    )


def _leader_relative(params: LeaderRelativeParams, _points: Decimal) -> Lines:
    no_target = f"đơn vị không có chỉ tiêu: {small(params.no_target.label)}" if params.no_target else None
    yield from _joined("chấm theo tỷ lệ so với đơn vị dẫn đầu", no_target)


def _judged(params: JudgedParams, _points: Decimal) -> Lines:
    reason = None
    if params.reason_below_max is not None:
        reason = f"chấm dưới điểm chuẩn {'phải' if params.reason_below_max else 'không phải'} nêu lý do"
    yield from _joined(f"chấm trong khung điểm chuẩn, mỗi bước {plain(params.step)} điểm", reason)


def _imported(params: ImportedParams, _points: Decimal) -> Lines:
    yield RuleLine(f"Quy đổi từ thang {plain(params.source_max)} điểm" + (f" của {params.source}" if params.source else ""))


def _sum_children(params: SumChildrenParams, _points: Decimal) -> Lines:
    yield from _joined(
        f"tổng các mục con không quá {plain(params.cap)} điểm" if params.cap is not None else None,
        f"tổng các mục con không dưới {plain(params.floor)} điểm" if params.floor is not None else None,
    )


_WRITERS: Mapping[type, Callable[[Any, Decimal], Lines]] = {
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
