"""Days that cannot be. Each case stands beside one that must stay silent."""

import pytest

from tests.reading.clean_plans import BLOC
from tests.reading.written import facts_of
from thidua.plans.enums import FactKind


def codes(plan: str) -> list[str]:
    return [doubt.fields["code"] for doubt in facts_of(plan, FactKind.WARNING) if doubt.fields["severity"] != "note"]


@pytest.mark.parametrize(
    ("printed", "instead", "expected"),
    [
        ("trước ngày 20/6/2025", "trước ngày 20/6/2024", ["year_mismatch"]),
        ("trước ngày 15/12/2025", "trước ngày 15/12/2026", ["year_mismatch"]),
        ("trước ngày 15/12/2025", "trước ngày 15/01/2026", []),
        ("từ ngày 01/3/2025 đến ngày 30/6/2025", "từ ngày 01/3/2024 đến ngày 30/6/2024", ["year_mismatch"]),
        ("trước ngày 28/02/2025", "trước ngày 05/02/2025", ["due_before_issue"]),
        ("trước ngày 28/02/2025", "trước ngày 11/02/2025", []),
        ("(thứ Sáu)", "(thứ Năm)", ["weekday_mismatch"]),
        ("(thứ Sáu)", "(thứ 6)", []),
        ("trước ngày 20/6/2025", "trước ngày 31/6/2025", ["impossible_date"]),
        ("trước ngày 20/6/2025", "trước ngày 30/6/2025", []),
        ("ngày 06/01/2025 của", "ngày 30/02/2025 của", ["impossible_date"]),
        ("từ ngày 01/7/2025 đến ngày 31/12/2025", "từ ngày 31/12/2025 đến ngày 01/7/2025", ["end_before_start"]),
        ("từ ngày 01/7/2025 đến ngày 31/12/2025", "từ ngày 01/7/2025 đến ngày 01/7/2025", []),
    ],
)
def test_days_that_cannot_be(printed: str, instead: str, expected: list[str]) -> None:
    assert printed in BLOC

    assert codes(BLOC.replace(printed, instead)) == expected


def test_wrong_year_suggests_the_day_in_the_year_of_the_plan() -> None:
    (doubt,) = (
        doubt
        for doubt in facts_of(BLOC.replace("trước ngày 20/6/2025", "trước ngày 20/6/2024"), FactKind.WARNING)
        if doubt.fields["code"] == "year_mismatch"
    )

    assert (doubt.fields["suggest"], doubt.fields["severity"]) == ("2025-06-20", "error")
    assert "năm 2025" in doubt.fields["why"]
    assert "20/06/2025" in doubt.fields["todo"]


def test_due_that_is_past_only_by_its_wrong_year_is_a_note() -> None:
    doubts = facts_of(BLOC.replace("trước ngày 20/6/2025", "trước ngày 20/6/2024"), FactKind.WARNING)

    assert [doubt.fields["severity"] for doubt in doubts if doubt.fields["code"] == "due_before_issue"] == ["note"]


@pytest.mark.parametrize(("day", "count"), [("15 tháng 02", 1), ("10 tháng 02", 0)])
def test_issue_on_a_saturday_is_noted(day: str, count: int) -> None:
    doubts = facts_of(BLOC.replace("ngày 10 tháng 02", f"ngày {day}"), FactKind.WARNING)

    assert [doubt.fields["code"] for doubt in doubts].count("issue_on_weekend") == count
