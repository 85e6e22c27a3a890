"""Beside any kind: nothing arose (N/A), and points that a scorer stated."""

from thidua.core.dates import figure
from thidua.criteria.enums import NaMode, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import NotArisen, Stated
from thidua.criteria.rules.numbers import round_points
from thidua.criteria.rules.outcome import Branch, Explained, Outcome, result
from thidua.criteria.rules.values import Leaf


def not_arisen(leaf: Leaf) -> Outcome:
    """R1. Of bonuses and penalties nothing is nothing: 0."""
    mode = leaf.na_mode if leaf.pool is Pool.CONTENT else NaMode.ZERO
    if mode is None:
        raise ParamFault("Bảng chưa chọn cách tính tiêu chí không phát sinh.", "na_mode")
    points = {NaMode.FULL_POINTS: round_points(leaf.max), NaMode.ZERO: round_points(0)}.get(mode)
    return Outcome(points, Branch.NOT_ARISEN)


def stated(given: Stated) -> Outcome:
    return Outcome(round_points(given.points), Branch.STATED)


def explain_not_arisen(leaf: Leaf, given: NotArisen, outcome: Outcome) -> Explained:
    mode = leaf.na_mode if leaf.pool is Pool.CONTENT else NaMode.ZERO
    rule = str(mode.label) if mode else ""
    return Explained(
        rule=f"Không phát sinh: {rule.lower()}.",
        inputs=("Không phát sinh", f"Lý do: {given.reason}"),
        lines=(result(f"Không phát sinh, {rule.lower()}", leaf, outcome),),
        points=outcome.points,
    )


def explain_stated(leaf: Leaf, given: Stated, outcome: Outcome) -> Explained:
    reason = (f"Lý do: {given.reason}",) if given.reason else ()
    return Explained(
        rule="Người chấm ghi điểm.",
        inputs=(f"Điểm ghi: {figure(given.points)}", *reason),
        lines=(result("Lấy điểm người chấm ghi", leaf, outcome),),
        points=outcome.points,
    )
