"""The matrix tested: without any one permission check it must turn red. What survives is a check that no cell asks for."""

from pathlib import Path

import pytest
from django.core.cache import cache

from tests.access.matrix import cases, problems
from tests.access.mutants import Mutant, mutants, near_first
from tests.access.world import World
from tests.test_access import world

__all__ = ["world"]

CASES = cases()
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SPARE = Path(__file__).parent / "access" / "spare_checks.txt"
"""Checks that stand behind another one on purpose, one a line with its reason: `name · reason`."""


def spare() -> dict[str, str]:
    lines = [line for line in SPARE.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split(" · ", 1) for line in lines)


def turns_red(mutant: Mutant, world: World) -> bool:
    order = near_first(mutant, [case.route for case in CASES])
    places = {route: place for place, route in enumerate(order)}
    with mutant.away():
        for case in sorted(CASES, key=lambda case: places[case.route]):
            cache.clear()
            if next(problems(case, world), None) is not None:
                return True
    return False


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
def test_matrix_turns_red_without(mutant: Mutant, world: World) -> None:
    assert turns_red(mutant, world) != (mutant.name in spare())


def test_spare_checks_exist() -> None:
    assert set(spare()) - {mutant.name for mutant in mutants()} == set()
