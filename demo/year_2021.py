"""The spring of Khu vực 2021 beyond the plan: early papers, one too long, one returned, one extended, a letter, a question, a draft."""

from datetime import date, datetime, time

from demo.handing_in import hand_in
from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
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


def _half_year(year: BlocYear, unit: Unit) -> Obligation:
    rows = Obligation.objects.alive().filter(bloc_year=year, unit=unit, deliverable_folded__contains=HALF_YEAR)
    return rows.filter(last_moment__gte=datetime(2021, 6, 1, tzinfo=clock.LOCAL)).earliest("last_moment")
