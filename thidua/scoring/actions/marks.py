"""Writing one cell of a sheet: what was entered is scored by the engine and kept with every writing before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion
from thidua.criteria.queries.trying import working_days_late
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import Given, NotArisen, Ratio, read_given
from thidua.criteria.rules.kinds import score
from thidua.criteria.rules.values import Leaf
from thidua.scoring.models import Mark, MarkChange, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.queries.writing import Cell, held_cell, said_before
from thidua.scoring.rules.rounds import why_not_without_reason

AROUND = ("sheet__period__version", "sheet__unit", "round", "scorer")

Typed = Callable[[Turn, Leaf], Mapping[str, Any]]
"""What was typed, as `criteria.rules.given` reads it, with its `reason`. Raises `RuleBroken`."""


class Overtaken(RuleBroken):
    """Somebody wrote or emptied the cell meanwhile; nothing was written over. `mark`: as it stands now, None when it is empty."""

    def __init__(self, mark: Mark | None, *, who: str, at: datetime) -> None:
        self.mark, self.who = mark, who
        did = "ghi" if mark else "xóa trắng"
        super().__init__(f"{who} vừa {did} ô này lúc {at.astimezone(clock.LOCAL):%H:%M:%S}. Chưa ghi đè: so hai giá trị rồi chọn.")


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to stand in a cell from now on."""

    told: dict[str, Any]
    points: Decimal | None
    is_na: bool
    by: User
    now: datetime

    @property
    def reason(self) -> str:
        return str(self.told.get("reason", "")).strip()

    def columns(self) -> dict[str, Any]:
        """Of the mark and of the change that keeps it."""
        return {"given": self.told, "points": self.points, "is_na": self.is_na, "reason": self.reason, "changed_at": self.now}


@transaction.atomic
def save_typed(turn: int, criterion: int, *, typed: Typed, seen: int, by: User) -> Mark:
    """As a page sends it: keys, and a reader of what was typed. `seen`: the `version` the writer saw, 0 for an empty cell.

    A writing is kept as a `MarkChange`; the ledger hears of them all when the turn is sent. The same writing sent once more (its answer
    was lost on the way) changes nothing. Raises `Overtaken`, `RuleBroken`, `ObjectDoesNotExist`.
    """
    return _save(turn, criterion, typed, seen, by)


@transaction.atomic
def save_mark(turn: Turn, criterion: Criterion, *, told: Mapping[str, Any], seen: int, by: User) -> Mark:
    """`save_typed` of what was read already."""
    return _save(turn.pk, criterion.pk, lambda _turn, _leaf: told, seen, by)


@transaction.atomic
def clear_mark(turn: Turn, criterion: Criterion, *, seen: int, by: User) -> None:
    """The cell is as if nobody had written it; what was written stays among its changes. An empty cell stays as it is.

    Raises `Overtaken`, `RuleBroken`.
    """
    cell, _, now = _to_write(turn.pk, criterion.pk, by)
    mark = cell.turn.marks.filter(criterion=criterion).first()
    if mark is None:
        return
    if mark.version != seen:
        raise _overtaken(mark)
    mark.delete()
    _keep_change(cell.turn, criterion, Writing({}, None, False, by, now), seen + 1)


def write_mark(
    turn: Turn, criterion: Criterion, *, told: Mapping[str, Any], points: Decimal | None, is_na: bool = False, by: User, now: datetime
) -> Mark:
    """For actions that hold the turn (or have just made it) and have asked the rules."""
    writing = Writing(dict(told), points, is_na, by, now)
    key, seen = turn.marks.filter(criterion=criterion).values_list("pk", "version").first() or (None, 0)
    return _put(turn, criterion, writing, key, seen)


def _save(turn: int, criterion: int, typed: Typed, seen: int, by: User) -> Mark:
    cell, node, now = _to_write(turn, criterion, by)
    leaf = rules_of(cell.turn.sheet.period.version).leaves[node.code]
    writing = _judged(cell.turn, node, leaf, dict(typed(cell.turn, leaf)), by, now)
    return _put(cell.turn, node, writing, cell.mark, seen)


def _to_write(turn: int, criterion: int, by: User) -> tuple[Cell, Criterion, datetime]:
    """And the moment from which the turn is held."""
    cell, now = held_cell(turn, criterion, by, clock.today()), clock.now()
    node = rules_of(cell.turn.sheet.period.version).nodes.get(criterion) or Criterion.objects.get(pk=criterion)
    require(permissions.why_not_write(by, cell.turn, now, acts=cell.acts) or permissions.why_not_mark(cell.turn, node))
    return cell, node, now


def _judged(turn: Turn, criterion: Criterion, leaf: Leaf, told: dict[str, Any], by: User, now: datetime) -> Writing:
    given, points = scored(leaf, told)
    writing = Writing(told, points, isinstance(given, NotArisen), by, now)
    require(permissions.why_not_claim(turn) if writing.is_na else None)
    if not writing.reason:
        require(why_not_without_reason(said_before(turn, criterion.pk), points, is_na=writing.is_na))
    return writing


def scored(leaf: Leaf, told: Mapping[str, Any]) -> tuple[Given, Decimal | None]:
    """A ratio against the leader has its points once the whole group is scored."""
    try:
        given = read_given(leaf, told)
        if leaf.kind is CriterionKind.LEADER_RELATIVE and isinstance(given, Ratio):
            return given, None
        return given, score(leaf, given, count_days=working_days_late).points
    except Fault as fault:
        raise RuleBroken(fault.sentence) from fault


def _put(turn: Turn, criterion: Criterion, writing: Writing, key: int | None, seen: int) -> Mark:
    """Over the version that was seen and no other. `key` is no more than a hint: somebody may have held the turn when it was asked for."""
    written = _change(key, turn, criterion, writing, seen) if seen else _begin(turn, criterion, writing)
    return written or _of_another(turn, criterion, writing, seen)


def _begin(turn: Turn, criterion: Criterion, writing: Writing) -> Mark | None:
    """Counted on from what was written before the cell was emptied. None: it is not empty."""
    last = turn.changes.filter(criterion=criterion).order_by("-version").values_list("version", "given").first()
    version, given = last or (0, {})
    if given:
        return None
    mark = Mark.objects.create(turn=turn, criterion=criterion, version=version + 1, changed_by=writing.by, **writing.columns())
    _keep_change(turn, criterion, writing, version + 1)
    return mark


def _change(key: int | None, turn: Turn, criterion: Criterion, writing: Writing, seen: int) -> Mark | None:
    """None: another version than was seen stands there by now, or nothing."""
    about = {"version": seen + 1, "changed_by_id": writing.by.pk, **writing.columns()}
    if key is None or not _overwrite(key, seen, about):
        return None
    _keep_change(turn, criterion, writing, seen + 1)
    return Mark(pk=key, turn=turn, criterion=criterion, **about)


def _of_another(turn: Turn, criterion: Criterion, writing: Writing, seen: int) -> Mark:
    """What stands there instead. The same from the same hand is the same writing, sent once more."""
    mark = turn.marks.filter(criterion=criterion).first()
    if mark is None:
        raise _emptied(turn, criterion)
    if mark.version > seen and mark.changed_by_id == writing.by.pk and mark.given == writing.told:
        return mark
    raise _overtaken(mark)


def _overtaken(mark: Mark) -> Overtaken:
    return Overtaken(mark, who=str(mark.changed_by), at=mark.changed_at)


def _emptied(turn: Turn, criterion: Criterion) -> RuleBroken:
    last = turn.changes.filter(criterion=criterion).order_by("-version").first()
    if last is None:
        return RuleBroken("Ô này chưa có điểm nào được ghi. Tải lại trang rồi ghi lại.")
    return Overtaken(None, who=last.changed_by_name, at=last.changed_at)


def _overwrite(key: int, seen: int, about: Mapping[str, Any]) -> bool:
    """Past the machinery of models, as `_keep_change`: each cell that an office saves passes here."""
    stored = _stored(Mark, about)
    columns = ", ".join(f"{column} = %s" for column in stored)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE scoring_mark SET {columns} WHERE id = %s AND version = %s", [*stored.values(), key, seen])  # noqa: S608
        return bool(cursor.rowcount)


def _keep_change(turn: Turn, criterion: Criterion, writing: Writing, version: int) -> None:
    about = {"turn_id": turn.pk, "criterion_id": criterion.pk, "version": version, "changed_by_name": str(writing.by), **writing.columns()}
    stored = _stored(MarkChange, about)
    columns, values = ", ".join(stored), ", ".join(["%s"] * len(stored))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO scoring_markchange ({columns}) VALUES ({values})", list(stored.values()))  # noqa: S608


def _stored(model: type[Model], about: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of the model with what its fields make of these values for this database."""
    fields = _fields(model)
    return {column: fields[column].get_db_prep_save(value, connection) for column, value in about.items()}


@cache
def _fields(model: type[Model]) -> Mapping[str | None, Field[Any, Any]]:
    return {field.column: field for field in model._meta.concrete_fields}
