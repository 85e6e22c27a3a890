"""The tree of a draft: writing, moving and removing its nodes, and what the engine gets of it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.criteria import make
from thidua.core.errors import RuleBroken
from thidua.criteria import actions
from thidua.criteria.actions.tree import Overtaken
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.queries.tree import nodes_under, table_of, tree_of, tree_rows, walk
from thidua.criteria.queries.trying import tried
from thidua.criteria.rules.tree import Step, code_under, next_mark
from thidua.criteria.rules.values import Group, leaves_of
from thidua.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture
def house() -> make.House:
    return make.planted(make.make_house())


def codes(house: make.House) -> list[str]:
    return [node.code for node, _ in walk(nodes_under(house.version))]


ALL = ["A", "A.I", "A.I.1", "A.I.2", "A.II", "A.II.1", "B", "B.1"]


def test_a_planted_tree_has_codes_of_its_way_down_and_pools_of_its_roots(house: make.House) -> None:
    assert codes(house) == ALL
    assert {node.code for node in house.version.criteria.filter(pool=Pool.BONUS)} == {"B", "B.1"}
    assert house.version.edits == 1


def test_sums_stand_against_the_points_of_the_group(house: make.House) -> None:
    gaps = {row.node.code: row.gap for row in tree_rows(house.version) if row.gap}
    assert gaps == {"A.I": Decimal("-1.5")}
    tree = tree_of(house.version)
    assert [(pool.word, pool.points, pool.leaves) for pool in tree.pools] == [
        ("Điểm nội dung", Decimal(15), 3),
        ("Điểm thưởng", Decimal(2), 1),
    ]
    assert [row.node.code for row in tree.faulty] == ["A.I"]


def test_a_new_criterion_stands_where_it_was_put(house: make.House) -> None:
    added = actions.add_criterion(
        house.version, values=make.leaf("3", "Rà soát văn bản"), parent=house.node("A.I"), after=house.node("A.I.1"), by=house.clerk
    )
    assert added.code == "A.I.3"
    assert codes(house)[2:5] == ["A.I.1", "A.I.3", "A.I.2"]
    assert actions.add_criterion(house.version, values=make.leaf("3"), parent=house.node("A.I"), by=house.clerk).code == "A.I.3-2"
    assert actions.add_criterion(house.version, values=make.leaf("1"), parent=house.node("B"), by=house.clerk).pool == Pool.BONUS


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": " "}, "chưa có nội dung"),
        ({"code": "A.II"}, "đã dùng"),
        ({"points": Decimal(-1)}, "không được âm"),
        ({"kind": CriterionKind.TIERED, "params": {}}, "Thiếu các mức"),
        ({"kind": CriterionKind.SUM_CHILDREN, "params": {"cap": "nhiều"}}, "không phải là số"),
    ],
)
def test_what_cannot_stand_in_a_table_is_refused_with_a_sentence(house: make.House, values: dict[str, object], words: str) -> None:
    before = codes(house)
    with pytest.raises(RuleBroken, match=words):
        actions.add_criterion(house.version, values=make.leaf("3") | values, parent=house.node("A.I"), by=house.clerk)
    assert codes(house) == before


def test_a_criterion_that_is_scored_holds_no_others(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="không chứa mục con"):
        actions.add_criterion(house.version, values=make.leaf("a"), parent=house.node("A.I.1"), by=house.clerk)
    with pytest.raises(RuleBroken, match="đang có mục con"):
        actions.change_criterion(house.node("A.I"), values=make.leaf("I"), seen=0, by=house.clerk)


def test_a_change_is_written_counted_and_recorded(house: make.House) -> None:
    changed = actions.change_criterion(
        house.node("A.I.1"), values={"points": Decimal("3.5"), "title": "Ban hành đúng hạn"}, seen=0, by=house.clerk
    )
    house.version.refresh_from_db()
    assert (changed.points, changed.edits, house.version.edits) == (Decimal("3.5"), 1, 2)
    body = Entry.objects.latest("pk").body
    assert body["before"] == {"điểm chuẩn": "2.00", "nội dung": "Ban hành kế hoạch trong quý I"}
    assert not [row for row in tree_rows(house.version) if row.gap]


def test_nothing_changed_is_nothing_written(house: make.House) -> None:
    before = Entry.objects.count()
    assert actions.change_criterion(house.node("A.I.1"), values={"points": Decimal(2)}, seen=0, by=house.clerk).edits == 0
    assert Entry.objects.count() == before


def test_a_second_writer_is_told_who_wrote_first(house: make.House) -> None:
    mine = house.node("A.I.1")
    actions.change_criterion(mine, values={"points": Decimal(3)}, seen=0, by=house.clerk)
    with pytest.raises(Overtaken, match="Vũ Thị Soạn vừa ghi mục này lúc 08:00, 10/06/2021") as told:
        actions.change_criterion(mine, values={"points": Decimal(4)}, seen=0, by=house.clerk)
    assert told.value.node.points == Decimal(3)
    assert actions.change_criterion(mine, values={"points": Decimal(4)}, seen=1, by=house.clerk).points == Decimal(4)


def test_the_pool_of_a_root_is_the_pool_of_all_in_it(house: make.House) -> None:
    actions.change_criterion(house.node("B"), values={"pool": Pool.PENALTY}, seen=0, by=house.clerk)
    assert house.node("B.1").pool == Pool.PENALTY
    actions.change_criterion(house.node("A.I"), values={"pool": Pool.PENALTY}, seen=0, by=house.clerk)
    assert house.node("A.I").pool == Pool.CONTENT


@pytest.mark.parametrize(
    ("code", "step", "after"),
    [
        ("A.I.2", Step.UP, ["A", "A.I", "A.I.2", "A.I.1", "A.II", "A.II.1", "B", "B.1"]),
        ("A.I", Step.DOWN, ["A", "A.II", "A.II.1", "A.I", "A.I.1", "A.I.2", "B", "B.1"]),
        ("A.II", Step.UNDER, ALL),
        ("A.I.1", Step.OUT, ["A", "A.I", "A.I.2", "A.I.1", "A.II", "A.II.1", "B", "B.1"]),
        ("B", Step.UNDER, ALL),
    ],
)
def test_a_step_takes_the_node_with_all_under_it(house: make.House, code: str, step: Step, after: list[str]) -> None:
    actions.move_criterion(house.node(code), step=step, seen=0, by=house.clerk)
    assert codes(house) == after


def test_under_and_out_change_the_parent_and_the_pool(house: make.House) -> None:
    actions.move_criterion(house.node("B"), step=Step.UNDER, seen=0, by=house.clerk)
    assert house.node("B").parent == house.node("A")
    assert house.node("B.1").pool == Pool.CONTENT
    actions.move_criterion(house.node("A.II"), step=Step.UNDER, seen=0, by=house.clerk)
    assert house.node("A.II").parent == house.node("A.I")
    actions.move_criterion(house.node("A.II"), step=Step.OUT, seen=1, by=house.clerk)
    assert house.node("A.II").parent == house.node("A")


@pytest.mark.parametrize(
    ("code", "step", "words"),
    [
        ("A", Step.UP, "đứng đầu"),
        ("B", Step.DOWN, "đứng cuối"),
        ("A.I", Step.UNDER, "Không có mục nào đứng trên"),
        ("A.I.2", Step.UNDER, "không chứa mục con"),
        ("B", Step.OUT, "bậc ngoài cùng"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(house: make.House, code: str, step: Step, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        actions.move_criterion(house.node(code), step=step, seen=0, by=house.clerk)
    assert codes(house) == ALL


def test_a_table_is_not_deeper_than_a_paper_can_print(house: make.House) -> None:
    parent = house.node("A")
    for mark in ("a", "b", "c", "d", "e", "g"):
        parent = actions.add_criterion(house.version, values=make.group(mark, "Mục sâu", "1"), parent=parent, by=house.clerk)
    with pytest.raises(RuleBroken, match="nhiều nhất 7 bậc"):
        actions.add_criterion(house.version, values=make.leaf("h"), parent=parent, by=house.clerk)


def test_a_move_that_somebody_made_first_is_not_made_twice(house: make.House) -> None:
    node = house.node("A.I.2")
    actions.move_criterion(node, step=Step.UP, seen=0, by=house.clerk)
    with pytest.raises(Overtaken):
        actions.move_criterion(node, step=Step.UP, seen=0, by=house.clerk)


def test_removing_takes_all_under_it_and_only_what_was_seen(house: make.House) -> None:
    with pytest.raises(Overtaken):
        actions.remove_criterion(house.node("A.I"), seen=0, by=house.clerk)
    actions.remove_criterion(house.node("A.I"), seen=1, by=house.clerk)
    assert codes(house) == ["A", "A.II", "A.II.1", "B", "B.1"]
    body = Entry.objects.latest("pk").body
    assert body["codes"] == ["A.I", "A.I.1", "A.I.2"]
    assert body["fields"][1]["nội dung"] == "Ban hành kế hoạch trong quý I"


def test_only_the_issuer_writes_and_only_a_draft(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo của Sở Tư pháp tỉnh Yên Bái"):
        actions.remove_criterion(house.node("A.I"), seen=1, by=house.member)
    with pytest.raises(RuleBroken, match="còn trống"):
        actions.plant_criteria(house.version, criteria=make.small_tree(), by=house.clerk)


def test_the_engine_gets_the_whole_tree_in_one_question(house: make.House) -> None:
    with CaptureQueriesContext(connection) as asked:
        table = table_of(house.version)
    assert len(asked) == 1
    first = table.roots[0]
    assert isinstance(first, Group)
    assert [leaf.code for leaf in leaves_of(table.roots)] == ["A.I.1", "A.I.2", "A.II.1", "B.1"]
    assert [leaf.pool for leaf in leaves_of(table.roots)][-1] == Pool.BONUS


def test_a_rule_that_contradicts_itself_is_named_beside_its_row(house: make.House) -> None:
    odd = {"tiers": [[">=", "80", "1"], [">=", "95", "9"]], "else": "0"}
    values = make.leaf("3", kind=CriterionKind.TIERED) | {"params": odd}
    actions.add_criterion(house.version, values=values, parent=house.node("A.I"), by=house.clerk)
    row = next(row for row in tree_rows(house.version) if row.node.code == "A.I.3")
    assert row.faults


def test_every_kind_has_words_and_can_be_tried() -> None:
    house = make.make_house()
    actions.plant_criteria(house.version, criteria=make.every_kind(), by=house.clerk)
    rows = [row for row in tree_rows(house.version) if not row.node.is_group]
    assert [row.node.code for row in rows if row.faults or not row.rule] == []
    leaf = next(leaf for leaf in leaves_of(table_of(house.version).roots) if leaf.kind == CriterionKind.TIERED)
    answer = tried(leaf, {"done": "19", "total": "20"})
    assert isinstance(answer, list)
    assert answer[0].explained.points == Decimal("1.75")
    assert tried(leaf, {"done": "-1", "total": "20"}) == "Mục kết quả thực hiện không được âm."


@pytest.mark.parametrize(
    ("last", "parent", "depth", "after"),
    [
        *[("A", "", 0, "B"), ("II", "A", 1, "III"), ("IX", "A", 1, "X"), ("1.9", "1", 3, "1.10"), ("a", "1.1", 4, "b")],
        *[("", "", 0, "A"), ("", "A", 1, "I"), ("", "I", 2, "1"), ("", "1", 3, "1.1"), ("Khác", "", 0, "")],
        *[("d", "1.1", 4, "đ"), ("đ", "1.1", 4, "e"), ("D", "", 0, "E"), ("1.²", "1", 3, ""), ("z", "1.1", 4, "")],
    ],
)
def test_the_next_number_goes_on_from_the_last(last: str, parent: str, depth: int, after: str) -> None:
    assert next_mark(last, parent=parent, depth=depth) == after


def test_a_code_is_new_among_those_taken() -> None:
    assert code_under("A.I", "1.2", taken=frozenset()) == "A.I.2"
    assert code_under("A.I", "1", taken=frozenset({"A.I.1", "A.I.1-2"})) == "A.I.1-3"
    assert code_under("", "", taken=frozenset()) == "x"
