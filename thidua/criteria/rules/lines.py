"""A rule in words, once: one line a case, with its points. The tree, the printed page and the Word and Excel forms all show these lines.

`reading.ruling` reads them back as the same rule.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind, Overrun
from thidua.criteria.rules.params import (
    AwardBonusParams,
    Band,
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
    Params,
    PassFailParams,
    ProportionalParams,
    SumChildrenParams,
    TieredParams,
)
from thidua.criteria.rules.words import REST, compared_words, late_words, plain, plain_words, tier_words

OVER_WORDS: Mapping[Overrun, str] = {
    Overrun.CAP: "vượt chỉ tiêu không quá điểm chuẩn",
    Overrun.MULTIPLY: "vượt chỉ tiêu nhân theo tỷ lệ vượt",
}
BY_SIZE = "chỉ tiêu theo nhóm quy mô"
TIMES_SIZE = "nhân hệ số của nhóm quy mô"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """`points` None: the line is a sentence, not a case. `place`: where in a file it was read."""

    words: str
    points: Decimal | None = None
    place: str = ""

    def __str__(self) -> str:
        if self.points is None:
            return self.words
        return f"{self.words}{', được' if ': ' in self.words else ':'} {figure(self.points)} điểm"


Lines = Iterator[RuleLine]


def rule_lines(params: Params, most: Decimal) -> tuple[RuleLine, ...]:
    """`most`: điểm chuẩn of the criterion."""
    return tuple(_LINES[type(params)](params, most))


def rule_words(kind: CriterionKind, params: Params, most: Decimal) -> str:
    """The kind and its rule in a row of sentences."""
    return in_a_row(kind.label, *rule_lines(params, most))


def in_a_row(*sentences: object) -> str:
    return " ".join(f"{sentence}." for sentence in sentences)


def small(label: str) -> str:
    """Inside a sentence."""
    return label[:1].lower() + label[1:]


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]


def _joined(*clauses: str | None) -> Lines:
    said = [clause for clause in clauses if clause]
    if said:
        yield RuleLine(_big("; ".join(said)))


def _pass_fail(_params: PassFailParams, most: Decimal) -> Lines:
    yield RuleLine("Đạt", most)
    yield RuleLine("Không đạt", Decimal(0))


def _proportional(params: ProportionalParams, _most: Decimal) -> Lines:
    yield from _joined(
        "điểm chấm bằng điểm chuẩn nhân với tỷ lệ hoàn thành",
        OVER_WORDS[params.over] if params.over else None,
        f"tính tối đa {plain(params.over_max_pct)}%" if params.over_max_pct is not None else None,
        f"dưới {plain(params.zero_below)}% không có điểm" if params.zero_below else None,
        BY_SIZE if params.by_size else None,
    )


def _tiered(params: TieredParams, _most: Decimal) -> Lines:
    for number, points in enumerate((*(tier.points for tier in params.tiers), params.otherwise)):
        yield RuleLine(_big(tier_words(params.tiers, number)), points)


def _late_days(params: LateDaysParams, _most: Decimal) -> Lines:
    for number, points in enumerate((*(tier.points for tier in params.tiers), params.otherwise)):
        yield RuleLine(_big(late_words(params.tiers, number)), points)
    yield from _joined(
        f"cách đếm: {small(params.days_by.label)}" if params.days_by else None,
        f"cách tính: {small(params.reports_by.label)}" if params.reports_by else None,
    )


def _decision_table(params: DecisionTableParams, _most: Decimal) -> Lines:
    labels = dict(params.labels)
    for row in params.rows:
        yield RuleLine("; ".join(_condition(part, labels) for part in row.conditions), row.points)
    yield RuleLine(_big(REST), params.otherwise)


def _condition(condition: Condition, labels: Mapping[str, str]) -> str:
    """Words in quotation marks: they are chosen as they stand."""
    bound, label = condition.bound, labels.get(condition.fact) or condition.fact
    if isinstance(bound, bool):
        return f"{label}: {plain_words(bound)}"
    if isinstance(bound, Decimal | date):
        return f"{label}: {compared_words(condition.operator, bound)}"
    return f"{label}: “{bound}”"


def _deduct_per_event(params: DeductPerEventParams, _most: Decimal) -> Lines:
    yield from _joined(
        f"lấy điểm chuẩn, mỗi lần trừ {plain(params.per)} điểm",
        f"{params.free} lần đầu không trừ" if params.free else None,
        f"còn thấp nhất {plain(params.floor)} điểm" if params.floor else None,
    )


def _deduct_banded(params: DeductBandedParams, _most: Decimal) -> Lines:
    for band in params.bands:
        yield RuleLine(f"{_band(band)}: trừ {'hết điểm' if band.points is None else f'{plain(band.points)} điểm'}")
    yield from _joined(f"số lẻ giữa hai dải: {small(params.gap.label)}" if params.gap else None)


def _band(band: Band) -> str:
    if band.most is None:
        return f"Từ {band.least} trở lên"
    return f"Đúng {band.least}" if band.least == band.most else f"Từ {band.least} đến {band.most}"


def _count_times(params: CountTimesParams, _most: Decimal) -> Lines:
    yield from _joined(
        f"mỗi lần tính {plain(params.per)} điểm",
        TIMES_SIZE if params.by_size else None,
        f"tối đa {plain(params.cap)} điểm" if params.cap is not None else None,
    )


def _bonus_penalty(params: BonusPenaltyParams, _most: Decimal) -> Lines:
    yield from _joined(
        f"mỗi lần cộng {plain(params.bonus_per)} điểm",
        f"mỗi lần trừ {plain(params.penalty_per)} điểm",
        f"từ {plain(params.least)} đến {plain(params.most)} điểm",
    )


def _award_bonus(params: AwardBonusParams, _most: Decimal) -> Lines:
    labels = dict(params.labels)
    for award, points in params.table:
        yield RuleLine(f"{labels.get(award) or award}: cộng {plain(points)} điểm")
    yield from _joined(
        f"nhiều danh hiệu: {small(params.combine.label)}" if params.combine else None,
        f"cộng tối đa {plain(params.cap)} điểm" if params.cap is not None else None,
        small(params.stage.label) if params.stage else None,
    )


def _leader_relative(params: LeaderRelativeParams, _most: Decimal) -> Lines:
    yield from _joined(
        "chấm theo tỷ lệ so với đơn vị dẫn đầu",
        "vượt chỉ tiêu nhiều nhất được đủ điểm chuẩn, vừa đạt chỉ tiêu được một nửa, dưới chỉ tiêu được theo tỷ lệ của một nửa",
        f"đơn vị không có chỉ tiêu: {small(params.no_target.label)}" if params.no_target else None,
    )


def _judged(params: JudgedParams, _most: Decimal) -> Lines:
    reason = None
    if params.reason_below_max is not None:
        reason = f"chấm dưới điểm chuẩn {'phải' if params.reason_below_max else 'không phải'} nêu lý do"
    yield from _joined(f"chấm trong khung điểm chuẩn, mỗi bước {plain(params.step)} điểm", reason)


def _imported(params: ImportedParams, _most: Decimal) -> Lines:
    yield RuleLine(f"Quy đổi từ thang {plain(params.source_max)} điểm" + (f" của {params.source}" if params.source else ""))


def _sum_children(params: SumChildrenParams, _most: Decimal) -> Lines:
    yield from _joined(
        f"tổng các mục con không quá {plain(params.cap)} điểm" if params.cap is not None else None,
        f"tổng các mục con không dưới {plain(params.floor)} điểm" if params.floor is not None else None,
    )


_LINES: Mapping[type, Callable[[Any, Decimal], Lines]] = {
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
