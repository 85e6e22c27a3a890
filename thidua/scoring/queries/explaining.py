"""Why a criterion, or the whole sheet, has its points: trees in words, built when somebody opens one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import nodes_under
from thidua.criteria.queries.trying import Tried, working_days_late
from thidua.criteria.rules.explaining import explain_total
from thidua.criteria.rules.given import Ratio, read_given
from thidua.criteria.rules.kinds import explain, score
from thidua.criteria.rules.outcome import Explained
from thidua.criteria.rules.values import Leaf
from thidua.scoring.models import Mark, Sheet, Turn
from thidua.scoring.queries.sheets import columns_of, counted_marks, marks_of
from thidua.scoring.queries.tables import rules_of

Steps = list[dict[str, Any]]
LATER = "So với đơn vị dẫn đầu: điểm tính khi cả nhóm đã ghi đủ số liệu."


@dataclass(frozen=True, slots=True)
class Why:
    """What one round said of a criterion, and how that became points."""

    turn: Turn
    mark: Mark
    steps: Steps
    changes: int


def why_points(sheet: Sheet, criterion: Criterion, turns: Sequence[Turn]) -> list[Why]:
    """A round each, of those the reader may see."""
    leaf = rules_of(sheet.period.version).leaves[criterion.code]
    by_key = {turn.pk: turn for turn in turns}
    marks = Mark.objects.filter(turn__in=by_key, criterion=criterion).select_related("changed_by").order_by("turn__round__position", "pk")
    return [Why(by_key[mark.turn_id], mark, _steps(leaf, mark), mark.version) for mark in marks]


def _steps(leaf: Leaf, mark: Mark) -> Steps:
    told = explained(leaf, mark)
    return Tried(told).steps if told else [{"text": LATER}]


def explained(leaf: Leaf, mark: Mark) -> Explained | None:
    """None: a ratio that waits for the rest of its group."""
    given = read_given(leaf, mark.given)
    if leaf.kind is CriterionKind.LEADER_RELATIVE and isinstance(given, Ratio):
        return None
    return explain(leaf, given, score(leaf, given, count_days=working_days_late))


def why_total(sheet: Sheet, turns: Sequence[Turn]) -> Steps:
    """The whole tree of what the reader sees: steps of the pools, headings, criteria."""
    rules, columns, marks = rules_of(sheet.period.version), columns_of(turns), marks_of(turns)
    codes = {node.pk: node.code for nodes in nodes_under(sheet.period.version).values() for node in nodes}
    counted = counted_marks(rules, columns, codes, marks)
    told: Mapping[str, Explained | None] = {
        codes[key]: explained(rules.leaves[codes[key]], of_node[counted[codes[key]].round])
        for key, of_node in marks.items()
        if codes[key] in counted
    }
    tree = explain_total(rules.table, counted, criteria={code: one for code, one in told.items() if one})
    return [{"text": line} for line in tree.lines] + [_node(child) for child in tree.children]


def _node(told: Explained) -> dict[str, Any]:
    lines = [{"text": line} for line in (*told.inputs, *told.lines)]
    return {"text": told.title, "clause": told.clause, "steps": [*lines, *(_node(child) for child in told.children)]}
