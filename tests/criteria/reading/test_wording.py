"""One wording: what the page and the paper say of a rule is read back as that rule, and said again in the same words."""

from decimal import Decimal
from typing import Any

import pytest

from tests.criteria.make import RULES
from thidua.criteria.enums import CriterionKind, NaMode, Pool
from thidua.criteria.reading.ruling import rule_of
from thidua.criteria.reading.values import Row
from thidua.criteria.reading.wording import lines_of
from thidua.criteria.rules.lines import RuleLine, in_a_row, rule_lines, rule_words
from thidua.criteria.rules.params import read_params

K = CriterionKind
LATE = [["<=", "2", "2"], ["<=", "3", "1.5"], ["<=", "5", "1"]]
FACTS = {"dk1": "Số xã đạt chuẩn", "dk2": "ngày gửi", "dk3": "Xếp loại", "dk4": "Đã báo cáo"}
CONDITIONS = [
    {"when": [["dk1", ">=", "1200"], ["dk2", "<", "2022-03-31"], ["dk3", "==", "tốt; đủ hồ sơ"]], "points": "2"},
    {"when": [["dk1", "<", "0.5"], ["dk2", ">", "2022-12-31"]], "points": "1"},
    {"when": [["dk1", ">", "3"], ["dk2", ">=", "2022-01-01"], ["dk4", "==", False]], "points": "0.5"},
    {"when": [["dk1", "<=", "4"], ["dk2", "==", "2022-05-19"]], "points": "0.25"},
]
AWARDS = {"dh1": "1", "dh2": "2"}
MORE: list[tuple[CriterionKind, dict[str, Any]]] = [
    (K.PROPORTIONAL, {"over": "multiply", "over_max_pct": "120", "by_size": True}),
    (K.TIERED, {"tiers": [[">", "95", "2"], [">=", "75.5", "1"]], "else": "0.25"}),
    (K.TIERED, {"tiers": [["==", "100", "2"], [">=", "90", "1"]], "else": "0"}),
    (K.TIERED, {"tiers": [["<=", "5", "2"], ["<", "10", "1"]], "else": "0"}),
    (K.TIERED, {"tiers": [[">=", "1200", "2"], [">=", "1000", "1"]], "else": "0"}),
    (K.LATE_DAYS, {"tiers": [["<=", "0", "2"], *LATE[1:]], "else": "0"}),
    (K.LATE_DAYS, {"tiers": LATE, "else": "0", "days_by": "calendar"}),
    (K.LATE_DAYS, {"tiers": [["<=", "2.5", "2"], ["<=", "5", "1"]], "else": "0", "reports_by": "mean"}),
    (K.DECISION_TABLE, {"rows": CONDITIONS, "else": "0", "labels": FACTS}),
    (K.DEDUCT_PER_EVENT, {"per": "0.5", "floor": "1"}),
    (K.DEDUCT_BANDED, {"bands": [[1, 10, "0.5"], [11, 11, "1"], [12, None, "2"]], "gap": "nearest"}),
    (K.COUNT_TIMES, {"per": "5"}),
    (K.COUNT_TIMES, {"per": "1250", "cap": "2500", "by_size": True}),
    (K.BONUS_PENALTY, {"bonus_per": "0.5", "penalty_per": "1000", "min": "-1000", "max": "0"}),
    (K.AWARD_BONUS, {"table": AWARDS, "labels": {"dh1": "cờ của tỉnh", "dh2": "Cờ của Bộ"}, "combine": "sum", "cap": "2"}),
    (K.LEADER_RELATIVE, {"no_target": "not_scored"}),
    (K.JUDGED, {"step": "0.5", "reason_below_max": False}),
    (K.IMPORTED, {"source_max": "1000"}),
]
ALL = [*((kind, params) for kind, params in RULES.items() if kind is not K.SUM_CHILDREN), *MORE]


@pytest.mark.parametrize(("kind", "stored"), ALL, ids=[f"{kind}-{at}" for at, (kind, _) in enumerate(ALL)])
def test_the_paper_gives_the_same_rule_and_the_rule_the_same_paper(kind: CriterionKind, stored: dict[str, Any]) -> None:
    params = read_params(kind, stored)
    lines = rule_lines(params, Decimal(2))
    pool = Pool.BONUS if kind is K.AWARD_BONUS else Pool.CONTENT
    found = rule_of(lines, title="Kết quả công tác", points=Decimal(2), pool=pool)
    assert (found.kind, read_params(found.kind, found.params)) == (kind, params)
    assert rule_lines(read_params(found.kind, found.params), Decimal(2)) == lines


def test_a_rule_in_a_row_of_sentences() -> None:
    tiers = read_params(K.TIERED, {"tiers": [[">=", "95", "1000"]], "else": "0"})
    assert rule_words(K.TIERED, tiers, Decimal(1000)) == "Bậc thang theo tỷ lệ. Từ 95% trở lên: 1.000 điểm. Dưới 95%: 0 điểm."
    rows = [{"when": [["dk1", "==", True]], "points": "2"}]
    asked = read_params(K.DECISION_TABLE, {"rows": rows, "else": "0", "labels": {"dk1": "Đã báo cáo"}})
    assert in_a_row(*rule_lines(asked, Decimal(2))) == "Đã báo cáo: có, được 2 điểm. Các trường hợp còn lại: 0 điểm."


def test_what_goes_with_a_rule_on_paper() -> None:
    row = Row("1", 0, "Việc", Decimal(2), K.PASS_FAIL, pool=Pool.BONUS, na_mode=NaMode.ZERO)
    assert lines_of(row) == (
        RuleLine("Đạt", Decimal(2)),
        RuleLine("Không đạt", Decimal(0)),
        RuleLine("Tính vào điểm thưởng"),
        RuleLine("Khi không phát sinh: cho 0 điểm"),
    )
    assert lines_of(row, pool_by_title=Pool.BONUS)[2:] == (RuleLine("Khi không phát sinh: cho 0 điểm"),)
