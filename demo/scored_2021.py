"""The tables of 2021, and Khu vực miền núi phía Bắc scoring its first half-year: one unit sent its own, two came on signed pages that the
head wrote down, two have begun, the others have until 20/6; from 21/6 on they score each other."""

from datetime import date, datetime, time

from demo.paperwork import at, signed_page
from demo.places import NORTHERN_MOUNTAINS
from demo.self_scores import issue_chosen, open_rounds, sample, score_self, show_report
from demo.units import Units, so
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.models import TableVersion
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions import periods, turns
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.queries.marks import criteria_of
from thidua.scoring.queries.setting_up import ScoredUnit

TITLE = "Bảng tiêu chí chấm điểm thi đua năm 2021 của các Sở Tư pháp Khu vực miền núi phía Bắc"
PERIOD = "Tự chấm 6 tháng đầu năm 2021 của các Sở Tư pháp trong Khu vực"
ROUNDS = [
    (RoundKind.SELF, date(2021, 6, 1), date(2021, 6, 20)),
    (RoundKind.CROSS, date(2021, 6, 21), date(2021, 6, 30)),
    (RoundKind.EXPLANATION, date(2021, 7, 1), date(2021, 7, 5)),
    (RoundKind.STANDING, date(2021, 7, 6), date(2021, 7, 15)),
]
ON_PAPER = {"Hà Giang": ArrivalWay.PAPER, "Bắc Kạn": ArrivalWay.EMAIL}
BEGUN = {"yenbai": ("Yên Bái", 2, 3), "langson": ("Lạng Sơn", 1, 2)}
"""Who has written how much of its sheet: so many of so many criteria."""


def half_year(year: BlocYear, units: Units, users: dict[str, User]) -> None:
    """From 31/5 to 10/06/2021."""
    head = users["yenbai"]
    at(date(2021, 5, 31), 9)
    period = _opened(year, units, head)
    at(date(2021, 6, 8), 14)
    _scored(_turn(period, "Tuyên Quang"), slips=1, by=users["tuyenquang"])
    for slips, (place, way) in enumerate(ON_PAPER.items(), 2):
        at(date(2021, 6, 9), 8 + slips)
        turn, came = _turn(period, place), datetime.combine(date(2021, 6, 8), time(16), clock.LOCAL)
        page = signed_page("BẢNG TỰ CHẤM ĐIỂM", PERIOD, above=so(place), signer="Lãnh đạo Sở", by=head)
        turns.enter_turn(turn, way=way, arrived_at=came, paper=page, by=head)
        _scored(turn, slips=slips, by=head)
    at(date(2021, 6, 9), 16)
    for key, (place, part, whole) in BEGUN.items():
        turn = _turn(period, place)
        nodes = criteria_of(turn)
        score_self(turn, nodes[: len(nodes) * part // whole], slips=part, by=users[key])


def next_tables(khoi: BlocYear, units: Units, users: dict[str, User]) -> None:
    """The next head of Khối Nội chính begins the year's table from the last one; the Ministry's department looks at an example."""
    at(date(2021, 6, 7), 10)
    before = TableVersion.objects.get(table__bloc=khoi.bloc, table__year=2020)
    cong_an, title = units["Công an tỉnh Tuyên Quang"], before.table.title.replace("2020", "2021")
    made = criteria.copy_to_year(before, issuer=cong_an, bloc=khoi.bloc, year=2021, title=title, by=users["congan"])
    node = made.criteria.get(title__startswith="Sáng kiến được công nhận")
    criteria.change_criterion(node, values={"params": {**node.params, "per": "10"}}, seen=node.edits, by=users["congan"])
    at(date(2021, 6, 8), 9)
    department = units["Vụ Thi đua - Khen thưởng"]
    criteria.begin_from_sample(sample("so-tu-phap-200"), issuer=department, bloc=None, year=2021, by=users["vutdkt"])


def _opened(year: BlocYear, units: Units, by: User) -> ScoringPeriod:
    made = criteria.begin_from_sample(sample("so-tu-phap-200"), issuer=units[so("Yên Bái")], bloc=year.bloc, year=year.year, by=by)
    criteria.name_table(made, title=TITLE, scored_kind="Sở Tư pháp", by=by)
    over = date(2021, 1, 1), date(2021, 5, 31)
    version = issue_chosen(made, over=over, agreed_in=RoundKind.STANDING, decision="08/QĐ-KVTĐ", on=date(2021, 5, 28), by=by)
    period = periods.begin_period(year, version=version, title=PERIOD, by=by)
    periods.choose_units(period, units=[ScoredUnit(units[so(place)]) for place in NORTHERN_MOUNTAINS], by=by)
    return open_rounds(period, ROUNDS, by=by)


def _turn(period: ScoringPeriod, place: str) -> Turn:
    return Turn.objects.get(sheet__period=period, round__kind=RoundKind.SELF, scorer__name=so(place))


def _scored(turn: Turn, *, slips: int, by: User) -> None:
    score_self(turn, criteria_of(turn), slips=slips, by=by)
    show_report(
        turn.sheet, title="Báo cáo công tác tư pháp 6 tháng đầu năm 2021", number=f"{200 + slips}/BC-STP", dated=date(2021, 6, 4), by=by
    )
    turns.send_turn(turn, by=by)
