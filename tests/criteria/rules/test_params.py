"""Rules of a criterion as they are stored: what cannot be read, and what reads well but contradicts itself."""

from typing import Any

import pytest

from tests.criteria.rules.make import LATE_TIERS, RATE_TIERS, leaf
from thidua.criteria.enums import CriterionKind, Direction, Overrun, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.kinds import faults_of
from thidua.criteria.rules.params import ProportionalParams, read_params
from thidua.criteria.rules.values import Leaf


@pytest.mark.parametrize(
    ("kind", "data", "sentence", "where"),
    [
        ("tiered", {"else": "0"}, "Thiếu các mức.", "tiers"),
        ("tiered", {"tiers": RATE_TIERS}, "Thiếu điểm của trường hợp còn lại.", "else"),
        ("tiered", {"tiers": [[">=", "95"]], "else": "0"}, "Mỗi mức cần phép so sánh, mốc và điểm.", "tiers.1"),
        ("tiered", {"tiers": [["=>", "95", "1"]], "else": "0"}, "Không hiểu phép so sánh “=>”.", "tiers.1"),
        ("tiered", {"tiers": [[">", "95", "1"], [">", "5", "x"]], "else": "0"}, "Mục điểm: “x” không phải là số.", "tiers.2.points"),
        ("tiered", {"tiers": [], "else": "0", "mode": 1}, "Không hiểu mục “mode” trong dữ liệu.", "mode"),
        ("proportional", {"over": "DOUBLE"}, "Mục cách tính khi vượt chỉ tiêu: không có lựa chọn “DOUBLE”.", "over"),
        (
            "decision_table",
            {"rows": [{"when": [["a", "=="]], "points": "1"}], "else": "0"},
            "Mỗi điều kiện cần dữ kiện, phép so sánh và mốc.",
            "rows.1",
        ),
        (
            "decision_table",
            {"rows": [{"when": [["a", "<", "xong"]], "points": "1"}], "else": "0"},
            "Dữ kiện “a” là chữ hoặc có, không: chỉ so bằng nhau được.",
            "rows.1",
        ),
        (
            "decision_table",
            {"rows": [{"when": [["a", "==", None]], "points": "1"}], "else": "0"},
            "Điều kiện về “a” chưa có mốc để so.",
            "rows.1",
        ),
        ("deduct_banded", {"bands": [[1, 10]]}, "Mỗi dải cần số đầu, số cuối và điểm trừ.", "bands.1"),
        ("deduct_banded", {"bands": [["1.5", 10, "2"]]}, "Mục “least” phải là số nguyên.", "bands.1.least"),
        (
            "judged",
            {"step": "0.25", "reason_below_max": "có"},
            "Mục việc nêu lý do khi chấm dưới điểm chuẩn: chọn có hoặc không.",
            "reason_below_max",
        ),
        ("award_bonus", {"table": [1]}, "Dữ liệu không đúng cấu trúc: cần các cặp tên và giá trị.", "table"),
    ],
)
def test_rules_that_cannot_be_read(kind: str, data: dict[str, Any], sentence: str, where: str) -> None:
    with pytest.raises(ParamFault) as refused:
        read_params(CriterionKind(kind), data)
    assert (refused.value.sentence, refused.value.where) == (sentence, where)


def test_nothing_is_chosen_by_itself() -> None:
    assert read_params(CriterionKind.PROPORTIONAL, {"max": "10"}) == ProportionalParams(None, None, None)
    assert read_params(CriterionKind.PROPORTIONAL, {"over": "CAP"}) == ProportionalParams(Overrun.CAP)


def tiers(*lines: tuple[str, str, str], rest: str = "0", most: str = "2", direction: Direction = Direction.HIGHER) -> Leaf:
    made = leaf("tiered", most, {"tiers": [list(line) for line in lines], "else": rest})
    return Leaf(made.code, made.title, made.max, made.kind, made.params, direction=direction)


@pytest.mark.parametrize(
    ("one", "faults"),
    [
        (leaf("tiered", "2", {"tiers": RATE_TIERS, "else": "0"}), []),
        (leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0"}), []),
        (tiers(("<", "2", "2"), ("<=", "5", "1"), direction=Direction.LOWER), []),
        (tiers((">", "95", "2"), (">=", "95", "1")), []),
        (tiers(("==", "100", "2"), (">=", "50", "1")), []),
        (tiers(), ["Chưa có mức nào."]),
        (tiers((">=", "90", "3")), ["Có mức 3 điểm, quá điểm chuẩn 2."]),
        (tiers((">=", "90", "1.5")), ["Không mức nào đạt điểm chuẩn 2."]),
        (tiers((">=", "90", "2"), ("<=", "50", "1")), ["Các mức vừa có “từ … trở lên” vừa có “đến …”: chọn một chiều."]),
        (
            tiers((">=", "80", "2"), (">=", "90", "1.5")),
            ["Mức 2 (từ 90% đến dưới 80%) không bao giờ dùng đến vì các mức trước đã bao hết."],
        ),
        (
            tiers((">=", "80", "2"), (">", "80", "1.5")),
            ["Mức 2 (trên 80% đến dưới 80%) không bao giờ dùng đến vì các mức trước đã bao hết."],
        ),
        (
            tiers((">=", "80", "2"), (">=", "80", "1.5")),
            ["Mức 2 (từ 80% đến dưới 80%) không bao giờ dùng đến vì các mức trước đã bao hết."],
        ),
        (tiers((">=", "80", "1"), (">=", "60", "2")), ["Mức 1 và mức sau nó ngược chiều: kết quả cao hơn lại được ít điểm hơn."]),
        (tiers((">=", "80", "2"), rest="2", direction=Direction.LOWER), []),
        (tiers((">=", "80", "2"), direction=Direction.LOWER), ["Mức 1 và mức sau nó ngược chiều: kết quả thấp hơn lại được ít điểm hơn."]),
        (
            leaf("late_days", "2", {"tiers": [["<=", "0", "1"], ["<=", "3", "2"]], "else": "0"}),
            ["Mức 1 và mức sau nó ngược chiều: kết quả thấp hơn lại được ít điểm hơn."],
        ),
        (
            leaf("proportional", "2", {"over": "cap", "over_max_pct": "120"}),
            ["Đã chọn không quá điểm chuẩn thì không ghi tỷ lệ vượt tối đa."],
        ),
        (
            leaf("proportional", "2", {"over": "multiply", "over_max_pct": "90", "zero_below": "101"}),
            [
                "Tỷ lệ vượt tối đa phải từ 100% trở lên.",
                "Mốc không có điểm phải từ 100% trở xuống, nếu không thì hoàn thành chỉ tiêu vẫn 0 điểm.",
            ],
        ),
        (leaf("proportional", "2", {"by_size": True}), ["Chỉ tiêu theo nhóm quy mô nhưng bảng chưa có nhóm quy mô nào."]),
        (leaf("deduct_banded", "20", {"bands": [[1, 10, "5"], [11, None, "ALL"]]}), []),
        (leaf("deduct_banded", "20", {"bands": []}), ["Chưa có dải nào."]),
        (
            leaf("deduct_banded", "20", {"bands": [[1, 10, "5"], [10, None, "8"]]}),
            ["Dải 1–10 và dải từ 10 trở lên chồng lên nhau hoặc sai thứ tự."],
        ),
        (leaf("deduct_banded", "20", {"bands": [[1, 10, "5"], [12, None, "8"]]}), ["Giữa dải 1–10 và dải từ 12 trở lên còn hở."]),
        (
            leaf("deduct_banded", "20", {"bands": [[1, 10, "25"], [11, 15, "5"]]}),
            [
                "Dải 1–10 trừ quá điểm chuẩn 20.",
                "Dải 11–15 cao hơn mà lại trừ ít hơn.",
                "Dải cuối dừng ở 15: giá trị cao hơn chưa có mức trừ.",
            ],
        ),
        (
            leaf("deduct_banded", "20", {"bands": [[5, 4, "5"], [6, None, "ALL"]]}),
            ["Dải 5–4 kết thúc trước khi bắt đầu.", "Giữa dải 5–4 và dải từ 6 trở lên còn hở."],
        ),
        (
            leaf("deduct_per_event", "2", {"per": "0", "floor": "3"}),
            ["Điểm trừ mỗi lần phải lớn hơn 0.", "Điểm sàn 3 cao hơn điểm chuẩn 2."],
        ),
        (leaf("count_times", "2", {"per": "1"}), ["Tiêu chí nội dung phải dừng ở điểm chuẩn 2: ghi điểm tối đa."]),
        (leaf("count_times", "0", {"per": "8"}, pool=Pool.PENALTY), []),
        (
            leaf("bonus_penalty", "0", {"bonus_per": "1", "penalty_per": "1", "min": "-1", "max": "3"}, pool=Pool.PENALTY),
            ["Phần điểm trừ ghi số điểm bị trừ, không âm: đặt điểm thấp nhất là 0."],
        ),
        (
            leaf("award_bonus", "5", {"table": {"bo": "10"}, "cap": "8"}),
            ["Có danh hiệu được cộng quá điểm tối đa 8.", "Điểm cộng danh hiệu phải nằm trong phần điểm thưởng."],
        ),
        (leaf("judged", "0.75", {"step": "0.5"}), ["Điểm chuẩn 0,75 không chia hết cho bước 0,5."]),
        (leaf("judged", "0.75", {"step": "0"}), ["Bước điểm phải lớn hơn 0."]),
        (leaf("imported", "30", {"source_max": "0"}), ["Thang điểm của nguồn phải lớn hơn 0."]),
        (leaf("pass_fail", "0"), ["Tiêu chí nội dung có điểm chuẩn 0 thì không chấm được gì."]),
        (leaf("pass_fail", "0.125"), ["Điểm chuẩn 0,125 có quá hai chữ số thập phân."]),
    ],
)
def test_rules_that_contradict_themselves(one: Leaf, faults: list[str]) -> None:
    assert list(faults_of(one)) == faults


def conditions(*rows: tuple[list[list[Any]], str], rest: str = "0") -> Leaf:
    labels = {"a": "số mô hình", "b": "ngày ký"}
    return leaf(
        "decision_table", "2", {"rows": [{"when": when, "points": points} for when, points in rows], "else": rest, "labels": labels}
    )


@pytest.mark.parametrize(
    ("one", "faults"),
    [
        (conditions(([["a", ">=", 3], ["b", "<", "2024-01-31"]], "2"), ([["a", ">=", 3]], "1")), []),
        (conditions(), ["Chưa có dòng điều kiện nào."]),
        (conditions(([["a", ">=", 3]], "3")), ["Có dòng 3 điểm, quá điểm chuẩn 2."]),
        (conditions(([["a", ">=", 3]], "1")), ["Không dòng nào đạt điểm chuẩn 2."]),
        (
            conditions(([["a", ">=", 3]], "2"), ([["a", ">=", 3], ["b", "<", "2024-01-31"]], "1")),
            ["Dòng 2 không bao giờ dùng đến vì một dòng trước đã bao hết."],
        ),
        (conditions(([["a", ">=", 3]], "2"), ([["a", "<", "2024-01-31"]], "1")), ["“a” lúc so với số, lúc so với ngày hoặc chữ."]),
        (conditions(([["c", "==", True]], "2")), ["Dữ kiện “c” chưa có tên gọi để hiện trên phiếu."]),
    ],
)
def test_conditions_that_contradict_themselves(one: Leaf, faults: list[str]) -> None:
    assert list(faults_of(one)) == faults
