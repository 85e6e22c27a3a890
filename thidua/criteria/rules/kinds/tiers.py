"""K03 bậc thang, K04 chậm ngày: the first tier that holds, on the unrounded measure."""

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.core.dates import figure, short
from thidua.criteria.enums import DayCount, Direction, ReportCount
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Given, Ratio, Report, Reports
from thidua.criteria.rules.lines import rule_words
from thidua.criteria.rules.numbers import exact_words, round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.params import LateDaysParams, Tier, TieredParams
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import late_words, points_words, rate_words, ratio_words, tier_words

CountDays = Callable[[date, date], int]
"""Working days after the due date up to the day of sending; calendars know them."""

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}


def first_tier(tiers: tuple[Tier, ...], measure: Fraction) -> int:
    """The number of the first tier that holds; one past the last when none does."""
    return next((number for number, tier in enumerate(tiers) if COMPARE[tier.operator](measure, Fraction(tier.bound))), len(tiers))


def _points(params: TieredParams | LateDaysParams, number: int) -> Decimal:
    return params.tiers[number].points if number < len(params.tiers) else params.otherwise


def _outcome(params: TieredParams | LateDaysParams, number: int, *, measure: Fraction | None, days: tuple[int | None, ...] = ()) -> Outcome:
    branch = Branch.LINE if number < len(params.tiers) else Branch.REST
    return Outcome(round_points(_points(params, number)), branch, number, measure, days)


# ---- K03 ----


def _rate(given: Ratio) -> Fraction:
    assert given.whole
    return 100 * Fraction(given.done) / Fraction(given.whole)


def score_tiered(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, TieredParams)
    assert isinstance(given, Ratio)
    return _outcome(params, first_tier(params.tiers, _rate(given)), measure=None)


def explain_tiered(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, TieredParams)
    assert isinstance(given, Ratio)
    assert given.whole is not None
    words = (
        f"Tỷ lệ {ratio_words(given.done, given.whole)} = {rate_words(_rate(given))} — thuộc mức “{tier_words(params.tiers, outcome.line)}”"
    )
    return Explained(
        rule=f"{rule_words(leaf.kind, params, leaf.max)} So theo tỷ lệ chưa làm tròn.",
        inputs=(f"Đã thực hiện: {figure(given.done)}", f"Tổng số phải thực hiện: {figure(given.whole)}"),
        lines=(result(words, leaf, outcome),),
        points=outcome.points,
    )


# ---- K04 ----


def _days_late(report: Report, params: LateDaysParams, count_days: CountDays | None) -> int | None:
    """None: never sent."""
    if report.days is not None:
        return report.days
    if report.sent is None or report.due is None:
        return None
    if report.sent <= report.due:
        return 0
    if params.days_by is None:
        raise ParamFault("Chưa chọn đếm ngày chậm theo lịch hay theo ngày làm việc.", "days_by")
    if params.days_by is DayCount.CALENDAR:
        return (report.sent - report.due).days
    if count_days is None:
        raise TypeError("count_days")
    return count_days(report.due, report.sent)


def score_late_days(leaf: Leaf, given: Given, count_days: CountDays | None) -> Outcome:
    params = leaf.params
    assert isinstance(params, LateDaysParams)
    assert isinstance(given, Reports)
    days = tuple(_days_late(report, params, count_days) for report in given.reports)
    if len(days) == 1:
        return _outcome(params, _line(params, days[0]), measure=None, days=days)
    if params.reports_by is None:
        raise ParamFault("Có nhiều báo cáo: chưa chọn lấy báo cáo chậm nhất, chấm từng báo cáo hay bình quân.", "reports_by")
    if params.reports_by is ReportCount.EACH:
        total = sum((Fraction(_points(params, _line(params, day))) for day in days), Fraction())
        return Outcome(round_points(total / len(days)), Branch.PLAIN, days=days)
    return _one_measure(params, days)


def _one_measure(params: LateDaysParams, days: tuple[int | None, ...]) -> Outcome:
    sent = [day for day in days if day is not None]
    if len(sent) < len(days):
        return _outcome(params, len(params.tiers), measure=None, days=days)
    measure = Fraction(max(sent)) if params.reports_by is ReportCount.WORST else Fraction(sum(sent), len(sent))
    return _outcome(params, first_tier(params.tiers, measure), measure=measure, days=days)


def _line(params: LateDaysParams, days: int | None) -> int:
    return len(params.tiers) if days is None else first_tier(params.tiers, Fraction(days))


def explain_late_days(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, LateDaysParams)
    assert isinstance(given, Reports)
    return Explained(
        rule=rule_words(leaf.kind, params, leaf.max),
        inputs=tuple(_report_words(report) for report in given.reports),
        lines=(*_each_report(params, outcome), result(_late_result(params, outcome), leaf, outcome)),
        points=outcome.points,
    )


def _report_words(report: Report) -> str:
    if report.days is not None:
        return f"Chậm {report.days} ngày"
    sent = "chưa nộp" if report.sent is None else f"nộp {short(report.sent)}"
    return f"Hạn {short(report.due)}, {sent}" if report.due else sent


def _day_words(days: int | None) -> str:
    if days is None:
        return "Chưa nộp"
    return f"Chậm {days} ngày" if days else "Không chậm"


def _each_report(params: LateDaysParams, outcome: Outcome) -> tuple[str, ...]:
    if len(outcome.days) == 1:
        return ()
    lines = ((number, day, _line(params, day)) for number, day in enumerate(outcome.days, start=1))
    return tuple(
        f"Báo cáo {number}: {_day_words(day)} — mức “{late_words(params.tiers, line)}”, {points_words(_points(params, line))}"
        for number, day, line in lines
    )


def _late_result(params: LateDaysParams, outcome: Outcome) -> str:
    tier = f"thuộc mức “{late_words(params.tiers, outcome.line)}”"
    if len(outcome.days) == 1:
        return f"{_day_words(outcome.days[0])} — {tier}"
    if outcome.branch is Branch.PLAIN:
        points = [figure(_points(params, _line(params, day))) for day in outcome.days]
        total = sum((Fraction(_points(params, _line(params, day))) for day in outcome.days), Fraction())
        return f"({' + '.join(points)})/{len(points)} = {exact_words(total / len(points))}"
    if outcome.measure is None:
        return f"Có báo cáo chưa nộp — {tier}"
    what = "Báo cáo chậm nhất" if params.reports_by is ReportCount.WORST else "Bình quân"
    return f"{what}: chậm {exact_words(outcome.measure)} ngày — {tier}"


# ---- faults ----


def faults_of_tiers(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, TieredParams | LateDaysParams)
    if not params.tiers:
        yield "Chưa có mức nào."
        return
    points = [_points(params, number) for number in range(len(params.tiers) + 1)]
    if max(points) > leaf.max:
        yield f"Có mức {figure(max(points))} điểm, quá điểm chuẩn {figure(leaf.max)}."
    if max(points) < leaf.max:
        yield f"Không mức nào đạt điểm chuẩn {figure(leaf.max)}."
    yield from _faults_of_edges(params.tiers)
    lower_better = isinstance(params, LateDaysParams) or leaf.direction is Direction.LOWER
    yield from _faults_of_order(params.tiers, points, lower_better=lower_better)


def _faults_of_edges(tiers: tuple[Tier, ...]) -> Iterator[str]:
    """A tier that can never be reached because those before it take everything, and edges looking both ways."""
    edges = [tier for tier in tiers if tier.operator != "=="]
    if len({tier.operator[0] for tier in edges}) > 1:
        yield "Các mức vừa có “từ … trở lên” vừa có “đến …”: chọn một chiều."
        return
    for number, tier in enumerate(tiers):
        if any(_covers(before, tier) for before in tiers[:number]):
            yield f"Mức {number + 1} ({tier_words(tiers, number)}) không bao giờ dùng đến vì các mức trước đã bao hết."


def _covers(before: Tier, tier: Tier) -> bool:
    """Whether whatever satisfies `tier` satisfied `before`."""
    if before.operator == "==":
        return tier == before or (tier.operator == "==" and tier.bound == before.bound)
    if tier.bound == before.bound:
        return (
            tier.operator == before.operator or (tier.operator in {">", "<"}) or (tier.operator == "==" and before.operator in {">=", "<="})
        )
    return tier.bound > before.bound if before.operator[0] == ">" else tier.bound < before.bound


def _faults_of_order(tiers: tuple[Tier, ...], points: list[Decimal], *, lower_better: bool) -> Iterator[str]:
    signs = {tier.operator[0] for tier in tiers if tier.operator != "=="}
    if len(signs) != 1 or any(tier.operator == "==" for tier in tiers[1:]):
        return
    falls = (signs == {"<"}) is lower_better
    for number in range(1, len(points)):
        if (points[number] > points[number - 1]) if falls else (points[number] < points[number - 1]):
            better = "thấp" if lower_better else "cao"
            yield f"Mức {number} và mức sau nó ngược chiều: kết quả {better} hơn lại được ít điểm hơn."
