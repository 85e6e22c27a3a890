"""K02 theo tỷ lệ, K13 quy đổi điểm của đơn vị chức năng."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.core.dates import figure
from thidua.criteria.enums import Overrun
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Given, Ratio, Value
from thidua.criteria.rules.numbers import exact_words, round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.params import ImportedParams, ProportionalParams
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import rate_words, ratio_words

# ---- K02 ----


def score_proportional(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, ProportionalParams)
    assert isinstance(given, Ratio)
    assert given.whole
    share = Fraction(given.done) / Fraction(given.whole)
    if params.zero_below is not None and 100 * share < Fraction(params.zero_below):
        return Outcome(round_points(0), Branch.TOO_LITTLE)
    if share <= 1:
        return Outcome(round_points(share * Fraction(leaf.max)), Branch.PLAIN)
    if params.over is None:
        raise ParamFault("Kết quả vượt chỉ tiêu mà bảng chưa chọn cách tính khi vượt.", "over")
    if params.over is Overrun.CAP:
        return Outcome(round_points(leaf.max), Branch.CAPPED)
    most = None if params.over_max_pct is None else Fraction(params.over_max_pct) / 100
    if most is not None and share > most:
        return Outcome(round_points(most * Fraction(leaf.max)), Branch.LINE)
    return Outcome(round_points(share * Fraction(leaf.max)), Branch.PLAIN)


def explain_proportional(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, ProportionalParams)
    assert isinstance(given, Ratio)
    assert given.whole
    size = () if given.size is None else (f"Quy mô: {figure(given.size)}",)
    share = Fraction(given.done) / Fraction(given.whole)
    return Explained(
        rule=_proportional_rule(params),
        inputs=(f"Kết quả: {figure(given.done)}", *size, f"Chỉ tiêu: {figure(given.whole)}"),
        lines=(
            f"Tỷ lệ hoàn thành {ratio_words(given.done, given.whole)} = {rate_words(100 * share)}",
            result(_proportional_words(leaf, params, given, outcome), leaf, outcome),
        ),
        points=outcome.points,
    )


def _proportional_words(leaf: Leaf, params: ProportionalParams, given: Ratio, outcome: Outcome) -> str:
    assert given.whole
    share, top = Fraction(given.done) / Fraction(given.whole), figure(leaf.max)
    match outcome.branch:
        case Branch.TOO_LITTLE:
            return f"Dưới {figure(params.zero_below or 0)}% nên không có điểm"
        case Branch.CAPPED:
            return "Vượt chỉ tiêu, dừng ở điểm chuẩn"
        case Branch.LINE:
            most = params.over_max_pct or 0
            return f"Chỉ tính đến {figure(most)}%: {top} × {figure(most)}/100 = {exact_words(Fraction(leaf.max) * Fraction(most) / 100)}"
    return f"{top} × {ratio_words(given.done, given.whole)} = {exact_words(share * Fraction(leaf.max))}"


def _proportional_rule(params: ProportionalParams) -> str:
    rule = "Điểm chuẩn nhân với tỷ lệ hoàn thành chỉ tiêu"
    if params.zero_below is not None:
        rule += f"; dưới {figure(params.zero_below)}% không có điểm"
    if params.over is Overrun.CAP:
        rule += "; vượt chỉ tiêu không quá điểm chuẩn"
    if params.over is Overrun.MULTIPLY:
        rule += "; vượt chỉ tiêu thì nhân theo tỷ lệ vượt"
    if params.over_max_pct is not None:
        rule += f", nhiều nhất {figure(params.over_max_pct)}%"
    return rule + "."


def faults_of_proportional(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, ProportionalParams)
    if params.over is Overrun.CAP and params.over_max_pct is not None:
        yield "Đã chọn không quá điểm chuẩn thì không ghi tỷ lệ vượt tối đa."
    if params.over_max_pct is not None and params.over_max_pct < 100:
        yield "Tỷ lệ vượt tối đa phải từ 100% trở lên."
    if params.zero_below is not None and params.zero_below > 100:
        yield "Mốc không có điểm phải từ 100% trở xuống, nếu không thì hoàn thành chỉ tiêu vẫn 0 điểm."
    if params.by_size and not leaf.sizes:
        yield "Chỉ tiêu theo nhóm quy mô nhưng bảng chưa có nhóm quy mô nào."


# ---- K13 ----


def score_imported(leaf: Leaf, given: Given) -> Outcome:
    return Outcome(round_points(_converted(leaf, given)), Branch.PLAIN)


def _converted(leaf: Leaf, given: Given) -> Fraction:
    params = leaf.params
    assert isinstance(params, ImportedParams)
    assert isinstance(given, Value)
    if not params.source_max:
        raise ParamFault("Thang điểm của nguồn bằng 0 nên không quy đổi được.", "source_max")
    return Fraction(given.value) * Fraction(leaf.max) / Fraction(params.source_max)


def explain_imported(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, ImportedParams)
    assert isinstance(given, Value)
    source = params.source or "đơn vị chức năng"
    words = f"{figure(given.value)} × {figure(leaf.max)}/{figure(params.source_max)} = {exact_words(_converted(leaf, given))}"
    return Explained(
        rule=f"Điểm của {source} trên thang {figure(params.source_max)}, quy đổi về điểm chuẩn {figure(leaf.max)}.",
        inputs=(f"Điểm của {source}: {figure(given.value)}/{figure(params.source_max)}",),
        lines=(result(words, leaf, outcome),),
        points=outcome.points,
    )


def faults_of_imported(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, ImportedParams)
    if params.source_max == 0:
        yield "Thang điểm của nguồn phải lớn hơn 0."
