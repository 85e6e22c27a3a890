"""Sheets to be scored: a bloc of four with an officer each, a table of one's own choice, rounds as days from now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.blocs.make import make_year
from tests.criteria.conventions import CHOSEN
from tests.criteria.make import big_tree, group, leaf
from tests.organisations.make import make_officer, make_unit, the_administrator
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.blocs.actions import appoint
from thidua.blocs.enums import LeadRole
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit
from thidua.scoring.actions import periods as actions
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import Mark, ScoringPeriod, Sheet, Turn
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

PLACES = ("Yên Bái", "Lào Cai", "Hà Giang", "Cao Bằng")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

GIVEN: Mapping[CriterionKind, dict[str, Any]] = {
    CriterionKind.PASS_FAIL: {"achieved": True},
    CriterionKind.PROPORTIONAL: {"done": "9", "target": "10"},
    CriterionKind.TIERED: {"done": "19", "total": "20"},
    CriterionKind.LATE_DAYS: {"days": 0},
    CriterionKind.DECISION_TABLE: {"dk1": "3", "dk2": "2022-02-01", "dk3": False},
    CriterionKind.DEDUCT_PER_EVENT: {"events": 0},
    CriterionKind.DEDUCT_BANDED: {"value": "0"},
    CriterionKind.COUNT_TIMES: {"count": 3},
    CriterionKind.BONUS_PENALTY: {"bonus": 1, "penalty": 0},
    CriterionKind.AWARD_BONUS: {"awards": ["dh1"]},
    CriterionKind.LEADER_RELATIVE: {"done": "90", "target": "100"},
    CriterionKind.JUDGED: {"value": "1.5", "reason": "Còn một báo cáo sơ sài"},
    CriterionKind.IMPORTED: {"value": "97"},
}
"""What a unit says of a criterion of each kind in `tests.criteria.make.big_tree`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A round from day `first` to the end of day `last`, counted from now."""

    kind: RoundKind
    first: int = 0
    last: int = 5
    is_blind: bool = False
    shown: Shown = Shown.WHEN_CLOSED


SELF = Planned(RoundKind.SELF)


@dataclass
class Floor:
    """`people`: an officer of each unit, the head's first; `above` works in the ministry, `functional` in the unit that owns criteria."""

    units: list[Unit]
    people: list[User]
    above: User
    owner: Unit
    functional: User
    version: TableVersion
    period: ScoringPeriod

    def node(self, code: str) -> Criterion:
        return self.version.criteria.select_related("owner", "version").get(code=code)

    def sheet(self, at: int) -> Sheet:
        return Sheet.objects.get(period=self.period, unit=self.units[at])

    def turn(self, at: int, kind: RoundKind = RoundKind.SELF) -> Turn:
        """Of the sheet of unit `at`."""
        return Turn.objects.select_related("sheet", "round", "scorer").get(sheet=self.sheet(at), round__kind=kind)

    def person(self, turn: Turn) -> User:
        """Who scores it."""
        by_unit = {unit.pk: person for unit, person in zip(self.units, self.people, strict=True)}
        return {**by_unit, self.owner.pk: self.functional}.get(turn.scorer_id, self.above)

    def write(self, turn: Turn, code: str, *, seen: int = 0, **told: Any) -> Mark:
        return save_mark(turn, self.node(code), told=told, seen=seen, by=self.person(turn))


def small_table(owner: Unit) -> list[dict[str, Any]]:
    """A.1 đạt, A.2 by rate, A.3 judged in the field of `owner`; a bonus and a penalty."""
    content = (
        leaf("1", "Ban hành kế hoạch"),
        leaf("2", "Thẩm định đúng hạn", kind=CriterionKind.PROPORTIONAL),
        leaf("3", "Trợ giúp pháp lý", kind=CriterionKind.JUDGED, owner=owner, evidence={"least": 1}),
    )
    penalty = leaf("1", "Báo cáo chậm", kind=CriterionKind.BONUS_PENALTY)
    penalty["params"] = {"bonus_per": "1", "penalty_per": "0", "min": "0", "max": "2"}
    return [
        group("A", "Nhiệm vụ chuyên môn", "6", *content),
        group("B", "Điểm thưởng", "2", leaf("1", "Sáng kiến", kind=CriterionKind.COUNT_TIMES), pool="bonus"),
        group("C", "Điểm trừ", "2", penalty, pool="penalty"),
    ]


def with_pool(nodes: Sequence[dict[str, Any]], pool: str = "content") -> list[dict[str, Any]]:
    """Leaves stand in the pool of their heading."""
    told = []
    for node in nodes:
        own = node.get("pool", pool)
        told.append({**node, "pool": own} | ({"children": with_pool(node["children"], own)} if "children" in node else {}))
    return told


@remembered
def make_floor(*rounds: Planned, nodes: Sequence[dict[str, Any]] | None = None, choices: Mapping[str, Any] | None = None) -> Floor:
    """Everything open from now on."""
    ministry = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)
    owner = make_unit("Cục Trợ giúp pháp lý", kind=UnitKind.MINISTRY, parent=ministry)
    units = [make_unit(f"Sở Tư pháp tỉnh {place}") for place in PLACES]
    year = make_year(members=units, head=units[0], superior=ministry)
    appoint(year, unit=units[1], role=LeadRole.DEPUTY, starts_on=date(2021, 1, 1), by=the_administrator())
    people = [make_officer(unit, name=f"Lò Văn {place}") for unit, place in zip(units, PLACES, strict=True)]
    above, functional = make_officer(ministry, name="Đỗ Thị Trên"), make_officer(owner, name="Bế Văn Trợ")
    version = issued(year.bloc, units[0], with_pool(nodes or small_table(owner)), choices or {}, by=people[0])
    period = actions.begin_period(year, version=version, title="Chấm điểm năm 2021", by=people[0])
    return opened(Floor(units, people, above, owner, functional, version, period), *rounds)


def opened(floor: Floor, *rounds: Planned) -> Floor:
    by = floor.people[0]
    actions.choose_units(floor.period, units=[ScoredUnit(unit) for unit in floor.units], by=by)
    actions.set_rounds(floor.period, rounds=[planned(one) for one in rounds or (SELF,)], by=by)
    floor.period = actions.open_period(floor.period, by=by)
    return floor


def scored_by_another_table(floor: Floor, *rounds: Planned, nodes: Sequence[dict[str, Any]]) -> Floor:
    """The same units once more."""
    year, by = floor.period.bloc_year, floor.people[0]
    version = issued(year.bloc, floor.units[0], with_pool(nodes), {}, by=by)
    period = actions.begin_period(year, version=version, title="Chấm thêm", by=by)
    return opened(replace(floor, version=version, period=period), *rounds)


def issued(bloc: Any, issuer: Unit, nodes: Sequence[dict[str, Any]], choices: Mapping[str, Any], *, by: User) -> TableVersion:
    begun = criteria.begin_table(issuer, bloc=bloc, year=2021, title="Bảng tiêu chí năm 2021", scored_kind="Sở Tư pháp", by=by)
    criteria.plant_criteria(begun, criteria=nodes, by=by)
    begun.refresh_from_db()
    told = {**CHOSEN, "conventions": {**CHOSEN["conventions"], **choices}}
    chosen = criteria.choose(begun, choices=told, seen=begun.edits, by=by)
    return criteria.issue_version(chosen, decision="12/QĐ-KVTĐ", decided_on=clock.today(), by=by)


def planned(one: Planned) -> PlannedRound:
    now = clock.now()
    opens = now + timedelta(days=one.first) - timedelta(minutes=1 if one.first == 0 else 0)
    return PlannedRound(one.kind, opens, now + timedelta(days=one.last), one.is_blind, one.shown)


def a_file(by: User, name: str = "ban-ky.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, PDF, content_type="application/pdf"), by=by, purpose=Purpose.SUBMISSION)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def wide_table(leaves: int) -> list[dict[str, Any]]:
    """The big tree of the criteria tests; awards stand among the bonuses."""
    nodes = [_without_awards(node) for node in big_tree(leaves)]
    return [*nodes, group("B", "Điểm thưởng", "2", leaf("1", "Danh hiệu được tặng", kind=CriterionKind.AWARD_BONUS), pool="bonus")]


def _without_awards(node: dict[str, Any]) -> dict[str, Any]:
    if node["kind"] == CriterionKind.AWARD_BONUS:
        return leaf(node["mark"], node["title"], kind=CriterionKind.COUNT_TIMES)
    return {**node, "children": [_without_awards(child) for child in node["children"]]} if "children" in node else node
