"""Scoring periods: on each side one open, one being prepared, and an issued table by which none is scored yet."""

from typing import TYPE_CHECKING

from tests.criteria.conventions import CHOSEN
from tests.criteria.make import group, leaf
from tests.scoring.periods import rounds_from_now
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.scoring.actions import periods as actions
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod
from thidua.scoring.queries.setting_up import ScoredUnit

if TYPE_CHECKING:
    from tests.access.world import World

OF_A = {"specialist", "leader", "unit_admin", "head", "deputy", "same_bloc", "superior"}
KEEPERS = {"a": "head", "b": "system_admin"}
ISSUERS = {"a": ("head_unit", "head"), "b": ("b_unit", "outsider")}
SCORED = {"a": ("unit", "head_unit", "deputy_unit", "other_unit"), "b": ("b_unit", "b_head_unit", "b_deputy_unit")}


def score_years(world: "World") -> None:
    readers = {"a": OF_A, "b": {"outsider"}}
    for side, keeper in KEEPERS.items():
        by = world.users[keeper]
        world.things[f"free_table_{side}"] = issue_table(world, side, "Bảng chưa dùng")
        opened = _period(world, side, world.plant("kỳ chấm", readers=readers[side]), by)
        actions.open_period(opened, by=by)
        preparing = _period(world, side, world.plant("kỳ đang chuẩn bị", readers={"head", "superior"} if side == "a" else set()), by)
        sheet = opened.sheets.get(unit=world.things[SCORED[side][0]])
        world.things |= {
            f"period_{side}": opened,
            f"preparing_{side}": preparing,
            f"sheet_{side}": sheet,
            f"own_turn_{side}": sheet.turns.get(round__kind=RoundKind.SELF),
            f"bloc_turn_{side}": sheet.turns.get(round__kind=RoundKind.BLOC),
            f"self_round_{side}": opened.rounds.get(kind=RoundKind.SELF),
        }


def _period(world: "World", side: str, title: str, by: User) -> ScoringPeriod:
    made = actions.begin_period(world.things[f"year_{side}"], version=issue_table(world, side, "Bảng tiêu chí"), title=title, by=by)
    actions.choose_units(made, units=[ScoredUnit(world.things[name]) for name in SCORED[side]], by=by)
    return actions.set_rounds(made, rounds=rounds_from_now(RoundKind.SELF, RoundKind.BLOC, RoundKind.STANDING), by=by)


def issue_table(world: "World", side: str, title: str) -> TableVersion:
    """On side B as a unit has it that no longer leads: nobody signs in for the unit that does."""
    name, who = ISSUERS[side]
    by, year = world.users[who], world.things[f"year_{side}"]
    table = CriteriaTable(issuer=world.things[name], bloc=year.bloc, year=year.year, title=title, scored_kind="Sở Tư pháp", made_by=by)
    table.made_at = clock.now()
    table.save()
    begun = TableVersion.objects.create(table=table, number=1)
    criteria.plant_criteria(begun, criteria=[group("A", "Nhiệm vụ", "4", leaf("1"), leaf("2", "Họp giao ban hằng quý"))], by=by)
    begun.refresh_from_db()
    chosen = criteria.choose(begun, choices=CHOSEN, seen=begun.edits, by=by)
    return criteria.issue_version(chosen, decision="12/QĐ", decided_on=clock.today(), by=by)
