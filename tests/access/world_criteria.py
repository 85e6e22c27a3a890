"""Criteria tables: of each side one under the pen, that only its issuer reads."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import CriteriaTable, TableVersion

if TYPE_CHECKING:
    from tests.access.world import World


def write_tables(world: "World") -> None:
    """A group with two criteria in each."""
    head = world.users["head"]
    words, things = world.plant("tiêu chí", readers={"head"}), world.things
    begun = actions.begin_table(
        things["head_unit"], bloc=things["bloc_a"], year=2021, title=f"Bảng {words}", scored_kind="Sở Tư pháp", by=head
    )
    _plant(world, "a", begun, words, head)
    words = world.plant("tiêu chí", readers={"outsider"})
    _plant(world, "b", _of_b(world, words), words, world.users["outsider"])


def _of_b(world: "World", words: str) -> TableVersion:
    """As a unit has it that no longer leads: on side B nobody signs in for the unit that does."""
    bloc, by = world.things["bloc_b"], world.users["outsider"]
    table = CriteriaTable(issuer=world.things["b_unit"], bloc=bloc, year=2021, title=f"Bảng {words}", scored_kind="Công an", made_by=by)
    table.made_at = clock.now()
    table.save()
    return TableVersion.objects.create(table=table, number=1)


def _plant(world: "World", side: str, version: TableVersion, words: str, by: User) -> None:
    kind = CriterionKind.PASS_FAIL
    leaves: list[dict[str, Any]] = [
        {"mark": mark, "title": f"{words} {mark}", "points": Decimal(2), "kind": kind, "params": {}} for mark in ("1", "2")
    ]
    group = {"mark": "A", "title": f"Phần {words}", "points": Decimal(4), "children": leaves}
    made = actions.plant_criteria(version, criteria=[group], by=by)
    first, second = made.criteria.filter(kind=kind)
    world.things |= {f"criteria_{side}": made, f"criterion_{side}": first, f"criterion_chosen_{side}": f"{second.pk}-{second.edits}"}
