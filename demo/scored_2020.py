"""Khối Nội chính 2020 is scored: table, self-scores with evidence, the head's round, the board's, a complaint, the published ranking."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from demo.clerks import SUPERIOR
from demo.units import Units, cuc, so
from demo.year_2021 import at
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.enums import CriterionKind, EvidenceKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.samples import samples
from thidua.organisations.models import Unit
from thidua.scoring.actions import complaints, evidence, marks, periods, publishing, turns
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import ScoringPeriod, Sheet, Turn
from thidua.scoring.permissions.publishing import WORD
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.marks import criteria_of
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

KEYS = {
    "Thanh tra tỉnh Tuyên Quang": "thanhtra",
    "Công an tỉnh Tuyên Quang": "congan",
    so("Tuyên Quang"): "tuyenquang",
}
"""Who signs in for a unit that is shown at the entrance; the other units have their clerk."""
TITLE = "Bảng tiêu chí chấm điểm thi đua năm 2020 của Khối thi đua Nội chính tỉnh Tuyên Quang"
EXCLUDED = "Bộ Chỉ huy Quân sự tỉnh Tuyên Quang"
GROUND = "Bình xét thi đua theo hệ thống ngành dọc, không đăng ký danh hiệu với Khối năm 2020"
SLIPS: Mapping[str, int] = {
    "Thanh tra tỉnh Tuyên Quang": 2,
    "Công an tỉnh Tuyên Quang": 0,
    EXCLUDED: 5,
    "Ban Nội chính Tỉnh ủy Tuyên Quang": 1,
    "Viện Kiểm sát nhân dân tỉnh Tuyên Quang": 3,
    "Tòa án nhân dân tỉnh Tuyên Quang": 3,
    so("Tuyên Quang"): 1,
    cuc("Tuyên Quang"): 6,
}
"""How far each unit stays behind the best. Two are equal in everything: their tie goes to a vote."""
CHOSEN: dict[str, Any] = {
    "conventions": {
        "na_mode": "exclude_and_rescale",
        "days_by": "calendar",
        "reports_by": "worst",
        "gap": "floor",
        "over": "cap",
        "na_claimed_in": ["self"],
        "na_agreed_in": "bloc",
        "round_policy": "replace",
        "late_self_score": "accept",
        "tie_end": "vote",
        "complaint_days": 5,
        "places": 2,
        "period": {"first": "2019-10-01", "last": "2020-09-30"},
    },
    "pools": {
        "bonus_cap": "50",
        "penalty_cap": "none",
        "total_cap": "none",
        "penalty_rounds": ["standing"],
        "order": ["rescale", "add_bonus", "take_penalty", "cap_total"],
    },
    "ties": [{"by": "content"}, {"by": "penalty", "lower_first": True}],
}

_GIVEN: Mapping[CriterionKind, Callable[[int], dict[str, Any]]] = {
    CriterionKind.PASS_FAIL: lambda slips: {"achieved": slips < 6},
    CriterionKind.PROPORTIONAL: lambda slips: {"done": str(40 - slips), "target": "40"},
    CriterionKind.TIERED: lambda slips: {"done": str(100 - 2 * slips), "total": "100"},
    CriterionKind.LATE_DAYS: lambda slips: {"days": max(0, slips - 2)},
    CriterionKind.DEDUCT_PER_EVENT: lambda slips: {"events": slips // 4},
    CriterionKind.DEDUCT_BANDED: lambda slips: {"value": str(slips // 6)},
    CriterionKind.COUNT_TIMES: lambda slips: {"count": max(0, 4 - slips)},
    CriterionKind.IMPORTED: lambda slips: {"value": str(96 - slips)},
    CriterionKind.DECISION_TABLE: lambda slips: {"muc": "Hoàn thành xuất sắc" if slips < 3 else "Hoàn thành tốt"},
    CriterionKind.AWARD_BONUS: lambda slips: {"awards": ["bang_khen"] if slips < 3 else []},
}
"""What a unit enters that stays so far behind."""


def scored(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    head, above = users["thanhtra"], users[SUPERIOR]
    at(date(2020, 9, 24), 9)
    period = _opened(year, _issued(year, units["Thanh tra tỉnh Tuyên Quang"], head), head)
    for number, sheet in enumerate(period.sheets.select_related("unit")):
        at(date(2020, 10, 5 + number), 14)
        _self_scored(sheet, _user(sheet.unit, users))
    at(date(2020, 10, 22), 9)
    for turn in _turns(period, RoundKind.BLOC):
        _by_the_head(turn, _user(turn.scorer, users))
    at(date(2020, 10, 26), 9)
    for turn in _turns(period, RoundKind.STANDING):
        _by_the_board(turn, above)
    at(date(2020, 10, 29), 15)
    periods.exclude_unit(period.sheets.get(unit=units[EXCLUDED]), ground=GROUND, by=head)
    at(date(2020, 11, 1), 8)
    publishing.announce_result(period, by=head)
    _complaint(period.sheets.get(unit=units[so("Tuyên Quang")]), users["tuyenquang"], above)
    at(date(2020, 11, 9), 9)
    publishing.propose_result(period, by=head)
    at(date(2020, 11, 9), 15)
    publishing.publish_result(period, word=WORD, by=above)


def tables_2021(khoi: BlocYear, units: Units, users: dict[str, User]) -> None:
    """The next head begins the year's table from the last one; the Ministry's department looks at an example."""
    at(date(2021, 6, 7), 10)
    before = TableVersion.objects.get(table__bloc=khoi.bloc, table__year=2020)
    cong_an = units["Công an tỉnh Tuyên Quang"]
    made = criteria.copy_to_year(before, issuer=cong_an, bloc=khoi.bloc, year=2021, title=TITLE.replace("2020", "2021"), by=users["congan"])
    node = made.criteria.get(title__startswith="Sáng kiến được công nhận")
    criteria.change_criterion(node, values={"params": {**node.params, "per": "10"}}, seen=node.edits, by=users["congan"])
    at(date(2021, 6, 8), 9)
    department = units["Vụ Thi đua - Khen thưởng"]
    example = next(one for one in samples() if one.key == "so-tu-phap-200")
    criteria.begin_from_sample(example, issuer=department, bloc=None, year=2021, by=users["vutdkt"])


def _issued(year: BlocYear, issuer: Unit, by: User) -> TableVersion:
    example = next(one for one in samples() if one.key == "khoi-cua-tinh-1000")
    made = criteria.begin_from_sample(example, issuer=issuer, bloc=year.bloc, year=year.year, by=by)
    criteria.name_table(made, title=TITLE, scored_kind="Cơ quan, đơn vị trong Khối", by=by)
    made.refresh_from_db()
    made = criteria.choose(made, choices=_choices(made), seen=made.edits, by=by)
    return criteria.issue_version(made, decision="05/QĐ-KTĐNC", decided_on=date(2020, 9, 23), takes_examples=True, by=by)


def _choices(version: TableVersion) -> dict[str, Any]:
    """What single criteria leave open is chosen beside them in the table; awards and judged lines have theirs."""
    by = version.table.made_by
    for node in version.criteria.filter(kind__in=[CriterionKind.AWARD_BONUS, CriterionKind.JUDGED]):
        more = {"combine": "max", "stage": "before_cap"} if node.kind == CriterionKind.AWARD_BONUS else {"reason_below_max": False}
        criteria.change_criterion(node, values={"params": {**more, **node.params}}, seen=node.edits, by=by)
    version.refresh_from_db()
    return CHOSEN


def _opened(year: BlocYear, version: TableVersion, by: User) -> ScoringPeriod:
    period = periods.begin_period(year, version=version, title="Chấm điểm thi đua năm 2020 của Khối Nội chính", by=by)
    members = [ScoredUnit(member.unit) for member in year.memberships.select_related("unit")]
    periods.choose_units(period, units=members, by=by)
    rounds = [
        (RoundKind.SELF, date(2020, 9, 24), date(2020, 10, 20)),
        (RoundKind.BLOC, date(2020, 10, 21), date(2020, 10, 25)),
        (RoundKind.STANDING, date(2020, 10, 26), date(2020, 10, 31)),
    ]
    planned = [
        PlannedRound(kind, clock.start_of(first), clock.end_of(last), is_blind=False, shown=Shown.WHEN_CLOSED)
        for kind, first, last in rounds
    ]
    periods.set_rounds(period, rounds=planned, by=by)
    return periods.open_period(period, by=by)


def _user(unit: Unit, users: dict[str, User]) -> User:
    return users[KEYS.get(unit.name, unit.name)]


def _turns(period: ScoringPeriod, kind: RoundKind) -> list[Turn]:
    return list(Turn.objects.filter(sheet__period=period, round__kind=kind).select_related("sheet__unit", "scorer"))


def _self_scored(sheet: Sheet, by: User) -> None:
    turn = sheet.turns.get(round__kind=RoundKind.SELF)
    slips = SLIPS[sheet.unit.name]
    for node in criteria_of(turn):
        marks.save_mark(turn, node, told=_given(node, slips), seen=0, by=by)
    proof = evidence.Piece(
        EvidenceKind.DOCUMENT, "Báo cáo tổng kết công tác năm của đơn vị", number=f"{140 + sheet.pk}/BC", dated=date(2020, 10, 2)
    )
    shown = None
    for node in lacking_evidence(sheet) or criteria_of(turn)[:1]:
        shown = (
            evidence.use_evidence(shown, criterion=node, by=by)
            if shown
            else evidence.add_evidence(sheet, piece=proof, criterion=node, by=by)
        )
    turns.send_turn(turn, by=by)


def _given(node: Criterion, slips: int) -> dict[str, Any]:
    kind = CriterionKind(node.kind)
    if kind == CriterionKind.JUDGED:
        value = max(node.points - Decimal(node.params["step"]) * (slips // 2), Decimal(0))
        return {"value": f"{value.normalize():f}", "reason": "Một nội dung làm chậm so với kế hoạch" if slips // 2 else ""}
    return _GIVEN[kind](slips)


def _by_the_head(turn: Turn, by: User) -> None:
    """Takes the rest as it stands; one line of those that were far behind is scored lower, with its reason."""
    if SLIPS[turn.sheet.unit.name] in {1, 2}:
        node = next(node for node in criteria_of(turn) if node.title.startswith("Phong trào theo chuyên đề"))
        told = {"points": f"{(node.points - 10).normalize():f}", "reason": "Chưa có báo cáo sơ kết chuyên đề quý III kèm theo."}
        marks.save_mark(turn, node, told=told, seen=0, by=by)
    turns.send_turn(turn, by=by)


def _by_the_board(turn: Turn, by: User) -> None:
    """Penalties are the board's alone."""
    if turn.sheet.unit.name == cuc("Tuyên Quang"):
        node = next(node for node in criteria_of(turn) if node.title.startswith("Hồ sơ, báo cáo gửi thiếu"))
        marks.save_mark(turn, node, told={"count": 1, "reason": "Bảng tự chấm gửi lần đầu thiếu phụ lục."}, seen=0, by=by)
    turns.send_turn(turn, by=by)


def _complaint(sheet: Sheet, unit: User, above: User) -> None:
    node = sheet.period.version.criteria.get(title__startswith="Phong trào theo chuyên đề")
    at(date(2020, 11, 3), 9)
    words = "Báo cáo sơ kết chuyên đề quý III đã gửi ngày 30/9/2020 theo Công văn số 512/STP-VP, đề nghị chấm lại."
    filed = complaints.file_complaint(sheet, words=words, criterion=node, asked_points=node.points, by=unit)
    at(date(2020, 11, 4), 14)
    answer = "Đã đối chiếu sổ văn bản đến: báo cáo nhận ngày 30/9/2020. Chấm lại theo điểm tự chấm."
    complaints.answer_complaint(filed, accepts=True, words=answer, points=node.points, by=above)
