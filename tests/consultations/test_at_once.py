"""Two officers of one unit at the same moment, with real transactions."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.at_once import at_once
from tests.consultations import make
from tests.plans.make import clerk_of
from tests.portal.make import under_way
from thidua.accounts.models import User
from thidua.consultations import actions
from thidua.consultations.enums import OpinionState
from thidua.consultations.models import Opinion
from thidua.consultations.rules.opinions import Point


@pytest.mark.django_db(transaction=True)
def test_two_officers_send_at_once_and_one_is_told(admin: User, moment: datetime) -> None:
    house = under_way(admin)
    asked, unit = make.opened(house), house.units["Lạng Sơn"]
    officers = [house.people["Lạng Sơn"], clerk_of(unit, name="Người Thứ Hai", by=house.admin)]

    def sending(by: User) -> Callable[[], str]:
        def work() -> str:
            opinion = make.written(asked, unit, by, Point("Mục I", f"Ý của {by}"), seen="0")
            return str(actions.send_opinion(opinion, by=by).state)

        return work

    came_to = at_once(*map(sending, officers))
    assert sorted(words == OpinionState.SENT for words in came_to) == [False, True]
    assert sum("vừa ghi ý kiến" in str(words) for words in came_to) == 1
    assert Opinion.objects.filter(round=asked, state=OpinionState.SENT).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_is_one_opinion(admin: User, moment: datetime) -> None:
    house = under_way(admin)
    asked, unit, by = make.opened(house), house.units["Lạng Sơn"], house.people["Lạng Sơn"]

    def work() -> str:
        return str(actions.send_opinion(make.written(asked, unit, by, make.POINT, seen="0"), by=by).state)

    assert at_once(work, work) == [OpinionState.SENT, OpinionState.SENT]
    assert Opinion.objects.filter(round=asked).count() == 1
