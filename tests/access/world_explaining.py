"""On each side a period in which a unit explains itself: its words not sent yet; on side A another's that are. Turns entered for units."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.world_scoring import KEEPERS, OF_A, SCORED, issue_table
from tests.scoring.make import PDF
from thidua.accounts.models import User
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import periods
from thidua.scoring.actions.explanations import Said, save_explanations
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.actions.turns import contest_entry, enter_turn, send_turn
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

if TYPE_CHECKING:
    from tests.access.world import World

KINDS = (RoundKind.SELF, RoundKind.BLOC, RoundKind.EXPLANATION)


def explain_points(world: "World") -> None:
    things, users = world.things, world.users
    of_a, of_b = _period(world, "a", OF_A), _period(world, "b", {"outsider"})
    _score(_turn(world, of_a, "unit", RoundKind.SELF), users["specialist"])
    _score(_turn(world, of_a, "unit", RoundKind.BLOC), users["head"], points="1")
    things["entered_turn_a"] = _entered(_turn(world, of_a, "other_unit", RoundKind.SELF), users["head"])
    things["entered_turn_b"] = _entered(_turn(world, of_b, "b_unit", RoundKind.SELF), users["system_admin"])
    _score(_turn(world, of_a, "other_unit", RoundKind.BLOC), users["head"], points="1")
    _entered(_turn(world, of_b, "b_unit", RoundKind.BLOC), users["system_admin"], points="1")
    contest_entry(
        things["entered_turn_a"], words=world.plant("lời không nhận", readers={"same_bloc", "head", "superior"}), by=users["same_bloc"]
    )
    readers = {"unit": {"specialist", "leader"}, "b_unit": {"outsider"}, "other_unit": {"same_bloc", "head", "superior"}}
    things["explaining_turn_a"] = _explained(world, of_a, "unit", users["specialist"], readers["unit"])
    things["explaining_turn_b"] = _explained(world, of_b, "b_unit", users["outsider"], readers["b_unit"])
    things["explained_turn_a"] = _explained(world, of_a, "other_unit", users["same_bloc"], readers["other_unit"])
    send_turn(things["explained_turn_a"], by=users["same_bloc"])


def _period(world: "World", side: str, readers: set[str]) -> ScoringPeriod:
    by, now = world.users[KEEPERS[side]], clock.now()
    title = world.plant("kỳ giải trình", readers=readers)
    made = periods.begin_period(world.things[f"year_{side}"], version=issue_table(world, side, "Bảng giải trình"), title=title, by=by)
    periods.choose_units(made, units=[ScoredUnit(world.things[name]) for name in SCORED[side]], by=by)
    rounds = [PlannedRound(kind, now, now + timedelta(days=9), shown=Shown.AT_ONCE) for kind in KINDS]
    return periods.open_period(periods.set_rounds(made, rounds=rounds, by=by), by=by)


def _turn(world: "World", period: ScoringPeriod, unit: str, kind: RoundKind) -> Turn:
    turns = Turn.objects.select_related("sheet", "round", "scorer")
    return turns.get(sheet__period=period, sheet__unit=world.things[unit], round__kind=kind)


def _score(turn: Turn, by: User, points: str = "") -> Turn:
    told = {"points": points, "reason": "Thiếu hồ sơ"} if points else {"achieved": True}
    for leaf in turn.sheet.period.version.criteria.filter(kind="pass_fail"):
        save_mark(turn, leaf, told=told, seen=0, by=by)
    return send_turn(turn, by=by)


def _entered(turn: Turn, by: User, points: str = "") -> Turn:
    page = store_file(SimpleUploadedFile("ban-ky.pdf", PDF), by=by, purpose=Purpose.SUBMISSION)
    return _score(enter_turn(turn, way=ArrivalWay.PAPER, arrived_at=clock.now(), paper=page, by=by), by, points)


def _explained(world: "World", period: ScoringPeriod, unit: str, by: User, readers: set[str]) -> Turn:
    turn, leaf = _turn(world, period, unit, RoundKind.EXPLANATION), period.version.criteria.get(code="A.1")
    save_explanations(turn, said=[Said(leaf, world.plant("lời giải trình", readers=readers), 0)], by=by)
    return turn
