"""Whole tables of a file of test vectors, of three shapes: criteria of every kind, pools with ranks, grades with a quota."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.criteria.enums import CriterionKind, NaMode, Pool, PoolStep, TieBy, TieEnd
from thidua.criteria.rules.explaining import explain_total
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import read_given
from thidua.criteria.rules.grades import graded
from thidua.criteria.rules.kinds import score, score_scope
from thidua.criteria.rules.numbers import round_points
from thidua.criteria.rules.ranking import Entry, Ranked, key_of, rank
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.totals import Total, totals
from thidua.criteria.rules.values import Group, Leaf, Limit, Node, Pools, Table, TieStep
from tools.vector_cases import FREE, PUBLISHED, Data, Difference, given_of, leaf_of, pair_of, plain_leaf, record_of, same, thads

# ---- whole tables ----


@dataclass(frozen=True, slots=True)
class Scored:
    """A table with everybody's marks, and what came of them."""

    table: Table
    marks: Mapping[str, Mapping[str, Mark]]
    totals: Mapping[str, Total]
    ranked: Mapping[str, Ranked[str]]

    def told(self, unit: str) -> tuple[str, ...]:
        explained = explain_total(self.table, self.marks[unit])
        return (*(line for child in explained.children for line in child.lines), *explained.lines)


def _scored(table: Table, marks: Mapping[str, Mapping[str, Mark]], *, excluded: Mapping[str, str]) -> Scored:
    found = totals(table, marks)
    entries = [Entry(unit, key_of(found[unit], table.ties or (), marks[unit]), excluded.get(unit, "")) for unit in marks]
    return Scored(table, marks, found, {one.unit: one for one in rank(entries, end=TieEnd.VOTE)})


def ties_of(words: Sequence[str]) -> tuple[TieStep, ...]:
    """ "group A desc", "deduction asc"; the total stands first by itself and "else …" is how the chain ends."""
    names = {"content": TieBy.CONTENT, "bonus": TieBy.BONUS, "deduction": TieBy.PENALTY, "penalty": TieBy.PENALTY}
    steps: list[TieStep] = []
    for line in words:
        if line == "total desc" or line.startswith("else"):
            continue
        *what, way = line.split()
        by, code = (TieBy.GROUP, what[1]) if what[0] == "group" else (names[what[0]], "")
        steps.append(TieStep(by, code, lower_first=way == "asc"))
    return tuple(steps)


def _compare(where: str, expected: Data, got: Data, told: tuple[str, ...]) -> Iterator[Difference]:
    for key, value in expected.items():
        if key in got and not same(value, got[key]):
            yield Difference(f"{where} {key}", value, got[key], told)
        elif key not in got and key != "unit":
            yield Difference(f"{where} {key}", value, "bộ máy không biết trường này")


def of_criteria(table: Data, cases: Sequence[Data]) -> Iterator[Difference]:
    """Shape 1: leaves of every kind under lettered groups, once for each rule of N/A."""
    for mode, rows in table["expected"].items():
        leaves = [_table_leaf(line, cases, NaMode(mode.lower())) for line in table["criteria"]]
        letters = dict.fromkeys(str(line[3]) for line in table["criteria"])
        members = {letter: [leaf for leaf, line in zip(leaves, table["criteria"], strict=True) if line[3] == letter] for letter in letters}
        roots: tuple[Node, ...] = tuple(
            Group(letter, letter, sum((leaf.max for leaf in own), Decimal(0)), tuple(own)) for letter, own in members.items()
        )
        built = Table(roots, pools=FREE, ties=ties_of(table["tie_break"]))
        marks = _marks(leaves, table["inputs"])
        scored = _scored(built, marks, excluded={})
        for row in rows:
            got = _criteria_row(scored, leaves, row["unit"])
            yield from _compare(f"{table['id']} {mode} {row['unit']}", _flat(row), got, scored.told(row["unit"]))


def _table_leaf(line: Sequence[Any], cases: Sequence[Data], mode: NaMode) -> Leaf:
    code, kind, most = str(line[0]), str(line[1]), str(line[2])
    printed = [case["params"] for case in cases if case["kind"] == kind and str(case["params"].get("max")) == most]
    own = next((part for part in line[4:] if isinstance(part, Mapping)), None)
    known = [own, PUBLISHED.get((kind, most)), *printed]
    params = next((params for params in known if params is not None), None)
    if params is None:
        raise Fault("Tệp không ghi quy tắc của tiêu chí này.", code)
    return leaf_of(code, kind, most, params, na_mode=mode)


def _marks(leaves: Sequence[Leaf], inputs: Mapping[str, Sequence[object]]) -> dict[str, dict[str, Mark]]:
    marks: dict[str, dict[str, Mark]] = {unit: {} for unit in inputs}
    for place, leaf in enumerate(leaves):
        relative = leaf.kind is CriterionKind.LEADER_RELATIVE
        givens = {unit: pair_of(leaf, row[place]) if relative else given_of(leaf, row[place]) for unit, row in inputs.items()}
        outcomes = score_scope(leaf, givens) if relative else {unit: score(leaf, given) for unit, given in givens.items()}
        for unit, outcome in outcomes.items():
            marks[unit][leaf.code] = Mark("self", outcome.points)
    return marks


def _flat(row: Data) -> dict[str, object]:
    points = {f"points {number}": value for number, value in enumerate(row["points"], start=1)}
    return {**{key: value for key, value in row.items() if key != "points"}, **points}


def _criteria_row(scored: Scored, leaves: Sequence[Leaf], unit: str) -> dict[str, object]:
    total, marks = scored.totals[unit], scored.marks[unit]
    points = {f"points {number}": marks[leaf.code].points for number, leaf in enumerate(leaves, start=1)}
    groups = {f"group_{code}": value for code, value in total.groups.items()}
    return {**points, **groups, "raw": total.content_raw, "total": total.total, "rank": scored.ranked[unit].rank}


def of_pools(table: Data) -> Iterator[Difference]:
    """Shape 2: content parts, a bonus with its cap, events that cost points, exclusions."""
    order = [str(name) for name in table["input_order"]]
    content = order[: next(place for place, name in enumerate(order) if name.startswith("bonus"))]
    most = re.search(r"=\s*([\d.]+)\s*\+\s*([\d.]+)", table["title"])
    per = next((found[1] for name in order if (found := re.search(r"\((\d+(?:\.\d+)?) each\)", name))), "1")
    if most is None:
        raise Fault("Tên bảng không ghi tổng = nội dung + thưởng.", "title")
    bonus_cap = Limit(Decimal(most[2].replace(".", "")))
    penalty = leaf_of("penalty", "count_times", "0", {"per": per})
    penalty = Leaf("penalty", "penalty", Decimal(0), penalty.kind, penalty.params, pool=Pool.PENALTY)
    roots = (*(plain_leaf(name, Pool.CONTENT, "1000") for name in content), plain_leaf("bonus", Pool.BONUS, "1000"), penalty)
    pools = Pools(bonus_cap, Limit(), Limit(), order=tuple(PoolStep))
    built = Table(roots, pools=pools, ties=ties_of(table["tie_break"]))
    marks = {unit: _pool_marks(content, penalty, row) for unit, row in table["inputs"].items()}
    excluded = {unit: "loại trừ" for unit, row in table["inputs"].items() if row[len(content) + 2]}
    scored = _scored(built, marks, excluded=excluded)
    for row in table["expected"]:
        unit = row["unit"]
        got = _pool_row(scored.totals[unit]) | {"excluded": unit in excluded, "rank": scored.ranked[unit].rank}
        yield from _compare(f"{table['id']} {unit}", row, got, scored.told(unit))


def _pool_marks(content: Sequence[str], penalty: Leaf, row: Sequence[object]) -> dict[str, Mark]:
    names = (*content, "bonus")
    points = {name: Mark("self", round_points(Decimal(str(value)))) for name, value in zip(names, row, strict=False)}
    events = score(penalty, read_given(penalty, {"count": row[len(names)]}))
    return points | {"penalty": Mark("standing", events.points)}


def _pool_row(total: Total) -> dict[str, object]:
    return {
        "content": total.content,
        "bonus_claimed": total.bonus_claimed,
        "bonus": total.bonus,
        "deduction": total.penalty,
        "total": total.total,
    }


def of_grades(table: Data) -> Iterator[Difference]:
    """Shape 3: points and targets missed, grades of 2015, a quota named by the expected column."""
    column = next(key for key in table["expected"][0] if key.startswith("final"))
    named = re.search(r"_([A-Z]+)_(\d+)$", column)
    quota = {named[1]: int(named[2])} if named else {}
    records = {unit: record_of(points, shortfalls) for unit, (points, shortfalls) in table["inputs"].items()}
    ranks = {unit: 1 + sum(other.points > record.points for other in records.values()) for unit, record in records.items()}
    grading = thads(cascade=table.get("cascade", True), quota=quota)
    found = {one.unit: one for one in graded(grading, [(unit, records[unit], ranks[unit]) for unit in records])}
    for row in table["expected"]:
        one = found[row["unit"]]
        got = {"points": round_points(records[one.unit].points), "eligible": one.eligible, column: one.final}
        yield from _compare(f"{table['id']} {one.unit}", row, got, one.lines)


def of_table(table: Data, cases: Sequence[Data]) -> Iterator[Difference]:
    try:
        if "criteria" in table:
            yield from of_criteria(table, cases)
        elif "input_order" in table:
            yield from of_pools(table)
        else:
            yield from of_grades(table)
    except Fault as fault:
        yield Difference(table["id"], "một bảng chấm được", f"từ chối: {fault.sentence} ({fault.where})")
