"""What a unit says: revisions, its leader, two officers at once, entered on its behalf."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.consultations import make
from tests.plans.make import House, clerk_of
from thidua.consultations import actions
from thidua.consultations.actions.opinions import Said
from thidua.consultations.enums import OpinionState, Taking, Verdict
from thidua.consultations.models import Opinion, Round
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.obligations.enums import Confirmation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import ArrivalWay, Paper, PaperWay, StaffRole

pytestmark = pytest.mark.django_db
OTHER = Point("Mục IV", "Thiếu phần khen thưởng.", "")


@pytest.fixture
def asked(house: House) -> Round:
    return make.opened(house)


def states(asked: Round) -> list[tuple[int, str]]:
    return list(Opinion.objects.filter(round=asked).order_by("number").values_list("number", "state"))


def test_a_later_opinion_takes_the_place_of_the_first(house: House, asked: Round) -> None:
    make.sent(asked, house, "Lạng Sơn", make.POINT)
    make.sent(asked, house, "Lạng Sơn", make.POINT, OTHER)
    assert states(asked) == [(1, OpinionState.REPLACED), (2, OpinionState.SENT)]


def test_an_answer_goes_with_the_same_point_of_a_revision(house: House, asked: Round) -> None:
    first = make.sent(asked, house, "Lạng Sơn", make.POINT)
    actions.answer_point(first.points.get(), taking=Taking.NOT_TAKEN, why="Đã thống kê đủ.", by=house.clerk)
    second = make.sent(asked, house, "Lạng Sơn", OTHER, make.POINT)
    assert [(point.taking, point.why) for point in second.points.all()] == [("", ""), (Taking.NOT_TAKEN, "Đã thống kê đủ.")]
    with pytest.raises(RuleBroken, match="gửi bản ý kiến khác"):
        actions.answer_point(first.points.get(), taking=Taking.TAKEN, why="", by=house.clerk)


def test_a_double_click_is_one_opinion(house: House, asked: Round) -> None:
    by, unit = house.people["Lạng Sơn"], house.units["Lạng Sơn"]
    for _ in range(2):
        actions.send_opinion(make.written(asked, unit, by, make.POINT, seen="0"), by=by)
    assert states(asked) == [(1, OpinionState.SENT)]


def test_two_officers_at_once_do_not_write_over_each_other(house: House, asked: Round) -> None:
    unit, first = house.units["Lạng Sơn"], house.people["Lạng Sơn"]
    second = clerk_of(unit, name="Người Thứ Hai", by=house.admin)
    actions.send_opinion(make.written(asked, unit, first, make.POINT, seen="0"), by=first)
    with pytest.raises(RuleBroken, match="Chuyên Viên Lạng Sơn vừa ghi ý kiến"):
        make.written(asked, unit, second, OTHER, seen="0")
    actions.send_opinion(make.written(asked, unit, second, OTHER, seen="1.1"), by=second)
    assert states(asked) == [(1, OpinionState.REPLACED), (2, OpinionState.SENT)]


def test_strangers_and_other_units_do_not_speak_for_a_unit(house: House, asked: Round) -> None:
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Lào Cai"):
        make.written(asked, house.units["Lào Cai"], house.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="không ở trong danh sách"):
        make.written(make.opened(house, invited=[house.units["Lào Cai"]]), house.units["Lạng Sơn"], house.people["Lạng Sơn"])


def test_where_the_leader_approves(house: House, asked: Round) -> None:
    unit, by = house.units["Lạng Sơn"], house.people["Lạng Sơn"]
    leader = clerk_of(unit, name="Lãnh Đạo Lạng Sơn", role=StaffRole.LEADER, by=house.admin)
    organisations.choose_paper_way(unit, paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=house.admin)
    opinion = make.written(asked, unit, by, make.POINT)
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        actions.send_opinion(opinion, by=by)
    opinion = actions.propose_opinion(opinion, by=by)
    with pytest.raises(RuleBroken, match="đang chờ lãnh đạo duyệt"):
        make.written(asked, unit, by, OTHER)
    opinion = actions.take_back_opinion(opinion, by=leader)
    assert opinion.state == OpinionState.DRAFT
    opinion = actions.propose_opinion(make.written(asked, unit, by, make.POINT, OTHER), by=by)
    assert actions.send_opinion(opinion, by=leader).state == OpinionState.SENT
    assert states(asked) == [(1, OpinionState.SENT)]


def test_no_leader_in_between_where_the_specialist_sends(house: House, asked: Round) -> None:
    by = house.people["Lạng Sơn"]
    with pytest.raises(RuleBroken, match="không yêu cầu lãnh đạo duyệt"):
        actions.propose_opinion(make.written(asked, house.units["Lạng Sơn"], by, make.POINT), by=by)


def test_a_file_alone_is_a_point_to_be_answered(house: House, asked: Round) -> None:
    by, unit = house.people["Lạng Sơn"], house.units["Lạng Sơn"]
    said = Said(Verdict.COMMENTS, (), make.draft_file(by, "công văn góp ý"))
    opinion = actions.write_opinion(asked, unit=unit, said=said, seen="0", by=by)
    assert [point.words for point in opinion.points.all()] == ["Theo văn bản góp ý gửi kèm: du-thao.txt"]


def entered(asked: Round, house: House, arrived_at: datetime, *points: Point) -> Opinion:
    unit, said = house.units["Lạng Sơn"], make.said(*points)
    return actions.enter_opinion(asked, unit=unit, said=said, way=ArrivalWay.EMAIL, arrived_at=arrived_at, by=house.clerk)


def test_entered_on_behalf_it_counts_from_its_arrival(house: House, asked: Round, at: Callable[[datetime], None]) -> None:
    at(asked.ends_at + timedelta(days=2))
    in_time = entered(asked, house, asked.ends_at - timedelta(hours=1), make.POINT)
    assert (in_time.is_late, in_time.is_on_behalf) == (False, True)
    late = entered(asked, house, asked.ends_at + timedelta(hours=1), OTHER)
    assert (late.is_late, states(asked)) == (True, [(1, OpinionState.REPLACED), (2, OpinionState.SENT)])


@pytest.mark.parametrize("days", [-3, 1])
def test_an_arrival_outside_the_round_is_refused(house: House, asked: Round, days: int) -> None:
    with pytest.raises(RuleBroken, match="phải nằm giữa"):
        entered(asked, house, clock.now() + timedelta(days=days))


def test_what_the_unit_sent_itself_is_not_entered_over(house: House, asked: Round) -> None:
    make.sent(asked, house, "Lạng Sơn")
    with pytest.raises(RuleBroken, match="đã tự gửi"):
        entered(asked, house, clock.now(), make.POINT)


def test_the_unit_confirms_once(house: House, asked: Round) -> None:
    opinion, by = entered(asked, house, clock.now()), house.people["Lạng Sơn"]
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Lạng Sơn"):
        actions.confirm_opinion(opinion, by=house.clerk)
    assert actions.confirm_opinion(opinion, by=by).confirmation == Confirmation.CONFIRMED
    with pytest.raises(RuleBroken, match="đã trả lời"):
        actions.contest_opinion(opinion, why="x", by=by)


def test_others_are_read_only_after_the_end_and_if_shown(house: House) -> None:
    for shows, expected in ((True, 1), (False, 0)):
        asked = make.opened(house, shows_answers=shows)
        make.sent(asked, house, "Lạng Sơn", make.POINT)
        mine = Opinion.objects.filter(round=asked)
        reader = house.people["Lào Cai"]
        assert mine.visible_to(reader, clock.today()).count() == 0
        assert mine.visible_to(house.clerk, clock.today()).count() == 1
        assert mine.visible_to(house.people["Lạng Sơn"], clock.today()).count() == 1
        actions.close_round(asked, why="Đủ", by=house.clerk)
        assert mine.visible_to(reader, clock.today()).count() == expected


def test_a_draft_is_its_units_alone(house: House, asked: Round) -> None:
    make.written(asked, house.units["Lạng Sơn"], house.people["Lạng Sơn"], make.POINT)
    assert Opinion.objects.visible_to(house.clerk, clock.today()).count() == 0
