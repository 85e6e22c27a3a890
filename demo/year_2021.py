"""The spring of Khu vực 2021 beyond the plan: early papers, one too long, one returned, one extended, a letter, a question, a draft."""

from datetime import date, datetime, time

from demo.handing_in import hand_in
from demo.talks import Draft, answer, ask, enter, free_question, morning, question_about
from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.actions import answer_question
from thidua.consultations.enums import DraftKind
from thidua.consultations.models import Question
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.obligations import actions
from thidua.obligations.enums import OverLength, PieceKind
from thidua.obligations.models import Obligation
from thidua.organisations.models import Unit

HALF_YEAR = "so ket"


def at(day: date, hour: int, minute: int = 0) -> None:
    clock.assume(datetime.combine(day, time(hour, minute), clock.LOCAL), afresh=True)


def early_summer(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    """Up to the morning of 10/06/2021: the half-year reports begin to come in."""
    head, langson = users["yenbai"], units[so("Lạng Sơn")]
    plan = year.plans.filter(obligations__isnull=False).distinct().get()
    at(date(2021, 5, 31), 9)
    actions.choose_length_rule(plan, over=OverLength.RETURN, days=2, by=head)
    at(date(2021, 6, 7), 10, 20)
    sent = hand_in(_half_year(year, langson), by=users["langson"])
    at(date(2021, 6, 8), 8, 45)
    actions.return_submission(sent, reason="Số liệu phổ biến pháp luật của tháng 5 còn để trống. Bổ sung rồi nộp lại.", by=head)
    at(date(2021, 6, 8), 14, 5)
    hand_in(_half_year(year, units[so("Tuyên Quang")]), by=users["tuyenquang"], pages={PieceKind.SUMMARY: 4})
    at(date(2021, 6, 9), 9, 30)
    hand_in(_half_year(year, units[cuc("Lào Cai")]), by=users["laocai"])
    at(date(2021, 6, 9), 15)
    until = datetime.combine(date(2021, 6, 25), time.max, clock.LOCAL)
    why = "Theo đề nghị của đơn vị: cán bộ đang tham gia phòng, chống dịch"
    actions.extend(_half_year(year, units[so("Bắc Giang")]), last_moment=until, why=why, by=head)


def talks(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    """A question with its answer, one still open; a draft on which members are asked until 15/06/2021."""
    head, yenbai = users["yenbai"], units[so("Yên Bái")]
    at(date(2021, 6, 2), 9, 10)
    row = _half_year(year, units[so("Lạng Sơn")])
    question_about(row, "Báo cáo tóm tắt có tính cả phụ lục số liệu vào 3 trang A4 không?", to=yenbai, by=users["langson"])
    at(date(2021, 6, 3), 10)
    said = "Không. Ba trang A4 là phần lời; phụ lục số liệu gửi kèm thành tệp riêng."
    answer_question(Question.objects.latest("pk"), words=said, is_shown=True, by=head)
    at(date(2021, 6, 9), 16, 20)
    words = "Đơn vị sáp nhập hai phòng trong tháng 5 thì chấm điểm theo cơ cấu cũ hay mới?"
    free_question(year, units[cuc("Lào Cai")], words, to=yenbai, by=users["laocai"])
    at(date(2021, 6, 7), 8, 30)
    draft = Draft(
        kind=DraftKind.REGULATION,
        title="Quy chế chấm điểm, bình xét của Khu vực thi đua",
        asked="Cách tính khi hai đơn vị bằng điểm; thời hạn kiểm tra chéo.",
        parts=[
            ("1. Nguyên tắc", "Chấm công khai, đơn vị không tự chấm cho mình ở vòng kiểm tra chéo."),
            ("2. Bằng điểm", "Hai đơn vị bằng điểm thì đơn vị có điểm nhiệm vụ chuyên môn cao hơn xếp trước."),
            ("3. Kiểm tra chéo", "Xong trong tháng 9, biên bản gửi Trưởng khu vực trong 10 ngày."),
        ],
        starts_at=morning(2021, 6, 7),
        ends_at=clock.end_of(date(2021, 6, 15)),
    )
    asked = ask(year, yenbai, draft, by=head)
    at(date(2021, 6, 8), 11)
    answer(asked, units[cuc("Lào Cai")], by=users["laocai"])
    at(date(2021, 6, 9), 10, 40)
    point = Point("2. Bằng điểm", "Nên quy định thêm trường hợp vẫn bằng nhau.", "Vẫn bằng nhau thì bỏ phiếu lần hai tại Hội nghị.")
    answer(asked, units[so("Tuyên Quang")], point, by=users["tuyenquang"])
    enter(asked, {units[so("Bắc Kạn")]: ()}, at=morning(2021, 6, 9), by=head)


def _half_year(year: BlocYear, unit: Unit) -> Obligation:
    rows = Obligation.objects.alive().filter(bloc_year=year, unit=unit, deliverable_folded__contains=HALF_YEAR)
    return rows.filter(last_moment__gte=datetime(2021, 6, 1, tzinfo=clock.LOCAL)).earliest("last_moment")
