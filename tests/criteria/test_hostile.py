"""What careless and hostile hands do to a table: a sentence each, and nothing is lost."""

import random
import time
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.criteria import make
from tests.criteria.reading.build import HEAD, excel, word
from tests.criteria.test_tree_pages import browser, moved, sent, url, words
from thidua.core.errors import RuleBroken
from thidua.criteria import actions
from thidua.criteria.actions.importing import accept_reading, read_table
from thidua.criteria.models import Criterion, TableReading
from thidua.criteria.queries.importing import rows_of
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.criteria.reading.review import reviewed
from thidua.criteria.rules.tree import MOST_DEPTH, Step
from thidua.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture
def house() -> make.House:
    return make.planted(make.make_house())


@pytest.fixture
def client(house: make.House) -> Client:
    return browser(house)


# ---- what is typed ----


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"points": Decimal("NaN")}, "Điểm chuẩn ghi bằng số"),
        ({"points": Decimal("Infinity")}, "Điểm chuẩn ghi bằng số"),
        ({"points": Decimal("1.125")}, "nhiều nhất hai chữ số thập phân"),
        ({"points": Decimal("1E+9")}, r"Điểm chuẩn 1\.000\.000\.000 lớn quá"),
        ({"points": Decimal("-0.01")}, "không được âm"),
        ({"mark": "1" * 21}, "Số mục của mục “Tên” dài quá 20 chữ"),
        ({"code": "A" * 41}, "Mã của mục “Tên” dài quá 40 chữ"),
        ({"owner_words": "x" * 201}, "dài quá 200 chữ"),
        ({"source": "x" * 301}, "dài quá 300 chữ"),
        ({"title": " \u00a0"}, "chưa có nội dung"),
    ],
)
def test_what_a_table_cannot_hold_is_refused(house: make.House, values: dict[str, Any], told: str) -> None:
    before = house.version.criteria.count(), Entry.objects.count()
    with pytest.raises(RuleBroken, match=told):
        actions.add_criterion(house.version, values=make.leaf("9", "Tên") | values, parent=house.node("A.I"), by=house.clerk)
    with pytest.raises(RuleBroken, match=told):
        actions.change_criterion(house.node("A.I.1"), values={"title": "Tên"} | values, seen=0, by=house.clerk)
    assert (house.version.criteria.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"points": "1e9"}, "“1e9” không phải là số"),
        ({"points": "NaN"}, "“NaN” không phải là số"),
        ({"points": "−2"}, "không được âm"),
        ({"points": "1,125"}, "không rõ là 1125 hay là số lẻ"),
        ({"points": "0,125"}, "hai chữ số thập phân"),
        ({"points": "1000000"}, "lớn quá"),
        ({"points": "9" * 40}, "dài quá 12 chữ số"),
        ({"title": "Chữ dài " * 501}, "4000"),
        ({"mark": "1" * 21}, "20"),
    ],
)
def test_what_is_typed_stays_on_the_page_with_the_sentence(client: Client, house: make.House, typed: dict[str, str], told: str) -> None:
    data = sent(client.get(url(house, "edit", "A.I.1")).content.decode()) | typed | {"lam": "ghi"}
    answer = client.post(url(house, "edit", "A.I.1"), data)
    page = words(answer)
    assert answer.status_code == 422
    assert told in page
    assert next(iter(typed.values())).strip() in page
    assert house.node("A.I.1").edits == 0


def test_odd_keys_in_an_address_are_no_keys(client: Client, house: make.House) -> None:
    assert client.get(url(house, "tree"), {"muc": "²"}).status_code == 200
    assert client.post(url(house, "move"), {"muc": "²-0", "buoc": "len"}).status_code == 404
    assert client.get(url(house, "add"), {"duoi": "9" * 30}).status_code == 404


# ---- the tree ----


def test_whatever_is_moved_it_stays_one_tree(house: make.House) -> None:
    """No step leads a node under itself, nothing is lost, and the places count from 1."""
    codes = sorted(house.version.criteria.values_list("code", flat=True))
    chance, refused = random.Random(5), 0
    for _ in range(150):
        node = house.node(chance.choice(codes))
        try:
            actions.move_criterion(node, step=chance.choice(list(Step)), seen=node.edits, by=house.clerk)
        except RuleBroken:
            refused += 1
    under = nodes_under(house.version)
    found = list(walk(under))
    assert 0 < refused < 150
    assert sorted(node.code for node, _ in found) == codes
    assert all(depth < MOST_DEPTH and (node.parent is None or node.parent.is_group) for node, depth in found)
    assert all([node.position for node in nodes] == list(range(1, len(nodes) + 1)) for nodes in under.values())
    assert all(node.pool == root.pool for root in under[None] for node, _ in walk(under, root.pk))


def test_a_group_goes_under_nothing_of_its_own(client: Client, house: make.House) -> None:
    moved(client, house, "A.II", "vao")
    assert house.node("A.II").parent == house.node("A.I")
    assert "đưa vào" in words(moved(client, house, "A", "vao", **{"HX-Request": "true"}))
    other = make.begin_empty_draft(house.head, year=house.year, by=house.clerk, title="Bảng khác")
    stranger = actions.add_criterion(other, values=make.group("A", "Mục của bảng khác", "2"), by=house.clerk)
    assert client.get(url(house, "add"), {"duoi": str(stranger.pk)}).status_code == 404
    with pytest.raises(RuleBroken, match="vừa bị người khác bỏ khỏi bảng"):
        actions.add_criterion(house.version, values=make.leaf("1"), parent=stranger, by=house.clerk)


def test_the_words_of_a_criterion_removed_meanwhile_become_a_new_one(client: Client, house: make.House) -> None:
    address = url(house, "edit", "A.I.1")
    data = sent(client.get(address).content.decode()) | {"title": "Chữ đang gõ", "pool": "content", "lam": "ghi"}
    actions.remove_criterion(house.node("A.I.1"), seen=house.version.edits, by=house.clerk)
    assert client.get(address).status_code == 404
    answer = client.post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa bị người khác bỏ khỏi bảng" in page
    assert client.post(url(house, "add"), sent(page) | {"lam": "ghi"}).status_code == 302
    assert Criterion.objects.latest("pk").title == "Chữ đang gõ"


# ---- files ----


def read(house: make.House, data: bytes, name: str = "bang.xlsx") -> TableReading:
    return read_table(house.version, upload=SimpleUploadedFile(name, data), by=house.clerk)


def test_figures_that_are_no_points_are_named_with_their_row() -> None:
    house = make.make_house()
    odd = [1e30, 1e9, "NaN", "1e9", 0.125, 1_000_000, -3]
    reading = read(house, excel({"Sở": [list(HEAD), *([at, f"Tiêu chí số {at}", points] for at, points in enumerate(odd, start=1))]}))
    rows = rows_of(reading)
    assert [row.place for row in rows] == [f"ô A{at}, trang tính “Sở”" for at in range(2, 9)]
    assert [str(row.points) for row in rows] == ["None", "None", "None", "None", "0.13", "1000000", "3"]
    said = [" ".join((*row.doubts, *one.why_not)) for row, one in zip(rows, reviewed(rows), strict=True)]
    expected = [
        *("Ô C2: điểm trong tệp là “1", "Ô C3: điểm trong tệp là “1000000000”, quá lớn"),
        *("Ô C4: ô điểm ghi “NaN”, không phải một số", "Ô C5: ô điểm ghi “1e9”, không phải một số"),
        *("Ô C6: điểm trong tệp là 0,125, có nhiều hơn hai chữ số", "Điểm chuẩn 1.000.000 lớn quá", ""),
    ]
    assert [words in sentence for words, sentence in zip(expected, said, strict=True)] == [True] * 7
    with pytest.raises(RuleBroken, match="Còn 5 dòng phải sửa"):
        accept_reading(reading, seen=0, by=house.clerk)
    assert not house.version.criteria.exists()


def test_a_thousand_rows_come_in_and_are_shown() -> None:
    house = make.make_house()
    lines = [["A", "Cả bảng", 1000], *([at, f"Tiêu chí số {at}", 1] for at in range(1, 1001))]
    begun = time.monotonic()
    reading = read(house, excel({"Sở": [list(HEAD), *lines]}))
    client = browser(house)
    assert words(client.get(reverse("criteria:import", args=[house.version.pk]))).count('class="node-words"') == 1001
    accept_reading(reading, seen=0, by=house.clerk)
    assert house.version.criteria.count() == 1001
    assert "Tiêu chí số 1000" in words(client.get(reverse("criteria:table", args=[house.version.table_id])))
    assert time.monotonic() - begun < 120


def test_long_words_of_a_file_are_kept_until_somebody_shortens_them() -> None:
    house = make.make_house()
    title = "Tham mưu ban hành kế hoạch " * 300
    reading = read(house, word([HEAD, ("1", title, "2"), ("2", "Việc khác", "2")]), "bang.docx")
    assert rows_of(reading)[0].title == title.strip()
    with pytest.raises(RuleBroken, match="Nội dung dài quá 4000 chữ"):
        accept_reading(reading, seen=0, by=house.clerk)
    page = browser(house).get(reverse("criteria:import_row", args=[house.version.pk, 0]))
    assert title.strip() in words(page)


def test_a_table_of_another_year_is_asked_about() -> None:
    house = make.make_house()
    lines = [["BẢNG TIÊU CHÍ CHẤM ĐIỂM NĂM 2019"], list(HEAD), [1, "Báo cáo năm 2018", 2]]
    [note] = read(house, excel({"Sở": lines})).notes
    assert note.startswith("Đầu bảng trong tệp ghi năm 2019, bảng đang soạn là của năm 2021: có đúng tệp không?")
    lines[0] = ["Bảng tiêu chí năm 2021, sửa bảng năm 2019"]
    assert read(house, excel({"Sở": lines})).notes == []
    assert any("năm 2019" in note for note in read(house, word("Bảng tiêu chí năm 2019", [HEAD, ("1", "Việc", "2")]), "a.docx").notes)
