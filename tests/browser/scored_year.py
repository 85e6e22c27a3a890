"""`python -m tests.browser.scored_year STEP`: what the offices do that the walk through a scored year does not watch, by walking actions.

`table` plants a draft for the tree editor; `open` issues a table of 150 criteria and opens a period of 14 Sở; `self` and `cross` hand in
those rounds of everybody who does not do it in the browser. Prints one line of JSON.
"""

import json
import os
import sys
from datetime import date, datetime, time
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
django.setup()

from django.db import transaction  # noqa: E402

from demo.people import PASSWORD  # noqa: E402
from demo.places import NORTHERN_MOUNTAINS  # noqa: E402
from demo.self_scores import turns_of  # noqa: E402
from demo.units import so  # noqa: E402
from tests.accounts.make import newcomer  # noqa: E402
from tests.criteria.conventions import CHOSEN  # noqa: E402
from tests.criteria.make import group, leaf, small_tree  # noqa: E402
from tests.organisations.make import the_administrator  # noqa: E402
from tests.scoring.make import GIVEN, with_pool  # noqa: E402
from thidua.accounts.actions import choose_password  # noqa: E402
from thidua.accounts.models import User  # noqa: E402
from thidua.blocs.models import BlocYear  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.criteria import actions as criteria  # noqa: E402
from thidua.criteria.enums import CriterionKind, EvidenceKind  # noqa: E402
from thidua.criteria.models import TableVersion  # noqa: E402
from thidua.organisations.actions import add_person, give_post  # noqa: E402
from thidua.organisations.enums import StaffRole  # noqa: E402
from thidua.organisations.models import Unit  # noqa: E402
from thidua.scoring.actions import periods  # noqa: E402
from thidua.scoring.actions.evidence import Piece, add_evidence  # noqa: E402
from thidua.scoring.actions.marks import save_mark  # noqa: E402
from thidua.scoring.actions.turns import send_turn  # noqa: E402
from thidua.scoring.enums import RoundKind  # noqa: E402
from thidua.scoring.models import ScoringPeriod, Turn  # noqa: E402
from thidua.scoring.queries.marks import criteria_of  # noqa: E402
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit  # noqa: E402

HEAD, BY_HAND, DISPUTES = "lan.hoangthimai", "Lạng Sơn", "Lào Cai"
BY_FILE = ("Yên Bái", "Tuyên Quang")
TIED = ("Cao Bằng", "Bắc Kạn")
LEFT_TO_TYPE = 12
"""Criteria of the unit that types: one of each kind that the work is scored by."""
PARTS, IN_A_PART = 9, 15
DAYS = {RoundKind.SELF: (10, 20), RoundKind.CROSS: (21, 30)}
LATER = {RoundKind.EXPLANATION: (1, 5), RoundKind.STANDING: (6, 10)}
Told = dict[str, Any]


def main(step: str) -> Told:
    with transaction.atomic():
        return {"table": draft_to_edit, "open": open_period, "self": hand_in_self, "cross": hand_in_cross}[step]()


def draft_to_edit() -> Told:
    by = User.objects.get(username=HEAD)
    version = begun(by, "Bảng tiêu chí chấm điểm thi đua năm 2021")
    criteria.plant_criteria(version, criteria=small_tree(), by=by)
    return {"version": version.pk, "table": version.table_id}


def begun(by: User, title: str) -> TableVersion:
    return criteria.begin_table(
        Unit.objects.get(name=so("Yên Bái")), bloc=year().bloc, year=2021, title=title, scored_kind="Sở Tư pháp", by=by
    )


def year() -> BlocYear:
    return BlocYear.objects.get(year=2021, bloc__name__contains="miền núi phía Bắc")


def tree() -> list[Told]:
    """150 criteria: 135 of the work, of every kind in turn; 10 of bonus; 5 of penalty."""
    kinds = [kind for kind in CriterionKind if kind not in {CriterionKind.SUM_CHILDREN, CriterionKind.AWARD_BONUS}]
    made = [leaf(str(at % IN_A_PART + 1), f"{kinds[at % len(kinds)].label} ({at + 1})", kind=kinds[at % len(kinds)]) for at in range(135)]
    made[0]["evidence"] = {"least": 1}
    parts = [group(str(at + 1), f"Lĩnh vực {at + 1}", "30", *made[at * IN_A_PART : (at + 1) * IN_A_PART]) for at in range(PARTS)]
    extra = [leaf(str(at), f"Sáng kiến loại {at}", kind=CriterionKind.COUNT_TIMES) for at in range(1, 10)]
    award = leaf("10", "Hình thức khen thưởng trong năm", kind=CriterionKind.AWARD_BONUS)
    faults = [leaf(str(at), f"Vi phạm loại {at}", kind=CriterionKind.COUNT_TIMES) for at in range(1, 6)]
    return [
        group("A", "Nhiệm vụ chuyên môn", "270", *parts),
        group("B", "Điểm thưởng", "20", *extra, award, pool="bonus"),
        group("C", "Điểm trừ", "10", *faults, pool="penalty"),
    ]


def open_period() -> Told:
    by = User.objects.get(username=HEAD)
    version = begun(by, "Bảng tiêu chí chấm điểm các Sở Tư pháp năm 2021")
    criteria.plant_criteria(version, criteria=with_pool(tree()), by=by)
    version.refresh_from_db()
    version = criteria.choose(version, choices=CHOSEN, seen=version.edits, by=by)
    version = criteria.issue_version(version, decision="12/QĐ-KVTĐ", decided_on=clock.today(), by=by)
    period = periods.begin_period(year(), version=version, title="Chấm điểm các Sở Tư pháp năm 2021", by=by)
    units = [Unit.objects.get(name=so(place)) for place in NORTHERN_MOUNTAINS]
    periods.choose_units(period, units=[ScoredUnit(unit) for unit in units], by=by)
    periods.set_rounds(period, rounds=rounds(), by=by)
    periods.open_period(period, by=by)
    leaves = version.criteria.exclude(kind=CriterionKind.SUM_CHILDREN).count()
    return {"period": period.pk, "leaves": leaves, "sheets": {place: sheet_of(period, place) for place in NORTHERN_MOUNTAINS}}


def rounds() -> list[PlannedRound]:
    planned = [(kind, 6, days) for kind, days in DAYS.items()] + [(kind, 7, days) for kind, days in LATER.items()]
    return [
        PlannedRound(kind, datetime.combine(date(2021, month, first), time(), clock.LOCAL), clock.end_of(date(2021, month, last)))
        for kind, month, (first, last) in planned
    ]


def sheet_of(period: ScoringPeriod, place: str) -> int:
    return period.sheets.get(unit__name=so(place)).pk


def hand_in_self() -> Told:
    """Eleven units whole; the one that types has all but its first criteria. Names the officer of the unit that will dispute."""
    turns = {turn.scorer.name: turn for turn in turns_of(ScoringPeriod.objects.latest("pk"), RoundKind.SELF)}
    told = {}
    for number, place in enumerate(place for place in NORTHERN_MOUNTAINS if place not in BY_FILE):
        turn = turns[so(place)]
        by = User.objects.get(username="hang.nongminh") if place == BY_HAND else officer_of(turn.scorer, place)
        write(turn, by, less=0 if place in TIED else number + 1, is_whole=place != BY_HAND)
        told[place] = by.username
    choose_password(User.objects.get(username=told[DISPUTES]), PASSWORD, by=User.objects.get(username=told[DISPUTES]))
    return {"disputes": told[DISPUTES]}


def officer_of(unit: Unit, place: str) -> User:
    name, admin = f"Cán bộ {place}", the_administrator()
    user = newcomer(name, by=admin)[0]
    person = add_person(full_name=name, unit=unit, user=user, by=admin)
    give_post(person=person, unit=unit, role=StaffRole.SPECIALIST, by=admin)
    return user


def write(turn: Turn, by: User, *, less: int, is_whole: bool) -> None:
    """`less`: how much worse its first rate is, so that totals differ."""
    nodes = criteria_of(turn)
    for at, node in enumerate(nodes if is_whole else nodes[LEFT_TO_TYPE:]):
        told = dict(GIVEN[CriterionKind(node.kind)])
        if at == 1 and is_whole:
            told["done"] = str(9 - less / 10)
        save_mark(turn, node, told=told, seen=0, by=by)
    if is_whole:
        shown = Piece(EvidenceKind.DOCUMENT, "Kế hoạch thi đua", number="21/KH-STP", dated=date(2021, 1, 20))
        add_evidence(turn.sheet, piece=shown, criterion=nodes[0], by=by)
        send_turn(turn, by=by)


def hand_in_cross() -> Told:
    """They agree with what the units say of themselves. Names the unit that is left to be scored in the browser."""
    turns = {turn.scorer.name: turn for turn in turns_of(ScoringPeriod.objects.latest("pk"), RoundKind.CROSS)}
    left = turns.pop(so(BY_HAND))
    for turn in turns.values():
        send_turn(turn, by=User.objects.filter(person__posts__unit=turn.scorer, person__posts__role=StaffRole.SPECIALIST)[0])
    return {"left": left.sheet.unit.name, "turns": len(turns)}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))  # noqa: T201
