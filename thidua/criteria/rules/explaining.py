"""The explanation tree of a unit's total: steps of the pools, then every heading with its sum, then every criterion. Built when asked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from thidua.core.dates import figure
from thidua.criteria.enums import NaMode, Pool, PoolStep, ScoringRound
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.numbers import exact_words
from thidua.criteria.rules.outcome import Explained
from thidua.criteria.rules.rounds import Mark
from thidua.criteria.rules.totals import Layout, Total, after_step, is_late, lay_out, pool_of, total_of
from thidua.criteria.rules.values import Group, Leaf, Node, Table
from thidua.criteria.rules.words import points_words, signed

_ROUNDS = dict(ScoringRound.choices)


def explain_total(table: Table, marks: Mapping[str, Mark], *, criteria: Mapping[str, Explained] | None = None) -> Explained:
    """`criteria`: the explanation of each criterion whose figures are at hand; the rest say who scored them."""
    table = settled(table)
    layout = lay_out(table)
    total = total_of(layout, marks)
    children = tuple(_node(node, marks, criteria or {}, total.groups) for node in table.roots)
    return Explained(
        title="Tổng điểm",
        rule="Lấy điểm nội dung, " + ", rồi ".join(str(step.label).lower() for step in layout.order) + ".",
        inputs=_pool_inputs(table, marks, total.groups),
        lines=tuple(_total_lines(layout, marks)),
        points=total.total,
        children=children,
    )


def _pool_inputs(table: Table, marks: Mapping[str, Mark], groups: Mapping[str, Decimal]) -> tuple[str, ...]:
    return tuple(f"{node.code}. {node.title}: {points_words(_points(node, marks, groups))} ({pool_of(node).label})" for node in table.roots)


def _points(node: Node, marks: Mapping[str, Mark], groups: Mapping[str, Decimal]) -> Decimal | None:
    if isinstance(node, Group):
        return groups[node.code]
    mark = marks.get(node.code)
    return None if mark is None else mark.points


def _total_lines(layout: Layout, marks: Mapping[str, Mark]) -> Iterator[str]:
    total = total_of(layout, marks)
    running = total.content_raw
    yield f"Điểm nội dung: {figure(running)}"
    for step in layout.order:
        after = after_step(layout, step, running, bonus=total.bonus, penalty=total.penalty, base=total.base, na_max=total.na_max)
        yield from _step_lines(step, total, running, after)
        running = after
    if total.bonus_late:
        yield f"Điểm cộng sau giới hạn: {figure(running)} + {figure(total.bonus_late)} = {figure(total.total)}"
    yield f"Tổng điểm → {points_words(total.total)}"


def _step_lines(step: PoolStep, total: Total, before: Decimal, after: Decimal) -> Iterator[str]:
    """Steps that had nothing to do say nothing."""
    bonus, penalty = signed(total.bonus), signed(total.penalty)
    if step is PoolStep.RESCALE and total.na_max:
        yield from _rescaled(before, after, base=total.base, na_max=total.na_max)
    elif step is PoolStep.ADD_BONUS and total.bonus_claimed:
        yield f"Điểm thưởng {_limited(total.bonus_claimed, total.bonus)}: {figure(before)} + {bonus} = {figure(after)}"
    elif step is PoolStep.TAKE_PENALTY and total.penalty_claimed:
        yield f"Điểm trừ {_limited(total.penalty_claimed, total.penalty)}: {figure(before)} - {penalty} = {figure(after)}"
    elif step is PoolStep.CAP_TOTAL and after != before:
        yield f"Tổng {figure(before)} vượt giới hạn, lấy {figure(after)}"


def _limited(claimed: Decimal, kept: Decimal) -> str:
    return figure(claimed) if claimed == kept else f"{figure(claimed)}, chỉ lấy {figure(kept)}"


def _rescaled(before: Decimal, after: Decimal, *, base: Decimal, na_max: Decimal) -> Iterator[str]:
    if base == na_max:
        yield "Mọi tiêu chí nội dung đều không phát sinh: không có gì để quy đổi, đơn vị không xếp hạng được theo điểm"
        return
    exact = Fraction(before) * Fraction(base) / Fraction(base - na_max)
    words = f"{signed(before)} × {figure(base)}/({figure(base)} - {figure(na_max)}) = {exact_words(exact)}"
    kept = f", không quá {figure(after)}" if exact > Fraction(after) + Fraction(1, 100) else f", làm tròn {figure(after)}"
    yield f"Quy đổi vì không phát sinh {figure(na_max)} điểm chuẩn: {words}{'' if exact == Fraction(after) else kept}"


def _node(node: Node, marks: Mapping[str, Mark], criteria: Mapping[str, Explained], groups: Mapping[str, Decimal]) -> Explained:
    if isinstance(node, Leaf):
        return _criterion(node, marks.get(node.code), criteria.get(node.code))
    return _group(node, marks, criteria, groups)


def _who(mark: Mark | None) -> str:
    return "Chưa ai chấm" if mark is None else str(_ROUNDS.get(mark.round, mark.round))


def _criterion(leaf: Leaf, mark: Mark | None, told: Explained | None) -> Explained:
    """Figures explain the points that count; where these came about in another way (a mean of rounds), only who scored is said."""
    if mark is None or told is None or told.points != mark.points:
        return _leaf(leaf, mark)
    return replace(told, inputs=(*told.inputs, f"Lượt được tính: {_who(mark)}"))


def _leaf(leaf: Leaf, mark: Mark | None) -> Explained:
    who = _who(mark)
    points = None if mark is None else mark.points
    gone = leaf.na_mode is not None and leaf.na_mode in {NaMode.EXCLUDE, NaMode.EXCLUDE_AND_RESCALE}
    tail = f", {str(leaf.na_mode.label).lower()}" if mark is not None and points is None and leaf.na_mode and gone else ""
    return Explained(
        title=f"{leaf.code}. {leaf.title}",
        rule="Điểm đã chấm." if mark else "Chưa có điểm.",
        inputs=(f"Điểm chuẩn: {figure(leaf.max)}",),
        lines=(f"{who}{tail} → {points_words(points)}",),
        points=points,
        clause=leaf.clause,
    )


def _group(group: Group, marks: Mapping[str, Mark], criteria: Mapping[str, Explained], groups: Mapping[str, Decimal]) -> Explained:
    children = tuple(_node(child, marks, criteria, groups) for child in group.children)
    counted = [points for child in group.children if not _is_late(child) and (points := _points(child, marks, groups)) is not None]
    total = sum(counted, Decimal(0))
    words = " + ".join(signed(points) for points in counted) or "Chưa có điểm nào"
    if len(counted) > 1:
        words += f" = {figure(total)}"
    if group.cap is not None and total > group.cap:
        words += f", không quá {figure(group.cap)}"
    elif group.floor is not None and total < group.floor:
        words += f", không dưới {figure(group.floor)}"
    return Explained(
        title=f"{group.code}. {group.title}",
        rule="Cộng các mục con.",
        inputs=(f"Điểm chuẩn: {figure(group.max)}",),
        lines=(f"{words} → {points_words(groups[group.code])}",),
        points=groups[group.code],
        children=children,
    )


def _is_late(node: Node) -> bool:
    return isinstance(node, Leaf) and node.pool is Pool.BONUS and is_late(node)
