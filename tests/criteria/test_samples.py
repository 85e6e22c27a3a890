"""The example tables: sound, in the form they promise, and lacking only what the texts leave open."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.criteria import make
from tests.criteria.conventions import CHOSEN
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria import actions
from thidua.criteria.enums import VersionState
from thidua.criteria.models import TableVersion
from thidua.criteria.prints.lines import rows_of
from thidua.criteria.queries.life import faults_before_issue
from thidua.criteria.queries.samples import Sample, sample_called, samples
from thidua.criteria.queries.tree import tree_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
ALWAYS_OPEN = {"na_mode", "period", "round_policy", "late_self_score", "tie_end", "complaint_days", "places"}
ALWAYS_OPEN |= {"na_claimed_in", "na_agreed_in", "ties", "total_cap", "order"}
OPEN = {
    "so-tu-phap-200": {"days_by", "reports_by", "gap", "reason_below_max"},
    "khoi-cua-tinh-1000": {"over", "days_by", "reports_by", "gap", "combine", "stage", "reason_below_max", "penalty_cap"},
    "so-voi-dan-dau": {"no_target"},
}
POINTS = {
    "so-tu-phap-200": {"Điểm nội dung": Decimal(200)},
    "khoi-cua-tinh-1000": {"Điểm nội dung": Decimal(950), "Điểm thưởng": Decimal(50), "Điểm trừ": Decimal(32)},
    "so-voi-dan-dau": {"Điểm nội dung": Decimal(100)},
}


def begun(key: str, *, year: int = 2022) -> tuple[make.House, TableVersion]:
    house, sample = make.make_house(), sample_called(key)
    assert sample is not None
    return house, actions.begin_from_sample(sample, issuer=house.head, bloc=house.year.bloc, year=year, by=house.clerk)


def leaves(nodes: Any) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield from leaves(node["children"]) if node.get("children") else [node]


def test_there_are_three_with_as_many_criteria_as_they_say() -> None:
    assert {sample.key: sample.leaves for sample in samples()} == {"so-tu-phap-200": 54, "khoi-cua-tinh-1000": 31, "so-voi-dan-dau": 20}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.key)
def test_a_line_without_a_source_is_an_example(sample: Sample) -> None:
    assert [node["title"] for node in leaves(sample.criteria) if node["is_sample"] is bool(node["source"])] == []
    assert any(node["is_sample"] for node in leaves(sample.criteria))


@pytest.mark.parametrize("key", OPEN)
def test_a_sample_is_sound_and_lacks_only_what_the_texts_leave_open(key: str) -> None:
    _, version = begun(key)
    waiting = faults_before_issue(version)
    assert waiting.faults == ()
    assert {one.name for one in waiting.missing} == ALWAYS_OPEN | OPEN[key]
    tree = tree_of(version)
    assert tree.faulty == []
    assert {pool.word: pool.points for pool in tree.pools} == POINTS[key]


def test_the_days_of_a_sample_are_of_the_year_it_is_begun_for() -> None:
    _, version = begun("so-tu-phap-200", year=2024)
    rows = version.criteria.get(code="A.III.1.1").params["rows"]
    assert [row["when"][1][2] for row in rows] == ["2024-02-28", "2024-03-31"]


def test_the_mark_of_an_example_goes_when_the_line_is_changed() -> None:
    house, version = begun("so-voi-dan-dau")
    node, other = version.criteria.get(code="I.1"), version.criteria.get(code="I.2")
    same = actions.change_criterion(node, values={"title": node.title}, seen=node.edits, by=house.clerk)
    assert same.is_sample
    changed = actions.change_criterion(node, values={"title": "Tỷ lệ điều tra án"}, seen=node.edits, by=house.clerk)
    assert (changed.is_sample, version.criteria.get(pk=node.pk).is_sample, other.is_sample) == (False, False, True)


def test_what_is_taken_out_as_a_file_says_which_lines_are_examples() -> None:
    _, version = begun("so-tu-phap-200")
    titles = {row.code: row.title for row in rows_of(version)}
    assert titles["A.II.1"].endswith("(ví dụ minh họa)")
    assert titles["A.I.1.1"] == version.criteria.get(code="A.I.1.1").title


def test_a_sample_is_not_issued_under_its_name_nor_with_examples_nobody_took() -> None:
    house, version = begun("so-voi-dan-dau")
    version = actions.choose(version, choices=CHOSEN, seen=version.edits, by=house.clerk)
    said: dict[str, Any] = {"decision": "12/QĐ-KVTĐ", "decided_on": clock.today(), "by": house.clerk}
    with pytest.raises(RuleBroken, match="BẢNG MẪU"):
        actions.issue_version(version, **said)
    actions.name_table(version, title="Bảng tiêu chí của Cụm", scored_kind="Đơn vị", by=house.clerk)
    with pytest.raises(RuleBroken, match="mục là ví dụ minh họa"):
        actions.issue_version(version, **said)
    version = actions.issue_version(version, **said, takes_examples=True)
    assert version.state == VersionState.ISSUED
    assert not version.criteria.filter(is_sample=True).exists()
