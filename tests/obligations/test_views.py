"""The page of one obligation, ticking it, the day of a milestone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.plans import make
from thidua.obligations.actions import bring_into_year
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import UnitKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house: make.House) -> Obligation:
    bring_into_year(make.ready(house), by=house.clerk)
    return Obligation.objects.get(deliverable="Báo cáo sơ kết", unit=house.units["Lạng Sơn"])


@pytest.fixture
def own(house: make.House, signed_in: "make.Any") -> Client:
    return signed_in(house.people["Lạng Sơn"])


def test_page_says_who_what_to_whom_by_when_and_why(own: Client, row: Obligation) -> None:
    shown = own.get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    plan_place = f"{reverse('plans:plan', args=[row.plan_id])}#p{row.fact_id}"
    for words in (
        "Sở Tư pháp tỉnh Lạng Sơn",
        "Báo cáo sơ kết",
        "Trưởng Khu vực",
        "19/06/2021",
        "còn 9 ngày",
        "còn thời gian",
        plan_place,
        "≤ 3 trang A4",
        "Đưa vào năm",
    ):
        assert words in shown


def test_stranger_gets_404(house: make.House, row: Obligation, signed_in: "make.Any") -> None:
    unit = organisations.add_unit(name="Sở Nội vụ", kind=UnitKind.OTHER, by=house.admin)
    stranger = signed_in(make.clerk_of(unit, name="Ngoài Cuộc", by=house.admin))
    assert stranger.get(reverse("obligations:obligation", args=[row.pk])).status_code == 404
    assert stranger.post(reverse("obligations:mark_done", args=[row.pk])).status_code == 404
    assert stranger.get(reverse("obligations:date_milestone", args=[row.plan.milestones.get().pk])).status_code == 404
    assert stranger.get(reverse("obligations:bring", args=[row.plan_id])).status_code == 404


def test_tick_and_reopen(own: Client, row: Obligation) -> None:
    own.post(reverse("obligations:mark_done", args=[row.pk]), {"done_on": "09/06/2021", "note": "công văn 12"})
    row.refresh_from_db()
    assert (row.state, row.done_on) == (ObligationState.DONE, date(2021, 6, 9))
    assert "công văn 12" in own.get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    own.post(reverse("obligations:reopen", args=[row.pk]), {"why": "ghi nhầm"})
    row.refresh_from_db()
    assert row.state == ObligationState.OPEN


@pytest.mark.parametrize("typed", ["", "31/6/2021", "mai"])
def test_wrong_day_is_told(own: Client, row: Obligation, typed: str) -> None:
    assert own.post(reverse("obligations:mark_done", args=[row.pk]), {"done_on": typed}).status_code == 422
    row.refresh_from_db()
    assert row.state == ObligationState.OPEN


def test_others_see_why_they_cannot_tick(house: make.House, row: Obligation, signed_in: "make.Any") -> None:
    shown = signed_in(house.people["Lào Cai"]).get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    assert "Chỉ cán bộ của Sở Tư pháp tỉnh Lạng Sơn hoặc đơn vị Trưởng ghi được việc này." in shown


def test_head_writes_the_day_of_a_milestone(house: make.House, row: Obligation, own: Client, signed_in: "make.Any") -> None:
    url = reverse("obligations:date_milestone", args=[row.plan.milestones.get().pk])
    assert "Chỉ cán bộ của đơn vị Trưởng" in own.get(url).content.decode()
    head = signed_in(house.clerk)
    assert head.post(url, {"held_on": "x"}).status_code == 422
    head.post(url, {"held_on": "20/09/2021"})
    waiting = Obligation.objects.get(deliverable="Biên bản kiểm tra")
    assert f"{waiting.last_moment:%Y-%m-%d}" == "2021-09-30"
    assert "hết ngày 30/09/2021" in head.get(url).content.decode()
