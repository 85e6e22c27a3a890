"""For each permission check a cell that turns red without it, so that a run need not look for one again.

`THIDUA_KEEP_WITNESSES=1 pytest tests/test_access_mutants.py` keeps those that a run had to look for; the last line of a check is asked.
"""

import os
from functools import cache
from pathlib import Path

from tests.access.matrix import Case, Cell, cells
from tests.access.mutants import Mutant

KEPT = Path(__file__).parent / "witnesses.txt"
"""A line a check: `name · case · method · person`."""


def of(mutant: Mutant, among: list[Case]) -> tuple[Case, Cell] | None:
    """Only a cell that the matrix itself asks: it is known to be as it should while the check stands."""
    case, *cell = _lines().get(mutant.name, [""])
    return next(((one, asked) for one in among if str(one) == case for asked in cells(one) if list(asked) == cell), None)


def keep(mutant: Mutant, case: Case, cell: Cell) -> None:
    if os.environ.get("THIDUA_KEEP_WITNESSES"):
        with KEPT.open("a") as file:
            file.write(" · ".join((mutant.name, str(case), *cell)) + "\n")


@cache
def _lines() -> dict[str, list[str]]:
    """Name → case, method, person."""
    rows = [line.split(" · ") for line in KEPT.read_text().splitlines()]
    return {name: rest for name, *rest in rows}
