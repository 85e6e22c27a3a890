"""R4, R5: which grade a unit's points and conditions allow, then how many of each grade there may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from thidua.core.dates import figure
from thidua.criteria.enums import FloorLevel, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import Ratio
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.totals import Total, pool_of
from thidua.criteria.rules.values import Grade, Grading, Leaf, Node, Table, TargetCase, leaves_of

Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Item:
    """What the floor looks at: points against their maximum."""

    code: str
    points: Decimal
    max: Decimal


@dataclass(frozen=True, slots=True)
class Record:
    """`shortfalls`: by how many per cent each target is missed, 0 when it is met. `grounds`: codes of what speaks against the unit."""

    points: Decimal
    shortfalls: tuple[Decimal | Fraction, ...] = ()
    items: tuple[Item, ...] = ()
    grounds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Graded(Generic[Unit]):
    """`eligible`: by points and conditions; `final`: after the quotas. `needs_vote`: equal units at the edge of a quota."""

    unit: Unit
    eligible: str
    final: str
    needs_vote: bool = False
    lines: tuple[str, ...] = ()


def shortfall(ratio: Ratio) -> Fraction:
    """Per cent of the target that is missing."""
    assert ratio.whole
    return max(Fraction(0), 100 - 100 * Fraction(ratio.done) / Fraction(ratio.whole))


def items_of(table: Table, total: Total, marks: Mapping[str, Mark]) -> tuple[Item, ...]:
    """What `floor_level` asks for, of the content: who has no bonus, or no penalty, is not short of anything. Without what left the
    table, under a heading too."""
    if table.grading is None or table.grading.floor_level is None:
        return ()
    roots = [root for root in table.roots if pool_of(root) is Pool.CONTENT]
    nodes: Iterable[Node] = leaves_of(tuple(roots)) if table.grading.floor_level is FloorLevel.LEAVES else roots
    items = (_item(node, total, marks) for node in nodes)
    return tuple(item for item in items if item is not None and item.max > 0)


def _item(node: Node, total: Total, marks: Mapping[str, Mark]) -> Item | None:
    if not isinstance(node, Leaf):
        return Item(node.code, total.groups[node.code], _reach(node, marks))
    mark = marks.get(node.code)
    return None if mark is None or mark.points is None else Item(node.code, mark.points, node.max)


def _reach(node: Node, marks: Mapping[str, Mark]) -> Decimal:
    """The maximum that is left to the unit."""
    if isinstance(node, Leaf):
        mark = marks.get(node.code)
        return Decimal(0) if mark is not None and mark.points is None else node.max
    return min(node.max, sum((_reach(child, marks) for child in node.children), Decimal(0)))


def why_not_grade(grade: Grade, record: Record) -> str | None:
    """The first condition that fails, points apart."""
    barred = sorted(grade.barred_by & record.grounds)
    if barred:
        return f"thuộc trường hợp loại trừ “{barred[0]}”"
    if grade.targets and not any(_target_case_holds(case, record.shortfalls) for case in grade.targets):
        met = sum(short <= 0 for short in record.shortfalls)
        return f"chỉ đạt {met}/{len(record.shortfalls)} chỉ tiêu, chỉ tiêu còn lại hụt quá mức cho phép"
    if grade.floor_pct is not None:
        low = next((item for item in record.items if item.points * 100 < grade.floor_pct * item.max), None)
        if low is not None:
            return f"“{low.code}” được {figure(low.points)}/{figure(low.max)}, dưới {figure(grade.floor_pct)}% điểm chuẩn"
    return None


def _target_case_holds(case: TargetCase, shortfalls: Sequence[Decimal | Fraction]) -> bool:
    met = sum(short <= 0 for short in shortfalls)
    if met < case.met:
        return False
    return case.short_below is None or all(short < Fraction(case.short_below) for short in shortfalls if short > 0)


def eligible(grading: Grading, record: Record) -> tuple[str, tuple[str, ...]]:
    """The grade that points and conditions allow, and why no higher one. Without the cascade a unit whose points fit a grade but whose
    conditions do not has none of the named grades."""
    lines: list[str] = []
    for grade in grading.grades:
        if record.points < grade.least:
            lines.append(f"{grade.title}: {figure(record.points)} điểm, dưới {figure(grade.least)}")
            continue
        reason = why_not_grade(grade, record)
        if reason is None:
            return grade.code, (*lines, f"{grade.title}: {figure(record.points)} điểm, từ {figure(grade.least)} trở lên, đủ điều kiện")
        lines.append(f"{grade.title}: đủ {figure(grade.least)} điểm nhưng {reason}")
        if grading.cascade is None:
            raise ParamFault("Bảng chưa chọn có xét hạng dưới khi đủ điểm mà thiếu điều kiện.", "cascade")
        if not grading.cascade:
            lines.append("Bảng không xét xuống hạng dưới khi thiếu điều kiện")
            break
    return grading.otherwise, (*lines, f"Xếp {grading.otherwise_title or grading.otherwise}")


def graded(grading: Grading, records: Sequence[tuple[Unit, Record, int | None]]) -> tuple[Graded[Unit], ...]:
    """Units with their rank (None: not ranked, so last for a quota). A full grade passes its units on to the next whose conditions they
    meet. Equal ranks across the edge of a quota all stay out of the grade until a vote."""
    found = {unit: eligible(grading, record) for unit, record, _ in records}
    final: dict[Unit, str] = {}
    votes: set[Unit] = set()
    waiting: list[tuple[Unit, Record, int | None]] = []
    for grade in grading.grades:
        own = [entry for entry in records if found[entry[0]][0] == grade.code]
        passed = [entry for entry in waiting if why_not_grade(grade, entry[1]) is None]
        taken, open_votes = _within_quota(grade, [*own, *passed])
        votes |= open_votes
        final.update(dict.fromkeys(taken, grade.code))
        waiting = [entry for entry in (*waiting, *own) if entry[0] not in final]
    return tuple(
        _graded(grading, unit, found[unit], final.get(unit, grading.otherwise), needs_vote=unit in votes) for unit, _, _ in records
    )


def _within_quota(grade: Grade, entries: Sequence[tuple[Unit, Record, int | None]]) -> tuple[list[Unit], set[Unit]]:
    if grade.quota is None or len(entries) <= grade.quota:
        return [unit for unit, _, _ in entries], set()
    ordered = sorted(entries, key=lambda entry: (entry[2] is None, entry[2] or 0))
    edge = ordered[grade.quota][2]
    taken = [unit for unit, _, rank in ordered[: grade.quota] if rank != edge]
    equals = {unit for unit, _, rank in ordered if rank == edge}
    return taken, equals if len(taken) < grade.quota else set()


def _graded(grading: Grading, unit: Unit, found: tuple[str, tuple[str, ...]], final: str, *, needs_vote: bool) -> Graded[Unit]:
    could, lines = found
    if final != could:
        grade = next(grade for grade in grading.grades if grade.code == could)
        why = "bằng nhau ở ranh giới, cần bỏ phiếu" if needs_vote else "các đơn vị xếp trên đã đủ"
        lines = (*lines, f"{grade.title} chỉ có {grade.quota}: {why}")
    return Graded(unit, could, final, needs_vote, lines)
