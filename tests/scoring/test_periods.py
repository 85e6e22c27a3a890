"""Setting up a scoring period and leading it on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.organisations.make import make_unit
from tests.scoring.periods import DAYS, Ground, make_ground, opened, prepared, rounds_from_now
from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.scoring.actions import periods as actions
from thidua.scoring.enums import PeriodState, RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet, Turn
from thidua.scoring.queries.periods import board_of, turns_waiting
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground(moment: object, admin: User) -> Ground:
    return make_ground(admin)


def scorers(period: ScoringPeriod, kind: RoundKind) -> dict[str, str]:
    """Who is scored by whom, in short."""
    turns = Turn.objects.filter(sheet__period=period, round__kind=kind).select_related("sheet__unit", "scorer")
    return {turn.sheet.unit.name.removeprefix("Sở Tư pháp tỉnh "): turn.scorer.name.removeprefix("Sở Tư pháp tỉnh ") for turn in turns}


def test_a_member_does_not_begin_one(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng hoặc của cơ quan cấp trên"):
        actions.begin_period(ground.year, version=ground.version, title="", by=ground.member)


def test_the_unit_above_begins_one_too(ground: Ground) -> None:
    made = actions.begin_period(ground.year, version=ground.version, title=" Chấm  điểm ", by=ground.above)
    assert (made.title, made.state) == ("Chấm điểm", PeriodState.PREPARING)


def test_one_table_is_scored_by_once_a_year(ground: Ground) -> None:
    prepared(ground)
    with pytest.raises(RuleBroken, match="đã có kỳ chấm theo"):
        prepared(ground)


def test_a_closed_year_is_not_scored(ground: Ground) -> None:
    ground.year.state = YearState.CLOSED
    ground.year.save()
    with pytest.raises(RuleBroken, match="đã khép nên không chấm điểm nữa"):
        actions.begin_period(ground.year, version=ground.version, title="", by=ground.clerk)


def test_only_members_are_scored(ground: Ground) -> None:
    made = actions.begin_period(ground.year, version=ground.version, title="", by=ground.clerk)
    stranger = make_unit("Sở Tư pháp tỉnh Cà Mau")
    with pytest.raises(RuleBroken, match="Sở Tư pháp tỉnh Cà Mau không phải thành viên"):
        actions.choose_units(made, units=[ScoredUnit(stranger)], by=ground.clerk)
    with pytest.raises(RuleBroken, match="Chưa chọn đơn vị nào"):
        actions.choose_units(made, units=[], by=ground.clerk)


def test_who_is_left_out_later_has_no_sheet(ground: Ground) -> None:
    made = prepared(ground)
    actions.choose_units(made, units=[ScoredUnit(unit, " Nhóm  1 ") for unit in ground.units[:3]], by=ground.clerk)
    assert {(sheet.unit_id, sheet.group) for sheet in made.sheets.all()} == {(unit.pk, "Nhóm 1") for unit in ground.units[:3]}


def test_rounds_stand_once_and_in_order(ground: Ground) -> None:
    made = prepared(ground)
    first, second = rounds_from_now(RoundKind.SELF, RoundKind.BLOC)
    with pytest.raises(RuleBroken, match="Vòng “Tự chấm” có hai lần"):
        actions.set_rounds(made, rounds=[first, first], by=ground.clerk)
    with pytest.raises(RuleBroken, match="Tự chấm: Vòng sau không mở trước"):
        actions.set_rounds(made, rounds=[second, first], by=ground.clerk)
    with pytest.raises(RuleBroken, match="Tự chấm: Vòng chấm phải khép sau lúc mở"):
        actions.set_rounds(made, rounds=[PlannedRound(RoundKind.SELF, first.closes_at, first.opens_at)], by=ground.clerk)
    assert [one.kind for one in made.rounds.all()] == ["self", "cross", "bloc", "standing"]


def test_opened_every_sheet_has_its_scorers_and_nobody_their_own(ground: Ground) -> None:
    period = opened(ground)
    assert period.state == PeriodState.OPEN
    assert scorers(period, RoundKind.SELF) == {name: name for name in ("Yên Bái", "Lào Cai", "Hà Giang", "Cao Bằng")}
    assert scorers(period, RoundKind.BLOC) == {"Yên Bái": "Lào Cai", "Lào Cai": "Yên Bái", "Hà Giang": "Yên Bái", "Cao Bằng": "Yên Bái"}
    assert set(scorers(period, RoundKind.STANDING).values()) == {"Bộ Tư pháp"}
    across = scorers(period, RoundKind.CROSS)
    assert sorted(across) == sorted(across.values())
    assert all(scored != scorer for scored, scorer in across.items())


def test_across_goes_within_a_ranking_group(ground: Ground) -> None:
    made = prepared(ground)
    groups = ["Một", "Một", "Hai", "Hai"]
    units = [ScoredUnit(unit, group) for unit, group in zip(ground.units, groups, strict=True)]
    actions.choose_units(made, units=units, by=ground.clerk)
    with pytest.raises(RuleBroken, match="Hai: Chấm chéo cần ít nhất 3 đơn vị; nhóm này có 2"):
        actions.open_period(made, by=ground.clerk)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda period: period.sheets.all().delete(), "Chưa chọn đơn vị nào để chấm"),
        (lambda period: period.rounds.filter(kind=RoundKind.SELF).delete(), "Chưa có vòng tự chấm"),
        (
            lambda period: period.rounds.filter(position=1).update(
                opens_at=clock.now() - timedelta(days=2), closes_at=clock.now() - timedelta(days=1)
            ),
            "đã qua. Sửa lại các ngày rồi mở",
        ),
    ],
)
def test_what_is_not_whole_does_not_open(ground: Ground, spoil: Callable[[ScoringPeriod], object], why: str) -> None:
    made = prepared(ground)
    spoil(made)
    with pytest.raises(RuleBroken, match=why):
        actions.open_period(made, by=ground.clerk)


def test_once_open_nothing_of_it_is_set_up_again(ground: Ground) -> None:
    period = opened(ground)
    with pytest.raises(RuleBroken, match="đã mở nên không sửa"):
        actions.choose_units(period, units=[ScoredUnit(ground.units[0])], by=ground.clerk)
    with pytest.raises(RuleBroken, match="đã mở nên không sửa"):
        actions.set_rounds(period, rounds=rounds_from_now(RoundKind.SELF), by=ground.clerk)
    with pytest.raises(RuleBroken, match="có thể do đồng nghiệp vừa bấm"):
        actions.open_period(period, by=ground.clerk)


def test_a_round_closes_early_once(ground: Ground) -> None:
    first, second = opened(ground).rounds.all()[:2]
    closed = actions.close_round(first, by=ground.clerk)
    assert closed.closed_at == closed.over_at < closed.closes_at
    with pytest.raises(RuleBroken, match="Vòng “Tự chấm” đã khép"):
        actions.close_round(closed, by=ground.clerk)
    with pytest.raises(RuleBroken, match="Vòng “Chấm chéo” chưa mở"):
        actions.close_round(second, by=ground.clerk)


def test_another_scores_instead_but_never_the_scored_unit(ground: Ground) -> None:
    period = opened(ground)
    turn = Turn.objects.get(sheet__period=period, sheet__unit=ground.units[2], round__kind=RoundKind.BLOC)
    with pytest.raises(RuleBroken, match="không tự chấm điểm của mình"):
        actions.change_scorer(turn, unit=ground.units[2], by=ground.clerk)
    assert actions.change_scorer(turn, unit=ground.units[3], by=ground.clerk).scorer == ground.units[3]
    own = Turn.objects.get(sheet=turn.sheet, round__kind=RoundKind.SELF)
    with pytest.raises(RuleBroken, match="là việc của chính đơn vị được chấm"):
        actions.change_scorer(own, unit=ground.units[3], by=ground.clerk)


def test_nobody_is_made_to_score_who_scores_them(ground: Ground) -> None:
    turns = Turn.objects.filter(sheet__period=opened(ground), round__kind=RoundKind.CROSS).select_related("sheet__unit", "scorer")
    turn = turns[0]
    scored_by_it = turns.get(scorer=turn.sheet.unit).sheet.unit
    with pytest.raises(RuleBroken, match="nên không giao chấm ngược lại"):
        actions.change_scorer(turn, unit=scored_by_it, by=ground.clerk)
    assert Turn.objects.get(pk=turn.pk).scorer == turn.scorer


def test_not_ranked_needs_a_ground_and_is_lifted_without_one(ground: Ground) -> None:
    sheet = Sheet.objects.filter(period=opened(ground)).first()
    assert sheet is not None
    with pytest.raises(RuleBroken, match="Chưa ghi lý do không xếp hạng"):
        actions.exclude_unit(sheet, ground=" ", by=ground.clerk)
    noted = actions.exclude_unit(sheet, ground="Quyết định kỷ luật 15/QĐ-UBND", by=ground.clerk)
    assert (noted.exclusion, noted.excluded_by_name) == ("Quyết định kỷ luật 15/QĐ-UBND", "Vũ Thị Soạn")
    assert actions.exclude_unit(noted, ground="", by=ground.clerk).excluded_by_name == ""


def test_the_database_keeps_ranks_from_the_excluded_and_turns_single(ground: Ground) -> None:
    sheet = Sheet.objects.filter(period=opened(ground)).first()
    assert sheet is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.filter(pk=sheet.pk).update(exclusion="Kỷ luật", rank=1)
    own = sheet.turns.get(round__kind=RoundKind.SELF)
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(sheet=sheet, round=own.round, scorer=own.scorer)


def test_what_waits_for_a_unit_is_what_is_open_now(ground: Ground, at: Callable[[object], None]) -> None:
    period = opened(ground)
    now = clock.now()
    assert [turn.round.kind for turn in turns_waiting(ground.member, now)] == ["self"]
    assert [turn.round.kind for turn in turns_waiting(ground.member, now + timedelta(days=DAYS))] == ["cross"]
    assert not turns_waiting(ground.above, now + timedelta(days=DAYS)).exists()
    assert [len(row.cells) for row in board_of(period, ground.clerk, now)] == [4, 4, 4, 4]


def test_a_member_reads_its_own_sheet_and_those_it_scores(ground: Ground) -> None:
    period = opened(ground)
    mine = board_of(period, ground.member, clock.now())
    scored = Sheet.objects.get(period=period, turns__scorer=ground.units[2], turns__round__kind=RoundKind.CROSS).unit
    assert {row.sheet.unit for row in mine} == {ground.units[2], scored}
