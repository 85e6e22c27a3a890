"""Writing cells: by whom, when, what is refused, what two people do at once, what a blind round may not tell."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.at_once import at_once
from tests.criteria.make import group, leaf
from tests.organisations.make import make_officer
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria.enums import CriterionKind
from thidua.organisations.enums import StaffRole
from thidua.scoring.actions.marks import Overtaken, save_mark
from thidua.scoring.actions.turns import send_turn
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Mark, MarkChange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

BLOC = Planned(RoundKind.BLOC, 0, 8)
CROSS = Planned(RoundKind.CROSS, 0, 8, is_blind=True)
FUNCTIONAL = Planned(RoundKind.FUNCTIONAL, 0, 8, is_blind=True)
A2: dict[str, Any] = {"done": "7", "target": "10"}


def whole(floor: make.Floor, at: int = 2) -> None:
    """The self-score of unit `at`, all of it, sent."""
    turn = floor.turn(at)
    floor.write(turn, "A.1", achieved=True)
    floor.write(turn, "A.2", **A2)
    floor.write(turn, "A.3", value="0", reason="Chưa làm")
    floor.write(turn, "B.1", count="1")
    send_turn(turn, by=floor.person(turn))


def test_a_cell_is_scored_and_every_writing_kept() -> None:
    floor = make.make_floor()
    turn = floor.turn(2)
    first = floor.write(turn, "A.2", **A2)
    assert (first.points, first.version) == (Decimal("1.40"), 1)
    second = floor.write(turn, "A.2", seen=1, done="9", target="10")
    assert (second.points, second.version, second.pk) == (Decimal("1.80"), 2, first.pk)
    changes = (
        MarkChange.objects.filter(turn=first.turn_id, criterion=first.criterion_id)
        .order_by("version")
        .values_list("points", "changed_by_name")
    )
    assert list(changes) == [(Decimal("1.40"), "Lò Văn Hà Giang"), (Decimal("1.80"), "Lò Văn Hà Giang")]


def test_the_same_writing_sent_again_changes_nothing() -> None:
    floor = make.make_floor()
    turn = floor.turn(2)
    floor.write(turn, "A.2", **A2)
    assert floor.write(turn, "A.2", seen=0, **A2).version == 1
    assert MarkChange.objects.count() == 1


def test_a_colleagues_writing_is_not_written_over() -> None:
    floor = make.make_floor()
    turn, colleague = floor.turn(2), make_officer(floor.units[2], StaffRole.LEADER, name="Ma Thị Lãnh")
    floor.write(turn, "A.2", **A2)
    with pytest.raises(Overtaken, match="Lò Văn Hà Giang vừa ghi") as overtaken:
        save_mark(turn, floor.node("A.2"), told={"done": "1", "target": "10"}, seen=0, by=colleague)
    assert overtaken.value.mark.points == Decimal("1.40")
    assert Mark.objects.get().given == A2


@pytest.mark.parametrize(
    ("code", "told", "says"),
    [
        ("A.2", {"done": "-1", "target": "10"}, "không được âm"),
        ("A.2", {"done": "nhiều", "target": "10"}, "kết quả thực hiện"),
        ("A.2", {"target": "10"}, "Thiếu kết quả thực hiện"),
        ("A.2", {"done": "0", "target": "0"}, "nêu lý do"),
        ("A.2", {"na": True}, "phải nêu lý do"),
        ("A.3", {"value": "2.5"}, "không được quá 2"),
        ("A.3", {"value": "1.5"}, "phải nêu lý do"),
        ("A.3", {"value": "1.6", "reason": "Chậm"}, "theo bước 0,25"),
        ("A.3", {"value": "2021-06-10"}, "điểm|giá trị"),
        ("A", {"points": "3"}, "cộng điểm từ các mục con"),
        ("C.1", {"bonus": "1", "penalty": "0"}, "không cho ghi điểm trừ"),
    ],
)
def test_bad_input_is_a_sentence(code: str, told: dict[str, Any], says: str) -> None:
    floor = make.make_floor()
    with pytest.raises(RuleBroken, match=says):
        floor.write(floor.turn(2), code, **told)
    assert not Mark.objects.exists()


def test_a_criterion_of_another_table_is_refused() -> None:
    floor = make.make_floor()
    other = make.issued(floor.period.bloc_year.bloc, floor.units[0], [group("A", "Khác", "2", leaf("1"))], {}, by=floor.people[0])
    with pytest.raises(RuleBroken, match="không thuộc bảng"):
        save_mark(floor.turn(2), other.criteria.get(code="A.1"), told={"achieved": True}, seen=0, by=floor.people[2])


def test_only_the_scorers_own_people_write() -> None:
    floor = make.make_floor(make.SELF, BLOC)
    for person in (floor.people[0], floor.people[3], floor.above):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Hà Giang"):
            save_mark(floor.turn(2), floor.node("A.1"), told={"achieved": True}, seen=0, by=person)


def test_a_round_that_is_over_takes_nothing(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn = floor.turn(2)
    floor.write(turn, "A.1", achieved=True)
    at(turn.round.closes_at + timedelta(seconds=1))
    with pytest.raises(RuleBroken, match=r"đã khép lúc .* Điểm đã lưu trước lúc đó vẫn giữ nguyên"):
        floor.write(turn, "A.2", **A2)
    assert Mark.objects.count() == 1


def test_a_late_self_score_is_taken_where_the_table_says_so(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "accept"})
    at(floor.turn(2).round.closes_at + timedelta(days=1))
    whole(floor)
    sent = floor.turn(2)
    assert sent.sent_at is not None
    assert sent.sent_at > sent.round.over_at
    with pytest.raises(RuleBroken, match="đã khép lúc 08:00 ngày 15/06/2021"):
        floor.write(sent, "A.1", seen=1, achieved=False)


def test_less_than_before_says_why() -> None:
    floor = make.make_floor(make.SELF, BLOC)
    whole(floor)
    turn = floor.turn(2, RoundKind.BLOC)
    with pytest.raises(RuleBroken, match=r"Thấp hơn điểm vòng “Tự chấm” \(1,4\)"):
        floor.write(turn, "A.2", points="1")
    with pytest.raises(RuleBroken, match="không được quá 2"):
        floor.write(turn, "A.2", points="2.5")
    assert floor.write(turn, "A.2", points="1", reason="Thiếu hai hồ sơ").points == Decimal(1)
    assert floor.write(turn, "A.1", points="2").points == Decimal(2)


def test_not_arisen_only_where_the_table_lets_it() -> None:
    floor = make.make_floor(make.SELF, BLOC)
    own = floor.turn(2)
    claimed = floor.write(own, "A.1", na=True, reason="Không có nhiệm vụ")
    assert (claimed.is_na, claimed.points) == (True, Decimal(2))
    send = floor.turn(2, RoundKind.BLOC)
    with pytest.raises(RuleBroken, match="không cho ghi không phát sinh ở vòng “Cụm, khối chấm”"):
        floor.write(send, "A.2", na=True, reason="Không có")


def test_a_functional_unit_scores_what_is_its_own() -> None:
    floor = make.make_floor(make.SELF, FUNCTIONAL)
    turn = floor.turn(2, RoundKind.FUNCTIONAL)
    assert floor.write(turn, "A.3", points="1").points == Decimal(1)
    with pytest.raises(RuleBroken, match=r"do đơn vị khác chấm"):
        floor.write(turn, "A.1", points="1")


def test_a_blind_rounds_points_are_not_told_by_a_refusal() -> None:
    floor = make.make_floor(make.SELF, CROSS, FUNCTIONAL)
    whole(floor)
    cross = floor.turn(2, RoundKind.CROSS)
    floor.write(cross, "A.3", points="1.75")
    send_turn(cross, by=floor.person(cross))
    own = floor.turn(2, RoundKind.FUNCTIONAL)
    assert floor.write(own, "A.3", points="1").points == Decimal(1)


def test_points_against_the_leader_wait_for_the_group() -> None:
    nodes = [group("A", "Nhiệm vụ", "2", leaf("1", kind=CriterionKind.LEADER_RELATIVE))]
    floor = make.make_floor(nodes=nodes)
    mark = floor.write(floor.turn(2), "A.1", done="12", target="10")
    assert (mark.points, mark.is_na) == (None, False)


@pytest.mark.django_db(transaction=True)
def test_two_people_in_one_cell_at_once() -> None:
    floor = make.make_floor()
    turn, node = floor.turn(2), floor.node("A.2")
    second = make_officer(floor.units[2], name="Ma Thị Hai")

    def writes(done: str, by: Any) -> Callable[[], Mark]:
        return lambda: save_mark(turn, node, told={"done": done, "target": "10"}, seen=0, by=by)

    results = at_once(writes("7", floor.people[2]), writes("8", second))
    assert sorted(type(one).__name__ for one in results) == ["Mark", "Overtaken"]
    kept = Mark.objects.get()
    assert (kept.version, kept.turn.changes.filter(criterion=kept.criterion_id).count()) == (1, 1)
    assert [one.mark.pk for one in results if isinstance(one, Overtaken)] == [kept.pk]


@pytest.mark.django_db(transaction=True)
def test_a_cell_written_while_the_turn_is_sent() -> None:
    """Either it was in time and stands in what was sent, or it is refused; nothing is written behind the sending."""
    floor = make.make_floor()
    turn, node = floor.turn(2), floor.node("B.1")
    floor.write(turn, "A.1", achieved=True)
    floor.write(turn, "A.2", **A2)
    floor.write(turn, "A.3", value="0", reason="Chưa làm")
    floor.write(turn, "B.1", count="1")
    by = floor.people[2]
    sent, written = at_once(lambda: send_turn(turn, by=by), lambda: save_mark(turn, node, told={"count": "3"}, seen=1, by=by))
    assert not isinstance(sent, RuleBroken)
    mark = Mark.objects.get(criterion=node)
    assert mark.version == (1 if isinstance(written, RuleBroken) else 2)
    assert mark.changed_at <= sent.sent_at or mark.version == 1
    assert clock.now() > sent.sent_at
