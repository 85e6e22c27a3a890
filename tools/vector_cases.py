"""Cases of a file of test vectors: one criterion, one rule or one rounding each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.criteria.enums import CriterionKind, NaMode, Pool, PoolStep, RoundPolicy
from thidua.criteria.rules.explaining import explain_total
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import Given, NotArisen, Ratio, read_given
from thidua.criteria.rules.grades import Item, Record, eligible
from thidua.criteria.rules.kinds import explain, score, score_scope
from thidua.criteria.rules.numbers import round_points
from thidua.criteria.rules.params import SumChildrenParams, read_params
from thidua.criteria.rules.rounds import Mark, effective
from thidua.criteria.rules.size import size_target
from thidua.criteria.rules.stored import read_size_classes
from thidua.criteria.rules.totals import rescale
from thidua.criteria.rules.values import Grade, Grading, Group, Leaf, Limit, Pools, Table, TargetCase

Data = Mapping[str, Any]
CHOSEN: Mapping[str, Data] = {
    "late_days": {"days_by": "calendar"},
    "leader_relative": {"no_target": "by_largest"},
    "award_bonus": {"combine": "max", "stage": "after_cap"},
}
"""What the schema leaves unsaid and its expected values take for granted; the engine itself has no such defaults."""
FREE = Pools(Limit(), Limit(), Limit(), order=tuple(PoolStep))
"""No limit of any pool, steps in their usual order."""
PUBLISHED: Mapping[tuple[str, str], Data] = {
    ("pass_fail", "2"): {},
    ("tiered", "2"): {
        "tiers": [[">=", "100", "2"], [">=", "95", "1.75"], [">=", "80", "1.5"], [">=", "70", "1"], [">=", "60", "0.5"]],
        "else": "0",
    },
    ("tiered", "3"): {
        "tiers": [[">=", "100", "3"], [">=", "95", "2.75"], [">=", "80", "2.5"], [">=", "70", "2"], [">=", "60", "1.5"]],
        "else": "0",
    },
    ("tiered", "1.5"): {"tiers": [[">", "95", "1.5"], [">=", "75", "1"], [">=", "50", "0.5"]], "else": "0"},
    ("late_days", "2"): {"tiers": [["<=", "0", "2"], ["<=", "2", "1.5"], ["<=", "5", "1"], ["<=", "10", "0.5"]], "else": "0"},
    ("decision_table", "1"): {
        "rows": [
            {"when": [["areas", "==", 3], ["issued", "<=", "2022-02-28"]], "points": "1"},
            {"when": [["areas", "==", 3], ["issued", "<=", "2022-03-31"]], "points": "0.5"},
        ],
        "else": "0",
    },
    ("judged", "0.75"): {"step": "0.25", "reason_below_max": True},
}
"""Kind and maximum → the rule a table of the first shape means when neither it nor a case of its file prints one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`explanation`: what the engine says of its own answer."""

    where: str
    expected: object
    got: object
    explanation: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = "".join(f"\n      {line}" for line in self.explanation)
        return f"{self.where}: mong {self.expected}, được {self.got}{lines}"


@dataclass(frozen=True, slots=True)
class Answer:
    value: object
    explanation: tuple[str, ...] = ()


# ---- cases ----


def leaf_of(code: str, kind: str, most: object, params: Data, *, na_mode: NaMode | None = None) -> Leaf:
    data = {**CHOSEN.get(kind, {}), **params}
    read = read_params(CriterionKind(kind), data)
    pool = Pool.BONUS if kind in {"award_bonus", "bonus_penalty"} else Pool.CONTENT
    return Leaf(code, code, Decimal(str(most)), CriterionKind(kind), read, pool=pool, na_mode=na_mode)


def _most(params: Data) -> object:
    """The maximum of a leaf of this case; kinds that have none of their own stand against their cap."""
    return params.get("max") or params.get("cap") or "0"


def given_of(leaf: Leaf, data: object) -> Given:
    return NotArisen("không phát sinh") if data == "N/A" else read_given(leaf, data)


def _leaf_case(case: Data) -> Answer:
    leaf = leaf_of(case["id"], case["kind"], _most(case["params"]), case["params"], na_mode=NaMode.EXCLUDE)
    data = case["input"]
    if isinstance(data, Mapping) and data.get("total", data.get("target", 1)) in {0, "0"}:
        data = {"reason": "không phát sinh", **data}
    given = given_of(leaf, data)
    outcome = score(leaf, given)
    return Answer(outcome.points, explain(leaf, given, outcome).lines)


def _award_case(case: Data) -> Answer:
    data = dict(case["input"])
    base = round_points(Decimal(str(data.pop("base", "0"))))
    answer = _leaf_case({**case, "input": data})
    assert isinstance(answer.value, Decimal)
    return Answer(base + answer.value, answer.explanation)


def _scope_case(case: Data) -> Answer:
    leaf = leaf_of(case["id"], "leader_relative", _most(case["params"]), case["params"], na_mode=NaMode.EXCLUDE)
    givens = {unit: pair_of(leaf, pair) for unit, pair in case["input"]["units"].items()}
    outcomes = score_scope(leaf, givens)
    lines = tuple(explain(leaf, givens[unit], outcome).lines[-1] for unit, outcome in outcomes.items())
    return Answer({unit: outcome.points for unit, outcome in outcomes.items()}, lines)


def pair_of(leaf: Leaf, pair: object) -> Given:
    if not isinstance(pair, list) or len(pair) != 2:
        return given_of(leaf, pair)
    given = read_given(leaf, {"done": pair[0], "target": pair[1], "reason": "không phát sinh"})
    assert isinstance(given, Ratio | NotArisen)
    return given


def _sum_case(case: Data) -> Answer:
    params = case["params"]
    data = {"cap": params.get("cap", params.get("max")), **({"floor": params["floor"]} if "floor" in params else {})}
    read = read_params(CriterionKind.SUM_CHILDREN, data)
    assert isinstance(read, SumChildrenParams)
    codes = [f"G.{number}" for number, _ in enumerate(case["input"]["children"], start=1)]
    marks = {code: Mark("self", Decimal(str(points))) for code, points in zip(codes, case["input"]["children"], strict=True)}
    children = tuple(plain_leaf(code, Pool.CONTENT, "1") for code in codes)
    group = Group("G", "G", Decimal(0), children, read.cap, read.floor)
    explained = explain_total(Table((group,), pools=FREE), marks)
    return Answer(explained.children[0].points, explained.children[0].lines)


def plain_leaf(code: str, pool: Pool, most: str) -> Leaf:
    """A leaf whose points come as they are."""
    params = read_params(CriterionKind.JUDGED, {"step": "0.01", "reason_below_max": False})
    return Leaf(code, code, Decimal(most), CriterionKind.JUDGED, params, pool=pool)


def _rescale_case(case: Data) -> Answer:
    number = {key: Decimal(str(value)) for key, value in {**case["params"], **case["input"]}.items()}
    return Answer(rescale(number["score"], base=number["base"], na_max=number["na_max"]))


def _effective_case(case: Data) -> Answer:
    points = {name: None if value is None else Mark(name, Decimal(str(value))) for name, value in case["input"].items()}
    policy = RoundPolicy(str(case["params"].get("policy", "replace")).lower())
    mark = effective(case["params"]["rounds"], points, policy=policy)
    return Answer(mark.points if mark else None, (f"lượt tính: {mark.round}",) if mark else ())


def _rounding_case(case: Data) -> Answer:
    return Answer(round_points(Decimal(str(case["input"]["value"]))))


def _size_case(case: Data) -> Answer:
    return Answer(size_target(read_size_classes(case["params"]["classes"]), Decimal(str(case["input"]["size"]))))


def thads(*, cascade: bool, quota: Mapping[str, int] | None = None) -> Grading:
    """The conditions of hạng A and B of 2015: 180 and all three targets; 160 and two of three (the third less than 15% short) or one of
    three (the others less than 5% short)."""
    limits = quota or {}
    first = Grade("A", "Hạng A", Decimal(180), (TargetCase(3),), quota=limits.get("A"))
    cases = (TargetCase(2, Decimal(15)), TargetCase(1, Decimal(5)))
    return Grading((first, Grade("B", "Hạng B", Decimal(160), cases, quota=limits.get("B"))), "C_OR_D", "hạng C hoặc D", cascade)


def record_of(points: object, shortfalls: Sequence[object]) -> Record:
    return Record(Decimal(str(points)), tuple(Decimal(str(short)) for short in shortfalls))


def _thads_case(case: Data) -> Answer:
    found, lines = eligible(thads(cascade=case["params"]["cascade"]), record_of(case["input"]["points"], case["input"]["shortfalls"]))
    return Answer(found, lines)


def _floor_case(case: Data) -> Answer:
    params = case["params"]
    grades = tuple(Grade(code, code, Decimal(least), floor_pct=Decimal(floor)) for code, least, floor in params["grades"])
    pairs = enumerate(case["input"]["items"], start=1)
    items = tuple(Item(str(number), Decimal(str(points)), Decimal(str(most))) for number, (points, most) in pairs)
    record = Record(sum((item.points for item in items), Decimal(0)), items=items)
    found, lines = eligible(Grading(grades, params["else"], cascade=params.get("cascade", True)), record)
    return Answer(found, lines)


CASES = dict.fromkeys(CriterionKind.values, _leaf_case) | {
    "award_bonus": _award_case,
    "leader_relative": _scope_case,
    "sum_children": _sum_case,
    "rescale": _rescale_case,
    "effective": _effective_case,
    "round_only": _rounding_case,
    "size_target": _size_case,
    "grade_thads": _thads_case,
    "grade_floor": _floor_case,
}


def same(expected: object, got: object) -> bool:
    """Points are equal as numbers; N/A is None."""
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return expected.keys() == got.keys() and all(same(expected[key], got[key]) for key in expected)
    if got is None or isinstance(got, bool | int) or expected is None:
        return expected == got or (got is None and expected == "N/A")
    if isinstance(got, Decimal):
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", str(expected))) and Decimal(str(expected)) == got
    return expected == got


def of_case(case: Data) -> Iterator[Difference]:
    run = CASES.get(case["kind"])
    if run is None:
        yield Difference(case["id"], case["expected"], f"không biết loại “{case['kind']}”")
        return
    try:
        answer = run(case)
    except Fault as fault:
        yield Difference(case["id"], case["expected"], f"từ chối: {fault.sentence}")
        return
    if not same(case["expected"], answer.value):
        yield Difference(case["id"], case["expected"], answer.value, answer.explanation)
