"""Criteria tables: of each side one under the pen, that only its issuer reads."""

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind

if TYPE_CHECKING:
    from tests.access.world import World


def write_tables(world: "World") -> None:
    """A group with two criteria; the head writes in bloc A, the unit of bloc B that leads there in B."""
    things = world.things
    for side, issuer, by in (("a", "head_unit", "head"), ("b", "b_head_unit", "b_head")):
        if by not in world.users:
            continue
        user, words = world.users[by], world.plant("tiêu chí", readers={by})
        version = actions.begin_table(
            things[issuer], bloc=things[f"bloc_{side}"], year=2021, title=f"Bảng {words}", scored_kind="Sở Tư pháp", by=user
        )
        leaves = [
            {"mark": mark, "title": f"Tiêu chí {mark}", "points": Decimal(2), "kind": CriterionKind.PASS_FAIL, "params": {}}
            for mark in ("1", "2")
        ]
        group = {"mark": "A", "title": f"Phần {words}", "points": Decimal(4), "children": leaves}
        actions.plant_criteria(version, criteria=[group], by=user)
        things[f"criteria_{side}"] = version
        things[f"criteria_group_{side}"], things[f"criteria_first_{side}"], things[f"criteria_second_{side}"] = version.criteria.order_by("pk")
        things[f"criteria_second_chosen_{side}"] = f"{things[f'criteria_second_{side}'].pk}-0"
