"""From scoring to a published result: announced, opened again, proposed by one, published by another, never changed afterwards."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.at_once import at_once
from tests.organisations.make import make_officer
from tests.scoring.results import (
    JUDGED,
    SELF,
    Scored,
    announced,
    hand_in,
    make_opened,
    make_scored,
    next_round,
    published,
    window_over,
)
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.scoring.actions import complaints, periods, publishing
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.actions.turns import return_turn
from thidua.scoring.enums import PeriodState, RoundKind
from thidua.scoring.models import Mark, ScoringPeriod, Turn
from thidua.scoring.queries.results import result_of
from thidua.scoring.rules.export import content_hash, first_difference

pytestmark = pytest.mark.django_db


def test_the_window_has_the_days_of_the_table(moment: object, admin: User) -> None:
    scored = announced(admin)
    assert scored.period.state == PeriodState.ANNOUNCED
    assert scored.period.complaints_until == clock.end_of(clock.today() + timedelta(days=5))
    assert [scored.sheet(place).rank for place in ("Lào Cai", "Hà Giang", "Yên Bái")] == [1, 1, 3]
    told = Message.objects.filter(user=scored.people["Cao Bằng"], title__startswith="Tạm công bố kết quả")
    assert told.count() == 1


def test_it_is_not_announced_while_a_round_is_open(moment: object, admin: User) -> None:
    scored = make_opened(admin)
    with pytest.raises(RuleBroken, match="Vòng “Tự chấm” còn mở đến"):
        publishing.announce_result(scored.fresh(), by=scored.clerk)


def test_what_nobody_scored_is_not_nought(moment: object, admin: User) -> None:
    scored = make_opened(admin)
    for place in ("Yên Bái", "Lào Cai", "Hà Giang"):
        hand_in(scored, place, RoundKind.SELF, SELF[place], by=scored.people[place])
    next_round()
    next_round()
    with pytest.raises(RuleBroken, match=r"1 đơn vị còn tiêu chí chưa ai chấm.*Cao Bằng: A.1, A.2, A.3"):
        publishing.announce_result(scored.fresh(), by=scored.clerk)
    periods.exclude_unit(scored.sheet("Cao Bằng"), ground="Không nộp phiếu tự chấm", by=scored.clerk)
    assert publishing.announce_result(scored.fresh(), by=scored.clerk).state == PeriodState.ANNOUNCED


def test_a_member_announces_nothing(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng"):
        publishing.announce_result(scored.fresh(), by=scored.people["Hà Giang"])


def test_it_is_opened_again_with_its_reason_and_a_round(moment: object, admin: User) -> None:
    scored = announced(admin)
    one = scored.period.rounds.get(kind=RoundKind.BLOC)
    with pytest.raises(RuleBroken, match="Ghi lý do mở lại"):
        publishing.reopen_scoring(scored.fresh(), reason=" ", by=scored.clerk)
    with pytest.raises(RuleBroken, match="cần ngày khép mới"):
        publishing.reopen_scoring(scored.fresh(), reason="Chấm thiếu", one=one, until=clock.now(), by=scored.clerk)
    until = clock.end_of(clock.today() + timedelta(days=2))
    publishing.reopen_scoring(scored.fresh(), reason="Chấm thiếu một tiêu chí", one=one, until=until, by=scored.clerk)
    assert (scored.fresh().state, scored.sheet("Lào Cai").total) == (PeriodState.OPEN, None)
    hand_in(scored, "Lào Cai", RoundKind.BLOC, {JUDGED: "5"}, by=scored.clerk)
    periods.exclude_unit(scored.sheet("Hà Giang"), ground="Bị kỷ luật", by=scored.clerk)
    assert Entry.objects.filter(action="scoring.reopen_scoring").get().body["reason"] == "Chấm thiếu một tiêu chí"


def test_it_is_published_after_the_window_by_a_second_person_who_types_the_word(moment: object, admin: User) -> None:
    scored = announced(admin)
    with pytest.raises(RuleBroken, match="Còn nhận kiến nghị đến"):
        publishing.propose_result(scored.fresh(), by=scored.clerk)
    window_over()
    with pytest.raises(RuleBroken, match="Chưa ai đề nghị công bố"):
        publishing.publish_result(scored.fresh(), word="CÔNG BỐ", by=scored.clerk)
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    with pytest.raises(RuleBroken, match="Bạn đã đề nghị công bố"):
        publishing.publish_result(scored.fresh(), word="CÔNG BỐ", by=scored.clerk)
    with pytest.raises(RuleBroken, match="Gõ đúng hai chữ CÔNG BỐ"):
        publishing.publish_result(scored.fresh(), word="ok", by=scored.second)
    assert publishing.publish_result(scored.fresh(), word=" công  bố ", by=scored.second).state == PeriodState.PUBLISHED


def test_an_open_complaint_stands_in_the_way(moment: object, admin: User) -> None:
    scored = announced(admin)
    complaints.file_complaint(scored.sheet("Cao Bằng"), words="Điểm chưa đúng", by=scored.people["Cao Bằng"])
    window_over()
    with pytest.raises(RuleBroken, match="Còn 1 kiến nghị chưa trả lời"):
        publishing.propose_result(scored.fresh(), by=scored.clerk)


def test_it_is_frozen_with_its_hash(moment: object, admin: User) -> None:
    scored = published(admin)
    period = scored.fresh()
    assert content_hash(period.frozen) == period.content_hash
    assert period.frozen["table"]["content_hash"] == scored.version.content_hash
    assert period.frozen["period"]["published_by"] == str(scored.second)
    assert first_difference(period.frozen) is None
    sheet = scored.sheet("Yên Bái")
    assert (str(sheet.total), sheet.rank, sheet.grade, sheet.needs_vote) == ("19.50", 3, "Tốt", False)
    assert Entry.objects.get(action="scoring.publish_result").body["content_hash"] == period.content_hash


def test_nothing_changes_what_was_published(moment: object, admin: User) -> None:
    scored = published(admin)
    period, turn = scored.fresh(), Turn.objects.filter(sheet=scored.sheet("Lào Cai"), round__kind=RoundKind.SELF).get()
    told = {"value": "1", "reason": "Sửa"}
    acts: list[Callable[[], object]] = [
        lambda: publishing.reopen_scoring(period, reason="Sửa", by=scored.clerk),
        lambda: publishing.announce_result(period, by=scored.clerk),
        lambda: publishing.publish_result(period, word="công bố", by=scored.above),
        lambda: periods.exclude_unit(scored.sheet("Lào Cai"), ground="Sai", by=scored.clerk),
        lambda: save_mark(turn, scored.node(JUDGED), told=told, seen=1, by=scored.people["Lào Cai"]),
        lambda: return_turn(turn, reason="Sửa", by=scored.clerk),
        lambda: complaints.file_complaint(scored.sheet("Lào Cai"), words="Sai", by=scored.people["Lào Cai"]),
    ]
    before = json.dumps(period.frozen, sort_keys=True)
    for act in acts:
        with pytest.raises(RuleBroken, match="đã công bố và đóng băng"):
            act()
    assert json.dumps(scored.fresh().frozen, sort_keys=True) == before


def test_the_published_page_shows_what_was_frozen(moment: object, admin: User) -> None:
    scored = published(admin)
    before = [(line.sheet.pk, line.rank, line.total) for line in result_of(scored.fresh()).lines]
    Mark.objects.update(points="0.00")
    assert [(line.sheet.pk, line.rank, line.total) for line in result_of(scored.fresh()).lines] == before


def test_points_that_do_not_follow_from_what_was_entered_are_not_published(moment: object, admin: User) -> None:
    """As when somebody wrote past the system."""
    scored = announced(admin)
    window_over()
    Mark.objects.filter(turn__sheet=scored.sheet("Cao Bằng"), criterion=scored.node(JUDGED)).update(points="9.00")
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    with pytest.raises(RuleBroken, match=r"tính lại từ đầu không khớp\. Sở Tư pháp tỉnh Cao Bằng, tiêu chí A.1"):
        publishing.publish_result(scored.fresh(), word="công bố", by=scored.second)
    assert scored.fresh().state == PeriodState.ANNOUNCED


@pytest.mark.django_db(transaction=True)
def test_two_publish_at_once_and_one_does(moment: object, admin: User) -> None:
    scored = announced(admin)
    window_over()
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    third = make_officer(scored.units["Yên Bái"], name="Bế Văn Ba")
    done = at_once(*(_publishes(scored, by) for by in (scored.second, third)))
    assert sorted(type(one).__name__ for one in done) == ["RuleBroken", "ScoringPeriod"]
    assert Entry.objects.filter(action="scoring.publish_result").count() == 1


def _publishes(scored: Scored, by: User) -> Callable[[], ScoringPeriod]:
    period = scored.fresh()
    return lambda: publishing.publish_result(period, word="công bố", by=by)
