"""Which cells a check has a say in: each case is asked once with every check listened to, and both workers of a run share what was heard.

With THIDUA_TRACES, a folder, a run of the matrix itself listens, and what it heard there is not asked again by the mutants' run.
"""

import json
import os
import re
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

from tests.access.matrix import Case, Cell, cells, judge
from tests.access.mutants import Mutant, mutants
from tests.access.world import World

SHARED = os.environ.get("THIDUA_TRACES", "")
FOLDER = Path(SHARED or Path(os.environ["THIDUA_DATA"]) / f"traces-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}")


def telling(mutant: Mutant, case: Case, world: World) -> list[Cell]:
    """The cells of this case whose answer can be another one without the check."""
    if mutant.heard is None:
        return [cell for cell in cells(case) if mutant.may_show(cell)]
    said = _heard(case, world)
    return [cell for cell in cells(case) if mutant.name in said["/".join(cell)]]


def problems_heard(case: Case, world: World) -> list[str]:
    """What the matrix finds wrong with a case, kept with what was heard meanwhile."""
    problems: list[str] = []
    _keep(case, _listen(case, world, problems))
    return problems


def _heard(case: Case, world: World) -> dict[str, list[str]]:
    """Cell → names of the checks that spoke in it."""
    if not _place(case).exists():
        _keep(case, _listen(case, world, []))
    return _read(_place(case))


def _place(case: Case) -> Path:
    return FOLDER / re.sub(r"\W", "-", str(case))


def _keep(case: Case, said: dict[str, list[str]]) -> None:
    FOLDER.mkdir(exist_ok=True)
    fresh = _place(case).with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(said))
    fresh.rename(_place(case))


@cache
def _read(path: Path) -> dict[str, list[str]]:
    said: dict[str, list[str]] = json.loads(path.read_text())
    return said


def _listen(case: Case, world: World, problems: list[str]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    spoke: set[str] = set()
    with ExitStack() as stack:
        for mutant in mutants():
            if mutant.heard is not None:
                stack.enter_context(mutant.heard(partial(spoke.add, mutant.name)))
        for cell in cells(case):
            spoke.clear()
            problems += judge(case, cell, world)
            said["/".join(cell)] = sorted(spoke)
    return said
