"""A plan without faults raises no doubt that would hold up a signature."""

import pytest

from tests.reading.clean_plans import BLOC, DEPARTMENT
from tests.reading.written import facts_of
from thidua.plans.enums import FactKind


@pytest.mark.parametrize("plan", [BLOC, DEPARTMENT])
def test_clean_plan_raises_no_error_and_no_warning(plan: str) -> None:
    doubts = facts_of(plan, FactKind.WARNING)

    assert [(doubt.fields["code"], doubt.quote) for doubt in doubts if doubt.fields["severity"] != "note"] == []
