"""Faults of a table as a whole: codes, sums against their heading, pools, grades and ties that name what is not there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.dates import figure
from thidua.criteria.enums import Pool, TieBy
from thidua.criteria.rules.kinds import faults_of
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.values import Group, Leaf, Table, leaves_of, nodes_of


@dataclass(frozen=True, slots=True)
class TableFault:
    """`code` "" speaks of the whole table."""

    code: str
    sentence: str


def faults_of_table(table: Table) -> tuple[TableFault, ...]:
    """Empty when the table is sound; `missing_settings` is asked beside it."""
    table = settled(table)
    own = (TableFault(leaf.code, sentence) for leaf in leaves_of(table.roots) for sentence in faults_of(leaf))
    return (*_of_codes(table), *own, *_of_groups(table), *_of_ties(table), *_of_grading(table))


def _of_codes(table: Table) -> Iterator[TableFault]:
    if not any(True for _ in leaves_of(table.roots)):
        yield TableFault("", "Bảng chưa có tiêu chí nào.")
    for code, count in Counter(node.code for node in nodes_of(table.roots)).items():
        if count > 1:
            yield TableFault(code, f"Mã “{code}” dùng cho {count} mục.")


def _of_groups(table: Table) -> Iterator[TableFault]:
    for group in (node for node in nodes_of(table.roots) if isinstance(node, Group)):
        if not group.children:
            yield TableFault(group.code, f"Mục “{group.title}” không có tiêu chí nào.")
            continue
        if len({leaf.pool for leaf in leaves_of(group.children)}) > 1:
            yield TableFault(group.code, f"Mục “{group.title}” vừa có điểm nội dung vừa có điểm thưởng hoặc trừ: tách thành các mục riêng.")
        if group.cap is not None and group.floor is not None and group.floor > group.cap:
            yield TableFault(group.code, "Điểm sàn của mục cao hơn điểm tối đa.")
        yield from _of_sum(group)


def sum_under(group: Group) -> Decimal:
    """The points of the children: what the heading's own maximum should be."""
    return sum((child.max for child in group.children), Decimal(0))


def _of_sum(group: Group) -> Iterator[TableFault]:
    """Of a bonus or a penalty the heading may promise less than its lines; of the content never."""
    under = sum_under(group)
    is_content = any(leaf.pool is Pool.CONTENT for leaf in leaves_of(group.children))
    reach = under if group.cap is None else min(under, group.cap)
    if is_content and reach != group.max:
        yield TableFault(group.code, f"Các mục con cộng lại {figure(reach)} điểm, mục “{group.title}” ghi {figure(group.max)}.")


def _of_ties(table: Table) -> Iterator[TableFault]:
    groups = {node.code for node in nodes_of(table.roots) if isinstance(node, Group)}
    leaves = {node.code for node in nodes_of(table.roots) if isinstance(node, Leaf)}
    for step in table.ties or ():
        if (step.by is TieBy.GROUP and step.code not in groups) or (step.by is TieBy.LEAF and step.code not in leaves):
            yield TableFault("", f"Thứ tự xét khi bằng điểm nhắc đến “{step.code}”, bảng không có mục này.")


def _of_grading(table: Table) -> Iterator[TableFault]:
    if table.grading is None:
        return
    leaves = {leaf.code for leaf in leaves_of(table.roots)}
    grounds = {ground.code for ground in table.grounds}
    for code in table.grading.target_leaves:
        if code not in leaves:
            yield TableFault("", f"Xếp loại theo chỉ tiêu của “{code}”, bảng không có tiêu chí này.")
    for grade in table.grading.grades:
        for code in sorted(grade.barred_by - grounds):
            yield TableFault("", f"Hạng “{grade.title}” loại trừ theo “{code}”, bảng không có căn cứ này.")
        if any(case.met > len(table.grading.target_leaves) for case in grade.targets):
            yield TableFault("", f"Hạng “{grade.title}” đòi nhiều chỉ tiêu hơn số chỉ tiêu của bảng.")
    if not table.grading.otherwise:
        yield TableFault("", "Chưa đặt tên hạng cho các đơn vị còn lại.")
