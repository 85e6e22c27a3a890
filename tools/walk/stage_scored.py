"""Scoring periods of the year that runs: one being prepared, one open in every round, one announced with complaints, one proposed.

The demo itself holds a published one (`demo.scored_2020`).
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from demo.self_scores import CHOSEN, turns_of
from demo.units import cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.enums import CriterionKind, EvidenceKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.samples import samples
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.files.queries import signed
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit
from thidua.scoring.actions import complaints, evidence, marks, periods, publishing, turns
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.permissions.seeing import seen_turns
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.marks import criteria_of
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit
from thidua.scoring.queries.sheets import turns_of_sheet
from thidua.scoring.queries.workbook import book_of
from thidua.scoring.workbook.columns import Column
from thidua.scoring.workbook.writing import SHEET, write_book

Found = dict[str, Any]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
DAYS: Mapping[RoundKind, tuple[date, date]] = {
    RoundKind.SELF: (date(2021, 6, 1), date(2021, 6, 20)),
    RoundKind.SIGNED: (date(2021, 6, 1), date(2021, 6, 22)),
    RoundKind.BLOC: (date(2021, 6, 5), date(2021, 6, 25)),
    RoundKind.CROSS: (date(2021, 6, 5), date(2021, 6, 25)),
    RoundKind.EXPLANATION: (date(2021, 6, 8), date(2021, 6, 28)),
    RoundKind.STANDING: (date(2021, 6, 29), date(2021, 7, 5)),
}
"""Rounds may overlap: on the day of the demo each of the first five has something to do."""
GIVEN: Mapping[CriterionKind, dict[str, Any]] = {
    CriterionKind.PASS_FAIL: {"achieved": True},
    CriterionKind.PROPORTIONAL: {"done": "38", "target": "40"},
    CriterionKind.TIERED: {"done": "19", "total": "20"},
    CriterionKind.LATE_DAYS: {"days": 1},
    CriterionKind.DEDUCT_PER_EVENT: {"events": 1},
    CriterionKind.DEDUCT_BANDED: {"value": "0"},
    CriterionKind.COUNT_TIMES: {"count": 2},
    CriterionKind.IMPORTED: {"value": "92"},
    CriterionKind.DECISION_TABLE: {"so": "3", "ngay": "2021-02-20"},
}
PLEDGE = {"mark": "1", "title": "Tham gia ký giao ước thi đua", "points": Decimal(4), "kind": CriterionKind.PASS_FAIL}
RATE = {"mark": "2", "title": "Việc được giao hoàn thành đúng hạn", "points": Decimal(6), "kind": CriterionKind.PROPORTIONAL}
IDEAS = {"mark": "1", "title": "Sáng kiến được công nhận", "points": Decimal(2), "kind": CriterionKind.COUNT_TIMES, "pool": "bonus"}
HEAD = {"mark": "A", "title": "Nhiệm vụ được giao", "points": Decimal(10), "kind": CriterionKind.SUM_CHILDREN}
BONUS = {"mark": "B", "title": "Điểm thưởng", "points": Decimal(2), "kind": CriterionKind.SUM_CHILDREN, "pool": "bonus"}
SMALL = [
    {**HEAD, "children": [PLEDGE, {**RATE, "params": {"over": "cap"}}]},
    {**BONUS, "children": [{**IDEAS, "params": {"per": "1", "cap": "2"}}]},
]


def scoring_periods(found: Found, _admin: User) -> None:
    """The published one of the demo, then the four of this year."""
    published = ScoringPeriod.objects.get(bloc_year=found["khoi_year"])
    own = published.sheets.get(unit__name=so("Tuyên Quang"))
    found |= {"published": published.pk, "published_sheet": own.pk, "excluded_sheet": published.sheets.exclude(exclusion="").get().pk}
    found["node_of_result"] = published.version.criteria.filter(title__startswith="Phong trào theo chuyên đề").get().pk
    by = User.objects.get(username=found["users"]["yenbai"])
    _prepared(found, by)
    _proposed(found, by)
    _opened(found, by)
    _announced(found, by)


# ---- tables and periods ----


def _issued(version: TableVersion, by: User, **said: Any) -> TableVersion:
    version.refresh_from_db()
    about = {"na_agreed_in": RoundKind.BLOC, "period": {"first": "2021-01-01", "last": "2021-10-31"}, "no_target": "by_largest"}
    conventions = {**CHOSEN["conventions"], **about}
    version = criteria.choose(version, choices={**CHOSEN, "conventions": conventions}, seen=version.edits, by=by)
    return criteria.issue_version(version, decided_on=clock.today(), takes_examples=True, by=by, **said)


def _small_table(found: Found, title: str, by: User) -> TableVersion:
    year, issuer = BlocYear.objects.get(pk=found["year"]), Unit.objects.get(name=so("Yên Bái"))
    version = criteria.begin_table(issuer, bloc=year.bloc, year=2021, title=title, scored_kind="Đơn vị thành viên", by=by)
    criteria.plant_criteria(version, criteria=SMALL, by=by)
    return _issued(version, by, decision="14/QĐ-KVTĐ")


def _period(found: Found, version: TableVersion, title: str, units: Sequence[str], by: User) -> ScoringPeriod:
    period = periods.begin_period(BlocYear.objects.get(pk=found["year"]), version=version, title=title, by=by)
    chosen = [ScoredUnit(unit) for unit in Unit.objects.filter(name__in=units)]
    return periods.choose_units(period, units=chosen, by=by)


def _with_rounds(period: ScoringPeriod, days: Mapping[RoundKind, tuple[date, date]], by: User) -> ScoringPeriod:
    planned = [
        PlannedRound(
            kind,
            datetime.combine(first, time(), clock.LOCAL),
            clock.end_of(last),
            is_blind=kind == RoundKind.CROSS,
            shown=Shown.AT_ONCE if kind == RoundKind.BLOC else Shown.WHEN_CLOSED,
        )
        for kind, (first, last) in days.items()
    ]
    return periods.set_rounds(period, rounds=planned, by=by)


def _prepared(found: Found, by: User) -> None:
    """Its rounds are not set yet; one more table waits for a period."""
    version = _small_table(found, "Bảng tiêu chí thi đua chuyên đề chuyển đổi số năm 2021", by)
    found["preparing"] = _period(found, version, "Chấm điểm chuyên đề chuyển đổi số", [so("Yên Bái"), so("Sơn La")], by).pk
    _small_table(found, "Bảng tiêu chí thi đua chuyên đề cải cách hành chính năm 2021", by)


def _whole(found: Found, title: str, units: Sequence[str], by: User) -> ScoringPeriod:
    """Self-scored by everybody, entered from their signed pages by the head, and closed."""
    period = _period(found, _small_table(found, f"Bảng tiêu chí: {title}", by), title, units, by)
    _with_rounds(period, {RoundKind.SELF: (clock.today(), clock.today() + timedelta(days=5))}, by)
    period = periods.open_period(period, by=by)
    for slips, turn in enumerate(turns_of(period, RoundKind.SELF)):
        if turn.scorer.name != so("Yên Bái"):
            turns.enter_turn(turn, way=ArrivalWay.PAPER, arrived_at=clock.now(), paper=_page(by), by=by)
        _write(turn, by, rate=str(40 - slips))
        turns.send_turn(turn, by=by)
    periods.close_round(period.rounds.get(), by=by)
    return publishing.announce_result(period, by=by)


def _page(by: User, name: str = "bang-tu-cham-da-ky.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, PDF, "application/pdf"), by=by, purpose=Purpose.SUBMISSION)


def _write(turn: Turn, by: User, *, rate: str = "38", which: Callable[[int], bool] = lambda _: True) -> None:
    for at, node in enumerate(criteria_of(turn)):
        if which(at):
            marks.save_mark(turn, node, told=_given(node, rate), seen=0, by=by)


def _given(node: Criterion, rate: str) -> dict[str, Any]:
    if node.kind == CriterionKind.JUDGED:
        return {"value": f"{node.points.normalize():f}", "reason": ""}
    return GIVEN[CriterionKind(node.kind)] | ({"done": rate} if node.kind == CriterionKind.PROPORTIONAL else {})


# ---- the open one ----


def _opened(found: Found, by: User) -> None:
    """Each unit is somewhere else: sent, half written, entered by the head, not begun."""
    sent, typed, entered, silent = so("Tuyên Quang"), so("Lạng Sơn"), so("Bắc Kạn"), so("Sơn La")
    period = _period(found, _long_table(found, by), "Chấm điểm các Sở Tư pháp năm 2021", [so("Yên Bái"), sent, typed, entered, silent], by)
    period = periods.open_period(_with_rounds(period, DAYS, by), by=by)
    sheets = {sheet.unit.name: sheet for sheet in period.sheets.select_related("unit")}
    found |= {"open_period": period.pk, "sent_sheet": sheets[sent].pk, "typed_sheet": sheets[typed].pk}
    own = {turn.scorer.name: turn for turn in turns_of(period, RoundKind.SELF)}
    found |= {"typed_turn": own[typed].pk, "sent_turn": own[sent].pk, "silent_turn": own[silent].pk, "entered_turn": own[entered].pk}
    _sent(own[sent], User.objects.get(username=found["users"]["tuyenquang"]))
    _half_written(found, own[typed], User.objects.get(username=found["users"]["langson"]))
    turns.enter_turn(own[entered], way=ArrivalWay.PAPER, arrived_at=clock.now(), paper=_page(by), by=by)
    _later_rounds(found, period, by)


def _long_table(found: Found, by: User) -> TableVersion:
    """In the form of a published table of 200 points, with the file of its decision."""
    year, issuer = BlocYear.objects.get(pk=found["year"]), Unit.objects.get(name=so("Yên Bái"))
    example = next(one for one in samples() if one.key == "so-tu-phap-200")
    version = criteria.begin_from_sample(example, issuer=issuer, bloc=year.bloc, year=2021, by=by)
    criteria.name_table(version, title="Bảng tiêu chí chấm điểm các Sở Tư pháp năm 2021", scored_kind="Sở Tư pháp", by=by)
    for node in version.criteria.filter(kind=CriterionKind.JUDGED):
        criteria.change_criterion(node, values={"params": {"reason_below_max": True, **node.params}}, seen=node.edits, by=by)
    first = version.criteria.exclude(kind=CriterionKind.SUM_CHILDREN).earliest("pk")
    criteria.change_criterion(first, values={"evidence": {"least": 1}}, seen=first.edits, by=by)
    version = _issued(version, by, decision="12/QĐ-KVTĐ", file=_page(by, "quyet-dinh-12.pdf"))
    found |= {"long_version": version.pk, "long_table": version.table_id, "node": version.criteria.get(code=first.code).pk}
    return version


def _sent(turn: Turn, by: User) -> None:
    _write(turn, by)
    proof = evidence.Piece(EvidenceKind.DOCUMENT, "Báo cáo kết quả thẩm định văn bản", number="215/BC-STP", dated=date(2021, 6, 1))
    for node in lacking_evidence(turn.sheet):
        evidence.add_evidence(turn.sheet, piece=proof, criterion=node, by=by)
    turns.send_turn(turn, by=by)


def _half_written(found: Found, turn: Turn, by: User) -> None:
    """The criterion that asks for evidence has one of each kind."""
    _write(turn, by, which=lambda at: at % 2 == 0)
    asked = turn.sheet.period.version.criteria.get(pk=found["node"])
    year: dict[str, Any] = {"counted_from": date(2021, 1, 1), "counted_to": date(2021, 5, 31)}
    pieces = [
        evidence.Piece(EvidenceKind.FILE, "Danh mục văn bản đã thẩm định", file=_page(by, "danh-muc-van-ban.pdf")),
        evidence.Piece(EvidenceKind.LINK, "Trang công bố văn bản", url="https://vidu.example/van-ban"),
        evidence.Piece(EvidenceKind.FIGURE, "Số dự thảo đã thẩm định", figure=Decimal(38), **year),
    ]
    made = [evidence.add_evidence(turn.sheet, piece=piece, criterion=asked, by=by) for piece in pieces]
    found |= {"piece_of_evidence": made[0].pk, "filled_book": _filled_book(turn, by)}


def _filled_book(turn: Turn, by: User) -> str:
    """The key of a workbook that was filled in offline: results that are right, and words where a number belongs."""
    kept = io.BytesIO()
    seen = seen_turns(by, turn.sheet, turns_of_sheet(turn.sheet), clock.now())
    book = load_workbook(io.BytesIO(write_book(book_of(turn, seen=seen, takes_na=True, now=clock.now()))))
    sheet = book[SHEET]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == Column.MARK)
    columns = {str(cell.value): at for at, cell in enumerate(sheet[top], start=1)}
    empty = [row for row in range(top + 1, sheet.max_row) if not sheet.cell(row, columns[Column.DONE]).protection.locked]
    typed: list[tuple[str | int, str | int]] = [("38", "40"), ("chưa rõ", ""), (39, 40), ("37,5", 40)]
    for row, (done, whole) in zip(empty[1:12:2], typed, strict=False):
        sheet.cell(row, columns[Column.DONE]).value, sheet.cell(row, columns[Column.WHOLE]).value = done, whole
    book.save(kept)
    stored = store_file(SimpleUploadedFile("phieu-da-dien.xlsx", kept.getvalue()), by=by, purpose=Purpose.SUBMISSION)
    return signed(stored, user=by, purpose=Purpose.SUBMISSION)


def _later_rounds(found: Found, period: ScoringPeriod, by: User) -> None:
    """The head scored one line of the sent sheet lower, so that its unit has something to explain."""
    bloc = next(turn for turn in turns_of(period, RoundKind.BLOC) if turn.sheet_id == found["sent_sheet"])
    node = next(node for node in criteria_of(bloc) if node.kind == CriterionKind.TIERED)
    told = {"points": "0.5", "reason": "Biểu số liệu quý I chưa khớp với phần mềm thống kê."}
    marks.save_mark(bloc, node, told=told, seen=0, by=by)
    turns.send_turn(bloc, by=by)
    found["disputed_node"] = node.pk
    crossing = next(turn for turn in turns_of(period, RoundKind.CROSS) if turn.scorer.name == so("Lạng Sơn"))
    found |= {"cross_turn": crossing.pk, "cross_sheet": crossing.sheet_id}
    for name, kind, sheet in (
        ("signing_turn", RoundKind.SIGNED, found["typed_sheet"]),
        ("explaining_turn", RoundKind.EXPLANATION, found["sent_sheet"]),
    ):
        found[name] = Turn.objects.get(sheet=sheet, round__kind=kind).pk


# ---- the finished ones ----


def _announced(found: Found, by: User) -> None:
    """A complaint waits with its file; the same unit may still write another."""
    units = [so("Yên Bái"), cuc("Lào Cai"), cuc("Sơn La"), cuc("Cao Bằng")]
    period = _whole(found, "Chấm điểm các Cục Thi hành án dân sự năm 2021", units, by)
    sheet, unit = period.sheets.get(unit__name=cuc("Lào Cai")), User.objects.get(username=found["users"]["laocai"])
    node = period.version.criteria.get(kind=CriterionKind.PROPORTIONAL)
    words = "Ba việc cấp trên cho lùi hạn theo Công văn số 88/TCTHADS-TĐKT, đề nghị không tính là chậm."
    about: dict[str, Any] = {"criterion": node, "asked_points": Decimal(6), "file": _page(unit, "cong-van-88.pdf")}
    filed = complaints.file_complaint(sheet, words=words, by=unit, **about)
    found |= {"announced": period.pk, "announced_sheet": sheet.pk, "complaint": filed.pk}


def _proposed(found: Found, by: User) -> None:
    """Told of the week before: its window for complaints is over, a second person is to publish it."""
    now = clock.now()
    clock.assume(datetime(2021, 6, 2, 9, tzinfo=clock.LOCAL), afresh=True)
    period = _whole(found, "Chấm điểm đợt thi đua quý I năm 2021", [so("Yên Bái"), so("Lạng Sơn"), so("Hòa Bình")], by)
    clock.assume(now, afresh=True)
    publishing.propose_result(period, by=by)
    entered = Turn.objects.get(sheet__period=period, scorer__name=so("Lạng Sơn"))
    found |= {"proposed": period.pk, "unconfirmed_turn": entered.pk}
