"""A period of four units, scored by themselves and by the head, on its way to a published result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

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
from thidua.criteria.models import Criterion, TableVersion
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit
from thidua.scoring.actions import periods, publishing
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.actions.turns import send_turn
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet, Turn
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

NAMES = ("Yên Bái", "Lào Cai", "Hà Giang", "Cao Bằng")
DAYS = 5
"""Of each round."""

JUDGED, DONE, LED, LATE, EXTRA, OFF = "A.1", "A.2", "A.3", "A.4", "B.1", "C.1"

SELF: dict[str, dict[str, Any]] = {
    "Yên Bái": {JUDGED: "8", DONE: ("9", "10"), LED: ("120", "100"), LATE: "2021-06-01", EXTRA: 1},
    "Lào Cai": {JUDGED: "9", DONE: ("10", "10"), LED: ("110", "100"), LATE: "2021-05-31", EXTRA: 2},
    "Hà Giang": {JUDGED: "9", DONE: ("10", "10"), LED: ("110", "100"), LATE: "2021-05-31", EXTRA: 2},
    "Cao Bằng": {JUDGED: "4", DONE: ("5", "10"), LED: ("80", "100"), LATE: None, EXTRA: 0},
}
"""What each unit says of itself; the second and the third are equal throughout."""

GRADES = {
    "grades": [
        {"code": "xuat-sac", "title": "Xuất sắc", "least": "20", "floor_pct": "50", "quota": 2},
        {"code": "tot", "title": "Tốt", "least": "15"},
    ],
    "otherwise": "hoan-thanh",
    "otherwise_title": "Hoàn thành",
    "cascade": True,
    "floor_level": "roots",
}


@dataclass
class Scored:
    """`clerk` and `second` work for the head, `above` for the ministry; `people`: an officer of each unit by its place."""

    year: BlocYear
    version: TableVersion
    clerk: User
    second: User
    above: User
    period: ScoringPeriod
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def sheet(self, place: str) -> Sheet:
        return Sheet.objects.select_related("period__bloc_year__bloc", "unit").get(period=self.period, unit=self.units[place])

    def node(self, code: str) -> Criterion:
        return self.version.criteria.get(code=code)

    def fresh(self) -> ScoringPeriod:
        return ScoringPeriod.objects.select_related("bloc_year__bloc", "version__table").get(pk=self.period.pk)


def tree() -> list[dict[str, Any]]:
    content = group(
        "A",
        "Nhiệm vụ chuyên môn",
        "22",
        leaf("1", "Chất lượng tham mưu", points="10", kind="judged") | {"params": {"step": "0.25", "reason_below_max": False}},
        leaf("2", "Hoàn thành chỉ tiêu", points="5", kind="proportional") | {"params": {"over": "cap"}},
        leaf("3", "Kết quả so với chỉ tiêu", points="5", kind="leader_relative"),
        leaf("4", "Gửi báo cáo đúng hạn", points="2", kind="late_days"),
    )
    bonus = group("B", "Điểm thưởng", "2", leaf("1", "Sáng kiến được công nhận", kind="count_times"), pool="bonus")
    penalty = group("C", "Điểm trừ", "2", leaf("1", "Báo cáo sai số liệu", kind="count_times"), pool="penalty")
    return [content, bonus, penalty]


def issued(year: BlocYear, issuer: Unit, by: User, **more: Any) -> TableVersion:
    """`more`: what stands instead of the usual conventions."""
    begun = criteria.begin_table(
        issuer, bloc=year.bloc, year=year.year, title=f"Bảng tiêu chí năm {year.year}", scored_kind="Sở Tư pháp", by=by
    )
    criteria.plant_criteria(begun, criteria=tree(), by=by)
    begun.refresh_from_db()
    choices = CHOSEN | {"grades": GRADES} | more
    chosen = criteria.choose(begun, choices=choices, seen=begun.edits, by=by)
    return criteria.issue_version(chosen, decision="12/QĐ-KVTĐ", decided_on=clock.today(), by=by)


def make_scored(admin: User, *, head_says: Mapping[str, Mapping[str, Any]] | None = None, **more: Any) -> Scored:
    """All have scored themselves, the head has said what it says of others, every round is over."""
    scored = make_opened(admin, **more)
    for place in NAMES:
        hand_in(scored, place, RoundKind.SELF, SELF[place], by=scored.people[place])
    next_round()
    for place, said in (head_says or {}).items():
        hand_in(scored, place, RoundKind.BLOC, said, by=scored.people["Lào Cai"] if place == "Yên Bái" else scored.clerk)
    next_round()
    return scored


def make_opened(admin: User, **more: Any) -> Scored:
    ministry = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)
    units = {name: make_unit(f"Sở Tư pháp tỉnh {name}") for name in NAMES}
    head = units["Yên Bái"]
    year = make_year(members=list(units.values()), head=head, superior=ministry)
    appoint(year, unit=units["Lào Cai"], role=LeadRole.DEPUTY, starts_on=clock.today().replace(month=1, day=1), by=admin)
    people = {name: make_officer(unit, name=f"Cán bộ {name}") for name, unit in units.items()}
    clerk, second = people["Yên Bái"], make_officer(head, name="Phạm Thị Hai")
    above, version = make_officer(ministry, name="Đỗ Văn Trên"), issued(year, head, clerk, **more)
    made = periods.begin_period(year, version=version, title="Chấm điểm năm 2021", by=clerk)
    periods.choose_units(made, units=[ScoredUnit(unit) for unit in units.values()], by=clerk)
    now = clock.now()
    kinds = (RoundKind.SELF, RoundKind.BLOC)
    ends = [now + timedelta(days=DAYS * at) for at in range(len(kinds) + 1)]
    rounds = [PlannedRound(kind, ends[at], ends[at + 1] - timedelta(seconds=1)) for at, kind in enumerate(kinds)]
    periods.set_rounds(made, rounds=rounds, by=clerk)
    return Scored(year, version, clerk, second, above, periods.open_period(made, by=clerk), units, people)


def next_round() -> None:
    clock.assume(clock.now() + timedelta(days=DAYS, minutes=1), afresh=True)


def hand_in(scored: Scored, place: str, kind: RoundKind, said: Mapping[str, Any], *, by: User) -> Turn:
    """Everything of it is written and sent. A unit that scores itself says of every other criterion that there was nothing."""
    turn = Turn.objects.get(sheet=scored.sheet(place), round__kind=kind)
    if kind == RoundKind.SELF:
        said = {EXTRA: 0} | dict(said)
    for code, value in said.items():
        save_mark(turn, scored.node(code), told=told(code, value), seen=0, by=by)
    return send_turn(turn, by=by)


def told(code: str, value: Any) -> dict[str, Any]:
    """As a sheet sends it; a mapping stands as it is."""
    if isinstance(value, Mapping):
        return dict(value)
    match code:
        case "A.2" | "A.3":
            return {"done": value[0], "target": value[1]}
        case "A.4":
            return {"due": "2021-05-28", "sent": value}
        case "B.1" | "C.1":
            return {"count": value}
    return {"value": value, "reason": "Đánh giá theo hồ sơ."}


def announced(admin: User, **more: Any) -> Scored:
    scored = make_scored(admin, **more)
    scored.period = publishing.announce_result(scored.fresh(), by=scored.clerk)
    return scored


def window_over() -> None:
    clock.assume(clock.now() + timedelta(days=6), afresh=True)


def published(admin: User, **more: Any) -> Scored:
    scored = announced(admin, **more)
    window_over()
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    scored.period = publishing.publish_result(scored.fresh(), word="công bố", by=scored.second)
    return scored
