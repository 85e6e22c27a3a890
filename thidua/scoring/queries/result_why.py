"""Why a unit has its total: the tree of what counts, with the comparison of its group. Built when somebody opens it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from thidua.criteria.enums import CriterionKind
from thidua.criteria.queries.trying import working_days_late
from thidua.criteria.rules.explaining import explain_total
from thidua.criteria.rules.given import read_given
from thidua.criteria.rules.kinds import explain, score
from thidua.criteria.rules.outcome import Explained, Outcome
from thidua.scoring.models import Sheet
from thidua.scoring.queries.consolidating import Scores, scores_of, sent_marks
from thidua.scoring.rules.consolidating import Line, Placed, against_leader, counted

Steps = list[dict[str, Any]]


def why_counted(sheet: Sheet) -> Steps:
    """Steps of the pools, headings, criteria, each with what was entered and how it was counted."""
    scores = scores_of(sheet.period)
    placed = scores.consolidated().placed(sheet.pk)
    assert placed is not None
    tree = explain_total(scores.table, placed.marks, criteria=_explained(sheet, scores, placed))
    return [*_lines(tree), *(_node(child) for child in tree.children)]


def _explained(sheet: Sheet, scores: Scores, placed: Placed) -> Mapping[str, Explained]:
    group = [one.key for one in scores.entrants if one.group == placed.entrant.group]
    led = against_leader(scores.table, group, scores.givens)
    told: dict[str, Explained] = {}
    leaves = scores.leaves
    for code, line in _lines_that_count(sheet, scores).items():
        leaf, given = leaves[code], read_given(leaves[code], line.given)
        outcome: Outcome = led[code][sheet.pk] if leaf.kind is CriterionKind.LEADER_RELATIVE else _scored(leaf, given)
        told[code] = explain(leaf, given, outcome)
    return told


_scored = partial(score, count_days=working_days_late)


def _lines_that_count(sheet: Sheet, scores: Scores) -> Mapping[str, Line]:
    said: dict[str, list[Line]] = {}
    rows = sent_marks(sheet.period).filter(turn__sheet=sheet).order_by("turn__round__position", "turn")
    for criterion, kind, points, is_na, given in rows.values_list("criterion", "turn__round__kind", "points", "is_na", "given"):
        said.setdefault(scores.codes[criterion], []).append(Line(kind, points, is_na, given))
    rounds, leaves = [one.kind for one in scores.rounds], scores.leaves
    found = {code: counted(lines, leaves[code], scores.table, rounds) for code, lines in said.items()}
    return {code: line for code, line in found.items() if line is not None}


def _lines(told: Explained) -> Steps:
    return [{"text": line} for line in (*told.inputs, *told.lines)]


def _node(told: Explained) -> dict[str, Any]:
    return {"text": told.title, "clause": told.clause, "steps": [*_lines(told), *(_node(child) for child in told.children)]}
