"""Writing cells: by whom, when, what is refused, what two people do at once, what a blind round may not tell."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.at_once import at_once
from tests.criteria.make import group, leaf
from tests.organisations.make import make_officer, make_unit, the_administrator
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria.enums import CriterionKind
from thidua.organisations.enums import ArrivalWay, StaffRole
from thidua.organisations.models import Post
from thidua.organisations.queries import acts_for
from thidua.scoring.actions import periods as actions
from thidua.scoring.actions.marks import Overtaken, clear_mark, save_mark, write_mark
from thidua.scoring.actions.turns import send_turn
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Mark, MarkChange, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.writing import held_cell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

BLOC = Planned(RoundKind.BLOC, 0, 8)
CROSS = Planned(RoundKind.CROSS, 0, 8, is_blind=True)
FUNCTIONAL = Planned(RoundKind.FUNCTIONAL, 0, 8, is_blind=True)
JSON = {"Accept": "application/json"}
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


def test_a_cell_is_emptied_and_its_writings_stay() -> None:
    floor = make.make_floor()
    turn, node, by = floor.turn(2), floor.node("A.2"), floor.people[2]
    floor.write(turn, "A.2", **A2)
    clear_mark(turn, node, seen=1, by=by)
    assert not Mark.objects.exists()
    assert _writings(turn) == [(1, A2, Decimal("1.40")), (2, {}, None)]
    again = floor.write(turn, "A.2", done="9", target="10")
    assert (again.version, Mark.objects.get().version) == (3, 3)
    assert floor.write(turn, "A.2", seen=3, **A2).version == 4


def _writings(turn: Turn) -> list[tuple[int, dict[str, Any], Decimal | None]]:
    return list(turn.changes.order_by("version").values_list("version", "given", "points"))


def test_emptying_what_is_empty_changes_nothing() -> None:
    floor = make.make_floor()
    turn, node, by = floor.turn(2), floor.node("A.2"), floor.people[2]
    clear_mark(turn, node, seen=0, by=by)
    assert not turn.changes.exists()
    floor.write(turn, "A.2", **A2)
    for _ in range(2):
        clear_mark(turn, node, seen=1, by=by)
    assert turn.changes.count() == 2


def test_a_newer_writing_is_not_emptied() -> None:
    floor = make.make_floor()
    turn, node, by = floor.turn(2), floor.node("A.2"), floor.people[2]
    floor.write(turn, "A.2", **A2)
    floor.write(turn, "A.2", seen=1, done="9", target="10")
    with pytest.raises(Overtaken, match="Lò Văn Hà Giang vừa ghi"):
        clear_mark(turn, node, seen=1, by=by)
    with pytest.raises(Overtaken):
        clear_mark(turn, node, seen=0, by=by)
    assert Mark.objects.get().points == Decimal("1.80")


def test_who_writes_empties_and_nobody_else(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn, node = floor.turn(2), floor.node("A.2")
    floor.write(turn, "A.2", **A2)
    for person in (floor.people[0], floor.people[3], floor.above):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Hà Giang"):
            clear_mark(turn, node, seen=1, by=person)
    with pytest.raises(RuleBroken, match="cộng điểm từ các mục con"):
        clear_mark(turn, floor.node("A"), seen=0, by=floor.people[2])
    at(turn.round.closes_at + timedelta(seconds=1))
    with pytest.raises(RuleBroken, match="đã khép lúc"):
        clear_mark(turn, node, seen=1, by=floor.people[2])
    assert (Mark.objects.count(), turn.changes.count()) == (1, 1)


def test_what_was_sent_is_not_emptied() -> None:
    floor = make.make_floor()
    whole(floor)
    with pytest.raises(RuleBroken, match="đã gửi"):
        clear_mark(floor.turn(2), floor.node("A.2"), seen=1, by=floor.people[2])
    assert Mark.objects.count() == 4


def test_an_emptied_cell_is_not_written_by_who_has_not_seen_it() -> None:
    floor = make.make_floor()
    turn, colleague = floor.turn(2), make_officer(floor.units[2], name="Ma Thị Lãnh")
    floor.write(turn, "A.2", **A2)
    clear_mark(turn, floor.node("A.2"), seen=1, by=colleague)
    with pytest.raises(Overtaken, match="Ma Thị Lãnh vừa xóa trắng ô này") as overtaken:
        floor.write(turn, "A.2", seen=1, done="9", target="10")
    assert overtaken.value.mark is None
    with pytest.raises(RuleBroken, match="chưa có điểm nào được ghi"):
        floor.write(turn, "A.1", seen=1, achieved=True)
    assert not Mark.objects.exists()


def test_sent_again_after_the_cell_was_written_anew() -> None:
    """Version 3 stands there, and it says what this person wants: the lost answer was to that very writing."""
    floor = make.make_floor()
    turn, colleague = floor.turn(2), make_officer(floor.units[2], name="Ma Thị Lãnh")
    floor.write(turn, "A.2", **A2)
    clear_mark(turn, floor.node("A.2"), seen=1, by=floor.people[2])
    floor.write(turn, "A.2", **A2)
    assert floor.write(turn, "A.2", **A2).version == 3
    assert turn.changes.count() == 3
    with pytest.raises(Overtaken):
        save_mark(turn, floor.node("A.2"), told=A2, seen=0, by=colleague)


def test_other_actions_write_a_mark_with_its_change() -> None:
    floor = make.make_floor(make.SELF, BLOC)
    turn, node, by, now = floor.turn(2, RoundKind.BLOC), floor.node("A.2"), floor.people[0], clock.now()
    told = {"points": "1", "reason": "Trả lời kiến nghị"}
    first = write_mark(turn, node, told=told, points=Decimal(1), by=by, now=now)
    clear_mark(turn, node, seen=1, by=by)
    second = write_mark(turn, node, told=told, points=Decimal(1), by=by, now=now)
    third = write_mark(turn, node, told={"na": True, "reason": "Không có"}, points=None, is_na=True, by=by, now=now)
    assert [first.version, second.version, third.version] == [1, 3, 4]
    stored = Mark.objects.get()
    assert (stored.pk, stored.version, stored.is_na, stored.reason, stored.changed_by) == (third.pk, 4, True, "Không có", by)
    assert [version for version, _, _ in _writings(turn)] == [1, 2, 3, 4]


def test_who_acts_is_asked_as_everywhere_else() -> None:
    """The question in SQL and `acts_for`: one answer, whatever the post."""
    floor = make.make_floor()
    turn, node, unit = floor.turn(2), floor.node("A.2"), floor.units[2]
    day, administrator = clock.today(), the_administrator()
    people = [make_officer(unit, role, name=f"Ma Văn {role}") for role in StaffRole]
    posts = {
        "kept": Post(starts_on=day, ends_on=day + timedelta(days=1)),
        "over": Post(starts_on=None, ends_on=day),
        "to come": Post(starts_on=day + timedelta(days=1)),
    }
    for name, post in posts.items():
        person = make_officer(floor.units[3], name=f"Ma Thị {name}")
        post.person, post.unit, post.role = person.person, unit, StaffRole.SPECIALIST
        post.save()
        people.append(person)
    for person in [*people, *floor.people, floor.above, administrator]:
        with transaction.atomic():
            cell = held_cell(turn.pk, node.pk, person, day)
        assert (person, cell.acts) == (person, acts_for(person, unit, day))


def test_a_held_cell_is_what_is_stored() -> None:
    floor = make.make_floor(make.SELF, BLOC)
    turn = floor.turn(2, RoundKind.BLOC)
    mark = floor.write(turn, "A.2", points="2")
    actions.close_round(turn.round, by=floor.people[0])
    stored = Turn.objects.select_related("sheet__period__version", "round").get(pk=turn.pk)
    with transaction.atomic():
        cell = held_cell(turn.pk, mark.criterion_id, floor.people[0], clock.today())
    assert cell.mark == mark.pk
    pairs = [(cell.turn, stored), (cell.turn.sheet, stored.sheet), (cell.turn.round, stored.round)]
    pairs += [(cell.turn.sheet.period, stored.sheet.period), (cell.turn.sheet.period.version, stored.sheet.period.version)]
    for held, wanted in pairs:
        loaded = {name: value for name, value in vars(held).items() if name != "_state"}
        assert loaded
        assert loaded == {name: getattr(wanted, name) for name in loaded}
    assert cell.turn.round.closed_at is not None


def test_a_page_that_came_in_time_is_written_down_later(at: Callable[[datetime], None]) -> None:
    floor = make.make_floor(make.SELF, BLOC, choices={"late_self_score": "refuse"})
    turn, by = floor.turn(2), floor.people[0]
    in_time, late = turn.round.closes_at - timedelta(hours=1), turn.round.closes_at + timedelta(hours=1)
    at(turn.round.closes_at + timedelta(days=1))
    for way, arrived, is_taken in [
        (ArrivalWay.PAPER, in_time, True),
        (ArrivalWay.PAPER, late, False),
        (ArrivalWay.HERE, in_time, False),
    ]:
        Turn.objects.filter(pk=turn.pk).update(way=way, arrived_at=arrived)
        entered = permissions.why_not_now(floor.turn(2), clock.now()) is None
        assert (way, arrived, entered) == (way, arrived, is_taken)
    Turn.objects.filter(pk=turn.pk).update(way=ArrivalWay.PAPER, arrived_at=in_time)
    assert save_mark(turn, floor.node("A.2"), told=A2, seen=0, by=by).points == Decimal("1.40")


# ---- as a page sends it ----


def url_of(floor: make.Floor, code: str, kind: RoundKind = RoundKind.SELF) -> str:
    return reverse("scoring:cell", args=[floor.turn(2, kind).pk, floor.node(code).pk])


def test_a_cell_is_emptied_from_the_page() -> None:
    floor = make.make_floor()
    client, url = make.browser(floor.people[2]), url_of(floor, "A.2")
    client.post(url, {"lan": "0", "o-done": "7", "o-target": "10"}, headers=JSON)
    assert client.post(url, {"lan": "1", "xoa": "1"}, headers=JSON).json() == {"word": "", "version": 0, "at": "08:00"}
    assert client.post(url, {"lan": "1", "xoa": "1"}, headers=JSON).json()["version"] == 0
    answer = client.post(url, {"lan": "0", "o-done": "9", "o-target": "10"}, headers=JSON)
    assert (answer.json()["word"], answer.json()["version"]) == ("1,80", 3)
    plain = client.post(url, {"lan": "3", "xoa": "1"})
    assert plain.status_code == 302
    assert plain["Location"].endswith(f"?luot={floor.turn(2).pk}#c{floor.node('A.2').pk}")
    assert not Mark.objects.exists()


def test_a_tab_that_shows_what_is_gone() -> None:
    floor = make.make_floor()
    client, url = make.browser(floor.people[2]), url_of(floor, "A.2")
    colleague = make.browser(make_officer(floor.units[2], name="Ma Thị Lãnh"))
    client.post(url, {"lan": "0", "o-done": "7", "o-target": "10"}, headers=JSON)
    colleague.post(url, {"lan": "1", "xoa": "1"}, headers=JSON)
    told = {"lan": "1", "o-done": "8", "o-target": "10"}
    answer = client.post(url, told, headers=JSON)
    assert answer.status_code == 409
    said = answer.json()
    assert (said["theirs"], said["version"], said["who"]) == ("", 0, "Ma Thị Lãnh")
    assert said["values"] == {"o-done": "", "o-target": "", "o-na": False, "o-reason": ""}
    page = client.post(url, told)
    assert page.status_code == 409
    assert 'value="8"' in page.content.decode()
    assert 'name="lan" value="0"' in page.content.decode()


def test_emptying_over_a_newer_value_shows_it() -> None:
    floor = make.make_floor()
    client, url = make.browser(floor.people[2]), url_of(floor, "A.2")
    for seen, done in enumerate(("7", "9")):
        client.post(url, {"lan": str(seen), "o-done": done, "o-target": "10"}, headers=JSON)
    answer = client.post(url, {"lan": "1", "xoa": "1"}, headers=JSON)
    assert (answer.status_code, answer.json()["theirs"], answer.json()["version"]) == (409, "1,80", 2)
    page = client.post(url, {"lan": "1", "xoa": "1"})
    assert (page.status_code, Mark.objects.count()) == (409, 1)
    assert 'value="9"' in page.content.decode()
    stranger = make.browser(make_officer(make_unit("Sở Tư pháp tỉnh Cà Mau"), name="Lê Văn Lạ"))
    assert stranger.post(url, {"lan": "2", "xoa": "1"}, headers=JSON).status_code == 404


def test_a_unit_that_scores_itself_gives_figures_not_points() -> None:
    floor = make.make_floor()
    answer = make.browser(floor.people[2]).post(url_of(floor, "A.2"), {"lan": "0", "o-points": "2"}, headers=JSON)
    assert answer.status_code == 422
    assert not Mark.objects.exists()


def test_what_is_not_there_is_not_found() -> None:
    floor = make.make_floor()
    client, turn, node = make.browser(floor.people[2]), floor.turn(2).pk, floor.node("A.2").pk
    for args in ([turn + 99, node], [turn, node + 99]):
        for told in ({"lan": "0"}, {"lan": "0", "xoa": "1"}):
            assert client.post(reverse("scoring:cell", args=args), told, headers=JSON).status_code == 404


@pytest.mark.parametrize(
    ("kind", "typed", "asked"),
    [
        (RoundKind.SELF, {"o-done": "7", "o-target": "10"}, ["SELECT", "UPDATE", "INSERT"]),
        (RoundKind.BLOC, {"o-points": "2"}, ["SELECT", "SELECT", "UPDATE", "INSERT"]),
        (RoundKind.BLOC, {"o-points": "1", "o-reason": "Thiếu hồ sơ"}, ["SELECT", "UPDATE", "INSERT"]),
    ],
)
def test_a_keystroke_asks_little(kind: RoundKind, typed: dict[str, str], asked: list[str]) -> None:
    """Beside the session, the person, and the bounds of the transaction; a later round looks at what was said before, unless it says why."""
    floor = make.make_floor(make.SELF, BLOC)
    if kind != RoundKind.SELF:
        whole(floor)
    client, url = make.browser(floor.person(floor.turn(2, kind))), url_of(floor, "A.2", kind)
    assert client.post(url, {"lan": "0", **typed, "o-reason": "Đã kiểm tra"}, headers=JSON).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.post(url, {"lan": "1", **typed}, headers=JSON).status_code == 200
    verbs = [query["sql"].split()[0] for query in captured.captured_queries]
    assert [verb for verb in verbs[2:] if verb not in {"SAVEPOINT", "RELEASE"}] == asked


@pytest.mark.django_db(transaction=True)
def test_first_writings_of_an_emptied_cell_at_once() -> None:
    floor = make.make_floor()
    turn, node, by = floor.turn(2), floor.node("A.2"), floor.people[2]
    second = make_officer(floor.units[2], name="Ma Thị Hai")
    floor.write(turn, "A.2", **A2)
    clear_mark(turn, node, seen=1, by=by)

    def writes(done: str, who: Any) -> Callable[[], Mark]:
        return lambda: save_mark(turn, node, told={"done": done, "target": "10"}, seen=0, by=who)

    results = at_once(writes("7", by), writes("8", second))
    assert sorted(type(one).__name__ for one in results) == ["Mark", "Overtaken"]
    assert (Mark.objects.get().version, [version for version, _, _ in _writings(turn)]) == (3, [1, 2, 3])


@pytest.mark.django_db(transaction=True)
def test_emptied_and_written_at_once() -> None:
    """Whoever comes first has it; the other is told."""
    floor = make.make_floor()
    turn, node, by = floor.turn(2), floor.node("A.2"), floor.people[2]
    second = make_officer(floor.units[2], name="Ma Thị Hai")
    floor.write(turn, "A.2", **A2)
    new = {"done": "9", "target": "10"}
    emptied, written = at_once(lambda: clear_mark(turn, node, seen=1, by=by), lambda: save_mark(turn, node, told=new, seen=1, by=second))
    assert [type(emptied).__name__, type(written).__name__] in (["NoneType", "Overtaken"], ["Overtaken", "Mark"])
    assert Mark.objects.count() == (0 if emptied is None else 1)
    assert [version for version, _, _ in _writings(turn)] == [1, 2]


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
