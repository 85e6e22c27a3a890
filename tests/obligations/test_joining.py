"""A member that joins in mid-year gets what the plans in force ask of all members."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.obligations.test_versions import EACH, bring, duty, phase
from tests.organisations.make import make_unit
from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.core.errors import RuleBroken
from thidua.obligations import actions
from thidua.obligations.models import Obligation
from thidua.obligations.queries.joining import newcomers
from thidua.organisations.models import Unit

pytestmark = pytest.mark.django_db
HALF_YEAR = {"kind": "before", "date": "2021-06-20"}
SPRING = {"kind": "before", "date": "2021-03-10"}


def join(house: make.House) -> Unit:
    unit = make_unit("Sở Tư pháp tỉnh Hà Giang")
    blocs.add_member(house.year, unit=unit, subgroup="", starts_on=date(2021, 6, 1), by=house.people["Yên Bái"])
    return unit


def test_newcomer_gets_what_all_members_owe_and_nothing_that_ended_before(house: make.House) -> None:
    bring(
        house,
        [duty("Báo cáo sơ kết", HALF_YEAR), duty("Đăng ký thi đua", SPRING), duty("Họp riêng", HALF_YEAR, actor="Sở Tư pháp tỉnh Lào Cai")],
    )
    unit = join(house)
    assert newcomers(house.year, date(2021, 6, 10)) == [unit]
    assert actions.take_in_newcomers(house.year, by=house.people["Yên Bái"]) == 1
    assert [str(row) for row in Obligation.objects.filter(unit=unit)] == ["Báo cáo sơ kết"]
    assert (newcomers(house.year, date(2021, 6, 10)), actions.take_in_newcomers(house.year, by=house.people["Yên Bái"])) == ([], 0)


def test_turns_of_phases_that_are_over_are_not_owed(house: make.House) -> None:
    bring(house, [phase("Đợt 1", "2021-01-10", "2021-03-30"), phase("Đợt 2", "2021-07-01", "2021-09-02"), duty("Báo cáo đợt", EACH)])
    unit = join(house)
    actions.take_in_newcomers(house.year, by=house.people["Yên Bái"])
    assert [row.period for row in Obligation.objects.filter(unit=unit)] == ["Đợt 2"]


def test_only_the_head_gives_work(house: make.House, client: Client) -> None:
    bring(house, [duty("Báo cáo sơ kết", HALF_YEAR)])
    unit = join(house)
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        actions.take_in_newcomers(house.year, by=house.people["Lào Cai"])
    client.force_login(house.people["Yên Bái"])
    page = reverse("obligations:take_in", args=[house.year.pk])
    assert str(unit) in client.get(page).content.decode()
    client.post(page)
    assert Obligation.objects.filter(unit=unit).count() == 1
    assert "đã có đủ việc" in client.get(page).content.decode()
