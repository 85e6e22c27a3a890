"""Criteria tables of a bloc: the head's draft, its tree planted or written node by node."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.blocs.make import make_year
from tests.organisations.make import make_officer, make_unit
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit

TIERS = {"tiers": [[">=", "100", "2"], [">=", "95", "1.75"], [">=", "80", "1.5"]], "else": "0"}
RULES: dict[CriterionKind, dict[str, Any]] = {
    CriterionKind.PASS_FAIL: {},
    CriterionKind.PROPORTIONAL: {"over": "cap", "zero_below": "50"},
    CriterionKind.TIERED: TIERS,
    CriterionKind.LATE_DAYS: {"tiers": [["<=", "0", "2"], ["<=", "2", "1.5"]], "else": "0", "days_by": "working", "reports_by": "worst"},
    CriterionKind.DECISION_TABLE: {
        "rows": [
            {"when": [["dk1", "==", "3"], ["dk2", "<=", "2022-02-28"]], "points": "2"},
            {"when": [["dk3", "==", True]], "points": "0.5"},
        ],
        "else": "0",
        "labels": {"dk1": "Số lĩnh vực", "dk2": "Ngày ban hành", "dk3": "Có bản dự thảo"},
    },
    CriterionKind.DEDUCT_PER_EVENT: {"per": "0.5", "free": "1"},
    CriterionKind.DEDUCT_BANDED: {"bands": [["1", "10", "0.5"], ["11", "20", "1"], ["21", None, "ALL"]], "gap": "floor"},
    CriterionKind.COUNT_TIMES: {"per": "0.5", "cap": "2"},
    CriterionKind.BONUS_PENALTY: {"bonus_per": "2", "penalty_per": "1", "min": "-2", "max": "2"},
    CriterionKind.AWARD_BONUS: {
        "table": {"dh1": "1", "dh2": "2"},
        "labels": {"dh1": "Cờ thi đua của Bộ", "dh2": "Cờ thi đua của Chính phủ"},
        "combine": "max",
        "stage": "after_cap",
    },
    CriterionKind.LEADER_RELATIVE: {"no_target": "by_largest"},
    CriterionKind.JUDGED: {"step": "0.25", "reason_below_max": True},
    CriterionKind.IMPORTED: {"source_max": "100", "source": "Cục Trợ giúp pháp lý"},
    CriterionKind.SUM_CHILDREN: {"cap": "50"},
}
"""A rule of each kind as the editor stores it, for a criterion of 2 points."""


@dataclass
class House:
    """A bloc of three with the head's draft. `clerk` writes for the head, `member` works in another unit of the bloc."""

    year: BlocYear
    head: Unit
    clerk: User
    member: User
    version: TableVersion
    nodes: dict[str, Criterion] = field(default_factory=dict)

    def node(self, code: str) -> Criterion:
        return self.version.criteria.select_related("parent", "version__table").get(code=code)


@remembered
def make_house() -> House:
    ministry = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)
    head, other = make_unit("Sở Tư pháp tỉnh Yên Bái"), make_unit("Sở Tư pháp tỉnh Lạng Sơn")
    year = make_year(members=[head, other], head=head, superior=ministry)
    clerk, member = make_officer(head, name="Vũ Thị Soạn"), make_officer(other, name="Nông Văn Xem")
    return House(year, head, clerk, member, begin_empty_draft(head, year=year, by=clerk))


def begin_empty_draft(issuer: Unit, *, year: BlocYear, by: User, title: str = "Bảng tiêu chí chấm điểm thi đua năm 2021") -> TableVersion:
    """A table with its first version, nothing in it yet."""
    return actions.begin_table(issuer, bloc=year.bloc, year=year.year, title=title, scored_kind="Sở Tư pháp", by=by)


def leaf(mark: str, title: str = "Ban hành kế hoạch trong quý I", *, points: str = "2", **more: Any) -> dict[str, Any]:
    """A criterion as the actions take it; đạt hoặc không đạt unless `kind` says another."""
    kind = more.pop("kind", CriterionKind.PASS_FAIL)
    return {"mark": mark, "title": title, "points": Decimal(points), "kind": kind, "params": RULES[kind], **more}


def group(mark: str, title: str, points: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    own = {"mark": mark, "title": title, "points": Decimal(points), "kind": CriterionKind.SUM_CHILDREN, **more}
    return {**own, "children": children} if children else own


def small_tree() -> list[dict[str, Any]]:
    """A (15) holds I (10 of which 8,5 are given out) and II; B is a bonus."""
    first = group(
        "I",
        "Công tác xây dựng văn bản",
        "10",
        leaf("1", points="2"),
        leaf("2", "Thẩm định đúng hạn", points="6.5", kind=CriterionKind.PROPORTIONAL),
    )
    second = group("II", "Phổ biến, giáo dục pháp luật", "5", leaf("1", "Kế hoạch phổ biến", points="5"))
    return [group("A", "Nhiệm vụ chuyên môn", "15", first, second), group("B", "Điểm thưởng", "2", leaf("1", points="2"), pool="bonus")]


def planted(house: House) -> House:
    """With the small tree in it."""
    actions.plant_criteria(house.version, criteria=small_tree(), by=house.clerk)
    house.version.refresh_from_db()
    return house


def every_kind() -> list[dict[str, Any]]:
    """One criterion of each kind."""
    kinds = [kind for kind in CriterionKind if kind not in {CriterionKind.SUM_CHILDREN, CriterionKind.AWARD_BONUS}]
    content = [leaf(str(at), kind.label, kind=kind) for at, kind in enumerate(kinds, start=1)]
    award = leaf("1", "Danh hiệu", kind=CriterionKind.AWARD_BONUS)
    return [group("A", "Mọi cách chấm", str(2 * len(kinds)), *content), group("B", "Thưởng", "2", award, pool="bonus")]


def big_tree(leaves: int = 150) -> list[dict[str, Any]]:
    """Ten parts, each with criteria of every kind in turn."""
    kinds = [kind for kind in CriterionKind if kind != CriterionKind.SUM_CHILDREN]
    titles = "Tham mưu ban hành, triển khai kế hoạch và báo cáo kết quả thực hiện đúng thời hạn, đúng nội dung được giao"
    made = [leaf(str(at % 15 + 1), f"{titles} ({at + 1})", kind=kinds[at % len(kinds)]) for at in range(leaves)]
    parts = [made[at : at + 15] for at in range(0, leaves, 15)]
    return [
        group(
            "A",
            "Nhiệm vụ chuyên môn",
            str(2 * leaves),
            *(group(str(at), f"Lĩnh vực {at}", "30", *part) for at, part in enumerate(parts, 1)),
        )
    ]
