"""A table as a whole: what is still to be chosen, what does not fit, and its stored form there and back."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest

from tests.criteria.rules.make import FREE, LATE_TIERS, group, leaf, plain, table
from thidua.criteria.enums import DayCount, NaMode, Pool, TieBy
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.missing import missing_settings, settled
from thidua.criteria.rules.params import LateDaysParams, ProportionalParams
from thidua.criteria.rules.stored import (
    as_json,
    read_evidence,
    read_grading,
    read_node,
    read_pools,
    read_settings,
    read_size_classes,
    read_table,
    read_ties,
)
from thidua.criteria.rules.tables import faults_of_table
from thidua.criteria.rules.values import Grade, Grading, Group, Leaf, Settings, SizeClass, Table, TieStep, leaves_of

CHOSEN: dict[str, Any] = {
    "na_mode": "exclude_and_rescale",
    "days_by": "working",
    "reports_by": "worst",
    "gap": "floor",
    "over": "cap",
    "no_target": "by_largest",
    "na_claimed_in": ["self"],
    "na_agreed_in": "functional",
    "round_policy": "replace",
    "late_self_score": "unranked",
    "tie_end": "vote",
    "complaint_days": 7,
    "places": 2,
    "period": {"first": "2023-10-01", "last": "2024-09-30"},
}
POOLS: dict[str, Any] = {
    "bonus_cap": "50",
    "penalty_cap": "none",
    "total_cap": "1000",
    "penalty_rounds": ["standing"],
    "order": ["rescale", "add_bonus", "take_penalty", "cap_total"],
}
GRADES: dict[str, Any] = {
    "grades": [
        {"code": "A", "title": "Hạng A", "least": "180", "targets": [{"met": 3}], "quota": 4, "barred_by": ["ky_luat"], "floor_pct": "85"},
        {"code": "B", "title": "Hạng B", "least": "160", "targets": [{"met": 2, "short_below": "15"}], "barred_by": []},
    ],
    "otherwise": "C",
    "otherwise_title": "Hạng C",
    "cascade": True,
    "floor_level": "leaves",
    "target_leaves": ["viec", "tien", "chuyen_ky"],
}

RISING = list(reversed(GRADES["grades"]))

EVERY_KIND: tuple[tuple[str, dict[str, Any]], ...] = (
    ("proportional", {}),
    ("late_days", {"tiers": LATE_TIERS, "else": "0"}),
    ("deduct_banded", {"bands": [[1, 10, "5"], [11, None, "ALL"]]}),
    ("leader_relative", {}),
    ("judged", {"step": "0.25"}),
)


def every_choice() -> Table:
    content = [leaf(kind, "2", params, code=kind, na_mode=None) for kind, params in EVERY_KIND]
    award = leaf("award_bonus", "0", {"table": {"bo": "10"}}, code="award", pool=Pool.BONUS, na_mode=None)
    floor = Grade("A", "Hạng A", Decimal(180), floor_pct=Decimal(85))
    return Table((*content, award, plain("y", pool=Pool.PENALTY)), grading=Grading((floor,), "B"))


def test_an_open_table_names_every_choice_and_why() -> None:
    missing = {one.name: one for one in missing_settings(every_choice())}
    pools = {"bonus_cap", "penalty_cap", "penalty_rounds", "total_cap", "order"}
    of_kinds = {"combine", "stage", "reason_below_max"}
    assert set(missing) == {part.name for part in fields(Settings)} | pools | of_kinds | {"ties", "cascade", "floor_level"}
    assert missing["na_mode"].codes == ("proportional", "late_days", "deduct_banded", "leader_relative", "judged")
    assert missing["gap"].codes == ("deduct_banded",)
    assert missing["ties"].codes == ()
    assert all(one.label and one.why.endswith((".", "?")) for one in missing.values())


def test_a_table_is_asked_only_what_it_needs() -> None:
    settings = read_settings(CHOSEN | dict.fromkeys(("days_by", "reports_by", "gap", "over", "no_target")))
    plainest = replace(
        table(plain("a"), pools=replace(FREE, bonus_cap=None, penalty_cap=None, penalty_rounds=None)), settings=settings, ties=()
    )
    assert missing_settings(plainest) == ()
    assert [one.name for one in missing_settings(replace(plainest, ties=None))] == ["ties"]


def test_a_criterions_own_choice_stands_before_the_tables() -> None:
    own = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0", "days_by": "calendar"}, code="own", na_mode=NaMode.ZERO)
    other = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0"}, code="other", na_mode=None)
    found = list(leaves_of(settled(replace(table(group("A", own, other)), settings=read_settings(CHOSEN))).roots))
    assert [one.na_mode for one in found] == [NaMode.ZERO, NaMode.EXCLUDE_AND_RESCALE]
    assert [one.params.days_by for one in found if isinstance(one.params, LateDaysParams)] == [DayCount.CALENDAR, DayCount.WORKING]


def test_the_tables_size_classes_reach_the_criteria_that_ask() -> None:
    classes = (SizeClass(Decimal(0), None, Decimal(75)),)
    by_size, not_by_size = (leaf("proportional", "10", {"by_size": by_size}, code=f"{by_size}") for by_size in (True, False))
    found = list(leaves_of(settled(replace(table(by_size, not_by_size), size_classes=classes)).roots))
    assert [one.sizes for one in found] == [classes, ()]


# ---- faults ----


def sentences(one: Table) -> list[tuple[str, str]]:
    return [(fault.code, fault.sentence) for fault in faults_of_table(one)]


def test_faults_of_the_tree() -> None:
    assert sentences(table()) == [("", "Bảng chưa có tiêu chí nào.")]
    sound = group("A", plain("1", "40"), plain("2", "60"))
    assert sentences(table(sound)) == []
    assert sentences(table(sound, plain("1"))) == [("1", "Mã “1” dùng cho 2 mục.")]
    assert sentences(table(replace(sound, max=Decimal(90)))) == [("A", "Các mục con cộng lại 100 điểm, mục “Mục A” ghi 90.")]
    assert sentences(table(replace(sound, max=Decimal(90), cap=Decimal(90)))) == []
    assert sentences(table(sound, replace(sound, code="B", children=()))) == [("B", "Mục “Mục A” không có tiêu chí nào.")]
    mixed = group("B", plain("3"), plain("4", pool=Pool.PENALTY))
    assert sentences(table(mixed)) == [("B", "Mục “Mục B” vừa có điểm nội dung vừa có điểm thưởng hoặc trừ: tách thành các mục riêng.")]
    assert sentences(table(group("C", plain("5", pool=Pool.BONUS), cap="3", floor="4"))) == [("C", "Điểm sàn của mục cao hơn điểm tối đa.")]
    assert sentences(table(leaf("judged", "1", {"step": "0"}))) == [("I.1", "Bước điểm phải lớn hơn 0.")]


def test_faults_of_what_is_named_but_not_there() -> None:
    sound = table(group("A", plain("1")))
    ties = (TieStep(TieBy.GROUP, "A"), TieStep(TieBy.LEAF, "1"), TieStep(TieBy.GROUP, "1"), TieStep(TieBy.LEAF, "9"))
    assert [sentence for _, sentence in sentences(replace(sound, ties=ties))] == [
        "Thứ tự xét khi bằng điểm nhắc đến “1”, bảng không có mục này.",
        "Thứ tự xét khi bằng điểm nhắc đến “9”, bảng không có mục này.",
    ]
    grading = replace(sound, grading=replace(read_grading(GRADES) or Grading((), ""), otherwise="", target_leaves=("1", "viec")))
    assert [sentence for _, sentence in sentences(grading)] == [
        "Xếp loại theo chỉ tiêu của “viec”, bảng không có tiêu chí này.",
        "Hạng “Hạng A” loại trừ theo “ky_luat”, bảng không có căn cứ này.",
        "Hạng “Hạng A” đòi nhiều chỉ tiêu hơn số chỉ tiêu của bảng.",
        "Chưa đặt tên hạng cho các đơn vị còn lại.",
    ]


# ---- stored ----


def test_what_is_stored_comes_back_as_it_was() -> None:
    assert as_json(read_settings(CHOSEN)) == CHOSEN
    assert as_json(read_pools(POOLS)) == POOLS
    stored = as_json(read_grading(GRADES))
    assert read_grading(stored) == read_grading(GRADES)
    assert stored["grades"][0]["targets"] == [{"met": 3}]
    ties = [{"by": "content", "code": "", "lower_first": False}, {"by": "group", "code": "A", "lower_first": True}]
    assert as_json(read_ties(ties)) == ties
    classes = [["499", "5000", "75"], ["5000", None, "74"]]
    assert as_json(read_size_classes(classes)) == classes
    assert as_json(read_evidence({"least": 2, "kinds": ["document", "file"]})) == {"least": 2, "kinds": ["document", "file"]}


def test_what_nobody_chose_stays_open() -> None:
    assert read_settings({}) == Settings()
    assert as_json(Settings()) == {}
    assert as_json(read_pools({})) == {}
    assert read_ties(None) is None
    assert read_ties([]) == ()
    assert read_grading({}) is None


LEAF: dict[str, Any] = {
    "kind": "proportional",
    "code": "I.1",
    "title": "Thi hành xong về việc",
    "points": "10",
    "params": {"over": "cap", "by_size": True},
    "owner": "Tổng cục",
    "rounds": ["self", "functional"],
    "evidence": {"least": 1, "kinds": ["figure"]},
    "source": "Mục I.1",
    "period": {"first": "2023-10-01", "last": "2024-09-30"},
}


def test_a_whole_table_is_read_from_its_rows() -> None:
    group_data = {"kind": "sum_children", "code": "I", "title": "Nội dung", "points": "10", "params": {"cap": "10"}, "children": [LEAF]}
    bonus = {"kind": "count_times", "code": "II", "title": "Thưởng", "points": "5", "pool": "bonus", "params": {"per": "1", "cap": "5"}}
    data = {
        "criteria": [group_data, bonus],
        "conventions": CHOSEN,
        "pools": POOLS,
        "ties": [],
        "grades": GRADES | {"target_leaves": ["I.1"]},
        "size_classes": [["0", None, "75"]],
        "grounds": [{"code": "ky_luat", "title": "Bị kỷ luật"}],
    }
    found = read_table(data)
    one, two = leaves_of(found.roots)
    assert isinstance(found.roots[0], Group)
    assert (found.roots[0].cap, found.ties, found.grounds[0].title) == (Decimal(10), (), "Bị kỷ luật")
    assert (one.clause, one.owner, sorted(one.rounds), one.period is not None) == ("Mục I.1", "Tổng cục", ["functional", "self"], True)
    assert isinstance(one.params, ProportionalParams)
    assert (two.pool, missing_settings(found)) == (Pool.BONUS, ())
    assert [sentence for _, sentence in sentences(found)] == [
        "Hạng “Hạng A” đòi nhiều chỉ tiêu hơn số chỉ tiêu của bảng.",
        "Hạng “Hạng B” đòi nhiều chỉ tiêu hơn số chỉ tiêu của bảng.",
    ]
    assert read_table({"criteria": [LEAF]}).ties is None


@pytest.mark.parametrize(
    ("read", "data", "sentence"),
    [
        (read_settings, {"na_mode": "skip"}, "Mục “na_mode”: không có lựa chọn “skip”."),
        (read_settings, {"colour": 1}, "Không hiểu mục “colour” trong dữ liệu."),
        (read_settings, {"period": {"first": "2024-02-01", "last": "2024-01-01"}}, "Kỳ tính số liệu kết thúc trước khi bắt đầu."),
        (read_settings, {"complaint_days": -1}, "Mục “complaint_days” không được âm."),
        (read_settings, {"na_claimed_in": "self"}, "Mục “na_claimed_in” phải là một danh sách."),
        (
            read_pools,
            {"order": ["rescale", "add_bonus"]},
            "Thứ tự phải có đủ bốn bước: quy đổi, cộng thưởng, trừ, giới hạn; mỗi bước một lần.",
        ),
        (read_pools, {"bonus_cap": "-1"}, "Mục “bonus_cap” không được âm."),
        (read_ties, [{"by": "group"}], "Bước xét theo nhóm hoặc tiêu chí cần mã; bước khác không ghi mã."),
        (read_ties, [{"by": "content", "code": "A"}], "Bước xét theo nhóm hoặc tiêu chí cần mã; bước khác không ghi mã."),
        (read_ties, [{}], "Bước này chưa chọn xét điểm nào."),
        (
            read_grading,
            {**GRADES, "grades": RISING},
            "Các hạng phải xếp từ điểm cao xuống điểm thấp, không trùng mức.",
        ),
        (read_size_classes, [["0", "5", "75"], ["6", None, "74"]], "Các nhóm quy mô phải nối tiếp nhau, không chồng và không hở."),
        (read_size_classes, [["5", "5", "75"]], "Nhóm quy mô kết thúc trước khi bắt đầu."),
        (read_size_classes, [["5", "5"]], "Mỗi nhóm quy mô cần mốc trên, mốc đến và chỉ tiêu."),
        (read_evidence, {"kinds": ["photo"]}, "Không có loại minh chứng “photo”."),
        (read_node, {"code": "1"}, "Tiêu chí chưa chọn cách chấm."),
        (read_node, {**LEAF, "children": []}, "Không hiểu mục “children” trong dữ liệu."),
        (read_node, {**LEAF, "params": 3}, "Dữ liệu không đúng cấu trúc: cần các cặp tên và giá trị."),
    ],
)
def test_stored_data_that_is_wrong(read: Any, data: Any, sentence: str) -> None:
    with pytest.raises(ParamFault) as refused:
        read(data)
    assert refused.value.sentence == sentence


def test_a_leaf_is_a_leaf() -> None:
    assert isinstance(read_node(LEAF), Leaf)
