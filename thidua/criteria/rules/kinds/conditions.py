"""K01 đạt hoặc không đạt, K05 theo điều kiện, K12 đánh giá trong khung."""

from collections.abc import Iterator

from thidua.core.dates import figure
from thidua.criteria.rules.given import Achieved, Facts, Given, Value
from thidua.criteria.rules.kinds.tiers import COMPARE
from thidua.criteria.rules.lines import in_a_row, rule_lines
from thidua.criteria.rules.numbers import round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.params import Condition, DecisionTableParams, JudgedParams, Plain, Row
from thidua.criteria.rules.values import Leaf
from thidua.criteria.rules.words import compared_words, plain_words, points_words

# ---- K01 ----


def score_pass_fail(leaf: Leaf, given: Given) -> Outcome:
    assert isinstance(given, Achieved)
    return Outcome(round_points(leaf.max if given.achieved else 0), Branch.LINE if given.achieved else Branch.REST)


def explain_pass_fail(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    assert isinstance(given, Achieved)
    words = "Đạt" if given.achieved else "Không đạt"
    return Explained(
        rule=f"Đạt: {points_words(leaf.max)}; không đạt: 0 điểm.",
        inputs=(f"Kết quả: {words.lower()}",),
        lines=(result(words, leaf, outcome),),
        points=outcome.points,
    )


# ---- K05 ----


def _holds(condition: Condition, value: Plain | None) -> bool:
    """What there is none of ("không có") meets no condition."""
    return value is not None and COMPARE[condition.operator](value, condition.bound)


def score_decision_table(leaf: Leaf, given: Given) -> Outcome:
    params = leaf.params
    assert isinstance(params, DecisionTableParams)
    assert isinstance(given, Facts)
    for number, row in enumerate(params.rows):
        if all(_holds(condition, given.facts[condition.fact]) for condition in row.conditions):
            return Outcome(round_points(row.points), Branch.LINE, number)
    return Outcome(round_points(params.otherwise), Branch.REST, len(params.rows))


def explain_decision_table(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, DecisionTableParams)
    assert isinstance(given, Facts)
    labels = dict(params.labels)
    passed = tuple(
        f"Dòng {number} “{_row_words(row, labels)}”: không đủ, vì {_why_not(row, given, labels)}"
        for number, row in enumerate(params.rows[: outcome.line], start=1)
    )
    met = (
        f"Đủ điều kiện dòng {outcome.line + 1} “{_row_words(params.rows[outcome.line], labels)}”"
        if outcome.branch is Branch.LINE
        else _REST
    )
    return Explained(
        rule=f"Lấy dòng đầu tiên đủ điều kiện. {in_a_row(*rule_lines(params, leaf.max))}",
        inputs=tuple(f"{_label(fact, labels)}: {_fact_words(value)}" for fact, value in given.facts.items()),
        lines=(*passed, result(met, leaf, outcome)),
        points=outcome.points,
    )


_REST = "Không đủ điều kiện dòng nào nên lấy mức còn lại"


def _label(fact: str, labels: dict[str, str]) -> str:
    return labels.get(fact) or fact


def _fact_words(value: Plain | None) -> str:
    return "không có" if value is None else plain_words(value)


def _condition_words(condition: Condition, labels: dict[str, str]) -> str:
    return f"{_label(condition.fact, labels)} {compared_words(condition.operator, condition.bound)}"


def _row_words(row: Row, labels: dict[str, str]) -> str:
    return " và ".join(_condition_words(condition, labels) for condition in row.conditions)


def _why_not(row: Row, given: Facts, labels: dict[str, str]) -> str:
    failed = next(condition for condition in row.conditions if not _holds(condition, given.facts[condition.fact]))
    return f"{_label(failed.fact, labels)} là {_fact_words(given.facts[failed.fact])}"


def faults_of_decision_table(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, DecisionTableParams)
    if not params.rows:
        yield "Chưa có dòng điều kiện nào."
        return
    points = [*(row.points for row in params.rows), params.otherwise]
    if max(points) > leaf.max:
        yield f"Có dòng {figure(max(points))} điểm, quá điểm chuẩn {figure(leaf.max)}."
    if max(points) < leaf.max:
        yield f"Không dòng nào đạt điểm chuẩn {figure(leaf.max)}."
    for number, row in enumerate(params.rows):
        if any(set(before.conditions) <= set(row.conditions) for before in params.rows[:number]):
            yield f"Dòng {number + 1} không bao giờ dùng đến vì một dòng trước đã bao hết."
    yield from _faults_of_facts(params)


def _faults_of_facts(params: DecisionTableParams) -> Iterator[str]:
    labels = dict(params.labels)
    kinds: dict[str, type] = {}
    for condition in (condition for row in params.rows for condition in row.conditions):
        if kinds.setdefault(condition.fact, type(condition.bound)) is not type(condition.bound):
            yield f"“{condition.fact}” lúc so với số, lúc so với ngày hoặc chữ."
    for fact in kinds:
        if not labels.get(fact):
            yield f"Dữ kiện “{fact}” chưa có tên gọi để hiện trên phiếu."


# ---- K12 ----


def score_judged(_leaf: Leaf, given: Given) -> Outcome:
    assert isinstance(given, Value)
    return Outcome(round_points(given.value), Branch.PLAIN)


def explain_judged(leaf: Leaf, given: Given, outcome: Outcome) -> Explained:
    params = leaf.params
    assert isinstance(params, JudgedParams)
    assert isinstance(given, Value)
    reason = (f"Lý do: {given.reason}",) if given.reason else ()
    return Explained(
        rule=f"Người chấm đánh giá từ 0 đến {figure(leaf.max)}, theo bước {figure(params.step)}.",
        inputs=(f"Người chấm cho: {figure(given.value)}", *reason),
        lines=(result("Lấy điểm người chấm cho", leaf, outcome),),
        points=outcome.points,
    )


def faults_of_judged(leaf: Leaf) -> Iterator[str]:
    params = leaf.params
    assert isinstance(params, JudgedParams)
    if params.step <= 0:
        yield "Bước điểm phải lớn hơn 0."
    elif leaf.max % params.step:
        yield f"Điểm chuẩn {figure(leaf.max)} không chia hết cho bước {figure(params.step)}."
