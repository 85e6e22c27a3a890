"""The autumn of Khối Nội chính 2020: the draft of the year's report goes round from 25/10 to 31/10 and is settled."""

from datetime import date

from demo.talks import Draft, answer, ask, enter, morning, take_all
from demo.units import Units, so
from demo.year_2021 import at
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.actions import close_when_over, settle_round
from thidua.consultations.enums import DraftKind
from thidua.consultations.models import Round
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.years.actions import decide_head, offer_handover, propose_head, set_rule, sign_handover, start_handover
from thidua.years.enums import RotationWay


def autumn(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    head, opener = users["thanhtra"], units["Thanh tra tỉnh Tuyên Quang"]
    at(date(2020, 10, 25), 8)
    draft = Draft(
        kind=DraftKind.REPORT,
        title="Báo cáo tổng kết công tác thi đua, khen thưởng năm 2020 của Khối",
        asked="Số liệu của đơn vị ở phần kết quả; phương hướng năm 2021.",
        parts=[
            ("I. Kết quả", "Các đơn vị trong Khối hoàn thành các chỉ tiêu đã đăng ký; không tổ chức thi đấu thể thao do dịch bệnh."),
            ("II. Phương hướng năm 2021", "Công an tỉnh được đề xuất làm Trưởng Khối theo quy chế luân phiên."),
        ],
        starts_at=morning(2020, 10, 25),
        ends_at=clock.end_of(date(2020, 10, 31)),
    )
    asked = ask(year, opener, draft, by=head)
    at(date(2020, 10, 28), 14)
    point = Point("I. Kết quả", "Số vụ việc tiếp công dân của đơn vị là 214, dự thảo ghi 241.", "Sửa thành 214.")
    answer(asked, units["Công an tỉnh Tuyên Quang"], point, by=users["congan"])
    at(date(2020, 10, 29), 9)
    answer(asked, units[so("Tuyên Quang")], by=users["tuyenquang"])
    at(date(2020, 10, 30), 15)
    enter(
        asked,
        {unit: () for unit in list(asked.invited.exclude(pk=opener.pk))[:1] if not _has_said(asked, unit.pk)},
        at=morning(2020, 10, 30),
        by=head,
    )
    at(date(2020, 11, 2), 8)
    close_when_over(asked, by=SYSTEM)
    take_all(asked, "Đã đối chiếu sổ tiếp công dân và sửa theo đơn vị.", by=head)
    settle_round(asked, words="Đã chỉnh lý theo ý kiến các đơn vị, trình Hội nghị tổng kết ngày 05/11/2020.", file=None, by=head)


def succession(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    """Công an tỉnh comes after Thanh tra tỉnh in the order of the regulation: proposed, decided, the pack signed by both."""
    head, bloc = users["thanhtra"], year.bloc
    thanh_tra, cong_an = units["Thanh tra tỉnh Tuyên Quang"], units["Công an tỉnh Tuyên Quang"]
    rest = [member.unit for member in year.memberships.select_related("unit") if member.unit not in (thanh_tra, cong_an)]
    at(date(2020, 10, 25), 10)
    clause = "Điều 6 Quy chế tổ chức và hoạt động của Khối"
    set_rule(bloc, way=RotationWay.LIST, order=[thanh_tra, cong_an, *rest], clause=clause, needs_decision=True, by=head)
    proposal = propose_head(year, year=2021, head=cong_an, basis="Quy chế luân phiên của Khối", by=head)
    at(date(2020, 11, 12), 9)
    words = "Thông báo số 31/TB-KTĐ của Khối thi đua"
    decide_head(proposal, decision=words, decided_on=date(2020, 11, 11), effective_on=date(2021, 1, 1), by=head)
    at(date(2020, 12, 18), 14)
    pack = offer_handover(start_handover(year, by=head), by=head)
    at(date(2020, 12, 21), 9)
    sign_handover(pack, seen=pack.sha256, by=users["congan"])


def _has_said(asked: Round, unit: int) -> bool:
    return asked.opinions.filter(unit=unit).exists()
