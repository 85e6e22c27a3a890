"""A version in words: its conventions as the page reads them out, and its lines for the difference list."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.core.dates import short
from thidua.criteria.enums import CriterionKind, EvidenceKind, ScoringRound
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.tree import GROUNDS, Under, nodes_under, owner_of, stored_table, table_of, walk
from thidua.criteria.reading.wording import NA_WORDS
from thidua.criteria.rules.conventions import Said, conventions_said, grade_lines, rounds_words, size_lines
from thidua.criteria.rules.differences import Differences, Line, Side, differences
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.lines import rule_words, small
from thidua.criteria.rules.params import read_params
from thidua.criteria.rules.stored import read_table
from thidua.criteria.rules.values import Table

_CALLED = 90
"""Letters of a criterion's title where it is named inside a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """`said`: every choice the table needs. `grades`, `sizes`, `grounds`: a line each; empty where the table has none."""

    said: tuple[Said, ...] = ()
    grades: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()

    @property
    def open_ones(self) -> list[Said]:
        return [one for one in self.said if not one.words]

    @property
    def made(self) -> list[Said]:
        return [one for one in self.said if one.words]


def told_of(version: TableVersion, under: Under | None = None) -> Told:
    """Empty when a stored rule cannot be read: the editor says which."""
    under = nodes_under(version) if under is None else under
    try:
        table = table_of(version, under)
    except ParamFault:
        return Told()
    return told_by(table, called(under))


def told_by(table: Table, titles: Mapping[str, str]) -> Told:
    grounds = tuple(ground.title for ground in table.grounds)
    return Told(conventions_said(table, titles), grade_lines(table), size_lines(table.size_classes), grounds)


def table_with(version: TableVersion, choices: Mapping[str, Any], under: Under | None = None) -> Table:
    """The version as it would stand with these choices. Raises `ParamFault`."""
    told = dict(choices)
    if "conventions" in told:
        told[GROUNDS] = told["conventions"].get(GROUNDS, [])
        told["conventions"] = {name: value for name, value in told["conventions"].items() if name != GROUNDS}
    return read_table(stored_table(version, under) | told)


def called(under: Under) -> dict[str, str]:
    """Code → number and title, cut; in the order of the paper."""
    return {node.code: name_of(node) for node, _ in walk(under)}


def name_of(node: Criterion) -> str:
    title = node.title if len(node.title) <= _CALLED else f"{node.title[:_CALLED].rstrip()}…"
    return f"{node.mark or node.code}. {title}"


def version_differences(before: TableVersion, now: TableVersion, under: Under | None = None) -> Differences:
    """`under`: of `now`."""
    return differences(side_of(before), side_of(now, under))


def side_of(version: TableVersion, under: Under | None = None) -> Side:
    under = nodes_under(version) if under is None else under
    nodes = [node for node, _ in walk(under)]
    codes = {node.pk: node.code for node in nodes}
    return Side([_line(node, codes) for node in nodes], said_by_label(told_of(version, under)))


def said_by_label(told: Told) -> dict[str, str]:
    """One sentence a convention, for comparing."""
    lists = {"Xếp loại": told.grades, "Nhóm quy mô": told.sizes, "Căn cứ không xếp hạng": told.grounds}
    return {one.label: one.words for one in told.said} | {label: "; ".join(lines) for label, lines in lists.items() if lines}


def _line(node: Criterion, codes: Mapping[int, str]) -> Line:
    parent = codes[node.parent_id] if node.parent_id else ""
    return Line(node.code, node.mark, node.title, node.points, parent, ruled(node.kind, node.params, node.points), _rest(node))


def ruled(kind: str, params: Mapping[str, Any], points: Decimal) -> str:
    """The stored rule in words, or what is wrong with it."""
    try:
        return rule_words(CriterionKind(kind), read_params(CriterionKind(kind), params), points)
    except ParamFault as fault:
        return fault.sentence


def _rest(node: Criterion) -> dict[str, str]:
    period = f"{short(node.starts_on)} đến {short(node.ends_on)}" if node.starts_on and node.ends_on else ""
    return {
        "phần điểm": str(node.get_pool_display()),
        "đơn vị chức năng": owner_of(node),
        "lượt được chấm": rounds_words(node.rounds) if node.rounds else "mọi lượt",
        "minh chứng": evidence_words(node),
        "khi không phát sinh": str(node.get_na_mode_display()) if node.na_mode else "theo quy ước của bảng",
        "coi là không phát sinh khi": node.na_words,
        "chiều": str(node.get_direction_display()),
        "kỳ số liệu": period or "theo kỳ của bảng",
        "hướng dẫn chấm": node.guidance,
    }


def evidence_words(node: Criterion) -> str:
    """Empty when none is asked for."""
    least, kinds = node.evidence.get("least", 0), node.evidence.get("kinds", [])
    if not least:
        return ""
    words = ", ".join(str(EvidenceKind(kind).label).lower() for kind in kinds)
    return f"ít nhất {least} minh chứng" + (f" ({words})" if words else "")


def beside_of(node: Criterion) -> list[str]:
    """What goes with a criterion beside its rule, only what is said of it."""
    told = [f"đơn vị chức năng: {owner_of(node)}"] if owner_of(node) else []
    told += [f"chấm ở: {', '.join(str(one.label).lower() for one in ScoringRound if one.value in node.rounds)}"] if node.rounds else []
    told += [f"minh chứng: {evidence_words(node)}"] if evidence_words(node) else []
    told += [f"{small(NA_WORDS)}{small(node.get_na_mode_display())}"] if node.na_mode else []
    told += [f"coi là không phát sinh khi {node.na_words}"] if node.na_words else []
    told += [f"số liệu từ {short(node.starts_on)} đến {short(node.ends_on)}"] if node.starts_on and node.ends_on else []
    return told
