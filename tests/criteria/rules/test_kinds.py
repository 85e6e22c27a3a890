"""Each kind at its edges, read aloud; what a rule that is not whole refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.criteria.rules.make import LATE_TIERS, RATE_TIERS, explained, leaf, points
from thidua.criteria.enums import NaMode, Pool
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.given import NotArisen, Stated, read_given
from thidua.criteria.rules.kinds import explain, score, score_scope

RATE = leaf("tiered", "2", {"tiers": RATE_TIERS, "else": "0"})
STRICT = leaf("tiered", "1.5", {"tiers": [[">", "95", "1.5"], [">=", "75", "1"], [">=", "50", "0.5"]], "else": "0"})
LATE = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0", "days_by": "calendar", "reports_by": "worst"})


@pytest.mark.parametrize(
    ("done", "total", "got"),
    [(20, 20, "2.00"), (19, 20, "1.75"), (94999999, 100000000, "1.50"), (3, 5, "0.50"), (599, 1000, "0.00"), (21, 20, "2.00")],
)
def test_closed_edges_take_the_unrounded_rate(done: int, total: int, got: str) -> None:
    assert points(RATE, {"done": done, "total": total}) == got


@pytest.mark.parametrize(("done", "got"), [(950000000, "1.00"), (950000001, "1.50"), (750000000, "1.00"), (749999999, "0.50")])
def test_strict_edges_leave_the_edge_out(done: int, got: str) -> None:
    """A rate that is displayed as 95% but lies a hair above it is above it."""
    assert points(STRICT, {"done": done, "total": 1000000000}) == got


def test_a_tier_read_aloud() -> None:
    told = explained(RATE, {"done": 19, "total": 20})
    assert told.lines == ("Tỷ lệ 19/20 = 95% — thuộc mức “từ 95% đến dưới 100%” → 1,75 điểm (điểm chuẩn 2)",)
    assert told.inputs == ("Đã thực hiện: 19", "Tổng số phải thực hiện: 20")
    assert told.rule == (
        "Bậc thang theo tỷ lệ. Từ 100% trở lên: 2 điểm. Từ 95% đến dưới 100%: 1,75 điểm. Từ 80% đến dưới 95%: 1,5 điểm. "
        "Từ 70% đến dưới 80%: 1 điểm. Từ 60% đến dưới 70%: 0,5 điểm. Dưới 60%: 0 điểm. So theo tỷ lệ chưa làm tròn."
    )
    assert explained(STRICT, {"done": 95, "total": 100}).lines[0].startswith("Tỷ lệ 95/100 = 95% — thuộc mức “từ 75% đến 95%” → 1 điểm")
    assert "“trên 95%”" in explained(STRICT, {"done": 951, "total": 1000}).lines[0]


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ([["<", "2", "4"], ["<=", "5", "2"]], ["dưới 2%", "từ 2% đến 5%", "trên 5%"]),
        ([["<=", "2", "4"], ["<", "5", "2"]], ["từ 2% trở xuống", "trên 2% đến dưới 5%", "từ 5% trở lên"]),
        ([[">", "90", "4"], [">", "50", "2"]], ["trên 90%", "trên 50% đến 90%", "từ 50% trở xuống"]),
        ([["==", "100", "4"], [">=", "50", "2"]], ["đúng 100%", "từ 50% trở lên", "dưới 50%"]),
        ([["==", "100", "4"]], ["đúng 100%", "các trường hợp còn lại"]),
    ],
)
def test_tiers_are_named_from_edge_to_edge(tiers: list[list[str]], words: list[str]) -> None:
    told = explained(leaf("tiered", "4", {"tiers": tiers, "else": "0"}), {"done": 1, "total": 1000}).rule
    assert [part.rsplit(":", 1)[0].lower() for part in told.split(". ")[1:-1]] == words


# ---- late days ----


def test_days_late_are_calendar_days_or_working_days() -> None:
    friday_to_monday = {"due": "2022-11-18", "sent": "2022-11-21"}
    assert points(LATE, friday_to_monday) == "1.00"
    working = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0", "days_by": "working"})
    given = read_given(working, friday_to_monday)
    days = {(date(2022, 11, 18), date(2022, 11, 21)): 1}
    outcome = score(working, given, count_days=lambda due, sent: days[due, sent])
    assert str(outcome.points) == "1.50"
    assert explain(working, given, outcome).lines == ("Chậm 1 ngày — thuộc mức “chậm từ 1 đến 2 ngày” → 1,5 điểm (điểm chuẩn 2)",)
    with pytest.raises(TypeError):
        score(working, given)


def test_early_is_no_bonus_and_needs_no_choice() -> None:
    unsettled = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0"})
    assert points(unsettled, {"due": "2022-11-15", "sent": "2022-11-10"}) == "2.00"
    assert points(unsettled, {"due": "2022-11-15", "sent": "2022-11-15"}) == "2.00"
    with pytest.raises(ParamFault, match="Chưa chọn đếm ngày chậm"):
        points(unsettled, {"due": "2022-11-15", "sent": "2022-11-16"})
    with pytest.raises(ParamFault, match="Có nhiều báo cáo"):
        points(unsettled, {"reports": [{"days": 1}, {"days": 2}]})


@pytest.mark.parametrize(
    ("reports_by", "got", "last"),
    [
        ("worst", "0.50", "Báo cáo chậm nhất: chậm 10 ngày — thuộc mức “chậm từ 6 đến 10 ngày” → 0,5 điểm (điểm chuẩn 2)"),
        ("each", "1.33", "(2 + 1,5 + 0,5)/3 = 1,3333… → 1,33 điểm (điểm chuẩn 2)"),
        ("mean", "1.00", "Bình quân: chậm 3,6666… ngày — thuộc mức “chậm từ 3 đến 5 ngày” → 1 điểm (điểm chuẩn 2)"),
    ],
)
def test_which_report_counts(reports_by: str, got: str, last: str) -> None:
    one = leaf("late_days", "2", {"tiers": LATE_TIERS, "else": "0", "reports_by": reports_by})
    data = {"reports": [{"days": 0}, {"days": 1}, {"days": 10}]}
    assert points(one, data) == got
    assert explained(one, data).lines == (
        "Báo cáo 1: Không chậm — mức “đúng hạn”, 2 điểm",
        "Báo cáo 2: Chậm 1 ngày — mức “chậm từ 1 đến 2 ngày”, 1,5 điểm",
        "Báo cáo 3: Chậm 10 ngày — mức “chậm từ 6 đến 10 ngày”, 0,5 điểm",
        last,
    )


def test_a_report_never_sent_is_in_the_last_tier() -> None:
    data = {"reports": [{"days": 0}, {"due": "2022-06-20", "sent": None}]}
    assert points(LATE, data) == "0.00"
    told = explained(LATE, data)
    assert told.inputs == ("Chậm 0 ngày", "Hạn 20/06/2022, chưa nộp")
    assert told.lines[-1] == "Có báo cáo chưa nộp — thuộc mức “chậm trên 10 ngày” → 0 điểm (điểm chuẩn 2)"


# ---- the other kinds, read aloud ----


@pytest.mark.parametrize(
    ("kind", "most", "params", "data", "last"),
    [
        ("pass_fail", "2", {}, {"achieved": True}, "Đạt → 2 điểm (điểm chuẩn 2)"),
        ("pass_fail", "2", {}, {"achieved": False}, "Không đạt → 0 điểm (điểm chuẩn 2)"),
        ("proportional", "10", {"over": "cap"}, {"done": 7, "target": 9}, "10 × 7/9 = 7,7777… → 7,78 điểm (điểm chuẩn 10)"),
        ("proportional", "10", {"over": "cap"}, {"done": 12, "target": 10}, "Vượt chỉ tiêu, dừng ở điểm chuẩn → 10 điểm (điểm chuẩn 10)"),
        (
            "proportional",
            "10",
            {"over": "multiply", "over_max_pct": "110"},
            {"done": 12, "target": 10},
            "Chỉ tính đến 110%: 10 × 110/100 = 11 → 11 điểm (điểm chuẩn 10)",
        ),
        ("proportional", "10", {"zero_below": "50"}, {"done": 49, "target": 100}, "Dưới 50% nên không có điểm → 0 điểm (điểm chuẩn 10)"),
        ("deduct_per_event", "5", {"per": "2"}, {"events": 3}, "5 - 3 × 2 = -1, không dưới 0 → 0 điểm (điểm chuẩn 5)"),
        ("deduct_per_event", "5", {"per": "0.5", "free": 1}, {"events": 3}, "5 - 2 × 0,5 = 4 → 4 điểm (điểm chuẩn 5)"),
        (
            "deduct_banded",
            "110",
            {"bands": [[1, 10, "10"], [11, None, "ALL"]], "gap": "floor"},
            {"value": "10.5"},
            "Thuộc dải 1–10: 110 - 10 = 100 → 100 điểm (điểm chuẩn 110)",
        ),
        (
            "deduct_banded",
            "110",
            {"bands": [[1, 10, "10"], [11, None, "ALL"]]},
            {"value": "0"},
            "Thấp hơn dải 1–10 nên không trừ → 110 điểm (điểm chuẩn 110)",
        ),
        (
            "deduct_banded",
            "110",
            {"bands": [[1, 10, "10"], [11, None, "ALL"]]},
            {"value": "11"},
            "Thuộc dải từ 11 trở lên: không có điểm → 0 điểm (điểm chuẩn 110)",
        ),
        ("count_times", "10", {"per": "2", "cap": "10"}, {"count": 7}, "7 × 2 = 14, không quá 10 → 10 điểm (điểm chuẩn 10)"),
        ("judged", "0.75", {"step": "0.25"}, {"value": "0.5", "reason": "thiếu"}, "Lấy điểm người chấm cho → 0,5 điểm (điểm chuẩn 0,75)"),
        ("imported", "30", {"source_max": "100"}, {"value": "97"}, "97 × 30/100 = 29,1 → 29,1 điểm (điểm chuẩn 30)"),
        (
            "tiered",
            "2",
            {"tiers": RATE_TIERS, "else": "0"},
            {"points": "1.25", "reason": "thiếu hồ sơ"},
            "Lấy điểm người chấm ghi → 1,25 điểm (điểm chuẩn 2)",
        ),
    ],
)
def test_the_last_line_read_aloud(kind: str, most: str, params: dict[str, Any], data: dict[str, Any], last: str) -> None:
    assert explained(leaf(kind, most, params), data).lines[-1] == last


def test_bonuses_and_penalties_say_where_they_go() -> None:
    both = {"bonus_per": "2", "penalty_per": "1", "min": "-10", "max": "5"}
    bonus = leaf("bonus_penalty", "5", both, pool=Pool.BONUS)
    assert explained(bonus, {"bonus": 4, "penalty": 0}).lines == ("4 × 2 - 0 × 1 = 8, không quá 5 → 5 điểm (cộng vào tổng điểm)",)
    assert explained(bonus, {"bonus": 0, "penalty": 12}).lines == ("0 × 2 - 12 × 1 = -12, không dưới -10 → -10 điểm (cộng vào tổng điểm)",)
    penalty = leaf("count_times", "0", {"per": "8"}, pool=Pool.PENALTY)
    assert explained(penalty, {"count": 2}).lines == ("2 × 8 = 16 → 16 điểm (trừ vào tổng điểm)",)


def test_awards_are_combined_as_chosen() -> None:
    table = {"table": {"bo": "10", "cp": "15"}, "labels": {"bo": "Cờ của Bộ", "cp": "Cờ Chính phủ"}}
    both = {"awards": ["bo", "cp"]}
    most = leaf("award_bonus", "0", {**table, "combine": "max"}, pool=Pool.BONUS)
    assert explained(most, both).lines == ("Mức cao nhất trong 10; 15 là 15 → 15 điểm (cộng vào tổng điểm)",)
    assert explained(most, {"awards": ["bo"]}).lines == ("Cờ của Bộ: 10 → 10 điểm (cộng vào tổng điểm)",)
    assert explained(most, {"awards": []}).lines == ("Không có danh hiệu được cộng → 0 điểm (cộng vào tổng điểm)",)
    total = leaf("award_bonus", "0", {**table, "combine": "sum", "cap": "20"}, pool=Pool.BONUS)
    assert explained(total, both).lines == ("10 + 15 = 25, không quá 20 → 20 điểm (cộng vào tổng điểm)",)
    with pytest.raises(ParamFault, match="Có nhiều danh hiệu"):
        points(leaf("award_bonus", "0", table, pool=Pool.BONUS), both)


def test_conditions_tell_why_the_rows_before_do_not_hold() -> None:
    rows = [
        {"when": [["areas", "==", 3], ["issued", "<=", "2022-02-28"]], "points": "1"},
        {"when": [["areas", "==", 3], ["issued", "<=", "2022-03-31"]], "points": "0.5"},
    ]
    one = leaf("decision_table", "1", {"rows": rows, "else": "0", "labels": {"areas": "số lĩnh vực", "issued": "ban hành"}})
    assert explained(one, {"areas": 3, "issued": "2022-03-01"}).lines == (
        "Dòng 1 “số lĩnh vực là 3 và ban hành chậm nhất ngày 28/02/2022”: không đủ, vì ban hành là 01/03/2022",
        "Đủ điều kiện dòng 2 “số lĩnh vực là 3 và ban hành chậm nhất ngày 31/03/2022” → 0,5 điểm (điểm chuẩn 1)",
    )
    told = explained(one, {"areas": 3, "issued": None})
    assert told.inputs == ("số lĩnh vực: 3", "ban hành: không có")
    assert told.lines[-1] == "Không đủ điều kiện dòng nào nên lấy mức còn lại → 0 điểm (điểm chuẩn 1)"


@pytest.mark.parametrize(
    ("value", "gap", "got"),
    [
        ("10.5", "floor", "100.00"),
        ("10.5", "ceiling", "90.00"),
        ("10.5", "nearest", "90.00"),
        ("10.4", "nearest", "100.00"),
        ("0.9", "floor", "110.00"),
        ("0.9", "ceiling", "100.00"),
    ],
)
def test_values_between_two_bands_follow_the_choice(value: str, gap: str, got: str) -> None:
    bands = {"bands": [[1, 10, "10"], [11, 20, "20"], [21, None, "ALL"]]}
    assert points(leaf("deduct_banded", "110", {**bands, "gap": gap}), {"value": value}) == got
    with pytest.raises(ParamFault, match="nằm giữa hai dải mà bảng chưa chọn"):
        points(leaf("deduct_banded", "110", bands), {"value": value})


def test_a_value_beyond_all_bands_is_refused() -> None:
    with pytest.raises(ParamFault, match="Giá trị 21 không thuộc dải nào"):
        points(leaf("deduct_banded", "110", {"bands": [[1, 20, "10"]]}), {"value": "21"})


def test_over_the_target_without_a_choice_is_refused() -> None:
    with pytest.raises(ParamFault, match="vượt chỉ tiêu mà bảng chưa chọn"):
        points(leaf("proportional", "10"), {"done": 11, "target": 10})
    assert points(leaf("proportional", "10"), {"done": 10, "target": 10}) == "10.00"


# ---- N/A ----


@pytest.mark.parametrize(
    ("mode", "got", "last"),
    [
        (NaMode.FULL_POINTS, "2.00", "Không phát sinh, cho đủ điểm chuẩn → 2 điểm (điểm chuẩn 2)"),
        (NaMode.ZERO, "0.00", "Không phát sinh, cho 0 điểm → 0 điểm (điểm chuẩn 2)"),
        (NaMode.EXCLUDE, None, "Không phát sinh, bỏ khỏi bảng, không quy đổi → không tính điểm (điểm chuẩn 2)"),
    ],
)
def test_what_did_not_arise_follows_the_rule(mode: NaMode, got: str | None, last: str) -> None:
    one = leaf("tiered", "2", {"tiers": RATE_TIERS, "else": "0"}, na_mode=mode)
    data = {"done": 0, "total": 0, "reason": "không có đề nghị nào"}
    assert points(one, data) == got
    told = explained(one, data)
    assert told.inputs == ("Không phát sinh", "Lý do: không có đề nghị nào")
    assert told.lines == (last,)


def test_without_a_rule_for_na_nothing_is_scored() -> None:
    with pytest.raises(ParamFault, match="chưa chọn cách tính tiêu chí không phát sinh"):
        points(leaf("pass_fail", "2", na_mode=None), {"na": True, "reason": "không có"})
    assert points(leaf("pass_fail", "2", na_mode=None, pool=Pool.BONUS), {"na": True, "reason": "không có"}) == "0.00"


# ---- the leader ----

RELATIVE = leaf("leader_relative", "40", {"no_target": "by_largest"})


def ratio(done: int, target: int | None) -> dict[str, int | None]:
    return {"done": done, "target": target}


def scope(data: dict[str, dict[str, int | None]], *, one: Any = RELATIVE) -> dict[str, str]:
    return {
        unit: str(outcome.points)
        for unit, outcome in score_scope(one, {unit: read_given(one, given) for unit, given in data.items()}).items()
    }


def test_one_units_figures_change_everybodys_points() -> None:
    data = {"A": ratio(120, 100), "B": ratio(110, 100), "C": ratio(100, 100), "D": ratio(80, 100)}
    assert scope(data) == {"A": "40.00", "B": "30.00", "C": "20.00", "D": "16.00"}
    assert scope({**data, "A": ratio(140, 100)}) == {"A": "40.00", "B": "25.00", "C": "20.00", "D": "16.00"}
    assert scope({unit: data[unit] for unit in "BCD"}) == {"B": "40.00", "C": "20.00", "D": "16.00"}


def test_nobody_above_the_target_has_the_maximum() -> None:
    assert scope({"A": ratio(100, 100), "B": ratio(50, 100)}) == {"A": "20.00", "B": "10.00"}


def test_units_without_a_target_are_compared_among_themselves() -> None:
    assert scope({"A": ratio(90, 50), "B": ratio(30, None), "C": ratio(40, None)}) == {"A": "40.00", "B": "30.00", "C": "40.00"}
    assert scope({"B": ratio(0, None), "C": ratio(0, None)}) == {"B": "0.00", "C": "0.00"}
    out = leaf("leader_relative", "40", {"no_target": "not_scored"})
    assert scope({"A": ratio(90, 50), "B": ratio(30, None)}, one=out) == {"A": "40.00", "B": "None"}
    with pytest.raises(ParamFault, match="không được giao chỉ tiêu mà bảng chưa chọn"):
        scope({"B": ratio(30, None)}, one=leaf("leader_relative", "40"))


def test_stated_points_and_na_do_not_move_the_leader() -> None:
    given = {"A": read_given(RELATIVE, ratio(120, 100)), "B": Stated(Decimal(39)), "C": NotArisen("không có")}
    assert {unit: outcome.points for unit, outcome in score_scope(RELATIVE, given).items()} == {"A": 40, "B": 39, "C": None}


def test_a_place_behind_the_leader_read_aloud() -> None:
    given = {
        unit: read_given(RELATIVE, data)
        for unit, data in {"A": ratio(120, 100), "B": ratio(110, 100), "C": ratio(8, None), "D": ratio(2, None)}.items()
    }
    told = {unit: explain(RELATIVE, given[unit], outcome).lines for unit, outcome in score_scope(RELATIVE, given).items()}
    assert told["B"] == (
        "Tỷ lệ so với chỉ tiêu 110/100 = 110%",
        "Tỷ lệ cao nhất của các đơn vị cùng xét: 120%",
        "40/2 + 40/2 × (110/100 - 1)/(1,2 - 1) = 30 → 30 điểm (điểm chuẩn 40)",
    )
    assert told["A"][-1] == "Dẫn đầu và vượt chỉ tiêu, được đủ điểm chuẩn → 40 điểm (điểm chuẩn 40)"
    assert told["D"] == ("Kết quả cao nhất của các đơn vị không có chỉ tiêu: 8", "40 × 2/8 = 10 → 10 điểm (điểm chuẩn 40)")
