"""Which cells a check has a say in: each case is asked once with every check listened to, and both workers of a run share what was heard."""

import json
import os
import re
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

from tests.access.matrix import Case, Cell, cells, judge
from tests.access.mutants import Mutant, mutants
from tests.access.world import World

FOLDER = Path(os.environ["THIDUA_DATA"]) / f"traces-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"


def telling(mutant: Mutant, case: Case, world: World) -> list[Cell]:
    """The cells of this case whose answer can be another one without the check."""
    if mutant.heard is None:
        return [cell for cell in cells(case) if mutant.may_show(cell)]
    said = _heard(case, world)
    return [cell for cell in cells(case) if mutant.name in said["/".join(cell)]]


def _heard(case: Case, world: World) -> dict[str, list[str]]:
    """Cell → names of the checks that spoke in it."""
    kept = FOLDER / re.sub(r"\W", "-", str(case))
    if not kept.exists():
        FOLDER.mkdir(exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(_listen(case, world)))
        fresh.rename(kept)
    return _read(kept)


@cache
def _read(path: Path) -> dict[str, list[str]]:
    said: dict[str, list[str]] = json.loads(path.read_text())
    return said


def _listen(case: Case, world: World) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    spoke: set[str] = set()
    with ExitStack() as stack:
        for mutant in mutants():
            if mutant.heard is not None:
                stack.enter_context(mutant.heard(partial(spoke.add, mutant.name)))
        for cell in cells(case):
            spoke.clear()
            list(judge(case, cell, world))
            said["/".join(cell)] = sorted(spoke)
    return said
