"""The end of a year: Yên Bái leads in 2021, Tuyên Quang comes next; reached by walking the actions."""

from datetime import date, datetime

from tests.plans.make import House, clerk_of, house
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.organisations.enums import StaffRole
from thidua.years import actions
from thidua.years.enums import RotationWay
from thidua.years.models import Handover, HeadProposal

PLACES = ("Yên Bái", "Tuyên Quang", "Lào Cai", "Lạng Sơn")
DECEMBER = datetime(2021, 12, 1, 9, 0, tzinfo=clock.LOCAL)
NEW_YEAR = date(2022, 1, 1)


@remembered
def rotating(admin: User) -> House:
    """A bloc whose rule is the list of its units, with somebody for the ministry and a leader in each leading unit."""
    made = house(admin, places=PLACES)
    made.people["Bộ"] = made.people.get("Bộ") or clerk_of(made.units["Bộ"], name="Chuyên Viên Bộ", by=admin)
    for place in PLACES[:2]:
        made.people[f"lãnh đạo {place}"] = clerk_of(made.units[place], name=f"Lãnh Đạo {place}", role=StaffRole.LEADER, by=admin)
    order = [made.units[place] for place in PLACES]
    actions.set_rule(made.year.bloc, way=RotationWay.LIST, order=order, clause="Điều 5 Quy chế", needs_decision=True, by=made.clerk)
    return made


def proposed(made: House) -> HeadProposal:
    return actions.propose_head(made.year, year=2022, head=made.units["Tuyên Quang"], deputies=[made.units["Lào Cai"]], by=made.clerk)


def decided(made: House, *, effective_on: date = NEW_YEAR, by: User | None = None) -> HeadProposal:
    proposal = proposed(made)
    return actions.decide_head(
        proposal, decision="Quyết định số 15/QĐ", decided_on=clock.today(), effective_on=effective_on, by=by or made.people["Bộ"]
    )


def offered(made: House) -> Handover:
    decided(made)
    return actions.offer_handover(actions.start_handover(made.year, by=made.clerk), by=made.clerk)


def next_year(made: House) -> BlocYear:
    return BlocYear.objects.get(bloc=made.year.bloc, year=2022)
