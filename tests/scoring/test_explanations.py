"""What a unit says of single criteria: saved with the version seen, sent with its turn, read by later scorers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.at_once import at_once
from tests.organisations.make import make_officer
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.scoring.actions import turns as actions
from thidua.scoring.actions.explanations import Said, save_explanations
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.enums import RoundKind, Shown, TurnState
from thidua.scoring.forms.explanations import digest
from thidua.scoring.models import Explanation, Mark, Turn
from thidua.scoring.permissions.seeing import seen_turns
from thidua.scoring.queries.disputes import without_undisputed
from thidua.scoring.queries.explanations import explanations_seen, explanations_sent, points_of, unexplained
from thidua.scoring.queries.sheets import turns_of_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
BLOC = Planned(RoundKind.BLOC, 0, 5, shown=Shown.AT_ONCE)
EXPLANATION, STANDING = Planned(RoundKind.EXPLANATION, 0, 6), Planned(RoundKind.STANDING, 0, 8)
WORDS = "Có 8 trên 10 hồ sơ đúng hạn, xem minh chứng."


@pytest.fixture
def floor() -> make.Floor:
    """The head gave A.2 less than the unit, A.1 the same, and has not scored A.3; the unit sees it at once."""
    floor = make.make_floor(make.SELF, BLOC, EXPLANATION, STANDING)
    own, by = floor.turn(2), floor.people[2]
    floor.write(own, "A.1", achieved=True)
    floor.write(own, "A.2", done="8", target="10")
    floor.write(own, "A.3", value="0", reason="Chưa làm")
    floor.write(own, "B.1", count="1")
    actions.send_turn(own, by=by)
    head = floor.turn(2, RoundKind.BLOC)
    floor.write(head, "A.1", points="2")
    floor.write(head, "A.2", points="1", reason="Thiếu hồ sơ")
    actions.send_turn(head, by=floor.person(head))
    return floor


def turn_of(floor: make.Floor) -> Turn:
    return floor.turn(2, RoundKind.EXPLANATION)


def say(floor: make.Floor, code: str, words: str, seen: int = 0, **told: Any) -> list[Explanation]:
    by = told.get("by", floor.people[2])
    return save_explanations(turn_of(floor), said=[Said(floor.node(code), words, seen)], by=by)


def seen_by(floor: make.Floor, at: int) -> list[Turn]:
    sheet = floor.sheet(2)
    return seen_turns(floor.people[at], sheet, turns_of_sheet(sheet), clock.now())


def test_words_are_kept_with_their_version(floor: make.Floor) -> None:
    assert say(floor, "A.2", WORDS) == []
    assert say(floor, "A.2", WORDS) == []
    assert say(floor, "A.2", "Đã bổ sung hồ sơ", seen=1) == []
    kept = Explanation.objects.get()
    assert (kept.words, kept.version, kept.changed_by, kept.criterion) == ("Đã bổ sung hồ sơ", 2, floor.people[2], floor.node("A.2"))


def test_nothing_is_written_over_a_colleague(floor: make.Floor) -> None:
    colleague = make_officer(floor.units[2], name="Ma Thị Hai")
    say(floor, "A.2", WORDS)
    both = [Said(floor.node("A.2"), "Lời khác", 0), Said(floor.node("A.1"), "Thống nhất", 0)]
    [theirs] = save_explanations(turn_of(floor), said=both, by=colleague)
    assert (theirs.words, theirs.version, theirs.changed_by) == (WORDS, 1, floor.people[2])
    assert {one.criterion.code: one.words for one in Explanation.objects.select_related("criterion")} == {"A.1": "Thống nhất", "A.2": WORDS}
    assert say(floor, "A.2", "Lời khác", seen=1, by=colleague) == []


def test_words_taken_back_are_not_an_explanation(floor: make.Floor) -> None:
    say(floor, "A.2", WORDS)
    say(floor, "A.2", "", seen=1)
    assert explanations_seen(floor.sheet(2), seen_by(floor, 2)) == {}
    with pytest.raises(RuleBroken, match="Chưa có lời giải trình"):
        actions.send_turn(turn_of(floor), by=floor.people[2])
    assert [one.words for one in say(floor, "A.2", WORDS, seen=1)] == [""]


@pytest.mark.parametrize(
    ("code", "words", "says"),
    [
        ("A", WORDS, "không phải tiêu chí có chấm điểm"),
        ("A.3", WORDS, "Chưa có đơn vị nào khác chấm tiêu chí 3"),
        ("A.2", "a" * 5001, r"dài quá 5\.000 ký tự"),
    ],
)
def test_of_what_nothing_is_said(floor: make.Floor, code: str, words: str, says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        say(floor, code, words)
    assert not Explanation.objects.exists()


def test_by_the_unit_in_the_round_of_explanation(floor: make.Floor, at: Callable[[datetime], None]) -> None:
    for stranger in (floor.people[0], floor.people[3], floor.above):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Hà Giang"):
            say(floor, "A.2", WORDS, by=stranger)
    with pytest.raises(RuleBroken, match="không phải vòng giải trình"):
        save_explanations(floor.turn(3), said=[Said(floor.node("A.2"), WORDS, 0)], by=floor.people[3])
    at(turn_of(floor).round.closes_at + timedelta(minutes=1))
    with pytest.raises(RuleBroken, match="đã khép"):
        say(floor, "A.2", WORDS)


def test_hidden_points_are_not_spoken_of(floor: make.Floor) -> None:
    """What the head has not sent is as if it were not there."""
    actions.return_turn(floor.turn(2, RoundKind.BLOC), reason="Xem lại", by=floor.above)
    with pytest.raises(RuleBroken, match="Chưa có đơn vị nào khác chấm"):
        say(floor, "A.2", WORDS)
    assert points_of(turn_of(floor), seen_by(floor, 2)) == []


def test_what_each_round_said_stands_beside_the_box(floor: make.Floor) -> None:
    points = points_of(turn_of(floor), seen_by(floor, 2))
    assert [(one.node.code, one.is_disputed, [said.word for said in one.told]) for one in points] == [
        ("A.1", False, ["2,00", "2,00"]),
        ("A.2", True, ["1,60", "1,00"]),
    ]
    assert [node.code for node in unexplained(turn_of(floor), seen_by(floor, 2))] == ["A.2"]
    say(floor, "A.2", WORDS)
    assert unexplained(turn_of(floor), seen_by(floor, 2)) == []


def test_sent_with_its_turn_and_read_by_later_scorers(floor: make.Floor) -> None:
    say(floor, "A.2", WORDS)
    turn, node = turn_of(floor), floor.node("A.2")
    before = actions.marks_hash(turn)
    assert explanations_seen(floor.sheet(2), seen_by(floor, 0)) == {}
    assert list(explanations_sent(floor.period)) == []
    say(floor, "A.2", WORDS + " Đủ.", seen=1)
    assert actions.marks_hash(turn) != before
    assert actions.send_turn(turn, by=floor.people[2]).state == TurnState.SENT
    body = Entry.objects.filter(action="scoring.send_turn").latest("pk").body
    assert (body["explanations"], body["content_hash"]) == (1, actions.marks_hash(turn))
    [said] = explanations_seen(floor.sheet(2), seen_by(floor, 0))[node.pk]
    assert (said.label, said.words, said.by) == ("Đơn vị giải trình: Sở Tư pháp tỉnh Hà Giang", WORDS + " Đủ.", "Lò Văn Hà Giang")
    assert [one.criterion.code for one in explanations_sent(floor.period)] == ["A.2"]
    assert explanations_seen(floor.sheet(2), seen_by(floor, 3)) == {}
    with pytest.raises(RuleBroken, match="đã gửi"):
        say(floor, "A.2", "Thêm", seen=2)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_one(floor: make.Floor) -> None:
    colleague = make_officer(floor.units[2], name="Ma Thị Hai")
    results = at_once(lambda: say(floor, "A.2", "Một"), lambda: say(floor, "A.2", "Hai", by=colleague))
    assert sorted(map(len, results)) == [0, 1]
    assert Explanation.objects.get().version == 1


# ---- pages ----


def address(floor: make.Floor) -> str:
    return reverse("scoring:explanations", args=[turn_of(floor).pk])


def typed(code: str, words: str, *, seen: int = 0, begun: str = "") -> dict[str, Any]:
    return {f"loi-{code}": words, f"lan-{code}": seen, f"goc-{code}": digest(begun)}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_written_and_sent_on_the_pages(floor: make.Floor) -> None:
    client = make.browser(floor.people[2])
    page = text(client.get(address(floor)))
    assert "Các vòng chấm khác nhau: 1 tiêu chí" in page
    assert "<li><strong>1,00</strong> Cụm, khối chấm, Sở Tư pháp tỉnh Yên Bái: Thiếu hồ sơ</li>" in page
    sending = reverse("scoring:send", args=[turn_of(floor).pk])
    assert "Còn 1 tiêu chí các vòng chấm khác nhau mà chưa giải trình" in text(client.get(sending))
    answer = client.post(address(floor), typed("A.2", "Một\r\nhai") | typed("A.1", "") | {"ve": "gui"})
    assert (answer.status_code, answer.headers["Location"]) == (302, sending)
    assert Explanation.objects.get().words == "Một\nhai"
    page = text(client.get(sending))
    assert "Đã giải trình 1 tiêu chí." in page
    assert "mà chưa giải trình" not in page
    assert client.post(sending, {"words": ""}).status_code == 302
    told = text(client.get(address(floor)))
    assert "Một<br>hai" in told
    assert "<textarea" not in told
    assert "Một<br>hai" in text(make.browser(floor.above).get(address(floor)))


def test_a_box_nobody_touched_is_no_writing(floor: make.Floor) -> None:
    """Two people work in one form: each saves their own boxes."""
    say(floor, "A.1", "Thống nhất")
    say(floor, "A.1", "Thống nhất với khối", seen=1)
    sent = typed("A.1", "Thống nhất", seen=1, begun="Thống nhất") | typed("A.2", WORDS)
    assert make.browser(floor.people[2]).post(address(floor), sent).status_code == 302
    assert {one.criterion.code: one.words for one in Explanation.objects.select_related("criterion")} == {
        "A.1": "Thống nhất với khối",
        "A.2": WORDS,
    }


def test_both_words_when_somebody_was_faster(floor: make.Floor) -> None:
    say(floor, "A.2", WORDS)
    client = make.browser(make_officer(floor.units[2], name="Ma Thị Hai"))
    answer = client.post(address(floor), typed("A.2", "Lời của Hai") | typed("A.1", "Thống nhất"))
    page = text(answer)
    assert answer.status_code == 409
    assert "1 tiêu chí khác đã lưu" in page
    assert "Đang lưu, Lò Văn Hà Giang ghi lúc 08:00, 10/06/2021:</strong> " + WORDS in page
    assert "Lời của Hai</textarea>" in page
    again = client.post(address(floor), typed("A.2", "Lời của Hai", seen=1, begun=WORDS))
    assert again.status_code == 302
    assert Explanation.objects.get(criterion=floor.node("A.2")).words == "Lời của Hai"


@pytest.mark.parametrize(("words", "says"), [("a" * 5001, "Dài quá 5.000 ký tự"), ("a\x00b", "Chưa lưu: có chỗ cần sửa")])
def test_what_cannot_be_kept_stays_in_its_box(floor: make.Floor, words: str, says: str) -> None:
    sent = typed("A.2", words) | typed("A.1", "Thống nhất")
    answer = make.browser(floor.people[2]).post(address(floor), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Thống nhất</textarea>" in page
    assert words.replace("\x00", "") + "</textarea>" in page
    assert not Explanation.objects.exists()


def test_the_round_that_closes_while_typing(floor: make.Floor, at: Callable[[datetime], None]) -> None:
    at(turn_of(floor).round.closes_at + timedelta(minutes=1))
    answer = make.browser(floor.people[2]).post(address(floor), typed("A.2", WORDS))
    assert answer.status_code == 422
    assert "đã khép" in text(answer)
    assert WORDS + "</textarea>" in text(answer)


def test_who_opens_the_page(floor: make.Floor) -> None:
    def status(client: Client) -> int:
        return client.get(address(floor)).status_code

    assert status(make.browser(floor.people[2])) == 200
    assert status(make.browser(floor.people[0])) == 403
    assert status(make.browser(floor.people[3])) == 404
    assert make.browser(floor.people[2]).get(reverse("scoring:explanations", args=[floor.turn(2).pk])).status_code == 404


def test_why_a_criterion_has_its_points_shows_the_words(floor: make.Floor) -> None:
    say(floor, "A.2", WORDS)
    actions.send_turn(turn_of(floor), by=floor.people[2])
    page = reverse("scoring:why_criterion", args=[floor.sheet(2).pk, floor.node("A.2").pk])
    assert WORDS in text(make.browser(floor.above).get(page))


def scored_by_the_head(floor: make.Floor) -> make.Floor:
    """Criteria of one kind, all of them disputed."""
    own, head = floor.turn(2), floor.turn(2, RoundKind.BLOC)
    for node in floor.version.criteria.filter(kind="pass_fail").select_related("version", "owner"):
        save_mark(own, node, told={"achieved": True}, seen=0, by=floor.people[2])
        save_mark(head, node, told={"points": "0", "reason": "Chưa đủ"}, seen=0, by=floor.person(head))
    actions.send_turn(head, by=floor.person(head))
    return floor


def test_as_many_questions_for_many_criteria() -> None:
    rounds = (make.SELF, BLOC, EXPLANATION)
    few = scored_by_the_head(make.make_floor(*rounds, nodes=make.wide_table(15)))
    many = scored_by_the_head(make.scored_by_another_table(few, *rounds, nodes=make.wide_table(60)))
    client, asked = make.browser(few.people[2]), []
    for floor in (few, many):
        client.get(address(floor))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address(floor)).status_code == 200
        asked.append(len(caught))
    assert asked[0] == asked[1]


# ---- what waits for a unit ----


def explained_by(now: datetime) -> set[int]:
    """Units that have something to explain."""
    turns = without_undisputed(Turn.objects.all(), now)
    assert turns.exclude(round__kind=RoundKind.EXPLANATION).count() == Turn.objects.exclude(round__kind=RoundKind.EXPLANATION).count()
    return set(turns.filter(round__kind=RoundKind.EXPLANATION).values_list("scorer", flat=True))


def test_only_where_others_gave_other_points(floor: make.Floor) -> None:
    assert explained_by(clock.now()) == {floor.units[2].pk}
    actions.return_turn(floor.turn(2, RoundKind.BLOC), reason="Xem lại", by=floor.above)
    assert explained_by(clock.now()) == set()


@pytest.mark.parametrize(
    ("shown", "is_blind", "before", "after"),
    [
        (Shown.AT_ONCE, False, True, True),
        (Shown.AT_ONCE, True, False, True),
        (Shown.WHEN_CLOSED, False, False, True),
        (Shown.WHEN_ANNOUNCED, False, False, False),
    ],
)
def test_nothing_is_told_of_points_that_are_hidden(floor: make.Floor, shown: Shown, is_blind: bool, before: bool, after: bool) -> None:
    head = floor.turn(2, RoundKind.BLOC).round
    head.shown, head.is_blind = shown, is_blind
    head.save()
    told = {True: {floor.units[2].pk}, False: set[int]()}
    assert explained_by(clock.now()) == told[before]
    assert explained_by(head.closes_at + timedelta(seconds=1)) == told[after]


def test_the_same_points_in_other_words_are_no_dispute(floor: make.Floor) -> None:
    """A criterion that did not arise in both rounds; points that are still to come against nothing else."""
    own, head, node = floor.turn(2), floor.turn(2, RoundKind.BLOC), floor.node("A.2")
    Mark.objects.filter(criterion=node, turn__in=[own, head]).update(points=None, is_na=True, reason="Không phát sinh")
    assert explained_by(clock.now()) == set()
    Mark.objects.filter(criterion=node, turn=head).update(is_na=False)
    assert explained_by(clock.now()) == {floor.units[2].pk}
