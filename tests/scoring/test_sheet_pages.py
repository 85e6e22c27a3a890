"""The sheet's pages: with script (JSON) and without, what each answer says, how many questions they ask."""

import re
from decimal import Decimal
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.criteria.make import group, leaf
from tests.organisations.make import make_officer, make_unit
from tests.scoring import make
from tests.scoring.make import Planned
from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind
from thidua.scoring.actions import turns as actions
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Evidence, Mark, Turn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
JSON = {"Accept": "application/json"}
BLOC = Planned(RoundKind.BLOC, 0, 8)


@pytest.fixture
def floor() -> make.Floor:
    return make.make_floor(make.SELF, BLOC)


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def cell_url(floor: make.Floor, code: str, *, kind: RoundKind = RoundKind.SELF) -> str:
    return reverse("scoring:cell", args=[floor.turn(2, kind).pk, floor.node(code).pk])


def page(floor: make.Floor, client: Client, query: str = "") -> str:
    answer = client.get(reverse("scoring:sheet", args=[floor.sheet(2).pk]) + query)
    assert answer.status_code == 200
    return words(answer)


def row(told: str, floor: make.Floor, code: str) -> str:
    at = told.index(f'id="c{floor.node(code).pk}"')
    return told[told.rindex("<tr", 0, at) : told.index("</tr>", at)]


def test_a_cell_saved_as_typed(floor: make.Floor) -> None:
    client = make.browser(floor.people[2])
    answer = client.post(cell_url(floor, "A.2"), {"lan": "0", "o-done": "7", "o-target": "10"}, headers=JSON)
    assert (answer.status_code, answer.json()) == (200, {"word": "1,40", "version": 1, "at": "08:00"})
    line = row(page(floor, client), floor, "A.2")
    assert 'name="o-done" value="7"' in line
    assert 'name="lan" value="1"' in line
    assert ">1,40</td>" in line


def test_two_values_when_somebody_was_faster(floor: make.Floor) -> None:
    colleague = make_officer(floor.units[2], name="Ma Thị Hai")
    floor.write(floor.turn(2), "A.2", done="7", target="10")
    client, typed = make.browser(colleague), {"lan": "0", "o-done": "8", "o-target": "10"}
    answer = client.post(cell_url(floor, "A.2"), typed, headers=JSON)
    told = answer.json()
    assert (answer.status_code, told["theirs"], told["version"], told["who"]) == (409, "1,40", 1, "Lò Văn Hà Giang")
    assert told["values"] == {"o-done": "7", "o-target": "10", "o-na": False, "o-reason": ""}
    plain = client.post(cell_url(floor, "A.2"), typed)
    assert plain.status_code == 409
    assert 'value="8"' in words(plain)
    assert "Đang lưu: <strong>1,40</strong>" in words(plain)
    taken = client.post(cell_url(floor, "A.2"), typed | {"lan": "1"}, headers=JSON)
    assert (taken.status_code, taken.json()["word"]) == (200, "1,60")


@pytest.mark.parametrize(
    ("code", "typed", "says"),
    [
        ("A.2", {"o-done": "-1", "o-target": "10"}, "Kết quả: Số này không được âm."),
        ("A.2", {"o-done": "bảy", "o-target": "10"}, "Kết quả:"),
        ("A.2", {"o-done": "12/06/2021", "o-target": "10"}, "Kết quả:"),
        ("A.2", {"o-na": "on"}, "phải nêu lý do"),
        ("A.3", {"o-value": "2,5", "o-reason": "x"}, "không được quá 2"),
        ("A.3", {"o-value": "1.005"}, "Điểm chấm:"),
        ("A", {"o-points": "3"}, "cộng điểm từ các mục con"),
        ("A.1", {}, "đạt hay không đạt"),
    ],
)
def test_weird_input_is_a_sentence_and_stays(floor: make.Floor, code: str, typed: dict[str, str], says: str) -> None:
    client = make.browser(floor.people[2])
    answer = client.post(cell_url(floor, code), typed | {"lan": "0"}, headers=JSON)
    assert answer.status_code == 422
    assert says in answer.json()["why"]
    plain = client.post(cell_url(floor, code), typed | {"lan": "0"})
    assert plain.status_code == 422
    assert says in words(plain)
    assert all(f'value="{value}"' in words(plain) for name, value in typed.items() if code != "A" and name != "o-na")
    assert not Mark.objects.exists()


def test_without_script_a_cell_has_its_page(floor: make.Floor) -> None:
    client = make.browser(floor.people[2])
    assert 'name="o-achieved"' in words(client.get(cell_url(floor, "A.1")))
    answer = client.post(cell_url(floor, "A.1"), {"lan": "0", "o-achieved": "1"})
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"#c{floor.node('A.1').pk}")
    assert 'value="1" selected' in words(client.get(cell_url(floor, "A.1")))


def test_a_written_cell_is_emptied(floor: make.Floor) -> None:
    """By a button of its own, which nothing stands behind while the cell is empty."""
    client = make.browser(floor.people[2])
    assert 'name="xoa"' not in page(floor, client)
    client.post(cell_url(floor, "A.2"), {"lan": "0", "o-done": "7", "o-target": "10"}, headers=JSON)
    line = row(page(floor, client), floor, "A.2")
    assert 'class="cell-empty" name="xoa" value="1" aria-label="Xóa trắng A.2 Thẩm định đúng hạn">Xóa trắng</button>' in line
    assert line.index("Ghi</button>") < line.index('name="xoa"')
    assert 'name="xoa"' in words(client.get(cell_url(floor, "A.2")))
    answer = client.post(cell_url(floor, "A.2"), {"lan": "1", "xoa": "1", "o-done": "7", "o-target": "10"}, headers=JSON)
    assert (answer.status_code, answer.json()) == (200, {"word": "", "version": 0, "at": "08:00"})
    emptied = row(page(floor, client), floor, "A.2")
    assert 'name="o-done" value=""' in emptied
    assert "is-missing" in emptied
    assert 'name="xoa"' not in emptied
    client.post(cell_url(floor, "A.2"), {"lan": "0", "o-done": "8", "o-target": "10"}, headers=JSON)
    assert client.post(cell_url(floor, "A.2"), {"lan": "2", "xoa": "1"}).status_code == 409
    lan = re.findall(r'name="lan" value="(\d+)"', row(page(floor, client), floor, "A.2"))
    assert client.post(cell_url(floor, "A.2"), {"lan": lan[0], "xoa": "1"}).status_code == 302
    assert not Mark.objects.exists()


def test_words_of_people_and_tables_are_never_markup() -> None:
    """A title, a heading, a label, what was typed, a reason: each stands on the page as it was written."""
    title, typed = "<script>alert('1')</script> & \"x\"", '"><script>alert(2)</script>'
    table = leaf("1", title, kind=CriterionKind.DECISION_TABLE), leaf("1", kind=CriterionKind.AWARD_BONUS)
    table[0]["params"] = {**table[0]["params"], "labels": {"dk1": title, "dk2": "Ngày", "dk3": "Có"}}
    table[1]["params"] = {**table[1]["params"], "labels": {"dh1": title, "dh2": "Cờ"}}
    bonus = group("B", "Thưởng", "2", table[1], pool="bonus")
    floor = make.make_floor(make.SELF, BLOC, nodes=[group("A", title, "2", table[0]), bonus])
    floor.write(floor.turn(2), "A.1", dk1="3", dk2="2022-02-01", dk3=True, reason=typed)
    told = page(floor, make.browser(floor.people[2]))
    assert "<script>alert" not in told
    assert told.count("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &amp; &quot;x&quot;") >= 4
    assert 'value="&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;" maxlength' in told


def test_every_box_has_its_label() -> None:
    """Whatever the kind of the criterion."""
    floor = make.make_floor(make.SELF, BLOC, nodes=make.wide_table(15))
    told = page(floor, make.browser(floor.people[2]))
    boxes = re.findall(r"<(?:input|select) [^>]*name=\"o-[^>]*>", told)
    labelled = re.findall(r"<label[^>]*>(?:<span>[^<]+</span>)?<(?:input|select) [^>]*name=\"o-[^>]*>", told)
    assert len(boxes) == len(labelled) > 45


@pytest.mark.parametrize(("places", "shown"), [(0, "1"), (1, "1,4"), (2, "1,40")])
def test_points_have_the_places_of_the_table(places: int, shown: str) -> None:
    """What was typed stays as it was typed."""
    floor = make.make_floor(make.SELF, BLOC, choices={"places": places})
    client = make.browser(floor.people[2])
    saved = client.post(cell_url(floor, "A.2"), {"lan": "0", "o-done": "7,0", "o-target": "10"}, headers=JSON)
    line = row(page(floor, client), floor, "A.2")
    assert saved.json()["word"] == shown
    assert f'data-label="Điểm tính">{shown}</td>' in line
    assert f"data-points>{shown}</output>" in line
    assert 'name="o-target" value="10"' in line
    assert client.get(reverse("scoring:totals", args=[floor.sheet(2).pk])).json()["sums"]["total"] == shown


@pytest.mark.parametrize(
    ("points", "places", "words"),
    [("9.5", 2, "9,50"), ("1234.5", 2, "1.234,50"), ("-0.25", 1, "-0,3"), ("-0.04", 1, "0,0"), ("2.50", 0, "3"), ("2.50", None, "2,5")],
)
def test_points_in_words(points: str, places: int | None, words: str) -> None:
    assert figure(Decimal(points), places=places) == words


def test_headings_name_their_figures_on_a_phone(floor: make.Floor) -> None:
    """Where the head of the table is not shown."""
    line = row(page(floor, make.browser(floor.people[2])), floor, "A")
    assert '<td class="num sheet-base">6</td>' in line
    assert '<td class="num sheet-counts" data-label="Điểm tính">0,00</td>' in line


def test_what_a_stranger_is_told(floor: make.Floor) -> None:
    stranger = make.browser(make_officer(make_unit("Sở lạ"), name="Người Lạ"))
    other = make.browser(floor.people[3])
    for name, keys in (("sheet", []), ("totals", []), ("why", []), ("why_criterion", ["A.1"]), ("evidence", ["A.1"])):
        url = reverse(f"scoring:{name}", args=[floor.sheet(2).pk, *(floor.node(code).pk for code in keys)])
        assert stranger.get(url).status_code == other.get(url).status_code == 404
    typed = {"lan": "0", "o-achieved": "1"}
    assert stranger.post(cell_url(floor, "A.1"), typed, headers=JSON).status_code == 404
    assert make.browser(floor.people[0]).post(cell_url(floor, "A.1"), typed, headers=JSON).status_code == 422
    assert stranger.post(reverse("scoring:cell", args=[10**9, floor.node("A.1").pk]), typed).status_code == 404


def sent_whole(floor: make.Floor) -> None:
    turn = floor.turn(2)
    floor.write(turn, "A.1", achieved=True)
    floor.write(turn, "A.2", done="7", target="10")
    floor.write(turn, "A.3", value="0", reason="Chưa làm")
    floor.write(turn, "B.1", count="1")
    actions.send_turn(turn, by=floor.people[2])


def test_a_later_round_states_points_beside_the_self_score(floor: make.Floor) -> None:
    sent_whole(floor)
    client = make.browser(floor.people[0])
    line = row(page(floor, client), floor, "A.2")
    assert 'data-label="Tự chấm">1,40<' in line
    assert 'name="o-points" value=""' in line
    refused = client.post(cell_url(floor, "A.2", kind=RoundKind.BLOC), {"lan": "0", "o-points": "1"}, headers=JSON)
    assert "phải ghi lý do" in refused.json()["why"]
    empty = client.post(cell_url(floor, "A.2", kind=RoundKind.BLOC), {"lan": "0", "o-points": ""}, headers=JSON)
    assert "Chưa ghi điểm" in empty.json()["why"]
    typed = {"lan": "0", "o-points": "1,2", "o-reason": "Thiếu hồ sơ"}
    assert client.post(cell_url(floor, "A.2", kind=RoundKind.BLOC), typed, headers=JSON).json()["word"] == "1,20"
    totals = client.get(reverse("scoring:totals", args=[floor.sheet(2).pk])).json()
    key = str(floor.node("A.2").pk)
    assert (totals["counts"][key], totals["disputed"], totals["sums"]["total"]) == ("1,20", [int(key)], "3,70")
    assert "is-disputed" in row(page(floor, client), floor, "A.2")
    assert "1,20" not in page(floor, make.browser(floor.people[2]))


def test_totals_and_what_is_missing(floor: make.Floor) -> None:
    client = make.browser(floor.people[2])
    floor.write(floor.turn(2), "A.1", achieved=True)
    told = client.get(reverse("scoring:totals", args=[floor.sheet(2).pk])).json()
    assert told["sums"]["total"] == "2,00"
    assert told["counts"][str(floor.node("A").pk)] == "2,00"
    assert told["missing"] == [floor.node(code).pk for code in ("A.2", "A.3", "B.1")]
    shown = page(floor, client, "?loc=con-thieu")
    assert 'data-filter="is-missing"' in shown
    assert "is-missing" not in row(shown, floor, "A.1")
    assert "is-missing" in row(shown, floor, "A.2")


def test_how_a_criterion_is_scored_is_said_before_anybody_scores(floor: make.Floor) -> None:
    client, how = make.browser(floor.people[2]), "Điểm chấm bằng điểm chuẩn nhân với tỷ lệ hoàn thành"
    assert f'<small class="sheet-rule">{how}' in row(page(floor, client), floor, "A.2")
    for url in (cell_url(floor, "A.2"), reverse("scoring:why_criterion", args=[floor.sheet(2).pk, floor.node("A.2").pk])):
        assert f"Cách chấm: {how}" in words(client.get(url))


def test_why_a_criterion_has_its_points(floor: make.Floor) -> None:
    sent_whole(floor)
    client = make.browser(floor.people[2])
    told = words(client.get(reverse("scoring:why_criterion", args=[floor.sheet(2).pk, floor.node("A.2").pk])))
    assert "7" in told
    assert "→ 1,4" in told
    whole = words(client.get(reverse("scoring:why", args=[floor.sheet(2).pk])))
    assert "Tổng điểm → 3,9 điểm" in whole


def test_evidence_is_added_used_again_and_removed(floor: make.Floor) -> None:
    client, sheet = make.browser(floor.people[2]), floor.sheet(2)
    url = reverse("scoring:evidence", args=[sheet.pk, floor.node("A.3").pk])
    refused = client.post(url, {"kind": "link", "title": "Ảnh", "url": "C:\\anh.jpg"}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "nằm trên máy của bạn" in words(refused)
    sent = {"kind": "document", "title": "Kế hoạch năm", "number": "05/KH", "dated": "15/01/2021", "url": "C:\\khong-tinh"}
    assert "Kế hoạch năm" in words(client.post(url, sent, headers={"HX-Request": "true"}))
    one = Evidence.objects.get()
    used = client.post(reverse("scoring:use_evidence", args=[one.pk]), {"tieu-chi": floor.node("A.1").pk})
    assert used.status_code == 302
    assert "2 tiêu chí" in words(client.get(url))
    client.post(reverse("scoring:remove_evidence", args=[one.pk]), {"tieu-chi": floor.node("A.1").pk})
    assert list(one.criteria.values_list("code", flat=True)) == ["A.3"]
    elsewhere = make.browser(floor.people[3]).post(reverse("scoring:remove_evidence", args=[one.pk]), {"tieu-chi": floor.node("A.3").pk})
    assert elsewhere.status_code == 404


def test_sending_says_what_is_missing_then_sends(floor: make.Floor) -> None:
    client, turn = make.browser(floor.people[2]), floor.turn(2)
    url = reverse("scoring:send", args=[turn.pk])
    assert "Còn thiếu 4 tiêu chí" in words(client.get(url))
    assert client.post(url, {"words": "x"}).status_code == 422
    sent_whole(floor)
    actions.take_back_turn(turn, by=floor.people[2])
    assert client.post(url, {"words": "Nhất trí"}).status_code == 302
    assert Turn.objects.get(pk=turn.pk).state == TurnState.SENT
    assert client.get(url).status_code == 403
    keeper = make.browser(floor.people[0])
    assert keeper.post(reverse("scoring:return", args=[turn.pk]), {"reason": ""}).status_code == 422
    assert keeper.post(reverse("scoring:return", args=[turn.pk]), {"reason": "Kiểm tra lại"}).status_code == 302
    assert "Kiểm tra lại" in page(floor, client)


def test_entering_for_a_unit_on_the_pages(floor: make.Floor) -> None:
    client, turn = make.browser(floor.people[0]), floor.turn(2)
    url = reverse("scoring:enter", args=[turn.pk])
    assert "Nhập hộ lượt" in words(client.get(url))
    assert client.post(url, {"way": "paper"}).status_code == 422
    upload = SimpleUploadedFile("ban-ky.pdf", make.PDF, content_type="application/pdf")
    answer = client.post(url, {"way": "paper", "day": "10/06/2021", "file": upload})
    assert answer.status_code == 302
    saved = client.post(cell_url(floor, "A.1"), {"lan": "0", "o-achieved": "1"}, headers=JSON)
    assert (saved.status_code, saved.json()["word"]) == (200, "2,00")
    assert 'name="o-achieved"' in words(client.get(answer.headers["Location"]))
    paper = client.get(reverse("scoring:paper", args=[turn.pk]))
    assert b"".join(cast("Any", paper).streaming_content) == make.PDF
    assert make.browser(floor.people[3]).get(reverse("scoring:paper", args=[turn.pk])).status_code == 404


def questions(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def scored(floor: make.Floor) -> make.Floor:
    """Criteria of one kind written in the self-score of unit 2."""
    turn = floor.turn(2)
    for node in floor.version.criteria.filter(kind="pass_fail").select_related("version", "owner"):
        save_mark(turn, node, told={"achieved": True}, seen=0, by=floor.people[2])
    return floor


def test_as_many_questions_for_many_criteria() -> None:
    few = scored(make.make_floor(make.SELF, BLOC, nodes=make.wide_table(15)))
    many = scored(make.scored_by_another_table(few, make.SELF, BLOC, nodes=make.wide_table(150)))
    client = make.browser(few.people[2])
    for name in ("sheet", "totals", "why"):
        asked = [questions(client, reverse(f"scoring:{name}", args=[floor.sheet(2).pk])) for floor in (few, many)]
        assert asked[0] == asked[1], name


def test_a_saving_asks_little(floor: make.Floor) -> None:
    client = make.browser(floor.people[2])
    client.post(cell_url(floor, "A.2"), {"lan": "0", "o-done": "6", "o-target": "10"}, headers=JSON)
    url = cell_url(floor, "A.2")
    with CaptureQueriesContext(connection) as asked:
        client.post(url, {"lan": "1", "o-done": "7", "o-target": "10"}, headers=JSON)
    assert len([one for one in asked if one["sql"].startswith(("SELECT", "UPDATE", "INSERT"))]) <= 9
