"""K06 trừ theo số lần, K07 trừ theo dải, K08 chấm thẳng, K09 cộng trừ, K10 điểm cộng danh hiệu."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from thidua.core.dates import figure
from thidua.criteria.enums import Combine, GapPolicy, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Awards, Balance, Count, Given, Value
from thidua.criteria.rules.numbers import exact_words, round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.params import (
    AwardBonusParams,
    Band,
    BonusPenaltyParams,
    CountTimesParams,
    DeductBandedParams,
    DeductPerEventParams,
)
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import points_words, signed


def _limited(exact: Decimal, *, least: Decimal, most: Decimal | None) -> Outcome:
    if most is not None and exact > most:
        return Outcome(round_points(most), Branch.CAPPED)
    if exact < least:
        return Outcome(round_points(least), Branch.FLOORED)
    return Outcome(round_points(exact), Branch.PLAIN)


def _limit_words(sum_words: str, outcome: Outcome) -> str:
    match outcome.branch:
        case Branch.CAPPED:
            return f"{sum_words}, không quá {figure(outcome.points or 0)}"
        case Branch.FLOORED:
            return f"{sum_words}, không dưới {figure(outcome.points or 0)}"
    return sum_words


# ---- K06 ----


def _after_events(leaf: Leaf, params: DeductPerEventParams, given: Count) -> Decimal:
    return leaf.max - max(0, given.count - params.free) * params.per


def score_deduct_per_event(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, DeductPerEventParams)
    assert isinstance(given, Count)
    return _limited(_after_events(leaf, params, given), least=params.floor, most=None)


def explain_deduct_per_event(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, DeductPerEventParams)
    assert isinstance(given, Count)
    counted = max(0, given.count - params.free)
    free = f" {params.free} lần đầu không trừ." if params.free else ""
    words = f"{figure(leaf.max)} - {counted} × {figure(params.per)} = {figure(_after_events(leaf, params, given))}"
    return Explained(
        rule=f"Mỗi lần trừ {points_words(params.per)}, còn ít nhất {figure(params.floor)}.{free}",
        inputs=(f"Số lần: {given.count}", *((f"Số lần bị trừ: {counted}",) if params.free else ())),
        lines=(result(_limit_words(words, outcome), leaf, outcome),),
        points=outcome.points,
    )


def faults_of_deduct_per_event(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, DeductPerEventParams)
    if params.per == 0:
        yield "Điểm trừ mỗi lần phải lớn hơn 0."
    if params.floor > leaf.max:
        yield f"Điểm sàn {figure(params.floor)} cao hơn điểm chuẩn {figure(leaf.max)}."


# ---- K07 ----


def _band_of(bands: tuple[Band, ...], value: Decimal) -> int | None:
    return next((number for number, band in enumerate(bands) if band.least <= value and (band.most is None or value <= band.most)), None)


def _whole(value: Decimal, gap: GapPolicy | None) -> int:
    match gap:
        case GapPolicy.FLOOR:
            return floor(value)
        case GapPolicy.CEILING:
            return ceil(value)
        case GapPolicy.NEAREST:
            return floor(value + Decimal("0.5"))
    raise ParamFault(f"Giá trị {figure(value)} nằm giữa hai dải mà bảng chưa chọn cách xử lý số lẻ.", "gap")


def score_deduct_banded(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, DeductBandedParams)
    assert isinstance(given, Value)
    first = min((band.least for band in params.bands), default=0)
    value, number = given.value, _band_of(params.bands, given.value)
    if number is None and value > first - 1 and value != int(value):
        value = Decimal(_whole(value, params.gap))
        number = _band_of(params.bands, value)
    if number is not None:
        taken = params.bands[number].points
        left = Decimal(0) if taken is None else max(Decimal(0), leaf.max - taken)
        return Outcome(round_points(left), Branch.LINE, number, Fraction(value))
    if value < first:
        return Outcome(round_points(leaf.max), Branch.REST, measure=Fraction(value))
    raise ParamFault(f"Giá trị {figure(given.value)} không thuộc dải nào của tiêu chí.", "bands")


def band_words(band: Band) -> str:
    return f"từ {band.least} trở lên" if band.most is None else f"{band.least}–{band.most}"


def _taken_words(band: Band) -> str:
    return "không có điểm" if band.points is None else f"trừ {points_words(band.points)}"


def explain_deduct_banded(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, DeductBandedParams)
    assert isinstance(given, Value)
    rule = "; ".join(f"{band_words(band)}: {_taken_words(band)}" for band in params.bands)
    whole = outcome.measure is not None and outcome.measure != Fraction(given.value)
    read_as = f" Số lẻ giữa hai dải: {str(params.gap.label).lower()}." if params.gap else ""
    return Explained(
        rule=f"Điểm chuẩn {figure(leaf.max)}, trừ theo dải. {rule}; thấp hơn: không trừ.{read_as}",
        inputs=(f"Giá trị: {figure(given.value)}",),
        lines=(
            *((f"{figure(given.value)} nằm ngoài các dải, tính là {exact_words(outcome.measure or 0)}",) if whole else ()),
            result(_banded_words(leaf, params, outcome), leaf, outcome),
        ),
        points=outcome.points,
    )


def _banded_words(leaf: Leaf, params: DeductBandedParams, outcome: Outcome) -> str:
    if outcome.branch is Branch.REST:
        return f"Thấp hơn dải {band_words(params.bands[0])} nên không trừ"
    band = params.bands[outcome.line]
    where = f"Thuộc dải {band_words(band)}"
    if band.points is None:
        return f"{where}: không có điểm"
    left = leaf.max - band.points
    return f"{where}: {figure(leaf.max)} - {figure(band.points)} = {figure(left)}{', không dưới 0' if left < 0 else ''}"


def faults_of_deduct_banded(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, DeductBandedParams)
    if not params.bands:
        yield "Chưa có dải nào."
        return
    for band in params.bands:
        if band.most is not None and band.most < band.least:
            yield f"Dải {band_words(band)} kết thúc trước khi bắt đầu."
        if band.points is not None and band.points > leaf.max:
            yield f"Dải {band_words(band)} trừ quá điểm chuẩn {figure(leaf.max)}."
    for lower, upper in pairwise(params.bands):
        yield from _faults_between(lower, upper)
    last = params.bands[-1].most
    if last is not None:
        yield f"Dải cuối dừng ở {last}: giá trị cao hơn chưa có mức trừ."


def _faults_between(lower: Band, upper: Band) -> Iterator[str]:
    if lower.most is None or upper.least <= lower.most:
        yield f"Dải {band_words(lower)} và dải {band_words(upper)} chồng lên nhau hoặc sai thứ tự."
    elif upper.least > lower.most + 1:
        yield f"Giữa dải {band_words(lower)} và dải {band_words(upper)} còn hở."
    if lower.points is None or (upper.points is not None and upper.points < lower.points):
        yield f"Dải {band_words(upper)} cao hơn mà lại trừ ít hơn."


# ---- K08 ----


def score_count_times(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, CountTimesParams)
    assert isinstance(given, Count)
    return _limited(given.count * params.per * given.factor, least=Decimal(0), most=params.cap)


def explain_count_times(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, CountTimesParams)
    assert isinstance(given, Count)
    words, rule = f"{given.count} × {figure(params.per)}", f"Mỗi lần {points_words(params.per)}"
    size: tuple[str, ...] = ()
    if given.size is not None:
        words += f" × {figure(given.factor)}"
        rule += ", nhân hệ số theo quy mô"
        size = (f"Quy mô: {figure(given.size)}, hệ số {figure(given.factor)}",)
    if params.cap is not None:
        rule += f", không quá {figure(params.cap)}"
    words += f" = {figure(given.count * params.per * given.factor)}"
    return Explained(
        rule=f"{rule}.",
        inputs=(f"Số lượng: {given.count}", *size),
        lines=(result(_limit_words(words, outcome), leaf, outcome),),
        points=outcome.points,
    )


def faults_of_count_times(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, CountTimesParams)
    if params.per == 0:
        yield "Điểm mỗi lần phải lớn hơn 0."
    if leaf.pool is Pool.CONTENT and (params.cap is None or params.cap > leaf.max):
        yield f"Tiêu chí nội dung phải dừng ở điểm chuẩn {figure(leaf.max)}: ghi điểm tối đa."
    if params.by_size and not (leaf.sizes and all(size.factor is not None for size in leaf.sizes)):
        yield "Điểm thưởng theo quy mô nhưng có nhóm quy mô chưa có hệ số."


# ---- K09 ----


def score_bonus_penalty(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, BonusPenaltyParams)
    assert isinstance(given, Balance)
    return _limited(given.bonus * params.bonus_per - given.penalty * params.penalty_per, least=params.least, most=params.most)


def explain_bonus_penalty(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, BonusPenaltyParams)
    assert isinstance(given, Balance)
    exact = given.bonus * params.bonus_per - given.penalty * params.penalty_per
    words = f"{given.bonus} × {figure(params.bonus_per)} - {given.penalty} × {figure(params.penalty_per)} = {figure(exact)}"
    return Explained(
        rule=f"Mỗi lần cộng {points_words(params.bonus_per)}, mỗi lần trừ {points_words(params.penalty_per)}; "
        f"từ {figure(params.least)} đến {figure(params.most)}.",
        inputs=(f"Số lần cộng: {given.bonus}", f"Số lần trừ: {given.penalty}"),
        lines=(result(_limit_words(words, outcome), leaf, outcome),),
        points=outcome.points,
    )


def faults_of_bonus_penalty(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, BonusPenaltyParams)
    if params.least > params.most:
        yield "Điểm thấp nhất cao hơn điểm cao nhất."
    if leaf.pool is Pool.PENALTY and params.least < 0:
        yield "Phần điểm trừ ghi số điểm bị trừ, không âm: đặt điểm thấp nhất là 0."
    if leaf.pool is Pool.CONTENT and params.most > leaf.max:
        yield f"Điểm cao nhất {figure(params.most)} quá điểm chuẩn {figure(leaf.max)}."


# ---- K10 ----


def score_award_bonus(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, AwardBonusParams)
    assert isinstance(given, Awards)
    return _limited(_award_sum(params, given), least=Decimal(0), most=params.cap)


def _award_sum(params: AwardBonusParams, given: Awards) -> Decimal:
    points = [dict(params.table)[award] for award in given.awards]
    if len(points) > 1 and params.combine is None:
        raise ParamFault("Có nhiều danh hiệu mà bảng chưa chọn cộng các mức hay lấy mức cao nhất.", "combine")
    return max(points, default=Decimal(0)) if params.combine is Combine.MAX else sum(points, Decimal(0))


def explain_award_bonus(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, AwardBonusParams)
    assert isinstance(given, Awards)
    labels, table = dict(params.labels), dict(params.table)
    combine = f" {params.combine.label}." if params.combine else ""
    cap = "" if params.cap is None else f" Không quá {figure(params.cap)}."
    return Explained(
        rule="; ".join(f"{labels.get(key) or key}: {points_words(points)}" for key, points in params.table) + f".{combine}{cap}",
        inputs=tuple(f"{labels.get(award) or award}: {signed(table[award])}" for award in given.awards) or ("Không có danh hiệu nào",),
        lines=(result(_limit_words(_award_words(params, given), outcome), leaf, outcome),),
        points=outcome.points,
    )


def _award_words(params: AwardBonusParams, given: Awards) -> str:
    points = [figure(dict(params.table)[award]) for award in given.awards]
    if not points:
        return "Không có danh hiệu được cộng"
    if len(points) == 1:
        return f"{dict(params.labels).get(given.awards[0]) or given.awards[0]}: {points[0]}"
    total = figure(_award_sum(params, given))
    if params.combine is Combine.MAX:
        return f"Mức cao nhất trong {'; '.join(points)} là {total}"
    return f"{' + '.join(points)} = {total}"


def faults_of_award_bonus(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, AwardBonusParams)
    if not params.table:
        yield "Chưa có danh hiệu nào trong bảng mức điểm."
    if params.cap is not None and any(points > params.cap for _, points in params.table):
        yield f"Có danh hiệu được cộng quá điểm tối đa {figure(params.cap)}."
    if leaf.pool is not Pool.BONUS:
        yield "Điểm cộng danh hiệu phải nằm trong phần điểm thưởng."
