"""Khối Nội chính 2020 is scored: table, self-scores with evidence, the head's round, the board's, a complaint, the published ranking."""

from collections.abc import Mapping
from datetime import date

from demo.clerks import SUPERIOR
from demo.paperwork import at
from demo.self_scores import issue_chosen, open_rounds, sample, score_self, show_report, turns_of
from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.criteria import actions as criteria
from thidua.criteria.models import TableVersion
from thidua.organisations.models import Unit
from thidua.scoring.actions import complaints, marks, periods, publishing, turns
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet, Turn
from thidua.scoring.permissions.publishing import WORD
from thidua.scoring.queries.marks import criteria_of
from thidua.scoring.queries.setting_up import ScoredUnit

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


def scored(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    head, above = users["thanhtra"], users[SUPERIOR]
    at(date(2020, 9, 24), 9)
    period = _opened(year, _issued(year, units["Thanh tra tỉnh Tuyên Quang"], head), head)
    for number, sheet in enumerate(period.sheets.select_related("unit")):
        at(date(2020, 10, 5 + number), 14)
        _self_scored(sheet, _user(sheet.unit, users))
    at(date(2020, 10, 22), 9)
    for turn in turns_of(period, RoundKind.BLOC):
        _by_the_head(turn, _user(turn.scorer, users))
    at(date(2020, 10, 26), 9)
    for turn in turns_of(period, RoundKind.STANDING):
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


def _issued(year: BlocYear, issuer: Unit, by: User) -> TableVersion:
    made = criteria.begin_from_sample(sample("khoi-cua-tinh-1000"), issuer=issuer, bloc=year.bloc, year=year.year, by=by)
    criteria.name_table(made, title=TITLE, scored_kind="Cơ quan, đơn vị trong Khối", by=by)
    over = date(2019, 10, 1), date(2020, 9, 30)
    return issue_chosen(made, over=over, agreed_in=RoundKind.BLOC, decision="05/QĐ-KTĐNC", on=date(2020, 9, 23), by=by)


def _opened(year: BlocYear, version: TableVersion, by: User) -> ScoringPeriod:
    period = periods.begin_period(year, version=version, title="Chấm điểm thi đua năm 2020 của Khối Nội chính", by=by)
    members = [ScoredUnit(member.unit) for member in year.memberships.select_related("unit")]
    periods.choose_units(period, units=members, by=by)
    rounds = [
        (RoundKind.SELF, date(2020, 9, 24), date(2020, 10, 20)),
        (RoundKind.BLOC, date(2020, 10, 21), date(2020, 10, 25)),
        (RoundKind.STANDING, date(2020, 10, 26), date(2020, 10, 31)),
    ]
    return open_rounds(period, rounds, by=by)


def _user(unit: Unit, users: dict[str, User]) -> User:
    return users[KEYS.get(unit.name, unit.name)]


def _self_scored(sheet: Sheet, by: User) -> None:
    turn = sheet.turns.get(round__kind=RoundKind.SELF)
    score_self(turn, criteria_of(turn), slips=SLIPS[sheet.unit.name], by=by)
    show_report(sheet, title="Báo cáo tổng kết công tác năm của đơn vị", number=f"{140 + sheet.pk}/BC", dated=date(2020, 10, 2), by=by)
    turns.send_turn(turn, by=by)


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
