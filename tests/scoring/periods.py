"""Scoring periods by walking there: a bloc of four with its head and deputy, a small issued table, rounds that follow each other."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.blocs.make import make_year
from tests.criteria.conventions import CHOSEN
from tests.criteria.make import group, leaf
from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.blocs.actions import appoint
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.models import TableVersion
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit
from thidua.scoring.actions import periods as actions
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

ROUNDS = (RoundKind.SELF, RoundKind.CROSS, RoundKind.BLOC, RoundKind.STANDING)
DAYS = 5
"""Of each round; the first begins now."""


@dataclass
class Ground:
    """`clerk` writes for the head, `above` for the ministry, `member` for the third unit."""

    year: BlocYear
    units: list[Unit]
    ministry: Unit
    clerk: User
    above: User
    member: User
    version: TableVersion


def make_ground(admin: User, *, units: int = 4) -> Ground:
    ministry = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)
    made = [make_unit(f"Sở Tư pháp tỉnh {name}") for name in ("Yên Bái", "Lào Cai", "Hà Giang", "Cao Bằng", "Sơn La")[:units]]
    year = make_year(members=made, head=made[0], superior=ministry)
    appoint(year, unit=made[1], role=LeadRole.DEPUTY, starts_on=date(2021, 1, 1), by=admin)
    clerk, above = make_officer(made[0], name="Vũ Thị Soạn"), make_officer(ministry, name="Đỗ Văn Trên")
    return Ground(year, made, ministry, clerk, above, make_officer(made[2], name="Nông Văn Chấm"), issued_table(year, made[0], clerk))


def issued_table(year: BlocYear, issuer: Unit, by: User) -> TableVersion:
    """A of 6 points: two of 2, one of 2 that only the head's round and the unit itself score."""
    begun = criteria.begin_table(issuer, bloc=year.bloc, year=year.year, title="Bảng tiêu chí", scored_kind="Sở Tư pháp", by=by)
    leaves = (leaf("1"), leaf("2", "Họp giao ban hằng quý"), leaf("3", "Gửi báo cáo", rounds=[RoundKind.SELF, RoundKind.BLOC]))
    criteria.plant_criteria(begun, criteria=[group("A", "Nhiệm vụ", "6", *leaves)], by=by)
    begun.refresh_from_db()
    chosen = criteria.choose(begun, choices=CHOSEN, seen=begun.edits, by=by)
    return criteria.issue_version(chosen, decision="12/QĐ-KVTĐ", decided_on=clock.today(), by=by)


def rounds_from_now(*kinds: RoundKind, blind: tuple[RoundKind, ...] = ()) -> list[PlannedRound]:
    """One after the other, each of `DAYS` days."""
    now = clock.now()
    moments = [now + timedelta(days=DAYS * at) for at in range(len(kinds) + 1)]
    return [PlannedRound(kind, moments[at], moments[at + 1] - timedelta(seconds=1), kind in blind) for at, kind in enumerate(kinds)]


def prepared(ground: Ground, *kinds: RoundKind) -> ScoringPeriod:
    """With its units and rounds, not open yet."""
    made = actions.begin_period(ground.year, version=ground.version, title="", by=ground.clerk)
    actions.choose_units(made, units=[ScoredUnit(unit) for unit in ground.units], by=ground.clerk)
    return actions.set_rounds(made, rounds=rounds_from_now(*(kinds or ROUNDS)), by=ground.clerk)


def opened(ground: Ground, *kinds: RoundKind) -> ScoringPeriod:
    return actions.open_period(prepared(ground, *kinds), by=ground.clerk)
