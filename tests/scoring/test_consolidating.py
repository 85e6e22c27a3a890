"""From marks to totals, ranks and grades: what counts, who stands above whom, and as few questions for many units as for few."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.criteria.conventions import CHOSEN
from tests.scoring.results import DONE, EXTRA, JUDGED, LATE, LED, NAMES, OFF, SELF, Scored, hand_in, make_opened, make_scored, next_round
from thidua.accounts.models import User
from thidua.criteria.enums import RoundPolicy
from thidua.criteria.rules.rounds import Mark
from thidua.scoring.actions import periods
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet
from thidua.scoring.queries import consolidating
from thidua.scoring.queries.consolidating import consolidated, facts_of, scores_of, sent_marks
from thidua.scoring.queries.result_why import why_counted
from thidua.scoring.queries.results import result_of
from thidua.scoring.rules.consolidating import Placed

pytestmark = pytest.mark.django_db


def by_place(period: ScoringPeriod) -> dict[str, Placed]:
    names = {sheet.pk: sheet.unit.name.removeprefix("Sở Tư pháp tỉnh ") for sheet in period.sheets.select_related("unit")}
    return {names[one.entrant.key]: one for group in consolidated(period).groups.values() for one in group}


def ranks(period: ScoringPeriod) -> dict[str, int | None]:
    return {place: one.ranked.rank for place, one in by_place(period).items()}


def counted_slowly(period: ScoringPeriod) -> dict[int, dict[str, Mark]]:
    """Every mark looked at by the rules alone."""
    scores = facts_of(period)
    consolidating._take_counted(scores, sent_marks(period))
    return scores.marks


def test_points_come_by_the_rules_of_the_table(moment: object, admin: User) -> None:
    placed = by_place(make_scored(admin).fresh())
    first, last = placed["Yên Bái"], placed["Cao Bằng"]
    points = {code: mark.points for code, mark in first.marks.items()}
    assert points == {JUDGED: Decimal(8), DONE: Decimal("4.50"), LED: Decimal(5), LATE: Decimal("1.50"), EXTRA: Decimal("0.50")}
    assert (first.total.content, first.total.bonus, first.total.total) == (Decimal("19.00"), Decimal("0.50"), Decimal("19.50"))
    assert last.marks[LED].points == Decimal("2.00")


def test_equals_share_a_rank_and_wait_for_a_vote(moment: object, admin: User) -> None:
    period = make_scored(admin).fresh()
    assert ranks(period) == {"Lào Cai": 1, "Hà Giang": 1, "Yên Bái": 3, "Cao Bằng": 4}
    assert {place for place, one in by_place(period).items() if one.needs_vote} == {"Lào Cai", "Hà Giang"}
    steps = [line.steps for line in result_of(period).groups[0].lines]
    assert [len(one) for one in steps] == [0, 3, 0, 0]
    assert steps[1][-1] == "Hết các bước vẫn bằng nhau: cần bỏ phiếu"


def test_a_later_round_replaces_what_it_names_and_nothing_else(moment: object, admin: User) -> None:
    placed = by_place(make_scored(admin, head_says={"Lào Cai": {JUDGED: "7"}}).fresh())
    assert placed["Lào Cai"].marks[JUDGED] == ("bloc", Decimal(7))
    assert placed["Lào Cai"].marks[DONE] == ("self", Decimal("5.00"))


def test_what_was_not_sent_counts_for_nothing(moment: object, admin: User) -> None:
    scored = make_opened(admin)
    hand_in(scored, "Hà Giang", RoundKind.SELF, SELF["Hà Giang"], by=scored.people["Hà Giang"])
    placed = by_place(scored.fresh())
    assert placed["Hà Giang"].marks
    assert placed["Lào Cai"].total.missing == ("A.1", "A.2", "A.3", "A.4")


def test_a_mean_is_taken_where_the_table_says_so(moment: object, admin: User) -> None:
    conventions = CHOSEN["conventions"] | {"round_policy": RoundPolicy.AVERAGE}
    scored = make_scored(admin, head_says={"Lào Cai": {JUDGED: "8"}}, conventions=conventions)
    assert by_place(scored.fresh())["Lào Cai"].marks[JUDGED] == ("bloc", Decimal("8.50"))


def test_the_database_picks_what_the_rules_pick(moment: object, admin: User) -> None:
    said: dict[str, dict[str, Any]] = {
        "Lào Cai": {JUDGED: "7", LED: {"points": "4", "reason": "Số liệu theo báo cáo"}},
        "Cao Bằng": {DONE: ("6", "10")},
    }
    period = make_scored(admin, head_says=said).fresh()
    assert scores_of(period).marks == counted_slowly(period)


def test_a_claim_that_nothing_arose_waits_for_the_round_that_agrees(moment: object, admin: User) -> None:
    conventions = CHOSEN["conventions"] | {"na_agreed_in": "bloc", "na_mode": "exclude_and_rescale"}
    scored = make_opened(admin, conventions=conventions)
    nothing: Any = {"na": True, "reason": "Năm nay không được giao chỉ tiêu này"}
    for place in NAMES:
        said = SELF[place] | ({DONE: nothing} if place in {"Lào Cai", "Cao Bằng"} else {})
        hand_in(scored, place, RoundKind.SELF, said, by=scored.people[place])
    next_round()
    hand_in(scored, "Lào Cai", RoundKind.BLOC, {DONE: nothing}, by=scored.clerk)
    period = scored.fresh()
    placed = by_place(period)
    assert placed["Lào Cai"].marks[DONE] == ("bloc", None)
    assert placed["Lào Cai"].total.content == Decimal("18.44")
    assert placed["Cao Bằng"].total.missing == (DONE,)
    assert scores_of(period).marks == counted_slowly(period)


def test_units_are_ranked_and_compared_within_their_group(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    Sheet.objects.filter(unit__in=[scored.units["Hà Giang"], scored.units["Cao Bằng"]]).update(group="Nhóm 2")
    placed = by_place(scored.fresh())
    assert {place: one.ranked.rank for place, one in placed.items()} == {"Lào Cai": 1, "Yên Bái": 2, "Hà Giang": 1, "Cao Bằng": 2}
    assert placed["Hà Giang"].marks[LED].points == Decimal("5.00")


def test_an_excluded_unit_is_listed_with_its_ground_and_the_rest_move_up(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    periods.exclude_unit(scored.sheet("Lào Cai"), ground="Lãnh đạo bị kỷ luật theo Quyết định 15", by=scored.clerk)
    group = result_of(scored.fresh()).groups[0]
    assert [(line.rank, line.excluded) for line in group.out] == [(None, "Lãnh đạo bị kỷ luật theo Quyết định 15")]
    assert [line.rank for line in group.lines] == [1, 2, 3]


def test_grades_ask_floors_of_the_content_only(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    grades = {line.sheet.unit.name[16:]: line.grade for line in result_of(scored.fresh()).lines}
    assert grades == {"Lào Cai": "Xuất sắc", "Hà Giang": "Xuất sắc", "Yên Bái": "Tốt", "Cao Bằng": "Hoàn thành"}


def test_a_penalty_is_taken_from_who_may_enter_it(moment: object, admin: User) -> None:
    pools = CHOSEN["pools"] | {"penalty_rounds": ["bloc"]}
    placed = by_place(make_scored(admin, head_says={"Lào Cai": {OFF: 2}}, pools=pools).fresh())
    assert (placed["Lào Cai"].total.penalty, placed["Lào Cai"].ranked.rank) == (Decimal(1), 3)


def test_the_explanation_ends_with_the_points_that_count(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    steps = why_counted(scored.sheet("Lào Cai"))
    lines = [step["text"] for step in steps]
    assert any(line.endswith("Tổng điểm → 20,25 điểm") for line in lines)
    content = next(step for step in steps if step["text"].startswith("A. ") and "steps" in step)
    led = next(step for step in content["steps"] if step["text"].startswith("A.3. "))
    assert "→ 3,75 điểm" in led["steps"][-2]["text"] + led["steps"][-1]["text"]


def test_which_dispute_would_change_a_rank(moment: object, admin: User) -> None:
    scored = make_scored(admin, head_says={"Lào Cai": {JUDGED: "7"}})
    swings = result_of(scored.fresh(), with_swings=True).swings
    assert [(one.sheet.unit.name[16:], one.criterion.code, one.points, one.before, one.after) for one in swings] == [
        ("Lào Cai", JUDGED, Decimal("9.00"), 3, 1)
    ]


def test_questions_of_the_database_stay_the_same(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    period = scored.fresh()
    consolidated(period)
    with CaptureQueriesContext(connection) as asked:
        consolidated(period)
    assert len(asked) <= 6
    assert _questions_of_two(scored) == len(asked)


def _questions_of_two(scored: Scored) -> int:
    for place in ("Hà Giang", "Cao Bằng"):
        sheet = scored.sheet(place)
        sheet.turns.all().delete()
        sheet.delete()
    period = scored.fresh()
    with CaptureQueriesContext(connection) as asked:
        consolidated(period)
    return len(asked)
