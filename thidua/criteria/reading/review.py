"""Rows under review: what a clerk changes, what still keeps them from being taken, and the tree they make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from thidua.criteria.enums import CriterionKind
from thidua.criteria.reading.values import Row
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.numbers import why_not_points
from thidua.criteria.rules.params import read_params
from thidua.criteria.rules.tree import MOST_DEPTH, MOST_TITLE

GROUP = CriterionKind.SUM_CHILDREN


class Step(StrEnum):
    UNDER = "vao"
    OUT = "ra"
    DROP = "bo"
    TAKE = "nhan"
    DROP_PART = "bo-phan"
    AGREE = "dung"
    """The doubts of the row were looked at and nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row on the page. `total`: what its parts add up to (None: it has none); `why_not`: what must be mended before it is taken."""

    number: int
    row: Row
    total: Decimal | None
    why_not: tuple[str, ...]

    @property
    def gap(self) -> Decimal:
        return Decimal(0) if self.total is None or self.row.points is None else self.total - self.row.points


def children_of(rows: Sequence[Row], at: int) -> Iterator[Row]:
    """Rows right under this one that are taken."""
    for row in rows[at + 1 :]:
        if row.depth <= rows[at].depth:
            return
        if row.depth == rows[at].depth + 1 and not row.is_dropped:
            yield row


def family(rows: Sequence[Row], at: int) -> range:
    """The row and everything under it."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return range(at, end)


def stepped(rows: Sequence[Row], at: int, step: Step) -> list[Row]:
    """After a button of the page. A step that leads nowhere changes nothing."""
    changed = list(rows)
    match step:
        case Step.DROP | Step.TAKE:
            for place in family(rows, at):
                changed[place] = replace(changed[place], is_dropped=step is Step.DROP)
        case Step.DROP_PART:
            changed = [replace(row, is_dropped=True) if row.part == rows[at].part else row for row in rows]
        case Step.AGREE:
            changed[at] = replace(changed[at], doubts=())
        case Step.UNDER | Step.OUT:
            changed = _shifted(rows, at, 1 if step is Step.UNDER else -1)
    return changed


def _shifted(rows: Sequence[Row], at: int, by: int) -> list[Row]:
    """With everything under it. Deeper than one below the row above, or out of the table, is nowhere."""
    depth = rows[at].depth + by
    above = next((row for row in reversed(rows[:at]) if not row.is_dropped), None)
    if depth < 0 or (by > 0 and (above is None or depth > above.depth + 1)):
        return list(rows)
    moved = family(rows, at)
    shifted = [replace(row, depth=row.depth + by) if place in moved else row for place, row in enumerate(rows)]
    return [_as_heading(shifted, place) for place in range(len(shifted))]


def _as_heading(rows: Sequence[Row], at: int) -> Row:
    """A criterion that now has rows under it only adds them up."""
    row = rows[at]
    if row.kind == GROUP or next(children_of(rows, at), None) is None:
        return row
    return replace(row, kind=GROUP, params={}, na_mode=None, doubts=("Mục này nay có mục con nên chỉ cộng các mục con.",))


def reviewed(rows: Sequence[Row]) -> list[Reviewed]:
    return [Reviewed(at, row, _total(rows, at), tuple(_why_not(rows, at))) for at, row in enumerate(rows)]


def _total(rows: Sequence[Row], at: int) -> Decimal | None:
    parts = list(children_of(rows, at))
    return sum((part.points or Decimal(0) for part in parts), Decimal(0)) if parts else None


def _why_not(rows: Sequence[Row], at: int) -> Iterator[str]:
    row = rows[at]
    if row.is_dropped:
        return
    has_parts = next(children_of(rows, at), None) is not None
    if not row.title:
        yield "Chưa có nội dung."
    if row.points is None:
        yield "Chưa có điểm chuẩn."
    elif reason := why_not_points(row.points):
        yield reason
    yield from (f"{name} dài quá {most} chữ: ghi ngắn lại." for name, words, most in _lengths(row) if len(words) > most)
    if row.kind == GROUP and not has_parts:
        yield "Chưa có mục con: chọn cách chấm, hoặc bỏ dòng này."
    if row.kind != GROUP and has_parts:
        yield "Có mục con nên chỉ cộng các mục con: đổi cách chấm."
    if row.depth >= MOST_DEPTH:
        yield f"Quá {MOST_DEPTH} bậc: đưa mục ra ngoài."
    yield from _astray(rows, at)
    yield from _rule_faults(row)


def _lengths(row: Row) -> tuple[tuple[str, str, int], ...]:
    """What a criterion of a table can hold."""
    return ("Nội dung", row.title, MOST_TITLE), ("Mã", row.code, 40), ("Đơn vị chức năng", row.owner, 200)


def _astray(rows: Sequence[Row], at: int) -> Iterator[str]:
    """Its heading was dropped, or it stands two steps under the row above."""
    above = next((row for row in reversed(rows[:at]) if not row.is_dropped), None)
    if rows[at].depth > (above.depth + 1 if above else 0):
        yield "Mục chứa dòng này đã bỏ hoặc cách hơn một bậc: đưa dòng ra ngoài."


def _rule_faults(row: Row) -> Iterator[str]:
    try:
        read_params(row.kind, row.params)
    except ParamFault as fault:
        yield fault.sentence


def open_doubts(rows: Sequence[Row]) -> int:
    return sum(bool(row.doubts) and not row.is_dropped for row in rows)


def tree_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """As `plant_criteria` takes it: fields of a criterion, with `children`. Dropped rows are left out."""
    roots: list[dict[str, Any]] = []
    opened: list[dict[str, Any]] = []
    for row in rows:
        if row.is_dropped:
            continue
        told = _told(row)
        del opened[row.depth :]
        (opened[-1]["children"] if opened else roots).append(told)
        opened.append(told)
    return roots


def _told(row: Row) -> dict[str, Any]:
    said: Mapping[str, Any] = {
        "mark": row.mark,
        "title": row.title,
        "points": row.points,
        "pool": row.pool,
        "kind": row.kind,
        "params": dict(row.params),
        "owner_words": row.owner,
        "na_mode": row.na_mode or "",
        "guidance": row.guidance,
        "source": row.place[:300],
    }
    return {**said, "children": []} | ({"code": row.code} if row.code else {})
