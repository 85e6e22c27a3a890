"""K11 so với đơn vị dẫn đầu: one unit's figures change everybody's points, so the whole scope is scored at once.

Result against target, A/T. Under the target: half the maximum × A/T; on it: half; the largest ratio above 1: the maximum; between them:
half + half × (A/T − 1)/(L − 1), where L is the largest ratio. Without a target: maximum × A / the largest A among those without one.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from thidua.core.dates import figure
from thidua.criteria.enums import NoTarget
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Given, Ratio
from thidua.criteria.rules.kinds.said import not_arisen
from thidua.criteria.rules.numbers import ends, exact_words, round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.params import LeaderRelativeParams
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import rate_words, ratio_words

Unit = TypeVar("Unit")


def score_ratios(leaf: Leaf, ratios: Mapping[Unit, Ratio]) -> dict[Unit, Outcome]:
    """The scope: every unit of one ranking group with figures for this criterion."""
    params = leaf.params
    assert isinstance(params, LeaderRelativeParams)
    shares = {unit: Fraction(given.done) / Fraction(given.whole) for unit, given in ratios.items() if given.whole is not None}
    leader = max(shares.values(), default=Fraction())
    largest = _largest(given for given in ratios.values() if given.whole is None)
    outcomes = {unit: _against_target(leaf, share, leader) for unit, share in shares.items()}
    for unit, given in ratios.items():
        if given.whole is None:
            outcomes[unit] = _without_target(leaf, params, Fraction(given.done), largest)
    return outcomes


def _largest(without: Iterable[Ratio]) -> Fraction:
    return max((Fraction(given.done) for given in without), default=Fraction())


def _against_target(leaf: Leaf, share: Fraction, leader: Fraction) -> Outcome:
    half = Fraction(leaf.max) / 2
    if share <= 1:
        return Outcome(round_points(half * share), Branch.UNDER_TARGET, measure=leader)
    if share == leader:
        return Outcome(round_points(leaf.max), Branch.LEADER, measure=leader)
    return Outcome(round_points(half + half * (share - 1) / (leader - 1)), Branch.ABOVE_TARGET, measure=leader)


def _without_target(leaf: Leaf, params: LeaderRelativeParams, done: Fraction, largest: Fraction) -> Outcome:
    if params.no_target is None:
        raise ParamFault("Có đơn vị không được giao chỉ tiêu mà bảng chưa chọn cách chấm.", "no_target")
    if params.no_target is NoTarget.NOT_SCORED:
        return not_arisen(leaf)
    if largest == 0:
        return Outcome(round_points(0), Branch.NOBODY, measure=largest)
    return Outcome(round_points(Fraction(leaf.max) * done / largest), Branch.NO_TARGET, measure=largest)


def explain_leader_relative(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    assert isinstance(given, Ratio)
    target = "không được giao" if given.whole is None else figure(given.whole)
    return Explained(
        rule=f"So với đơn vị dẫn đầu: dưới chỉ tiêu được một nửa điểm chuẩn {figure(leaf.max)} nhân tỷ lệ; đúng chỉ tiêu được một nửa; "
        "tỷ lệ vượt cao nhất được đủ; các đơn vị vượt khác thêm theo phần vượt.",
        inputs=(f"Kết quả: {figure(given.done)}", f"Chỉ tiêu: {target}"),
        lines=(*_scope_lines(given, outcome), result(_leader_words(leaf, given, outcome), leaf, outcome)),
        points=outcome.points,
    )


def _scope_lines(given: Ratio, outcome: Outcome) -> Iterator[str]:
    if given.whole is not None:
        share = Fraction(given.done) / Fraction(given.whole)
        yield f"Tỷ lệ so với chỉ tiêu {ratio_words(given.done, given.whole)} = {rate_words(100 * share)}"
        yield f"Tỷ lệ cao nhất của các đơn vị cùng xét: {rate_words(100 * (outcome.measure or Fraction()))}"
    elif outcome.measure is not None:
        yield f"Kết quả cao nhất của các đơn vị không có chỉ tiêu: {exact_words(outcome.measure)}"


def _leader_words(leaf: Leaf, given: Ratio, outcome: Outcome) -> str:
    half, top = Fraction(leaf.max) / 2, figure(leaf.max)
    measure = outcome.measure or Fraction()
    if given.whole is None:
        if outcome.branch is not Branch.NO_TARGET:
            return "Không đơn vị nào có kết quả" if outcome.branch is Branch.NOBODY else "Không được giao chỉ tiêu, coi là không phát sinh"
        return f"{top} × {figure(given.done)}/{exact_words(measure)} = {exact_words(2 * half * Fraction(given.done) / measure)}"
    share, ratio = Fraction(given.done) / Fraction(given.whole), ratio_words(given.done, given.whole)
    match outcome.branch:
        case Branch.LEADER:
            return "Dẫn đầu và vượt chỉ tiêu, được đủ điểm chuẩn"
        case Branch.UNDER_TARGET:
            return f"{top}/2 × {ratio} = {exact_words(half * share)}"
    leader = exact_words(measure) if ends(measure) else f"{measure.numerator}/{measure.denominator}"
    return f"{top}/2 + {top}/2 × ({ratio} - 1)/({leader} - 1) = {exact_words(half + half * (share - 1) / (measure - 1))}"
