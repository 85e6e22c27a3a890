"""Complaints: filed in the window by the unit, withdrawn by it, answered with reasons; other points take effect and say whom they move."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.at_once import at_once
from tests.criteria.conventions import CHOSEN
from tests.scoring.results import DONE, JUDGED, LED, OFF, Scored, announced, make_scored, window_over
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.scoring.actions import complaints, publishing
from thidua.scoring.enums import ComplaintState, RoundKind, TurnState
from thidua.scoring.models import Complaint, Mark, Turn
from thidua.scoring.queries.complaints import complaints_shown, complaints_to_answer, effect_of, waiting_in_scoring
from thidua.scoring.queries.periods import turns_waiting
from thidua.scoring.rules.export import first_difference

pytestmark = pytest.mark.django_db


def filed(scored: Scored, place: str = "Yên Bái", code: str = JUDGED, asked: str | None = "10") -> Complaint:
    points = Decimal(asked) if asked else None
    node = scored.node(code) if code else None
    return complaints.file_complaint(
        scored.sheet(place), criterion=node, asked_points=points, words="Hồ sơ đủ minh chứng", by=scored.people[place]
    )


def test_a_unit_files_about_a_criterion(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored)
    assert (made.state, made.asked_points, made.due_at.date()) == (ComplaintState.OPEN, Decimal(10), scored.period.complaints_until.date())  # type: ignore[union-attr]
    assert Message.objects.filter(user=scored.above, title__startswith="Sở Tư pháp tỉnh Yên Bái kiến nghị về điểm tiêu chí").exists()


@pytest.mark.parametrize(("asked", "said"), [("10.01", "Điểm đề nghị phải từ 0 đến 10"), ("-1", "Điểm đề nghị phải từ 0 đến 10")])
def test_points_beyond_the_rule_are_refused(asked: str, said: str, moment: object, admin: User) -> None:
    with pytest.raises(RuleBroken, match=said):
        filed(announced(admin), asked=asked)


def test_who_files_and_when(moment: object, admin: User) -> None:
    scored = announced(admin)
    sheet = scored.sheet("Cao Bằng")
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Cao Bằng"):
        complaints.file_complaint(sheet, words="Sai", by=scored.people["Hà Giang"])
    with pytest.raises(RuleBroken, match="Ghi nội dung kiến nghị"):
        complaints.file_complaint(sheet, words=" ", by=scored.people["Cao Bằng"])
    with pytest.raises(RuleBroken, match="Chọn một tiêu chí có chấm điểm"):
        complaints.file_complaint(sheet, words="Sai", criterion=scored.node("A"), by=scored.people["Cao Bằng"])
    with pytest.raises(RuleBroken, match="Đề nghị điểm thì phải chọn tiêu chí"):
        complaints.file_complaint(sheet, words="Sai", asked_points=Decimal(1), by=scored.people["Cao Bằng"])
    filed(scored, "Cao Bằng")
    with pytest.raises(RuleBroken, match="Đã có kiến nghị về tiêu chí"):
        filed(scored, "Cao Bằng")
    window_over()
    with pytest.raises(RuleBroken, match="Đã hết hạn nhận kiến nghị"):
        filed(scored, "Cao Bằng", DONE, "5")


def test_before_it_is_announced_nothing_is_filed(moment: object, admin: User) -> None:
    with pytest.raises(RuleBroken, match="Chưa tạm công bố nên chưa nhận kiến nghị"):
        filed(make_scored(admin))


def test_it_is_withdrawn_by_its_unit_until_it_is_answered(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored, "Cao Bằng")
    with pytest.raises(RuleBroken, match="rút được kiến nghị này"):
        complaints.withdraw_complaint(made, by=scored.people["Hà Giang"])
    assert complaints.withdraw_complaint(made, by=scored.people["Cao Bằng"]).state == ComplaintState.WITHDRAWN
    with pytest.raises(RuleBroken, match="Kiến nghị đã xong: đơn vị rút"):
        complaints.answer_complaint(made, accepts=False, words="Không", by=scored.clerk)


def test_the_effect_is_told_before_and_kept_after(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored)
    told = effect_of(made, Decimal(10))
    assert told is not None
    done = complaints.answer_complaint(made, accepts=True, words="Chấp nhận theo hồ sơ", points=Decimal(10), by=scored.above)
    assert done.effect == told.stored()
    assert done.effect["before"] == {"points": "8.00", "total": "19.50", "rank": 3}
    assert done.effect["after"] == {"points": "10.00", "total": "21.50", "rank": 1}
    assert [(one["before"], one["after"]) for one in done.effect["moved"]] == [(1, 2), (1, 2)]
    assert (scored.sheet("Yên Bái").rank, scored.sheet("Lào Cai").rank) == (1, 2)


def test_points_are_kept_as_a_mark_of_the_standing_round_with_the_answer_as_reason(moment: object, admin: User) -> None:
    scored = announced(admin)
    complaints.answer_complaint(filed(scored), accepts=True, words="Theo hồ sơ", points=Decimal("9.5"), by=scored.above)
    kept = Mark.objects.get(turn__round__kind=RoundKind.STANDING)
    assert (kept.points, kept.reason, kept.changed_by, kept.turn.state) == (Decimal("9.50"), "Theo hồ sơ", scored.above, TurnState.SENT)
    assert kept.turn.changes.filter(criterion=kept.criterion_id).count() == 1
    assert str(kept.turn.scorer) == "Bộ Tư pháp"


def test_nobody_answers_their_own_unit(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored)
    with pytest.raises(RuleBroken, match="Đây là kiến nghị của chính Sở Tư pháp tỉnh Yên Bái"):
        complaints.answer_complaint(made, accepts=True, words="Được", by=scored.clerk)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng"):
        complaints.answer_complaint(made, accepts=True, words="Được", by=scored.people["Hà Giang"])


def test_an_answer_says_why_and_points_only_where_it_accepts(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored, "Cao Bằng")
    with pytest.raises(RuleBroken, match="Ghi nội dung trả lời"):
        complaints.answer_complaint(made, accepts=False, words=" ", by=scored.clerk)
    with pytest.raises(RuleBroken, match="Không chấp nhận thì điểm giữ nguyên"):
        complaints.answer_complaint(made, accepts=False, words="Không", points=Decimal(5), by=scored.clerk)
    with pytest.raises(RuleBroken, match="phải từ 0 đến 10"):
        complaints.answer_complaint(made, accepts=True, words="Được", points=Decimal(11), by=scored.clerk)
    done = complaints.answer_complaint(made, accepts=False, words="Hồ sơ không đủ", by=scored.clerk)
    assert (done.state, done.effect) == (ComplaintState.REJECTED, {})
    assert Message.objects.filter(user=scored.people["Cao Bằng"], title__startswith="Kiến nghị được trả lời").exists()
    assert Entry.objects.filter(action="scoring.answer_complaint").count() == 1


def test_points_that_would_not_count_are_refused(moment: object, admin: User) -> None:
    scored = announced(admin, pools=CHOSEN["pools"] | {"penalty_rounds": ["bloc"]}, head_says={"Cao Bằng": {OFF: 2}})
    with pytest.raises(RuleBroken, match="Điểm này không đi vào kết quả"):
        complaints.answer_complaint(filed(scored, "Cao Bằng", OFF, "0"), accepts=True, words="Được", points=Decimal(0), by=scored.clerk)
    assert not Mark.objects.filter(turn__round__kind=RoundKind.STANDING).exists()


def test_a_mean_is_not_mended_by_one_more_mark(moment: object, admin: User) -> None:
    scored = announced(admin, conventions=CHOSEN["conventions"] | {"round_policy": "average"})
    with pytest.raises(RuleBroken, match="lấy bình quân các lượt"):
        complaints.answer_complaint(filed(scored), accepts=True, words="Được", points=Decimal(10), by=scored.above)


def test_points_against_the_leader_move_the_others_too(moment: object, admin: User) -> None:
    scored = announced(admin)
    done = complaints.answer_complaint(filed(scored, "Yên Bái", LED, "4"), accepts=True, words="Đúng", points=Decimal(4), by=scored.above)
    assert done.effect["after"]["points"] == "4.00"
    assert str(scored.sheet("Lào Cai").total) == "21.50"


def test_a_unit_reads_its_own_and_the_keepers_all(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored, "Cao Bằng")
    today = made.filed_at.date()
    assert list(complaints_shown(scored.people["Cao Bằng"], scored.fresh(), today)) == [made]
    assert list(complaints_shown(scored.people["Hà Giang"], scored.fresh(), today)) == []
    assert list(complaints_shown(scored.above, scored.fresh(), today)) == [made]


def test_what_was_answered_is_published_and_computes_again(moment: object, admin: User) -> None:
    scored = announced(admin)
    complaints.answer_complaint(filed(scored), accepts=True, words="Theo hồ sơ", points=Decimal(10), by=scored.above)
    window_over()
    publishing.propose_result(scored.fresh(), by=scored.clerk)
    period = publishing.publish_result(scored.fresh(), word="công bố", by=scored.second)
    assert first_difference(period.frozen) is None
    assert period.frozen["complaints"][0]["effect"]["after"]["rank"] == 1
    assert [one["kind"] for one in period.frozen["rounds"]] == ["self", "bloc", "standing"]


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_and_one_counts(moment: object, admin: User) -> None:
    scored = announced(admin)
    made = filed(scored, "Cao Bằng")
    done = at_once(_answers(made, scored.clerk, "6"), _answers(made, scored.above, "7"))
    assert sorted(type(one).__name__ for one in done) == ["Complaint", "RuleBroken"]
    assert Turn.objects.filter(round__kind=RoundKind.STANDING).count() == 1


def _answers(made: Complaint, by: User, points: str) -> Callable[[], Complaint]:
    return lambda: complaints.answer_complaint(made, accepts=True, words="Được", points=Decimal(points), by=by)


def test_whoever_answers_has_it_in_the_menu(moment: object, admin: User) -> None:
    """Not the unit's own people, not who only takes part; nothing once it was answered or scoring was opened again."""
    scored = announced(admin)
    first, second = filed(scored), filed(scored, "Hà Giang")
    people = {"above": scored.above, "head": scored.clerk, "deputy": scored.people["Lào Cai"], "unit": scored.people["Hà Giang"]}

    def figures() -> dict[str, int]:
        return {name: waiting_in_scoring(person, clock.now()) for name, person in people.items()}

    assert figures() == {"above": 2, "head": 1, "deputy": 0, "unit": 0}
    assert list(complaints_to_answer(scored.clerk, clock.now())) == [second]
    complaints.answer_complaint(second, accepts=False, words="Điểm đã đúng", by=scored.clerk)
    assert figures() == {"above": 1, "head": 0, "deputy": 0, "unit": 0}
    assert list(complaints_to_answer(scored.above, clock.now())) == [first]
    publishing.reopen_scoring(scored.fresh(), reason="Chấm thiếu", by=scored.clerk)
    assert figures()["above"] == 0


def test_the_figure_costs_one_question_more(moment: object, admin: User) -> None:
    scored = announced(admin)
    filed(scored)
    with CaptureQueriesContext(connection) as turns:
        turns_waiting(scored.above, clock.now()).count()
    with CaptureQueriesContext(connection) as all_:
        waiting_in_scoring(scored.above, clock.now())
    assert len(all_) == len(turns) + 1


def test_what_waits_for_an_answer_stands_on_the_list(moment: object, admin: User, signed_in: Callable[[User], Client]) -> None:
    scored = announced(admin)
    made = filed(scored, "Hà Giang")
    address = reverse("scoring:answer", args=[made.pk])
    assert address in signed_in(scored.clerk).get(reverse("scoring:list")).content.decode()
    assert address not in signed_in(scored.people["Hà Giang"]).get(reverse("scoring:list")).content.decode()
