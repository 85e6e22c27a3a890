"""Write the tree of a draft: add, change, move, remove; a whole tree at once into an empty draft."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.permissions.tree import why_not_write_tree
from thidua.criteria.queries.tree import last_writing, nodes_under, spots_of, walk
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.numbers import why_not_points
from thidua.criteria.rules.params import read_params
from thidua.criteria.rules.tree import MOST_DEPTH, Spot, Step, code_under, place_of, why_not_hold
from thidua.ledger.record import record

WRITTEN = (
    *("mark", "code", "title", "points", "pool", "kind", "params", "owner", "owner_words", "rounds", "evidence"),
    *("na_mode", "na_words", "direction", "starts_on", "ends_on", "guidance", "source", "is_sample"),
)
"""What people write of a criterion; its place is moved."""


class Overtaken(RuleBroken):
    """Somebody wrote the criterion meanwhile; `node` is it as it stands now. Nothing was written over."""

    def __init__(self, node: Criterion) -> None:
        self.node = node
        entry = last_writing(node)
        who = (
            f"{entry.actor_name} vừa ghi mục này lúc {entry.at.astimezone(clock.LOCAL):%H:%M, %d/%m/%Y}"
            if entry
            else "Mục này vừa được ghi"
        )
        super().__init__(f"{who}, sau khi bạn mở trang. Chưa ghi đè gì: so hai bản bên dưới rồi ghi lại nếu vẫn muốn.")


@transaction.atomic
def add_criterion(
    version: TableVersion, *, values: Mapping[str, Any], parent: Criterion | None = None, after: Criterion | None = None, by: User
) -> Criterion:
    """Under `parent` (None: outermost), behind its child `after` (None: last). An empty code is made from the number."""
    version = _held(version)
    require(why_not_write_tree(by, version, clock.today()))
    under = nodes_under(version)
    require(_why_not_under(parent, spots_of(under)))
    node = Criterion(version=version, parent=parent, **_told(values))
    node.pool = parent.pool if parent else node.pool
    node.code = node.code or code_under(parent.code if parent else "", node.mark, taken=_codes(version))
    require(_why_not_say(node, under, _codes(version)))
    siblings = list(under.get(node.parent_id, ()))
    at = next((number for number, row in enumerate(siblings, start=1) if after is not None and row.pk == after.pk), len(siblings))
    node.position = len(siblings) + 1
    node.save()
    _number([*siblings[:at], node, *siblings[at:]])
    _count(version)
    record(by, "criteria.add_criterion", version, code=node.code, title=node.title, standard=node.points, rule=node.get_kind_display())
    return node


@transaction.atomic
def change_criterion(node: Criterion, *, values: Mapping[str, Any], seen: int, by: User) -> Criterion:
    """`seen`: the `edits` the writer saw. Raises `Overtaken` when there were more since."""
    version = _held(node.version)
    require(why_not_write_tree(by, version, clock.today()))
    node = _again(node)
    if node.edits != seen:
        raise Overtaken(node)
    told, pool = _owned(node, _told(values)), node.pool
    before = {name: getattr(node, name) for name in told}
    for name, value in told.items():
        setattr(node, name, value)
    node.pool = node.parent.pool if node.parent else node.pool
    require(_why_not_say(node, nodes_under(version), _codes(version) - {before.get("code", node.code)}))
    changed = [name for name in told if before[name] != getattr(node, name)]
    if changed:
        _write(node, version, changed)
        _give_pool(node, version, pool)
        was, now = {_word(name): before[name] for name in changed}, {_word(name): getattr(node, name) for name in changed}
        record(by, "criteria.change_criterion", version, code=node.code, before=was, after=now)
    return node


@transaction.atomic
def move_criterion(node: Criterion, *, step: Step, seen: int, by: User) -> Criterion:
    """One step up, down, into the group above, or out behind its own group. With everything under it."""
    version = _held(node.version)
    require(why_not_write_tree(by, version, clock.today()))
    node, under = _again(node), nodes_under(version)
    if node.edits != seen:
        raise Overtaken(node)
    place = place_of(step, node.pk, spots_of(under))
    if isinstance(place, str):
        raise RuleBroken(place)
    before, pool = node.parent_id, node.pool
    left = [row for row in under[before] if row.pk != node.pk]
    joined = left if place.parent == before else list(under.get(place.parent, ()))
    node.parent = next((row for row, _ in walk(under) if row.pk == place.parent), None)
    node.pool = node.parent.pool if node.parent else node.pool
    _write(node, version, ["parent", "pool"])
    _number([*joined[: place.order], node, *joined[place.order :]])
    if place.parent != before:
        _number(left)
    _give_pool(node, version, pool)
    record(by, "criteria.move_criterion", version, code=node.code, under=node.parent.code if node.parent else "", order=place.order + 1)
    return node


@transaction.atomic
def remove_criterion(node: Criterion, *, seen: int, by: User) -> TableVersion:
    """With everything under it. `seen`: the `edits` of the whole version, so that nobody removes what they have not seen."""
    version = _held(node.version)
    require(why_not_write_tree(by, version, clock.today()))
    node = _again(node)
    if version.edits != seen:
        raise Overtaken(node)
    under = nodes_under(version)
    gone = [node, *(row for row, _ in walk(under, node.pk))]
    kept = [{_word(name): getattr(row, name) for name in ("code", "mark", "title", "points", "kind", "params")} for row in gone]
    siblings = [row for row in under[node.parent_id] if row.pk != node.pk]
    node.delete()
    _number(siblings)
    _count(version)
    record(by, "criteria.remove_criterion", version, codes=[row.code for row in gone], fields=kept)
    return version


@transaction.atomic
def plant_criteria(version: TableVersion, *, criteria: Sequence[Mapping[str, Any]], by: User) -> TableVersion:
    """A whole tree into a draft that has none yet. Each: fields of a criterion, and `children`."""
    version = _held(version)
    require(why_not_write_tree(by, version, clock.today()))
    require("Bản này đã có tiêu chí. Chỉ nhập cả bảng vào một bản còn trống." if version.criteria.exists() else None)
    _plant(version, criteria)
    record(by, "criteria.plant_criteria", version, codes=list(version.criteria.order_by("pk").values_list("code", flat=True)))
    return version


def _plant(version: TableVersion, criteria: Sequence[Mapping[str, Any]]) -> None:
    """Level by level. Raises `RuleBroken` that names the criterion whose rule cannot be read."""
    level: list[tuple[Criterion | None, Mapping[str, Any]]] = [(None, told) for told in criteria]
    taken: set[str] = set()
    depth = 0
    while level:
        require(f"Bảng có nhiều nhất {MOST_DEPTH} bậc." if depth >= MOST_DEPTH else None)
        nodes = [_planted(version, parent, told, number, taken) for number, (parent, told) in enumerate(level, start=1)]
        Criterion.objects.bulk_create(nodes)
        level = [(node, child) for node, (_, told) in zip(nodes, level, strict=True) for child in told.get("children", ())]
        depth += 1
    _count(version)


def _planted(version: TableVersion, parent: Criterion | None, told: Mapping[str, Any], number: int, taken: set[str]) -> Criterion:
    values = _told({name: value for name, value in told.items() if name != "children"})
    node = Criterion(version=version, parent=parent, position=number, **values)
    node.pool = parent.pool if parent else node.pool
    node.code = node.code or code_under(parent.code if parent else "", node.mark, taken=frozenset(taken))
    require(_why_not_say(node, {}, frozenset(taken)))
    require(
        f"Mục {node} không chứa mục con được: đổi cách chấm thành cộng các mục con." if told.get("children") and not node.is_group else None
    )
    taken.add(node.code)
    return node


def _held(version: TableVersion) -> TableVersion:
    """One writer at a time in a version."""
    return lock(version, "table__issuer")


def _again(node: Criterion) -> Criterion:
    found = Criterion.objects.select_related("parent", "owner", "version").filter(pk=node.pk).first()
    if found is None:
        raise RuleBroken(f"Mục {node.code} vừa bị người khác bỏ khỏi bảng.")
    return found


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(values) - set(WRITTEN))
    if unknown:
        raise TypeError(unknown)
    return {
        name: one_line(value) if name in {"mark", "code", "title", "owner_words", "source"} else value for name, value in values.items()
    }


def _owned(node: Criterion, told: dict[str, Any]) -> dict[str, Any]:
    """An example that somebody writes anew is an example no more."""
    is_changed = any(getattr(node, name) != value for name, value in told.items())
    return {**told, "is_sample": False} if node.is_sample and is_changed else told


def _word(name: str) -> str:
    """What the office calls a field."""
    return str(Criterion._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _why_not_say(node: Criterion, under: Mapping[int | None, Sequence[Criterion]], taken: frozenset[str]) -> str | None:
    """What the database or the engine could not hold."""
    if not node.title:
        return "Mục chưa có nội dung. Ghi như trong bảng in."
    if node.code in taken:
        return f"Mã {node.code} đã dùng cho mục khác của bản này. Mỗi mục một mã."
    if reason := why_not_points(Decimal(node.points)) or _too_long(node):
        return reason
    if node.pk and under.get(node.pk) and not node.is_group:
        return "Mục này đang có mục con nên chỉ cộng các mục con. Chuyển hoặc bỏ các mục con trước khi đổi cách chấm."
    try:
        read_params(CriterionKind(node.kind), node.params)
    except ParamFault as fault:
        return f"Mục {node.mark or node.code}: {fault.sentence}"
    return None


def _too_long(node: Criterion) -> str | None:
    for name in ("mark", "code", "owner_words", "na_words", "source"):
        most = Criterion._meta.get_field(name).max_length  # type: ignore[union-attr]
        if len(getattr(node, name)) > (most or 0):
            return f"{_word(name).capitalize()} của mục “{node.title[:60]}” dài quá {most} chữ. Ghi ngắn lại."
    return None


def _why_not_under(parent: Criterion | None, spots: Sequence[Spot]) -> str | None:
    if parent is None:
        return None
    spot = next((spot for spot in spots if spot.key == parent.pk), None)
    return why_not_hold(spot) if spot else f"Mục {parent.code} vừa bị người khác bỏ khỏi bảng."


def _codes(version: TableVersion) -> frozenset[str]:
    return frozenset(version.criteria.values_list("code", flat=True))


def _write(node: Criterion, version: TableVersion, names: Sequence[str]) -> None:
    node.edits += 1
    node.save(update_fields=[*names, "edits"])
    _count(version)


def _count(version: TableVersion) -> None:
    version.edits += 1
    version.save(update_fields=["edits"])


def _number(rows: Sequence[Criterion]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position
    Criterion.objects.bulk_update(rows, ["position"])


def _give_pool(node: Criterion, version: TableVersion, before: str) -> None:
    """Everything under one outermost node is of one pool."""
    if node.pool == before:
        return
    inner = [row.pk for row, _ in walk(nodes_under(version), node.pk)]
    Criterion.objects.filter(pk__in=inner).update(pool=Pool(node.pool))
