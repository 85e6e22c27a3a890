"""The reading engine must stay as good as it is: floors on every labelled set (figures: `make read-eval`)."""

import pytest

from tools.read_eval import SETS, evaluate

DATED, UNDATED = "dated, any kind", "undated duties"


@pytest.mark.parametrize("name", ["own", "originals"])
def test_the_five_plans_are_read_as_a_careful_clerk_reads_them(name: str) -> None:
    score = evaluate(name)
    if score is None:
        pytest.skip(f"{SETS[name][0].name} is not here")
    dated = score.rows[DATED]
    assert min(dated.precision, dated.recall) >= 0.95, score.remarks
    assert dated.right / dated.spans >= 0.98
    assert score.rows[UNDATED].recall >= 0.90
    short = {row: counted.recall for row, counted in score.rows.items() if counted.recall < 0.90 and not row.startswith("words:")}
    assert short == {}


@pytest.mark.parametrize(("name", "floor"), [("samples", 0.90), ("held-out", 0.80)])
def test_other_plans_are_read_well(name: str, floor: float) -> None:
    score = evaluate(name)
    assert score is not None
    assert score.rows[DATED].f1 >= floor, score.remarks
