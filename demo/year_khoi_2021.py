"""Khối Nội chính 2021: the plan of its year is written here, talked over, signed, numbered, sent out; one unit has not confirmed it yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from demo.clerks import CLERKS, SUPERIOR
from demo.handing_in import hand_in
from demo.paperwork import at, signed_copy
from demo.talks import answer, morning, take_all
from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.actions import close_when_over, open_round, settle_round, start_round
from thidua.consultations.enums import DraftKind
from thidua.consultations.models import Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import may_be_invited
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.documents import actions as documents
from thidua.documents.models import OfficialDocument
from thidua.obligations.actions import accept_submission, issue_plan
from thidua.obligations.models import Obligation
from thidua.organisations.models import Unit
from thidua.plans import actions
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.models import Plan, PlanPart

HEAD = "Công an tỉnh Tuyên Quang"
MEMBERS, LEADER = "Các đơn vị trong Khối", "Trưởng Khối"
TITLE = "Công tác thi đua, khen thưởng năm 2021 của Khối thi đua Nội chính tỉnh Tuyên Quang"
SIGNER = "Nông Văn Tấn"


@dataclass(frozen=True)
class Line:
    """A fact of the plan; `words` where no field holds them."""

    kind: FactKind
    fields: Mapping[str, Any]
    words: str = ""


def _duty(actor: str, deliverable: str, recipient: str, day: str) -> Line:
    due = {"kind": "before", "date": day}
    return Line(FactKind.OBLIGATION, {"actor": actor, "deliverable": deliverable, "recipient": recipient, "due": due})


LAW = {"doc_type": "Luật", "number": "15/2003/QH11", "date": "2003-11-26", "issuer": "Quốc hội", "where": "preamble"}
DECREE = {"doc_type": "Nghị định", "number": "91/2017/NĐ-CP", "date": "2017-07-31", "issuer": "Chính phủ", "where": "preamble"}
ABOVE = (
    Line(FactKind.LEGAL_BASIS, LAW, "về thi đua, khen thưởng"),
    Line(FactKind.LEGAL_BASIS, DECREE, "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"),
)
CONTENT = {
    "Chủ đề thi đua": (Line(FactKind.THEME, {"role": "chủ đề"}, "Kỷ cương, tận tụy, an toàn trước dịch bệnh"),),
    "Các đợt thi đua": (
        Line(FactKind.PHASE, {"name": "Đợt thi đua thứ nhất", "start": "2021-06-21", "end": "2021-08-31"}),
        Line(FactKind.PHASE, {"name": "Đợt thi đua thứ hai", "start": "2021-09-06", "end": "2021-10-29"}),
    ),
    "Hội nghị tổng kết": (
        Line(FactKind.EVENT, {"title": "Hội nghị tổng kết", "event": "hoi_nghi_tong_ket", "due": {"kind": "month", "month": "2021-11"}}),
    ),
}
"""Sections that the empty form does not have."""
REPORTS = (
    _duty(MEMBERS, "Bản đăng ký thi đua", LEADER, "2021-06-15"),
    _duty(MEMBERS, "Báo cáo sơ kết 6 tháng đầu năm", LEADER, "2021-07-02"),
    _duty(LEADER, "Báo cáo sơ kết chung", "Ban Thi đua - Khen thưởng tỉnh", "2021-07-12"),
    _duty(MEMBERS, "Báo cáo tổng kết", LEADER, "2021-10-29"),
    Line(FactKind.PAGE_LIMIT, {"document": "báo cáo tổng kết", "max_pages": 5, "paper": "A4"}),
    _duty(LEADER, "Báo cáo tổng kết chung", "Ban Thi đua - Khen thưởng tỉnh", "2021-12-03"),
)
CONTACT = {"name": "Bàn Văn Phúc", "role": "Phó Trưởng phòng", "acts_for": HEAD, "phone": "0900.000.120", "email": "phuc@vidu.example"}
DUTIES = (
    _duty(LEADER, "Kế hoạch tổ chức Hội nghị tổng kết", "các đơn vị trong Khối", "2021-10-15"),
    _duty(MEMBERS, "Danh sách đại biểu dự Hội nghị tổng kết", LEADER, "2021-11-05"),
)
BELOW = (
    Line(FactKind.RECIPIENT, {"name": SUPERIOR, "purpose": "để báo cáo"}),
    Line(FactKind.RECIPIENT, {"name": MEMBERS, "purpose": "để thực hiện"}),
    Line(FactKind.ARCHIVE, {"marks": ["VT", "PX01"]}),
)


def year_of_congan(khoi: BlocYear, units: Units, users: dict[str, User]) -> None:
    """From 17/5 to 10/06/2021, after the handover of December 2020."""
    year, by = BlocYear.objects.get(bloc=khoi.bloc, year=2021), users["congan"]
    at(date(2021, 5, 17), 9)
    plan = _written(year, units[HEAD], by)
    at(date(2021, 5, 24), 8, 15)
    _talked_over(plan, units, users)
    at(date(2021, 6, 2), 9, 30)
    document = documents.propose_document(actions.make_document(plan, by=by), by=by)
    at(date(2021, 6, 3), 15)
    documents.sign_document(
        document, stored=signed_copy(document, by, signer=SIGNER), note="Giám đốc ký bản giấy ngày 03/6, quét màu", by=by
    )
    at(date(2021, 6, 3), 15, 20)
    documents.open_series(
        year.bloc, kind="", year=2021, tail="KTĐNC", on_paper=6, reason="Giấy mời, thông báo của quý I cấp trên sổ giấy", by=by
    )
    at(date(2021, 6, 4), 8, 10)
    plan.refresh_from_db()
    issue_plan(plan, by=by)
    _received(document, units, users)
    _first_paper(plan, units[so("Tuyên Quang")], users)


def _written(year: BlocYear, issuer: Unit, by: User) -> Plan:
    plan = actions.begin_written_plan(year, issuer=issuer, shape=PlanShape.ACTIVITY, title=TITLE, by=by)
    opening = "Khối thi đua Nội chính tỉnh Tuyên Quang xây dựng Kế hoạch công tác năm 2021 với các nội dung sau:"
    post = ["TRƯỞNG KHỐI THI ĐUA", "GIÁM ĐỐC CÔNG AN TỈNH TUYÊN QUANG"]
    head = {"place": "Tuyên Quang", "opening": opening, "post": post, "signer": SIGNER}
    plan = actions.change_head(plan, title=TITLE, head=head, by=by)
    _add(plan, ABOVE, None, by)
    last: PlanPart | None = _heading(plan, "NỘI DUNG")
    for heading, lines in CONTENT.items():
        last = actions.add_words(plan, kind=PartKind.HEADING, words=heading, depth=2, after=last, by=by)
        last = _add(plan, lines, last, by)
    _add(plan, REPORTS, _heading(plan, "Chế độ thông tin, báo cáo"), by)
    _add(plan, [Line(FactKind.CONTACT, CONTACT)], _heading(plan, "Đầu mối liên hệ"), by)
    _add(plan, DUTIES, _heading(plan, "Trách nhiệm thực hiện"), by)
    sources = [Line(FactKind.FUNDING, {"sources": ["ngân sách của từng đơn vị"]})]
    _add(plan, sources, _heading(plan, "Kinh phí thực hiện"), by)
    _add(plan, BELOW, plan.parts.last(), by)
    plan.refresh_from_db()
    return plan


def _heading(plan: Plan, words: str) -> PlanPart:
    return plan.parts.get(kind=PartKind.HEADING, words=words)


def _add(plan: Plan, lines: Iterable[Line], after: PlanPart | None, by: User) -> PlanPart | None:
    """One behind the other; the last of them."""
    for line in lines:
        after = actions.add_written_fact(plan, kind=line.kind, fields=line.fields, words=line.words, after=after, by=by)
    return after


def _talked_over(plan: Plan, units: Units, users: dict[str, User]) -> None:
    """One unit asks for three days more, which the plan then gives; one agrees; the others are silent until the end of May."""
    opener, by = plan.issuer, users["congan"]
    asking = Asking(
        kind=DraftKind.ACTIVITY_PLAN,
        title="Dự thảo Kế hoạch công tác năm 2021 của Khối",
        asked="Thời hạn nộp bản đăng ký, báo cáo; nội dung Hội nghị tổng kết.",
        starts_at=morning(2021, 5, 24),
        ends_at=clock.end_of(date(2021, 5, 31)),
        invited=[unit for unit in may_be_invited(plan.bloc_year, opener, clock.today()) if unit in _members(plan.bloc_year)],
    )
    asked = open_round(start_round(plan.bloc_year, asking=asking, opener=opener, file=None, plan=plan, by=by), by=by)
    at(date(2021, 5, 26), 10)
    point = Point("II.4", "Đơn vị họp xét đăng ký ngày 16/6 nên không kịp nộp trước ngày 15/6.", "Lùi hạn đến trước ngày 18/6.")
    answer(asked, units[so("Tuyên Quang")], point, by=users["tuyenquang"])
    at(date(2021, 5, 28), 9)
    answer(asked, units[cuc("Tuyên Quang")], by=users[cuc("Tuyên Quang")])
    at(date(2021, 6, 1), 8, 30)
    close_when_over(asked, by=SYSTEM)
    _settled(plan, asked, by)


def _members(year: BlocYear) -> list[Unit]:
    return [member.unit for member in year.memberships.select_related("unit")]


def _settled(plan: Plan, asked: Round, by: User) -> None:
    registration = plan.facts.get(kind=FactKind.OBLIGATION, fields__deliverable="Bản đăng ký thi đua")
    actions.edit_fact(registration, fields={"due": {"kind": "before", "date": "2021-06-18"}}, units=None, by=by)
    take_all(asked, "Đã lùi hạn nộp bản đăng ký đến trước ngày 18/6/2021.", by=by)
    settle_round(asked, words="Dự thảo đã sửa hạn nộp bản đăng ký theo ý kiến tiếp thu, trình ký.", file=None, by=by)
    plan.refresh_from_db()


def _received(document: OfficialDocument, units: Units, users: dict[str, User]) -> None:
    """All but Thanh tra tỉnh."""
    readers = {**{unit: users[unit] for unit in CLERKS}, so("Tuyên Quang"): users["tuyenquang"]}
    for number, (unit, user) in enumerate(readers.items()):
        at(date(2021, 6, 4), 9 + number, number * 7)
        documents.receive_document(document.recipients.get(unit=units[unit]), by=user)


def _first_paper(plan: Plan, unit: Unit, users: dict[str, User]) -> None:
    at(date(2021, 6, 9), 9, 50)
    row = Obligation.objects.alive().get(plan=plan, unit=unit, deliverable="Bản đăng ký thi đua")
    sent = hand_in(row, by=users["tuyenquang"])
    at(date(2021, 6, 9), 16, 5)
    accept_submission(sent, by=users["congan"])
