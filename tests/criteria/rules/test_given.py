"""What is entered wrongly is refused with a sentence and its field; zero and nothing are different things."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.criteria.rules.make import LATE_TIERS, RATE_TIERS, explained, leaf, points, table
from thidua.criteria.enums import CriterionKind, Pool
from thidua.criteria.rules.faults import GivenFault
from thidua.criteria.rules.given import NotArisen, Ratio, Stated, bounds, read_given
from thidua.criteria.rules.kinds import faults_of
from thidua.criteria.rules.missing import settled
from thidua.criteria.rules.stored import as_json, read_size_classes
from thidua.criteria.rules.values import Leaf, SizeClass

RATE = leaf("tiered", "2", {"tiers": RATE_TIERS, "else": "0"})
SHARE = leaf("proportional", "10", {"over": "cap"})
LATE = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0"})
FACTS = leaf(
    "decision_table",
    "1",
    {
        "rows": [{"when": [["areas", ">=", "3"], ["issued", "<", "2022-03-01"]], "points": "1"}],
        "else": "0",
        "labels": {"areas": "Số lĩnh vực"},
    },
)
JUDGED = leaf("judged", "0.75", {"step": "0.25", "reason_below_max": True})
AWARDS = leaf("award_bonus", "0", {"table": {"bo": "10", "cp": "15"}, "labels": {"bo": "Cờ của Bộ"}}, pool=Pool.BONUS)
BANDED = leaf("deduct_banded", "20", {"bands": [[1, None, "5"]]})
BALANCE = leaf("bonus_penalty", "5", {"bonus_per": "2", "penalty_per": "1", "min": "-10", "max": "5"}, pool=Pool.BONUS)


@pytest.mark.parametrize(
    ("one", "data", "sentence", "where"),
    [
        (RATE, [1, 2], "Dữ liệu không đúng cấu trúc: cần các cặp tên và giá trị.", ""),
        (RATE, {"done": 1}, "Thiếu tổng số phải thực hiện.", "total"),
        (RATE, {"done": None, "total": 3}, "Thiếu kết quả thực hiện.", "done"),
        (RATE, {"done": -1, "total": 3}, "Mục kết quả thực hiện không được âm.", "done"),
        (RATE, {"done": "1,5", "total": 3}, "Mục kết quả thực hiện: “1,5” không phải là số.", "done"),
        (RATE, {"done": 1.5, "total": 3}, "Mục kết quả thực hiện: “1.5” không phải là số.", "done"),
        (RATE, {"done": True, "total": 3}, "Mục kết quả thực hiện: “True” không phải là số.", "done"),
        (RATE, {"done": 1, "total": 3, "rate": 33}, "Không hiểu mục “rate” trong dữ liệu.", "rate"),
        (RATE, {"done": 1, "total": 0}, "Mục tổng số phải thực hiện bằng 0 nhưng kết quả thực hiện lớn hơn 0.", "total"),
        (
            RATE,
            {"done": 0, "total": 0},
            "Mục tổng số phải thực hiện bằng 0 là không phát sinh: nêu lý do, tiêu chí không tự thành 0 điểm hay đủ điểm.",
            "reason",
        ),
        (
            SHARE,
            {"done": 0, "target": "0.0", "reason": "  "},
            "Mục chỉ tiêu bằng 0 là không phát sinh: nêu lý do, tiêu chí không tự thành 0 điểm hay đủ điểm.",
            "reason",
        ),
        (RATE, {"na": True}, "Ghi không phát sinh phải nêu lý do.", "reason"),
        (RATE, {"na": True, "reason": " "}, "Ghi không phát sinh phải nêu lý do.", "reason"),
        (RATE, {"na": False, "done": 1}, "Thiếu tổng số phải thực hiện.", "total"),
        (RATE, {"na": "có", "reason": "x"}, "Mục “na”: chọn có hoặc không.", "na"),
        (RATE, {"na": True, "reason": "x", "done": 1}, "Không hiểu mục “done” trong dữ liệu.", "done"),
        (RATE, {"points": "2.5"}, "Điểm không được quá 2.", "points"),
        (RATE, {"points": "-0.5"}, "Điểm không được âm.", "points"),
        (RATE, {"points": "1.255"}, "Điểm ghi đến hai chữ số thập phân.", "points"),
        (BALANCE, {"points": "-11"}, "Điểm thấp nhất là -10.", "points"),
        (LATE, {"days": -1}, "Mục số ngày chậm không được âm.", "days"),
        (LATE, {"days": "1.5"}, "Mục số ngày chậm phải là số nguyên.", "days"),
        (LATE, {"due": "15/11/2022", "sent": "2022-11-18"}, "Mục hạn nộp không phải là ngày.", "due"),
        (LATE, {"due": "2022-11-15"}, "Thiếu ngày nộp.", "sent"),
        (LATE, {"reports": []}, "Danh sách báo cáo trống. Không phải báo cáo thì ghi không phát sinh kèm lý do.", "reports"),
        (LATE, {"reports": [{"days": 1}, {"days": "x"}]}, "Mục số ngày chậm: “x” không phải là số.", "reports.2.days"),
        (FACTS, {"areas": 3}, "Thiếu “issued”.", "issued"),
        (FACTS, {"areas": "ba", "issued": None}, "Mục Số lĩnh vực phải là số.", "areas"),
        (FACTS, {"areas": 3, "issued": "5"}, "Mục issued phải là ngày.", "issued"),
        (JUDGED, {"value": "0.8"}, "Điểm không được quá 0,75.", "value"),
        (JUDGED, {"value": "0.3", "reason": "x"}, "Điểm chấm theo bước 0,25, từ 0 đến 0,75.", "value"),
        (JUDGED, {"value": "0.5"}, "Chấm 0,5, dưới điểm chuẩn 0,75: phải nêu lý do.", "reason"),
        (AWARDS, {"awards": ["xx"]}, "Danh hiệu “xx” không có trong bảng mức điểm.", "awards"),
        (AWARDS, {"awards": ["bo", "bo"]}, "Danh hiệu “Cờ của Bộ” được kê hai lần.", "awards"),
        (AWARDS, {"awards": "bo"}, "Mục danh sách danh hiệu phải là một danh sách.", "awards"),
        (BANDED, {"value": "-3"}, "Mục giá trị không được âm.", "value"),
        (leaf("imported", "30", {"source_max": "100"}), {"value": "101"}, "Điểm của nguồn không được quá 100.", "value"),
        (leaf("pass_fail", "2"), {"achieved": "yes"}, "Mục kết quả đạt hay không đạt: chọn có hoặc không.", "achieved"),
        (leaf("sum_children", "2"), {"value": 1}, "Mục này cộng từ các mục con, không nhập điểm.", ""),
    ],
)
def test_wrong_input_is_refused(one: Leaf, data: object, sentence: str, where: str) -> None:
    with pytest.raises(GivenFault) as refused:
        read_given(one, data)
    assert (refused.value.sentence, refused.value.where) == (sentence, where)


def test_nothing_to_do_is_a_claim_and_nothing_done_is_zero() -> None:
    assert read_given(RATE, {"done": 0, "total": 0, "reason": "không có đề nghị"}) == NotArisen("không có đề nghị")
    assert points(RATE, {"done": 0, "total": 4}) == "0.00"


def test_a_reason_may_stand_beside_any_figures() -> None:
    assert read_given(RATE, {"done": 1, "total": 4, "reason": "thiếu"}) == Ratio(Decimal(1), Decimal(4))
    assert read_given(RATE, {"na": False, "points": None, "done": 1, "total": 4}) == Ratio(Decimal(1), Decimal(4))
    assert read_given(RATE, {"points": "1", "reason": "thiếu"}) == Stated(Decimal(1), "thiếu")
    assert points(JUDGED, {"value": "0.75"}) == "0.75"


@pytest.mark.parametrize(("size", "target"), [("500", "75"), ("5000", "75"), ("5000.5", "74"), ("20000", "72")])
def test_the_target_by_size(size: str, target: str) -> None:
    assert read_given(sized(), {"done": "70", "size": size}) == Ratio(Decimal(70), Decimal(target), Decimal(size))


def sized() -> Leaf:
    classes = [("499", "5000", "75"), ("5000", "10000", "74"), ("10000", None, "72")]
    sizes = tuple(SizeClass(Decimal(over), None if upto is None else Decimal(upto), Decimal(target)) for over, upto, target in classes)
    return Leaf("1", "Việc", Decimal(10), CriterionKind.PROPORTIONAL, SHARE.params, sizes=sizes)


def test_a_size_outside_the_classes_has_no_target() -> None:
    with pytest.raises(GivenFault, match="Quy mô 499 không thuộc nhóm quy mô nào"):
        read_given(sized(), {"done": "70", "size": "499"})


@pytest.mark.parametrize(
    ("one", "least", "most"),
    [
        (RATE, "0", "2"),
        (BALANCE, "-10", "5"),
        (AWARDS, "0", None),
        (leaf("count_times", "10", {"per": "2", "cap": "8"}), "0", "8"),
        (leaf("proportional", "10", {"over": "multiply"}), "0", None),
        (leaf("proportional", "10", {"over": "multiply", "over_max_pct": "125"}), "0", "12.5"),
    ],
)
def test_between_which_points_a_scorer_may_choose(one: Leaf, least: str, most: Any) -> None:
    assert bounds(one) == (Decimal(least), None if most is None else Decimal(most))


def test_a_bonus_by_size_is_multiplied_by_the_factor_of_the_class() -> None:
    classes = read_size_classes([["0", "5000", "75", "1"], ["5000", None, "74", "1.5"]])
    by_size = leaf("count_times", "0", {"per": "2", "cap": "10", "by_size": True}, pool=Pool.BONUS)
    (one,) = settled(replace(table(by_size), size_classes=classes)).roots
    assert isinstance(one, Leaf)
    assert [points(one, {"count": 2, "size": size}) for size in ("5000", "5001")] == ["4.00", "6.00"]
    assert explained(one, {"count": 2, "size": "6000"}).lines == ("2 × 2 × 1,5 = 6 → 6 điểm (cộng vào tổng điểm)",)
    assert points(one, {"count": 4, "size": "6000"}) == "10.00"
    with pytest.raises(GivenFault, match="Quy mô 0 chưa có hệ số điểm thưởng trong bảng"):
        read_given(one, {"count": 2, "size": 0})
    assert list(faults_of(one)) == []
    assert list(faults_of(by_size)) == ["Điểm thưởng theo quy mô nhưng có nhóm quy mô chưa có hệ số."]
    assert as_json(classes) == [["0", "5000", "75", "1"], ["5000", None, "74", "1.5"]]
