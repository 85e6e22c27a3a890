"""The matrix tested: without any one permission check it must turn red. What survives is a check that no cell asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.access import witnesses
from tests.access.matrix import Case, Cell, cases, judge
from tests.access.mutants import Mutant, asked, mutants
from tests.access.traces import telling
from tests.access.world import World
from tests.test_access import world

__all__ = ["world"]

CASES = cases()
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SPARE = Path(__file__).parent / "access" / "spare_checks.txt"
"""Checks that stand behind another one on purpose, one a line with its reason: `name · reason` ("unrun: …": not even tried)."""


def spare() -> dict[str, str]:
    lines = [line for line in SPARE.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split(" · ", 1) for line in lines)


def is_red(mutant: Mutant, case: Case, cell: Cell, world: World) -> bool:
    with mutant.away():
        return next(judge(case, cell, world), None) is not None


def red_cells(mutant: Mutant, world: World, cases: list[Case]) -> Iterator[tuple[Case, Cell]]:
    return ((case, cell) for case in cases for cell in telling(mutant, case, world) if is_red(mutant, case, cell, world))


@pytest.mark.parametrize("mutant", [one for one in mutants() if one.name not in spare()], ids=lambda mutant: mutant.name)
def test_matrix_turns_red_without(mutant: Mutant, world: World) -> None:
    """The cell that was red when last looked for is asked first; the rest only when it is red no more."""
    known = witnesses.of(mutant, CASES)
    if known is not None and is_red(mutant, *known, world):
        return
    found = next(red_cells(mutant, world, asked(mutant, CASES)), None)
    assert found is not None
    witnesses.keep(mutant, *found)


@pytest.mark.parametrize(
    "mutant", [one for one in mutants() if not spare().get(one.name, "unrun").startswith("unrun")], ids=lambda mutant: mutant.name
)
def test_spare_check_is_spare(mutant: Mutant, world: World) -> None:
    """A line of spare_checks.txt that the matrix sees by now must go."""
    own = [case for case in CASES if case.route.startswith(mutant.near)]
    assert next(red_cells(mutant, world, own), None) is None


def test_spare_checks_exist() -> None:
    assert set(spare()) - {mutant.name for mutant in mutants()} == set()
